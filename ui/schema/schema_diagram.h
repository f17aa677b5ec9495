// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/engine_service.h"
#include "schema/diagram_dot.h"

#include <QGraphicsView>

class QSvgRenderer;

namespace limbeck::ui {

/// The schema as a diagram, what a revision changes highlighted. Wheel with Ctrl and the keys + - 0 zoom, dragging and the arrows move. GUI thread; the layout is made elsewhere.
class SchemaDiagram : public QGraphicsView {
    Q_OBJECT
public:
    explicit SchemaDiagram(EngineService &engine, QWidget *parent = nullptr);
    ~SchemaDiagram() override;
    void showChange(SchemaChangePtr change, const std::string &dialectName);
    void clear();

    void setSide(DiagramSide side);
    /// All tables, or what changes and its neighbours. Large schemas begin with the latter.
    void setAllShown(bool shown);
    bool isAllShown() const { return m_isAllShown; }
    /// Tables whose names hold the text, those that begin with it first; empty: none.
    QStringList tablesLike(const QString &text) const;
    /// Brings a table into view and marks it, also one that was left out so far.
    void goToTable(const QString &name);
    /// Where a table is drawn, in the scene; empty: it is not.
    QRectF placeOf(const QString &name) const;
    void zoom(int steps);
    void fitAll();
    bool hasDrawing() const { return !m_svg.isEmpty(); }
    /// SVG, or PNG at twice the size, by the name's ending. False: it cannot be written.
    bool exportTo(const QString &file) const;

Q_SIGNALS:
    /// There is another drawing, or another setting.
    void drawingChanged();

protected:
    void changeEvent(QEvent *event) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void layOut();
    void fit();
    void takeDrawing(const QByteArray &svg);
    void markFound();

    EngineService &m_engine;
    SchemaChangePtr m_change;
    std::string m_dialect;
    QByteArray m_svg;
    std::unique_ptr<QSvgRenderer> m_renderer;
    int m_job = 0;
    DiagramSide m_side = DiagramSide::Change;
    QString m_found;            ///< table that was gone to
    bool m_isAllShown = false;
    bool m_isFitted = true;
};

}  // namespace limbeck::ui
