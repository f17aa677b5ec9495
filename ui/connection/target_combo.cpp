// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/target_combo.h"

#include "connection/target_settings.h"
#include "theme/theme.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStylePainter>

#include <algorithm>

namespace limbeck::ui {

namespace {

constexpr int kPreferredCharacters = 62, kLeastCharacters = 20;

int stripWidth(const QFontMetrics &metrics) { return std::max(3, metrics.height() / 4); }

/// Name and word from the left; gives where the next text starts.
int paintName(QPainter &painter, const QRect &line, QFont font, const QString &name, Stage stage, const QColor &nameColour, const QColor &wordColour)
{
    painter.setPen(nameColour);
    font.setBold(true);
    painter.setFont(font);
    const QFontMetrics bold(font);
    const QString shown = bold.elidedText(name, Qt::ElideRight, line.width());
    painter.drawText(line, int(Qt::AlignVCenter | Qt::AlignLeft), shown);
    int at = bold.horizontalAdvance(shown);
    font.setBold(false);
    painter.setFont(font);
    if (const QString word = stageWord(stage); !word.isEmpty()) {
        const QFontMetrics plain(font);
        at += plain.averageCharWidth();
        painter.setPen(wordColour);
        painter.drawText(line.adjusted(at, 0, 0, 0), int(Qt::AlignVCenter | Qt::AlignLeft), word);
        at += plain.horizontalAdvance(word);
    }
    return line.left() + at;
}

}  // namespace

TargetCombo::TargetCombo(QWidget *parent) : QComboBox(parent)
{
    setItemDelegate(new TargetItemDelegate(this));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    view()->setTextElideMode(Qt::ElideMiddle);
    setMaxVisibleItems(12);
}

QSize TargetCombo::sizeHint() const { return QSize(fontMetrics().averageCharWidth() * kPreferredCharacters, QComboBox::sizeHint().height()); }

QSize TargetCombo::minimumSizeHint() const { return QSize(fontMetrics().averageCharWidth() * kLeastCharacters, QComboBox::minimumSizeHint().height()); }

void TargetCombo::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    option.currentText.clear();
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    const QRect field = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this).adjusted(2, 0, -2, 0);
    const auto group = isEnabled() ? QPalette::Active : QPalette::Disabled;
    const QColor foreground = palette().color(group, QPalette::ButtonText);
    if (currentIndex() < 0) {
        painter.setPen(isEnabled() ? Theme::current().muted : foreground);
        painter.drawText(field, int(Qt::AlignVCenter | Qt::AlignLeft), tr("No database"));
        return;
    }
    const auto stage = Stage(currentData(StageRole).toInt());
    const QColor colour = isEnabled() ? targetColour(TargetColour(currentData(ColourRole).toInt()), stage) : foreground;
    const int strip = stripWidth(fontMetrics());
    painter.fillRect(QRect(field.left(), field.top() + 2, strip, field.height() - 4), colour);
    const QRect line = field.adjusted(2 * strip, 0, 0, 0);
    const int end = paintName(painter, line, font(), currentText(), stage, foreground, colour) + fontMetrics().averageCharWidth() * 2;
    const int room = field.right() - end;
    if (room < fontMetrics().averageCharWidth() * 6)
        return;
    painter.setPen(isEnabled() ? Theme::current().muted : foreground);
    painter.drawText(QRect(end, field.top(), room, field.height()), int(Qt::AlignVCenter | Qt::AlignLeft),
                     fontMetrics().elidedText(currentData(UrlRole).toString(), Qt::ElideMiddle, room));
}

void TargetItemDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem filled = option;
    initStyleOption(&filled, index);
    filled.text.clear();
    filled.widget->style()->drawControl(QStyle::CE_ItemViewItem, &filled, painter, filled.widget);
    const bool isChosen = option.state & QStyle::State_Selected;
    const QColor text = option.palette.color(isChosen ? QPalette::HighlightedText : QPalette::Text);
    const auto stage = Stage(index.data(TargetCombo::StageRole).toInt());
    const QColor colour = isChosen ? text : targetColour(TargetColour(index.data(TargetCombo::ColourRole).toInt()), stage);
    const int strip = stripWidth(option.fontMetrics);
    const int half = option.rect.height() / 2;
    painter->save();
    painter->fillRect(QRect(option.rect.left() + 2, option.rect.top() + 2, strip, option.rect.height() - 4), colour);
    const QRect inner = option.rect.adjusted(3 * strip, 2, -strip, -2);
    paintName(*painter, QRect(inner.left(), inner.top(), inner.width(), half - 2), option.font, index.data().toString(), stage, text, colour);
    painter->setPen(isChosen ? text : Theme::current().muted);
    painter->drawText(QRect(inner.left(), inner.top() + half - 2, inner.width(), half - 2), int(Qt::AlignVCenter | Qt::AlignLeft),
                      option.fontMetrics.elidedText(index.data(TargetCombo::UrlRole).toString(), Qt::ElideMiddle, inner.width()));
    painter->restore();
}

QSize TargetItemDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return QSize(option.fontMetrics.averageCharWidth() * kPreferredCharacters, option.fontMetrics.height() * 2 + 8);
}

}  // namespace limbeck::ui
