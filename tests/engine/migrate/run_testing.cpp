// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_testing.h"

#include "base/deep_stack.h"
#include "environment/project_host.h"

#include <algorithm>
#include <sqlite3.h>

namespace limbeck::test {

void RecordedEvents::add(std::string line)
{
    m_lines.push_back(line);
    if (onLine)
        onLine(line);
}

void RecordedEvents::log(int level, const std::string &, const std::string &text) { add("log " + std::to_string(level) + " " + text); }

void RecordedEvents::stepDelegated(int, const revision::Step &step, const std::string &, const std::string &reason) { add("delegated " + step.id + ": " + reason); }

void RecordedEvents::delegateLine(const std::string &line) { add("child " + line); }

bool RecordedEvents::has(const std::string &part) const
{
    return std::any_of(m_lines.begin(), m_lines.end(), [&](const std::string &line) { return line.find(part) != std::string::npos; });
}

int RecordedEvents::count(const std::string &line) const { return int(std::count(m_lines.begin(), m_lines.end(), line)); }

std::string RecordedEvents::toText() const
{
    std::string text;
    for (const std::string &line : m_lines)
        text += line + "\n";
    return text;
}

RunProject::RunProject(bool postgresql) : m_builder(m_folder.path())
{
    if (postgresql) {
        m_database.emplace(PostgresServer::shared().createDatabase());
        m_builder.url(m_database->url());
    }
}

std::string RunProject::url() const { return m_database ? m_database->url() : "sqlite:///" + m_builder.sqliteFile().string(); }

std::vector<std::string> RunProject::column(const std::string &sql) const
{
    std::vector<std::string> values;
    if (m_database) {
        for (const auto &row : m_database->query(sql))
            values.push_back(row.front().value_or("NULL"));
        return values;
    }
    sqlite3 *handle = nullptr;
    if (sqlite3_open_v2(m_builder.sqliteFile().c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK) {
        const auto take = [](void *out, int, char **row, char **) {
            static_cast<std::vector<std::string> *>(out)->push_back(row[0] ? row[0] : "NULL");
            return 0;
        };
        char *problem = nullptr;
        sqlite3_exec(handle, sql.c_str(), take, &values, &problem);
        if (problem)
            values.push_back(std::string("error: ") + problem);
        sqlite3_free(problem);
    }
    sqlite3_close(handle);
    return values;
}

std::vector<std::string> RunProject::tables() const
{
    std::vector<std::string> names = column(m_database ? "SELECT tablename FROM pg_tables WHERE schemaname = 'public'" : "SELECT name FROM sqlite_schema WHERE type = 'table'");
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<std::string> RunProject::rows() const
{
    const std::vector<std::string> present = tables();
    if (std::find(present.begin(), present.end(), "alembic_version") == present.end())
        return {};
    return column("SELECT version_num FROM alembic_version ORDER BY 1");
}

namespace {

/// Holds the run against its own plan, as the window does. What cannot be planned is not held: the run says why.
void expectAsPlanned(const migrate::ProjectSnapshot &snapshot, migrate::Direction direction, const std::string &target, migrate::SourceCache &sources, migrate::RunOptions &options)
{
    const migrate::Target &database = snapshot.targets.front();
    const auto url = options.url ? options.url : database.url;
    if (!url)
        return;
    try {
        const migrate::Plan plan = migrate::planMigration(snapshot, *url, database.run, direction, {target}, sources, {}, {}, {.batchPreserve = options.batchPreserve});
        options.surroundings = plan.surroundings;
        options.expected = migrate::shownSteps(plan);
    } catch (const Error &) {
    }
}

}  // namespace

RunProject::Outcome RunProject::run(const std::string &target, migrate::RunOptions options, RecordedEvents &events, bool up, StopToken stop)
{
    Outcome outcome;
    runOnDeepStack([&] {
        try {
            project::ConfigRequest fallback;
            fallback.workingDirectory = m_folder.path();
            const project::ConfigRequest request = project::findConfiguration(m_folder.path()).value_or(fallback);
            const auto snapshot = migrate::openProject(request, options.delegation);
            migrate::SourceCache sources;
            options.surroundings.environment = environment::processSurroundings().environment;
            const migrate::Direction direction = up ? migrate::Direction::Upgrade : migrate::Direction::Downgrade;
            if (options.expected.empty())
                expectAsPlanned(*snapshot, direction, target, sources, options);
            outcome.rows = migrate::runMigration(*snapshot, direction, {target}, options, events, sources, stop);
        } catch (const Error &error) {
            outcome.error = error;
        }
    });
    return outcome;
}

migrate::Plan RunProject::plan(const std::string &target, bool up, bool batchPreserve)
{
    migrate::Plan plan;
    runOnDeepStack([&] {
        project::ConfigRequest request;
        request.workingDirectory = m_folder.path();
        const auto snapshot = migrate::openProject(request);
        migrate::SourceCache sources;
        plan = migrate::planMigration(*snapshot, *snapshot->targets.front().url, snapshot->targets.front().run, up ? migrate::Direction::Upgrade : migrate::Direction::Downgrade, {target},
                                      sources, {}, {}, {.batchPreserve = batchPreserve});
    });
    return plan;
}

}  // namespace limbeck::test
