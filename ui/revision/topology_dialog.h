// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/fitting_dialog.h"
#include "jobs/engine_service.h"
#include "jobs/task_runner.h"
#include "revision/topology.h"

#include <QTimer>

class QComboBox;
class QLabel;
class QPushButton;

namespace limbeck::ui {

/// Another parent for a revision: a branch put on top of another head (linearise), or one revision moved anywhere. Says what would change and which known databases would skip revisions; then it is not offered.
/// Writes nothing. Opened with open().
class TopologyDialog : public FittingDialog {
    Q_OBJECT
public:
    enum class Kind { Linearise, Reparent };
    /// `revision`: the head to be moved, or the revision; `onto`: chosen at the beginning, -1: the first possible one.
    TopologyDialog(Kind kind, TaskRunner &tasks, SnapshotPtr snapshot, int revision, int onto, std::vector<revision::KnownDatabase> databases, QWidget *parent = nullptr);

    /// What was agreed to: the revision whose down_revision changes, and its new parents.
    int changedRevision() const { return m_changed; }
    std::vector<std::string> newParents() const;

private:
    /// What a choice means, computed on the worker.
    struct Outcome {
        int changed = -1;
        std::vector<int> moved;
        std::vector<revision::SkippedRevisions> skips;
        QString refusal;
    };
    static Outcome judge(Kind kind, const revision::RevisionGraph &graph, int revision, int onto, const std::vector<revision::KnownDatabase> &databases);
    void ask();
    void show(const Outcome &outcome);
    QString idOf(int revision) const;

    Kind m_kind;
    TaskRunner &m_tasks;
    SnapshotPtr m_snapshot;
    int m_revision;
    std::vector<revision::KnownDatabase> m_databases;
    int m_changed = -1;
    int m_job = 0;
    QTimer m_delay;
    QComboBox *m_onto;
    QLabel *m_effect;
    QLabel *m_skips;
    QPushButton *m_ok;
};

}  // namespace limbeck::ui
