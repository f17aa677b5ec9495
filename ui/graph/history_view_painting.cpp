// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/history_view.h"

#include "graph/history_delegate.h"
#include "graph/history_model.h"
#include "graph/marked_scroll_bar.h"
#include "theme/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QPainter>

#include <algorithm>
#include <limits>
#include <utility>

// What is painted besides the cells: the whole history for exports and paper, the marks beside the scroll bar, the place of a drop, the words in an empty view.

namespace limbeck::ui {

void HistoryView::updateScrollMarks()
{
    std::vector<MarkedScrollBar::Mark> marks;
    const int rows = m_history ? m_history->rowCount() : 0;
    std::vector<std::pair<int, MarkedScrollBar::Kind>> found;
    int shown = 0;
    for (int row = 0; row < rows; ++row) {
        if (isRowHidden(row, {}))
            continue;
        const int revision = m_history->revisionAt(row);
        if (revision >= 0 && m_history->snapshot()->graph->isHead(revision))
            found.emplace_back(shown, MarkedScrollBar::Kind::Head);
        if (m_history->isCurrentRow(row))
            found.emplace_back(shown, MarkedScrollBar::Kind::Current);
        if (m_history->isMatch(row))
            found.emplace_back(shown, MarkedScrollBar::Kind::Match);
        ++shown;
    }
    for (const auto &[place, kind] : found)
        marks.push_back({shown > 1 ? double(place) / double(shown - 1) : 0, kind});
    m_scrollBar->setMarks(std::move(marks));
}

QSize HistoryView::wholeSize()
{
    int rows = 0;
    for (int row = 0; m_history && row < m_history->rowCount(); ++row)
        rows += isRowHidden(row, {}) || m_history->revisionAt(row) < 0 ? 0 : 1;
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
        if (isRowHidden(row, {}) || m_history->revisionAt(row) < 0 || skipped++ < firstShown)
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

void HistoryView::applyPalette()
{
    const Theme &theme = Theme::current();
    // Not a copy of the application's: with every colour its own, the view would never be told of another one.
    QPalette colours;
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

}  // namespace limbeck::ui
