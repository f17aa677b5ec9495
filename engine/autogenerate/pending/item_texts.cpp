// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/item_texts.h"

#include "autogenerate/pending/batches.h"
#include "autogenerate/pending/items.h"
#include "autogenerate/pending/pending_diff.h"
#include "autogenerate/pending/type_steps.h"
#include "base/error.h"

namespace limbeck::autogenerate {

namespace {

/// Lines under each other; what stands below a `with` is indented until an empty line.
std::string text(const std::vector<std::string> &lines)
{
    std::string all;
    bool isInside = false;
    for (const std::string &line : lines) {
        if (line.empty()) {
            isInside = false;
            continue;
        }
        std::string indented = isInside ? "    " : "";
        for (const char c : line) {
            indented += c;
            if (c == '\n' && isInside)
                indented += "    ";
        }
        all += (all.empty() ? "" : "\n") + indented;
        isInside = isInside || (line.starts_with("with ") && line.ends_with(":"));
    }
    return all;
}

std::string rendered(const std::vector<Directive> &directives, const RenderOptions &options)
{
    Renderer renderer(options);
    std::vector<std::string> lines;
    for (const Directive &directive : withBatches(directives, *options.dialect, options.hanging)) {
        for (std::string &line : renderer.lines(directive))
            lines.push_back(std::move(line));
    }
    return text(lines);
}

void compile(PendingItem &item, const std::vector<Directive> &directives, const schema::Schema &database, const RenderOptions &options)
{
    dialect::CompileState state;
    state.reflectTable = [&database](const QualifiedName &name) -> std::optional<schema::Table> {
        const schema::Table *table = database.findTable(name);
        return table ? std::optional(*table) : std::nullopt;
    };
    state.typeExists = [&database](const QualifiedName &name) { return database.enums.contains(name); };
    try {
        for (const operation::Operation &operation : toOperations(withBatches(directives, *options.dialect, options.hanging)))
            options.dialect->compile(operation, state, [&item](sql::Statement statement) { item.statements.push_back(std::move(statement)); });
    } catch (const Error &error) {
        item.statements.clear();
        item.problem = error.message();
    }
}

}  // namespace

void fillTexts(std::vector<PendingItem> &items, const schema::Schema &database, const RenderOptions &options)
{
    const ComparisonChoices all;
    std::set<QualifiedName> types;
    for (const auto &[name, type] : database.enums)
        types.insert(name);
    for (PendingItem &item : items) {
        PendingItem one = item;
        one.isIgnored = false;
        const std::vector<Directive> directives = withTypes(assembled({one}, all, one.run), types, *options.dialect);
        item.python = rendered(directives, options);
        item.downgrade = rendered(reversed(directives), options);
        compile(item, directives, database, options);
    }
}

}  // namespace limbeck::autogenerate
