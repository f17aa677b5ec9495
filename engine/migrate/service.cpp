// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/service.h"

#include "base/error.h"
#include "database/connection.h"
#include "database/version_table.h"
#include "dialect/catalog_rows.h"
#include "environment/project_host.h"
#include "migrate/catalog_ask.h"
#include "migrate/foreseen_database.h"
#include "migrate/preview_run.h"
#include "migrate/raw_sql_fold.h"
#include "migrate/run_request.h"
#include "project/paths.h"

#include <algorithm>

namespace limbeck::migrate {

namespace {

/// Throws what keeps env.py's version table from being known.
database::VersionTable versionTableOf(const environment::EnvironmentRun &run, const dialect::Dialect &dialect, database::Backend backend)
{
    if (run.unusable)
        throw Error(*run.unusable);
    return database::VersionTable({run.versionTable, run.versionTableSchema, run.versionTablePrimaryKey}, backend,
                                  [&dialect](const std::string &name) { return dialect.quote(sql::Identifier(name)); });
}

std::unique_ptr<database::Connection> openForReading(const ProjectSnapshot &snapshot, const database::Url &url, const StopToken &stop)
{
    database::OpenOptions options;
    options.workingDirectory = snapshot.project.root;
    options.readOnly = true;
    options.emptyIfMissing = true;
    auto connection = database::Connection::open(url, options);
    connection->setStopToken(stop);
    return connection;
}

const dialect::Dialect &dialectOf(const database::Url &url) { return dialect::dialectByName(std::string(database::dialectName(url.backend))); }

std::vector<int> knownRows(const revision::RevisionGraph &graph, const std::vector<std::string> &rows)
{
    std::vector<int> known;
    for (const std::string &row : rows) {
        const auto found = graph.find(row);
        if (found && graph.id(*found) == row && !graph.isGhost(*found))
            known.push_back(*found);
    }
    return known;
}

std::vector<bool> appliedFrom(const revision::RevisionGraph &graph, std::vector<int> open)
{
    std::vector<bool> applied(std::size_t(graph.size()), false);
    while (!open.empty()) {
        const int revision = open.back();
        open.pop_back();
        if (applied[std::size_t(revision)])
            continue;
        applied[std::size_t(revision)] = true;
        for (const int parent : graph.normalizedParents(revision))
            open.push_back(parent);
    }
    return applied;
}

std::string whatDelegationMeans(const Error &unsupported)
{
    const std::string place = unsupported.position().file.empty() ? std::string() : " (" + unsupported.position().toString() + ")";
    return "Only Python can do what this script does: " + unsupported.message() + place
        + ". With your consent the step runs with the project's own Python and Alembic; what stands before it is committed first, so that a later failure does not undo it.";
}

std::vector<std::string> findingsOf(const PreviewWorld &world)
{
    std::vector<std::string> findings;
    for (const PreviewItem &item : world.items()) {
        if (item.commitsBefore)
            findings.push_back("The script commits here: what was done before stays even when a later statement fails.");
    }
    for (const SourcePosition &handler : world.handlers())
        findings.push_back("When a statement fails, the script catches that and does something else, which is not shown (" + SourcePosition{project::fileNameOf(handler.file), handler.line, 0}.toString() + ").");
    for (const std::string &warning : world.warnings())
        findings.push_back(warning);
    return findings;
}

bool hasRebuild(const PreviewWorld &world)
{
    return world.dialect().name() == "sqlite"
        && std::any_of(world.items().begin(), world.items().end(),
                       [](const PreviewItem &item) { return item.operation && std::holds_alternative<operation::BatchAlter>(item.operation->node); });
}

/// The texts of `some` that are not in `others`, in order.
std::vector<std::string> onlyIn(const std::vector<std::string> &some, const std::vector<std::string> &others)
{
    std::vector<std::string> only;
    std::copy_if(some.begin(), some.end(), std::back_inserter(only), [&](const std::string &text) { return std::find(others.begin(), others.end(), text) == others.end(); });
    return only;
}

/// What planning knows of the database when a step begins.
class Foreknowledge {
public:
    /// The version table is there before the first step runs, whether it is now or not.
    Foreknowledge(const dialect::Dialect &dialect, database::Connection &connection, const database::VersionTable &versions, bool hasVersions) : m_schema(dialect.reflect(askOver(connection), {}))
    {
        std::vector<std::string> texts;
        const bool isSqlite = connection.backend() == database::Backend::Sqlite;
        if (isSqlite) {
            for (const sql::ValueList &row : connection.query("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY rowid").rows)
                texts.push_back(dialect::CatalogRow(row).text(0));
        }
        if (!hasVersions) {
            const std::string create = versions.createStatement().text;
            operation::FoldContext context;
            context.dialectName = dialect.name();
            foldRawSql(m_schema, dialect, create, context);
            texts.push_back(create);
        }
        if (isSqlite)
            m_foreseen = std::make_shared<ForeseenDatabase>(dialect, [texts = std::move(texts)](ShadowDatabase &shadow) { shadow.add(texts); });
    }

