// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo_test.h"

#include <QTest>

namespace limbeck::ui::testing {

void DemoTest::makeProject()
{
    m_demo = *m_folder / "steep";
    test::copyDemoProject(m_demo);
}

void DemoTest::addDatabases()
{
    QTest::addColumn<bool>("isPostgresql");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

bool DemoTest::useDatabase(bool isPostgresql)
{
    if (!isPostgresql)
        return true;
    m_database.emplace(test::PostgresServer::shared().createDatabase());
    return m_driver->addTarget(QStringLiteral("server"), QString::fromStdString(m_database->url()));
}

void DemoTest::makeOwnProject()
{
    m_project = std::make_unique<test::ProjectBuilder>(*m_folder / "own");
    m_project->revision({.id = "a1b2c3d4e5f6", .down = {}, .message = "customers", .upgrade = {"op.create_table('customer', sa.Column('id', sa.Integer(), primary_key=True))"},
                         .downgrade = {"op.drop_table('customer')"}});
    m_project->revision({.id = "b2c3d4e5f6a7", .down = {"a1b2c3d4e5f6"}, .message = "orders", .upgrade = {"op.execute('INSERT INTO nowhere VALUES (1)')"}, .downgrade = {"pass"}});
}

}  // namespace limbeck::ui::testing
