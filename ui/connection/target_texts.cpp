// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/target_texts.h"

#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "theme/theme.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <initializer_list>

namespace limbeck::ui {

namespace {

bool hasAny(const QStringList &words, std::initializer_list<const char *> wanted)
{
    return std::any_of(wanted.begin(), wanted.end(), [&](const char *word) { return words.contains(QLatin1String(word)); });
}

bool isLocal(const database::Url &url)
{
    if (url.backend == database::Backend::Sqlite)
        return true;
    const std::string host = url.host.value_or(url.queryValue("host").value_or(""));
    return host.empty() || host.front() == '/' || host == "localhost" || host == "127.0.0.1" || host == "::1";
}

}  // namespace

Stage stageOf(const migrate::Target &target)
{
    QString text = verbatim(target.name);
    if (target.url) {
        text += QLatin1Char(' ') + verbatim(target.url->host.value_or(std::string())) + QLatin1Char(' ');
        text += verbatim(target.url->database.value_or(std::string())).section(QLatin1Char('/'), -1);
    }
    static const QRegularExpression kNoLetters(QStringLiteral("[^a-z]+"));
    const QStringList words = text.toLower().split(kNoLetters, Qt::SkipEmptyParts);
    if (hasAny(words, {"stage", "staging", "preprod", "uat", "qa", "integration"}))
        return Stage::Staging;
    if (hasAny(words, {"prod", "production", "live"}))
        return Stage::Production;
    if (hasAny(words, {"dev", "devel", "development", "test", "testing", "tests", "local", "demo", "ci", "sandbox"}))
        return Stage::Development;
    return target.url && isLocal(*target.url) ? Stage::Development : Stage::Unknown;
}

bool isLocalTarget(const migrate::Target &target) { return target.url && isLocal(*target.url); }

QString stageWord(Stage stage)
{
    switch (stage) {
    case Stage::Unknown:
        return {};
    case Stage::Development:
        return QCoreApplication::translate("Stage", "development");
    case Stage::Staging:
        return QCoreApplication::translate("Stage", "staging");
    case Stage::Production:
        return QCoreApplication::translate("Stage", "production");
    }
    return {};
}

QColor stageColour(Stage stage)
{
    const Theme &theme = Theme::current();
    switch (stage) {
    case Stage::Unknown:
        return theme.muted;
    case Stage::Development:
        return theme.success;
    case Stage::Staging:
        return theme.warning;
    case Stage::Production:
        return theme.danger;
    }
    return {};
}

QString urlText(const migrate::Target &target)
{
    return target.url ? verbatim(target.url->toString()) : engineText(target.problem);
}

}  // namespace limbeck::ui
