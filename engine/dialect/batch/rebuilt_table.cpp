// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/batch/rebuilt_table.h"

#include "dialect/batch/rebuilt_indexes.h"
#include "operation/batch_recreate.h"
#include "sql/tokens.h"
#include "dialect/type_text.h"

#include "base/error.h"

#include <algorithm>

namespace limbeck::dialect::batch {

namespace {

constexpr std::size_t kTemporaryNameLength = 50;

/// The first characters of UTF-8 text.
std::string cut(const std::string &text, std::size_t characters)
{
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && characters-- == 0)
            break;
    }
    return text.substr(0, at);
}

class Builder {
public:
    Builder(const Dialect &dialect, const operation::BatchAlter &batch, const CompileState &state, const SourceTable &source, const TableRebuild &rebuild)
        : m_dialect(dialect), m_batch(batch), m_source(source), m_rebuild(rebuild), m_names(dialect, state, rebuild, source.table.name)
    {
    }

    RebuiltTable run()
    {
        m_result.create.table = temporaryName(m_names.table());
        for (const RebuildColumn &column : m_rebuild.orderedColumns())
            addColumn(column);
        if (m_result.copyTargets.empty())
            throw Error(ErrorCode::Operation, "No column of table " + m_names.table().toString() + " is left to copy: its rows would be lost.", {},
                        "Drop and create the table instead.");
        addPrimaryKey();
        addConstraints();
        addOptions();
        m_result.indexes = rebuiltIndexes(m_names, m_rebuild);
        return std::move(m_result);
    }

private:
    void addColumn(const RebuildColumn &column)
    {
        operation::ColumnSpec spec = column.spec;
        if (spec.column.computed && column.sourceName)
            spec.column.computed->expression = m_names.adapted(spec.column.computed->expression, false, "generated column " + column.name());
        for (schema::Check &check : spec.checks)
            check.condition = m_names.adapted(check.condition, true, "the CHECK of column " + column.name());
        if (column.copyFrom) {
            const std::string label = column.isCast ? " AS " + m_dialect.quote(*column.sourceName) : std::string();
            m_result.copyTargets.push_back(m_dialect.quote(spec.column.name));
            m_result.copySources.push_back(*column.copyFrom + label);
        }
        const auto fill = std::find_if(spec.column.options.begin(), spec.column.options.end(), [](const auto &option) { return option.first == operation::kFillOption; });
        if (fill != spec.column.options.end()) {
            if (!column.copyFrom && !m_result.copyTargets.empty()) {
                m_result.copyTargets.push_back(m_dialect.quote(spec.column.name));
                m_result.copySources.push_back(m_dialect.expressionText(*std::get<sql::ExpressionPtr>(fill->second.data), false));
            }
            spec.column.options.erase(fill);
        }
        addTemporaryIndex(column, spec);
        m_result.create.columns.push_back(std::move(spec));
    }

    /// Alembic creates the index of a new column twice: with the new table, whose temporary name it keeps (ix__alembic_tmp_t_c), and after the rename.
    /// Whoever reads the table later expects both.
    void addTemporaryIndex(const RebuildColumn &column, operation::ColumnSpec &spec)
    {
        if (!spec.index || column.sourceName)
            return;
        schema::Index index;
        index.unique = spec.unique;
        spec.index = spec.unique = false;
        const QualifiedName &table = m_result.create.table;
        index.table = table;
        index.name = {Identifier("ix_" + (table.schema ? table.schema->text + "_" : std::string()) + table.name.text + "_" + spec.column.name.text), true};
        index.elements = {sql::makeExpression(sql::ColumnRef{spec.column.name, nullptr})};
        m_result.create.indexes.push_back(std::move(index));
    }

    /// The last key that has columns counts. One that lost its columns gives its name to the columns that are marked as primary key.
    schema::PrimaryKey effectiveKey() const
    {
        std::vector<RebuildConstraint> candidates = m_rebuild.namedConstraints();
        candidates.insert(candidates.end(), m_rebuild.unnamedConstraints().begin(), m_rebuild.unnamedConstraints().end());
        for (const schema::Constraint &constraint : m_batch.tableConstraints)
            candidates.push_back({constraint, true});
        schema::PrimaryKey result;
        for (const RebuildConstraint &candidate : candidates) {
            const auto *key = std::get_if<schema::PrimaryKey>(&candidate.constraint);
            const auto columns = key ? m_names.resolved(key->columns, candidate.isNew, "the primary key") : std::nullopt;
            if (!columns || (columns->empty() && !result.columns.empty()))
                continue;
            result = *key;
            result.columns = *columns;
        }
        if (!result.columns.empty())
            return result;
        for (const operation::ColumnSpec &spec : m_result.create.columns) {
            if (spec.column.primaryKey)
                result.columns.push_back(spec.column.name);
        }
        return result;
    }

