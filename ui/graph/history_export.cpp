// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/history_export.h"

#include "graph/history_view.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSvgGenerator>

namespace limbeck::ui {

namespace {

constexpr double kPictureScale = 2;
constexpr int kMaxPictureSide = 32000;

}  // namespace

bool exportHistory(HistoryView &view, const QString &file)
{
    const QSize size = view.wholeSize();
    if (file.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive)) {
        QFile device(file);
        if (!device.open(QIODevice::WriteOnly))
            return false;
        QSvgGenerator svg;
        svg.setOutputDevice(&device);
        svg.setSize(size);
        svg.setViewBox(QRect(QPoint(), size));
        svg.setTitle(HistoryView::tr("Revision history"));
        QPainter painter(&svg);
        view.paintWhole(painter);
        painter.end();
        return device.error() == QFileDevice::NoError;
    }
    const QSize pixels = size * kPictureScale;
    if (pixels.width() > kMaxPictureSide || pixels.height() > kMaxPictureSide)
        return false;
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(kPictureScale);
    QPainter painter(&image);
    view.paintWhole(painter);
    painter.end();
    return image.save(file);
}

}  // namespace limbeck::ui
