// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/jobs_panel.h"

#include "common/roomy_delegate.h"
#include "common/tool_button.h"
#include "jobs/jobs_model.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QToolButton>
#include <QTreeView>

namespace limbeck::ui {

JobsPanel::JobsPanel(JobsModel &jobs, QWidget *parent)
    : QWidget(parent), m_jobs(jobs), m_view(new QTreeView), m_stop(makeToolButton(QStringLiteral("stop"), tr("Stop the chosen job"), QStringLiteral("jobsStop")))
{
    m_view->setObjectName(QStringLiteral("jobsView"));
    m_view->setAccessibleName(tr("Jobs"));
    m_view->setModel(&m_jobs);
    m_view->setItemDelegate(new RoomyDelegate(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(JobsModel::ProgressColumn, QHeaderView::Stretch);
    const int character = fontMetrics().averageCharWidth();
    m_view->header()->resizeSection(JobsModel::TitleColumn, character * 40);
    m_view->header()->resizeSection(JobsModel::TimeColumn, character * 26);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_stop, 0, Qt::AlignTop);
    connect(m_stop, &QToolButton::clicked, this, &JobsPanel::stopCurrent);
    connect(&m_jobs, &JobsModel::changed, this, &JobsPanel::update);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &JobsPanel::update);
    connect(&m_jobs, &QAbstractItemModel::rowsInserted, this, [this] { m_view->setCurrentIndex(m_jobs.index(0, 0)); });
    update();
}

void JobsPanel::update() { m_stop->setEnabled(m_view->currentIndex().data(JobsModel::CanStopRole).toBool()); }

void JobsPanel::stopCurrent()
{
    if (m_view->currentIndex().isValid())
        m_jobs.stop(m_view->currentIndex().data(JobsModel::JobIdRole).toInt());
}

void JobsPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_stop->isEnabled())
        return stopCurrent();
    QWidget::keyPressEvent(event);
}

}  // namespace limbeck::ui
