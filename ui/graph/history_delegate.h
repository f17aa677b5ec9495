// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace limbeck::ui {

struct GraphRow;

/// Paints a row of the history from the model's roles: lanes and glyph, labels before the message, state with its own shape. Reads no model but through roles.
class HistoryDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit HistoryDelegate(QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// Height of a row in heights of the font.
    void setRowHeightFactor(double factor) { m_rowHeightFactor = factor; }

    /// Width of the graph column for a number of lanes, in pixels.
    static int graphWidth(int lanes, const QFontMetrics &metrics);

private:
    void paintGraph(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index, const GraphRow &row) const;
    void paintSegments(QPainter &painter, const QRectF &cell, double laneWidth, double lineWidth, const GraphRow &row) const;
    void paintGlyph(QPainter &painter, const QPointF &centre, double radius, const QModelIndex &index, const GraphRow &row, const QColor &ground) const;
    void paintMessage(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintState(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintText(QPainter &painter, const QStyleOptionViewItem &option, const QRect &rect, const QString &text) const;

    double m_rowHeightFactor = 1.6;
};

}  // namespace limbeck::ui