    void addPrimaryKey()
    {
        schema::PrimaryKey key = effectiveKey();
        for (operation::ColumnSpec &spec : m_result.create.columns) {
            const bool isInKey = std::find(key.columns.begin(), key.columns.end(), spec.column.name) != key.columns.end();
            if (spec.column.primaryKey && !isInKey && !spec.column.nullable)
                spec.column.nullable = false;  // added as a key column beside the key that stays
            spec.column.primaryKey = isInKey;
        }
        if (key.columns.empty())
            return;
        key.isImplicit = false;
        key.name.isFinal = true;
        m_result.create.constraints.emplace_back(std::move(key));
    }

    void addConstraints()
    {
        for (const RebuildConstraint &entry : m_rebuild.namedConstraints())
            addConstraint(entry);
        addTypeChecks(true);
        for (const RebuildConstraint &entry : m_rebuild.unnamedConstraints())
            addConstraint(entry);
        addTypeChecks(false);
        for (const schema::Constraint &constraint : m_batch.tableConstraints)
            addConstraint({constraint, true});
    }

    void addConstraint(const RebuildConstraint &entry)
    {
        if (std::holds_alternative<schema::PrimaryKey>(entry.constraint))
            return;
        schema::Constraint constraint = entry.constraint;
        schema::Name &name = schema::nameOf(constraint);
        name.isFinal = true;
        const std::string owner = name.text ? "constraint " + name.text->text : "a constraint without a name";
        if (adapt(constraint, entry.isNew, owner))
            m_result.create.constraints.push_back(std::move(constraint));
        else
            m_names.warn("Table " + m_names.table().toString() + ": " + owner + " is over a column that the batch drops, and goes with it.");
    }

    /// False: a column of the constraint is gone.
    bool adapt(schema::Constraint &constraint, bool isNew, const std::string &owner) const
    {
        if (auto *check = std::get_if<schema::Check>(&constraint)) {
            check->condition = m_names.adapted(check->condition, isNew, owner);
            return true;
        }
        std::optional<std::vector<Identifier>> columns = m_names.resolved(schema::columnsOf(constraint), isNew, owner);
        if (!columns)
            return false;
        if (auto *unique = std::get_if<schema::Unique>(&constraint))
            unique->columns = std::move(*columns);
        auto *key = std::get_if<schema::ForeignKey>(&constraint);
        if (key)
            key->columns = std::move(*columns);
        return !key || adaptReference(*key);
    }

    bool adaptReference(schema::ForeignKey &key) const
    {
        const QualifiedName &table = m_names.table();
        if (!key.referredTable.schema && table.schema)
            key.referredTable.schema = table.schema;
        if (!sql::sameNameIgnoringCase(key.referredTable.name.text, table.name.text) || key.referredTable.schema != table.schema)
            return true;
        for (Identifier &referred : key.referredColumns) {
            if (m_names.isDropped(referred.text))
                return false;
            if (const RebuildColumn *column = m_rebuild.find(referred.text))
                referred = column->spec.column.name;
        }
        return true;
    }

    void addTypeChecks(bool named)
    {
        for (const TypeCheck &check : m_rebuild.typeChecks()) {
            if (check.name.has_value() != named)
                continue;
            const std::string values = check.type.enumeration ? labelList(check.type) : std::string("0, 1");
            schema::Check constraint;
            constraint.name = {check.name, true};
            constraint.condition = sql::makeExpression(sql::LiteralColumn{m_dialect.quote(m_rebuild.find(check.columnKey)->spec.column.name) + " IN (" + values + ")"});
            m_result.create.constraints.emplace_back(std::move(constraint));
        }
    }

    /// table_kwargs win over the source's options.
    void addOptions()
    {
        m_result.create.options = m_batch.tableOptions;
        for (const auto &option : m_source.table.options) {
            if (std::none_of(m_batch.tableOptions.begin(), m_batch.tableOptions.end(), [&](const auto &given) { return given.first == option.first; }))
                m_result.create.options.push_back(option);
        }
    }

    const Dialect &m_dialect;
    const operation::BatchAlter &m_batch;
    const SourceTable &m_source;
    const TableRebuild &m_rebuild;
    NameAdapter m_names;
    RebuiltTable m_result;
};

}  // namespace

QualifiedName temporaryName(const QualifiedName &table)
{
    return {table.schema, Identifier(cut("_alembic_tmp_" + table.name.text, kTemporaryNameLength), table.name.quote)};
}

RebuiltTable rebuiltTable(const Dialect &dialect, const operation::BatchAlter &batch, const CompileState &state, const SourceTable &source, const TableRebuild &rebuild)
{
    return Builder(dialect, batch, state, source, rebuild).run();
}

}  // namespace limbeck::dialect::batch
