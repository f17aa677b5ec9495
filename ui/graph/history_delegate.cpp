// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/history_delegate.h"

#include "graph/graph_layout.h"
#include "graph/history_model.h"
#include "migrate/revision_facts.h"
#include "theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>
#include <QTreeView>

#include <algorithm>
#include <cmath>

namespace limbeck::ui {

namespace {

constexpr double kFaint = 0.35;
constexpr int kCheckSlots = 3;
constexpr double kFirstLane = 0.9;  // in lane widths from the left edge: room for the ring

double laneWidthFor(const QFontMetrics &metrics) { return std::round(metrics.height() * 0.95); }

/// Whole pixels: a line of an even width is sharp there.
double laneX(const QRectF &cell, double laneWidth, int lane) { return cell.left() + std::round(laneWidth * (lane + kFirstLane)); }

double lineWidthFor(const QFontMetrics &metrics) { return std::max(1.0, std::round(metrics.height() / 8.0)); }

int paddingFor(const QFontMetrics &metrics) { return std::max(2, metrics.height() / 4); }

int slotWidthFor(const QFontMetrics &metrics) { return qRound(metrics.height() * 1.05); }

QPalette::ColorGroup groupOf(const QStyleOptionViewItem &option)
{
    if (!(option.state & QStyle::State_Enabled))
        return QPalette::Disabled;
    return option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
}

bool isSelected(const QStyleOptionViewItem &option) { return option.state & QStyle::State_Selected; }

QColor textColour(const QStyleOptionViewItem &option) { return option.palette.color(groupOf(option), isSelected(option) ? QPalette::HighlightedText : QPalette::Text); }

QColor groundColour(const QStyleOptionViewItem &option, bool isMatch)
{
    if (isSelected(option))
        return option.palette.color(groupOf(option), QPalette::Highlight);
    if (isMatch)
        return Theme::current().changedBackground;
    return option.palette.color(groupOf(option), option.features & QStyleOptionViewItem::Alternate ? QPalette::AlternateBase : QPalette::Base);
}

void paintBackground(QPainter *painter, const QStyleOptionViewItem &option)
{
    QStyleOptionViewItem plain = option;
    plain.text.clear();
    plain.icon = {};
    const QWidget *widget = option.widget;
    (widget ? widget->style() : QApplication::style())->drawPrimitive(QStyle::PE_PanelItemViewItem, &plain, painter, widget);
}

/// A word in a frame at the left of `free`; gives what is left of it.
QRect paintBadge(QPainter &painter, const QRect &free, const QString &text, const QColor &colour, const QStyleOptionViewItem &option)
{
    QFont font = option.font;
    font.setPointSizeF(font.pointSizeF() * 0.9);
    const QFontMetrics metrics(font);
    const int padding = paddingFor(metrics);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, metrics.averageCharWidth() * 24);
    const QRect badge(free.left(), free.center().y() - metrics.height() / 2, metrics.horizontalAdvance(shown) + 2 * padding, metrics.height() + 1);
    if (badge.width() > free.width())
        return free;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    painter.setPen(QPen(colour, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(badge).adjusted(0.5, 0.5, -0.5, -0.5), padding, padding);
    painter.drawText(badge, Qt::AlignCenter, shown);
    painter.restore();
    return free.adjusted(badge.width() + padding * 3 / 2, 0, 0, 0);
}

QColor pendingColour(PendingRow::State state)
{
    const Theme &theme = Theme::current();
    switch (state) {
    case PendingRow::State::Unknown:
    case PendingRow::State::Comparing:
        return theme.muted;
    case PendingRow::State::Agree:
        return theme.success;
    case PendingRow::State::Differs:
        return theme.changed;
    case PendingRow::State::Failed:
        return theme.danger;
    }
    return theme.muted;
}

}  // namespace

HistoryDelegate::HistoryDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

int HistoryDelegate::graphWidth(int lanes, const QFontMetrics &metrics) { return int(laneWidthFor(metrics) * (lanes + kFirstLane)) + metrics.height(); }

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(qRound(option.fontMetrics.height() * m_rowHeightFactor));
    return size;
}

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    // Not initStyleOption(): it asks the model seven questions a cell, of which none counts here.
    QStyleOptionViewItem filled = option;
    filled.index = index;
    filled.state &= ~QStyle::State_HasFocus;
    filled.showDecorationSelected = true;
    paintBackground(painter, filled);
    painter->save();
    painter->setClipRect(filled.rect);
    if (isSelected(filled) && index.column() == HistoryModel::GraphColumn) {
        // The row's tint is faint, so that its colours can be read: a bar in full colour says the same.
        const QRect bar(filled.rect.topLeft(), QSize(std::max(2, filled.fontMetrics.height() / 6), filled.rect.height()));
        painter->fillRect(bar, QApplication::palette().color(groupOf(filled), QPalette::Highlight));
    }
    const bool isMatch = m_marksMatches && index.data(HistoryModel::SearchMatchRole).toBool();
    if (isMatch && !isSelected(filled))
        painter->fillRect(filled.rect, Theme::current().changedBackground);
    const bool isPending = index.data(HistoryModel::PendingStateRole).isValid();
    filled.font.setBold((isMatch || isPending) && index.column() == HistoryModel::MessageColumn);
    if (isPending && paintPendingText(*painter, filled, index)) {
        painter->restore();
        return;
    }
    if (!isRelated(index))
        painter->setOpacity(kFaint);
    switch (index.column()) {
    case HistoryModel::GraphColumn:
        if (const auto *row = static_cast<const GraphRow *>(index.data(HistoryModel::GraphRowRole).value<const void *>()))
            paintGraph(*painter, filled, index, *row);
        else if (isPending)
            paintPendingGlyph(*painter, filled, index);
        else
            paintUnknownGlyph(*painter, filled, index);
        break;
    case HistoryModel::MessageColumn:
        paintMessage(*painter, filled, index);
        break;
    case HistoryModel::StateColumn:
        paintState(*painter, filled, index);
        break;
    case HistoryModel::ChecksColumn:
        paintChecks(*painter, filled, index);
        break;
    case HistoryModel::RevisionColumn: {
        filled.font = fixedFont();
        painter->setPen(textColour(filled));
        paintText(*painter, filled, filled.rect, index.data().toString());
        break;
    }
    default:
        painter->setPen(isSelected(filled) ? textColour(filled) : Theme::current().muted);
        paintText(*painter, filled, filled.rect, index.data().toString());
        break;
    }
    painter->restore();
}

