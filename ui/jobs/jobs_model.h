// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/engine_service.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <deque>

namespace limbeck::ui {

/// "0:07", "2:05", "1:02:03"
QString durationText(std::chrono::milliseconds duration);
/// How much longer a job will take, from what it has done so far; nullopt: not to be told yet.
/// `estimate`: of the whole as a rehearsal took it, 0: unknown; it is believed until it has passed.
std::optional<std::chrono::milliseconds> remainingTime(int done, int total, std::chrono::milliseconds elapsed, std::chrono::milliseconds estimate = {});

/// Long work: what runs, how far it is, and what became of the last jobs. Work shorter than 300 ms is not shown. GUI thread.
class JobsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TitleColumn, ProgressColumn, TimeColumn, StateColumn, ColumnCount };
    enum Role { JobIdRole = Qt::UserRole + 1, CanStopRole, FractionRole };   ///< int; bool; double 0…1, absent: not known
    enum class State { Running, Stopping, Done, Failed, Stopped };
    struct Job {
        JobInfo info;
        State state = State::Running;
        std::chrono::milliseconds took{0};
        QString problem;
        bool isShown = false;
    };

    explicit JobsModel(EngineService &engine, QObject *parent = nullptr);

    /// The running job that the status bar tells of: a migration before anything else, then the oldest. Null: none that has run for 300 ms.
    const Job *foremost() const;
    void stop(int jobId);
    static std::chrono::milliseconds elapsed(const Job &job);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// Something is to be shown anew, at least once a second while something runs.
    void changed();
    /// A job that was shown has ended.
    void ended(const limbeck::ui::JobsModel::Job &job);

private:
    void started(const JobInfo &info);
    void progressed(const JobInfo &info);
    void finish(int id, State state, const QString &problem);
    void tick();
    int rowOf(int id) const;   ///< of what is shown; -1: none
    QString text(const Job &job, int column) const;

    EngineService &m_engine;
    std::deque<Job> m_jobs;    ///< newest first; the ones not shown yet are kept apart
    std::deque<Job> m_young;   ///< running, not shown yet
    QTimer m_clock;
};

}  // namespace limbeck::ui
