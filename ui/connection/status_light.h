// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace limbeck::ui {

enum class ConnectionStatus { Unknown, Connecting, Connected, Failed };

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
