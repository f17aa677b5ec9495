// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/history_view.h"

#include "graph/history_delegate.h"
#include "graph/history_model.h"
#include "graph/marked_scroll_bar.h"
#include "theme/theme.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace limbeck::ui {

namespace {

constexpr int kFewRows = 5;
constexpr int kHoverMs = 150;
constexpr int kLeastFolded = 20;
constexpr int kMarksPauseMs = 30;

double rowFactor(HistoryView::Density density)
{
    switch (density) {
    case HistoryView::Density::Compact:
        return 1.3;
    case HistoryView::Density::Normal:
        return 1.6;
    case HistoryView::Density::Relaxed:
        return 2.2;
    }
    return 1.6;
}

/// The neighbour in the same lane, else the first one.
int alongLane(const HistoryModel &model, int lane, std::span<const int> revisions)
{
    for (const int revision : revisions) {
        if (model.laneOf(model.rowOfRevision(revision)) == lane)
            return revision;
    }
    return revisions.empty() ? -1 : revisions.front();
}

}  // namespace

HistoryView::HistoryView(QWidget *parent) : QTreeView(parent), m_delegate(new HistoryDelegate(this)), m_scrollBar(new MarkedScrollBar), m_placeholder(tr("No revisions yet"))
{
    setObjectName(QStringLiteral("historyView"));
    setAccessibleName(tr("History"));
    setItemDelegate(m_delegate);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBar(m_scrollBar);
    setMouseTracking(true);
    header()->setStretchLastSection(false);
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header(), &QWidget::customContextMenuRequested, this, &HistoryView::showColumnMenu);
    connect(this, &QTreeView::doubleClicked, this, &HistoryView::activateCurrent);
    m_hover.setSingleShot(true);
    m_hover.setInterval(kHoverMs);
    connect(&m_hover, &QTimer::timeout, this, [this] {
        m_hovered = m_hover.property("revision").toInt();
        showAncestry();
    });
    m_hiding.setInterval(0);
    connect(&m_hiding, &QTimer::timeout, this, &HistoryView::hideSomeRows);
    m_marksDelay.setSingleShot(true);
    m_marksDelay.setInterval(kMarksPauseMs);
    connect(&m_marksDelay, &QTimer::timeout, this, &HistoryView::updateScrollMarks);
    applyPalette();
}

void HistoryView::setModel(QAbstractItemModel *model)
{
    if (m_history)
        m_history->disconnect(this);
    m_history = qobject_cast<HistoryModel *>(model);
    Q_ASSERT(m_history || !model);
    QTreeView::setModel(model);
    if (!m_history)
        return;
    connect(m_history, &QAbstractItemModel::modelReset, this, [this] {
        m_hovered = m_told = -1;
        m_toldPending = false;
        m_delegate->setRelated({});
        resizeColumns();
        updateFolding();
        applyFilter();
    });
    connect(m_history, &HistoryModel::searchChanged, this, &HistoryView::applyFilter);
    // Rows above the revisions came or went: what is hidden goes by rows.
    connect(m_history, &QAbstractItemModel::rowsInserted, this, &HistoryView::updateFolding);
    connect(m_history, &QAbstractItemModel::rowsRemoved, this, &HistoryView::updateFolding);
    connect(m_history, &HistoryModel::stateChanged, &m_marksDelay, qOverload<>(&QTimer::start));
    resizeColumns();
    applyFilter();
}

QSize HistoryView::minimumSizeHint() const
{
    const double row = fontMetrics().height() * rowFactor(m_density);
    return {QTreeView::minimumSizeHint().width(), header()->sizeHint().height() + int(kFewRows * row)};
}

void HistoryView::selectRevision(int revision)
{
    const int row = m_history ? m_history->rowOfRevision(revision) : -1;
    if (row >= 0)
        goToRow(row);
    else if (selectionModel())
        selectionModel()->clear();
}

void HistoryView::selectPending()
{
    if (m_history && m_history->isPendingRow(0))
        goToRow(0);
}

bool HistoryView::isPendingSelected() const
{
    return m_history && currentIndex().isValid() && m_history->isPendingRow(currentIndex().row()) && selectionModel()->isRowSelected(currentIndex().row(), {});
}

