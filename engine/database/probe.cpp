// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/probe.h"

#include "database/percent.h"

#include <filesystem>
#include <unistd.h>

namespace limbeck::database {
namespace {

constexpr const char *kAskPostgresql =
    "SELECT COALESCE((SELECT s.ssl FROM pg_catalog.pg_stat_ssl s WHERE s.pid = pg_catalog.pg_backend_pid()), false), "
    "pg_catalog.pg_is_in_recovery() OR pg_catalog.current_setting('default_transaction_read_only') = 'on', "
    "COALESCE(pg_catalog.has_schema_privilege(pg_catalog.current_schema(), 'CREATE'), false), "
    "(SELECT pg_catalog.count(*) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
    "WHERE c.relkind IN ('r', 'p') AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%')::int";

bool truth(const sql::Value &value)
{
    const auto *flag = std::get_if<bool>(&value.data);
    return flag && *flag;
}

int number(const sql::Value &value)
{
    const auto *found = std::get_if<std::int64_t>(&value.data);
    return found ? static_cast<int>(*found) : 0;
}

void askPostgresql(Connection &connection, ProbeReport &report)
{
    const sql::Rows rows = connection.query(kAskPostgresql);
    const sql::ValueList &row = rows.rows.at(0);
    report.isEncrypted = truth(row.at(0));
    report.isReadOnly = truth(row.at(1));
    report.mayCreateTables = truth(row.at(2));
    report.tables = number(row.at(3));
}

void askSqlite(Connection &connection, ProbeReport &report)
{
    // The first look at the file: a file that is no database is refused here, not at its opening.
    const sql::Rows rows = connection.query("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
    report.tables = number(rows.rows.at(0).at(0));
    const std::string &file = report.facts.currentDatabase;
    report.isReadOnly = file != ":memory:" && ::eaccess(file.c_str(), W_OK) != 0;
    report.mayCreateTables = !report.isReadOnly;
}

}  // namespace

ProbeReport probeDatabase(const Url &url, const OpenOptions &options, StopToken stop)
{
    const auto begin = std::chrono::steady_clock::now();
    OpenOptions reading = options;
    reading.createIfMissing = false;
    // A PostgreSQL session as it will be later, so that what makes it read only is seen.
    reading.readOnly = url.backend == Backend::Sqlite && !url.isMemory();
    const std::unique_ptr<Connection> connection = Connection::open(url, reading);
    connection->setStopToken(std::move(stop));
    ProbeReport report;
    report.facts = connection->facts();
    report.opening = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
    if (url.backend == Backend::Postgresql)
        askPostgresql(*connection, report);
    else
        askSqlite(*connection, report);
    return report;
}

Url readOnlyUrl(const Url &given, const std::string &workingDirectory)
{
    namespace fs = std::filesystem;
    Url url = given;
    if (url.backend == Backend::Postgresql) {
        constexpr const char *kSetting = "-c default_transaction_read_only=on";
        // The last value counts: what the URL says itself stays in front of ours.
        const std::string own = url.queryValue("options").value_or("");
        std::erase_if(url.query, [](const auto &entry) { return entry.first == "options"; });
        url.query.emplace_back("options", own.empty() ? kSetting : own + " " + kSetting);
        return url;
    }
    if (url.isMemory())
        return url;
    url = url.resolvedAgainst(workingDirectory.empty() ? fs::current_path().string() : workingDirectory);
    if (!url.database->starts_with("file:"))
        url.database = "file:" + percentEncode(*url.database, "/");
    std::erase_if(url.query, [](const auto &entry) { return entry.first == "mode" || entry.first == "uri"; });
    url.query.emplace_back("mode", "ro");
    url.query.emplace_back("uri", "true");
    return url;
}

}  // namespace limbeck::database
