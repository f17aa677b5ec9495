// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "problems/problems_panel.h"

#include "common/roomy_delegate.h"
#include "problems/problems_model.h"

#include <QHeaderView>
#include <QTreeView>
#include <QVBoxLayout>

namespace limbeck::ui {

ProblemsPanel::ProblemsPanel(ProblemsModel &problems, QWidget *parent) : QWidget(parent), m_problems(problems), m_view(new QTreeView)
{
    m_view->setObjectName(QStringLiteral("problemsView"));
    m_view->setAccessibleName(tr("Problems"));
    m_view->setModel(&m_problems);
    m_view->setItemDelegate(new RoomyDelegate(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(ProblemsModel::TextColumn, QHeaderView::Stretch);
    m_view->header()->setSectionResizeMode(ProblemsModel::PlaceColumn, QHeaderView::ResizeToContents);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    connect(m_view, &QTreeView::clicked, this, &ProblemsPanel::problemChosen);
    connect(m_view, &QTreeView::activated, this, &ProblemsPanel::problemChosen);
}

void ProblemsPanel::step(bool forward)
{
    const int count = m_problems.rowCount();
    if (count == 0)
        return;
    const int now = m_view->currentIndex().isValid() ? m_view->currentIndex().row() : forward ? -1 : count;
    const QModelIndex next = m_problems.index((now + (forward ? 1 : -1) + count) % count, 0);
    m_view->setCurrentIndex(next);
    Q_EMIT problemChosen(next);
}

}  // namespace limbeck::ui
