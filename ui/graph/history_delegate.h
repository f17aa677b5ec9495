// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

#include <vector>

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

    /// Whether rows that match the search are marked.
    void setMarksMatches(bool marks) { m_marksMatches = marks; }
    /// By revision index: the others are drawn faintly. Empty: none are.
    void setRelated(std::vector<bool> related) { m_related = std::move(related); }
    const std::vector<bool> &related() const { return m_related; }

    /// Width of the graph column for a number of lanes, in pixels.
    static int graphWidth(int lanes, const QFontMetrics &metrics);
    /// Of the three signs: reversibility, findings, edited after it was applied.
    static int checksWidth(const QFontMetrics &metrics);

private:
    void paintGraph(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index, const GraphRow &row) const;
    void paintSegments(QPainter &painter, const QRectF &cell, double laneWidth, double lineWidth, const GraphRow &row) const;
    void paintGlyph(QPainter &painter, const QPointF &centre, double radius, const QModelIndex &index, const GraphRow &row, const QColor &ground) const;
    bool paintPendingText(QPainter &painter, QStyleOptionViewItem option, const QModelIndex &index) const;
    void paintPendingGlyph(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintUnknownGlyph(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintMessage(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintChecks(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintState(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintText(QPainter &painter, const QStyleOptionViewItem &option, const QRect &rect, const QString &text) const;

    bool isRelated(const QModelIndex &index) const;

    double m_rowHeightFactor = 1.6;
    bool m_marksMatches = true;
    std::vector<bool> m_related;
};

}  // namespace limbeck::ui