/// The pending row has a sentence to say. What its own cell cannot hold goes on over the cells to its right, the time's before all, and where that is not enough begins further left; every cell
/// paints its part. False: the cell is none of these.
bool HistoryDelegate::paintPendingText(QPainter &painter, QStyleOptionViewItem option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QTreeView *>(option.widget);
    if (!view || index.column() < HistoryModel::RevisionColumn || index.column() >= HistoryModel::StateColumn)
        return false;
    option.font.setBold(true);
    const QString text = index.siblingAtColumn(HistoryModel::MessageColumn).data().toString();
    const QFontMetrics metrics(option.font);
    const int needed = metrics.horizontalAdvance(text) + 2 * paddingFor(metrics) + metrics.averageCharWidth();   // eliding counts fractions
    QRect span = view->visualRect(index.siblingAtColumn(HistoryModel::MessageColumn));
    for (int column = HistoryModel::DateColumn; column < HistoryModel::StateColumn && span.width() < needed; ++column)
        span |= view->visualRect(index.siblingAtColumn(column));
    for (int column = HistoryModel::ChecksColumn; column >= HistoryModel::RevisionColumn && span.width() < needed; --column)
        span |= view->visualRect(index.siblingAtColumn(column));
    if (!span.contains(option.rect.center()))
        return false;
    painter.setPen(textColour(option));
    paintText(painter, option, QRect(span.left(), option.rect.top(), span.width(), option.rect.height()), text);
    return true;
}

bool HistoryDelegate::isRelated(const QModelIndex &index) const
{
    const auto revision = std::size_t(index.data(HistoryModel::RevisionIndexRole).toInt());
    return revision >= m_related.size() || m_related[revision];
}

void HistoryDelegate::paintText(QPainter &painter, const QStyleOptionViewItem &option, const QRect &rect, const QString &text) const
{
    const QFontMetrics metrics(option.font);
    const int padding = paddingFor(metrics);
    const QRect inner = rect.adjusted(padding, 0, -padding, 0);
    painter.setFont(option.font);
    painter.drawText(inner, int(Qt::AlignVCenter | Qt::TextSingleLine), metrics.elidedText(text, Qt::ElideRight, inner.width()));
}

