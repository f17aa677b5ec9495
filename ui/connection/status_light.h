// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPainter;

namespace limbeck::ui {

enum class ConnectionStatus { Unknown, Connecting, Connected, Failed };

/// "Connected"
QString statusWord(ConnectionStatus status);
/// The light's drawing in the middle of `place`.
void paintStatusLight(QPainter &painter, const QRectF &place, ConnectionStatus status);

/// A light whose shape says the same as its colour: ring, half disc, disc, cross. The text is its tool tip and its accessible description.
class StatusLight : public QWidget {
    Q_OBJECT
public:
    explicit StatusLight(QWidget *parent = nullptr);
    ConnectionStatus status() const { return m_status; }
    void setStatus(ConnectionStatus status, const QString &text);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ConnectionStatus m_status = ConnectionStatus::Unknown;
};

}  // namespace limbeck::ui
