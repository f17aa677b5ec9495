// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/known_databases.h"
#include "connection/target_passwords.h"
#include "jobs/engine_service.h"
#include "jobs/file_watch.h"
#include "plan/plan_choices.h"

#include <QStringList>
#include <QTimer>

#include <optional>

namespace limbeck::ui {

/// The open project as the window sees it: its snapshot, the chosen database, where that stands, the plan under way. Asks the engine and passes on what is not stale. GUI thread.
class ProjectSession : public QObject {
    Q_OBJECT
public:
    enum class Connection { NotAsked, Asking, Known, Failed };

    explicit ProjectSession(QObject *parent = nullptr);
    ~ProjectSession() override;

    EngineService &engine() { return m_engine; }
    void open(const QString &folder);
    void close();
    /// Reads the files again.
    void refresh();
    /// Connects to the chosen database and reads where it stands.
    void readState();

    const QString &folder() const { return m_folder; }
    const SnapshotPtr &snapshot() const { return m_snapshot; }
    /// Of the snapshot's graph.
    const LayoutPtr &layout() const { return m_layout; }
    const std::vector<migrate::Target> &targets() const { return m_targets; }
    int targetIndex() const { return m_targetIndex; }
    const migrate::Target *target() const;
    QString targetName() const;
    std::string dialectName() const;
    /// Its URL with the password that is known; absent: there is none, or env.py decides.
    std::optional<database::Url> chosenUrl() const { return target() ? urlWithPassword(*target()) : std::nullopt; }
    const StatePtr &state() const { return m_state; }
    Connection connection() const { return m_connection; }
    const QString &connectionText() const { return m_connectionText; }
    /// What was read of all databases, and which revisions that means.
    const KnownDatabases &databases() const { return m_databases; }
    /// Where the other databases stood when they were read last: names by revision.
    QHash<int, QStringList> otherMarks() const;
    /// Databases, of those that were read, to which the revision was applied.
    QStringList appliedOn(int revision) const { return m_databases.appliedOn(revision); }
    bool isMigrating() const { return m_runJob != 0; }
    /// The databases that were read, by their version rows.
    std::vector<revision::KnownDatabase> knownDatabases() const { return m_databases.rows(); }
    /// Version rows of the databases that were read which no script has.
    std::vector<UnknownRevision> unknownRevisions() const;
    /// The chosen database's URL with the password that was given; absent: it has none.
    std::optional<database::Url> targetUrl() const { return target() ? urlWithPassword(*target()) : std::nullopt; }

    void chooseTarget(int index);
    /// Keeps the database in the user's settings, and chooses it.
    void addTarget(const QString &name, const database::Url &url, const TargetSettings &settings = {});
    /// Another URL for a database that the user added (nullopt: the same), other settings for any.
    void changeTarget(int index, const std::optional<database::Url> &url, const TargetSettings &settings);
    void removeTarget(int index);
    /// For the chosen database. `remember`: the system keyring keeps it; otherwise it is kept in memory until the window closes.
    void givePassword(const QString &password, bool remember = false);
    TargetPasswords &passwords() { return m_passwords; }

    void plan(migrate::Direction direction, const QString &target, const PlanChoices &choices = {});
    void cancelPlan();
    /// Runs the plan that was shown, statement by statement as shown.
    void apply(const PlanPtr &plan, bool transactionPerMigration, const PlanChoices &choices = {}, std::chrono::milliseconds estimate = {});
    /// Runs it on a copy that goes away; the job, answered by EngineService::rehearsed(). 0: there is nothing to copy now.
    int rehearse(const PlanPtr &plan, bool transactionPerMigration, const PlanChoices &choices = {});
    void stopRun();
    /// The user lets this Python load compiled scripts whose source is missing, until the project is closed: the history is read again with them.
    void allowCompiledScripts(const QString &program);
    /// Writes a new script; the history is read again when it is there.
    /// Begins with Alembic in a folder, and opens it.
    void init(const project::InitRequest &request);
    /// A revision that nothing follows and no known database has.
    bool canDelete(int revision) const;
    void createRevision(const autogenerate::RevisionRequest &request);

Q_SIGNALS:
    void opened();
    void openFailed(const QString &folder, const QString &text);
    void snapshotChanged();
    void targetsChanged();
    void stateChanged();
    /// `reason`: what the server said.
    void passwordWanted(const QString &reason);
    void planReady(limbeck::ui::PlanPtr plan);
    void planFailed(limbeck::ui::ErrorPtr error);
    void created(const limbeck::ui::CreatedScripts &scripts);
    void creationFailed(limbeck::ui::ErrorPtr error);
    void runStarted(int jobId);
    void runUpdated(const limbeck::ui::RunUpdate &update);
    void runFinished(const std::vector<std::string> &rows);
    void runFailed(limbeck::ui::ErrorPtr error);

private:
    void takeSnapshot(SnapshotPtr snapshot);
    void failed(int job, const ErrorPtr &error);
    void watchFiles();
    std::optional<database::Url> urlWithPassword(const migrate::Target &target) const;
    /// The same for what may write: a database that is read-only for us gets sessions that cannot change it.
    std::optional<database::Url> urlForWriting(const migrate::Target &target) const;
    void askState();
    migrate::RunOptions optionsFor(const migrate::Plan &plan, bool transactionPerMigration, const PlanChoices &choices) const;
    void wantPassword(const Error &error);

    EngineService m_engine;
    QString m_folder;
    SnapshotPtr m_snapshot;
    LayoutPtr m_layout;
    std::vector<migrate::Target> m_targets;
    int m_targetIndex = -1;
    TargetPasswords m_passwords;
    StatePtr m_state;
    KnownDatabases m_databases;
    Connection m_connection = Connection::NotAsked;
    QString m_connectionText;
    FileWatch m_files;
    QTimer m_fileChange;
    int m_openJob = 0, m_stateJob = 0, m_planJob = 0, m_runJob = 0, m_creationJob = 0, m_initJob = 0;
    QString m_initFolder;
    bool m_isFirstOpen = true;
    std::optional<migrate::Delegation> m_compiledConsent;
};

}  // namespace limbeck::ui