void HistoryDelegate::paintGraph(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index, const GraphRow &row) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF cell = option.rect;
    const double laneWidth = laneWidthFor(option.fontMetrics);
    paintSegments(painter, cell, laneWidth, lineWidthFor(option.fontMetrics), row);
    const QPointF centre(laneX(cell, laneWidth, row.lane), std::round(cell.center().y()));
    paintGlyph(painter, centre, laneWidth * 0.30, index, row, groundColour(option, m_marksMatches && index.data(HistoryModel::SearchMatchRole).toBool()));
    if (row.hiddenLanes > 0) {
        painter.setPen(textColour(option));
        painter.drawText(option.rect.adjusted(0, 0, -paddingFor(option.fontMetrics), 0), int(Qt::AlignRight | Qt::AlignVCenter), QStringLiteral("+%1").arg(row.hiddenLanes));
    }
}

void HistoryDelegate::paintSegments(QPainter &painter, const QRectF &cell, double laneWidth, double lineWidth, const GraphRow &row) const
{
    const Theme &theme = Theme::current();
    const double middle = std::round(cell.center().y());
    for (const LaneSegment &segment : row.segments) {
        QPen pen(theme.lanes[segment.colour], segment.isDependency ? lineWidth * 0.6 : lineWidth);
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
            path.lineTo(from, cell.bottom());
            break;
        case LaneSegment::Shape::UpperHalf:
            path.moveTo(from, cell.top());
            path.lineTo(from, middle);
            break;
        case LaneSegment::Shape::LowerHalf:
            path.moveTo(from, middle);
            path.lineTo(from, cell.bottom());
            break;
        case LaneSegment::Shape::BranchIn:
            path.moveTo(from, cell.top());
            path.cubicTo(from, middle, from, middle, to, middle);
            break;
        case LaneSegment::Shape::MergeOut:
            path.moveTo(from, middle);
            path.cubicTo(to, middle, to, middle, to, cell.bottom());
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
    const bool isCurrent = state == State::Current && !row.isGhost;
    if (isCurrent) {
        // The ring stands clear of the lines behind it.
        painter.setPen(QPen(colour, radius * 0.35));
        painter.setBrush(ground);
        painter.drawEllipse(centre, radius * 1.7, radius * 1.7);
    }
    const bool isFilled = !row.isGhost && (state == State::Applied || isCurrent);
    painter.setPen(QPen(colour, radius * 0.4, row.isGhost ? Qt::DotLine : Qt::SolidLine));
    painter.setBrush(isFilled ? colour : ground);
    if (row.isMerge) {
        const double half = radius * 1.25;
        painter.drawPolygon(QPolygonF{centre + QPointF(0, -half), centre + QPointF(half, 0), centre + QPointF(0, half), centre + QPointF(-half, 0)});
    } else {
        painter.drawEllipse(centre, radius, radius);
    }
}

void HistoryDelegate::paintPendingGlyph(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const double laneWidth = laneWidthFor(option.fontMetrics);
    const double radius = laneWidth * 0.30;
    const QPointF centre(laneX(option.rect, laneWidth, 0), std::round(QRectF(option.rect).center().y()));
    const auto state = PendingRow::State(index.data(HistoryModel::PendingStateRole).toInt());
    const QColor colour = pendingColour(state);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(state == PendingRow::State::Agree ? colour : groundColour(option, false));
    painter.setPen(QPen(colour, radius * 0.4));
    painter.drawRect(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius));
    if (state != PendingRow::State::Agree)
        return;
    painter.setPen(QPen(theme.isDark ? QColor(Qt::black) : QColor(Qt::white), radius * 0.35));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF{centre + QPointF(-radius * 0.55, 0), centre + QPointF(-radius * 0.1, radius * 0.45), centre + QPointF(radius * 0.6, -radius * 0.5)});
}

void HistoryDelegate::paintUnknownGlyph(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const double laneWidth = laneWidthFor(option.fontMetrics);
    const double radius = laneWidth * 0.30;
    const QPointF centre(laneX(option.rect, laneWidth, 0), std::round(QRectF(option.rect).center().y()));
    const bool isCurrent = HistoryModel::RevisionState(index.data(HistoryModel::StateRole).toInt()) == HistoryModel::RevisionState::Current;
    painter.setPen(QPen(Theme::current().danger, radius * 0.35));
    painter.setBrush(groundColour(option, false));
    if (isCurrent)
        painter.drawEllipse(centre, radius * 1.7, radius * 1.7);
    painter.setPen(QPen(Theme::current().ghost, radius * 0.4, Qt::DotLine));
    painter.drawEllipse(centre, radius, radius);
}

