// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/batch/name_adapter.h"

#include "dialect/directive_error.h"
#include "sql/tokens.h"
#include "sql/stored_text.h"

#include "base/error.h"

namespace limbeck::dialect::batch {

NameAdapter::NameAdapter(const Dialect &dialect, const CompileState &state, const TableRebuild &rebuild, QualifiedName table)
    : m_dialect(dialect), m_state(state), m_rebuild(rebuild), m_table(std::move(table))
{
    for (const RebuildColumn &column : rebuild.columns()) {
        if (column.isRenamed())
            m_renames.emplace_back(column.key, dialect.quote(column.spec.column.name));
    }
}

void NameAdapter::warn(const std::string &text) const
{
    if (m_state.warn)
        m_state.warn(text);
}

bool NameAdapter::isDropped(const std::string &name) const
{
    const std::vector<std::string> &dropped = m_rebuild.droppedColumns();
    return std::find(dropped.begin(), dropped.end(), name) != dropped.end() && !m_rebuild.find(name);
}

std::string NameAdapter::textOf(const sql::ExpressionPtr &expression) const
{
    const std::optional<std::string> stored = sql::textOfStored(expression);
    return stored ? *stored : m_dialect.expressionText(*expression, false);
}

std::optional<std::string> NameAdapter::droppedColumnIn(const sql::ExpressionPtr &expression) const
{
    const std::string text = textOf(expression);
    for (const std::string &column : m_rebuild.droppedColumns()) {
        if (isDropped(column) && sql::mentionsName(text, column))
            return column;
    }
    return std::nullopt;
}

std::string NameAdapter::renamed(const std::string &text, bool isNew, const std::string &owner) const
{
    std::vector<std::pair<std::string, std::string>> renames;
    for (const auto &rename : m_renames) {
        const std::vector<RebuildColumn> &columns = m_rebuild.columns();
        const bool isTaken = isNew && std::any_of(columns.begin(), columns.end(), [&](const RebuildColumn &column) { return column.name() == rename.first; });
        if (!isTaken && sql::mentionsName(text, rename.first))
            renames.push_back(rename);
    }
    if (renames.empty())
        return text;
    warn("The renamed column " + renames.front().first + " is renamed in " + owner + " of " + m_table.toString() + " too; Alembic would leave the old name there and fail.");
    return sql::renameInExpression(text, renames);
}

sql::ExpressionPtr NameAdapter::adapted(const sql::ExpressionPtr &expression, bool isNew, const std::string &owner) const
{
    if (const std::optional<std::string> column = droppedColumnIn(expression))
        throw DirectiveError("OperationalError", "The batch drops column " + *column + " of " + m_table.toString() + ", but " + owner + " still names it: " + textOf(expression),
                             "Drop " + owner + " in the same batch, before the column.");
    const std::string before = textOf(expression);
    std::string after = renamed(before, isNew, owner);
    return after == before ? expression : sql::storedText(std::move(after));
}

std::optional<std::vector<Identifier>> NameAdapter::resolved(const std::vector<Identifier> &columns, bool isNew, const std::string &owner) const
{
    std::vector<Identifier> names;
    for (const Identifier &name : columns) {
        const RebuildColumn *column = m_rebuild.find(name.text);
        if (!column)
            return std::nullopt;
        if (isNew && column->key != name.text)
            warn("Table " + m_table.toString() + ": " + owner + " names column " + name.text + " by its new name; Alembic would lose it or fail.");
        names.push_back(column->spec.column.name);
    }
    return names;
}

}  // namespace limbeck::dialect::batch
