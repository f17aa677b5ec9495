// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/target_settings.h"

#include "theme/theme.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QSettings>

namespace limbeck::ui {

namespace {

QString groupOfSettings(const QString &projectRoot, const QString &targetName)
{
    const QByteArray project = QCryptographicHash::hash(projectRoot.toUtf8(), QCryptographicHash::Sha1).toHex();
    return QStringLiteral("targetSettings/%1/%2").arg(QString::fromLatin1(project), QString::fromLatin1(targetName.toUtf8().toHex()));
}

// Stored by name, so that the enumerations may change.
constexpr const char *kColourNames[] = {"automatic", "green", "amber", "red", "blue", "violet", "grey"};
constexpr const char *kSourceNames[] = {"ask", "keyring", "environment", "pgpass"};

template<typename Enum, std::size_t size>
Enum enumOf(const char *const (&names)[size], const QString &stored)
{
    for (std::size_t i = 0; i < size; ++i) {
        if (stored == QLatin1String(names[i]))
            return Enum(i);
    }
    return Enum(0);
}

}  // namespace

TargetSettings targetSettings(const QString &projectRoot, const QString &targetName)
{
    QSettings stored;
    stored.beginGroup(groupOfSettings(projectRoot, targetName));
    TargetSettings settings;
    settings.colour = enumOf<TargetColour>(kColourNames, stored.value(QStringLiteral("colour")).toString());
    settings.passwordSource = enumOf<PasswordSource>(kSourceNames, stored.value(QStringLiteral("password")).toString());
    settings.passwordVariable = stored.value(QStringLiteral("passwordVariable")).toString();
    return settings;
}

void storeTargetSettings(const QString &projectRoot, const QString &targetName, const TargetSettings &settings)
{
    QSettings stored;
    stored.beginGroup(groupOfSettings(projectRoot, targetName));
    stored.setValue(QStringLiteral("colour"), QLatin1String(kColourNames[int(settings.colour)]));
    stored.setValue(QStringLiteral("password"), QLatin1String(kSourceNames[int(settings.passwordSource)]));
    stored.setValue(QStringLiteral("passwordVariable"), settings.passwordVariable);
}

void forgetTargetSettings(const QString &projectRoot, const QString &targetName) { QSettings().remove(groupOfSettings(projectRoot, targetName)); }

QString colourWord(TargetColour colour)
{
    switch (colour) {
    case TargetColour::Automatic:
        return QCoreApplication::translate("TargetColour", "by its name");
    case TargetColour::Green:
        return QCoreApplication::translate("TargetColour", "green");
    case TargetColour::Amber:
        return QCoreApplication::translate("TargetColour", "amber");
    case TargetColour::Red:
        return QCoreApplication::translate("TargetColour", "red");
    case TargetColour::Blue:
        return QCoreApplication::translate("TargetColour", "blue");
    case TargetColour::Violet:
        return QCoreApplication::translate("TargetColour", "violet");
    case TargetColour::Grey:
        return QCoreApplication::translate("TargetColour", "grey");
    }
    return {};
}

QColor targetColour(TargetColour colour, Stage stage)
{
    const Theme &theme = Theme::current();
    switch (colour) {
    case TargetColour::Automatic:
        return stageColour(stage);
    case TargetColour::Green:
        return theme.success;
    case TargetColour::Amber:
        return theme.warning;
    case TargetColour::Red:
        return theme.danger;
    case TargetColour::Blue:
        return theme.info;
    case TargetColour::Violet:
        return theme.decorator;
    case TargetColour::Grey:
        return theme.muted;
    }
    return {};
}

QString passwordSourceWord(PasswordSource source)
{
    switch (source) {
    case PasswordSource::Ask:
        return QCoreApplication::translate("PasswordSource", "ask each time");
    case PasswordSource::Keyring:
        return QCoreApplication::translate("PasswordSource", "system keyring");
    case PasswordSource::Environment:
        return QCoreApplication::translate("PasswordSource", "environment variable");
    case PasswordSource::PasswordFile:
        return QCoreApplication::translate("PasswordSource", "pgpass or service file");
    }
    return {};
}

}  // namespace limbeck::ui
