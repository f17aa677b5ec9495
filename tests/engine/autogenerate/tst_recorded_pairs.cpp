// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/postgres_server.h"
#include "support/process.h"
#include "support/temp_dir.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <sqlite3.h>

using namespace limbeck::test;

namespace {

/// A pair of a database and models with what Alembic made of it (tests/differential/record_autogenerate.py).
struct Case {
    std::string name;  ///< "r02 on pg"
    std::map<std::string, std::string> parts;
    bool isPostgresql() const { return name.ends_with(" on pg"); }
    std::string part(const std::string &key) const { return parts.contains(key) ? parts.at(key) : std::string(); }
};

std::vector<std::string> linesOf(const std::string &text)
{
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::vector<Case> readCases()
{
    std::vector<Case> cases;
    std::string key;
    for (const std::string &line : linesOf(readFile(LIMBECK_SOURCE_DIR "/tests/cases/autogenerate/recorded.txt"))) {
        if (line.starts_with("=== ")) {
            cases.push_back({line.substr(4), {}});
        } else if (line.starts_with("--- ")) {
            key = line.substr(4);
            cases.back().parts[key];
        } else {
            cases.back().parts[key] += line + "\n";
        }
    }
    return cases;
}

/// Between the function's marker comments, as sorted directives: a directive is what starts at the body's own depth. Alembic leaves the order of some to chance.
std::multiset<std::string> directives(const std::string &body)
{
    std::multiset<std::string> result;
    std::string current;
    int depth = 0;
    for (const std::string &line : linesOf(body)) {
        const auto first = line.find_first_not_of(' ');
        if (first == std::string::npos || line[first] == '#')
            continue;
        if (depth == 0 && !current.empty())
            result.insert(std::exchange(current, std::string()));
        current += line.substr(first) + "\n";
        for (const char c : line)
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    if (!current.empty())
        result.insert(current);
    return result;
}

std::string bodyOf(const std::string &script, const std::string &function)
{
    const auto start = script.find("def " + function + "(");
    const auto end = script.find("\n\n\n", start);
    const auto from = script.find('\n', start) + 1;
    return script.substr(from, (end == std::string::npos ? script.size() : end) - from);
}

std::string joined(const std::multiset<std::string> &parts)
{
    std::string text;
    for (const std::string &part : parts)
        text += part;
    return text;
}

void runOnSqlite(const std::filesystem::path &file, const std::vector<std::string> &statements)
{
    sqlite3 *handle = nullptr;
    if (sqlite3_open(file.c_str(), &handle) != SQLITE_OK)
        throw std::runtime_error("no database");
    for (const std::string &statement : statements) {
        if (sqlite3_exec(handle, statement.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            throw std::runtime_error(statement + ": " + sqlite3_errmsg(handle));
    }
    sqlite3_close(handle);
}

const char *const kModelsHead = R"py(from sqlalchemy import *
import sqlmodel
from sqlalchemy.types import TypeDecorator, UserDefinedType
from sqlalchemy.dialects import postgresql, sqlite
m = MetaData()
def ID(): return Column("id", Integer, primary_key=True)
)py";

const char *const kTemplate = R"mako("""${message}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
"""
from alembic import op
import sqlalchemy as sa
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade():
    ${upgrades if upgrades else "pass"}


def downgrade():
    ${downgrades if downgrades else "pass"}


)mako";

std::string environmentText(const std::string &options)
{
    return R"py(from alembic import context
from logging.config import fileConfig
from sqlalchemy import engine_from_config, pool
import models

config = context.config
fileConfig(config.config_file_name)
engine = engine_from_config(config.get_section(config.config_ini_section), prefix="sqlalchemy.", poolclass=pool.NullPool)
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=models.m)py"
        + (options.empty() ? std::string() : ", " + options.substr(0, options.find('\n'))) + R"py()
    with context.begin_transaction():
        context.run_migrations()
)py";
}

class Project {
public:
    explicit Project(const Case &one)
    {
        std::string url = "sqlite:///" + (m_folder / "x.db").string();
        if (one.isPostgresql()) {
            m_database.emplace(PostgresServer::shared().createDatabase());
            url = m_database->url();
            for (const std::string &statement : linesOf(one.part("database")))
                m_database->query(statement);
        } else {
            runOnSqlite(m_folder / "x.db", linesOf(one.part("database")));
        }
        std::filesystem::create_directories(m_folder / "mig/versions");
        writeFile(m_folder / "models.py", kModelsHead + one.part("models"));
        writeFile(m_folder / "mig/env.py", environmentText(one.part("options")));
        writeFile(m_folder / "mig/script.py.mako", kTemplate);
        writeFile(m_folder / "alembic.ini", "[alembic]\nscript_location = mig\nprepend_sys_path = .\nsqlalchemy.url = " + url + "\n");
    }

    ProcessResult run(const std::vector<std::string> &arguments)
    {
        ProcessOptions options;
        options.workingDirectory = m_folder.path();
        return runCli(arguments, options);
    }
    std::string script() const { return readFile(m_folder / "mig/versions/abc_x.py"); }

private:
    TempDir m_folder;
    std::optional<PostgresDatabase> m_database;
};

/// "INFO  [logger] text" of the comparison.
std::multiset<std::string> detectedLines(const std::string &errors)
{
    std::multiset<std::string> lines;
    for (const std::string &line : linesOf(errors)) {
        const auto close = line.find("] ");
        const std::string text = close == std::string::npos ? std::string() : line.substr(close + 2);
        for (const char *start : {"Detected", "Ignoring", "Couldn't", "Cannot compare"}) {
            if (text.starts_with(start) && text.find("options ()") == std::string::npos)
                lines.insert(text + "\n");
        }
    }
    return lines;
}

std::multiset<std::string> asSet(const std::string &text)
{
    std::multiset<std::string> lines;
    for (const std::string &line : linesOf(text)) {
        if (!line.empty())
            lines.insert(line + "\n");
    }
    return lines;
}

}  // namespace

class TestRecordedPairs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsAlembic_data()
    {
        QTest::addColumn<int>("number");
        int number = 0;
        for (const Case &one : readCases())
            QTest::newRow(one.name.c_str()) << number++;
        qInfo("%d recorded pairs", number);
    }

    void equalsAlembic()
    {
        QFETCH(int, number);
        static const std::vector<Case> kCases = readCases();
        const Case &one = kCases[std::size_t(number)];
        Project project(one);
        const ProcessResult result = project.run({"revision", "--autogenerate", "-m", "x", "--rev-id", "abc"});
        QVERIFY2(result.status == 0, result.toText().c_str());
        const std::string script = project.script();
        for (const char *function : {"upgrade", "downgrade"})
            QCOMPARE(QString::fromStdString(joined(directives(bodyOf(script, function)))), QString::fromStdString(joined(directives(one.part(function)))));
        const std::string imports = one.part("imports");
        if (imports.size() > 1)
            QVERIFY2(script.find(imports) != std::string::npos, script.c_str());
        QCOMPARE(QString::fromStdString(joined(detectedLines(result.errors))), QString::fromStdString(joined(asSet(one.part("log")))));
    }

    void checkTellsWhetherThereAreDifferences()
    {
        Case one{"check on sqlite", {{"database", "create table t (id integer not null primary key)\n"}, {"models", "Table('t', m, ID())\n"}}};
        QCOMPARE(Project(one).run({"check"}).output, std::string("No new upgrade operations detected.\n"));
        one.parts["models"] = "Table('t', m, ID(), Column('a', Integer))\n";
        const ProcessResult result = Project(one).run({"check"});
        QCOMPARE(result.status, 255);
        QVERIFY2(result.output.starts_with("FAILED: New upgrade operations detected: [('add_column', None, 't',"), result.output.c_str());
    }

    void refusesWhenTheDatabaseIsBehind()
    {
        const Case one{"behind on sqlite", {{"models", "Table('t', m, ID())\n"}}};
        Project project(one);
        QCOMPARE(project.run({"revision", "-m", "x", "--rev-id", "abc"}).status, 0);
        const ProcessResult result = project.run({"revision", "--autogenerate", "-m", "y"});
        QCOMPARE(result.status, 255);
        QVERIFY2(result.output.find("FAILED: Target database is not up to date.") != std::string::npos, result.output.c_str());
    }

    void asksTheFilters()
    {
        const Case one{"filters on sqlite",
                       {{"database", "create table keep_me (id integer primary key not null)\ncreate table t (id integer primary key not null, a integer)\n"},
                        {"models", "Table('t', m, ID(), Column('b', Integer), Column('c', Integer, info={'skip': True}))\n"
                                   "def names(name, kind, parents): return not (kind == 'table' and name.startswith('keep'))\n"
                                   "def objects(obj, name, kind, reflected, other): return not obj.info.get('skip') if kind == 'column' and not reflected else True\n"},
                        {"options", "include_name=models.names, include_object=models.objects"}}};
        Project project(one);
        const ProcessResult result = project.run({"revision", "--autogenerate", "-m", "x", "--rev-id", "abc"});
        QVERIFY2(result.status == 0, result.toText().c_str());
        const std::string upgrade = bodyOf(project.script(), "upgrade");
        QCOMPARE(QString::fromStdString(joined(directives(upgrade))),
                 QStringLiteral("op.add_column('t', sa.Column('b', sa.Integer(), nullable=True))\nop.drop_column('t', 'a')\n"));
    }

    void letsHooksEmptyTheRevision()
    {
        const Case one{"hook on sqlite",
                       {{"models", "def skip_empty(context, revision, directives):\n    if directives[0].upgrade_ops.is_empty():\n        directives[:] = []\n"},
                        {"options", "process_revision_directives=models.skip_empty"}}};
        Project project(one);
        const ProcessResult result = project.run({"revision", "--autogenerate", "-m", "x", "--rev-id", "abc"});
        QVERIFY2(result.status == 0, result.toText().c_str());
        QVERIFY(result.output.find("Generating") == std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestRecordedPairs)
#include "tst_recorded_pairs.moc"
