// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/marked_scroll_bar.h"

#include "theme/theme.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionSlider>

#include <algorithm>

namespace limbeck::ui {

MarkedScrollBar::MarkedScrollBar(QWidget *parent) : QScrollBar(Qt::Vertical, parent) { setObjectName(QStringLiteral("historyScrollBar")); }

void MarkedScrollBar::setMarks(std::vector<Mark> marks)
{
    std::stable_sort(marks.begin(), marks.end(), [](const Mark &a, const Mark &b) { return a.kind != b.kind ? a.kind < b.kind : a.place < b.place; });
    if (marks == m_marks)
        return;
    m_marks = std::move(marks);
    update();
}

QSize MarkedScrollBar::sizeHint() const
{
    // Room for the marks beside the handle.
    return QScrollBar::sizeHint() + QSize(fontMetrics().height() / 4, 0);
}

void MarkedScrollBar::paintEvent(QPaintEvent *event)
{
    QScrollBar::paintEvent(event);
    if (m_marks.empty())
        return;
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRect groove = style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarGroove, this);
    const Theme &theme = Theme::current();
    const int thickness = std::max(2, fontMetrics().height() / 6);
    QPainter painter(this);
    int lastY = -1;
    Kind lastKind = Kind::Head;
    for (const Mark &mark : m_marks) {
        const int y = groove.top() + int(mark.place * (groove.height() - thickness));
        if (y == lastY && mark.kind == lastKind)
            continue;
        lastY = y;
        lastKind = mark.kind;
        // Each kind has its own width, so that it can be told without its colour.
        const QColor colour = mark.kind == Kind::Head ? theme.info : mark.kind == Kind::Match ? theme.warning : theme.standing;
        const int width = mark.kind == Kind::Head ? groove.width() / 3 : mark.kind == Kind::Match ? groove.width() / 2 : groove.width() - 2;
        painter.fillRect(QRect(groove.right() - width, y, width, thickness), colour);
    }
}

}  // namespace limbeck::ui
