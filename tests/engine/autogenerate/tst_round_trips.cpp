// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/postgres_server.h"
#include "support/process.h"
#include "support/temp_dir.h"

#include <QTest>

#include <map>
#include <optional>
#include <random>

using namespace limbeck::test;

// No difference that never goes away: models by chance are written into a revision, applied, and compared again; then the models change by chance, and once more; then down and up again. After
// each the extended comparison must find nothing. LIMBECK_ROUND_TRIPS sets the number of models for each database.

namespace {

/// One column of the models by chance.
struct RandomColumn {
    std::string name, type, options;
    std::string text() const { return "    Column('" + name + "', " + type + options + "),\n"; }
};

struct RandomTable {
    std::string name;
    std::vector<RandomColumn> columns;
    std::vector<std::string> items;  ///< constraints and indexes, without their end of line
};

class RandomModels {
public:
    explicit RandomModels(unsigned seed) : m_random(seed)
    {
        const int count = 2 + pick(3);
        for (int i = 0; i < count; ++i)
            m_tables.push_back(table(i));
    }

    /// A change for each table, and perhaps one table more or less.
    void change()
    {
        for (RandomTable &one : m_tables) {
            switch (pick(6)) {
            case 0: one.columns.push_back(column()); break;
            case 1:
                if (!one.columns.empty())
                    dropColumn(one);
                break;
            case 2:
                if (!one.columns.empty())
                    changeColumn(one.columns[std::size_t(pick(int(one.columns.size())))]);
                break;
            case 3: addItem(one); break;
            case 4:
                if (!one.items.empty())
                    one.items.erase(one.items.begin() + pick(int(one.items.size())));
                break;
            default: break;
            }
        }
        if (pick(3) == 0)
            m_tables.push_back(table(int(m_tables.size()) + 10));
        if (pick(4) == 0)
            m_tables.pop_back();
    }

    std::string text() const
    {
        std::string text = "from sqlalchemy import *\nm = MetaData()\n";
        for (const RandomTable &one : m_tables) {
            text += "Table('" + one.name + "', m,\n    Column('id', Integer, primary_key=True),\n";
            for (const RandomColumn &column : one.columns)
                text += column.text();
            for (const std::string &item : one.items)
                text += "    " + item + ",\n";
            text += ")\n";
        }
        return text;
    }

private:
    int pick(int below) { return int(m_random() % unsigned(below)); }

    RandomColumn column()
    {
        RandomColumn one;
        one.name = "c" + std::to_string(m_next++);
        changeColumn(one);
        return one;
    }

    void changeColumn(RandomColumn &one)
    {
        // Types among which the databases convert; each with defaults in several spellings.
        static const std::vector<std::pair<std::string, std::vector<std::string>>> kText{
            {"String(20)", {"'x'", "text(\"'x'\")", "\"it's\"", "''"}}, {"String(40)", {"'x'", "'5'"}}, {"Text", {"'x'", "text(\"'a' || 'b'\")"}}, {"Unicode(10)", {"'ü'"}}};
        static const std::vector<std::pair<std::string, std::vector<std::string>>> kNumbers{
            {"Integer", {"'5'", "text('5')", "text('(1 + 1)')", "text('-1')"}}, {"BigInteger", {"'0'"}}, {"Numeric(10, 2)", {"'1.50'", "text('0')"}}, {"Float", {"text('1.5')"}}, {"SmallInteger", {"'7'"}}};
        static const std::vector<std::pair<std::string, std::vector<std::string>>> kOthers{
            {"Boolean", {"true()", "false()"}}, {"DateTime", {"func.now()", "text('CURRENT_TIMESTAMP')"}}, {"Date", {"text('CURRENT_DATE')"}}, {"LargeBinary", {}}, {"JSON", {"'{}'"}}, {"Uuid", {}}};
        if (one.type.empty())
            m_families[one.name] = pick(3);
        const int family = m_families[one.name];
        if (family == 2 && !one.type.empty()) {
            // No conversion between these: only the options change.
            one.options = pick(2) == 0 ? "" : ", nullable=False";
            return;
        }
        const auto &types = family == 0 ? kText : family == 1 ? kNumbers : kOthers;
        const auto &[type, defaults] = types[std::size_t(pick(int(types.size())))];
        one.type = type;
        one.options = pick(3) == 0 ? ", nullable=False" : "";
        if (!defaults.empty() && pick(2) == 0)
            one.options += ", server_default=" + defaults[std::size_t(pick(int(defaults.size())))];
    }

    static bool mentions(const std::string &item, const std::string &column) { return item.find("'" + column + "'") != std::string::npos || item.find(column + " ") != std::string::npos || item.find(column + ")") != std::string::npos; }

    static void dropColumn(RandomTable &one)
    {
        const std::string name = one.columns.back().name;
        one.columns.pop_back();
        std::erase_if(one.items, [&](const std::string &item) { return mentions(item, name); });
    }

