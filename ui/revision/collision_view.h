// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/engine_service.h"
#include "jobs/task_runner.h"
#include "migrate/branch_collisions.h"

#include <QTextBrowser>

namespace limbeck::ui {

/// What the branches of several heads have in common: tables and columns that more than one of them changes, and which revisions do. Read on a worker. GUI thread.
class CollisionView : public QTextBrowser {
    Q_OBJECT
public:
    CollisionView(TaskRunner &tasks, SnapshotPtr snapshot, const std::string &dialectName, const environment::EnvironmentRun &run, QWidget *parent = nullptr);
    /// Every two of them are compared.
    void setHeads(const std::vector<int> &heads);
    bool isReady() const { return m_job == 0; }

private:
    void show(const std::vector<std::pair<int, int>> &pairs, const std::vector<migrate::BranchCollisions> &found);
    QString idsOf(const std::vector<int> &revisions) const;

    TaskRunner &m_tasks;
    SnapshotPtr m_snapshot;
    std::string m_dialect;
    environment::EnvironmentRun m_run;
    std::shared_ptr<migrate::SourceCache> m_sources;
    int m_job = 0;
};

}  // namespace limbeck::ui