QString HistoryView::selectedUnknown() const
{
    const bool isChosen = m_history && currentIndex().isValid() && selectionModel()->isRowSelected(currentIndex().row(), {});
    return isChosen ? m_history->unknownAt(currentIndex().row()) : QString();
}

int HistoryView::selectedRevision() const
{
    // Qt makes the first row current, but not selected, when the view gets the focus: nobody chose that one.
    const bool isChosen = m_history && currentIndex().isValid() && selectionModel()->isRowSelected(currentIndex().row(), {});
    return isChosen ? m_history->revisionAt(currentIndex().row()) : -1;
}

std::vector<int> HistoryView::selectedRevisions() const
{
    std::vector<int> rows;
    if (selectionModel()) {
        for (const QModelIndex &index : selectionModel()->selectedRows())
            rows.push_back(index.row());
    }
    std::sort(rows.begin(), rows.end());
    for (int &row : rows)
        row = m_history->revisionAt(row);
    std::erase(rows, -1);
    return rows;
}

void HistoryView::setDensity(Density density)
{
    if (density == m_density)
        return;
    m_density = density;
    m_delegate->setRowHeightFactor(rowFactor(density));
    scheduleDelayedItemsLayout();
    updateGeometry();
    Q_EMIT densityChanged(density);
}

void HistoryView::changeDensity(int steps) { setDensity(Density(std::clamp(int(m_density) + steps, int(Density::Compact), int(Density::Relaxed)))); }

void HistoryView::setFilterActive(bool active)
{
    m_isFiltering = active;
    applyFilter();
}

void HistoryView::applyFilter()
{
    if (!m_history)
        return;
    m_delegate->setMarksMatches(!(m_isFiltering && m_history->isSearching()));
    m_nextToHide = 0;
    hideSomeRows();
}

void HistoryView::hideSomeRows()
{
    constexpr int kSliceMs = 6;        // what comes of it is laid out after each slice: together they stay below what is felt
    constexpr int kRowsBetween = 128;  // looks at the clock
    if (!m_history)
        return m_hiding.stop();
    const bool hides = m_isFiltering && m_history->isSearching();
    QElapsedTimer time;
    time.start();
    for (const int rows = m_history->rowCount(); m_nextToHide < rows; ++m_nextToHide) {
        const int row = m_nextToHide;
        // What is selected comes out of its fold.
        const bool isFolded = std::size_t(row) < m_isFolded.size() && m_isFolded[std::size_t(row)] && row != currentIndex().row();
        const bool hidden = (hides || isFolded) && !m_history->isMatch(row) && m_history->revisionAt(row) >= 0;
        if (isRowHidden(row, {}) != hidden)
            setRowHidden(row, {}, hidden);
        if (row % kRowsBetween == kRowsBetween - 1 && time.elapsed() >= kSliceMs) {
            ++m_nextToHide;
            return m_hiding.start();
        }
    }
    m_hiding.stop();
    m_marksDelay.start();
    viewport()->update();
}

void HistoryView::setAncestryShown(bool shown)
{
    m_isAncestryShown = shown;
    showAncestry();
}

void HistoryView::setFolding(bool folds)
{
    m_isFolding = folds;
    updateFolding();
    if (currentIndex().isValid())
        goToRow(currentIndex().row());
}

void HistoryView::updateFolding()
{
    if (!m_history)
        return;
    const bool hadFolds = !m_isFolded.empty();
    m_isFolded.clear();
    QHash<int, int> counts;
    if (m_isFolding) {
        m_isFolded.assign(std::size_t(m_history->rowCount()), false);
        for (const auto &[first, count] : m_history->linearRuns(kLeastFolded)) {
            for (int row = first + 1; row < first + count - 1; ++row)
                m_isFolded[std::size_t(row)] = true;
            counts[first] = count - 2;
        }
    }
    m_history->setFolded(counts);
    if (hadFolds || m_isFolding)
        applyFilter();
}

