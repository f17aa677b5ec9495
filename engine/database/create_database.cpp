// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/create_database.h"

#include "database/diagnose.h"
#include "database/sqlite_target.h"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace limbeck::database {
namespace {

constexpr std::size_t kLongestName = 63;  // NAMEDATALEN - 1: the server would cut the name and say so in a NOTICE only

std::string quotedIdentifier(const std::string &name)
{
    std::string quoted = "\"";
    for (const char c : name)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

void createFile(const Url &url, const OpenOptions &options)
{
    const SqliteTarget target = sqliteTarget(url, options);
    if (target.memory)
        return;
    const int file = ::open(target.path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (file >= 0) {
        ::close(file);
        return;
    }
    if (errno == EEXIST)
        throw Error(ErrorCode::File, fmt::format("There is a file {} already.", target.path), {}, "Use it as it is, or choose another name.");
    throw OpenError(diagnoseSqlite(target.path, true, 0), {});
}

std::string databaseName(const Url &url)
{
    const std::string name = url.queryValue("dbname").value_or(url.database.value_or(""));
    if (name.empty())
        throw Error(ErrorCode::Config, "The URL names no database.", {}, "Write its name at the end of the URL.");
    if (name.size() > kLongestName)
        throw Error(ErrorCode::Config, fmt::format("The name \"{}\" is longer than the {} bytes that PostgreSQL keeps.", name, kLongestName), {}, "Choose a shorter name.");
    return name;
}

std::unique_ptr<Connection> openMaintenance(Url url, const OpenOptions &options)
{
    std::erase_if(url.query, [](const auto &entry) { return entry.first == "dbname"; });
    try {
        url.database = "postgres";
        return Connection::open(url, options);
    } catch (const OpenError &error) {
        if (error.diagnosis().failure != OpenFailure::NoSuchDatabase)
            throw;
    }
    url.database = "template1";
    return Connection::open(url, options);
}

}  // namespace

void createDatabase(const Url &url, const OpenOptions &options, const std::string &source)
{
    if (url.backend == Backend::Sqlite)
        return createFile(url, options);
    const std::string name = databaseName(url);
    openMaintenance(url, options)->query("CREATE DATABASE " + quotedIdentifier(name) + (source.empty() ? std::string() : " TEMPLATE " + quotedIdentifier(source)));
}

void dropDatabase(const Url &url, const OpenOptions &options)
{
    const std::unique_ptr<Connection> connection = openMaintenance(url, options);
    constexpr int kKnowsForce = 130000;
    connection->query("DROP DATABASE IF EXISTS " + quotedIdentifier(databaseName(url)) + (connection->facts().serverVersionNumber >= kKnowsForce ? " WITH (FORCE)" : ""));
}

}  // namespace limbeck::database
