// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/jobs_model.h"

#include "language/engine_messages.h"

#include <algorithm>

namespace limbeck::ui {

namespace {

constexpr std::chrono::milliseconds kShownAfter{300};
constexpr std::size_t kKeptJobs = 100;
constexpr int kClockMs = 250;

}  // namespace

QString durationText(std::chrono::milliseconds duration)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(duration).count();
    const auto two = [](auto number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    if (seconds < 3600)
        return QStringLiteral("%1:%2").arg(seconds / 60).arg(two(seconds % 60));
    return QStringLiteral("%1:%2:%3").arg(seconds / 3600).arg(two(seconds / 60 % 60), two(seconds % 60));
}

std::optional<std::chrono::milliseconds> remainingTime(int done, int total, std::chrono::milliseconds elapsed, std::chrono::milliseconds estimate)
{
    if (estimate > elapsed)
        return estimate - elapsed;
    constexpr std::chrono::milliseconds kLeast{2000};   // before that a guess is noise
    if (done <= 0 || done >= total || elapsed < kLeast)
        return std::nullopt;
    return elapsed * (total - done) / done;
}

JobsModel::JobsModel(EngineService &engine, QObject *parent) : QAbstractTableModel(parent), m_engine(engine)
{
    m_clock.setInterval(kClockMs);
    connect(&m_clock, &QTimer::timeout, this, &JobsModel::tick);
    connect(&engine, &EngineService::jobStarted, this, &JobsModel::started);
    connect(&engine, &EngineService::jobProgressed, this, &JobsModel::progressed);
    connect(&engine, &EngineService::failed, this, [this](int id, const ErrorPtr &error) {
        finish(id, error->code() == ErrorCode::Cancelled ? State::Stopped : State::Failed, errorText(*error));
    });
    connect(&engine, &EngineService::jobEnded, this, [this](int id) {
        // What failed is told after this, in the same turn of the event loop.
        QMetaObject::invokeMethod(this, [this, id] { finish(id, State::Done, {}); }, Qt::QueuedConnection);
    });
}

std::chrono::milliseconds JobsModel::elapsed(const Job &job)
{
    const bool isRunning = job.state == State::Running || job.state == State::Stopping;
    return isRunning ? std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - job.info.started) : job.took;
}

void JobsModel::started(const JobInfo &info)
{
    if (info.title.isEmpty())
        return;   // previews
    Job job;
    job.info = info;
    m_young.push_back(std::move(job));
    m_clock.start();
}

void JobsModel::progressed(const JobInfo &info)
{
    for (Job &job : m_young) {
        if (job.info.id == info.id)
            job.info = info;
    }
    const int row = rowOf(info.id);
    if (row < 0)
        return;
    m_jobs[std::size_t(row)].info = info;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    Q_EMIT changed();
}

void JobsModel::finish(int id, State state, const QString &problem)
{
    std::erase_if(m_young, [id](const Job &job) { return job.info.id == id; });
    const int row = rowOf(id);
    if (row < 0)
        return;
    Job &job = m_jobs[std::size_t(row)];
    if (job.state != State::Running && job.state != State::Stopping)
        return;
    job.took = elapsed(job);
    job.state = state;
    job.problem = problem;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    Q_EMIT changed();
    Q_EMIT ended(job);
}

void JobsModel::tick()
{
    while (!m_young.empty() && elapsed(m_young.front()) >= kShownAfter) {
        Job job = std::move(m_young.front());
        m_young.pop_front();
        job.isShown = true;
        beginInsertRows({}, 0, 0);
        m_jobs.push_front(std::move(job));
        endInsertRows();
    }
    bool isRunning = !m_young.empty();
    for (std::size_t row = 0; row < m_jobs.size(); ++row) {
        if (m_jobs[row].state != State::Running && m_jobs[row].state != State::Stopping)
            continue;
        isRunning = true;
        Q_EMIT dataChanged(index(int(row), TimeColumn), index(int(row), TimeColumn));
    }
    if (m_jobs.size() > kKeptJobs) {
        beginRemoveRows({}, int(kKeptJobs), int(m_jobs.size()) - 1);
        m_jobs.resize(kKeptJobs);
        endRemoveRows();
    }
    if (!isRunning)
        m_clock.stop();
    Q_EMIT changed();
}

const JobsModel::Job *JobsModel::foremost() const
{
    const Job *found = nullptr;
    for (const Job &job : m_jobs) {
        if ((job.state == State::Running || job.state == State::Stopping) && (!found || job.info.isMigration || !found->info.isMigration))
            found = &job;
    }
    return found;
}

void JobsModel::stop(int jobId)
{
    const int row = rowOf(jobId);
    if (row < 0 || m_jobs[std::size_t(row)].state != State::Running)
        return;
    m_jobs[std::size_t(row)].state = State::Stopping;
    m_engine.stop(jobId);
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    Q_EMIT changed();
}

int JobsModel::rowOf(int id) const
{
    for (std::size_t row = 0; row < m_jobs.size(); ++row) {
        if (m_jobs[row].info.id == id)
            return int(row);
    }
    return -1;
}

int JobsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_jobs.size()); }

int JobsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString JobsModel::text(const Job &job, int column) const
{
    switch (column) {
    case TitleColumn:
        return job.info.title;
    case ProgressColumn:
        return job.info.total > 0 ? tr("%1 of %2: %3").arg(QString::number(job.info.done), QString::number(job.info.total), job.info.detail) : job.info.detail;
    case TimeColumn: {
        const auto left = job.state == State::Running ? remainingTime(job.info.done, job.info.total, elapsed(job), job.info.estimate) : std::nullopt;
        return left ? tr("%1, about %2 left").arg(durationText(elapsed(job)), durationText(*left)) : durationText(elapsed(job));
    }
    case StateColumn:
        switch (job.state) {
        case State::Running:
            return tr("running");
        case State::Stopping:
            return tr("stopping…");
        case State::Done:
            return tr("done");
        case State::Failed:
            return tr("failed");
        case State::Stopped:
            return tr("stopped");
        }
        return {};
    default:
        return {};
    }
}

QVariant JobsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Job &job = m_jobs[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(job, index.column());
    case Qt::ToolTipRole:
        return job.problem.isEmpty() ? text(job, index.column()) : job.problem;
    case JobIdRole:
        return job.info.id;
    case CanStopRole:
        return job.info.canStop && job.state == State::Running;
    case FractionRole:
        return job.info.total > 0 ? QVariant(double(job.info.done) / job.info.total) : QVariant();
    default:
        return {};
    }
}

QVariant JobsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TitleColumn:
        return tr("Job");
    case ProgressColumn:
        return tr("Progress");
    case TimeColumn:
        return tr("Time");
    case StateColumn:
        return tr("State");
    default:
        return {};
    }
}

}  // namespace limbeck::ui
