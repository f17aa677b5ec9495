// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/recent_delegate.h"

#include "theme/theme.h"

#include <QApplication>
#include <QPainter>

namespace limbeck::ui {

void RecentDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem filled = option;
    initStyleOption(&filled, index);
    filled.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &filled, painter, option.widget);
    const bool isChosen = option.state & QStyle::State_Selected;
    const QColor text = option.palette.color(isChosen ? QPalette::HighlightedText : QPalette::Text);
    const int padding = option.fontMetrics.height() / 2;
    const QRect inner = option.rect.adjusted(padding, padding / 2, -padding, -padding / 2);
    painter->save();
    QFont bold = option.font;
    bold.setBold(true);
    painter->setFont(bold);
    painter->setPen(text);
    painter->drawText(inner, int(Qt::AlignTop | Qt::AlignLeft), QFontMetrics(bold).elidedText(index.data().toString(), Qt::ElideRight, inner.width()));
    painter->setFont(option.font);
    painter->setPen(isChosen ? text : Theme::current().muted);
    painter->drawText(inner, int(Qt::AlignBottom | Qt::AlignLeft), option.fontMetrics.elidedText(index.data(FolderRole).toString(), Qt::ElideMiddle, inner.width()));
    painter->restore();
}

QSize RecentDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const { return QSize(0, option.fontMetrics.height() * 5 / 2 + 4); }

}  // namespace limbeck::ui
