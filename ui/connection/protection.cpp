// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/protection.h"

#include "connection/target_texts.h"
#include "language/verbatim.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QSettings>

#include <algorithm>

namespace limbeck::ui {

namespace {

QString settingsKey(const QString &projectRoot, const QString &targetName)
{
    const QByteArray project = QCryptographicHash::hash(projectRoot.toUtf8(), QCryptographicHash::Sha1).toHex();
    return QStringLiteral("protection/%1/%2").arg(QString::fromLatin1(project), QString::fromLatin1(targetName.toUtf8().toHex()));
}

/// In the settings by name, so that the order of the levels may change.
QString storedName(Protection protection)
{
    switch (protection) {
    case Protection::Free:
        return QStringLiteral("free");
    case Protection::Guarded:
        return QStringLiteral("guarded");
    case Protection::Protected:
        return QStringLiteral("protected");
    case Protection::ReadOnly:
        return QStringLiteral("read-only");
    }
    return {};
}

}  // namespace

Protection beginningProtection(Distance distance)
{
    const QString stored = QSettings().value(distance == Distance::Near ? QStringLiteral("safety/near") : QStringLiteral("safety/far")).toString();
    for (const Protection protection : kProtections) {
        if (stored == storedName(protection))
            return protection;
    }
    return distance == Distance::Near ? Protection::Free : Protection::Guarded;
}

void storeBeginningProtection(Distance distance, Protection protection)
{
    QSettings().setValue(distance == Distance::Near ? QStringLiteral("safety/near") : QStringLiteral("safety/far"), storedName(protection));
}

Protection defaultProtection(const migrate::Target &target)
{
    const Stage stage = stageOf(target);
    const Protection far = beginningProtection(Distance::Far);
    if (stage == Stage::Production)
        return std::max(far, Protection::Protected);
    const bool isNear = target.isProjectFile ? stage != Stage::Staging : isLocalTarget(target) && stage == Stage::Development;
    return isNear ? beginningProtection(Distance::Near) : far;
}

Confirmation confirmationFor(Protection protection, migrate::Direction direction, bool isUnlocked)
{
    const bool isUpgrade = direction == migrate::Direction::Upgrade;
    switch (protection) {
    case Protection::Free:
        return isUpgrade ? Confirmation::None : Confirmation::Ask;
    case Protection::Guarded:
        return isUpgrade ? Confirmation::Ask : Confirmation::TypeName;
    case Protection::Protected:
        return isUpgrade || isUnlocked ? Confirmation::TypeName : Confirmation::Refused;
    case Protection::ReadOnly:
        break;
    }
    return Confirmation::Refused;
}

std::optional<Protection> chosenProtection(const QString &projectRoot, const QString &targetName)
{
    const QString stored = QSettings().value(settingsKey(projectRoot, targetName)).toString();
    for (const Protection protection : kProtections) {
        if (stored == storedName(protection))
            return protection;
    }
    return std::nullopt;
}

bool wantsRehearsal(Protection protection, migrate::Direction direction, bool isUnlocked) { return protection == Protection::Protected && direction == migrate::Direction::Upgrade && !isUnlocked; }

Protection protectionOf(const QString &projectRoot, const migrate::Target &target)
{
    return chosenProtection(projectRoot, verbatim(target.name)).value_or(defaultProtection(target));
}

void resetProtection(const QString &projectRoot, const QString &targetName) { QSettings().remove(settingsKey(projectRoot, targetName)); }

void storeProtection(const QString &projectRoot, const QString &targetName, Protection protection)
{
    QSettings().setValue(settingsKey(projectRoot, targetName), storedName(protection));
}

QString protectionWord(Protection protection)
{
    switch (protection) {
    case Protection::Free:
        return QCoreApplication::translate("Protection", "free");
    case Protection::Guarded:
        return QCoreApplication::translate("Protection", "guarded");
    case Protection::Protected:
        return QCoreApplication::translate("Protection", "protected");
    case Protection::ReadOnly:
        return QCoreApplication::translate("Protection", "read-only");
    }
    return {};
}

QString protectionSentence(Protection protection)
{
    switch (protection) {
    case Protection::Free:
        return QCoreApplication::translate("Protection", "Upgrades run at once, downgrades and stamps after a question.");
    case Protection::Guarded:
        return QCoreApplication::translate("Protection", "Upgrades after a question, downgrades and stamps when the name was typed.");
    case Protection::Protected:
        return QCoreApplication::translate("Protection", "Upgrades after a rehearsal and when the name was typed; downgrades and stamps only after unlocking it for ten minutes.");
    case Protection::ReadOnly:
        return QCoreApplication::translate("Protection", "Nothing is changed.");
    }
    return {};
}

}  // namespace limbeck::ui