    void addItem(RandomTable &one)
    {
        std::vector<const RandomColumn *> texts, numbers;
        for (const RandomColumn &column : one.columns) {
            if (m_families[column.name] == 0)
                texts.push_back(&column);
            else if (m_families[column.name] == 1)
                numbers.push_back(&column);
        }
        const std::string number = std::to_string(m_next++);
        const int kind = pick(6);
        if (!texts.empty()) {
            const std::string &name = texts[std::size_t(pick(int(texts.size())))]->name;
            if (kind == 0)
                one.items.push_back("UniqueConstraint('" + name + "', name='uq" + number + "')");
            else if (kind == 1)
                one.items.push_back("Index('ix" + number + "', '" + name + "')");
            else if (kind == 2)
                one.items.push_back("Index('ix" + number + "', text('lower(" + name + " )'), unique=True)");
            else if (kind == 3)
                one.items.push_back("CheckConstraint(\"length(" + name + " ) > 2 OR " + name + " IN ('a', 'b')\", name='ck" + number + "')");
        }
        if (!numbers.empty()) {
            const std::string &name = numbers[std::size_t(pick(int(numbers.size())))]->name;
            if (kind == 4)
                one.items.push_back("CheckConstraint('" + name + " >= 0 AND " + name + " < 1000', name='ck" + number + "')");
            else if (kind == 5)
                one.items.push_back("Index('ix" + number + "', '" + name + "', postgresql_where=text('" + name + " > 5'), sqlite_where=text('" + name + " > 5'))");
        }
    }

    RandomTable table(int number)
    {
        RandomTable one;
        one.name = "t" + std::to_string(number) + "_" + std::to_string(m_next++);
        const int count = 1 + pick(5);
        for (int i = 0; i < count; ++i)
            one.columns.push_back(column());
        for (int i = pick(4); i > 0; --i)
            addItem(one);
        if (!m_tables.empty() && pick(2) == 0) {
            one.columns.push_back({"r" + std::to_string(m_next), "Integer", ""});
            m_families["r" + std::to_string(m_next)] = 2;
            const std::string target = m_tables.front().name;
            one.items.push_back("ForeignKeyConstraint(['r" + std::to_string(m_next) + "'], ['" + target + ".id'], name='fk" + std::to_string(m_next) + "', ondelete='CASCADE')");
            ++m_next;
        }
        return one;
    }

    std::mt19937 m_random;
    int m_next = 0;
    std::map<std::string, int> m_families;
    std::vector<RandomTable> m_tables;
};

const char *const kEnvironment = R"py(from alembic import context
from sqlalchemy import engine_from_config, pool
import models

config = context.config
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

class Project {
public:
    explicit Project(const std::string &url)
    {
        const std::string own = url.empty() ? "sqlite:///" + (m_folder / "x.db").string() : url;
        std::filesystem::create_directories(m_folder / "mig/versions");
        writeFile(m_folder / "mig/env.py", kEnvironment);
        writeFile(m_folder / "mig/script.py.mako", kTemplate);
        writeFile(m_folder / "alembic.ini", "[alembic]\nscript_location = mig\nprepend_sys_path = .\nsqlalchemy.url = " + own + "\n");
    }
    void models(const std::string &text) { writeFile(m_folder / "models.py", text); }
    std::string script(const std::string &id) const
    {
        for (const auto &entry : std::filesystem::directory_iterator(m_folder / "mig/versions")) {
            if (entry.path().filename().string().starts_with(id))
                return readFile(entry.path());
        }
        return {};
    }
    ProcessResult run(const std::vector<std::string> &arguments) const
    {
        ProcessOptions options;
        options.workingDirectory = m_folder.path();
        return runCli(arguments, options);
    }

private:
    TempDir m_folder;
};

int roundTrips()
{
    const int given = qEnvironmentVariableIntValue("LIMBECK_ROUND_TRIPS");
    return given > 0 ? given : 12;
}

}  // namespace

class TestRoundTrips : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingRemains_data()
    {
        QTest::addColumn<int>("seed");
        QTest::addColumn<bool>("postgresql");
        for (int seed = 1; seed <= roundTrips(); ++seed) {
            QTest::addRow("%d on SQLite", seed) << seed << false;
            QTest::addRow("%d on PostgreSQL", seed) << seed << true;
        }
    }

    void nothingRemains()
    {
        QFETCH(int, seed);
        QFETCH(bool, postgresql);
        std::optional<PostgresDatabase> database;
        if (postgresql)
            database.emplace(PostgresServer::shared().createDatabase());
        Project project(database ? database->url() : std::string());
        RandomModels models{unsigned(seed)};
        std::string text;
        const auto must = [&](const std::vector<std::string> &arguments) {
            if (QTest::currentTestFailed())
                return;
            const ProcessResult result = project.run(arguments);
            if (result.status != 0)
                QFAIL((arguments.front() + "\n" + result.toText() + "\n" + text + "\n" + project.script("a") + "\n" + project.script("b")).c_str());
        };
        for (const char *id : {"a1", "b2"}) {
            text = models.text();
            project.models(text);
            must({"revision", "--autogenerate", "--extended", "-m", "x", "--rev-id", id});
            must({"upgrade", "head"});
            must({"check", "--extended"});
            models.change();
        }
        must({"downgrade", "-1"});
        must({"upgrade", "head"});
        must({"check", "--extended"});
        must({"downgrade", "base"});
        if (database)
            QCOMPARE(QString::fromStdString(database->value("select count(*) from pg_type where typtype = 'e'")), QStringLiteral("0"));
    }
};

QTEST_GUILESS_MAIN(TestRoundTrips)
#include "tst_round_trips.moc"
