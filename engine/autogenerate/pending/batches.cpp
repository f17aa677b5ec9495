// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/batches.h"

#include "dialect/overloaded.h"
#include "sql/stored_text.h"

#include <algorithm>

namespace limbeck::autogenerate {

namespace {

/// A default that ADD COLUMN takes: a literal.
bool isConstant(const schema::Column &column)
{
    if (column.computed || column.identity)
        return false;
    if (!column.serverDefault || std::holds_alternative<std::string>(column.serverDefault->data))
        return true;
    const auto *expression = std::get_if<sql::ExpressionPtr>(&column.serverDefault->data);
    const auto text = expression ? sql::textOfStored(*expression) : std::nullopt;
    if (!text || text->empty())
        return false;
    const bool isString = text->size() >= 2 && text->front() == '\'' && text->back() == '\'';
    return isString || std::all_of(text->begin(), text->end(), [](unsigned char c) { return std::isdigit(c) || c == '.' || c == '-'; });
}

bool needsRebuild(const Directive &directive)
{
    return std::visit(dialect::Overloaded{
                          [](const AddColumn &d) { return !isConstant(d.column); },
                          [](const DropColumn &) { return true; },
                          [](const AlterColumn &d) { return d.type || d.nullable || d.serverDefault; },
                          [](const AddConstraint &) { return true; },
                          [](const DropConstraint &) { return true; },
                          [](const auto &) { return false; },
                      },
                      directive.node);
}

}  // namespace

std::vector<Directive> withBatches(const std::vector<Directive> &directives, const dialect::Dialect &dialect)
{
    if (dialect.name() != "sqlite")
        return directives;
    std::vector<Directive> result;
    for (const Directive &directive : directives) {
        const auto *changes = std::get_if<TableChanges>(&directive.node);
        if (!changes) {
            result.push_back(directive);
            continue;
        }
        TableChanges part{changes->table, {}};
        const auto close = [&] {
            part.asBatch = std::any_of(part.directives.begin(), part.directives.end(), needsRebuild);
            if (!part.directives.empty())
                result.push_back({part});
            part = TableChanges{changes->table, {}};
        };
        for (const Directive &inner : changes->directives) {
            if (!std::holds_alternative<ExecuteText>(inner.node)) {
                part.directives.push_back(inner);
                continue;
            }
            close();
            result.push_back(inner);
        }
        close();
    }
    return result;
}

}  // namespace limbeck::autogenerate
