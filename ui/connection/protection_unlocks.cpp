// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/protection_unlocks.h"

#include <QTimer>

namespace limbeck::ui {

ProtectionUnlocks::ProtectionUnlocks(QObject *parent) : QObject(parent) {}

void ProtectionUnlocks::unlock(const QString &projectRoot, const QString &targetName, const QString &reason)
{
    Q_ASSERT(!reason.trimmed().isEmpty());
    const QDateTime until = QDateTime::currentDateTime().addMSecs(m_duration);
    m_until[targetName] = until;
    // In English, for whoever reads the log file later.
    qInfo("Protection of \"%s\" (%s) unlocked until %s. Reason: %s", qUtf8Printable(targetName), qUtf8Printable(projectRoot), qUtf8Printable(until.toString(Qt::ISODate)),
          qUtf8Printable(reason.trimmed()));
    Q_EMIT logged(tr("%1 is unlocked until %2. Reason: %3").arg(targetName, QLocale().toString(until.time(), QLocale::ShortFormat), reason.trimmed()));
    QTimer::singleShot(m_duration + 1, this, [this, targetName, until] {
        if (m_until.value(targetName) == until)
            lockAgain(targetName);
    });
    Q_EMIT changed();
}

void ProtectionUnlocks::lockAgain(const QString &targetName)
{
    if (m_until.remove(targetName) == 0)
        return;
    Q_EMIT logged(tr("%1 is locked again.").arg(targetName));
    Q_EMIT changed();
}

void ProtectionUnlocks::lockAll()
{
    const QStringList names = m_until.keys();
    for (const QString &name : names)
        lockAgain(name);
}

bool ProtectionUnlocks::isUnlocked(const QString &targetName) const { return unlockedUntil(targetName).isValid(); }

QDateTime ProtectionUnlocks::unlockedUntil(const QString &targetName) const
{
    const QDateTime until = m_until.value(targetName);
    return until > QDateTime::currentDateTime() ? until : QDateTime();
}

}  // namespace limbeck::ui
