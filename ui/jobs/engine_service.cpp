// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/engine_service.h"

#include "database/create_database.h"
#include "database/diagnose.h"
#include "environment/project_host.h"
#include "jobs/folded_schemas.h"
#include "jobs/run_reporter.h"
#include "jobs/worker.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "schema/graphviz_layout.h"

#include <QCoreApplication>

#include <map>

namespace limbeck::ui {

namespace {

/// What writing a script says, kept for the log.
class AuthoringMessages : public autogenerate::AuthoringEvents {
public:
    void started(const std::string &what, bool) override { texts << verbatim(what); }
    void programOutput(const std::string &text, bool) override { texts << verbatim(text).trimmed(); }
    void warning(const std::string &text) override { texts << engineText(text); }

    QStringList texts;
};

/// With all that its type knows: copied as a plain Error it would lose the diagnosis and the server's facts.
ErrorPtr currentError()
{
    try {
        throw;
    } catch (const database::OpenError &error) {
        return std::make_shared<const database::OpenError>(error);
    } catch (const DatabaseError &error) {
        return std::make_shared<const DatabaseError>(error);
    } catch (const Error &error) {
        return std::make_shared<const Error>(error);
    } catch (const std::exception &error) {
        return std::make_shared<const Error>(ErrorCode::Internal, error.what());
    }
}

database::OpenOptions probeOptions(const QString &folder)
{
    constexpr std::chrono::seconds kPatience{5};   // someone waits in front of a dialog
    database::OpenOptions options;
    options.workingDirectory = folder.toStdString();
    options.connectTimeout = kPatience;
    return options;
}

}  // namespace

class EngineService::Private {
public:
    struct Running {
        std::stop_source stop;
        JobInfo info;
        bool isMigration = false;
    };

    explicit Private(EngineService *owner) : q(owner) {}

    /// Runs `work` on `worker`; its result comes back in the GUI thread through `deliver`, what it throws as failed().
    template<typename Result>
    int start(Worker &worker, JobInfo info, bool isMigration, std::function<Result(const StopToken &, int id)> work, std::function<void(int id, Result)> deliver)
    {
        const int id = ++m_lastId;
        info.id = id;
        info.isMigration = isMigration;
        info.started = std::chrono::steady_clock::now();
        Running &running = m_running[id];
        running.info = info;
        running.isMigration = isMigration;
        const StopToken token = running.stop.get_token();
        Q_EMIT q->jobStarted(info);
        worker.post([this, id, token, work = std::move(work), deliver = std::move(deliver)] {
            try {
                checkStop(token);
                Result result = work(token, id);
                inGuiThread([this, id, deliver, result = std::move(result)]() mutable {
                    finish(id);
                    deliver(id, std::move(result));
                });
            } catch (...) {
                fail(id, currentError());
            }
        });
        return id;
    }

    void fail(int id, ErrorPtr error)
    {
        inGuiThread([this, id, error] {
            finish(id);
            Q_EMIT q->failed(id, error);
        });
    }

    void finish(int id)
    {
        m_running.erase(id);
        Q_EMIT q->jobEnded(id);
    }

    void inGuiThread(std::function<void()> work) { QMetaObject::invokeMethod(q, std::move(work), Qt::QueuedConnection); }

    void progress(int id, const Progress &progress)
    {
        inGuiThread([this, id, progress] {
            const auto it = m_running.find(id);
            if (it == m_running.end())
                return;
            it->second.info.done = progress.done;
            it->second.info.total = progress.total;
            it->second.info.detail = verbatim(progress.what);
            Q_EMIT q->jobProgressed(it->second.info);
        });
    }

    void runUpdate(int id, RunUpdate update)
    {
        inGuiThread([this, id, update = std::move(update)] {
            const auto it = m_running.find(id);
            if (it == m_running.end())
                return;
            JobInfo &info = it->second.info;
            if (update.kind == RunUpdate::Kind::Planned)
                info.total = int(update.affected);
            if (update.kind == RunUpdate::Kind::StepFinished)
                info.done = update.step + 1;
            if (update.kind == RunUpdate::Kind::StepStarted)
                info.detail = update.text;
            Q_EMIT q->jobProgressed(info);
            Q_EMIT q->runUpdated(id, update);
        });
    }

