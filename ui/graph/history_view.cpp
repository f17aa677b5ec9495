// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/history_view.h"

#include "graph/history_delegate.h"
#include "graph/history_model.h"
#include "graph/marked_scroll_bar.h"
#include "theme/theme.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDrag>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <limits>
#include <utility>

namespace limbeck::ui {

namespace {

constexpr int kOptionalColumns[] = {HistoryModel::RevisionColumn, HistoryModel::ChecksColumn, HistoryModel::DateColumn, HistoryModel::AuthorColumn, HistoryModel::StateColumn};
constexpr const char *kColumnNames[] = {"revision", "checks", "date", "author", "state"};   // in the settings
constexpr char kRevisionMime[] = "application/x-limbeck-revision";
constexpr int kMaxIdLength = 16;
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
    // The pending diff came or went: what is hidden goes by rows.
    connect(m_history, &QAbstractItemModel::rowsInserted, this, &HistoryView::updateFolding);
    connect(m_history, &QAbstractItemModel::rowsRemoved, this, &HistoryView::updateFolding);
    connect(m_history, &HistoryModel::stateChanged, &m_marksDelay, qOverload<>(&QTimer::start));
    resizeColumns();
    applyFilter();
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
    const bool hides = m_isFiltering && m_history->isSearching();
    m_delegate->setMarksMatches(!hides);
    for (int row = 0; row < m_history->rowCount(); ++row) {
        const bool isFolded = std::size_t(row) < m_isFolded.size() && m_isFolded[std::size_t(row)];
        const bool hidden = (hides || isFolded) && !m_history->isMatch(row) && !m_history->isPendingRow(row);
        if (isRowHidden(row, {}) != hidden)
            setRowHidden(row, {}, hidden);
    }
    m_marksDelay.start();
    viewport()->update();
}

void HistoryView::updateScrollMarks()
{
    std::vector<MarkedScrollBar::Mark> marks;
    const int rows = m_history ? m_history->rowCount() : 0;
    std::vector<std::pair<int, MarkedScrollBar::Kind>> found;
    int shown = 0;
    for (int row = 0; row < rows; ++row) {
        if (isRowHidden(row, {}))
            continue;
        // The row of the pending diff has no revision.
        const int revision = m_history->revisionAt(row);
        if (revision >= 0 && m_history->snapshot()->graph->isHead(revision))
            found.emplace_back(shown, MarkedScrollBar::Kind::Head);
        if (revision >= 0 && m_history->isCurrent(revision))
            found.emplace_back(shown, MarkedScrollBar::Kind::Current);
        if (m_history->isMatch(row))
            found.emplace_back(shown, MarkedScrollBar::Kind::Match);
        ++shown;
    }
    for (const auto &[place, kind] : found)
        marks.push_back({shown > 1 ? double(place) / double(shown - 1) : 0, kind});
    m_scrollBar->setMarks(std::move(marks));
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

QSize HistoryView::wholeSize()
{
    int rows = 0;
    for (int row = 0; m_history && row < m_history->rowCount(); ++row)
        rows += isRowHidden(row, {}) || m_history->isPendingRow(row) ? 0 : 1;
    int width = 0;
    for (int column = 0; column < header()->count(); ++column)
        width += columnWidth(column);
    return QSize(width, rows * rowHeight(m_history ? m_history->index(0, 0) : QModelIndex()));
}

void HistoryView::paintWhole(QPainter &painter) { paintRows(painter, 0, std::numeric_limits<int>::max()); }

void HistoryView::paintRows(QPainter &painter, int firstShown, int count)
{
    const int shownRows = m_history && m_history->rowCount() > 0 ? wholeSize().height() / std::max(1, rowHeight(m_history->index(0, 0))) : 0;
    const int painted = std::clamp(shownRows - firstShown, 0, count);
    painter.fillRect(QRect(0, 0, wholeSize().width(), painted * (m_history ? rowHeight(m_history->index(0, 0)) : 0)), palette().color(QPalette::Base));
    int skipped = 0;
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.state = QStyle::State_Enabled | QStyle::State_Active;
    int y = 0;
    for (int row = 0; m_history && row < m_history->rowCount(); ++row) {
        if (isRowHidden(row, {}) || m_history->isPendingRow(row) || skipped++ < firstShown)
            continue;
        if (skipped > firstShown + painted)
            break;
        const int height = rowHeight(m_history->index(row, 0));
        int x = 0;
        for (int visual = 0; visual < header()->count(); ++visual) {
            const int column = header()->logicalIndex(visual);
            option.rect = QRect(x, y, columnWidth(column), height);
            m_delegate->paint(&painter, option, m_history->index(row, column));
            x += columnWidth(column);
        }
        y += height;
    }
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
        if (HistoryModel::RevisionState(m_history->index(row, 0).data(HistoryModel::StateRole).toInt()) == HistoryModel::RevisionState::Current)
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

void HistoryView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    // A click makes its row current first and selects it afterwards.
    if (!current.isValid() || selectedRevision() >= 0 || isPendingSelected())
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
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::StyleChange)
        applyPalette();
}

void HistoryView::applyPalette()
{
    const Theme &theme = Theme::current();
    QPalette colours = QApplication::palette();
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        colours.setColor(group, QPalette::Highlight, group == QPalette::Active ? theme.rowSelection : theme.rowSelectionInactive);
        colours.setColor(group, QPalette::HighlightedText, colours.color(group, QPalette::Text));
    }
    if (colours != palette())
        setPalette(colours);
}

