// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/engine_service.h"
#include "jobs/task_runner.h"
#include "migrate/revision_facts.h"
#include "migrate/script_authors.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace limbeck::ui {

using FactsPtr = std::shared_ptr<const migrate::RevisionFacts>;

/// What is learnt about the revisions after the history is on screen: what each script does, whether it was edited after this program had applied it, and who added it by git. Read on a
/// worker, kept until the next reading replaces it. GUI thread.
class HistoryDetails : public QObject {
    Q_OBJECT
public:
    explicit HistoryDetails(QObject *parent = nullptr);

    /// Forgets what other projects had and begins to read. The database decides the dialect.
    void setSnapshot(SnapshotPtr snapshot, const QString &folder);
    void setDialect(const std::string &dialectName, const environment::EnvironmentRun &run);
    /// Git is asked once the scripts are read; now, when somebody waits for it, and again where it knew nothing.
    void wantAuthors();
    /// The scripts were applied as they are now: a later edit is told.
    void recordApplied(const QStringList &ids);

    FactsPtr facts(int revision) const;                   ///< null: not known yet
    migrate::ScriptAuthor author(int revision) const;     ///< empty: not known, or not asked for
    QStringList touched(int revision) const;              ///< tables, with their columns: "account (plan, name)"; in the order of the script
    /// Tables by name, each with the revisions that change it, as far as it is known; in no order.
    const std::unordered_map<std::string, std::vector<int>> &tables() const { return m_tables; }
    bool wasEdited(int revision) const;
    std::vector<revision::Problem> syntaxProblems() const; ///< of the scripts read so far, by id; a history is shown from the heads of its files alone
    bool isReading() const { return m_factsJob != 0 || m_delay.isActive(); }

Q_SIGNALS:
    /// Some are known that were not.
    void changed();

private:
    void read();
    void readAuthors();
    void readEdits();
    std::string idOf(int revision) const;
    void learn(const FactsPtr &facts);
    void noteTables(int revision);

    SnapshotPtr m_snapshot;
    QString m_folder;
    std::string m_dialect = "postgresql";
    environment::EnvironmentRun m_run;
    QHash<QString, FactsPtr> m_facts;                      ///< by id: a new snapshot keeps what it can
    std::vector<FactsPtr> m_factsOf;                       ///< the same by revision: asked at every painting
    std::unordered_map<std::string, std::vector<int>> m_tables;
    std::map<std::string, migrate::ScriptAuthor> m_authors; ///< by path
    QSet<QString> m_broken;                                ///< ids of those whose file is no Python
    QSet<QString> m_edited;                                ///< ids
    std::shared_ptr<migrate::SourceCache> m_sources;
    bool m_wantsAuthors = false, m_asksAgain = false;
    int m_factsJob = 0, m_authorsJob = 0;
    QTimer m_delay;
    TaskRunner m_tasks;
};

}  // namespace limbeck::ui
