// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schema_diagram.h"

#include "schema/diagram_dot.h"
#include "theme/theme.h"

#include <QEvent>
#include <QGraphicsItem>
#include <QImage>
#include <QKeyEvent>
#include <QPainter>
#include <QSaveFile>
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
        if (job == m_job)
            takeDrawing(svg);
    });
}

SchemaDiagram::~SchemaDiagram() { scene()->clear(); }

void SchemaDiagram::takeDrawing(const QByteArray &svg)
{
    scene()->clear();
    m_svg = svg;
    m_renderer = std::make_unique<QSvgRenderer>(svg);
    auto *item = new DrawingItem(*m_renderer);
    scene()->addItem(item);
    scene()->setSceneRect(item->boundingRect());
    if (m_found.isEmpty()) {
        m_isFitted = true;
        fit();
    } else {
        markFound();
    }
    Q_EMIT drawingChanged();
}

void SchemaDiagram::showChange(SchemaChangePtr change, const std::string &dialectName)
{
    m_change = std::move(change);
    m_dialect = dialectName;
    m_isAllShown = m_change && tableCount(*m_change) <= kAllUpTo;
    m_found.clear();
    layOut();
}

void SchemaDiagram::clear()
{
    m_job = 0;
    m_change.reset();
    m_svg.clear();
    scene()->clear();
    viewport()->update();
    Q_EMIT drawingChanged();
}

void SchemaDiagram::layOut()
{
    if (!m_change)
        return;
    DiagramOptions options;
    options.onlyTouched = !m_isAllShown;
    options.side = m_side;
    options.focus = m_found;
    m_job = m_engine.draw(diagramDot(*m_change, dialect::dialectByName(m_dialect), options).toUtf8());
}

void SchemaDiagram::setSide(DiagramSide side)
{
    if (std::exchange(m_side, side) != side)
        layOut();
}

void SchemaDiagram::setAllShown(bool shown)
{
    if (std::exchange(m_isAllShown, shown) != shown)
        layOut();
}

QStringList SchemaDiagram::tablesLike(const QString &text) const
{
    if (text.isEmpty() || !m_change)
        return {};
    QStringList first, others;
    for (const QString &name : tableNames(*m_change)) {
        const QString bare = name.section(QLatin1Char('.'), -1);
        if (bare.startsWith(text, Qt::CaseInsensitive) || name.startsWith(text, Qt::CaseInsensitive))
            first << name;
        else if (name.contains(text, Qt::CaseInsensitive))
            others << name;
    }
    return first + others;
}

QRectF SchemaDiagram::placeOf(const QString &name) const
{
    const QString id = diagramElementId(name);
    if (!m_renderer || m_svg.isEmpty() || !m_renderer->elementExists(id))
        return {};
    // From the drawing's own coordinates to the size that it is shown at.
    const QRectF box = m_renderer->viewBoxF(), element = m_renderer->transformForElement(id).mapRect(m_renderer->boundsOnElement(id));
    const QSizeF shown = m_renderer->defaultSize();
    const double x = shown.width() / box.width(), y = shown.height() / box.height();
    return QRectF((element.x() - box.x()) * x, (element.y() - box.y()) * y, element.width() * x, element.height() * y);
}

void SchemaDiagram::goToTable(const QString &name)
{
    m_found = name;
    if (placeOf(name).isEmpty())
        layOut();
    else
        markFound();
}

void SchemaDiagram::markFound()
{
    for (QGraphicsItem *item : scene()->items()) {
        if (qgraphicsitem_cast<QGraphicsRectItem *>(item))
            delete item;
    }
    const QRectF place = placeOf(m_found);
    if (place.isEmpty())
        return;
    QPen pen(Theme::current().info, 3);
    pen.setCosmetic(true);
    scene()->addRect(place.adjusted(-4, -4, 4, 4), pen)->setZValue(1);
    m_isFitted = false;
    if (transform().m11() < 0.6) {
        resetTransform();
    }
    centerOn(place.center());
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

void SchemaDiagram::fitAll()
{
    m_isFitted = true;
    fit();
}

void SchemaDiagram::zoom(int steps)
{
    m_isFitted = false;
    const double factor = std::pow(kZoomStep, steps);
    scale(factor, factor);
}

bool SchemaDiagram::exportTo(const QString &name) const
{
    if (!name.endsWith(QLatin1String(".png"), Qt::CaseInsensitive)) {
        QSaveFile file(name);
        return file.open(QIODevice::WriteOnly) && file.write(m_svg) == m_svg.size() && file.commit();
    }
    constexpr int kSharpness = 2;
    QImage image(m_renderer->defaultSize() * kSharpness, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return false;
    image.fill(palette().color(QPalette::Base));
    QPainter painter(&image);
    m_renderer->render(&painter);
    painter.end();
    return image.save(name);
}

void SchemaDiagram::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)
        zoom(1);
    else if (event->key() == Qt::Key_Minus)
        zoom(-1);
    else if (event->key() == Qt::Key_0)
        fitAll();
    else
        QGraphicsView::keyPressEvent(event);
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
    if (event->type() == QEvent::PaletteChange)
        layOut();
}

}  // namespace limbeck::ui
