// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_testing.h"

#include <QTest>

/// Scripts that call commit() or rollback() on the connection of the run: what is left, as measured with Alembic. What follows the call belongs to nobody and goes with the
/// connection, unless another step takes it over (SQLite: each step has a transaction); on SQLite a transaction begins with the first change of rows.
using namespace limbeck;
using namespace limbeck::test;

namespace {

std::string script(const std::string &id, const std::string &down, const std::string &body)
{
    return "from alembic import op\nimport sqlalchemy as sa\nfrom sqlalchemy.orm import Session\nrevision = '" + id + "'\ndown_revision = " + (down.empty() ? "None" : "'" + down + "'") +
           "\ndef upgrade():\n" + body;
}

std::string table(const std::string &name) { return "    op.create_table('" + name + "', sa.Column('id', sa.Integer))\n"; }

std::string joined(const std::vector<std::string> &texts)
{
    std::string all;
    for (const std::string &text : texts)
        all += (all.empty() ? "" : " ") + text;
    return all;
}

}  // namespace

class TestScriptTransactions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leaveWhatAlembicLeaves_data()
    {
        QTest::addColumn<bool>("postgresql");
        QTest::addColumn<QString>("end");
        QTest::addColumn<bool>("goesOn");
        QTest::addColumn<QString>("tables");
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("rows");
        const QString commit = QStringLiteral("    op.get_bind().commit()\n");
        const QString rollback = QStringLiteral("    op.get_bind().rollback()\n");
        const QString session = QStringLiteral("    session = Session(bind=op.get_bind())\n    session.execute(sa.text('SELECT 1'))\n    session.rollback()\n");
        const QString all = QStringLiteral("alembic_version t u w");
        const auto row = [](const char *name, bool postgresql, const QString &end, bool goesOn, const QString &tables, const char *version, const char *rows) {
            QTest::newRow(name) << postgresql << end << goesOn << tables << QString::fromLatin1(version) << QString::fromLatin1(rows);
        };
        row("commit, PostgreSQL", true, commit, false, QStringLiteral("alembic_version t u"), "a", "1");
        row("commit and a further step, PostgreSQL", true, commit, true, QStringLiteral("alembic_version t u"), "a", "1");
        row("commit, SQLite", false, commit, false, all, "a", "1");
        row("commit and a further step, SQLite", false, commit, true, all + QStringLiteral(" x"), "c", "1 2");
        row("rollback, SQLite", false, rollback, false, all, "a", "");
        row("rollback and a further step, SQLite", false, rollback, true, all + QStringLiteral(" x"), "c", "2");
        row("session's rollback and a further step, SQLite", false, session, true, all + QStringLiteral(" x"), "c", "2");
    }

    void leaveWhatAlembicLeaves()
    {
        QFETCH(bool, postgresql);
        QFETCH(QString, end);
        QFETCH(bool, goesOn);
        RunProject project(postgresql);
        project.builder().file("migrations/versions/a_.py", script("a", "", table("t")));
        project.builder().file("migrations/versions/b_.py", script("b", "a",
                                                                   table("u") + "    op.get_bind().execute(sa.text('INSERT INTO t VALUES (1)'))\n" + end.toStdString() + table("w") +
                                                                       "    op.get_bind().execute(sa.text('INSERT INTO w VALUES (2)'))\n"));
        if (goesOn)
            project.builder().file("migrations/versions/c_.py", script("c", "b", table("x")));
        RecordedEvents events;
        const auto outcome = project.run("head", {}, events);
        QVERIFY2(!outcome.error, outcome.text().c_str());
        QTEST(QString::fromStdString(joined(project.tables())), "tables");
        QTEST(QString::fromStdString(joined(project.rows())), "version");
        const std::string both = joined(project.tables()).find(" w") == std::string::npos ? "SELECT id FROM t" : "SELECT id FROM t UNION SELECT id FROM w ORDER BY 1";
        QTEST(QString::fromStdString(joined(project.column(both))), "rows");
        QCOMPARE(events.has("called commit() or rollback()"), !goesOn || postgresql);
    }

    /// All of the run is gone, the version table too, and its row cannot be written.
    void rollbackOnPostgresqlUndoesTheRun()
    {
        RunProject project(true);
        project.builder().file("migrations/versions/a_.py", script("a", "", table("t")));
        project.builder().file("migrations/versions/b_.py", script("b", "a", "    op.get_bind().rollback()\n"));
        RecordedEvents events;
        QVERIFY(project.run("head", {}, events).error);
        QVERIFY(project.tables().empty());
    }
};

QTEST_GUILESS_MAIN(TestScriptTransactions)
#include "tst_script_transactions.moc"
