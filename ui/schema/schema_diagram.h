// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/engine_service.h"

#include <QGraphicsView>

class QSvgRenderer;

namespace limbeck::ui {

/// The schema as a diagram, what a revision changes highlighted. Wheel with Ctrl zooms, dragging moves, the context menu fits, shows all tables and exports. GUI thread; the layout is made elsewhere.
class SchemaDiagram : public QGraphicsView {
    Q_OBJECT
public:
    explicit SchemaDiagram(EngineService &engine, QWidget *parent = nullptr);
    ~SchemaDiagram() override;
    void showChange(SchemaChangePtr change, const std::string &dialectName);
    void clear();

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void layOut();
    void fit();
    void exportSvg();

    EngineService &m_engine;
    SchemaChangePtr m_change;
    std::string m_dialect;
    QByteArray m_svg;
    std::unique_ptr<QSvgRenderer> m_renderer;
    int m_job = 0;
    bool m_isAllShown = false;
    bool m_isFitted = true;
};

}  // namespace limbeck::ui
