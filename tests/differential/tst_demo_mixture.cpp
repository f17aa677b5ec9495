// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/database_dump.h"
#include "support/postgres_server.h"
#include "support/process.h"
#include "support/project_builder.h"
#include "support/temp_dir.h"

#include <QTest>

#include <memory>
#include <optional>

using namespace limbeck::test;

namespace {

/// Debian's Alembic 1.8 writes a digit default in parentheses when it rebuilds a SQLite table, 1.19 and Limbeck do not (spec: types §6.2).
std::string withoutDigitParentheses(std::string dump)
{
    for (char digit = '0'; digit <= '9'; ++digit) {
        const std::string quaint = std::string("DEFAULT(") + digit + ")", plain = std::string("DEFAULT ") + digit;
        for (auto at = dump.find(quaint); at != std::string::npos; at = dump.find(quaint, at))
            dump.replace(at, quaint.size(), plain);
    }
    return dump;
}

/// The demo project on one database of its own.
class Demo {
public:
    explicit Demo(bool postgresql)
    {
        copyDemoProject(m_folder.path());
        if (postgresql)
            m_database.emplace(PostgresServer::shared().createDatabase());
        m_url = m_database ? m_database->url() : "sqlite:///" + (m_folder / "mixture.db").string();
    }

    /// `who`: 'L' for Limbeck, 'A' for Alembic.
    void run(char who, std::vector<std::string> arguments)
    {
        ProcessOptions options;
        options.workingDirectory = m_folder.path();
        arguments.insert(arguments.begin(), {"-x", "url=" + m_url});
        const ProcessResult result = who == 'L' ? runCli(arguments, options) : runAlembic(arguments, options);
        if (result.status != 0)
            throw std::runtime_error(std::string(1, who) + ": " + result.toText());
    }

    std::string dump() const { return m_database ? dumpPostgres(*m_database) : withoutDigitParentheses(dumpSqlite(m_folder / "mixture.db")); }

private:
    TempDir m_folder;
    std::optional<PostgresDatabase> m_database;
    std::string m_url;
};

}  // namespace

/// Limbeck and Alembic are interchangeable at any moment: the demo goes up and down in every mixture of the two, and after every
/// leg schema, rows and version table are what Alembic alone would have left.
class TestDemoMixture : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void mixture_data()
    {
        QTest::addColumn<bool>("postgresql");
        QTest::addColumn<QString>("who");
        for (const bool postgresql : {false, true}) {
            for (const char *who : {"LLL", "LAL", "ALA", "LAA", "ALL", "LLA", "AAL"})
                QTest::addRow("%s %s", postgresql ? "postgresql" : "sqlite", who) << postgresql << QString::fromLatin1(who);
        }
    }

    void mixture()
    {
        QFETCH(bool, postgresql);
        QFETCH(QString, who);
        const std::vector<std::vector<std::string>> legs{{"upgrade", "heads"}, {"downgrade", "base"}, {"upgrade", "heads"}};
        Demo mixed(postgresql), alone(postgresql);
        for (std::size_t leg = 0; leg < legs.size(); ++leg) {
            mixed.run(who.at(int(leg)).toLatin1(), legs[leg]);
            alone.run('A', legs[leg]);
            const std::string difference = firstDifference(mixed.dump(), alone.dump());
            QVERIFY2(difference.empty(), (legs[leg][0] + ": " + difference).c_str());
        }
    }

    void stepByStep_data()
    {
        QTest::addColumn<bool>("postgresql");
        QTest::newRow("sqlite") << false;
        QTest::newRow("postgresql") << true;
    }

    /// One revision at a time, the two taking turns; the whole is compared with Alembic alone half-way and at the ends.
    void stepByStep()
    {
        QFETCH(bool, postgresql);
        Demo mixed(postgresql), alone(postgresql);
        for (const char *target : {"4a9c7e1350bd", "2e8a5d60b1f7", "heads"}) {
            mixed.run(target[0] == '2' ? 'A' : 'L', {"upgrade", target});
            alone.run('A', {"upgrade", target});
            const std::string difference = firstDifference(mixed.dump(), alone.dump());
            QVERIFY2(difference.empty(), (std::string(target) + ": " + difference).c_str());
        }
        for (int step = 0; step < 2; ++step) {
            mixed.run(step == 0 ? 'L' : 'A', {"downgrade", "-1"});
            alone.run('A', {"downgrade", "-1"});
        }
        mixed.run('L', {"upgrade", "+1"});
        alone.run('A', {"upgrade", "+1"});
        const std::string difference = firstDifference(mixed.dump(), alone.dump());
        QVERIFY2(difference.empty(), difference.c_str());
    }
};

QTEST_GUILESS_MAIN(TestDemoMixture)
#include "tst_demo_mixture.moc"
