// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/batches.h"

#include "dialect/overloaded.h"
#include "sql/stored_text.h"
#include "sql/tokens.h"

#include <algorithm>
#include <set>

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

/// For op.execute(), which takes :word for a parameter.
std::string withoutParameters(const std::string &text)
{
    const auto isWord = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; };
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char before = i > 0 ? text[i - 1] : ' ';
        if (text[i] == ':' && before != ':' && before != '\\' && !isWord(before) && i + 1 < text.size() && isWord(text[i + 1]))
            result += '\\';
        result += text[i];
    }
    return result;
}

/// Drops and makes again what hangs on the tables that are rebuilt.
class Rehanging {
public:
    Rehanging(std::vector<Directive> &directives, const dialect::Dialect &dialect, const HangingOn &hanging) : m_directives(directives), m_dialect(dialect), m_hanging(hanging) {}

    void run()
    {
        for (const auto &[table, dependents] : m_hanging) {
            for (const schema::Dependent &dependent : dependents) {
                if (!isTouched(table, dependent))
                    rehang(table, dependent);
            }
        }
    }

private:
    template<typename Function>
    void forEachOf(const QualifiedName &table, Function function) const
    {
        for (const Directive &directive : m_directives) {
            const auto *changes = std::get_if<TableChanges>(&directive.node);
            if (!changes || changes->table != table)
                continue;
            for (const Directive &inner : changes->directives)
                function(inner);
        }
    }

    bool isTouched(const QualifiedName &table, const schema::Dependent &dependent) const
    {
        bool touched = false;
        const auto isIt = [&dependent](const schema::Index &index) { return dependent.kind == schema::Dependent::Kind::Index && index.name.text && index.name.text->text == dependent.name; };
        forEachOf(table, [&](const Directive &directive) {
            touched = touched
                      || std::visit(dialect::Overloaded{
                                        [&](const CreateIndex &d) { return isIt(d.index); },
                                        [&](const DropIndex &d) { return isIt(d.index); },
                                        [&](const DropColumn &d) { return sql::mentionsName(dependent.text, d.column.name.text); },
                                        [&](const AlterColumn &d) { return d.newName && sql::mentionsName(dependent.text, d.column.text); },
                                        [](const auto &) { return false; },
                                    },
                                    directive.node);
        });
        return touched;
    }

    static bool isRebuild(const Directive &directive, const QualifiedName &table)
    {
        const auto *changes = std::get_if<TableChanges>(&directive.node);
        return changes && changes->asBatch && changes->table == table;
    }

    void rehang(const QualifiedName &table, const schema::Dependent &dependent)
    {
        const auto rebuilds = [&table](const Directive &directive) { return isRebuild(directive, table); };
        const auto last = std::find_if(m_directives.rbegin(), m_directives.rend(), rebuilds);
        if (last == m_directives.rend())
            return;
        const Directive drop = dropHanging(table, dependent, m_dialect);
        m_directives.insert(last.base(), reversed({drop}).front());
        m_directives.insert(std::find_if(m_directives.begin(), m_directives.end(), rebuilds), drop);
    }

    std::vector<Directive> &m_directives;
    const dialect::Dialect &m_dialect;
    const HangingOn &m_hanging;
};

}  // namespace

Directive dropHanging(const QualifiedName &table, const schema::Dependent &dependent, const dialect::Dialect &dialect)
{
    const char *const statement = dependent.kind == schema::Dependent::Kind::Index ? "DROP INDEX " : "DROP TRIGGER ";
    return {ExecuteText{statement + dialect.quote(QualifiedName{table.schema, Identifier(dependent.name)}), withoutParameters(dependent.text), false}};
}

HangingOn hangingOn(const schema::Schema &database)
{
    HangingOn hanging;
    for (const auto &[name, table] : database.tables) {
        if (!table.dependents.empty())
            hanging.emplace(name, table.dependents);
    }
    return hanging;
}

std::vector<Directive> withBatches(const std::vector<Directive> &directives, const dialect::Dialect &dialect, const HangingOn &hanging)
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
    Rehanging(result, dialect, hanging).run();
    return result;
}

}  // namespace limbeck::autogenerate
