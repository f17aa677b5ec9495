// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project_session.h"

#include "connection/protection.h"
#include "connection/target_store.h"
#include "database/diagnose.h"
#include "environment/project_host.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"

#include <QDir>
#include <QFileInfo>

namespace limbeck::ui {

namespace {

constexpr int kFileChangePauseMs = 250;

bool asksForPassword(const Error &error)
{
    const auto *open = dynamic_cast<const database::OpenError *>(&error);
    return open && (open->diagnosis().failure == database::OpenFailure::PasswordMissing || open->diagnosis().failure == database::OpenFailure::WrongPassword);
}

database::Url withoutPassword(database::Url url)
{
    url.password.reset();
    return url;
}

}  // namespace

ProjectSession::ProjectSession(QObject *parent) : QObject(parent)
{
    m_fileChange.setSingleShot(true);
    m_fileChange.setInterval(kFileChangePauseMs);
    connect(&m_fileChange, &QTimer::timeout, this, &ProjectSession::refresh);
    connect(&m_files, &FileWatch::fileChanged, this, [this] { m_fileChange.start(); });
    connect(&m_files, &FileWatch::folderChanged, this, [this] { m_fileChange.start(); });
    connect(&m_engine, &EngineService::projectOpened, this, [this](int job, const SnapshotPtr &snapshot, const LayoutPtr &layout) {
        if (job != m_openJob)
            return;
        m_layout = layout;
        takeSnapshot(snapshot);
    });
    connect(&m_engine, &EngineService::stateRead, this, [this](int job, const StatePtr &state) {
        if (job != m_stateJob)
            return;
        m_state = state;
        if (target())
            m_databases.take(target()->name, state);
        m_connection = Connection::Known;
        m_connectionText = verbatim(state->serverVersion);
        Q_EMIT stateChanged();
    });
    connect(&m_engine, &EngineService::planned, this, [this](int job, const PlanPtr &plan) {
        if (job != m_planJob)
            return;
        m_planJob = 0;
        Q_EMIT planReady(plan);
    });
    connect(&m_engine, &EngineService::runUpdated, this, [this](int job, const RunUpdate &update) {
        if (job == m_runJob)
            Q_EMIT runUpdated(update);
    });
    connect(&m_engine, &EngineService::runFinished, this, [this](int job, const std::vector<std::string> &rows) {
        if (job != m_runJob)
            return;
        m_runJob = 0;
        Q_EMIT runFinished(rows);
        readState();
    });
    connect(&m_engine, &EngineService::created, this, [this](int job, const CreatedScripts &scripts) {
        if (job != m_creationJob)
            return;
        m_creationJob = 0;
        Q_EMIT created(scripts);
        refresh();
    });
    connect(&m_engine, &EngineService::initialised, this, [this](int job) {
        if (std::exchange(m_initJob, 0) == job)
            open(m_initFolder);
    });
    connect(&m_engine, &EngineService::failed, this, &ProjectSession::failed);
}

ProjectSession::~ProjectSession() = default;

void ProjectSession::open(const QString &folder)
{
    const QString absolute = QFileInfo(folder).absoluteFilePath();
    const auto request = project::findConfiguration(absolute.toStdString());
    if (!request) {
        Q_EMIT openFailed(absolute, tr("It holds no alembic.ini, no pyproject.toml with a [tool.alembic] section, and no folder with an alembic.ini in it."));
        return;
    }
    m_folder = absolute;
    m_passwords.setProject(m_folder);
    m_isFirstOpen = true;
    m_compiledConsent.reset();
    m_openJob = m_engine.openProject(*request);
}

void ProjectSession::close()
{
    m_snapshot.reset();
    m_targets.clear();
    m_targetIndex = -1;
    m_state.reset();
    m_connection = Connection::NotAsked;
    m_folder.clear();
    m_files.setPaths({});
}

void ProjectSession::refresh()
{
    if (m_folder.isEmpty() || isMigrating())
        return;
    if (const auto request = project::findConfiguration(m_folder.toStdString()))
        m_openJob = m_engine.openProject(*request, m_compiledConsent);
}

void ProjectSession::allowCompiledScripts(const QString &program)
{
    m_compiledConsent = migrate::Delegation{program.toStdString()};
    refresh();
}

QHash<int, QStringList> ProjectSession::otherMarks() const { return m_snapshot ? m_databases.marks(*m_snapshot->graph, targetName()) : QHash<int, QStringList>(); }

std::vector<UnknownRevision> ProjectSession::unknownRevisions() const { return m_snapshot ? m_databases.unknown(*m_snapshot->graph, targetName()) : std::vector<UnknownRevision>(); }

void ProjectSession::takeSnapshot(SnapshotPtr snapshot)
{
    // Their revisions were those of the old graph; by their rows they still mark where the databases stand.
    m_databases.dropIndices();
    m_snapshot = std::move(snapshot);
    const std::string chosen = target() ? target()->name : std::string();
    m_targets = m_snapshot->targets;
    const environment::EnvironmentRun run = m_targets.empty() ? environment::EnvironmentRun() : m_targets.front().run;
    for (migrate::Target &added : TargetStore::load(m_folder, run))
        m_targets.push_back(std::move(added));
    m_targetIndex = m_targets.empty() ? -1 : 0;
    for (std::size_t i = 0; i < m_targets.size(); ++i) {
        if (m_targets[i].name == chosen)
            m_targetIndex = int(i);
    }
    watchFiles();
    if (m_isFirstOpen) {
        m_isFirstOpen = false;
        m_state.reset();
        m_databases.clear();
        m_connection = Connection::NotAsked;
        m_connectionText.clear();
        RecentProjects::add(m_folder);
        Q_EMIT opened();
    }
    Q_EMIT snapshotChanged();
    Q_EMIT targetsChanged();
    // A SQLite file of the project may be read without asking; a server is contacted when the user says so, or when it was already.
    const bool mayRead = target() && target()->url && (target()->isProjectFile || m_connection == Connection::Known);
    if (mayRead)
        readState();
    else
        Q_EMIT stateChanged();
}

void ProjectSession::watchFiles()
{
    QStringList paths;
    const project::Project &project = m_snapshot->project;
    for (const std::string &location : project.versionLocations)
        paths << verbatim(location);
    paths << verbatim(project.envPath());
    if (project.config.ini().exists())
        paths << verbatim(project.config.ini().path());
    // Folders tell of new and removed scripts; files of changed ones.
    if (m_snapshot->graph->size() <= FileWatch::kMaxFiles) {
        for (const revision::Script &script : m_snapshot->graph->scripts()) {
            if (!script.path.empty())
                paths << verbatim(script.path);
        }
    }
    m_files.setPaths(paths);
}

const migrate::Target *ProjectSession::target() const
{
    return m_targetIndex >= 0 && std::size_t(m_targetIndex) < m_targets.size() ? &m_targets[std::size_t(m_targetIndex)] : nullptr;
}

QString ProjectSession::targetName() const { return target() ? verbatim(target()->name) : QString(); }

std::string ProjectSession::dialectName() const
{
    if (target() && target()->url)
        return std::string(database::dialectName(target()->url->backend));
    if (target() && !target()->run.dialectName.empty())
        return target()->run.dialectName;
    return "postgresql";
}

std::optional<database::Url> ProjectSession::urlWithPassword(const migrate::Target &target) const
{
    if (!target.url)
        return std::nullopt;
    database::Url url = *target.url;
    if (const auto password = m_passwords.known(target.name))
        url.password = *password;
    return url;
}

std::optional<database::Url> ProjectSession::urlForWriting(const migrate::Target &target) const
{
    const auto url = urlWithPassword(target);
    const bool isReadOnly = url && protectionOf(m_folder, target) == Protection::ReadOnly;
    return isReadOnly ? database::readOnlyUrl(*url, m_snapshot->project.root) : url;
}

void ProjectSession::readState()
{
    if (!m_snapshot || !target())
        return;
    if (!target()->url) {
        m_connection = Connection::Failed;
        m_connectionText = engineText(target()->problem);
        Q_EMIT stateChanged();
        return;
    }
    m_connection = Connection::Asking;
    m_connectionText = tr("Connecting…");
    Q_EMIT stateChanged();
    m_passwords.obtain(*target(), [this] { askState(); });
}

void ProjectSession::askState()
{
    if (m_snapshot && target())
        m_stateJob = m_engine.readState(m_snapshot, *urlWithPassword(*target()), target()->run);
}

void ProjectSession::chooseTarget(int index)
{
    if (index == m_targetIndex || index < 0 || std::size_t(index) >= m_targets.size())
        return;
    m_targetIndex = index;
    m_state.reset();
    m_connection = Connection::NotAsked;
    m_connectionText.clear();
    Q_EMIT targetsChanged();
    if (target()->isProjectFile || target()->origin.kind == project::Origin::Kind::User)
        readState();
    else
        Q_EMIT stateChanged();
}

void ProjectSession::addTarget(const QString &name, const database::Url &url, const TargetSettings &settings)
{
    TargetStore::add(m_folder, name, url);
    storeTargetSettings(m_folder, name, settings);
    migrate::Target added;
    added.name = name.toStdString();
    added.url = withoutPassword(url);
    added.origin.kind = project::Origin::Kind::User;
    added.run = m_targets.empty() ? environment::EnvironmentRun() : m_targets.front().run;
    if (url.password)
        m_passwords.give(added, verbatim(*url.password), settings.passwordSource == PasswordSource::Keyring);
    std::erase_if(m_targets, [&](const migrate::Target &target) { return target.name == added.name && target.origin.kind == project::Origin::Kind::User; });
    m_targets.push_back(std::move(added));
    m_targetIndex = -1;
    chooseTarget(int(m_targets.size()) - 1);
}

void ProjectSession::changeTarget(int index, const std::optional<database::Url> &url, const TargetSettings &settings)
{
    if (index < 0 || std::size_t(index) >= m_targets.size())
        return;
    migrate::Target &changed = m_targets[std::size_t(index)];
    const QString name = verbatim(changed.name);
    storeTargetSettings(m_folder, name, settings);
    const bool hasOtherUrl = url && changed.origin.kind == project::Origin::Kind::User && changed.url != withoutPassword(*url);
    if (hasOtherUrl) {
        TargetStore::add(m_folder, name, *url);
        changed.url = withoutPassword(*url);
        changed.problem.clear();
        m_databases.forget(changed.name);
        m_passwords.forget(changed.name);
    }
    const bool isKept = settings.passwordSource == PasswordSource::Keyring;
    if (url && url->password)
        m_passwords.give(changed, verbatim(*url->password), isKept);
    else if (const auto known = m_passwords.known(changed.name); known && isKept)
        m_passwords.give(changed, verbatim(*known), true);
    Q_EMIT targetsChanged();
    if (index == m_targetIndex && (hasOtherUrl || (url && url->password))) {
        m_state.reset();
        readState();
    } else {
        Q_EMIT stateChanged();
    }
}

void ProjectSession::removeTarget(int index)
{
    if (index < 0 || std::size_t(index) >= m_targets.size() || m_targets[std::size_t(index)].origin.kind != project::Origin::Kind::User)
        return;
    const std::string name = m_targets[std::size_t(index)].name;
    TargetStore::remove(m_folder, verbatim(name));
    m_passwords.removeTarget(name);
    m_databases.forget(name);
    m_targets.erase(m_targets.begin() + index);
    m_targetIndex = -1;
    chooseTarget(0);
}

void ProjectSession::givePassword(const QString &password, bool remember)
{
    if (!target())
        return;
    m_passwords.give(*target(), password, remember);
    readState();
}

void ProjectSession::plan(migrate::Direction direction, const QString &wanted, const PlanChoices &choices)
{
    if (!m_snapshot || !target() || isMigrating())
        return;
    if (!target()->url) {
        Q_EMIT planFailed(std::make_shared<const Error>(ErrorCode::Config, target()->problem));
        return;
    }
    m_passwords.obtain(*target(), [this, direction, wanted, choices] {
        if (m_snapshot && target())
            m_planJob = m_engine.plan(m_snapshot, *urlWithPassword(*target()), target()->run, direction, {wanted.toStdString()}, choices.planOptions());
    });
}

void ProjectSession::cancelPlan()
{
    if (m_planJob != 0)
        m_engine.stop(std::exchange(m_planJob, 0));
}

migrate::RunOptions ProjectSession::optionsFor(const migrate::Plan &plan, bool transactionPerMigration, const PlanChoices &choices) const
{
    migrate::RunOptions options;
    // An env.py that goes through several databases chooses them itself.
    const bool severalRuns = m_snapshot->environment.runs.size() > 1 && target()->origin.kind != project::Origin::Kind::User;
    if (!severalRuns)
        options.url = urlForWriting(*target());
    options.transactionPerMigration = transactionPerMigration;
    options.delegation = choices.delegation();
    options.batchPreserve = migrate::BatchPreserve(choices.preserved);
    options.purge = plan.purge;
    options.borrowed = plan.borrowed;
    options.surroundings = plan.surroundings;
    options.expected = migrate::shownSteps(plan);
    return options;
}

void ProjectSession::apply(const PlanPtr &plan, bool transactionPerMigration, const PlanChoices &choices, std::chrono::milliseconds estimate)
{
    if (!plan || !m_snapshot || !target() || isMigrating())
        return;
    const QString title = plan->direction == migrate::Direction::Upgrade ? tr("Upgrading %1").arg(targetName())
        : plan->direction == migrate::Direction::Downgrade               ? tr("Downgrading %1").arg(targetName())
                                                                         : tr("Stamping %1").arg(targetName());
    m_runJob = m_engine.run(m_snapshot, plan->direction, {plan->target}, optionsFor(*plan, transactionPerMigration, choices), title, estimate);
    Q_EMIT runStarted(m_runJob);
}

int ProjectSession::rehearse(const PlanPtr &plan, bool transactionPerMigration, const PlanChoices &choices)
{
    if (!plan || !m_snapshot || !target() || !target()->url || isMigrating())
        return 0;
    return m_engine.rehearse(m_snapshot, *urlWithPassword(*target()), plan, optionsFor(*plan, transactionPerMigration, choices), tr("Rehearsing on a copy of %1").arg(targetName()));
}

void ProjectSession::init(const project::InitRequest &request)
{
    m_initFolder = verbatim(request.workingDirectory);
    m_initJob = m_engine.initProject(request);
}

bool ProjectSession::canDelete(int revision) const
{
    if (!m_snapshot || revision < 0 || isMigrating())
        return false;
    const revision::RevisionGraph &graph = *m_snapshot->graph;
    if (graph.isGhost(revision) || !graph.isRealHead(revision))
        return false;
    // "Applied nowhere" wants to be known: of the database that is chosen at least.
    return m_state && !m_databases.hasRow(graph.id(revision));
}

void ProjectSession::createRevision(const autogenerate::RevisionRequest &request)
{
    if (m_snapshot && !isMigrating())
        m_creationJob = m_engine.createRevision(m_snapshot, request, target() ? urlForWriting(*target()) : std::nullopt);
}

void ProjectSession::stopRun()
{
    if (m_runJob != 0)
        m_engine.stop(m_runJob);
}

void ProjectSession::wantPassword(const Error &error)
{
    if (!asksForPassword(error) || !target())
        return;
    m_passwords.forget(target()->name);
    Q_EMIT passwordWanted(engineText(error.message()));
}

void ProjectSession::failed(int job, const ErrorPtr &error)
{
    if (job == m_openJob) {
        if (!m_snapshot)
            Q_EMIT openFailed(m_folder, errorText(*error));
    } else if (job == m_stateJob) {
        m_connection = Connection::Failed;
        m_connectionText = errorText(*error);
        if (target())
            m_databases.fail(target()->name, m_connectionText);
        Q_EMIT stateChanged();
        wantPassword(*error);
    } else if (job == m_planJob) {
        m_planJob = 0;
        Q_EMIT planFailed(error);
        wantPassword(*error);
    } else if (job == m_initJob) {
        m_initJob = 0;
        Q_EMIT openFailed(m_initFolder, errorText(*error));
    } else if (job == m_creationJob) {
        m_creationJob = 0;
        Q_EMIT creationFailed(error);
    } else if (job == m_runJob) {
        m_runJob = 0;
        Q_EMIT runFailed(error);
        readState();
    }
}

}  // namespace limbeck::ui
