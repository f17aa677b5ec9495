// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/batch/rebuild_statements.h"

#include "dialect/batch/losses.h"
#include "dialect/batch/rebuilt_table.h"
#include "dialect/quoting.h"

#include "base/error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace limbeck::dialect::batch {

namespace {

class StatementList {
public:
    StatementList(const Dialect &dialect, CompileState &state, const SourceTable &source, const RebuiltTable &rebuilt)
        : m_dialect(dialect), m_state(state), m_source(source), m_rebuilt(rebuilt), m_table(source.table.name), m_temporary(rebuilt.create.table)
    {
    }

    std::vector<sql::Statement> run(const TableRebuild &rebuild)
    {
        freeConstraintNames(rebuild);
        createTable();
        copy();
        if (m_state.batchPreserve && hasAutoincrement())
            carryCounter();
        compile(operation::DropTable{m_table, false});
        compile(operation::RenameTable{m_temporary, m_table.name});
        for (const schema::Index &index : m_rebuilt.indexes)
            createIndex(index);
        if (m_state.batchPreserve) {
            for (const schema::Dependent *dependent : keptDependents(m_source, rebuild))
                addText(dependent->text);
        }
        markStages();
        return std::move(m_statements);
    }

private:
    void compile(operation::Operation::Node node)
    {
        m_dialect.compile(operation::Operation{std::move(node), {}}, m_state, [this](sql::Statement statement) { m_statements.push_back(std::move(statement)); });
    }
    void addText(std::string text)
    {
        sql::Statement statement;
        statement.text = std::move(text);
        m_statements.push_back(std::move(statement));
    }

    /// On PostgreSQL the names are taken as long as the old table stands.
    void freeConstraintNames(const TableRebuild &rebuild)
    {
        if (m_dialect.name() != "postgresql")
            return;
        for (const schema::Constraint &old : m_source.table.constraints) {
            const std::optional<Identifier> &name = schema::nameOf(old).text;
            const auto &named = rebuild.namedConstraints();
            if (!name || std::none_of(named.begin(), named.end(), [&](const RebuildConstraint &entry) { return schema::nameOf(entry.constraint).text == name; }))
                continue;
            operation::DropConstraint drop;
            drop.table = m_table;
            drop.name = {name, true};
            compile(drop);
        }
    }

    /// Names are final here, and the types of the old table's columns exist.
    void createTable()
    {
        CompileState own = m_state;
        own.naming = schema::NamingConvention::standard();
        for (const schema::Column &column : m_source.table.columns) {
            const sql::Type *type = &column.type;
            while (type->id == sql::TypeId::Array && type->item)
                type = type->item.get();
            if (m_source.isReflected && !type->name.empty())
                own.createdTypes.emplace(type->schema.value_or(""), type->name);
        }
        m_dialect.compile(operation::Operation{m_rebuilt.create, {}}, own, [this](sql::Statement statement) { m_statements.push_back(std::move(statement)); });
        for (const auto &type : own.createdTypes) {
            const auto isOld = [&](const schema::Column &column) { return column.type.name == type.second; };
            if (std::none_of(m_source.table.columns.begin(), m_source.table.columns.end(), isOld))
                m_state.createdTypes.insert(type);
        }
    }

    void copy()
    {
        m_copyIndex = m_statements.size();
        addText(fmt::format("INSERT INTO {} ({}) SELECT {} \nFROM {}", m_dialect.quote(m_temporary), fmt::join(m_rebuilt.copyTargets, ", "), fmt::join(m_rebuilt.copySources, ", "),
                            m_dialect.quote(m_table)));
    }

    bool hasAutoincrement() const
    {
        const schema::Options &options = m_rebuilt.create.options;
        return std::any_of(options.begin(), options.end(), [](const auto &option) { return option.first == "sqlite_autoincrement" && option.second == schema::OptionValue{true}; });
    }

    /// The counter lives under the table's name; renaming the table renames its row.
    void carryCounter()
    {
        const std::string counters = (m_table.schema ? m_dialect.quote(*m_table.schema) + "." : std::string()) + "sqlite_sequence";
        const std::string temporary = stringLiteral(m_temporary.name.text);
        addText(fmt::format("DELETE FROM {} WHERE name = {}", counters, temporary));
        addText(fmt::format("INSERT INTO {0} (name, seq) SELECT {1}, seq FROM {0} WHERE name = {2}", counters, temporary, stringLiteral(m_table.name.text)));
    }

    void createIndex(const schema::Index &index)
    {
        if (m_state.batchPreserve && !index.sourceText.empty())
            addText(index.sourceText);
        else
            compile(operation::CreateIndex{index, false});
    }

    void markStages()
    {
        for (std::size_t i = 0; i < m_statements.size(); ++i) {
            m_statements[i].directive = "op.batch_alter_table";
            if (m_dialect.name() != "sqlite")
                continue;
            sql::Rebuild part{sql::Rebuild::Stage::Between, m_table, m_temporary};
            if (i == 0)
                part.stage = sql::Rebuild::Stage::First;
            else if (i == m_copyIndex)
                part.stage = sql::Rebuild::Stage::Copy;
            else if (i + 1 == m_statements.size())
                part.stage = sql::Rebuild::Stage::Last;
            m_statements[i].rebuild = std::move(part);
        }
    }

    const Dialect &m_dialect;
    CompileState &m_state;
    const SourceTable &m_source;
    const RebuiltTable &m_rebuilt;
    QualifiedName m_table, m_temporary;
    std::size_t m_copyIndex = 0;
    std::vector<sql::Statement> m_statements;
};

void refuseLeftover(const CompileState &state, const QualifiedName &temporary)
{
    if (state.offline || !state.reflectTable || !state.reflectTable(temporary))
        return;
    throw Error(ErrorCode::Operation, "Table " + temporary.toString() + " is left over from a batch that failed, and the batch needs this name.", {},
                "Look whether it holds rows that are nowhere else, then drop it.");
}

}  // namespace

std::vector<sql::Statement> rebuildStatements(const Dialect &dialect, const operation::BatchAlter &batch, CompileState &state, const SourceTable &source,
                                              const TableRebuild &rebuild)
{
    const RebuiltTable rebuilt = rebuiltTable(dialect, batch, state, source, rebuild);
    refuseLeftover(state, rebuilt.create.table);
    reportLosses(dialect, batch, state, source, rebuild);
    return StatementList(dialect, state, source, rebuilt).run(rebuild);
}

}  // namespace limbeck::dialect::batch