    EngineService *q;
    migrate::SourceCache sources;
    FoldedSchemas schemas;   ///< of the previews' thread
    std::map<int, Running> m_running;
    std::map<int, int> previewOfPane;
    int m_lastId = 0;
    // Last: the threads end before what they use.
    Worker queries, previews, folds, diffs, files, runs, rehearsals, probes;
};

EngineService::EngineService(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this)) {}

EngineService::~EngineService()
{
    for (auto &[id, running] : d->m_running)
        running.stop.request_stop();
}

int EngineService::openProject(const project::ConfigRequest &request, const std::optional<migrate::Delegation> &consent)
{
    JobInfo info;
    info.title = tr("Opening the project");
    using Opened = std::pair<SnapshotPtr, LayoutPtr>;
    return d->start<Opened>(
        d->queries, info, false,
        [request, consent](const StopToken &stop, int) {
            SnapshotPtr snapshot = migrate::openProject(request, consent, stop);
            auto layout = std::make_shared<const GraphLayout>(layoutGraph(*snapshot->graph));
            return Opened(std::move(snapshot), std::move(layout));
        },
        [this](int id, const Opened &opened) { Q_EMIT projectOpened(id, opened.first, opened.second); });
}

int EngineService::readState(SnapshotPtr snapshot, const database::Url &url, const environment::EnvironmentRun &run)
{
    JobInfo info;
    info.title = tr("Reading where the database stands");
    return d->start<StatePtr>(
        d->queries, info, false,
        [snapshot, url, run](const StopToken &stop, int) { return std::make_shared<const migrate::DatabaseState>(migrate::readDatabaseState(*snapshot, url, run, stop)); },
        [this](int id, StatePtr state) { Q_EMIT stateRead(id, state); });
}

int EngineService::plan(SnapshotPtr snapshot, const database::Url &url, const environment::EnvironmentRun &run, migrate::Direction direction, std::vector<std::string> targets,
                        const migrate::PlanOptions &options)
{
    JobInfo info;
    info.title = tr("Making the plan");
    return d->start<PlanPtr>(
        d->queries, info, false,
        [this, snapshot, url, run, direction, targets = std::move(targets), options](const StopToken &stop, int id) {
            const auto progress = [this, id](const Progress &report) { d->progress(id, report); };
            return std::make_shared<const migrate::Plan>(migrate::planMigration(*snapshot, url, run, direction, targets, d->sources, stop, progress, options));
        },
        [this](int id, PlanPtr plan) { Q_EMIT planned(id, plan); });
}

int EngineService::preview(int pane, SnapshotPtr snapshot, int revision, bool upgrade, const std::string &dialectName, const environment::EnvironmentRun &run,
                           std::optional<std::string> text)
{
    if (const auto older = d->previewOfPane.find(pane); older != d->previewOfPane.end())
        stop(older->second);
    JobInfo info;
    const int id = d->start<PreviewPtr>(
        d->previews, info, false,
        [this, snapshot, revision, upgrade, dialectName, run, text = std::move(text)](const StopToken &token, int) {
            return std::make_shared<const migrate::ScriptPreview>(d->schemas.preview(snapshot, revision, upgrade, dialectName, run, text, d->sources, token));
        },
        [this, pane](int job, PreviewPtr preview) { Q_EMIT previewed(job, pane, preview); });
    d->previewOfPane[pane] = id;
    return id;
}

int EngineService::fold(SnapshotPtr snapshot, std::vector<int> from, std::vector<int> to, const std::string &dialectName, const environment::EnvironmentRun &run)
{
    JobInfo info;
    info.title = tr("Computing a schema");
    return d->start<SchemaChangePtr>(
        d->folds, info, false,
        [this, snapshot, from = std::move(from), to = std::move(to), dialectName, run](const StopToken &stop, int) {
            return std::make_shared<const migrate::SchemaChange>(migrate::foldBetween(*snapshot, from, to, dialectName, run, d->sources, stop));
        },
        [this](int id, SchemaChangePtr change) { Q_EMIT folded(id, change); });
}