void HistoryView::showAncestry()
{
    const int revision = m_hovered >= 0 ? m_hovered : m_isAncestryShown ? selectedRevision() : -1;
    std::vector<bool> related;
    if (m_history && m_history->snapshot() && revision >= 0) {
        const revision::RevisionGraph &graph = *m_history->snapshot()->graph;
        related.assign(std::size_t(graph.size()), false);
        for (const bool isUp : {false, true}) {
            std::vector<bool> reached(related.size(), false);
            for (std::vector<int> open{revision}; !open.empty();) {
                const int current = open.back();
                open.pop_back();
                if (reached[std::size_t(current)])
                    continue;
                reached[std::size_t(current)] = related[std::size_t(current)] = true;
                for (const int next : isUp ? graph.normalizedChildren(current) : graph.normalizedParents(current))
                    open.push_back(next);
            }
        }
    }
    if (related == m_delegate->related())
        return;
    m_delegate->setRelated(std::move(related));
    viewport()->update();
}

bool HistoryView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::MouseMove || event->type() == QEvent::Leave || event->type() == QEvent::Wheel) {
        int hovered = -1;
        if (event->type() == QEvent::MouseMove && m_history) {
            const QModelIndex index = indexAt(static_cast<QMouseEvent *>(event)->position().toPoint());
            if (index.isValid() && index.column() == HistoryModel::GraphColumn)
                hovered = m_history->revisionAt(index.row());
        }
        if (hovered < 0 && m_hovered >= 0) {
            m_hovered = -1;
            showAncestry();
        }
        if (hovered < 0)
            m_hover.stop();
        else if (hovered != m_hovered && hovered != m_hover.property("revision").toInt())
            m_hover.start();
        m_hover.setProperty("revision", hovered);
    }
    return QTreeView::viewportEvent(event);
}

void HistoryView::setPlaceholderText(const QString &text)
{
    m_placeholder = text;
    viewport()->update();
}

void HistoryView::goToRow(int row)
{
    const QModelIndex index = m_history ? m_history->index(row, HistoryModel::MessageColumn) : QModelIndex();
    if (!index.isValid())
        return;
    setRowHidden(row, {}, false);
    // Not QTreeView::setCurrentIndex(): with Ctrl down, as in the command's own shortcut, it toggles the row instead of choosing it.
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    const int left = horizontalScrollBar()->value();
    scrollTo(index);
    horizontalScrollBar()->setValue(left);
}

void HistoryView::goToCurrent()
{
    const int rows = m_history ? m_history->rowCount() : 0;
    const int start = currentIndex().isValid() ? currentIndex().row() : -1;
    for (int step = 1; step <= rows; ++step) {
        const int row = (start + step) % rows;
        if (m_history->isCurrentRow(row))
            return goToRow(row);
    }
}

void HistoryView::goToHead()
{
    if (m_history)
        goToRow(m_history->firstRevisionRow());
}

void HistoryView::goToBase()
{
    if (m_history)
        goToRow(m_history->rowCount() - 1);
}

void HistoryView::goToParent()
{
    if (const int revision = selectedRevision(); revision >= 0) {
        const auto parents = m_history->snapshot()->graph->normalizedParents(revision);
        if (!parents.empty())
            selectRevision(parents.front());
    }
}

void HistoryView::goToChild()
{
    if (const int revision = selectedRevision(); revision >= 0) {
        const int child = alongLane(*m_history, m_history->laneOf(currentIndex().row()), m_history->snapshot()->graph->normalizedChildren(revision));
        if (child >= 0)
            selectRevision(child);
    }
}

void HistoryView::goToMatch(bool forward)
{
    const int rows = m_history ? m_history->rowCount() : 0;
    const int start = currentIndex().isValid() ? currentIndex().row() : (forward ? -1 : rows);
    for (int step = 1; step <= rows; ++step) {
        const int row = ((forward ? start + step : start - step) + 2 * rows) % rows;
        if (m_history->isMatch(row))
            return goToRow(row);
    }
}

void HistoryView::keyboardSearch(const QString &search)
{
    const int rows = m_history ? m_history->rowCount() : 0;
    if (rows == 0)
        return;
    const bool goesOn = m_sinceTyped.isValid() && m_sinceTyped.elapsed() < QApplication::keyboardInputInterval();
    m_sinceTyped.start();
    m_typed = goesOn ? m_typed + search : search;
    const int start = std::max(0, currentIndex().row()) + (goesOn ? 0 : 1);
    for (int step = 0; step < rows; ++step) {
        const int row = (start + step) % rows;
        if (m_history->index(row, 0).data(HistoryModel::RevisionIdRole).toString().startsWith(m_typed, Qt::CaseInsensitive))
            return goToRow(row);
    }
}

