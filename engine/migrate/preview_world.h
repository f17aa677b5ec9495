// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/foreseen_database.h"
#include "migrate/run_events.h"
#include "operation/fold.h"
#include "sqlalchemy/world.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace limbeck::migrate {

/// One thing that a script would do, as a preview shows it.
struct PreviewItem {
    std::optional<operation::Operation> operation;  ///< absent for connection.execute()
    std::vector<sql::Statement> statements;
    sql::Certainty certainty = sql::Certainty::Certain;
    std::string reason;  ///< why it is not certain; for people
    SourcePosition position;
    std::string error;           ///< the dialect cannot do it: nothing would be sent
    bool commitsBefore = false;  ///< the script commits here: what came before stays even when the step fails
};

/// Nothing is run: directives are compiled and recorded, rows are unknown, the inspector sees a schema that is carried forward by what was recorded
/// (design.md, "The world"). The fold world is the same without a dialect's text in view: the schema after the script is what counts.
class PreviewWorld : public sqlalchemy::World {
public:
    /// `schema` absent: the inspector knows nothing. Warnings of the compiler go into `warnings()`.
    PreviewWorld(const dialect::Dialect &dialect, const sqlalchemy::Surroundings &surroundings, std::optional<schema::Schema> schema,
                 sqlalchemy::WorldKind kind);

    /// The database of a plan whose earlier steps are before this one; else one of the schema's own. SQLite.
    void setForeseen(std::shared_ptr<ForeseenDatabase> foreseen) { m_foreseen = std::move(foreseen); }
    /// Tables that are uncertain before the script begins; and why the schema as a whole is (an earlier step could not be previewed to its end), or empty.
    void setDoubts(std::map<sql::QualifiedName, std::string> uncertain, std::string everything);
    dialect::CompileState &compileState() { return m_compile; }
    const std::vector<PreviewItem> &items() const { return m_items; }
    const std::vector<std::string> &warnings() const { return m_warnings; }
    const std::optional<schema::Schema> &schema() const { return m_schema; }
    /// The schema, given away at the end; the empty one when there is none.
    schema::Schema takeSchema() { return m_schema ? std::move(*m_schema) : schema::Schema(); }
    /// Tables whose shape the schema does not know for certain, with the reason.
    const std::map<sql::QualifiedName, std::string> &uncertain() const { return m_uncertain; }
    /// The script ended here at what only Python can do, not at what only data tell.
    void noteNeedsPython() { m_needsPython = true; }
    bool needsPython() const { return m_needsPython; }
    /// Why the schema as a whole is uncertain, or empty.
    const std::string &everythingUncertain() const { return m_everythingUncertain; }
    /// What can have changed a SQLite database's structure.
    const ForeseenDatabase::Sent &sent() const { return m_sent; }
    /// Raw SQL that could not be folded, for people.
    const std::vector<std::string> &foldNotes() const { return m_foldNotes; }
    /// Handlers that do something when a statement fails; the preview shows what runs when none does.
    const std::vector<SourcePosition> &handlers() const { return m_handlers; }
    std::vector<sql::Statement> statements() const;

    sqlalchemy::WorldKind kind() const override { return m_kind; }
    const dialect::Dialect &dialect() const override { return m_dialect; }
    const sqlalchemy::Surroundings &surroundings() const override { return m_surroundings; }
    void emit(const operation::Operation &operation) override;
    sqlalchemy::ExecuteResult execute(const sql::Executable &executable, const std::vector<dialect::Parameters> &parameters, SourcePosition position) override;
    std::optional<schema::Schema> inspect(const dialect::ReflectScope &scope) override;
    std::optional<std::vector<std::string>> tableNames(const std::optional<std::string> &schema) override;
    std::optional<std::vector<std::string>> viewNames(const std::optional<std::string> &schema) override;
    std::optional<std::vector<std::string>> schemaNames() override;
    void noteInspected() override { m_inspected = true; }
    void enterAutocommit() override { m_commitsNext = true; }
    void leaveAutocommit() override { m_commitsNext = true; }
    void beginSavepoint() override {}
    void releaseSavepoint() override {}
    void rollbackToSavepoint() override {}
    void commit() override { m_commitsNext = true; }
    void rollback() override {}
    void enterConditional(const std::string &reason) override { m_conditions.push_back(reason); }
    void leaveConditional() override { m_conditions.pop_back(); }
    void enterRepeated(const std::string &reason) override { m_repetitions.push_back(reason); }
    void leaveRepeated() override { m_repetitions.pop_back(); }
    void enterGuarded(const SourcePosition &place, bool isQuiet) override;
    void leaveGuarded() override;
    std::shared_ptr<void> saveState() override;
    void restoreState(const std::shared_ptr<void> &state) override;
    void log(int, const std::string &, const std::string &) override {}
    std::optional<std::string> defaultSchemaName() override;
    std::vector<int> serverVersion() override { return {}; }
    std::string driverName() const override { return m_dialect.name() == "postgresql" ? "psycopg2" : "pysqlite"; }
    std::optional<std::string> maskedUrl() const override { return std::nullopt; }

private:
    struct State {
        std::optional<schema::Schema> schema;
        ForeseenDatabase::Sent sent;
    };

    PreviewItem newItem(SourcePosition position);
    void record(PreviewItem item);
    /// A rebuild asks for the table that it starts from.
    std::optional<schema::Table> reflectTable(const sql::QualifiedName &name);
    bool typeExists(const sql::QualifiedName &name);
    std::optional<dialect::Ask> askForeseen();
    void carryForward(const operation::Operation &operation);
    /// Raw SQL (raw_sql_fold.h).
    void carryForward(const std::vector<sql::Statement> &statements);
    operation::FoldContext foldContext();

    const dialect::Dialect &m_dialect;
    const sqlalchemy::Surroundings &m_surroundings;
    std::optional<schema::Schema> m_schema;
    sqlalchemy::WorldKind m_kind;
    dialect::CompileState m_compile;
    std::vector<PreviewItem> m_items;
    std::vector<std::string> m_warnings;
    std::map<sql::QualifiedName, std::string> m_uncertain;
    std::string m_everythingUncertain;
    std::string m_restsOn;  ///< what the directive under way was compiled from is not certain, for this reason
    std::shared_ptr<ForeseenDatabase> m_foreseen;
    ForeseenDatabase::Sent m_sent;
    std::vector<std::string> m_foldNotes;
    std::vector<std::string> m_conditions, m_repetitions;
    std::vector<std::optional<SourcePosition>> m_guards;  ///< of the `try` bodies around; absent: what catches there does nothing
    std::vector<SourcePosition> m_handlers;
    bool m_inspected = false;
    bool m_needsPython = false;
    bool m_commitsNext = false;
};

}  // namespace limbeck::migrate
