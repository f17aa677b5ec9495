// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/postgres_server.h"
#include "window_test.h"

#include <filesystem>
#include <optional>

namespace limbeck::ui::testing {

/// Tests of the whole window on a copy of the demo project, or on a small one of their own.
class DemoTest : public WindowTest {
    Q_OBJECT
protected:
    void makeProject() override;
    void prepare() override {}
    void tearDown() override { m_database.reset(); }

    /// The database that a project names itself, or one of the server.
    bool useDatabase(bool isPostgresql);
    /// Two revisions, of which the second fails; not opened.
    void makeOwnProject();
    std::filesystem::path script(const char *id) const { return m_project->scriptFile(id); }
    /// Both of useDatabase().
    static void addDatabases();

    std::filesystem::path m_demo;
    std::optional<test::PostgresDatabase> m_database;
};

}  // namespace limbeck::ui::testing