    const schema::Schema &schema() const { return m_schema; }

    void prepare(PreviewWorld &world) const
    {
        world.setForeseen(m_foreseen);
        world.setDoubts(m_uncertain, m_everythingUncertain);
    }

    void goOn(const PreviewWorld &world, const PlannedStep &planned)
    {
        m_schema = *world.schema();
        m_uncertain = world.uncertain();
        m_everythingUncertain = world.everythingUncertain();
        if (m_foreseen)
            m_foreseen->keep(world.sent());
        if (planned.unsupported && m_everythingUncertain.empty())
            m_everythingUncertain = "an earlier step, " + planned.step.id + ", cannot be seen to its end";
    }

private:
    schema::Schema m_schema;
    std::map<sql::QualifiedName, std::string> m_uncertain;
    std::string m_everythingUncertain;
    std::shared_ptr<ForeseenDatabase> m_foreseen;  ///< SQLite
};

revision::Plan planFor(const revision::RevisionGraph &graph, Direction direction, const std::vector<std::string> &rows, const std::vector<std::string> &targets)
{
    switch (direction) {
    case Direction::Upgrade:
        return revision::upgradePlan(graph, rows, targets.at(0));
    case Direction::Downgrade:
        return revision::downgradePlan(graph, rows, targets.at(0));
    case Direction::Stamp:
        return revision::stampPlan(graph, rows, targets);
    }
    throw Error(ErrorCode::Internal, "no such direction");
}

/// Alembic in the child process would look for them in the project's folders.
void refuseToDelegate(const RunOptions &options)
{
    for (const BorrowedScript &script : options.borrowed) {
        if (options.delegation && options.delegation->revisions.contains(script.id))
            throw Error(ErrorCode::Unsupported, "The step of " + script.id + " needs the project's own Python, which does not find a script of another branch.", {},
                        "Get " + script.fileName + " into this checkout, or check that branch out.");
    }
}

}  // namespace

DatabaseState readDatabaseState(const ProjectSnapshot &snapshot, const database::Url &url, const environment::EnvironmentRun &run, StopToken stop)
{
    const auto connection = openForReading(snapshot, url, stop);
    const dialect::Dialect &dialect = dialectOf(url);
    const database::VersionTable table = versionTableOf(run, dialect, url.backend);
    const revision::RevisionGraph &graph = *snapshot.graph;
    DatabaseState state;
    state.serverVersion = (url.backend == database::Backend::Postgresql ? "PostgreSQL " : "SQLite ") + connection->facts().serverVersion;
    state.versionTableExists = table.exists(*connection);
    if (state.versionTableExists)
        state.rows = table.rows(*connection);
    const auto tables = dialect.tableNames(askOver(*connection), std::nullopt);
    state.hasOtherTables = std::any_of(tables.begin(), tables.end(), [&](const std::string &name) { return name != run.versionTable; });
    const std::vector<int> known = knownRows(graph, state.rows);
    for (const std::string &row : state.rows) {
        const auto found = graph.find(row);
        if (!found || graph.id(*found) != row || graph.isGhost(*found))
            state.unknownRows.push_back(row);
    }
    if (graph.problems().empty())
        state.current = revision::Resolver(graph).allCurrent(known);
    else
        state.current = known;
    state.applied = appliedFrom(graph, known);
    return state;
}

Plan planMigration(const ProjectSnapshot &project, const database::Url &url, const environment::EnvironmentRun &run, Direction direction, const std::vector<std::string> &targets,
                   SourceCache &sources, StopToken stop, const ProgressSink &progress, const PlanOptions &options)
{
    const BorrowingProject borrowing(project, options.borrowed);
    const ProjectSnapshot &snapshot = borrowing.snapshot();
    const bool purge = options.purge;
    const auto connection = openForReading(snapshot, url, stop);
    const dialect::Dialect &dialect = dialectOf(url);
    const database::VersionTable table = versionTableOf(run, dialect, url.backend);
    const bool hasVersions = table.exists(*connection);
    const std::vector<std::string> rows = hasVersions ? table.rows(*connection) : std::vector<std::string>{};
    const revision::Plan steps = planFor(*snapshot.graph, direction, purge ? std::vector<std::string>{} : rows, targets);

    Plan plan;
    plan.direction = direction;
    plan.target = targets.empty() ? std::string() : targets.front();
    plan.rowsBefore = purge ? rows : steps.rowsBefore;
    plan.purge = purge;
    plan.borrowed = options.borrowed;
    plan.rowsAfter = steps.rowsAfter;
    plan.oneTransaction = !run.transactionPerMigration && run.transactionalDdl.value_or(dialect.transactionalDdl());
    for (const revision::Warning &warning : steps.warnings)
        plan.warnings.push_back(warning.message);

    std::optional<Foreknowledge> before;
    if (direction != Direction::Stamp && !steps.steps.empty())
        before.emplace(dialect, *connection, table, hasVersions);
    plan.surroundings = environment::processSurroundings();
    const sqlalchemy::Surroundings &surroundings = plan.surroundings;
    int done = 0;
    for (const revision::Step &step : steps.steps) {
        checkStop(stop);
        PlannedStep planned;
        planned.step = step;
        if (purge && plan.steps.empty())
            planned.versionStatements.push_back(table.purgeStatement());
        for (const revision::RowChange &change : step.rowChanges) {
            const auto *insert = std::get_if<revision::RowInsert>(&change);
            const auto *removal = std::get_if<revision::RowDelete>(&change);
            const auto *update = std::get_if<revision::RowUpdate>(&change);
            planned.versionStatements.push_back(table.changeStatement(
                {insert ? std::nullopt : std::optional(removal ? removal->version : update->from), removal ? std::nullopt : std::optional(insert ? insert->version : update->to)}));
        }
        if (before && step.kind != revision::StepKind::Stamp) {
            PreviewWorld world(dialect, surroundings, before->schema(), sqlalchemy::WorldKind::Preview);
            before->prepare(world);
            const auto preview = [&](PreviewWorld &into, bool preserves) {
                into.compileState().batchPreserve = preserves;
                return previewInto(into, snapshot, snapshot.graph->script(step.revision), step.up, run, std::nullopt, sources, stop);
            };
            const bool preserves = options.batchPreserve.in(step.id);
            planned.unsupported = preview(world, preserves);
            if (hasRebuild(world)) {
                PreviewWorld other(dialect, surroundings, before->schema(), sqlalchemy::WorldKind::Preview);
                before->prepare(other);
                preview(other, !preserves);
                planned.preservable = preserves ? onlyIn(other.warnings(), world.warnings()) : onlyIn(world.warnings(), other.warnings());
            }
            planned.items = world.items();
            planned.findings = findingsOf(world);
            if (planned.unsupported && planned.unsupported->code() == ErrorCode::Unsupported) {
                if (const auto problem = probeStep(snapshot, dialect, step, run, surroundings, sources, stop)) {
                    planned.support = problem->isCertain ? StepSupport::NeedsPython : StepSupport::MayNeedPython;
                    planned.unsupported = problem->error;
                    planned.findings.push_back(whatDelegationMeans(problem->error));
                } else if (world.needsPython()) {   // the probe, which may take fewer steps, did not get there
                    planned.support = StepSupport::MayNeedPython;
                    planned.findings.push_back(whatDelegationMeans(*planned.unsupported));
                }
            }
            before->goOn(world, planned);
        }
        plan.steps.push_back(std::move(planned));
        if (progress)
            progress({++done, int(steps.steps.size()), step.id});
    }
    return plan;
}

std::vector<ShownStep> shownSteps(const Plan &plan)
{
    std::vector<ShownStep> shown;
    for (const PlannedStep &step : plan.steps) {
        ShownStep &one = shown.emplace_back();
        one.isWhole = !step.unsupported;
        for (const PreviewItem &item : step.items)
            one.statements.insert(one.statements.end(), item.statements.begin(), item.statements.end());
    }
    return shown;
}

ScriptPreview previewScript(const ProjectSnapshot &snapshot, int revision, bool upgrade, const std::string &dialectName, const environment::EnvironmentRun &run,
                            const std::optional<std::string> &text, const std::optional<schema::Schema> &schema, SourceCache &sources, StopToken stop)
{
    static const sqlalchemy::Surroundings kFixed{};
    PreviewWorld world(dialect::dialectByName(dialectName), kFixed, schema, sqlalchemy::WorldKind::Preview);
    ScriptPreview preview;
    preview.error = previewInto(world, snapshot, snapshot.graph->script(revision), upgrade, run, text, sources, stop);
    preview.needsPython = world.needsPython();
    preview.items = world.items();
    preview.warnings = world.warnings();
    return preview;
}

std::vector<std::string> runMigration(const ProjectSnapshot &project, Direction direction, const std::vector<std::string> &targets, const RunOptions &options, RunEvents &events,
                                      SourceCache &sources, StopToken stop)
{
    refuseToDelegate(options);
    const BorrowingProject borrowing(project, options.borrowed);
    const ProjectSnapshot &snapshot = borrowing.snapshot();
    snapshot.graph->requireSound();
    std::vector<std::string> after;
    RunRequest request;
    request.project = &snapshot.project;
    request.graph = snapshot.graph.get();
    request.plan = [&](const std::vector<std::string> &rows) {
        revision::Plan plan = planFor(*snapshot.graph, direction, rows, targets);
        after = plan.rowsAfter;
        return plan;
    };
    request.purge = options.purge;
    request.isRehearsal = options.isRehearsal;
    request.chosenUrl = options.url;
    request.transactionPerMigration = options.transactionPerMigration;
    request.expected = options.expected;
    request.delegation = options.delegation;
    request.batchPreserve = options.batchPreserve;
    request.surroundings = options.surroundings;
    request.lockTimeout = options.lockTimeout;
    request.destination = targets.empty() ? std::nullopt : std::optional(targets.front());
    request.events = &events;
    request.sources = &sources;
    request.stop = stop;
    runEnvironment(request);
    return after;
}

}  // namespace limbeck::migrate
