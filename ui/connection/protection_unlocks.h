// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QHash>
#include <QObject>
#include <QString>

namespace limbeck::ui {

/// Which protected databases the user unlocked for a while, and why. An unlocking ends by itself, with the project or by lockAgain(). Every one is told by logged() and goes into the log file. GUI thread.
class ProtectionUnlocks : public QObject {
    Q_OBJECT
public:
    static constexpr int kMinutes = 10;

    explicit ProtectionUnlocks(QObject *parent = nullptr);

    /// `reason` must not be empty (our own mistake).
    void unlock(const QString &projectRoot, const QString &targetName, const QString &reason);
    void lockAgain(const QString &targetName);
    void lockAll();
    bool isUnlocked(const QString &targetName) const;
    /// Invalid: it is not unlocked.
    QDateTime unlockedUntil(const QString &targetName) const;
    /// For tests: how long an unlocking lasts.
    void setDuration(int milliseconds) { m_duration = milliseconds; }

Q_SIGNALS:
    /// Something was unlocked or locked again.
    void changed();
    /// A sentence for the log.
    void logged(const QString &text);

private:
    QHash<QString, QDateTime> m_until;   ///< by target name
    int m_duration = kMinutes * 60 * 1000;
};

}  // namespace limbeck::ui