int EngineService::draw(const QByteArray &dot)
{
    JobInfo info;
    info.title = tr("Drawing the diagram");
    info.canStop = false;
    return d->start<QByteArray>(
        d->folds, info, false, [dot](const StopToken &, int) { return layoutAsSvg(dot); }, [this](int id, const QByteArray &svg) { Q_EMIT drawn(id, svg); });
}

int EngineService::createRevision(SnapshotPtr snapshot, const autogenerate::RevisionRequest &request, const std::optional<database::Url> &url)
{
    JobInfo info;
    info.title = request.merge ? tr("Writing a merge") : tr("Writing a revision");
    return d->start<CreatedScripts>(
        d->queries, info, false,
        [this, snapshot, request, url](const StopToken &stop, int) {
            AuthoringMessages messages;
            migrate::RunEvents silent;
            migrate::RunRequest run;
            run.project = &snapshot->project;
            run.graph = snapshot->graph.get();
            run.chosenUrl = url;
            run.surroundings = environment::processSurroundings();
            run.events = &silent;
            run.sources = &d->sources;
            run.stop = stop;
            CreatedScripts created;
            for (const revision::Script &script : autogenerate::createRevision(run, request, messages)) {
                created.ids << verbatim(script.id);
                created.paths << verbatim(script.path);
            }
            created.messages = messages.texts;
            return created;
        },
        [this](int id, const CreatedScripts &scripts) { Q_EMIT created(id, scripts); });
}

int EngineService::run(SnapshotPtr snapshot, migrate::Direction direction, std::vector<std::string> targets, migrate::RunOptions options, const QString &title, std::chrono::milliseconds estimate)
{
    JobInfo info;
    info.title = title;
    info.estimate = estimate;
    return d->start<std::vector<std::string>>(
        d->runs, info, true,
        [this, snapshot, direction, targets = std::move(targets), options = std::move(options)](const StopToken &stop, int id) {
            RunReporter reporter([this, id](RunUpdate update) { d->runUpdate(id, std::move(update)); });
            return migrate::runMigration(*snapshot, direction, targets, options, reporter, d->sources, stop);
        },
        [this](int id, std::vector<std::string> rows) { Q_EMIT runFinished(id, rows); });
}

int EngineService::rehearse(SnapshotPtr snapshot, const database::Url &url, PlanPtr plan, migrate::RunOptions options, const QString &title)
{
    JobInfo info;
    info.title = title;
    return d->start<RehearsalPtr>(
        d->rehearsals, info, false,
        [this, snapshot, url, plan, options = std::move(options)](const StopToken &stop, int id) {
            RunReporter reporter([this, id](RunUpdate update) { d->runUpdate(id, std::move(update)); });
            const auto progress = [this, id](const Progress &report) { d->progress(id, report); };
            return std::make_shared<const migrate::Rehearsal>(migrate::rehearse(*snapshot, url, *plan, options, reporter, d->sources, stop, progress));
        },
        [this](int id, RehearsalPtr rehearsal) { Q_EMIT rehearsed(id, rehearsal); });
}

int EngineService::findDiff(const DiffRequest &request)
{
    JobInfo info;
    info.title = tr("Comparing");
    return d->start<DiffPtr>(
        d->diffs, info, false, [this, request](const StopToken &stop, int) { return ui::findDiff(request, d->sources, stop); },
        [this](int id, const DiffPtr &diff) { Q_EMIT diffFound(id, diff); });
}

int EngineService::writeScriptFromDiff(const DiffRequest &request, const autogenerate::RevisionRequest &revision)
{
    JobInfo info;
    info.title = tr("Writing a revision");
    return d->start<DiffScript>(
        d->queries, info, false, [this, request, revision](const StopToken &stop, int) { return newScriptFromDiff(request, revision, d->sources, stop); },
        [this](int id, const DiffScript &script) { Q_EMIT scriptFromDiffWritten(id, script); });
}

int EngineService::storeIgnored(const QString &projectRoot, const QString &key, const std::optional<QString> &reason)
{
    JobInfo info;
    info.title = tr("Writing a file");
    info.canStop = false;
    return d->start<bool>(
        d->files, info, false,
        [projectRoot, key, reason](const StopToken &, int) {
            ui::storeIgnored(projectRoot.toStdString(), key.toStdString(), reason ? std::optional(reason->toStdString()) : std::nullopt);
            return true;
        },
        [this](int id, bool) { Q_EMIT ignoredStored(id); });
}

