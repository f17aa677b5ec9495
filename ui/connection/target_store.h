// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/project_snapshot.h"

#include <QString>

#include <vector>

namespace limbeck::ui {

/// Databases that the user added by hand, kept by project in the user's settings, never in the project. Passwords are not kept: a URL is stored without its password.
class TargetStore {
public:
    static std::vector<migrate::Target> load(const QString &projectRoot, const environment::EnvironmentRun &run);
    static void add(const QString &projectRoot, const QString &name, const database::Url &url);
    static void remove(const QString &projectRoot, const QString &name);
};

/// Folders opened last, newest first.
class RecentProjects {
public:
    static QStringList load();
    static void add(const QString &folder);
    static void remove(const QString &folder);
};

}  // namespace limbeck::ui
