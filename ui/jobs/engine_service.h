// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/revision_command.h"
#include "database/probe.h"
#include "diff/diff_jobs.h"
#include "graph/graph_layout.h"
#include "jobs/file_jobs.h"
#include "jobs/python_jobs.h"
#include "migrate/rehearsal.h"
#include "migrate/schema_history.h"
#include "migrate/service.h"
#include "project/environment_templates.h"
#include "project/model_modules.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace limbeck::ui {

/// One piece of long work as the window shows it. Values only; the id never repeats in a process.
struct JobInfo {
    int id = 0;
    QString title;          ///< "Upgrade dev to head"
    int done = 0, total = 0;
    QString detail;         ///< the statement or step under way
    bool canStop = true;
    bool isMigration = false;   ///< it changes a database
    std::chrono::steady_clock::time_point started = {};
    std::chrono::milliseconds estimate{0};   ///< of the whole, from a rehearsal; 0: unknown
};

/// What a run tells the window, in order; made on the worker's thread, delivered by queued signals.
struct RunUpdate {
    enum class Kind { Planned, StepStarted, StepFinished, StatementStarted, StatementFinished, StepDelegated, Committed, WaitingForLock, Log } kind = Kind::Log;
    int step = -1;                   ///< index in the plan
    QString revision;
    QString text;                    ///< statement, log line, lock holder or interpreter; passwords masked
    qint64 microseconds = 0;
    qint64 affected = -1;
    int level = 20;                  ///< of log lines, as in Python's logging
};

/// New scripts that were written, and what hooks and checks said meanwhile.
struct CreatedScripts {
    QStringList ids;
    QStringList paths;
    QStringList messages;
};

using SnapshotPtr = std::shared_ptr<const migrate::ProjectSnapshot>;
using LayoutPtr = std::shared_ptr<const GraphLayout>;
using StatePtr = std::shared_ptr<const migrate::DatabaseState>;
using PlanPtr = std::shared_ptr<const migrate::Plan>;
using PreviewPtr = std::shared_ptr<const migrate::ScriptPreview>;
using SchemaChangePtr = std::shared_ptr<const migrate::SchemaChange>;
using RehearsalPtr = std::shared_ptr<const migrate::Rehearsal>;
using ErrorPtr = std::shared_ptr<const Error>;

/// Asks the engine for the window: every function returns at once, the work runs on a worker thread with a deep stack, and the answer comes as a signal in the GUI thread, or as
/// `failed`. Answers carry the number of their job; the asker drops those that it did not ask for last. Opening, states and plans share one worker; previews have their own, so that live
/// SQL is never behind a slow database, and so have files and runs.
class EngineService : public QObject {
    Q_OBJECT
public:
    explicit EngineService(QObject *parent = nullptr);
    ~EngineService() override;

