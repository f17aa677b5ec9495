// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/protection.h"
#include "connection/status_light.h"
#include "connection/target_settings.h"
#include "migrate/project_snapshot.h"

#include <QDateTime>
#include <QWidget>

#include <vector>

class QAction;
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
    /// The user's colours, in the order of the targets.
    void setColours(const std::vector<TargetColour> &colours);
    /// `text`: one sentence for the tool tip: the server's version, or why there is no connection.
    void setStatus(Status status, const QString &text);
    /// Of the chosen database; `unlockedUntil`: invalid when it is not unlocked.
    void setProtection(Protection protection, const QDateTime &unlockedUntil = {});
    int currentIndex() const;   ///< -1: none
    /// Tells nothing.
    void setCurrentIndex(int index);

Q_SIGNALS:
    /// The user chose another one.
    void targetChosen(int index);
    void protectionChosen(limbeck::ui::Protection protection);
    void addRequested();
    /// Change what is known of the chosen one.
    void editRequested(int index);
    void unlockRequested();
    void lockRequested();
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
    QAction *m_unlock;
    QAction *m_lock;
    QToolButton *m_add;
    QToolButton *m_edit;
    QToolButton *m_remove;
    QString m_statusText;
};

}  // namespace limbeck::ui