void HistoryDelegate::paintMessage(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const int padding = paddingFor(option.fontMetrics);
    QRect free = option.rect.adjusted(padding, 0, -padding, 0);
    if (!index.data(HistoryModel::ProblemRole).toString().isEmpty())
        free = paintBadge(painter, free, tr("problem"), theme.danger, option);
    if (!index.data(HistoryModel::SupportRole).toString().isEmpty())
        free = paintBadge(painter, free, tr("needs Python"), theme.warning, option);
    for (const QString &name : index.data(HistoryModel::MarksRole).toStringList())
        free = paintBadge(painter, free, QStringLiteral("◉ ") + name, theme.standing, option);
    for (const QString &label : index.data(HistoryModel::LabelsRole).toStringList())
        free = paintBadge(painter, free, label, theme.info, option);
    if (const int folded = index.data(HistoryModel::FoldedRole).toInt(); folded > 0)
        free = paintBadge(painter, free, tr("⋯ %n more below", nullptr, folded), theme.muted, option);
    painter.setPen(textColour(option));
    paintText(painter, option, free.adjusted(-padding, 0, padding, 0), index.data().toString());
}

int HistoryDelegate::checksWidth(const QFontMetrics &metrics) { return kCheckSlots * slotWidthFor(metrics) + 2 * paddingFor(metrics); }

void HistoryDelegate::paintChecks(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const int width = slotWidthFor(option.fontMetrics);
    const auto paint = [&](int slot, const QString &sign, const QColor &colour) {
        const QRect cell(option.rect.left() + paddingFor(option.fontMetrics) + slot * width, option.rect.top(), width, option.rect.height());
        painter.setPen(colour);
        painter.setFont(option.font);
        painter.drawText(cell, Qt::AlignCenter, sign);
    };
    if (const QVariant reversibility = index.data(HistoryModel::ReversibilityRole); reversibility.isValid()) {
        switch (migrate::Reversibility(reversibility.toInt())) {
        case migrate::Reversibility::Unknown:
            paint(0, QStringLiteral("?"), theme.muted);
            break;
        case migrate::Reversibility::Restored:
            paint(0, QStringLiteral("⇄"), theme.success);
            break;
        case migrate::Reversibility::Lossy:
            paint(0, QStringLiteral("⇢"), theme.warning);
            break;
        case migrate::Reversibility::Different:
            paint(0, QStringLiteral("≠"), theme.warning);
            break;
        case migrate::Reversibility::Irreversible:
            paint(0, QStringLiteral("⊘"), theme.danger);
            break;
        }
    }
    if (index.data(HistoryModel::IsBrokenRole).toBool())
        paint(1, QStringLiteral("E"), theme.danger);
    else if (index.data(HistoryModel::FindingsRole).isValid())
        paint(1, QStringLiteral("W"), theme.warning);
    if (index.data(HistoryModel::EditedRole).toBool())
        paint(2, QStringLiteral("✎"), theme.danger);
}

void HistoryDelegate::paintState(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    using State = HistoryModel::RevisionState;
    const Theme &theme = Theme::current();
    const QVariant progress = index.data(HistoryModel::ProgressRole);
    if (progress.isValid()) {
        const int padding = paddingFor(option.fontMetrics);
        const double height = std::max(4.0, option.fontMetrics.height() / 3.0);
        const QRectF bar(option.rect.left() + padding, option.rect.center().y() - height / 2, option.rect.width() - 2 * padding, height);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.standing, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(bar, height / 2, height / 2);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.standing);
        painter.drawRoundedRect(QRectF(bar.topLeft(), QSizeF(bar.width() * std::clamp(progress.toDouble(), 0.0, 1.0), height)), height / 2, height / 2);
        return;
    }
    if (const QVariant pending = index.data(HistoryModel::PendingStateRole); pending.isValid()) {
        painter.setPen(pendingColour(PendingRow::State(pending.toInt())));
        return paintText(painter, option, option.rect, index.data().toString());
    }
    QColor colour = theme.muted;
    const State state = State(index.data(HistoryModel::StateRole).toInt());
    switch (state) {
    case State::Applied:
        colour = theme.applied;
        break;
    case State::Pending:
        colour = theme.pending;
        break;
    case State::Current:
        colour = theme.standing;
        break;
    case State::Unknown:
        break;
    }
    QStyleOptionViewItem shown = option;
    shown.font.setBold(option.font.bold() || state == State::Current);
    painter.setPen(colour);
    paintText(painter, shown, option.rect, index.data().toString());
}

}  // namespace limbeck::ui