    /// `consent`: see migrate::openProject().
    int openProject(const project::ConfigRequest &request, const std::optional<migrate::Delegation> &consent = std::nullopt);
    int readState(SnapshotPtr snapshot, const database::Url &url, const environment::EnvironmentRun &run);
    int plan(SnapshotPtr snapshot, const database::Url &url, const environment::EnvironmentRun &run, migrate::Direction direction, std::vector<std::string> targets,
             const migrate::PlanOptions &options = {});
    /// A newer request for the same `pane` cancels the older one.
    int preview(int pane, SnapshotPtr snapshot, int revision, bool upgrade, const std::string &dialectName, const environment::EnvironmentRun &run,
                std::optional<std::string> text);
    /// The schemas at two places of the history, folded from the scripts; answered by folded().
    int fold(SnapshotPtr snapshot, std::vector<int> from, std::vector<int> to, const std::string &dialectName, const environment::EnvironmentRun &run);
    /// Writes a new script (or a merge) into the project; answered by created(). The project's own hooks run, as with Alembic.
    int createRevision(SnapshotPtr snapshot, const autogenerate::RevisionRequest &request, const std::optional<database::Url> &url);
    /// Lays out a graph of Graphviz's language; answered by drawn().
    int draw(const QByteArray &dot);
    /// `estimate`: how long it may take, 0: unknown.
    int run(SnapshotPtr snapshot, migrate::Direction direction, std::vector<std::string> targets, migrate::RunOptions options, const QString &title, std::chrono::milliseconds estimate = {});
    /// Runs the plan on a scratch database beside that of `url` (migrate/rehearsal.h); answered by rehearsed().
    int rehearse(SnapshotPtr snapshot, const database::Url &url, PlanPtr plan, migrate::RunOptions options, const QString &title);
    /// Compares two of database, models and history; answered by diffFound(). In the background: others do not wait for it.
    int findDiff(const DiffRequest &request);
    /// Writes a script of what the request's choices take and proves it; answered by scriptFromDiffWritten().
    int writeScriptFromDiff(const DiffRequest &request, const autogenerate::RevisionRequest &revision);
    /// See storeIgnored(); answered by ignoredStored().
    int storeIgnored(const QString &projectRoot, const QString &key, const std::optional<QString> &reason);
    /// See pythonFiles(); answered by pythonFilesFound().
    int findPythonFiles(const QString &projectRoot, const QStringList &passedFolders, int limit);
    /// Which interpreters may be the project's, and whether the user trusts it; answered by pythonsFound(). Runs nothing.
    int findPythons(const QString &projectRoot);
    /// The user consented: looks whether the interpreter (empty: the best candidate) can import Alembic; `trusts`: the project is not asked about again. Answered by pythonChecked().
    int checkPython(const QString &projectRoot, const QString &program, bool trusts);
    /// Writes a new Alembic environment; answered by initialised().
    int initProject(const project::InitRequest &request);
    /// Looks for modules with models; answered by modelsFound().
    int findModels(const QString &folder);
    /// Connects and looks, for "Test connection"; answered by probed(). Relative SQLite paths start at `folder`.
    int probe(const database::Url &url, const QString &folder);
    /// Makes the empty database that the URL names; answered by databaseCreated().
    int createDatabase(const database::Url &url, const QString &folder);
    /// A file's bytes as they are now; answered by fileRead() also when it cannot be read.
    int readFile(const QString &path);
    /// Writes if the file still holds `expected` or is gone; answered by fileWritten().
    int writeFile(const QString &path, const QByteArray &bytes, const QByteArray &expected);
    /// Stops a job; what comes of it is told by its own end.
    void stop(int jobId);
    bool isRunning(int jobId) const;
    /// A migration is under way: closing the window must ask.
    bool isMigrating() const;

Q_SIGNALS:
    void projectOpened(int jobId, limbeck::ui::SnapshotPtr snapshot, limbeck::ui::LayoutPtr layout);
    void stateRead(int jobId, limbeck::ui::StatePtr state);
    void planned(int jobId, limbeck::ui::PlanPtr plan);
    void previewed(int jobId, int pane, limbeck::ui::PreviewPtr preview);
    void folded(int jobId, limbeck::ui::SchemaChangePtr change);
    void diffFound(int jobId, limbeck::ui::DiffPtr diff);
    void scriptFromDiffWritten(int jobId, const limbeck::ui::DiffScript &script);
    void ignoredStored(int jobId);
    void pythonFilesFound(int jobId, const QStringList &files);
    void pythonsFound(int jobId, const limbeck::ui::ProjectPythons &pythons);
    void pythonChecked(int jobId, const limbeck::ui::CheckedPython &python);
    void initialised(int jobId, const QStringList &paths);
    void modelsFound(int jobId, const limbeck::project::ModelModules &models);
    void probed(int jobId, const limbeck::database::ProbeReport &report);
    void databaseCreated(int jobId);
    void drawn(int jobId, const QByteArray &svg);
    void created(int jobId, const limbeck::ui::CreatedScripts &scripts);
    void fileRead(int jobId, const limbeck::ui::FileContent &content);
    void fileWritten(int jobId, const limbeck::ui::FileWriting &writing);
    void runUpdated(int jobId, const limbeck::ui::RunUpdate &update);
    void runFinished(int jobId, const std::vector<std::string> &rows);
    void rehearsed(int jobId, limbeck::ui::RehearsalPtr rehearsal);
    void failed(int jobId, limbeck::ui::ErrorPtr error);
    void jobStarted(const limbeck::ui::JobInfo &job);
    void jobProgressed(const limbeck::ui::JobInfo &job);
    void jobEnded(int jobId);

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace limbeck::ui
