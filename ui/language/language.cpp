// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

// Q_INIT_RESOURCE declares a function of the global namespace.
static void registerTranslations() { Q_INIT_RESOURCE(translations); }

namespace limbeck::ui {

namespace {

constexpr char kSettingsKey[] = "language";

/// The first of ours that the desktop asks for.
QString desktopLanguage()
{
    for (const QString &wanted : QLocale::system().uiLanguages()) {
        const QString code = QString(wanted).replace(QLatin1Char('-'), QLatin1Char('_'));
        for (const QString &ours : languages()) {
            if (code == ours || code.section(QLatin1Char('_'), 0, 0) == ours.section(QLatin1Char('_'), 0, 0))
                return ours;
        }
    }
    return QStringLiteral("en");
}

}  // namespace

QStringList languages()
{
    return {QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("es"), QStringLiteral("fr"), QStringLiteral("ja"), QStringLiteral("zh_CN")};
}

QString languageName(const QString &code)
{
    const QString name = QLocale(code).nativeLanguageName();
    if (code == QLatin1String("en"))
        return QStringLiteral("English");
    return name.isEmpty() ? code : name.at(0).toUpper() + name.mid(1);
}

QString storedLanguage()
{
    const QString code = QSettings().value(QLatin1String(kSettingsKey)).toString();
    return languages().contains(code) ? code : QString();
}

void storeLanguage(const QString &code) { QSettings().setValue(QLatin1String(kSettingsKey), code); }

void applyLanguage(const QString &code)
{
    static QTranslator ours, qts;
    registerTranslations();
    const QString chosen = languages().contains(code) ? code : desktopLanguage();
    QCoreApplication::removeTranslator(&ours);
    QCoreApplication::removeTranslator(&qts);
    QLocale::setDefault(QLocale(chosen));
    // English has a file, too: its plural forms.
    if (ours.load(QStringLiteral(":/translations/limbeck_%1.qm").arg(chosen)))
        QCoreApplication::installTranslator(&ours);
    if (qts.load(QStringLiteral("qtbase_%1").arg(chosen), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qts);
}

}  // namespace limbeck::ui
