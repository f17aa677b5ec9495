// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/protection.h"
#include "connection/status_light.h"
#include "migrate/project_snapshot.h"

#include <QWidget>

#include <vector>

class QToolButton;

namespace limbeck::ui {

class TargetCombo;

/// The databases of the project to choose from, with what each is for, and how the connection stands. Connects to nothing itself. GUI thread.
class TargetBar : public QWidget {
    Q_OBJECT
public:
    using Status = ConnectionStatus;

    explicit TargetBar(QWidget *parent = nullptr);

    /// Keeps the place chosen, as far as there is one; tells nothing.
    void setTargets(const std::vector<migrate::Target> &targets);
    /// `text`: one sentence for the tool tip: the server's version, or why there is no connection.
    void setStatus(Status status, const QString &text);
    /// Of the chosen database.
    void setProtection(Protection protection);
    int currentIndex() const;   ///< -1: none
    /// Tells nothing.
    void setCurrentIndex(int index);

Q_SIGNALS:
    /// The user chose another one.
    void targetChosen(int index);
    void protectionChosen(limbeck::ui::Protection protection);
    void addRequested();
    /// Only for databases that the user added.
    void removeRequested(int index);

protected:
    void changeEvent(QEvent *event) override;

private:
    void describe();

    std::vector<migrate::Target> m_targets;
    StatusLight *m_light;
    TargetCombo *m_combo;
    QToolButton *m_protection;
    QToolButton *m_add;
    QToolButton *m_remove;
    QString m_statusText;
};

}  // namespace limbeck::ui
