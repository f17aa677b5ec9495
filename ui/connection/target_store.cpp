// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/target_store.h"

#include "language/verbatim.h"

#include <QCryptographicHash>
#include <QSettings>

namespace limbeck::ui {

namespace {

constexpr int kMaxRecent = 12;

QString groupOf(const QString &projectRoot)
{
    return QStringLiteral("targets/") + QString::fromLatin1(QCryptographicHash::hash(projectRoot.toUtf8(), QCryptographicHash::Sha1).toHex());
}

}  // namespace

std::vector<migrate::Target> TargetStore::load(const QString &projectRoot, const environment::EnvironmentRun &run)
{
    QSettings settings;
    settings.beginGroup(groupOf(projectRoot));
    std::vector<migrate::Target> targets;
    for (const QString &name : settings.childKeys()) {
        migrate::Target target;
        target.name = name.toStdString();
        target.origin.kind = project::Origin::Kind::User;
        target.run = run;
        try {
            target.url = database::Url::parse(settings.value(name).toString().toStdString());
        } catch (const Error &error) {
            target.problem = error.message();
        }
        targets.push_back(std::move(target));
    }
    return targets;
}

void TargetStore::add(const QString &projectRoot, const QString &name, const database::Url &url)
{
    database::Url stored = url;
    stored.password.reset();
    QSettings settings;
    settings.beginGroup(groupOf(projectRoot));
    settings.setValue(name, verbatim(stored.toString(false)));
}

void TargetStore::remove(const QString &projectRoot, const QString &name)
{
    QSettings settings;
    settings.beginGroup(groupOf(projectRoot));
    settings.remove(name);
}

QStringList RecentProjects::load() { return QSettings().value(QStringLiteral("recentProjects")).toStringList(); }

void RecentProjects::add(const QString &folder)
{
    QStringList folders = load();
    folders.removeAll(folder);
    folders.prepend(folder);
    while (folders.size() > kMaxRecent)
        folders.removeLast();
    QSettings().setValue(QStringLiteral("recentProjects"), folders);
}

void RecentProjects::remove(const QString &folder)
{
    QStringList folders = load();
    folders.removeAll(folder);
    QSettings().setValue(QStringLiteral("recentProjects"), folders);
}

}  // namespace limbeck::ui
