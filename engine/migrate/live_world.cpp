// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/live_world.h"

#include "base/error.h"
#include "migrate/catalog_ask.h"
#include "migrate/catalog_read_ahead.h"

#include <algorithm>
#include <cctype>

// Who begins and who ends: this class begins (SQLAlchemy's "autobegin": before the first statement outside autocommit), MigrationContext ends. The truth about the
// transaction is the connection's (PQtransactionStatus, sqlite3_get_autocommit): a script's text may hold COMMIT. On SQLite the next statement begins again and the seam is noted.
// On PostgreSQL nobody begins again before the step ends, as psycopg2 does not: scripts say COMMIT because what follows must not stand in a transaction (CREATE INDEX
// CONCURRENTLY, a new value of an enum that is used at once).
//
// A SQLite rebuild (batch mode) runs between two switches, foreign key enforcement off and legacy_alter_table on, set through the connection's configuration, which works
// inside a transaction (spec/batch.md §7): with enforcement on, DROP TABLE would first delete the rows, and every ON DELETE CASCADE with them. It stands in a savepoint of its
// own: a script that catches its failure goes on without a half-built table. Rows without a parent that were not there before fail the step where foreign keys are enforced;
// where they are not, as under Alembic by default, later statements may put them right, and the run warns.

namespace limbeck::migrate {

namespace {

const char *const kFirstChange = "limbeck_first_change";
const char *const kRebuildSavepoint = "limbeck_rebuild";

/// The first words of a text, upper-cased, comments skipped: enough to know COMMIT, PRAGMA, VACUUM.
std::string firstWords(const std::string &text, int count)
{
    std::string words;
    std::size_t i = 0;
    while (i < text.size() && count > 0) {
        if (std::isspace(static_cast<unsigned char>(text[i])) != 0) {
            ++i;
        } else if (text.compare(i, 2, "--") == 0) {
            i = std::min(text.find('\n', i), text.size());
        } else if (text.compare(i, 2, "/*") == 0) {
            const auto end = text.find("*/", i);
            i = end == std::string::npos ? text.size() : end + 2;
        } else {
            if (!words.empty())
                words += ' ';
            while (i < text.size() && (std::isalnum(static_cast<unsigned char>(text[i])) != 0 || text[i] == '_'))
                words += char(std::toupper(static_cast<unsigned char>(text[i++])));
            if (i < text.size() && std::isalnum(static_cast<unsigned char>(text[i])) == 0 && text[i] != '_' && std::isspace(static_cast<unsigned char>(text[i])) == 0)
                return words;
            --count;
        }
    }
    return words;
}

/// The value of `PRAGMA foreign_keys = x`; nullopt for anything else.
std::optional<bool> foreignKeysPragma(const std::string &text)
{
    std::string compact;
    for (const char c : text) {
        if (std::isspace(static_cast<unsigned char>(c)) == 0 && c != ';' && c != '(' && c != ')' && c != '\'' && c != '"')
            compact += char(std::tolower(static_cast<unsigned char>(c)));
        else if (c == '(')
            compact += '=';
    }
    constexpr std::string_view kPrefix = "pragmaforeign_keys=";
    if (!compact.starts_with(kPrefix))
        return std::nullopt;
    const std::string value = compact.substr(kPrefix.size());
    return value == "on" || value == "1" || value == "true" || value == "yes";
}

}  // namespace

LiveWorld::LiveWorld(std::unique_ptr<database::Connection> connection, database::Url url, const sqlalchemy::Surroundings &surroundings, RunEvents &events, StopToken stop)
    : m_connection(std::move(connection)), m_url(std::move(url)), m_dialect(dialect::dialectByName(std::string(database::dialectName(m_url.backend)))),
      m_surroundings(surroundings), m_events(events), m_stop(std::move(stop))
{
    m_connection->setStopToken(m_stop);
    m_connection->setNoticeSink([this](const database::Notice &notice) {
        m_events.log(notice.severity == "WARNING" ? kWarning : kInfo, "postgresql", notice.severity + ": " + notice.message);
    });
    m_compile.reflectTable = [this](const sql::QualifiedName &name) -> std::optional<schema::Table> {
        dialect::ReflectScope scope;
        if (name.schema)
            scope.schema = name.schema->text;
        scope.tables = {name.name.text};
        const schema::Schema found = m_dialect.reflect(ask(), scope);
        const schema::Table *table = found.findTable(name);
        return table ? std::optional(*table) : std::nullopt;
    };
    m_compile.typeExists = [this](const sql::QualifiedName &name) { return m_dialect.typeExists(ask(), name); };
    m_compile.warn = [this](const std::string &text) { m_events.log(kWarning, "alembic.warning", text); };
}

LiveWorld::~LiveWorld() = default;

dialect::Ask LiveWorld::ask()
{
    ensureTransaction();
    return askOver(*m_connection);
}

namespace {

const char *const kRefreshPlan = "Refresh the plan and look at the step again.";

}  // namespace

void LiveWorld::checkExpected(const sql::Statement &statement)
{
    if (!m_expected)
        return;
    const std::vector<sql::Statement> &shown = m_expected->shown.statements;
    const std::size_t at = m_expected->next++;
    const bool isOver = at >= shown.size();
    if (isOver ? !m_expected->shown.isWhole : shown[at].certainty != sql::Certainty::Certain) {
        m_expected.reset();
        return;
    }
    if (!isOver && shown[at].text == statement.text && shown[at].binds == statement.binds)
        return;
    Error mismatch(ErrorCode::PlanMismatch, "The step would run a statement that the plan did not show, so it was stopped before it was sent.", statement.position, kRefreshPlan);
    mismatch.withDetail(isOver ? std::string("shown:   nothing more") : "shown:   " + shown[at].text).withDetail("instead: " + statement.text);
    m_expected.reset();
    throw mismatch;
}

/// The last statement sent has failed. A script that catches that goes on otherwise than shown, and the plan says so; else it ends here.
void LiveWorld::noteFailure()
{
    if (m_expected && m_expected->next > 0 && m_expected->next <= m_expected->shown.statements.size() && m_expected->shown.statements[m_expected->next - 1].failureIsCaught)
        m_expected.reset();
}

void LiveWorld::requireAllSent()
{
    if (!m_expected)
        return;
    const Expected expected = *std::exchange(m_expected, std::nullopt);
    if (expected.next >= expected.shown.statements.size())
        return;
    const sql::Statement &missing = expected.shown.statements[expected.next];
    if (missing.certainty == sql::Certainty::Certain)
        throw Error(ErrorCode::PlanMismatch, "The step did not run a statement that the plan showed, so it was undone.", missing.position, kRefreshPlan).withDetail("shown:   " + missing.text);
}

void LiveWorld::ensureTransaction()
{
    if (m_autocommit || m_ended || m_connection->transactionState() != database::TransactionState::Idle)
        return;
    m_connection->begin(m_immediate ? database::BeginMode::Immediate : database::BeginMode::Deferred);
    m_begun = true;
}

bool LiveWorld::handledBySwitch(const sql::Statement &statement)
{
    if (m_connection->backend() != database::Backend::Sqlite)
        return false;
    if (const auto enforce = foreignKeysPragma(statement.text)) {
        m_connection->setForeignKeyEnforcement(*enforce);
        return true;
    }
    const std::string word = firstWords(statement.text, 1);
    if (word == "BEGIN" && m_connection->transactionState() == database::TransactionState::Open)
        return true;
    if (word == "VACUUM" || word == "ATTACH" || word == "DETACH") {
        commitTransaction();
        m_committedInside = true;
        m_connection->execute(statement);
        return true;
    }
    return false;
}

sql::Rows LiveWorld::send(const sql::Statement &statement)
{
    checkStop(m_stop);
    checkExpected(statement);
    m_hasSent = true;
    m_events.statementStarted(statement);
    const auto start = std::chrono::steady_clock::now();
    sql::Rows rows;
    if (!handledBySwitch(statement)) {
        ensureTransaction();
        try {
            markFirstChange(statement);
            if (statement.rebuild)
                beforeRebuild(statement);
            rows = run(statement);
            if (statement.rebuild)
                afterRebuild(statement, rows);
        } catch (...) {
            noteFailure();
            abandonRebuild();
            throw;
        }
    }
    const auto elapsed = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
    m_events.statementFinished(statement, elapsed, rows.affected);
    return rows;
}

sql::Rows LiveWorld::run(const sql::Statement &statement)
{
    sql::Rows rows = m_connection->execute(statement);
    if (!m_autocommit && m_connection->transactionState() == database::TransactionState::Idle) {
        m_committedInside = true;
        m_ended = m_connection->backend() == database::Backend::Postgresql;
        m_savepoints.clear();
    }
    return rows;
}

void LiveWorld::beforeRebuild(const sql::Statement &statement)
{
    if (m_connection->backend() != database::Backend::Sqlite || statement.rebuild->stage != sql::Rebuild::Stage::First)
        return;
    RebuildGuard guard{m_connection->foreignKeyEnforcement(), m_connection->legacyAlterTable(), relatedTables(statement.rebuild->table), {}};
    guard.before = foreignKeyStates(*statement.rebuild, guard.tables);
    m_connection->savepoint(kRebuildSavepoint);
    m_rebuild = std::move(guard);
    m_connection->setForeignKeyEnforcement(false);
    m_connection->setLegacyAlterTable(true);
}

void LiveWorld::afterRebuild(const sql::Statement &statement, const sql::Rows &rows)
{
    if (!m_rebuild)
        return;
    const sql::Rebuild &rebuild = *statement.rebuild;
    if (rebuild.stage == sql::Rebuild::Stage::Copy && rows.affected >= 0)
        checkCopy(rebuild, rows.affected, statement.position);
    if (rebuild.stage != sql::Rebuild::Stage::Last)
        return;
    checkForeignKeys(rebuild, statement.position);
    m_connection->release(kRebuildSavepoint);
    restoreSwitches();
}

void LiveWorld::checkCopy(const sql::Rebuild &rebuild, long long copied, const SourcePosition &position)
{
    const sql::Rows counted = m_connection->query("SELECT count(*) FROM " + m_dialect.quote(rebuild.table));
    const auto *before = counted.rows.empty() ? nullptr : std::get_if<std::int64_t>(&counted.rows[0][0].data);
    if (before && *before != copied) {
        throw Error(ErrorCode::Database, "The rebuilt table " + rebuild.table.toString() + " would hold " + std::to_string(copied) + " of " + std::to_string(*before) + " rows.",
                    position, "Nothing of this step was kept.");
    }
}

void LiveWorld::checkForeignKeys(const sql::Rebuild &rebuild, const SourcePosition &position)
{
    std::vector<std::string> problems;
    for (const auto &[table, now] : foreignKeyStates(rebuild, m_rebuild->tables)) {
        const ForeignKeyState &before = m_rebuild->before[table];
        if (!now.problem.empty() && before.problem.empty())
            problems.push_back("the foreign keys of " + table + " do not fit any more: " + now.problem);
        for (const auto &[parent, count] : now.orphans) {
            const auto known = before.orphans.find(parent);
            const std::int64_t added = count - (known == before.orphans.end() ? 0 : known->second);
            if (before.problem.empty() && added > 0)
                problems.push_back(std::to_string(added) + (added == 1 ? " row of " : " rows of ") + table + (added == 1 ? " refers" : " refer") + " to a row of " + parent + " that does not exist");
        }
    }
    for (const std::string &problem : problems) {
        const std::string sentence = "After rebuilding " + rebuild.table.toString() + ", " + problem + ".";
        if (m_rebuild->foreignKeys)
            throw Error(ErrorCode::Database, sentence, position, "Nothing of this step was kept. Correct the rows first.");
        m_events.log(kWarning, "alembic.warning", sentence);
    }
}

/// The table and those whose text refers to it: PRAGMA foreign_key_check of the whole database would take too long in a large one.
std::vector<std::string> LiveWorld::relatedTables(const sql::QualifiedName &table)
{
    const std::string schema = table.schema ? table.schema->text : std::string("main");
    const std::string name = m_dialect.ddlLiteral(sql::Value(table.name.text), {});
    const sql::Rows rows = m_connection->query("SELECT m.name FROM " + m_dialect.quote(sql::Identifier(schema)) + ".sqlite_schema m WHERE m.type = 'table' AND m.sql LIKE '%REFERENCES%' AND (m.name = "
                                               + name + " COLLATE NOCASE OR (instr(lower(m.sql), lower(" + name + ")) > 0 AND EXISTS (SELECT 1 FROM pragma_foreign_key_list(m.name, "
                                               + m_dialect.ddlLiteral(sql::Value(schema), {}) + ") f WHERE f.\"table\" = " + name + " COLLATE NOCASE)))");
    std::vector<std::string> names;
    for (const sql::ValueList &row : rows.rows) {
        if (const auto *found = std::get_if<std::string>(&row.at(0).data))
            names.push_back(*found);
    }
    return names;
}

std::map<std::string, LiveWorld::ForeignKeyState> LiveWorld::foreignKeyStates(const sql::Rebuild &rebuild, const std::vector<std::string> &tables)
{
    const std::string schema = m_dialect.ddlLiteral(sql::Value(rebuild.table.schema ? rebuild.table.schema->text : std::string("main")), {});
    std::map<std::string, ForeignKeyState> states;
    for (const std::string &table : tables) {
        ForeignKeyState &state = states[table];
        try {
            const std::string name = m_dialect.ddlLiteral(sql::Value(table), {});
            for (const sql::ValueList &row : m_connection->query("SELECT parent, count(*) FROM pragma_foreign_key_check(" + name + ", " + schema + ") GROUP BY parent").rows) {
                const auto *parent = std::get_if<std::string>(&row.at(0).data);
                const auto *count = std::get_if<std::int64_t>(&row.at(1).data);
                if (parent && count)
                    state.orphans[*parent] = *count;
            }
        } catch (const DatabaseError &error) {
            state.problem = error.facts().primary;
        }
    }
    return states;
}

void LiveWorld::abandonRebuild()
{
    if (!m_rebuild)
        return;
    if (m_connection->transactionState() == database::TransactionState::Open) {
        m_connection->rollbackTo(kRebuildSavepoint);
        m_connection->release(kRebuildSavepoint);
    }
    restoreSwitches();
}

void LiveWorld::restoreSwitches()
{
    if (!m_rebuild)
        return;
    m_connection->setForeignKeyEnforcement(m_rebuild->foreignKeys);
    m_connection->setLegacyAlterTable(m_rebuild->legacyAlter);
    m_rebuild.reset();
}

/// Python's driver for SQLite begins a transaction with the first change of rows: what a script's rollback() undoes starts there, and DDL before it stays.
void LiveWorld::markFirstChange(const sql::Statement &statement)
{
    if (!m_inStep || m_firstChange || m_autocommit || !m_savepoints.empty() || m_connection->backend() != database::Backend::Sqlite)
        return;
    const std::string word = firstWords(statement.text, 1);
    if (!statement.rebuild && word != "INSERT" && word != "UPDATE" && word != "DELETE" && word != "REPLACE")
        return;
    m_connection->savepoint(kFirstChange);
    m_firstChange = true;
}

void LiveWorld::undoSinceFirstChange()
{
    if (std::exchange(m_firstChange, false))
        m_connection->rollbackTo(kFirstChange);
}

void LiveWorld::enterStep(bool takesOver)
{
    m_inStep = true;
    m_firstChange = false;
    m_unowned = m_unowned && !takesOver;
}

void LiveWorld::dropUnowned()
{
    if (m_connection->backend() != database::Backend::Sqlite)
        return rollbackTransaction();
    restoreSwitches();
    undoSinceFirstChange();
    commitTransaction();
}

void LiveWorld::rollbackToStep(const std::string &savepoint)
{
    restoreSwitches();
    m_savepoints.clear();
    own();
    m_connection->rollbackTo(savepoint);
    m_connection->release(savepoint);
}

void LiveWorld::commitAndGoOn()
{
    own();
    m_ended = false;
    m_savepoints.clear();
    if (m_connection->transactionState() == database::TransactionState::Idle)
        return;
    m_connection->commit();
    m_events.committed();
}

void LiveWorld::commitTransaction()
{
    own();
    m_begun = m_begunByName = m_ended = false;
    m_savepoints.clear();
    if (m_connection->transactionState() == database::TransactionState::Idle)
        return;
    m_connection->commit();
    m_events.committed();
}

void LiveWorld::rollbackTransaction()
{
    own();
    m_begun = m_begunByName = m_ended = false;
    m_savepoints.clear();
    restoreSwitches();
    m_connection->rollback();
}

bool LiveWorld::takeCommittedInside()
{
    m_ended = false;
    return std::exchange(m_committedInside, false);
}

void LiveWorld::emit(const operation::Operation &operation)
{
    m_dialect.compile(operation, m_compile, [this](const sql::Statement &statement) { send(statement); });
}

sqlalchemy::ExecuteResult LiveWorld::execute(const sql::Executable &executable, const std::vector<dialect::Parameters> &parameters, SourcePosition position)
{
    sql::Rows last;
    std::vector<sql::ValueList> returned;   // of an executemany with RETURNING, which may go out as several statements
    long long affected = 0;
    bool counted = false;
    m_dialect.compileExecutable(executable, parameters, m_compile, [&](sql::Statement statement) {
        statement.position = position;
        last = send(statement);
        std::move(last.rows.begin(), last.rows.end(), std::back_inserter(returned));
        counted = counted || last.affected >= 0;
        affected += std::max(last.affected, 0LL);
    });
    last.rows = std::move(returned);
    if (parameters.size() > 1 && counted)
        last.affected = affected;
    return last;
}

std::optional<schema::Schema> LiveWorld::inspect(const dialect::ReflectScope &scope)
{
    if (m_readAhead && !m_hasSent && !scope.schema && scope.tables.empty() && !scope.views) {
        if (auto schema = m_readAhead->take(m_url))
            return schema;
    }
    return m_dialect.reflect(ask(), scope);
}

std::optional<std::vector<std::string>> LiveWorld::tableNames(const std::optional<std::string> &schema) { return m_dialect.tableNames(ask(), schema); }

std::optional<std::vector<std::string>> LiveWorld::viewNames(const std::optional<std::string> &schema) { return m_dialect.viewNames(ask(), schema); }

std::optional<std::vector<std::string>> LiveWorld::schemaNames() { return m_dialect.schemaNames(ask()); }

void LiveWorld::enterAutocommit()
{
    commitTransaction();
    m_committedInside = true;
    m_autocommit = true;
}

void LiveWorld::leaveAutocommit() { m_autocommit = false; }

void LiveWorld::beginSavepoint()
{
    ensureTransaction();
    m_savepoints.push_back("sa_savepoint_" + std::to_string(++m_savepointCounter));
    m_connection->savepoint(m_savepoints.back());
}

void LiveWorld::releaseSavepoint()
{
    if (m_savepoints.empty())
        return;
    const std::string name = m_savepoints.back();
    m_savepoints.pop_back();
    m_connection->release(name);
}

void LiveWorld::rollbackToSavepoint()
{
    if (m_savepoints.empty())
        return;
    const std::string name = m_savepoints.back();
    m_savepoints.pop_back();
    restoreSwitches();
    m_connection->rollbackTo(name);
    if (m_connection->transactionState() == database::TransactionState::Open)
        m_connection->release(name);
}

void LiveWorld::begin() { m_begun = m_begunByName = true; }

bool LiveWorld::inTransaction() const { return m_begun || m_connection->transactionState() != database::TransactionState::Idle; }

void LiveWorld::commit()
{
    commitTransaction();
    m_committedInside = true;
    m_unowned = m_inStep;
}

void LiveWorld::rollback()
{
    if (!m_inStep)
        return rollbackTransaction();
    dropUnowned();
    m_committedInside = m_unowned = true;
}

std::optional<std::string> LiveWorld::defaultSchemaName() { return m_connection->facts().defaultSchema; }

std::vector<int> LiveWorld::serverVersion()
{
    const int number = m_connection->facts().serverVersionNumber;
    if (m_connection->backend() == database::Backend::Postgresql)
        return {number / 10000, number % 10000};
    return {number / 1000000, number / 1000 % 1000, number % 1000};
}

std::string LiveWorld::driverName() const
{
    if (!m_url.driver.empty())
        return m_url.driver;
    return m_url.backend == database::Backend::Postgresql ? "psycopg2" : "pysqlite";
}

}  // namespace limbeck::migrate
