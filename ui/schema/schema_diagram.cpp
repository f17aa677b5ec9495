// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schema_diagram.h"

#include "schema/diagram_dot.h"
#include "theme/theme.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QGraphicsItem>
#include <QMenu>
#include <QPainter>
#include <QSvgRenderer>
#include <QWheelEvent>

#include <cmath>

namespace limbeck::ui {

namespace {

constexpr int kAllUpTo = 24;        // tables; larger schemas begin with what changes and its neighbours
constexpr double kZoomStep = 1.2;
constexpr double kLargestFit = 1.4;

/// A drawing as an item; not owned.
class DrawingItem : public QGraphicsItem {
public:
    explicit DrawingItem(QSvgRenderer &renderer) : m_renderer(renderer) {}
    QRectF boundingRect() const override { return QRectF(QPointF(), QSizeF(m_renderer.defaultSize())); }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override { m_renderer.render(painter, boundingRect()); }

private:
    QSvgRenderer &m_renderer;
};

}  // namespace

SchemaDiagram::SchemaDiagram(EngineService &engine, QWidget *parent) : QGraphicsView(parent), m_engine(engine)
{
    setObjectName(QStringLiteral("schemaDiagram"));
    setAccessibleName(tr("Diagram"));
    setScene(new QGraphicsScene(this));
    setDragMode(QGraphicsView::ScrollHandDrag);
    setRenderHint(QPainter::Antialiasing);
    setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    setFrameShape(QFrame::NoFrame);
    connect(&m_engine, &EngineService::drawn, this, [this](int job, const QByteArray &svg) {
        if (job != m_job)
            return;
        scene()->clear();
        m_svg = svg;
        m_renderer = std::make_unique<QSvgRenderer>(svg);
        auto *item = new DrawingItem(*m_renderer);
        scene()->addItem(item);
        scene()->setSceneRect(item->boundingRect());
        m_isFitted = true;
        fit();
    });
}

SchemaDiagram::~SchemaDiagram() { scene()->clear(); }

void SchemaDiagram::showChange(SchemaChangePtr change, const std::string &dialectName)
{
    m_change = std::move(change);
    m_dialect = dialectName;
    m_isAllShown = m_change && tableCount(*m_change) <= kAllUpTo;
    layOut();
}

void SchemaDiagram::clear()
{
    m_job = 0;
    m_change.reset();
    m_svg.clear();
    scene()->clear();
    viewport()->update();
}

void SchemaDiagram::layOut()
{
    if (!m_change)
        return;
    DiagramOptions options;
    options.onlyTouched = !m_isAllShown;
    m_job = m_engine.draw(diagramDot(*m_change, dialect::dialectByName(m_dialect), options).toUtf8());
}

void SchemaDiagram::fit()
{
    if (!m_isFitted || scene()->items().isEmpty())
        return;
    resetTransform();
    const QSizeF room = viewport()->size(), drawing = scene()->sceneRect().size();
    const double scale = std::min({room.width() / drawing.width(), room.height() / drawing.height(), kLargestFit});
    QGraphicsView::scale(scale, scale);
}

void SchemaDiagram::exportSvg()
{
    auto *dialog = new QFileDialog(this, tr("Export the diagram"), {}, tr("SVG drawing (*.svg)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("svg"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [svg = m_svg](const QString &name) {
        QFile file(name);
        if (file.open(QIODevice::WriteOnly))
            file.write(svg);
    });
    dialog->open();
}

void SchemaDiagram::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Fit")), &QAction::triggered, this, [this] {
        m_isFitted = true;
        fit();
    });
    QAction *all = menu->addAction(tr("All tables"));
    all->setCheckable(true);
    all->setChecked(m_isAllShown);
    connect(all, &QAction::toggled, this, [this](bool shown) {
        m_isAllShown = shown;
        layOut();
    });
    QAction *save = menu->addAction(tr("Export…"));
    save->setEnabled(!m_svg.isEmpty());
    connect(save, &QAction::triggered, this, &SchemaDiagram::exportSvg);
    menu->popup(event->globalPos());
}

void SchemaDiagram::drawForeground(QPainter *painter, const QRectF &)
{
    if (!scene()->items().isEmpty())
        return;
    painter->resetTransform();
    painter->setPen(Theme::current().muted);
    painter->drawText(viewport()->rect(), int(Qt::AlignCenter | Qt::TextWordWrap), m_change ? tr("Drawing…") : tr("Select a revision to see its tables"));
}

void SchemaDiagram::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    fit();
}

void SchemaDiagram::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier))
        return QGraphicsView::wheelEvent(event);
    m_isFitted = false;
    const double factor = std::pow(kZoomStep, event->angleDelta().y() / 120.0);
    scale(factor, factor);
    event->accept();
}

void SchemaDiagram::changeEvent(QEvent *event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        layOut();
}

}  // namespace limbeck::ui