int EngineService::findPythonFiles(const QString &projectRoot, const QStringList &passedFolders, int limit)
{
    JobInfo info;
    info.title = tr("Looking for the models' files");
    return d->start<QStringList>(
        d->files, info, false, [projectRoot, passedFolders, limit](const StopToken &, int) { return pythonFiles(projectRoot, passedFolders, limit); },
        [this](int id, const QStringList &files) { Q_EMIT pythonFilesFound(id, files); });
}

int EngineService::findPythons(const QString &projectRoot)
{
    JobInfo info;
    info.title = tr("Looking for the project's Python");
    return d->start<ProjectPythons>(
        d->files, info, false, [projectRoot](const StopToken &, int) { return projectPythons(projectRoot); },
        [this](int id, const ProjectPythons &pythons) { Q_EMIT pythonsFound(id, pythons); });
}

int EngineService::checkPython(const QString &projectRoot, const QString &program, bool trusts)
{
    JobInfo info;
    info.title = tr("Asking Python for its Alembic");
    return d->start<CheckedPython>(
        d->runs, info, false, [projectRoot, program, trusts](const StopToken &stop, int) { return checkedPython(projectRoot, program, trusts, stop); },
        [this](int id, const CheckedPython &python) { Q_EMIT pythonChecked(id, python); });
}

int EngineService::initProject(const project::InitRequest &request)
{
    JobInfo info;
    info.title = tr("Writing the environment");
    info.canStop = false;
    return d->start<QStringList>(
        d->files, info, false,
        [request](const StopToken &, int) {
            QStringList paths;
            project::initEnvironment(request, [&](const project::InitAction &action) { paths << verbatim(action.path); });
            return paths;
        },
        [this](int id, const QStringList &paths) { Q_EMIT initialised(id, paths); });
}

int EngineService::findModels(const QString &folder)
{
    JobInfo info;
    info.title = tr("Looking for models");
    return d->start<project::ModelModules>(
        d->files, info, false, [root = folder.toStdString()](const StopToken &stop, int) { return project::findModelModules(root, stop); },
        [this](int id, const project::ModelModules &models) { Q_EMIT modelsFound(id, models); });
}

int EngineService::probe(const database::Url &url, const QString &folder)
{
    JobInfo info;
    info.title = tr("Testing a connection");
    return d->start<database::ProbeReport>(
        d->probes, info, false, [url, options = probeOptions(folder)](const StopToken &stop, int) { return database::probeDatabase(url, options, stop); },
        [this](int id, const database::ProbeReport &report) { Q_EMIT probed(id, report); });
}

int EngineService::createDatabase(const database::Url &url, const QString &folder)
{
    JobInfo info;
    info.title = tr("Creating a database");
    info.canStop = false;
    return d->start<bool>(
        d->probes, info, false,
        [url, options = probeOptions(folder)](const StopToken &, int) {
            database::createDatabase(url, options);
            return true;
        },
        [this](int id, bool) { Q_EMIT databaseCreated(id); });
}

int EngineService::readFile(const QString &path)
{
    JobInfo info;
    info.title = tr("Reading a file");
    return d->start<FileContent>(
        d->files, info, false, [path](const StopToken &, int) { return readFileContent(path); },
        [this](int id, const FileContent &content) { Q_EMIT fileRead(id, content); });
}

int EngineService::writeFile(const QString &path, const QByteArray &bytes, const QByteArray &expected)
{
    JobInfo info;
    info.title = tr("Writing a file");
    info.canStop = false;
    return d->start<FileWriting>(
        d->files, info, false, [path, bytes, expected](const StopToken &, int) { return writeFileContent(path, bytes, expected); },
        [this](int id, const FileWriting &writing) { Q_EMIT fileWritten(id, writing); });
}

void EngineService::stop(int jobId)
{
    const auto it = d->m_running.find(jobId);
    if (it != d->m_running.end())
        it->second.stop.request_stop();
}

bool EngineService::isRunning(int jobId) const { return d->m_running.contains(jobId); }

bool EngineService::isMigrating() const
{
    for (const auto &[id, running] : d->m_running) {
        if (running.isMigration)
            return true;
    }
    return false;
}

}  // namespace limbeck::ui
