// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/protection.h"
#include "connection/target_settings.h"

#include <QDateTime>
#include <QWidget>

namespace limbeck::ui {

/// Which database the window works on, over its whole width in that database's colour, with the words: a light strip where much is allowed, a full one where a change is protected or impossible, with a hatching at its ends for
/// protected ones, so that it needs no colour to be told apart. GUI thread.
class TargetStrip : public QWidget {
    Q_OBJECT
public:
    struct Facts {
        QString name;               ///< empty: there is no database, and no strip
        Stage stage = Stage::Unknown;
        TargetColour colour = TargetColour::Automatic;
        Protection protection = Protection::Free;
        QDateTime unlockedUntil;    ///< invalid: it is not unlocked
        bool operator==(const Facts &) const = default;
    };

    explicit TargetStrip(QWidget *parent = nullptr);
    void show(const Facts &facts);
    /// "production · protected, unlocked until 14:32"
    QString text() const;
    /// In the window's title: "shop-eu (protected)".
    static QString titleOf(const Facts &facts);
    /// Text and ground, at least 4.5:1.
    QColor ground() const;
    QColor ink() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool isFull() const { return m_facts.protection == Protection::Protected || m_facts.protection == Protection::ReadOnly; }

    Facts m_facts;
};

}  // namespace limbeck::ui
