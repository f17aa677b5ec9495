// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/migration_context.h"

namespace limbeck::migrate {

namespace {

dialect::BindStyle bindStyle(const environment::ConfigureFacts &facts, const dialect::Dialect &dialect)
{
    if (facts.literalBinds)
        return dialect::BindStyle::Literal;
    if (facts.paramStyle == "named")
        return dialect::BindStyle::Named;
    return dialect.name() == "postgresql" ? dialect::BindStyle::PyFormat : dialect::BindStyle::QMark;
}

/// Spec/runtime.md §7.1: BEGIN and COMMIT where the live run would have them, CREATE TABLE of the version table whenever there is no row.
class OfflineContext : public MigrationContext {
public:
    OfflineContext(const RunRequest &request, environment::ConfigureFacts facts, SqlOutput output)
        : MigrationContext(request, std::move(facts)), m_world(dialectInUse(), m_facts.url, request.surroundings, std::move(output), *request.events)
    {
        m_world.compileState().naming = m_facts.naming;
        m_world.compileState().bindStyle = bindStyle(m_facts, dialectInUse());
        m_world.setPrintsTransactions(transactionalDdl());
        logContext(true);
    }

    sqlalchemy::World &world() override { return m_world; }

    void enterTransaction() override
    {
        m_outer = transactionalDdl() && !transactionPerMigration();
        if (m_outer)
            m_world.writePlain("BEGIN;");
    }

    void leaveTransaction(bool failed) override
    {
        if (std::exchange(m_outer, false) && !failed)
            m_world.writePlain("COMMIT;");
    }

    void run(python::Interpreter &environment, const sqlalchemy::KeywordArguments &arguments) override
    {
        std::vector<std::string> heads = m_facts.startingRevision.value_or(m_request.startingRows.value_or(std::vector<std::string>{}));
        const revision::Plan plan = m_request.plan(heads);
        for (const revision::Warning &warning : plan.warnings)
            m_request.events->log(kWarning, "alembic.warning", warning.message);
        if (m_request.inspect)
            m_request.inspect({environment, m_facts, heads, m_world});
        m_request.events->planned(plan.steps);
        if (plan.steps.empty() && m_request.createsOnly)
            m_world.write(versionTable().createStatement());
        const bool perStep = transactionalDdl() && transactionPerMigration();
        for (const revision::Step &step : plan.steps) {
            checkStop(m_request.stop);
            if (perStep)
                m_world.writePlain("BEGIN;");
            if (heads.empty())
                m_world.write(versionTable().createStatement());
            m_world.compileState().batchPreserve = m_request.batchPreserve.in(step.id);
            m_world.writePlain("-- Running " + commentOf(step));
            runStep(step, arguments);
            requireRows(step);
            for (const sql::Statement &statement : rowStatements(step))
                m_world.write(statement);
            follow(step, heads);
            callVersionApplied(step, heads, arguments);
            if (perStep)
                m_world.writePlain("COMMIT;");
        }
    }

protected:
    /// Without a database: where the plan starts.
    std::vector<std::string> versionRows() override { return m_facts.startingRevision.value_or(m_request.startingRows.value_or(std::vector<std::string>{})); }

private:
    /// The description without the doc.
    std::string commentOf(const revision::Step &step) const
    {
        if (step.kind == revision::StepKind::Stamp)
            return step.description;
        return revision::describeStep(*m_request.graph, step.kind, step.revision, false);
    }

    static void follow(const revision::Step &step, std::vector<std::string> &heads)
    {
        for (const revision::RowChange &change : step.rowChanges) {
            const database::RowChange row = toDatabaseChange(change);
            if (row.from)
                std::erase(heads, *row.from);
            if (row.to)
                heads.push_back(*row.to);
        }
    }

    OfflineWorld m_world;
    bool m_outer = false;
};

}  // namespace

std::unique_ptr<MigrationContext> makeOfflineContext(const RunRequest &request, environment::ConfigureFacts facts, SqlOutput output)
{
    return std::make_unique<OfflineContext>(request, std::move(facts), std::move(output));
}

}  // namespace limbeck::migrate
