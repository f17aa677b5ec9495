// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pair_testing.h"

#include <QTest>

#include <filesystem>

using namespace limbeck;
using namespace limbeck::test;

namespace {

/// An env.py of its own around the migrations; `body` stands inside `with engine.connect() as connection:`.
void writeEnvironment(ProjectBuilder &builder, const std::string &body, const std::string &before = {})
{
    builder.file("migrations/env.py", "from alembic import context\nimport sqlalchemy as sa\nfrom sqlalchemy import create_engine, text\nconfig = context.config\n" + before
                                          + "engine = create_engine(config.get_main_option('sqlalchemy.url'))\nwith engine.connect() as connection:\n" + body);
}

const std::string kRun = "    context.configure(connection=connection)\n    with context.begin_transaction():\n        context.run_migrations()\n";

}  // namespace

/// Matters around a run: who commits what, who waits for whom, what env.py does beside it.
class TestRunMatters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commitsInside_data()
    {
        QTest::addColumn<bool>("postgresql");
        QTest::addColumn<QString>("lines");
        QTest::addColumn<bool>("fails");
        for (const bool postgresql : {false, true}) {
            for (const bool fails : {false, true}) {
                const char *kind = postgresql ? "postgresql" : "sqlite";
                const char *end = fails ? "fails afterwards" : "succeeds";
                QTest::addRow("%s, autocommit block, %s", kind, end) << postgresql << "with op.get_context().autocommit_block():\n    op.execute('CREATE TABLE inside (v INTEGER)')" << fails;
                QTest::addRow("%s, COMMIT text, %s", kind, end) << postgresql << "op.execute('COMMIT')\nop.execute('CREATE TABLE inside (v INTEGER)')" << fails;
            }
        }
    }

    void commitsInside()
    {
        QFETCH(bool, postgresql);
        QFETCH(QString, lines);
        QFETCH(bool, fails);
        Texts extra;
        for (const QString &line : lines.split(QLatin1Char('\n')))
            extra.push_back(line.toStdString());
        if (fails)
            extra.emplace_back("raise ValueError('after')");
        Pair pair(postgresql, [&](RunProject &project) { project.builder().revision(tableRevision("a1", {})).revision(tableRevision("b1", {"a1"}, extra)).revision(tableRevision("c1", {"b1"})); });
        pair.run({"upgrade", "head"});
        QVERIFY2(pair.bothEnd(fails ? 1 : 0), pair.text().c_str());
        QVERIFY2(pair.ours().rows() == pair.theirs().rows(), pair.text().c_str());
        // On SQLite ours begins again, so that less is left half-done; on PostgreSQL what follows COMMIT may have to stand in no transaction.
        if (!fails || postgresql)
            QVERIFY2(pair.sameState(), pair.text().c_str());
    }

    void concurrentIndex()
    {
        Pair pair(true, [](RunProject &project) {
            project.builder().revision(tableRevision("a1", {})).revision(tableRevision("b1", {"a1"}, {"with op.get_context().autocommit_block():", "    op.create_index('ix', 'ta1', ['v'], postgresql_concurrently=True)"}));
        });
        pair.run({"upgrade", "head"});
        QVERIFY2(pair.bothEnd(0) && pair.sameState(), pair.text().c_str());
        QCOMPARE(pair.ours().column("SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix'::regclass"), Texts{"t"});
    }

    /// What cannot stand in a transaction, or not in the one that made it, after a script's own COMMIT.
    void afterCommitText()
    {
        Pair pair(true, [](RunProject &project) {
            project.builder()
                .revision(tableRevision("a1", {}, {"op.execute(\"CREATE TYPE mood AS ENUM ('sad')\")", "op.execute('CREATE TABLE t (m mood)')"}))
                .revision({"b1", {"a1"}, "", {"op.execute('COMMIT')", "op.execute(\"ALTER TYPE mood ADD VALUE 'ok'\")", "op.execute(\"INSERT INTO t VALUES ('ok')\")", "op.create_index('ix', 't', ['m'], postgresql_concurrently=True)"}})
                .revision(tableRevision("c1", {"b1"}));
        });
        pair.run({"upgrade", "head"});
        QVERIFY2(pair.bothEnd(0) && pair.sameState(), pair.text().c_str());
        QCOMPARE(pair.ours().column("SELECT m::text FROM t"), Texts{"ok"});
    }

    void vacuum()
    {
        Pair pair(false, [](RunProject &project) { project.builder().revision({"a1", {}, "", {"op.execute('CREATE TABLE x (v INTEGER)')", "op.execute('VACUUM')", "op.execute('CREATE TABLE y (v INTEGER)')"}}); });
        pair.run({"upgrade", "head"});
        QVERIFY2(pair.bothEnd(0) && pair.sameState(), pair.text().c_str());
    }

    /// The second waits until the first has ended, and has nothing left to do.
    void twoUpgraders_data() { bothDatabases(); }
    void twoUpgraders()
    {
        QFETCH(bool, postgresql);
        RunProject project(postgresql);
        const std::string slow = postgresql ? "op.execute('SELECT pg_sleep(1.5)')"
                                            : "op.execute('WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT max(i) FROM n')";
        project.builder().revision(tableRevision("a1", {}, {"print('begun')", slow})).revision(tableRevision("b1", {"a1"}));
        if (!postgresql)
            project.builder().url("sqlite:///" + project.builder().sqliteFile().string() + "?timeout=60");
        ProcessOptions options;
        options.workingDirectory = project.builder().folder();
        RunningProcess first(cliProgram(), {"upgrade", "head"}, options);
        QVERIFY(first.waitForText("begun", 60000));
        const ProcessResult second = project.builder().cli({"upgrade", "head"});
        const ProcessResult end = first.wait();
        QVERIFY2(end.status == 0, end.toText().c_str());
        QVERIFY2(second.status == 0, second.toText().c_str());
        QVERIFY2(!contains(second.output, "begun"), second.toText().c_str());
        if (postgresql)
            QVERIFY2(contains(second.errors, "waiting"), second.toText().c_str());
        QCOMPARE(project.rows(), Texts{"b1"});
    }

    /// A statement before configure() opens a transaction that nobody commits: the run is lost, and ours says so.
    void externalTransaction_data() { bothDatabases(); }
    void externalTransaction()
    {
        QFETCH(bool, postgresql);
        Pair pair(postgresql, [](RunProject &project) {
            project.builder().revision(tableRevision("a1", {}));
            writeEnvironment(project.builder(), "    with connection.begin():\n        connection.execute(text('CREATE TABLE before_it (v INTEGER)'))\n" + kRun.substr(0, 0) + "        context.configure(connection=connection)\n        context.run_migrations()\n");
        });
        pair.run({"upgrade", "head"});
        QVERIFY2(pair.bothEnd(0) && pair.sameState(), pair.text().c_str());
        QCOMPARE(pair.ours().rows(), Texts{"a1"});
        writeEnvironment(pair.ours().builder(), "    connection.execute(text('CREATE TABLE more (v INTEGER)'))\n" + kRun);
        pair.ours().builder().revision(tableRevision("b1", {"a1"}));
        const ProcessResult lost = pair.ours().builder().cli({"upgrade", "head"});
        QVERIFY2(contains(lost.errors, "opened a transaction before context.configure()"), lost.toText().c_str());
        QCOMPARE(pair.ours().rows(), Texts{"a1"});
    }

    /// env.py asks a connection of its own where the database stands, and patches an internal of SQLAlchemy for servers that call themselves otherwise.
    void asksWhereItStands_data() { bothDatabases(); }
    void asksWhereItStands()
    {
        QFETCH(bool, postgresql);
        Pair pair(postgresql, [](RunProject &project) {
            project.builder().revision(tableRevision("a1", {})).revision(tableRevision("b1", {"a1"}));
            writeEnvironment(project.builder(), kRun,
                             "from alembic.runtime.migration import MigrationContext\n"
                             "from sqlalchemy.dialects.postgresql import base as pg_base\n"
                             "original = pg_base.PGDialect._get_server_version_info\n"
                             "pg_base.PGDialect._get_server_version_info = lambda self, connection: original(self, connection)\n"
                             "with sa.engine_from_config({'sqlalchemy.echo': 'false'}, url=config.get_main_option('sqlalchemy.url')).connect() as other:\n"
                             "    found = MigrationContext.configure(other)\n"
                             "    print('stands at', found.get_current_heads(), found.get_current_revision())\n");
        });
        for (const char *standing : {"stands at () None", "stands at ('a1',) a1", "stands at ('b1',) b1"}) {
            pair.run({"upgrade", std::string(standing).find("()") == std::string::npos ? "head" : "+1"});
            QVERIFY2(pair.bothEnd(0) && pair.sameState(), pair.text().c_str());
            QVERIFY2(contains(pair.our().output, standing) && contains(pair.their().output, standing), pair.text().c_str());
        }
    }

    void onVersionApply_data() { bothDatabases(); }
    void onVersionApply()
    {
        QFETCH(bool, postgresql);
        Pair pair(postgresql, [](RunProject &project) {
            project.builder().revision(tableRevision("a1", {})).revision(tableRevision("b1", {"a1"}));
            writeEnvironment(project.builder(), "    context.configure(connection=connection, on_version_apply=noted)\n    with context.begin_transaction():\n        context.run_migrations()\n",
                        "def noted(ctx, step, heads, run_args, **kw):\n"
                        "    ctx.connection.execute(text(\"CREATE TABLE IF NOT EXISTS noted (what TEXT)\"))\n"
                        "    ctx.connection.execute(text(\"INSERT INTO noted VALUES (:w)\"), {'w': '%s %s %s %s %s' % (step.is_upgrade, step.is_stamp, step.up_revision_id, list(step.down_revision_ids), sorted(heads))})\n");
        });
        for (const Texts &command : {Texts{"upgrade", "head"}, Texts{"downgrade", "a1"}, Texts{"stamp", "b1"}, Texts{"downgrade", "base"}}) {
            if (command.front() == "downgrade" && command.back() == "base") {
                for (RunProject *project : {&pair.ours(), &pair.theirs()})
                    project->column("CREATE TABLE tb1 (v INTEGER)");
            }
            pair.run(command);
            QVERIFY2(pair.bothEnd(0) && pair.sameState(), pair.text().c_str());
        }
        QVERIFY2(pair.ours().column("SELECT what FROM noted") == pair.theirs().column("SELECT what FROM noted"), pair.text().c_str());
        QCOMPARE(pair.ours().column("SELECT what FROM noted").size(), std::size_t(6));
    }

    void offlineBuffer_data() { bothDatabases(); }
    void offlineBuffer()
    {
        QFETCH(bool, postgresql);
        Pair pair(postgresql, [](RunProject &project) {
            project.builder().revision(tableRevision("a1", {}));
            project.builder().file("migrations/env.py", "from alembic import context\nconfig = context.config\nwith open('out.sql', 'w') as buffer:\n"
                                                        "    context.configure(url=config.get_main_option('sqlalchemy.url'), output_buffer=buffer, literal_binds=True, dialect_opts={'paramstyle': 'named'})\n"
                                                        "    with context.begin_transaction():\n        context.run_migrations()\n");
        });
        pair.run({"upgrade", "--sql", "head"});
        QVERIFY2(pair.bothEnd(0), pair.text().c_str());
        QVERIFY2(pair.our().output.empty(), pair.text().c_str());
        std::string ours = readFile(pair.ours().builder().folder() / "out.sql"), theirs = readFile(pair.theirs().builder().folder() / "out.sql");
        const auto withoutReturning = [](std::string text) {
            for (const std::string part : {" RETURNING alembic_version.version_num", " RETURNING version_num"}) {
                if (const auto at = text.find(part); at != std::string::npos)
                    text.erase(at, part.size());
            }
            return text;
        };
        QCOMPARE(withoutReturning(ours), withoutReturning(theirs));
    }

    void multidb_data() { bothDatabases(); }
    void multidb()
    {
        QFETCH(bool, postgresql);
        RunProject second(postgresql), secondOfTheirs(postgresql);
        int number = 0;
        Pair pair(postgresql, [&](RunProject &project) {
            const std::filesystem::path folder = project.builder().folder();
            std::filesystem::remove_all(folder / "migrations");
            std::filesystem::remove(folder / "alembic.ini");
            const ProcessResult made = project.builder().cli({"init", "-t", "multidb", "migrations"});
            if (made.status != 0)
                throw std::runtime_error(made.toText());
            std::string ini = readFile(folder / "alembic.ini");
            const std::string urls[] = {project.url(), (number++ == 0 ? second : secondOfTheirs).url()};
            std::size_t at = 0;
            for (const std::string &url : urls) {
                at = ini.find("\nsqlalchemy.url", at) + 1;
                ini.replace(at, ini.find('\n', at) - at, "sqlalchemy.url = " + url);
                at += 5;
            }
            project.builder().file("alembic.ini", ini);
            project.builder().file("migrations/versions/a1_.py", "from alembic import op\nimport sqlalchemy as sa\nrevision = 'a1'\ndown_revision = None\n"
                                                                 "def upgrade(engine_name: str) -> None:\n    globals()['upgrade_%s' % engine_name]()\n"
                                                                 "def downgrade(engine_name: str) -> None:\n    globals()['downgrade_%s' % engine_name]()\n"
                                                                 "def upgrade_engine1():\n    op.create_table('one', sa.Column('v', sa.Integer()))\n"
                                                                 "def downgrade_engine1():\n    op.drop_table('one')\n"
                                                                 "def upgrade_engine2():\n    op.create_table('two', sa.Column('v', sa.Integer()))\n"
                                                                 "def downgrade_engine2():\n    op.drop_table('two')\n");
        });
        pair.run({"upgrade", "head"});
        QVERIFY2(pair.bothEnd(0) && pair.sameState(), pair.text().c_str());
        QCOMPARE(pair.ours().tables(), (Texts{"alembic_version", "one"}));
        QCOMPARE(second.tables(), (Texts{"alembic_version", "two"}));
        QCOMPARE(second.rows(), Texts{"a1"});
        pair.run({"current"});
        QVERIFY2(pair.bothEnd(0) && pair.our().output == pair.their().output, pair.text().c_str());
        pair.run({"upgrade", "--sql", "head"});
        QVERIFY2(pair.bothEnd(0) && pair.our().output == pair.their().output, pair.text().c_str());
        for (const char *name : {"engine1.sql", "engine2.sql"})
            QVERIFY2(contains(readFile(pair.ours().builder().folder() / name), "CREATE TABLE"), name);
        pair.run({"downgrade", "base"});
        QVERIFY2(pair.bothEnd(0) && pair.sameState(), pair.text().c_str());
        QCOMPARE(second.tables(), Texts{"alembic_version"});
        // All or none: the second database refuses.
        second.column("CREATE TABLE two (v INTEGER)");
        const ProcessResult refused = pair.ours().builder().cli({"upgrade", "head"});
        QVERIFY2(refused.status == 1, refused.toText().c_str());
        QCOMPARE(pair.ours().tables(), Texts{"alembic_version"});
    }

    void notices()
    {
        RunProject project(true);
        project.builder().revision({"a1", {}, "", {"op.execute(\"DO $$ BEGIN RAISE NOTICE 'look here'; RAISE WARNING 'and here'; END $$\")"}});
        RecordedEvents events;
        const auto outcome = project.run("head", {}, events);
        QVERIFY2(!outcome.error, outcome.text().c_str());
        QVERIFY2(events.has("log 20 NOTICE: look here") && events.has("log 30 WARNING: and here"), events.toText().c_str());
    }

    /// Debian has no asynchronous drivers: only ours runs.
    void asyncTemplate_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("postgresql");
        for (const char *name : {"async", "pyproject_async"}) {
            QTest::addRow("%s, sqlite", name) << name << false;
            QTest::addRow("%s, postgresql", name) << name << true;
        }
    }

    void asyncTemplate()
    {
        QFETCH(QString, name);
        QFETCH(bool, postgresql);
        RunProject project(postgresql);
        const std::filesystem::path folder = project.builder().folder();
        std::filesystem::remove_all(folder / "migrations");
        std::filesystem::remove(folder / "alembic.ini");
        QCOMPARE(project.builder().cli({"init", "-t", name.toStdString(), "migrations"}).status, 0);
        std::string ini = readFile(folder / "alembic.ini");
        std::string url = project.url();
        url.replace(0, url.find("://"), postgresql ? "postgresql+asyncpg" : "sqlite+aiosqlite");
        const auto at = ini.find("\nsqlalchemy.url") + 1;
        ini.replace(at, ini.find('\n', at) - at, "sqlalchemy.url = " + url);
        project.builder().file("alembic.ini", ini);
        project.builder().revision(tableRevision("a1", {}));
        const ProcessResult up = project.builder().cli({"upgrade", "head"});
        QVERIFY2(up.status == 0, up.toText().c_str());
        QCOMPARE(project.tables(), (Texts{"alembic_version", "ta1"}));
        QCOMPARE(project.builder().cli({"downgrade", "base"}).status, 0);
        QCOMPARE(project.tables(), Texts{"alembic_version"});
    }

    /// Flask-Migrate: the ini lies beside env.py and names no URL; the application has it.
    void flaskMigrate()
    {
        RunProject project(false);
        const std::filesystem::path folder = project.builder().folder();
        std::filesystem::remove(folder / "alembic.ini");
        project.builder().file("migrations/alembic.ini", "[alembic]\n\n[loggers]\nkeys = root\n[handlers]\nkeys = console\n[formatters]\nkeys = generic\n[logger_root]\nlevel = WARN\nhandlers = console\nqualname =\n"
                                                         "[handler_console]\nclass = StreamHandler\nargs = (sys.stderr,)\nlevel = NOTSET\nformatter = generic\n[formatter_generic]\nformat = %(message)s\n");
        project.builder().file("migrations/env.py", R"(import logging
from logging.config import fileConfig
from flask import current_app
from alembic import context

config = context.config
fileConfig(config.config_file_name)
logger = logging.getLogger('alembic.env')


def get_engine():
    try:
        return current_app.extensions['migrate'].db.get_engine()
    except (TypeError, AttributeError):
        return current_app.extensions['migrate'].db.engine


def get_engine_url():
    try:
        return get_engine().url.render_as_string(hide_password=False).replace('%', '%%')
    except AttributeError:
        return str(get_engine().url).replace('%', '%%')


config.set_main_option('sqlalchemy.url', get_engine_url())
target_db = current_app.extensions['migrate'].db


def get_metadata():
    if hasattr(target_db, 'metadatas'):
        return target_db.metadatas[None]
    return target_db.metadata


def run_migrations_online():
    conf_args = current_app.extensions['migrate'].configure_args
    connectable = get_engine()
    with connectable.connect() as connection:
        context.configure(connection=connection, target_metadata=get_metadata(), **conf_args)
        with context.begin_transaction():
            context.run_migrations()


run_migrations_online()
)");
        project.builder().file("app.py", "from flask import Flask\nfrom flask_sqlalchemy import SQLAlchemy\nfrom flask_migrate import Migrate\napp = Flask(__name__)\n"
                                         "app.config['SQLALCHEMY_DATABASE_URI'] = 'sqlite:///" + project.builder().sqliteFile().string() + "'\ndb = SQLAlchemy(app)\nmigrate = Migrate(app, db)\n");
        project.builder().revision(tableRevision("a1", {}));
        migrate::RunOptions options;
        options.url = limbeck::database::Url::parse(project.url());
        RecordedEvents events;
        // The window opens the folder and the user names the database: env.py of Flask-Migrate runs with it.
        const auto outcome = project.run("head", options, events);
        QVERIFY2(!outcome.error, outcome.text().c_str());
        QCOMPARE(project.tables(), (Texts{"alembic_version", "ta1"}));
    }
};

QTEST_GUILESS_MAIN(TestRunMatters)
#include "tst_run_matters.moc"
