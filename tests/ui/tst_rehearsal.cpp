// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A plan is run on a copy of the database first: the database stays as it is, and the sheet says what would come of it.
#include "connection/protection.h"
#include "plan/plan_model.h"
#include "plan/rehearsal_bar.h"
#include "plan/rehearsals.h"
#include "project_session.h"
#include "support/postgres_server.h"
#include "ui_testing.h"
#include "window_test.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

#include <optional>

using namespace limbeck;
using namespace limbeck::ui;
using namespace limbeck::ui::testing;

class TestRehearsal : public WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void goesWell_data() { addDatabases(); }
    void goesWell()
    {
        QFETCH(bool, isPostgresql);
        QVERIFY(useDatabase(isPostgresql));
        QVERIFY(driver().plan("migration.upgradeHead"));
        QCOMPARE(bar()->text(), QStringLiteral("Not rehearsed."));
        QVERIFY(rehearse());
        QVERIFY2(bar()->text().contains(QStringLiteral("Rehearsed on a copy with its data: 2 step")), qPrintable(bar()->text()));
        QVERIFY2(bar()->text().contains(QStringLiteral("The way back was tried, too, and works.")), qPrintable(bar()->text()));
        QVERIFY(stepState(0).startsWith(QStringLiteral("≈ ")) && stepState(1).startsWith(QStringLiteral("≈ ")));
        savePictures(window(), isPostgresql ? QStringLiteral("rehearsed-postgresql") : QStringLiteral("rehearsed-sqlite"));
        // Nothing came of it in the database itself, and nothing is left of the copy.
        QVERIFY(driver().rows().isEmpty());
        QVERIFY(otherDatabases().isEmpty());
        QVERIFY(driver().apply());
        QTRY_COMPARE(driver().rows(), QStringList{QStringLiteral("b2")});
    }

    void failsOnTheData_data() { addDatabases(); }
    void failsOnTheData()
    {
        QFETCH(bool, isPostgresql);
        m_project->revision({.id = "c3", .down = {"b2"}, .message = "one name each", .upgrade = {"op.execute('INSERT INTO account (id, name) VALUES (1, NULL)')", "op.execute('INSERT INTO account (id, name) VALUES (1, NULL)')"}});
        QVERIFY(useDatabase(isPostgresql));
        QVERIFY(driver().plan("migration.upgradeHead"));
        QVERIFY(rehearse());
        QVERIFY2(bar()->text().contains(QStringLiteral("failed in c3")), qPrintable(bar()->text()));
        QCOMPARE(stepState(2), QStringLiteral("fails in the rehearsal"));
        QVERIFY(stepState(1).startsWith(QStringLiteral("≈ ")));
        QCOMPARE(driver().find<QTreeView>("planTree")->currentIndex().row(), 2);
        savePictures(window(), isPostgresql ? QStringLiteral("rehearsal-failed-postgresql") : QStringLiteral("rehearsal-failed-sqlite"));
        QVERIFY(driver().rows().isEmpty() && otherDatabases().isEmpty());
        QVERIFY2(button("planApply")->isEnabled(), "a rehearsal is advice");
    }

    void tellsThatTheWayBackFails_data() { addDatabases(); }
    void tellsThatTheWayBackFails()
    {
        QFETCH(bool, isPostgresql);
        m_project->revision({.id = "c3", .down = {"b2"}, .message = "one way", .upgrade = {"op.create_table('lasting', sa.Column('id', sa.Integer()))"}, .downgrade = {"op.drop_table('never_made')"}});
        QVERIFY(useDatabase(isPostgresql));
        QVERIFY(driver().plan("migration.upgradeHead"));
        QVERIFY(rehearse());
        QVERIFY2(bar()->text().contains(QStringLiteral("3 step")), qPrintable(bar()->text()));
        QVERIFY2(bar()->text().contains(QStringLiteral("The way back fails in c3:")) && bar()->text().contains(QStringLiteral("never_made")), qPrintable(bar()->text()));
        QVERIFY(driver().rows().isEmpty() && otherDatabases().isEmpty());
        QVERIFY(button("planApply")->isEnabled());
    }

    void aBusyServerGetsTheScriptsInstead()
    {
        QVERIFY(useDatabase(true));
        QVERIFY(driver().plan("migration.upgradeOne") && driver().apply());
        driver().closePlan();
        // Somebody is connected: PostgreSQL does not copy it then.
        const auto other = database::Connection::open(database::Url::parse(m_database->url()));
        QVERIFY(driver().plan("migration.upgradeHead"));
        QVERIFY(rehearse());
        QVERIFY2(bar()->text().contains(QStringLiteral("on an empty database with the schema that the scripts make: 1 step")), qPrintable(bar()->text()));
        QVERIFY(bar()->text().contains(QStringLiteral("was not seen")));
        QVERIFY(otherDatabases().isEmpty());
    }

    void stopped()
    {
        m_project->revision({.id = "c3", .down = {"b2"}, .message = "slow",
                             .upgrade = {"op.execute('CREATE TABLE n AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) SELECT count(*) AS c FROM n')"}});
        QVERIFY(useDatabase(false));
        QVERIFY(driver().plan("migration.upgradeHead"));
        QTest::mouseClick(button("rehearse"), Qt::LeftButton);
        QVERIFY(bar()->isRunning());
        QVERIFY2(!button("planApply")->isEnabled(), "one after the other");
        QTRY_VERIFY(bar()->text().contains(QStringLiteral("c3")) || bar()->text().contains(QStringLiteral("slow")));
        QTest::mouseClick(button("rehearsalStop"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!bar()->isRunning(), 20000);
        QVERIFY2(bar()->text().contains(QStringLiteral("stopped")), qPrintable(bar()->text()));
        QVERIFY(button("planApply")->isEnabled());
        QVERIFY(driver().rows().isEmpty());
    }

    void aProtectedDatabaseWantsOne()
    {
        QVERIFY(useDatabase(false));
        storeProtection(driver().session().folder(), driver().session().targetName(), Protection::Protected);
        QVERIFY(driver().plan("migration.upgradeHead"));
        QVERIFY(!button("planApply")->isEnabled());
        QVERIFY2(driver().planReport().contains(QStringLiteral("has to be rehearsed")), qPrintable(driver().planReport()));
        QVERIFY(rehearse());
        QVERIFY(button("planApply")->isEnabled());
        // It is remembered for the same plan, and for no other.
        driver().closePlan();
        QVERIFY(driver().plan("migration.upgradeHead"));
        QVERIFY(button("planApply")->isEnabled());
        driver().closePlan();
        QVERIFY(driver().plan("migration.upgradeOne"));
        QVERIFY(!button("planApply")->isEnabled());
        driver().closePlan();
        QVERIFY(driver().plan("migration.upgradeHead") && driver().apply());
        QTRY_COMPARE(driver().rows(), QStringList{QStringLiteral("b2")});
    }

protected:
    void makeProject() override
    {
        m_project = std::make_unique<test::ProjectBuilder>(*m_folder / "shop");
        m_project->revision({.id = "a1", .down = {}, .message = "account", .upgrade = {"op.create_table('account', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('name', sa.String(40)))"}, .downgrade = {"op.drop_table('account')"}});
        m_project->revision({.id = "b2", .down = {"a1"}, .message = "plan", .upgrade = {"op.add_column('account', sa.Column('plan', sa.Integer()))"}, .downgrade = {"op.drop_column('account', 'plan')"}});
    }
    void prepare() override {}
    void tearDown() override { m_database.reset(); }

private:
    static void addDatabases()
    {
        QTest::addColumn<bool>("isPostgresql");
        QTest::newRow("SQLite") << false;
        QTest::newRow("PostgreSQL") << true;
    }

    bool useDatabase(bool isPostgresql)
    {
        if (isPostgresql) {
            m_database.emplace(test::PostgresServer::shared().createDatabase());
            m_project->url(m_database->url());
        }
        if (!driver().open(m_project->folder()))
            return false;
        if (isPostgresql && !driver().choose("target.connect"))
            return false;
        return driver().waitFor([&] { return driver().session().connection() == ProjectSession::Connection::Known; });
    }

    bool rehearse()
    {
        QTest::mouseClick(button("rehearse"), Qt::LeftButton);
        return bar()->isRunning() && driver().waitFor([&] { return !bar()->isRunning(); });
    }

    /// Of those that rehearsals make.
    QStringList otherDatabases()
    {
        QStringList names;
        if (!m_database)
            return names;
        const auto connection = database::Connection::open(database::Url::parse(m_database->url()));
        for (const auto &row : connection->query("SELECT datname::text FROM pg_database WHERE datname LIKE 'limbeck_rehearsal%'").rows)
            names << QString::fromStdString(std::get<std::string>(row.at(0).data));
        return names;
    }

    RehearsalBar *bar() { return driver().find<RehearsalBar>("rehearsalBar"); }
    QString stepState(int step)
    {
        auto *model = driver().find<QTreeView>("planTree")->model();
        return model->index(step, PlanModel::StateColumn).data().toString();
    }

    std::optional<test::PostgresDatabase> m_database;
};

QTEST_MAIN(TestRehearsal)
#include "tst_rehearsal.moc"
