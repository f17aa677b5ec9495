// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_testing.h"

#include "support/process.h"

#include <QTest>

#include <filesystem>

using namespace limbeck;
using namespace limbeck::test;

namespace {

using Texts = std::vector<std::string>;

RevisionSpec tableRevision(const std::string &id, const Texts &down)
{
    return {id, down, "", {"op.create_table('t" + id + "', sa.Column('v', sa.Integer()))", "op.execute('INSERT INTO t" + id + " VALUES (7)')"}, {"op.drop_table('t" + id + "')"}};
}

/// Only Python can call ctypes: this module is neither the project's nor known to the interpreter.
RevisionSpec pythonRevision(const std::string &id, const Texts &down, Texts extra = {})
{
    RevisionSpec spec{id, down, "", {"n = ctypes.c_int(142).value", "op.create_table('t" + id + "', sa.Column('v', sa.Integer()))"}, {"ctypes.c_int(1).value", "op.drop_table('t" + id + "')"}};
    spec.imports = {"import ctypes"};
    spec.upgrade.insert(spec.upgrade.end(), extra.begin(), extra.end());
    spec.upgrade.push_back("op.execute('INSERT INTO t" + id + " VALUES (%d)' % n)");
    return spec;
}

migrate::RunOptions trusting()
{
    migrate::RunOptions options;
    options.delegation = migrate::Delegation{pythonProgram()};
    return options;
}

/// a native, b by Python, c native.
void threeSteps(RunProject &project, const Texts &extra = {})
{
    project.builder().revision(tableRevision("a", {})).revision(pythonRevision("b", {"a"}, extra)).revision(tableRevision("c", {"b"}));
}

}  // namespace

