// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/batch/table_rebuild.h"

#include "dialect/directive_error.h"
#include "dialect/overloaded.h"
#include "dialect/sql_dialect.h"

#include "base/error.h"

namespace limbeck::dialect::batch {

namespace {

std::vector<std::string> columnNames(const schema::Table &table)
{
    std::vector<std::string> names;
    for (const schema::Column &column : table.columns)
        names.push_back(column.name.text);
    return names;
}

bool isTypeBound(const schema::Constraint &constraint)
{
    const auto *check = std::get_if<schema::Check>(&constraint);
    return check && check->isTypeBound;
}

}  // namespace

TableRebuild::TableRebuild(const Dialect &dialect, const operation::BatchAlter &batch, const CompileState &state, const SourceTable &source)
    : m_dialect(dialect), m_batch(batch), m_state(state), m_source(source), m_order(columnNames(source.table), batch.partialReordering)
{
    takeInventory();
}

void TableRebuild::takeInventory()
{
    const std::string table = m_dialect.quote(m_source.table.name);
    for (const schema::Column &source : m_source.table.columns) {
        RebuildColumn column;
        column.key = source.name.text;
        column.spec.column = source;
        column.sourceName = source.name;
        if (!source.computed)
            column.copyFrom = table + "." + m_dialect.quote(source.name);
        m_columns.push_back(std::move(column));
    }
    for (const operation::ColumnSpec &spec : m_batch.reflectColumns) {
        if (!m_source.isReflected || !m_source.table.findColumn(spec.column.name.text))
            m_columns.push_back({spec.column.name.text, spec, std::nullopt, std::nullopt, false, true});
    }
    for (const schema::Constraint &constraint : m_source.table.constraints) {
        const bool isNamed = schema::nameOf(constraint).text.has_value();
        if (isTypeBound(constraint) || (!isNamed && !m_source.keepsUnnamedChecks && std::holds_alternative<schema::Check>(constraint)))
            continue;
        (isNamed ? m_named : m_unnamed).push_back({constraint, false});
    }
    for (const schema::Index &index : m_source.table.indexes)
        m_indexes.push_back({index, false});
}

const RebuildColumn *TableRebuild::find(std::string_view name) const
{
    const auto where = [&](auto predicate) {
        const auto found = std::find_if(m_columns.begin(), m_columns.end(), predicate);
        return found == m_columns.end() ? nullptr : &*found;
    };
    if (const RebuildColumn *same = where([&](const RebuildColumn &c) { return c.key == name && c.name() == name; }))
        return same;
    if (const RebuildColumn *byKey = where([&](const RebuildColumn &c) { return c.key == name; }))
        return byKey;
    return where([&](const RebuildColumn &c) { return c.name() == name; });
}

RebuildColumn &TableRebuild::findOrThrow(const Identifier &name)
{
    if (const RebuildColumn *column = find(name.text))
        return const_cast<RebuildColumn &>(*column);
    throw DirectiveError("KeyError", "Table " + m_batch.table.toString() + " has no column " + name.text + ".");
}

std::vector<RebuildColumn> TableRebuild::orderedColumns() const
{
    std::vector<std::string> keys;
    for (const RebuildColumn &column : m_columns)
        keys.push_back(column.key);
    std::vector<RebuildColumn> ordered;
    for (const std::string &key : m_order.sorted(keys))
        ordered.push_back(*std::find_if(m_columns.begin(), m_columns.end(), [&](const RebuildColumn &column) { return column.key == key; }));
    return ordered;
}

bool TableRebuild::needsTypeCheck(const sql::Type &type) const
{
    const sql::Type resolved = sql::resolveVariant(type, m_dialect.name());
    const auto *dialect = dynamic_cast<const SqlDialect *>(&m_dialect);
    return resolved.createConstraint && dialect && dialect->needsTypeCheck(resolved);
}

void TableRebuild::warn(const std::string &text) const
{
    if (m_state.warn)
        m_state.warn(text);
}

void TableRebuild::apply(const operation::Operation &operation)
{
    const auto refuse = [&] {
        throw Error(ErrorCode::Operation, "op." + operation::directiveName(operation) + " is not supported in batch mode (table " + m_batch.table.toString() + ").",
                    operation.position, "Call it on op, outside the batch.");
    };
    try {
        std::visit(Overloaded{
                       [&](const operation::AddColumn &op) { apply(op); },
                       [&](const operation::DropColumn &op) { apply(op); },
                       [&](const operation::AlterColumn &op) { apply(op); },
                       [&](const operation::AddConstraint &op) { apply(op); },
                       [&](const operation::DropConstraint &op) { apply(op); },
                       [&](const operation::CreateIndex &op) { apply(op); },
                       [&](const operation::DropIndex &op) { apply(op); },
                       [&](const operation::SetTableComment &op) { apply(op); },
                       [&](const operation::CreateTable &) { refuse(); },
                       [&](const operation::DropTable &) { refuse(); },
                       [&](const operation::RenameTable &) { refuse(); },
                       [&](const operation::ExecuteSql &) { refuse(); },
                       [&](const operation::BulkInsert &) { refuse(); },
                       [&](const operation::CreateType &) { refuse(); },
                       [&](const operation::DropType &) { refuse(); },
                       [&](const operation::BatchAlter &) { refuse(); },
                   },
                   operation.node);
    } catch (Error &error) {
        if (!error.position().isKnown())
            error.withPosition(operation.position);
        throw;
    }
}

}  // namespace limbeck::dialect::batch
