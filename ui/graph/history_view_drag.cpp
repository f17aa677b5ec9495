// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/history_view.h"

#include "graph/history_model.h"

#include <QDrag>
#include <QMimeData>

#include <utility>

// One revision is dragged onto another: heads to be merged, others to get another parent. Only while the topology is unlocked.

namespace limbeck::ui {

namespace {

constexpr char kRevisionMime[] = "application/x-limbeck-revision";

}  // namespace

void HistoryView::setTopologyUnlocked(bool unlocked)
{
    m_isTopologyUnlocked = unlocked;
    setDragEnabled(unlocked);
    setAcceptDrops(unlocked);
    setDropRow(-1);
}

void HistoryView::setDropRow(int row)
{
    if (m_dropRow == row)
        return;
    m_dropRow = row;
    viewport()->update();
}

void HistoryView::startDrag(Qt::DropActions)
{
    const int revision = selectedRevision();
    if (!m_isTopologyUnlocked || revision < 0)
        return;
    auto *mime = new QMimeData;
    mime->setData(QString::fromLatin1(kRevisionMime), QByteArray::fromStdString(m_history->snapshot()->graph->id(revision)));
    auto *drag = new QDrag(this);
    drag->setMimeData(mime);
    drag->setPixmap(viewport()->grab(visualRect(currentIndex().siblingAtColumn(HistoryModel::RevisionColumn))));
    drag->exec(Qt::LinkAction);
}

std::optional<std::pair<int, int>> HistoryView::dropAt(const QDropEvent &event) const
{
    const QByteArray id = event.mimeData()->data(QString::fromLatin1(kRevisionMime));
    const QModelIndex index = indexAt(event.position().toPoint());
    if (!m_isTopologyUnlocked || id.isEmpty() || !index.isValid())
        return std::nullopt;
    const int dragged = m_history->revisionAt(m_history->rowOf(QString::fromUtf8(id))), onto = m_history->revisionAt(index.row());
    if (dragged < 0 || onto < 0 || dragged == onto || m_history->snapshot()->graph->isGhost(onto))
        return std::nullopt;
    return std::pair(dragged, onto);
}

void HistoryView::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_isTopologyUnlocked && event->mimeData()->hasFormat(QString::fromLatin1(kRevisionMime)))
        event->acceptProposedAction();
    else
        event->ignore();
}

void HistoryView::dragMoveEvent(QDragMoveEvent *event)
{
    const auto drop = dropAt(*event);
    setDropRow(drop ? m_history->rowOfRevision(drop->second) : -1);
    if (drop)
        event->acceptProposedAction();
    else
        event->ignore();
}

void HistoryView::dragLeaveEvent(QDragLeaveEvent *event)
{
    setDropRow(-1);
    event->accept();
}

void HistoryView::dropEvent(QDropEvent *event)
{
    const auto drop = dropAt(*event);
    setDropRow(-1);
    if (!drop)
        return event->ignore();
    event->acceptProposedAction();
    Q_EMIT revisionDropped(drop->first, drop->second);
}

}  // namespace limbeck::ui
