// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/history_delegate.h"

#include "graph/graph_layout.h"
#include "graph/history_model.h"
#include "theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>

namespace limbeck::ui {

namespace {

double laneWidthFor(const QFontMetrics &metrics) { return metrics.height() * 0.95; }

double laneX(const QRectF &cell, double laneWidth, int lane) { return cell.left() + laneWidth * (lane + 0.75); }

QColor textColour(const QStyleOptionViewItem &option)
{
    const bool selected = option.state & QStyle::State_Selected;
    const auto group = option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    return option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
}

QColor groundColour(const QStyleOptionViewItem &option)
{
    const bool selected = option.state & QStyle::State_Selected;
    const auto group = option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    return option.palette.color(group, selected ? QPalette::Highlight : QPalette::Base);
}

void paintBackground(QPainter *painter, const QStyleOptionViewItem &option)
{
    QStyleOptionViewItem plain = option;
    plain.text.clear();
    plain.icon = {};
    const QWidget *widget = option.widget;
    (widget ? widget->style() : QApplication::style())->drawPrimitive(QStyle::PE_PanelItemViewItem, &plain, painter, widget);
}

QRect paintBadge(QPainter &painter, const QRect &free, const QString &text, const QColor &colour, const QStyleOptionViewItem &option)
{
    QFont font = option.font;
    font.setPointSizeF(font.pointSizeF() * 0.9);
    const QFontMetrics metrics(font);
    const int padding = metrics.horizontalAdvance(QLatin1Char('n')) / 2 + 2;
    const QRect badge(free.left(), free.center().y() - metrics.height() / 2 - 1, metrics.horizontalAdvance(text) + 2 * padding, metrics.height() + 2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    painter.setPen(QPen(colour, 1));
    painter.setBrush(groundColour(option));
    painter.drawRoundedRect(QRectF(badge).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setPen(option.state & QStyle::State_Selected ? option.palette.color(QPalette::HighlightedText) : colour);
    painter.drawText(badge, Qt::AlignCenter, text);
    painter.restore();
    return free.adjusted(badge.width() + padding, 0, 0, 0);
}

}  // namespace

HistoryDelegate::HistoryDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

int HistoryDelegate::graphWidth(int lanes, const QFontMetrics &metrics) { return int(laneWidthFor(metrics) * (lanes + 0.75)) + metrics.height(); }

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(qRound(option.fontMetrics.height() * 1.6));
    return size;
}

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem filled = option;
    initStyleOption(&filled, index);
    filled.state &= ~QStyle::State_HasFocus;
    paintBackground(painter, filled);
    painter->save();
    painter->setClipRect(filled.rect);
    if (index.data(HistoryModel::SearchMatchRole).toBool() && !(filled.state & QStyle::State_Selected))
        painter->fillRect(filled.rect, Theme::current().changedBackground);
    switch (index.column()) {
    case HistoryModel::GraphColumn:
        if (const auto *row = static_cast<const GraphRow *>(index.data(HistoryModel::GraphRowRole).value<const void *>()))
            paintGraph(*painter, filled, index, *row);
        break;
    case HistoryModel::MessageColumn:
        paintMessage(*painter, filled, index);
        break;
    case HistoryModel::StateColumn:
        paintState(*painter, filled, index);
        break;
    default: {
        painter->setPen(textColour(filled));
        painter->setFont(index.column() == HistoryModel::RevisionColumn ? fixedFont() : filled.font);
        const QRect rect = filled.rect.adjusted(4, 0, -4, 0);
        painter->drawText(rect, int(Qt::AlignVCenter), QFontMetrics(painter->font()).elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
        break;
    }
    }
    painter->restore();
}

void HistoryDelegate::paintGraph(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index, const GraphRow &row) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF cell = option.rect;
    const double laneWidth = laneWidthFor(option.fontMetrics);
    paintSegments(painter, cell, laneWidth, row);
    paintGlyph(painter, QPointF(laneX(cell, laneWidth, row.lane), cell.center().y()), laneWidth * 0.30, index, row, groundColour(option));
    if (row.hiddenLanes > 0) {
        painter.setPen(Theme::current().muted);
        painter.drawText(option.rect.adjusted(0, 0, -3, 0), int(Qt::AlignRight | Qt::AlignVCenter), tr("+%1").arg(row.hiddenLanes));
    }
}

void HistoryDelegate::paintSegments(QPainter &painter, const QRectF &cell, double laneWidth, const GraphRow &row) const
{
    const Theme &theme = Theme::current();
    const double middle = cell.center().y();
    for (const LaneSegment &segment : row.segments) {
        QPen pen(theme.lanes[segment.colour], segment.isDependency ? 1.2 : 2.0);
        pen.setCapStyle(Qt::FlatCap);
        if (segment.isDependency)
            pen.setStyle(Qt::DotLine);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        const double from = laneX(cell, laneWidth, segment.from);
        const double to = laneX(cell, laneWidth, segment.to);
        QPainterPath path;
        switch (segment.shape) {
        case LaneSegment::Shape::Through:
            path.moveTo(from, cell.top());
            path.lineTo(from, cell.bottom() + 1);
            break;
        case LaneSegment::Shape::UpperHalf:
            path.moveTo(from, cell.top());
            path.lineTo(from, middle);
            break;
        case LaneSegment::Shape::LowerHalf:
            path.moveTo(from, middle);
            path.lineTo(from, cell.bottom() + 1);
            break;
        case LaneSegment::Shape::BranchIn:
            path.moveTo(from, cell.top());
            path.cubicTo(from, middle, from, middle, to, middle);
            break;
        case LaneSegment::Shape::MergeOut:
            path.moveTo(from, middle);
            path.cubicTo(to, middle, to, middle, to, cell.bottom() + 1);
            break;
        case LaneSegment::Shape::Shift:
            path.moveTo(from, cell.top());
            path.cubicTo(from, middle, to, middle, to, cell.bottom() + 1);
            break;
        }
        painter.drawPath(path);
    }
}

void HistoryDelegate::paintGlyph(QPainter &painter, const QPointF &centre, double radius, const QModelIndex &index, const GraphRow &row, const QColor &ground) const
{
    using State = HistoryModel::RevisionState;
    const Theme &theme = Theme::current();
    const QColor colour = row.isGhost ? theme.ghost : theme.lanes[row.colour];
    const State state = State(index.data(HistoryModel::StateRole).toInt());
    const bool isFilled = !row.isGhost && (state == State::Applied || state == State::Current);
    painter.setPen(QPen(colour, 2, row.isGhost ? Qt::DotLine : Qt::SolidLine));
    painter.setBrush(isFilled ? colour : ground);
    if (row.isMerge) {
        const double half = radius * 1.25;
        painter.drawPolygon(QPolygonF{QPointF(centre.x(), centre.y() - half), QPointF(centre.x() + half, centre.y()), QPointF(centre.x(), centre.y() + half),
                                      QPointF(centre.x() - half, centre.y())});
    } else {
        painter.drawEllipse(centre, radius, radius);
    }
    if (state == State::Current && !row.isGhost) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, 1.6));
        painter.drawEllipse(centre, radius * 1.75, radius * 1.75);
    }
}

