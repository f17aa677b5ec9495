// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

// Q_INIT_RESOURCE declares a function of the global namespace.
static void registerIconResources() { Q_INIT_RESOURCE(icons); }

namespace limbeck::ui {

namespace {

QColor iconColour(QIcon::Mode mode)
{
    const QPalette palette = QApplication::palette();
    switch (mode) {
    case QIcon::Disabled:
        return palette.color(QPalette::Disabled, QPalette::ButtonText);
    case QIcon::Selected:
        return palette.color(QPalette::Active, QPalette::HighlightedText);
    case QIcon::Normal:
    case QIcon::Active:
        break;
    }
    return palette.color(QPalette::Active, QPalette::ButtonText);
}

/// Draws the file's shapes in one colour, anew for every size and colour, so that it is sharp everywhere and follows the palette.
class TintedSvgEngine : public QIconEngine {
public:
    explicit TintedSvgEngine(QString path) : m_path(std::move(path)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
        QPixmap drawn = pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state);
        drawn.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect, drawn);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const QColor colour = iconColour(mode);
        const QString key = QStringLiteral("limbeck%1|%2x%3|%4").arg(m_path).arg(size.width()).arg(size.height()).arg(colour.rgba());
        QPixmap drawn;
        if (QPixmapCache::find(key, &drawn))
            return drawn;
        drawn = QPixmap(size);
        drawn.fill(Qt::transparent);
        QPainter painter(&drawn);
        const int side = std::min(size.width(), size.height());
        QSvgRenderer(m_path).render(&painter, QRectF((size.width() - side) / 2.0, (size.height() - side) / 2.0, side, side));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(drawn.rect(), colour);
        painter.end();
        QPixmapCache::insert(key, drawn);
        return drawn;
    }

    QIconEngine *clone() const override { return new TintedSvgEngine(m_path); }

private:
    QString m_path;
};

}  // namespace

void initResources()
{
    static const bool isDone = (registerIconResources(), true);
    Q_UNUSED(isDone);
}

QIcon themedIcon(const QString &name)
{
    initResources();
    const QString path = QStringLiteral(":/icons/%1.svg").arg(name);
    return QFile::exists(path) ? QIcon(new TintedSvgEngine(path)) : QIcon();
}

}  // namespace limbeck::ui