class TestDelegation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void both_data()
    {
        QTest::addColumn<bool>("postgresql");
        QTest::newRow("sqlite") << false;
        QTest::newRow("postgresql") << true;
    }

    void upAndDown_data() { both_data(); }
    void upAndDown()
    {
        QFETCH(bool, postgresql);
        RunProject project(postgresql);
        threeSteps(project, {"print('from', 'Python')"});
        RecordedEvents events;
        const auto up = project.run("head", trusting(), events);
        QVERIFY2(!up.error, up.text().c_str());
        QCOMPARE(project.tables(), (Texts{"alembic_version", "ta", "tb", "tc"}));
        QCOMPARE(project.rows(), Texts{"c"});
        QCOMPARE(project.column("SELECT v FROM tb"), Texts{"142"});
        QVERIFY2(events.has("delegated b: "), events.toText().c_str());
        QVERIFY2(events.has("print from"), events.toText().c_str());
        QCOMPARE(events.count("log 20 Running upgrade a -> b, revision b"), 1);
        RecordedEvents downEvents;
        const auto down = project.run("base", trusting(), downEvents, false);
        QVERIFY2(!down.error, down.text().c_str());
        QCOMPARE(project.tables(), Texts{"alembic_version"});
        QVERIFY(project.rows().empty());
    }

    void noConsent_data() { both_data(); }
    void noConsent()
    {
        QFETCH(bool, postgresql);
        RunProject project(postgresql);
        threeSteps(project);
        project.builder().configureArguments({"transaction_per_migration=True"});
        RecordedEvents events;
        const auto outcome = project.run("head", {}, events);
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code(), ErrorCode::Unsupported);
        QCOMPARE(outcome.error->position().file, project.builder().scriptFile("b").string());
        QVERIFY2(outcome.text().find("ctypes") != std::string::npos && outcome.text().find("--delegate") != std::string::npos, outcome.text().c_str());
        QVERIFY2(project.tables().empty(), project.tables().empty() ? "" : project.tables().front().c_str());
        QVERIFY(!events.has("step a"));
    }

    /// Consent for one step is none for the others.
    void consentForOne_data() { both_data(); }
    void consentForOne()
    {
        QFETCH(bool, postgresql);
        RunProject project(postgresql);
        project.builder().revision(tableRevision("a", {})).revision(pythonRevision("b", {"a"})).revision(pythonRevision("c", {"b"}));
        migrate::RunOptions options = trusting();
        options.delegation->revisions = {"b"};
        RecordedEvents events;
        const auto refused = project.run("head", options, events);
        QVERIFY(refused.error);
        QCOMPARE(refused.error->code(), ErrorCode::Unsupported);
        QCOMPARE(refused.error->position().file, project.builder().scriptFile("c").string());
        QVERIFY(project.tables().empty() && !events.has("delegated"));
        options.delegation->revisions = {"b", "c"};
        const auto outcome = project.run("head", options, events);
        QVERIFY2(!outcome.error, outcome.text().c_str());
        QCOMPARE(project.rows(), Texts{"c"});
    }

    void planShowsIt_data() { both_data(); }
    void planShowsIt()
    {
        QFETCH(bool, postgresql);
        RunProject project(postgresql);
        threeSteps(project);
        const migrate::Plan plan = project.plan("head");
        QCOMPARE(plan.steps.size(), std::size_t(3));
        QVERIFY(plan.steps[1].unsupported && !plan.steps[0].unsupported && !plan.steps[2].unsupported);
        QVERIFY(plan.steps[1].support == migrate::StepSupport::NeedsPython && plan.steps[0].support == migrate::StepSupport::Native);
        QVERIFY(plan.steps[1].unsupported->position().line > 0);
        QVERIFY(plan.steps[1].findings.back().find("committed first") != std::string::npos);
    }

    /// A compiled script whose source is missing: Python reads where it stands, and runs its step.
    void compiledScript_data() { both_data(); }
    void compiledScript()
    {
        QFETCH(bool, postgresql);
        RunProject project(postgresql);
        project.builder().ini("sourceless", "true").revision(tableRevision("a", {})).revision(tableRevision("b", {"a"})).revision(tableRevision("c", {"b"}));
        const std::string source = project.builder().scriptFile("b").string();
        project.builder().compiled("b");
        RecordedEvents events;
        const auto refused = project.run("head", {}, events);
        QVERIFY(refused.error);
        QVERIFY2(refused.text().find("Revision b referenced from") != std::string::npos, refused.text().c_str());
        const ProcessResult withoutConsent = project.builder().cli({"upgrade", "head"});
        QVERIFY2(withoutConsent.status != 0 && withoutConsent.errors.find(source + "c is compiled and its source is missing") != std::string::npos, withoutConsent.toText().c_str());
        QVERIFY(project.tables().empty() && !events.has("delegated"));
        const auto up = project.run("head", trusting(), events);
        QVERIFY2(!up.error, up.text().c_str());
        QCOMPARE(project.tables(), (Texts{"alembic_version", "ta", "tb", "tc"}));
        QCOMPARE(project.column("SELECT v FROM tb"), Texts{"7"});
        QCOMPARE(project.rows(), Texts{"c"});
        QVERIFY2(events.has("delegated b: ") && !events.has("delegated a") && !events.has("delegated c"), events.toText().c_str());
        for (const Texts &command : {Texts{"history"}, Texts{"heads"}, Texts{"show", "b"}}) {
            Texts withConsent = command;
            withConsent.push_back("--delegate=" + pythonProgram());
            const ProcessResult ours = project.builder().cli(withConsent), theirs = project.builder().alembic(command);
            QVERIFY2(ours.status == 0 && ours.output == theirs.output, (ours.toText() + theirs.toText()).c_str());
        }
        const auto down = project.run("base", trusting(), events, false);
        QVERIFY2(!down.error, down.text().c_str());
        QCOMPARE(project.tables(), Texts{"alembic_version"});
    }

    /// One that raises while it is loaded is a problem of the project, with its place and what Python said; the others are there.
    void compiledScriptThatRaises()
    {
        RunProject project(false);
        project.builder().ini("sourceless", "true").revision(tableRevision("a", {}));
        const std::string source = project.builder().scriptFile("b").string();
        writeFile(source, "revision = 'b'\ndown_revision = 'a'\nraise RuntimeError('not today')\n");
        project.builder().compiled("b");
        const auto snapshot = migrate::openProject(project::findConfiguration(project.builder().folder().string()).value(), migrate::Delegation{pythonProgram()});
        QCOMPARE(snapshot->graph->size(), 1);
        QCOMPARE(snapshot->problems.size(), std::size_t(1));
        QCOMPARE(snapshot->problems.front().position.file, source + "c");
        QVERIFY2(snapshot->problems.front().message.find("RuntimeError: not today") != std::string::npos, snapshot->problems.front().message.c_str());
    }

    /// What is met only where data decides is tried natively, undone, and given to the child.
    void metWhileRunning_data() { both_data(); }
    void metWhileRunning()
    {
        QFETCH(bool, postgresql);
        RunProject project(postgresql);
        RevisionSpec spec{"b", {"a"}, "", {"op.create_table('tb', sa.Column('v', sa.Integer()))",
                                           "if op.get_bind().execute(sa.text('SELECT v FROM ta')).scalar() == 7:",
                                           "    op.execute('INSERT INTO tb VALUES (%d)' % ctypes.c_int(142).value)"}};
        spec.imports = {"import ctypes"};
        project.builder().revision(tableRevision("a", {})).revision(spec).revision(tableRevision("c", {"b"}));
        QVERIFY(project.plan("head").steps[1].support == migrate::StepSupport::MayNeedPython);
        RecordedEvents events;
        const auto refused = project.run("head", {}, events);
        QVERIFY(refused.error && refused.error->code() == ErrorCode::Unsupported);
        QVERIFY2(project.tables().empty(), events.toText().c_str());
        const auto done = project.run("head", trusting(), events);
        QVERIFY2(!done.error, done.text().c_str());
        QCOMPARE(project.column("SELECT v FROM tb"), Texts{"142"});
        QCOMPARE(project.rows(), Texts{"c"});
    }

    void childFails_data() { both_data(); }
    void childFails()
    {
        QFETCH(bool, postgresql);
        RunProject project(postgresql);
        threeSteps(project, {"raise ValueError('no luck with postgresql://me:secret@host/db')"});
        RecordedEvents events;
        const auto outcome = project.run("head", trusting(), events);
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code(), ErrorCode::Script);
        QVERIFY2(outcome.text().find("ValueError: no luck with postgresql://me:***@host/db") != std::string::npos, outcome.text().c_str());
        QVERIFY(outcome.text().find("secret") == std::string::npos);
        QCOMPARE(outcome.error->position().file, project.builder().scriptFile("b").string());
        QVERIFY2(outcome.text().find("The version table holds a as before this step.") != std::string::npos, outcome.text().c_str());
        QCOMPARE(project.rows(), Texts{"a"});
        if (postgresql)
            QCOMPARE(project.tables(), (Texts{"alembic_version", "ta"}));
        // The lock is free again.
        RecordedEvents again;
        QVERIFY(!project.run("a", trusting(), again).error);
    }

    void otherDatabase_data() { both_data(); }
    void otherDatabase()
    {
        QFETCH(bool, postgresql);
        RunProject project(postgresql);
        std::optional<PostgresDatabase> other;
        std::string otherUrl = "sqlite:///" + (project.builder().folder() / "other.db").string();
        if (postgresql) {
            other.emplace(PostgresServer::shared().createDatabase());
            otherUrl = other->url();
        }
        threeSteps(project);
        // Python reaches another database than the one that Limbeck reads out of env.py.
        project.builder().envPrelude("import os\ntarget_metadata = None\nif os.environ.get('LIMBECK_DELEGATED'):\n    context.config.set_main_option('sqlalchemy.url', '" + otherUrl + "')\n");
        RecordedEvents events;
        const auto outcome = project.run("head", trusting(), events);
        QVERIFY2(outcome.error, events.toText().c_str());
        QCOMPARE(outcome.error->code(), ErrorCode::Operation);
        QVERIFY2(outcome.text().find("is not the database that Limbeck is upgrading") != std::string::npos, outcome.text().c_str());
        QCOMPARE(project.rows(), Texts{"a"});
        if (other)
            QCOMPARE(other->value("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"), std::string("0"));
        else
            QVERIFY(!std::filesystem::exists(project.builder().folder() / "other.db") || std::filesystem::file_size(project.builder().folder() / "other.db") == 0);
    }

    /// The database that the user chose, not the one of env.py, also in the child.
    void chosenDatabase_data() { both_data(); }
    void chosenDatabase()
    {
        QFETCH(bool, postgresql);
        RunProject project(postgresql);
        threeSteps(project);
        const std::string url = project.url();
        project.builder().url(postgresql ? "postgresql://nobody@127.0.0.1:1/none" : "sqlite:///" + (project.builder().folder() / "none/none.db").string());
        migrate::RunOptions options = trusting();
        options.url = database::Url::parse(url);
        RecordedEvents events;
        const auto outcome = project.run("head", options, events);
        QVERIFY2(!outcome.error, (outcome.text() + events.toText()).c_str());
        QCOMPARE(project.rows(), Texts{"c"});
    }

    void cancelled_data() { both_data(); }
    void cancelled()
    {
        QFETCH(bool, postgresql);
        RunProject project(postgresql);
        threeSteps(project, {"import logging, time", "logging.getLogger('alembic').warning('now')",
                             postgresql ? "op.execute('SELECT pg_sleep(600)')" : "time.sleep(600)"});  // not stopped: the test's time limit
        std::stop_source source;
        RecordedEvents events;
        events.onLine = [&source](const std::string &line) {
            if (line.starts_with("child") && line.ends_with("now"))
                source.request_stop();
        };
        const auto outcome = project.run("head", trusting(), events, true, source.get_token());
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code(), ErrorCode::Cancelled);
        QCOMPARE(project.rows(), Texts{"a"});
        if (postgresql) {
            QCOMPARE(project.tables(), (Texts{"alembic_version", "ta"}));
            // The server notices the end of a session in its own time.
            QTRY_COMPARE_WITH_TIMEOUT(project.postgres().value("SELECT string_agg(concat_ws(' ', pid, state, wait_event, application_name, query), '; ') FROM pg_stat_activity "
                                                               "WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"),
                                         std::string(), 60000);
        }
    }

    /// env.py holds a session lock: the child's env.py would wait for it for ever.
    void lockOfEnvPy()
    {
        RunProject project(true);
        threeSteps(project);
        std::string env = readFile(project.builder().folder() / "migrations/env.py");
        const auto at = env.find("context.configure(connection=connection");
        QVERIFY(at != std::string::npos);
        const auto line = env.rfind('\n', at) + 1;
        env.insert(line, env.substr(line, at - line) + "connection.exec_driver_sql('SELECT pg_advisory_lock(99)')\n" + env.substr(line, at - line) + "connection.commit() if hasattr(connection, 'commit') else None\n");
        writeFile(project.builder().folder() / "migrations/env.py", env);
        RecordedEvents events;
        const auto outcome = project.run("head", trusting(), events);
        QVERIFY(outcome.error);
        QVERIFY2(outcome.text().find("waits for a lock that this run holds itself") != std::string::npos, (outcome.text() + events.toText()).c_str());
        QCOMPARE(project.rows(), Texts{"a"});
    }

    void noAlembic_data() { both_data(); }
    void noAlembic()
    {
        QFETCH(bool, postgresql);
        RunProject project(postgresql);
        threeSteps(project);
        writeFile(project.builder().folder() / "python", "#!/bin/sh\necho \"ModuleNotFoundError: No module named 'alembic'\" >&2\nexit 1\n");
        std::filesystem::permissions(project.builder().folder() / "python", std::filesystem::perms::owner_all);
        migrate::RunOptions options;
        options.delegation = migrate::Delegation{"./python"};
        RecordedEvents events;
        const auto outcome = project.run("head", options, events);
        QVERIFY(outcome.error);
        QVERIFY2(outcome.text().find("No module named 'alembic'") != std::string::npos, outcome.text().c_str());
        QVERIFY2(project.tables().empty(), "something was done before the interpreter was known");
    }

    /// An interpreter with Alembic, but without what the project itself imports.
    void missingRequirement()
    {
        RunProject project(false);
        threeSteps(project);
        const std::filesystem::path env = project.builder().folder() / "migrations/env.py";
        writeFile(env, "import requirement_that_is_not_installed\n" + readFile(env));
        RecordedEvents events;
        const auto outcome = project.run("head", trusting(), events);
        QVERIFY(outcome.error);
        QVERIFY2(outcome.text().find("No module named 'requirement_that_is_not_installed'") != std::string::npos, outcome.text().c_str());
        QVERIFY2(outcome.error->hint().find("does not have what the project imports") != std::string::npos, outcome.error->hint().c_str());
        QCOMPARE(project.rows(), Texts{"a"});
    }

    void memory()
    {
        RunProject project(false);
        threeSteps(project);
        project.builder().url("sqlite://");
        RecordedEvents events;
        const auto outcome = project.run("head", trusting(), events);
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code(), ErrorCode::Unsupported);
        QVERIFY2(outcome.text().find("in memory") != std::string::npos, outcome.text().c_str());
    }

    /// Two databases of one env.py: each gets its own step.
    void severalRuns_data() { both_data(); }
    void severalRuns()
    {
        QFETCH(bool, postgresql);
        RunProject project(postgresql);
        RunProject second(postgresql);
        threeSteps(project);
        project.builder().file("migrations/env.py", "from alembic import context\nfrom sqlalchemy import create_engine\n"
                                                    "for url in ['" + project.url() + "', '" + second.url() + "']:\n"
                                                    "    with create_engine(url).connect() as connection:\n"
                                                    "        context.configure(connection=connection)\n"
                                                    "        with context.begin_transaction():\n"
                                                    "            context.run_migrations()\n");
        RecordedEvents events;
        const auto outcome = project.run("head", trusting(), events);
        QVERIFY2(!outcome.error, (outcome.text() + events.toText()).c_str());
        for (RunProject *each : {&project, &second}) {
            QCOMPARE(each->rows(), Texts{"c"});
            QCOMPARE(each->tables(), (Texts{"alembic_version", "ta", "tb", "tc"}));
        }
    }
};

QTEST_GUILESS_MAIN(TestDelegation)
#include "tst_delegation.moc"