void HistoryDelegate::paintMessage(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    QRect free = option.rect.adjusted(4, 0, -4, 0);
    for (const QString &label : index.data(HistoryModel::LabelsRole).toStringList())
        free = paintBadge(painter, free, label, theme.info, option);
    if (const QString problem = index.data(HistoryModel::ProblemRole).toString(); !problem.isEmpty())
        free = paintBadge(painter, free, tr("problem"), theme.danger, option);
    if (!index.data(HistoryModel::SupportRole).toString().isEmpty())
        free = paintBadge(painter, free, tr("needs Python"), theme.warning, option);
    painter.setPen(textColour(option));
    painter.setFont(option.font);
    painter.drawText(free, int(Qt::AlignVCenter), option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, free.width()));
}

void HistoryDelegate::paintState(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    using State = HistoryModel::RevisionState;
    const Theme &theme = Theme::current();
    const QVariant progress = index.data(HistoryModel::ProgressRole);
    if (progress.isValid()) {
        const QRectF bar(option.rect.left() + 4, option.rect.center().y() - 3, option.rect.width() - 8, 6);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.muted);
        painter.setOpacity(0.35);
        painter.drawRoundedRect(bar, 3, 3);
        painter.setOpacity(1);
        painter.setBrush(theme.current);
        painter.drawRoundedRect(QRectF(bar.topLeft(), QSizeF(bar.width() * progress.toDouble(), bar.height())), 3, 3);
        return;
    }
    QColor colour = theme.muted;
    switch (State(index.data(HistoryModel::StateRole).toInt())) {
    case State::Applied:
        colour = theme.applied;
        break;
    case State::Pending:
        colour = theme.pending;
        break;
    case State::Current:
        colour = theme.current;
        break;
    case State::Unknown:
        break;
    }
    painter.setPen(option.state & QStyle::State_Selected ? textColour(option) : colour);
    QFont font = option.font;
    font.setBold(State(index.data(HistoryModel::StateRole).toInt()) == State::Current);
    painter.setFont(font);
    painter.drawText(option.rect.adjusted(4, 0, -4, 0), int(Qt::AlignVCenter), index.data().toString());
}

}  // namespace limbeck::ui
