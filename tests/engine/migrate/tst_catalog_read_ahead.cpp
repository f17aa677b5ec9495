// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The database's schema, read while env.py and the models are evaluated: only where it is certain which one, and never instead of what the run's own connection sees.
#include "engine/migrate/run_testing.h"

#include "base/deep_stack.h"
#include "database/connection.h"
#include "environment/project_host.h"
#include "migrate/catalog_read_ahead.h"

#include <QTest>

using namespace limbeck;
using namespace limbeck::test;

namespace {

/// env.py whose `given` lines stand between connect() and configure().
std::string environmentWith(const std::string &given)
{
    return R"(
from alembic import context
from sqlalchemy import MetaData, engine_from_config, text

engine = engine_from_config(context.config.get_section(context.config.config_ini_section))
with engine.connect() as connection:
)" + given + R"(
    context.configure(connection=connection, target_metadata=MetaData())
    with context.begin_transaction():
        context.run_migrations()
)";
}

}  // namespace

class TestCatalogReadAhead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_project = std::make_unique<RunProject>(true);
        m_project->postgres().query("CREATE TABLE account (id integer PRIMARY KEY, name varchar(40)); CREATE INDEX account_name ON account (name)");
    }

    void readsTheDatabaseThatEnvPyNames()
    {
        m_project->builder().envPrelude("from models import Base\ntarget_metadata = Base.metadata\n");
        const auto schema = readAhead(m_project->url());
        QVERIFY(schema);
        QCOMPARE(schema->tables.size(), std::size_t(1));
        const schema::Table &account = schema->tables.begin()->second;
        QCOMPARE(account.columns.size(), std::size_t(2));
        QCOMPARE(account.indexes.size(), std::size_t(1));
    }

    void isNotTakenForAnotherDatabase()
    {
        QVERIFY(!readAhead(PostgresServer::shared().createDatabase().url()));
        QVERIFY(!readAhead(m_project->url() + "&application_name=other"));
    }

    void doesNotGuessWhatTheProjectSays()
    {
        m_project->builder().file("settings.py", "URL = '" + m_project->url() + "'\n");
        m_project->builder().envPrelude("import settings\nconfig.set_main_option('sqlalchemy.url', settings.URL)\n");
        QVERIFY(!readAhead(m_project->url()));
    }

    void doesNotGoOnAfterACallIntoTheProject()
    {
        m_project->builder().file("prepared.py", "def prepare():\n    pass\n");
        m_project->builder().envPrelude("from prepared import prepare\nprepare()\n");
        QVERIFY(!readAhead(m_project->url()));
    }

    void theChosenDatabaseNeedsNoEnvPy()
    {
        const std::string url = m_project->url();
        m_project->builder().url("sqlite:///elsewhere.db");
        QVERIFY(!readAhead("sqlite:///elsewhere.db"));
        QVERIFY(readAhead(url, database::Url::parse(url)));
    }

    void aServerThatIsNotThereIsNotTold()
    {
        const std::string url = "postgresql://nobody@/nothing?host=/nowhere";
        QVERIFY(!readAhead(url, database::Url::parse(url)));
    }

    /// Another session holds what the questions need: whoever gives up need not wait for it.
    void whatIsUnderWayIsStopped()
    {
        const auto connection = database::Connection::open(database::Url::parse(m_project->url()));
        connection->begin();
        connection->query("LOCK TABLE pg_catalog.pg_description IN ACCESS EXCLUSIVE MODE");
        const migrate::RunRequest request = requestFor({});
        {
            const migrate::CatalogReadAhead ahead(request);
            const auto waits = [&] { return m_project->postgres().value("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()") == "1"; };
            QTRY_VERIFY_WITH_TIMEOUT(waits(), 30000);
        }
        connection->rollback();
    }

    /// The role may have one connection: the run waits for it instead of failing.
    void theRunNeedsTheOnlyConnection()
    {
        m_project->postgres().query("CREATE ROLE narrow LOGIN CONNECTION LIMIT 1; GRANT ALL ON SCHEMA public TO narrow");
        std::string url = m_project->url();
        const auto user = url.find("://") + 3;
        url.replace(user, url.find('@') - user, "narrow");
        m_project->builder().url(url);
        const auto connection = database::Connection::open(database::Url::parse(m_project->url()));
        connection->begin();
        connection->query("LOCK TABLE pg_catalog.pg_description IN ACCESS EXCLUSIVE MODE");
        const auto waits = [&] { return m_project->postgres().value("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND usename = 'narrow'") == "1"; };
        std::size_t tables = 0;
        std::string problem;
        RecordedEvents events;
        migrate::RunRequest request = requestFor({});
        request.graph = m_snapshot->graph.get();
        request.events = &events;
        request.writes = false;
        request.createsVersionTable = false;
        request.readsCatalog = true;
        request.plan = [](const std::vector<std::string> &) { return revision::Plan(); };
        request.inspect = [&](const migrate::RunInspection &inspection) { tables = inspection.world.inspect({}).value().tables.size(); };
        {
            const DeepStackThread run([&] {
                try {
                    migrate::runEnvironment(request);
                } catch (const Error &error) {
                    problem = error.toText();
                }
            });
            QTRY_VERIFY_WITH_TIMEOUT(waits(), 30000);
            QTest::qWait(300);   // long enough for a run that does not wait to fail
            connection->rollback();
        }
        m_project->postgres().query("DROP OWNED BY narrow; DROP ROLE narrow");
        QCOMPARE(problem, std::string());
        QCOMPARE(tables, std::size_t(1));
    }

    /// What env.py did on its connection is compared, not what others see.
    void theRunsOwnConnectionCounts_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("told");
        QTest::newRow("nothing") << "    pass" << "('remove_table', Table('account'))";
        QTest::newRow("a table") << "    connection.execute(text('CREATE TABLE made (id integer)'))" << "('remove_table', Table('made'))";
        QTest::newRow("another search path") << "    connection.execute(text('SET search_path TO other'))" << "[('remove_table', Table('elsewhere'))]";
    }
    void theRunsOwnConnectionCounts()
    {
        QFETCH(QString, given);
        QFETCH(QString, told);
        m_project->postgres().query("CREATE SCHEMA other; CREATE TABLE other.elsewhere (id integer); CREATE TABLE other.alembic_version (version_num varchar(32)); "
                                    "CREATE TABLE alembic_version (version_num varchar(32))");
        m_project->builder().file("migrations/env.py", environmentWith(given.toStdString()));
        const ProcessResult check = m_project->builder().cli({"check"});
        QVERIFY2(check.output.find(told.toStdString()) != std::string::npos, check.toText().c_str());
    }

private:
    migrate::RunRequest requestFor(const std::optional<database::Url> &chosen)
    {
        m_snapshot = migrate::openProject(project::findConfiguration(m_project->builder().folder().string()).value());
        migrate::RunRequest request;
        request.project = &m_snapshot->project;
        request.surroundings = environment::processSurroundings();
        request.chosenUrl = chosen;
        return request;
    }

    std::optional<schema::Schema> readAhead(const std::string &takenFor, const std::optional<database::Url> &chosen = {})
    {
        std::optional<schema::Schema> schema;
        runOnDeepStack([&] {
            migrate::CatalogReadAhead ahead(requestFor(chosen));
            schema = ahead.take(database::Url::parse(takenFor));
        });
        return schema;
    }

    std::unique_ptr<RunProject> m_project;
    std::shared_ptr<const migrate::ProjectSnapshot> m_snapshot;
};

QTEST_GUILESS_MAIN(TestCatalogReadAhead)
#include "tst_catalog_read_ahead.moc"
