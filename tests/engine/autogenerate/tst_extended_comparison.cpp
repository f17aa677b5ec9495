// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/postgres_server.h"
#include "support/process.h"
#include "support/temp_dir.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <optional>

#include <sqlite3.h>

using namespace limbeck::test;

namespace {

const char *const kEnvironment = R"py(from alembic import context
from sqlalchemy import engine_from_config, pool
import models

config = context.config
if context.is_offline_mode():
    context.configure(url=config.get_main_option("sqlalchemy.url"), target_metadata=models.m)
    with context.begin_transaction():
        context.run_migrations()
else:
    engine = engine_from_config(config.get_section(config.config_ini_section), prefix="sqlalchemy.", poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(connection=connection, target_metadata=models.m)
        with context.begin_transaction():
            context.run_migrations()
)py";

const char *const kTemplate = R"mako("""${message}"""
from alembic import op
import sqlalchemy as sa
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade():
    ${upgrades if upgrades else "pass"}


def downgrade():
    ${downgrades if downgrades else "pass"}
)mako";

/// A project on a database that SQL made.
class Project {
public:
    Project(bool postgresql, const std::string &database, const std::string &models)
    {
        std::string url = "sqlite:///" + (m_folder / "x.db").string();
        if (postgresql) {
            m_database.emplace(PostgresServer::shared().createDatabase());
            url = m_database->url();
        }
        std::filesystem::create_directories(m_folder / "mig/versions");
        writeFile(m_folder / "mig/env.py", kEnvironment);
        writeFile(m_folder / "mig/script.py.mako", kTemplate);
        writeFile(m_folder / "alembic.ini", "[alembic]\nscript_location = mig\nprepend_sys_path = .\nsqlalchemy.url = " + url + "\n");
        writeFile(m_folder / "models.py", "from sqlalchemy import *\nfrom sqlalchemy.types import TypeDecorator\nfrom sqlalchemy.dialects import postgresql\nm = MetaData()\n" + models);
        query(database);
    }

    void query(const std::string &sql)
    {
        if (m_database) {
            m_database->query(sql);
            return;
        }
        sqlite3 *handle = nullptr;
        const bool isOpen = sqlite3_open((m_folder / "x.db").c_str(), &handle) == SQLITE_OK;
        char *problem = nullptr;
        const bool isDone = isOpen && sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, &problem) == SQLITE_OK;
        const std::string text = problem ? problem : "";
        sqlite3_free(problem);
        sqlite3_close(handle);
        if (!isDone)
            throw std::runtime_error(sql + ": " + text);
    }

    void ignore(const std::string &text) { writeFile(m_folder / "limbeck-ignore.txt", text); }
    ProcessResult run(const std::vector<std::string> &arguments) const
    {
        ProcessOptions options;
        options.workingDirectory = m_folder.path();
        return runCli(arguments, options);
    }
    /// revision --autogenerate with these options; the script's text, or the error.
    std::string revision(std::vector<std::string> options)
    {
        options.insert(options.begin(), {"revision", "--autogenerate", "-m", "x", "--rev-id", "abc"});
        const ProcessResult result = run(options);
        return result.status == 0 ? readFile(m_folder / "mig/versions/abc_x.py") : result.toText();
    }
    /// Upgrades and compares once more: empty when nothing is left.
    std::string afterUpgrade()
    {
        for (const std::vector<std::string> &words : {std::vector<std::string>{"upgrade", "head"}, {"check", "--extended"}, {"downgrade", "-1"}, {"upgrade", "head"}, {"check", "--extended"}}) {
            const ProcessResult result = run(words);
            if (result.status != 0)
                return result.toText();
        }
        return {};
    }

private:
    TempDir m_folder;
    std::optional<PostgresDatabase> m_database;
};

bool has(const std::string &text, const char *part) { return text.find(part) != std::string::npos; }

#define QHAS(text, part) QVERIFY2(has(text, part), (text).c_str())
#define QHASNT(text, part) QVERIFY2(!has(text, part), (text).c_str())

}  // namespace

class TestExtendedComparison : public QObject {
    Q_OBJECT

    static void databases()
    {
        QTest::addColumn<bool>("postgresql");
        QTest::newRow("SQLite") << false;
        QTest::newRow("PostgreSQL") << true;
    }

private Q_SLOTS:
    void renamesKeepTheData_data() { databases(); }
    void renamesKeepTheData()
    {
        QFETCH(bool, postgresql);
        Project project(postgresql, "CREATE TABLE person (id INTEGER PRIMARY KEY NOT NULL, mail VARCHAR(40)); CREATE INDEX ix_mail ON person (mail);",
                        "Table('account', m, Column('id', Integer, primary_key=True), Column('email', String(40)), Index('ix_mail', 'email'))\n");
        const std::string report = project.run({"check", "--extended"}).toText();
        QHAS(report, "drops table person");
        const std::string script = project.revision({"--rename", "person:account", "--rename", "person.mail:email"});
        QHAS(script, "op.rename_table('person', 'account')");
        QHAS(script, "new_column_name='email'");
        QHASNT(script, "create_index");
        QHASNT(script, "drop_");
        QCOMPARE(project.afterUpgrade(), std::string());
    }

    void aRenameThatIsNotPossibleIsRefused()
    {
        Project project(false, "CREATE TABLE person (id INTEGER PRIMARY KEY NOT NULL);", "Table('person', m, Column('id', Integer, primary_key=True))\n");
        QHAS(project.revision({"--rename", "nothing:account"}), "no table and no column nothing");
        QHAS(project.revision({"--rename", "person"}), "is no rename");
    }

    void expressionsAreComparedByMeaning_data() { databases(); }
    void expressionsAreComparedByMeaning()
    {
        QFETCH(bool, postgresql);
        Project project(postgresql, "CREATE TABLE t (id INTEGER PRIMARY KEY NOT NULL, a INTEGER DEFAULT 5, b VARCHAR(20) DEFAULT 'it''s' NOT NULL, CONSTRAINT ck CHECK (a > 0 AND b <> 'x')); "
                                    "CREATE UNIQUE INDEX ix_low ON t (lower(b)); CREATE INDEX ix_part ON t (a) WHERE a > 5;",
                        "Table('t', m, Column('id', Integer, primary_key=True), Column('a', Integer, server_default=text('5')), Column('b', String(20), server_default=\"it's\", nullable=False),\n"
                        "  CheckConstraint(\"((a  >  0) and b <> 'x')\", name='ck'), Index('ix_low', text('lower( b )'), unique=True),\n"
                        "  Index('ix_part', 'a', postgresql_where=text('(a>5)'), sqlite_where=text('a>5')))\n");
        const ProcessResult same = project.run({"check", "--extended"});
        if (postgresql)
            QVERIFY2(same.status == 0, same.toText().c_str());
        const std::string report = same.toText();
        QHASNT(report, "ix_low");
        QHASNT(report, "default");
    }

    void changedExpressionsAreFound_data() { databases(); }
    void changedExpressionsAreFound()
    {
        QFETCH(bool, postgresql);
        Project project(postgresql, "CREATE TABLE t (id INTEGER PRIMARY KEY NOT NULL, a INTEGER DEFAULT 5, CONSTRAINT ck CHECK (a > 0)); CREATE INDEX ix_part ON t (a) WHERE a > 5;",
                        "Table('t', m, Column('id', Integer, primary_key=True), Column('a', Integer, server_default=text('6')), CheckConstraint('a > 1', name='ck'),\n"
                        "  Index('ix_part', 'a', postgresql_where=text('a > 7'), sqlite_where=text('a > 7')))\n");
        const std::string script = project.revision({"--extended"});
        QHAS(script, "create_check_constraint");
        QHAS(script, "drop_index");
        QHAS(script, "server_default=");
        QCOMPARE(project.afterUpgrade(), std::string());
    }

    void checksThatTheServerNamedAreNotDropped()
    {
        Project project(true, "CREATE TABLE t (id SERIAL PRIMARY KEY, a INTEGER CHECK (a > 0), kind VARCHAR(5) CHECK (kind IN ('aa', 'bb')));",
                        "Table('t', m, Column('id', Integer, primary_key=True), Column('a', Integer), Column('kind', Enum('aa', 'bb', native_enum=False, create_constraint=True, length=5, name='kinds')),\n"
                        "  CheckConstraint('a > 0'))\n");
        const ProcessResult result = project.run({"check", "--extended"});
        QHASNT(result.toText(), "t_a_check");
    }

    /// A name of the convention that the database shortens: no difference that stays for ever.
    void longNamesOfChecksAreRecognised_data() { databases(); }
    void longNamesOfChecksAreRecognised()
    {
        QFETCH(bool, postgresql);
        Project project(postgresql, "CREATE TABLE other (id INTEGER PRIMARY KEY);",
                        "m = MetaData(naming_convention={'ck': 'ck_%(table_name)s_%(constraint_name)s'})\n"
                        "Table('other', m, Column('id', Integer, primary_key=True))\n"
                        "Table('account_with_a_name_that_is_quite_long_for_a_database', m, Column('id', Integer, primary_key=True), Column('plan', String(9)), CheckConstraint(\"plan <> ''\", name='plan_given'))\n");
        const std::string script = project.revision({"--extended"});
        QHAS(script, "plan_given");
        const std::string left = project.afterUpgrade();
        QVERIFY2(left.empty(), left.c_str());
    }

    void aTypeChangeGetsItsUsingAndItsDefault()
    {
        Project project(true, "CREATE TABLE t (id SERIAL PRIMARY KEY, a VARCHAR(5) DEFAULT '1', e VARCHAR(5) DEFAULT 'sad'); INSERT INTO t (a, e) VALUES ('7', 'ok');",
                        "Table('t', m, Column('id', Integer, primary_key=True), Column('a', Integer, server_default=text('1')), Column('e', Enum('sad', 'ok', name='mood'), server_default='sad'))\n");
        const std::string script = project.revision({"--extended"});
        QHAS(script, "postgresql_using='a::INTEGER'");
        QHAS(script, "CREATE TYPE mood");
        QCOMPARE(project.afterUpgrade(), std::string());
    }

    void notNullOnRowsAsksForAValue_data() { databases(); }
    void notNullOnRowsAsksForAValue()
    {
        QFETCH(bool, postgresql);
        Project project(postgresql, "CREATE TABLE t (id INTEGER PRIMARY KEY NOT NULL, a VARCHAR(20)); INSERT INTO t (id) VALUES (1);",
                        "Table('t', m, Column('id', Integer, primary_key=True), Column('a', String(20), nullable=False), Column('b', Integer, nullable=False))\n");
        const std::string report = project.run({"check", "--extended"}).toText();
        QHAS(report, "WOULD FAIL");
        QHAS(report, "--fill t.a=");
        const std::string script = project.revision({"--fill", "t.a=it's", "--fill", "t.b=sql:1 + 2"});
        QHAS(script, "UPDATE t SET b = 1 + 2 WHERE b IS NULL");
        QHAS(script, "UPDATE t SET a = 'it''s' WHERE a IS NULL");
        QCOMPARE(project.afterUpgrade(), std::string());
        QHAS(project.revision({"--fill", "t"}), "is no fill value");
    }

    void primaryKeysAreCompared()
    {
        Project project(true, "CREATE TABLE t (a INTEGER NOT NULL, b INTEGER NOT NULL, PRIMARY KEY (a));",
                        "Table('t', m, Column('a', Integer, primary_key=True, autoincrement=False), Column('b', Integer, primary_key=True, autoincrement=False))\n");
        const std::string script = project.revision({"--extended"});
        QHAS(script, "op.create_primary_key");
        QCOMPARE(project.afterUpgrade(), std::string());
    }

    void arraysAndLengthsAreCompared()
    {
        Project project(true, "CREATE TABLE t (id SERIAL PRIMARY KEY, a VARCHAR(5), b INTEGER[], c REAL);",
                        "Table('t', m, Column('id', Integer, primary_key=True), Column('a', String), Column('b', ARRAY(BigInteger)), Column('c', Float(10)))\n");
        const std::string script = project.revision({"--extended"});
        QHAS(script, "type_=sa.String()");
        QHAS(script, "sa.ARRAY(sa.BigInteger())");
        QHASNT(script, "'c'");
        QCOMPARE(project.afterUpgrade(), std::string());
    }

    void dropsAreGradedByTheirRows_data() { databases(); }
    void dropsAreGradedByTheirRows()
    {
        QFETCH(bool, postgresql);
        Project project(postgresql, "CREATE TABLE full_one (id INTEGER PRIMARY KEY NOT NULL); INSERT INTO full_one VALUES (1), (2); CREATE TABLE empty_one (id INTEGER PRIMARY KEY NOT NULL);", "");
        const std::string report = project.run({"check", "--extended"}).toText();
        QHAS(report, "drops table full_one [LOSES DATA; 2 rows would be lost");
        QHAS(report, "drops table empty_one [no rows would be lost");
    }

    void theDiffHasAFormatForPeopleProgramsAndServers_data() { databases(); }
    void theDiffHasAFormatForPeopleProgramsAndServers()
    {
        QFETCH(bool, postgresql);
        Project project(postgresql, "CREATE TABLE t (id INTEGER PRIMARY KEY NOT NULL, old INTEGER, CONSTRAINT ck CHECK (id > 0)); INSERT INTO t VALUES (1, 2);",
                        "Table('t', m, Column('id', Integer, primary_key=True), Column('label', String(9)), CheckConstraint('id > 1', name='ck'))\n");
        QHAS(project.run({"diff", "--extended"}).output, "drops column old of t [LOSES DATA; 1 value would be lost");
        const QByteArray json = QByteArray::fromStdString(project.run({"diff", "--extended", "--format", "json"}).output);
        const QJsonArray items = QJsonDocument::fromJson(json).object().value(QStringLiteral("items")).toArray();
        QStringList keys;
        for (const QJsonValue &item : items)
            keys.append(item.toObject().value(QStringLiteral("key")).toString());
        QVERIFY2(keys.contains(QStringLiteral("drop column t.old")) && keys.contains(QStringLiteral("change constraint t.ck")), json.constData());
        QHAS(project.run({"diff", "--extended", "--format", "sql"}).output, "ADD COLUMN label VARCHAR(9)");
        QHAS(project.run({"diff", "--rename", "t.old:label"}).output, "alters column old of t: renamed to label");
        const ProcessResult wrong = project.run({"diff", "--extended", "--to", "head"});
        QVERIFY(wrong.status != 0);
        QHAS(wrong.toText(), "compares the database with the models");
    }

    void withoutModelsNothingIsCompared()
    {
        Project project(false, "CREATE TABLE t (id INTEGER PRIMARY KEY NOT NULL);", "m = None\n");
        for (const std::vector<std::string> &words : {std::vector<std::string>{"diff", "--extended"}, {"diff", "--from", "base", "--to", "models"}}) {
            const ProcessResult difference = project.run(words);
            QVERIFY(difference.status != 0);
            QHAS(difference.toText(), "env.py names no models: its target_metadata is None.");
        }
        const ProcessResult check = project.run({"check"});
        QVERIFY(check.status != 0);
        QHAS(check.toText(), "Can't proceed with --autogenerate option");
    }

    void whatNobodyComparesIsTold()
    {
        Project project(true, "CREATE VIEW v AS SELECT 1 AS one; CREATE DOMAIN positive AS integer CHECK (VALUE > 0); CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';", "");
        const ProcessResult result = project.run({"check", "--extended"});
        QVERIFY2(result.status == 0, result.toText().c_str());
        QHAS(result.output, "Not compared: view v");
        QHAS(result.output, "Not compared: domain positive");
        QHAS(result.output, "Not compared: function f(a integer)");
    }

    void whatIsIgnoredDoesNotCount_data() { databases(); }
    void whatIsIgnoredDoesNotCount()
    {
        QFETCH(bool, postgresql);
        Project project(postgresql, "CREATE TABLE stays (id INTEGER PRIMARY KEY NOT NULL);", "");
        QVERIFY(project.run({"check", "--extended"}).status != 0);
        project.ignore("drop table stays # used by the reports\n");
        const ProcessResult result = project.run({"check", "--extended"});
        QVERIFY2(result.status == 0, result.toText().c_str());
        QHASNT(project.revision({"--extended"}), "drop_table");
    }

    void thePythonOfTheProjectReadsWhatCannotBeRead()
    {
        Project project(false, "SELECT 1;",
                        "class Money(TypeDecorator):\n    impl = Numeric(12, 2)\n    cache_ok = True\n"
                        "exec(\"Table('t', m, Column('id', Integer, primary_key=True), Column('pay', Money(), index=True))\")\n");
        const std::string python = "--exact=" + pythonProgram();
        const ProcessResult found = project.run({"check", python});
        QHAS(found.output, "('add_table', Table('t'))");
        const std::string script = project.revision({"--extended", python});
        QHAS(script, "models.Money(precision=12, scale=2)");
        QHAS(script, "op.create_index(op.f('ix_t_pay')");
        const ProcessResult difference = project.run({"diff", "--from", "models", "--to", "exact"});
        QVERIFY2(difference.status == 0, difference.toText().c_str());
    }

    void modelsThatCannotBeImportedAreAnErrorWithItsPlace()
    {
        Project project(false, "SELECT 1;", "raise RuntimeError('not today')\n");
        const ProcessResult result = project.run({"check", "--exact=" + pythonProgram()});
        QVERIFY(result.status != 0);
        QHAS(result.toText(), "not today");
        QHAS(result.toText(), "models.py");
    }

    void tablesOfACycleAreMadeAndDropped()
    {
        Project project(true, "SELECT 1;",
                        "Table('a', m, Column('id', Integer, primary_key=True), Column('b_id', ForeignKey('b.id')))\nTable('b', m, Column('id', Integer, primary_key=True), Column('a_id', ForeignKey('a.id')))\n");
        const std::string script = project.revision({"--extended"});
        QHAS(script, "op.create_foreign_key(op.f('fk_");
        QCOMPARE(project.afterUpgrade(), std::string());
    }

    void theProofHoldsBeforeAnythingIsWritten_data() { databases(); }
    void theProofHoldsBeforeAnythingIsWritten()
    {
        QFETCH(bool, postgresql);
        Project project(postgresql, "CREATE TABLE t (id INTEGER PRIMARY KEY NOT NULL, a INTEGER DEFAULT 5, CONSTRAINT ck CHECK (a > 0));",
                        "Table('t', m, Column('id', Integer, primary_key=True), Column('a', BigInteger, server_default=text('6')), Column('c', String(5)), CheckConstraint('a > 1', name='ck'), Index('ix', 'c'))\n"
                        "Table('n', m, Column('id', Integer, primary_key=True), Column('t_id', ForeignKey('t.id')))\n");
        const std::string script = project.revision({"--extended", "--prove"});
        QHAS(script, "def upgrade");
        QCOMPARE(project.afterUpgrade(), std::string());
    }
};

QTEST_GUILESS_MAIN(TestExtendedComparison)
#include "tst_extended_comparison.moc"