void HistoryView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (m_dropRow >= 0 && m_history) {
        QRect row = visualRect(m_history->index(m_dropRow, 0));
        row.setLeft(0);
        row.setRight(viewport()->width() - 1);
        QPainter painter(viewport());
        painter.setPen(QPen(Theme::current().info, std::max(2, fontMetrics().height() / 8)));
        painter.drawRect(row.adjusted(1, 1, -1, -1));
    }
    if (m_placeholder.isEmpty() || (m_history && m_history->rowCount() > 0))
        return;
    QPainter painter(viewport());
    painter.setPen(Theme::current().muted);
    painter.drawText(viewport()->rect().adjusted(16, 16, -16, -16), int(Qt::AlignCenter | Qt::TextWordWrap), m_placeholder);
}

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
    auto *data = new QMimeData;
    data->setData(QString::fromLatin1(kRevisionMime), QByteArray::fromStdString(m_history->snapshot()->graph->id(revision)));
    auto *drag = new QDrag(this);
    drag->setMimeData(data);
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

void HistoryView::resizeColumns()
{
    if (!m_history || header()->count() != HistoryModel::ColumnCount)
        return;
    const QFontMetrics text = fontMetrics();
    const QFontMetrics fixed(fixedFont());
    const auto widthOf = [&](const QString &sample) { return text.horizontalAdvance(sample) + text.height(); };
    header()->setMinimumSectionSize(text.height() * 2);
    header()->setSectionResizeMode(QHeaderView::Interactive);
    header()->setSectionResizeMode(HistoryModel::MessageColumn, QHeaderView::Stretch);
    header()->resizeSection(HistoryModel::GraphColumn, std::max(widthOf(tr("Graph")), HistoryDelegate::graphWidth(m_history->laneCount(), text)));
    const int idLength = std::clamp(m_history->longestId(), 8, kMaxIdLength);
    header()->resizeSection(HistoryModel::RevisionColumn, fixed.horizontalAdvance(QString(idLength, QLatin1Char('0'))) + text.height());
    header()->resizeSection(HistoryModel::ChecksColumn, std::max(widthOf(tr("Checks")), HistoryDelegate::checksWidth(text)));
    header()->resizeSection(HistoryModel::AuthorColumn, widthOf(QStringLiteral("Mara Lindqvist-Xy")));
    header()->resizeSection(HistoryModel::DateColumn, widthOf(QStringLiteral("2024-09-23 10:00")));
    header()->resizeSection(HistoryModel::StateColumn, widthOf(tr("missing file")));
}

void HistoryView::showColumn(int column, bool shown)
{
    setColumnHidden(column, !shown);
    Q_EMIT columnsChanged();
}

QStringList HistoryView::hiddenColumns() const
{
    QStringList names;
    for (std::size_t i = 0; i < std::size(kOptionalColumns); ++i) {
        if (isColumnHidden(kOptionalColumns[i]))
            names << QString::fromLatin1(kColumnNames[i]);
    }
    return names;
}

void HistoryView::setHiddenColumns(const QStringList &names)
{
    for (std::size_t i = 0; i < std::size(kOptionalColumns); ++i)
        setColumnHidden(kOptionalColumns[i], names.contains(QString::fromLatin1(kColumnNames[i])));
    Q_EMIT columnsChanged();
}

void HistoryView::showColumnMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const int column : kOptionalColumns) {
        QAction *action = menu->addAction(m_history ? m_history->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString() : QString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) { showColumn(column, shown); });
    }
    menu->popup(header()->mapToGlobal(position));
}

}  // namespace limbeck::ui
