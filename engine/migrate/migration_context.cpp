// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/migration_context.h"

#include "base/error.h"
#include "migrate/version_applied.h"

namespace limbeck::migrate {

namespace {

const char *const kLogger = "alembic.runtime.migration";

std::string dialectNameOf(const environment::ConfigureFacts &facts)
{
    if (facts.url)
        return std::string(database::dialectName(facts.url->backend));
    if (!facts.dialectName.empty())
        return facts.dialectName;
    throw Error(ErrorCode::Config, "env.py names no database: context.configure() got neither connection, url nor dialect_name.", facts.position,
                "Set sqlalchemy.url in the ini file, or the variable that env.py reads.");
}

}  // namespace

database::RowChange toDatabaseChange(const revision::RowChange &change)
{
    if (const auto *insert = std::get_if<revision::RowInsert>(&change))
        return {std::nullopt, insert->version};
    if (const auto *removal = std::get_if<revision::RowDelete>(&change))
        return {removal->version, std::nullopt};
    const auto &update = std::get<revision::RowUpdate>(change);
    return {update.from, update.to};
}

MigrationContext::MigrationContext(const RunRequest &request, environment::ConfigureFacts facts)
    : m_request(request), m_facts(std::move(facts)), m_dialect(dialect::dialectByName(dialectNameOf(m_facts))),
      m_versionTable({m_facts.versionTable, m_facts.versionTableSchema, m_facts.versionTablePrimaryKey},
                     m_dialect.name() == "postgresql" ? database::Backend::Postgresql : database::Backend::Sqlite,
                     [this](const std::string &name) { return m_dialect.quote(sql::Identifier(name)); })
{
}

MigrationContext::~MigrationContext() = default;

bool MigrationContext::transactionalDdl() const { return m_facts.transactionalDdl.value_or(m_dialect.transactionalDdl()); }

bool MigrationContext::transactionPerMigration() const { return m_facts.transactionPerMigration || m_request.transactionPerMigration; }

void MigrationContext::logContext(bool offline)
{
    m_request.events->log(kInfo, kLogger, "Context impl " + m_dialect.implementationName() + ".");
    if (offline)
        m_request.events->log(kInfo, kLogger, "Generating static SQL");
    m_request.events->log(kInfo, kLogger, transactionalDdl() ? "Will assume transactional DDL." : "Will assume non-transactional DDL.");
}

ScriptRunner &MigrationContext::runner()
{
    if (!m_runner) {
        ScriptRunner::Options options;
        options.stop = m_request.stop;
        options.facts = m_facts;
        using Mode = environment::ProjectFiles::Mode;
        options.files = m_request.changesFiles() ? Mode::Done : Mode::Told;
        options.tell = [events = m_request.events](const std::string &sentence) { events->log(kWarning, "limbeck", sentence + " Here this is not done."); };
        options.engines = scriptEngines(m_request, m_facts);
        options.question = [this](python::Interpreter &interpreter, const std::string &method) { return answer(interpreter, method); };
        m_runner = std::make_unique<ScriptRunner>(*m_request.project, world(), m_request.surroundings, *m_request.events, *m_request.sources, std::move(options));
    }
    return *m_runner;
}

/// What op.get_context() and alembic.context answer in scripts. The rows are those before the step: they change after it.
std::optional<python::Value> MigrationContext::answer(python::Interpreter &interpreter, const std::string &method)
{
    const auto textsOf = [](const std::vector<std::string> &texts) {
        std::vector<python::Value> values;
        for (const std::string &text : texts)
            values.push_back(python::Value::text(text));
        return python::Value(python::makeTuple(std::move(values)));
    };
    const bool wantsRows = method == "get_current_heads" || method == "get_current_revision";
    const bool wantsHeads = method == "get_head_revisions" || method == "get_head_revision";
    if (!wantsRows && !wantsHeads)
        return std::nullopt;
    std::vector<std::string> found;
    if (wantsRows)
        found = versionRows();
    else
        for (const int head : m_request.graph->heads())
            found.push_back(m_request.graph->id(head));
    if (method.ends_with('s'))
        return textsOf(found);
    if (found.size() > 1 && wantsRows) {
        interpreter.raise(interpreter.getAttribute(interpreter.importModule("alembic.util", interpreter.position()), "CommandError").shared<python::Class>(),
                          "Version table '" + m_facts.versionTable + "' has more than one head present; please use get_current_heads()");
    }
    if (found.size() > 1)
        return std::nullopt;
    return found.empty() ? python::Value() : python::Value::text(found.front());
}

void MigrationContext::runStep(const revision::Step &step, const sqlalchemy::KeywordArguments &arguments)
{
    m_request.events->log(kInfo, kLogger, "Running " + step.description);
    if (step.kind == revision::StepKind::Stamp)
        return;
    runner().run(m_request.graph->script(step.revision), step.up, arguments);
}

void MigrationContext::requireRows(const revision::Step &step) const
{
    if (!step.rowProblem.empty())
        throw Error(ErrorCode::RevisionCrash, step.rowProblem, m_request.graph->script(step.revision).positionOf(1));
}

void MigrationContext::callVersionApplied(const revision::Step &step, const std::vector<std::string> &heads, const sqlalchemy::KeywordArguments &arguments)
{
    if (m_facts.onVersionApply.empty())
        return;
    for (const python::Value &callback : m_facts.onVersionApply)
        notifyVersionApplied(runner().interpreter(), callback, *m_request.graph, step, heads, arguments);
}

std::vector<sql::Statement> MigrationContext::rowStatements(const revision::Step &step) const
{
    std::vector<sql::Statement> statements;
    for (const revision::RowChange &change : step.rowChanges)
        statements.push_back(m_versionTable.changeStatement(toDatabaseChange(change)));
    return statements;
}

}  // namespace limbeck::migrate
