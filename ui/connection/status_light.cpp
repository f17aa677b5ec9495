// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/status_light.h"

#include "theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace limbeck::ui {

namespace {

constexpr int kWholeTurn = 360 * 16;

}  // namespace

QString statusWord(ConnectionStatus status)
{
    switch (status) {
    case ConnectionStatus::Unknown:
        return StatusLight::tr("Not connected");
    case ConnectionStatus::Connecting:
        return StatusLight::tr("Connecting");
    case ConnectionStatus::Connected:
        return StatusLight::tr("Connected");
    case ConnectionStatus::Failed:
        return StatusLight::tr("No connection");
    }
    return {};
}

StatusLight::StatusLight(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setStatus(ConnectionStatus::Unknown, {});
}

void StatusLight::setStatus(ConnectionStatus status, const QString &text)
{
    m_status = status;
    setAccessibleName(statusWord(status));
    setAccessibleDescription(text);
    setToolTip(text.isEmpty() ? statusWord(status) : text);
    update();
}

QSize StatusLight::sizeHint() const { return QSize(fontMetrics().height() + 2, fontMetrics().height() + 2); }

void StatusLight::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintStatusLight(painter, rect(), m_status);
}

void paintStatusLight(QPainter &painter, const QRectF &place, ConnectionStatus status)
{
    const Theme &theme = Theme::current();
    const double side = std::min(place.width(), place.height()) * 0.62;
    const QRectF light(place.center() - QPointF(side / 2, side / 2), QSizeF(side, side));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const double line = std::max(1.5, side / 6);
    switch (status) {
    case ConnectionStatus::Unknown:
        painter.setPen(QPen(theme.muted, line));
        painter.drawEllipse(light);
        break;
    case ConnectionStatus::Connecting:
        painter.setPen(QPen(theme.warning, line));
        painter.drawEllipse(light);
        painter.setBrush(theme.warning);
        painter.drawPie(light, 90 * 16, -kWholeTurn / 2);
        break;
    case ConnectionStatus::Connected:
        painter.setPen(QPen(theme.success, line));
        painter.setBrush(theme.success);
        painter.drawEllipse(light);
        break;
    case ConnectionStatus::Failed:
        painter.setPen(QPen(theme.danger, line * 1.3, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(light.topLeft(), light.bottomRight());
        painter.drawLine(light.topRight(), light.bottomLeft());
        break;
    }
    painter.restore();
}

}  // namespace limbeck::ui
