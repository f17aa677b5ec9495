// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_testing.h"

#include <QTest>

/// Engines in scripts: op.get_bind().engine, create_engine() and engine_from_config() of the database that is migrated. What each sees was looked at under Alembic: on
/// PostgreSQL a connection of its own sees what is committed, on SQLite every step before is.
using namespace limbeck;
using namespace limbeck::test;

namespace {

using Texts = std::vector<std::string>;

/// A row of `seen` for each answer; the table is made by the first revision.
RevisionSpec notes(const std::string &id, const std::vector<std::string> &down, const Texts &expressions)
{
    RevisionSpec spec{id, down, "", {}, {}};
    spec.imports = {"from alembic import context", "from sqlalchemy import create_engine, engine_from_config, inspect",
                    "config = context.config",
                    "def configured():\n    return engine_from_config(config.get_section(config.config_ini_section), prefix='sqlalchemy.')",
                    "def note(x):\n    op.get_bind().execute(sa.text('INSERT INTO seen (text) VALUES (:t)'), {'t': str(x)})"};
    for (const std::string &expression : expressions)
        spec.upgrade.push_back(expression);
    return spec;
}

RevisionSpec first() { return {"a", {}, "", {"op.create_table('seen', sa.Column('id', sa.Integer, primary_key=True), sa.Column('text', sa.String(200)))"}, {}}; }

Texts seen(const RunProject &project) { return project.column("SELECT text FROM seen ORDER BY id"); }

}  // namespace

class TestScriptEngines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seeWhatIsCommitted_data()
    {
        QTest::addColumn<bool>("postgresql");
        QTest::addColumn<bool>("perMigration");
        QTest::addColumn<QString>("expected");
        // has_table of what the step before made: through the configured engine, the connection's engine, a connection of it, and the run's connection.
        QTest::newRow("PostgreSQL, one transaction") << true << false << "False False False True";
        QTest::newRow("PostgreSQL, one a step") << true << true << "True True True True";
        QTest::newRow("SQLite") << false << false << "True True True True";
    }

    void seeWhatIsCommitted()
    {
        QFETCH(bool, postgresql);
        QFETCH(bool, perMigration);
        QFETCH(QString, expected);
        RunProject project(postgresql);
        project.builder().revision(first()).revision(notes("b", {"a"}, {
            "def through(connection):\n        with connection:\n            return inspect(connection).has_table('seen')",
            "answers = [inspect(configured()).has_table('seen'), inspect(op.get_bind().engine).has_table('seen'), through(configured().connect()), inspect(op.get_bind()).has_table('seen')]",
            "note(' '.join(str(x) for x in answers))"}));
        RecordedEvents events;
        migrate::RunOptions options;
        options.transactionPerMigration = perMigration;
        const auto outcome = project.run("head", options, events);
        QVERIFY2(!outcome.error, outcome.text().c_str());
        QVERIFY2(seen(project).size() == 1, events.toText().c_str());
        QCOMPARE(QString::fromStdString(seen(project).front()), expected);
    }

    /// PostgreSQL: what is not committed on the engine's own connection is gone, what is stays even when the step fails.
    void endTheirOwnTransactions()
    {
        RunProject project(true);
        project.builder().revision(first()).revision(notes("b", {"a"}, {
            "engine = op.get_bind().engine",
            "with engine.connect() as connection:\n        connection.execute(sa.text(\"INSERT INTO seen (text) VALUES ('lost')\"))",
            "with engine.connect() as connection:\n        connection.execute(sa.text(\"INSERT INTO seen (text) VALUES ('committed')\"))\n        connection.commit()",
            "with engine.begin() as connection:\n        connection.execute(sa.text(\"INSERT INTO seen (text) VALUES ('begun')\"))",
            "raise ValueError('stop')"}));
        RecordedEvents events;
        migrate::RunOptions options;
        options.transactionPerMigration = true;
        const auto outcome = project.run("head", options, events);
        QVERIFY(outcome.error);
        QVERIFY2(outcome.text().find("stop") != std::string::npos, outcome.text().c_str());
        QCOMPARE(seen(project), (Texts{"committed", "begun"}));
    }

    /// The URL that env.py put into the configuration is the one that scripts read there.
    void readWhatEnvironmentConfigured()
    {
        RunProject project(true);
        project.builder().url("postgresql://nobody@nowhere.invalid/none").envPrelude("target_metadata = None\nconfig.set_main_option('sqlalchemy.url', '" + project.url() + "')\n");
        project.builder().revision(first()).revision(notes("b", {"a"}, {"note(create_engine(config.get_main_option('sqlalchemy.url')).dialect.name)"}));
        RecordedEvents events;
        const auto outcome = project.run("head", {}, events);
        QVERIFY2(!outcome.error, outcome.text().c_str());
        QCOMPARE(seen(project), (Texts{"postgresql"}));
    }

    void refuseAnotherDatabase()
    {
        RunProject project(false);
        project.builder().revision(first()).revision(notes("b", {"a"}, {"create_engine('sqlite:///elsewhere.db')"}));
        RecordedEvents events;
        const auto outcome = project.run("head", {}, events);
        QVERIFY(outcome.error);
        QVERIFY2(outcome.text().find("another database") != std::string::npos, outcome.text().c_str());
        QVERIFY2(outcome.error->position().file.find("b_.py") != std::string::npos && outcome.error->position().line > 0, outcome.error->position().toString().c_str());
        // Nothing was done before the refusal.
        QCOMPARE(int(project.tables().size()), 0);
    }

    /// SQLAlchemy's error, which a script may catch.
    void refuseWhatIsNoUrl()
    {
        RunProject project(false);
        project.builder().revision(first()).revision(notes("b", {"a"}, {
            "def attempt(url):\n        try:\n            create_engine(url)\n        except sa.exc.ArgumentError as error:\n            note(str(error).split(' from')[0])",
            "attempt(5)", "attempt('no url')"}));
        RecordedEvents events;
        const auto outcome = project.run("head", {}, events);
        QVERIFY2(!outcome.error, outcome.text().c_str());
        QCOMPARE(seen(project), (Texts{"Expected string or URL object, got 5", "Could not parse SQLAlchemy URL"}));
    }

    void contextAnswersWithTheRows()
    {
        RunProject project(false);
        project.builder().revision(first()).revision(notes("b", {"a"}, {
            "migration = op.get_context()",
            "note((migration.get_current_revision(), migration.get_current_heads(), context.get_head_revision(), migration.version_table))"}));
        RecordedEvents events;
        const auto outcome = project.run("head", {}, events);
        QVERIFY2(!outcome.error, outcome.text().c_str());
        QCOMPARE(seen(project), (Texts{"('a', ('a',), 'b', 'alembic_version')"}));
    }
};

QTEST_GUILESS_MAIN(TestScriptEngines)
#include "tst_script_engines.moc"
