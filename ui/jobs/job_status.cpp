// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/job_status.h"

#include "common/tool_button.h"
#include "jobs/jobs_model.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QProgressBar>
#include <QToolButton>

namespace limbeck::ui {

JobStatus::JobStatus(JobsModel &jobs, QWidget *parent)
    : QWidget(parent), m_jobs(jobs), m_text(new QLabel), m_bar(new QProgressBar), m_stop(makeToolButton(QStringLiteral("stop"), tr("Stop this job"), QStringLiteral("jobStop")))
{
    setObjectName(QStringLiteral("jobStatus"));
    m_text->setObjectName(QStringLiteral("jobText"));
    m_text->setTextFormat(Qt::PlainText);
    m_bar->setObjectName(QStringLiteral("jobBar"));
    m_bar->setAccessibleName(tr("Progress of the job"));
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(fontMetrics().averageCharWidth() * 16);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_text);
    layout->addWidget(m_bar);
    layout->addWidget(m_stop);
    connect(&m_jobs, &JobsModel::changed, this, &JobStatus::showForemost);
    connect(m_stop, &QToolButton::clicked, this, [this] {
        if (const JobsModel::Job *job = m_jobs.foremost())
            m_jobs.stop(job->info.id);
    });
    hide();
}

void JobStatus::showForemost()
{
    const JobsModel::Job *job = m_jobs.foremost();
    setVisible(job != nullptr);
    if (!job)
        return;
    const auto elapsed = JobsModel::elapsed(*job);
    const auto left = remainingTime(job->info.done, job->info.total, elapsed, job->info.estimate);
    const bool isStopping = job->state == JobsModel::State::Stopping;
    m_text->setText(isStopping ? tr("%1: stopping…").arg(job->info.title)
                        : left ? tr("%1: %2, about %3 left").arg(job->info.title, durationText(elapsed), durationText(*left))
                               : tr("%1: %2").arg(job->info.title, durationText(elapsed)));
    m_text->setToolTip(job->info.detail);
    m_bar->setRange(0, job->info.total);
    m_bar->setValue(job->info.done);
    m_stop->setEnabled(job->info.canStop && !isStopping);
}

void JobStatus::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT listRequested();
    QWidget::mouseReleaseEvent(event);
}

}  // namespace limbeck::ui