bool HistoryView::handleKey(const QKeyEvent &event)
{
    const auto modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const bool plain = modifiers == Qt::NoModifier;
    const bool alt = modifiers == Qt::AltModifier;
    const bool control = (modifiers & ~Qt::ShiftModifier) == Qt::ControlModifier;
    const int key = event.key();
    if (plain && key == Qt::Key_Left)
        goToParent();
    else if (plain && key == Qt::Key_Right)
        goToChild();
    else if (alt && key == Qt::Key_Home)
        goToCurrent();
    else if (alt && key == Qt::Key_Up)
        goToHead();
    else if (alt && key == Qt::Key_Down)
        goToBase();
    else if (key == Qt::Key_F3 && (plain || modifiers == Qt::ShiftModifier))
        goToMatch(plain);
    else if (plain && (key == Qt::Key_Return || key == Qt::Key_Enter))
        activateCurrent();
    else if (control && (key == Qt::Key_Plus || key == Qt::Key_Equal))
        changeDensity(1);
    else if (control && key == Qt::Key_Minus)
        changeDensity(-1);
    else if (control && key == Qt::Key_0)
        setDensity(Density::Normal);
    else
        return false;
    return true;
}

void HistoryView::keyPressEvent(QKeyEvent *event)
{
    if (handleKey(*event))
        event->accept();
    else
        QTreeView::keyPressEvent(event);
}

void HistoryView::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier) || event->angleDelta().y() == 0)
        return QTreeView::wheelEvent(event);
    changeDensity(event->angleDelta().y() > 0 ? 1 : -1);
    event->accept();
}

void HistoryView::activateCurrent()
{
    if (const int revision = selectedRevision(); revision >= 0)
        Q_EMIT revisionActivated(revision);
}

/// Qt asks where each changed cell stands to know what to paint, which for fifty thousand rows stops the window: only those on the screen are told.
void HistoryView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    int section = 0;
    while (section < header()->count() - 1 && header()->isSectionHidden(header()->logicalIndex(section)))
        ++section;
    const QModelIndex first = indexAt(QPoint(header()->sectionViewportPosition(header()->logicalIndex(section)), 0));
    if (!first.isValid())
        return;
    QModelIndex last = first;
    for (QModelIndex next = first; next.isValid() && visualRect(next).top() <= viewport()->height(); next = indexBelow(next))
        last = next;
    const int from = std::max(topLeft.row(), first.row()), to = std::min(bottomRight.row(), last.row());
    if (from <= to)
        QTreeView::dataChanged(model()->index(from, topLeft.column()), model()->index(to, bottomRight.column()), roles);
}

void HistoryView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    // A click makes its row current first and selects it afterwards.
    if (!current.isValid() || selectedRevision() >= 0 || isPendingSelected() || !selectedUnknown().isEmpty())
        tellSelected();
}

void HistoryView::tellSelected()
{
    const int revision = selectedRevision();
    const bool isPending = isPendingSelected();
    if (std::exchange(m_toldPending, isPending) != isPending)
        Q_EMIT pendingSelected(isPending);
    if (std::exchange(m_told, revision) == revision)
        return;
    showAncestry();
    Q_EMIT revisionSelected(revision);
}

void HistoryView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    tellSelected();
    Q_EMIT selectionCountChanged();
}

void HistoryView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKeyboard ? currentIndex() : indexAt(event->pos());
    if (!m_history || !index.isValid())
        return;
    QPoint position = event->globalPos();
    if (byKeyboard) {
        scrollTo(index);
        position = viewport()->mapToGlobal(visualRect(index.siblingAtColumn(HistoryModel::RevisionColumn)).bottomLeft());
    } else {
        if (!selectionModel()->isRowSelected(index.row(), {}))
            setCurrentIndex(index);
    }
    event->accept();
    Q_EMIT contextMenuRequested(m_history->revisionAt(index.row()), position);
}

void HistoryView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        resizeColumns();
    // While a theme is lent for printing, the palette is that of the paper.
    const bool isLent = Theme::current().isDark != Theme::forPalette(QApplication::palette()).isDark;
    if ((event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) && !isLent)
        applyPalette();
}

}  // namespace limbeck::ui
