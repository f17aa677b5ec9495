// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/diagnose.h"

#include "database/mask_passwords.h"

#include <filesystem>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

// A failed opening leaves only text: libpq 15 gives no SQLSTATE for it. The patterns are the English messages of libpq and of the server's
// authentication, the most specific first, because libpq tries several addresses and puts all their messages into one text.

namespace limbeck::database {
namespace {

struct Pattern {
    std::string_view text;
    OpenFailure failure;
};

constexpr Pattern kPatterns[] = {
    {"received invalid response to", OpenFailure::NotPostgresql},
    {"expected authentication request from server", OpenFailure::NotPostgresql},
    {"no password supplied", OpenFailure::PasswordMissing},
    {"password authentication failed", OpenFailure::WrongPassword},
    {"empty password returned", OpenFailure::WrongPassword},
    {"authentication failed for user", OpenFailure::WrongPassword},
    {"SSL off", OpenFailure::SslRequired},
    {"no encryption", OpenFailure::SslRequired},
    {"no pg_hba.conf entry", OpenFailure::NotAdmitted},
    {"pg_hba.conf rejects", OpenFailure::NotAdmitted},
    {"server does not support SSL", OpenFailure::SslRefused},
    {"SSL error", OpenFailure::SslRefused},
    {"certificate", OpenFailure::SslRefused},
    {"is not permitted to log in", OpenFailure::Permission},
    {"permission denied for database", OpenFailure::Permission},
    {"too many connections", OpenFailure::ServerBusy},
    {"too many clients", OpenFailure::ServerBusy},
    {"remaining connection slots", OpenFailure::ServerBusy},
    {"the database system is", OpenFailure::ServerBusy},
    {"invalid connection option", OpenFailure::BadOption},
    {"unrecognized configuration parameter", OpenFailure::BadOption},
    {"invalid value for parameter", OpenFailure::BadOption},
    {"invalid sslmode value", OpenFailure::BadOption},
    {"invalid command-line argument", OpenFailure::BadOption},
    {"could not translate host name", OpenFailure::HostUnknown},
    {"Connection refused", OpenFailure::HostUnreachable},
    {"timeout expired", OpenFailure::HostUnreachable},
    {"Connection timed out", OpenFailure::HostUnreachable},
    {"No route to host", OpenFailure::HostUnreachable},
    {"Network is unreachable", OpenFailure::HostUnreachable},
    {"No such file or directory", OpenFailure::HostUnreachable},
    {"server closed the connection unexpectedly", OpenFailure::HostUnreachable},
    {"Permission denied", OpenFailure::Permission},
};

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

OpenFailure classify(std::string_view text)
{
    if (contains(text, "does not exist")) {
        if (contains(text, "database \""))
            return OpenFailure::NoSuchDatabase;
        if (contains(text, "role \""))
            return OpenFailure::NoSuchUser;
    }
    for (const Pattern &pattern : kPatterns) {
        if (contains(text, pattern.text))
            return pattern.failure;
    }
    return OpenFailure::Other;
}

std::string serverOf(const Url &url)
{
    const std::vector<std::string> hosts = url.queryValues("host");
    std::string host = hosts.empty() ? url.host.value_or("") : fmt::format("{}", fmt::join(hosts, ", "));
    if (host.empty())
        return "the local server";
    return url.port ? fmt::format("{} port {}", host, *url.port) : host;
}

Diagnosis describe(OpenFailure failure, const Url &url)
{
    const std::string server = serverOf(url);
    const std::string user = url.queryValue("user").value_or(url.user.value_or("(the system user)"));
    const std::string database = url.queryValue("dbname").value_or(url.database.value_or(user));
    switch (failure) {
    case OpenFailure::HostUnknown:
        return {failure, fmt::format("The host of the database, {}, is not known.", server), "Check the host name in the URL and the network."};
    case OpenFailure::HostUnreachable:
        return {failure, fmt::format("No PostgreSQL server answers at {}.", server),
                "Check that the server runs, that host and port are right and that no firewall is between."};
    case OpenFailure::NotPostgresql:
        return {failure, fmt::format("What answers at {} is no PostgreSQL server.", server),
                "Check host and port; PostgreSQL listens on port 5432 unless it was told otherwise."};
    case OpenFailure::WrongPassword:
        return {failure, fmt::format("The server at {} did not accept the password of user \"{}\".", server, user),
                "Check user and password; in a URL, special characters of a password are percent-encoded."};
    case OpenFailure::PasswordMissing:
        return {failure, fmt::format("The server at {} asks user \"{}\" for a password, and none was given.", server, user),
                "Give a password with the connection."};
    case OpenFailure::NoSuchUser:
        return {failure, fmt::format("The server at {} has no user \"{}\".", server, user), "Check the user name, or create the role."};
    case OpenFailure::NoSuchDatabase:
        return {failure, fmt::format("The server at {} has no database \"{}\".", server, database),
                "Check the name at the end of the URL, or create the database."};
    case OpenFailure::NotAdmitted:
        return {failure, fmt::format("The server at {} does not admit user \"{}\" to database \"{}\" from this computer.", server, user, database),
                "An entry in the server's pg_hba.conf is needed."};
    case OpenFailure::SslRequired:
        return {failure, fmt::format("The server at {} admits user \"{}\" only over an encrypted connection, or not from here at all.", server, user),
                "Try sslmode=require in the URL; otherwise an entry in the server's pg_hba.conf is needed."};
    case OpenFailure::SslRefused:
        return {failure, fmt::format("No encrypted connection to {} could be made as the URL demands.", server), "Check sslmode and the certificates."};
    case OpenFailure::ServerBusy:
        return {failure, fmt::format("The server at {} takes no connection now.", server), "Try again in a moment."};
    case OpenFailure::BadOption:
        return {failure, fmt::format("An option in the database URL was not accepted for {}.", server), "Check the part of the URL after the \"?\"."};
    case OpenFailure::Permission:
        return {failure, fmt::format("User \"{}\" has no permission to connect to database \"{}\" at {}.", user, database, server),
                "Ask the server's administrator for the right to connect."};
    case OpenFailure::DriverMissing:
    case OpenFailure::FileMissing:
    case OpenFailure::NotADatabase:
    case OpenFailure::Locked:
    case OpenFailure::Other:
        break;
    }
    return {OpenFailure::Other, fmt::format("The database at {} could not be opened.", server), "The server's own words are below."};
}

DatabaseError::Facts openFacts(const Diagnosis &diagnosis, int sqliteCode)
{
    DatabaseError::Facts facts;
    facts.primary = diagnosis.sentence;
    facts.sqliteCode = sqliteCode;
    return facts;
}

/// Opening for writing needs the folder too: the journal lies beside the file.
bool mayAccess(const std::filesystem::path &path, bool forWriting)
{
    return ::eaccess(path.c_str(), forWriting ? R_OK | W_OK : R_OK) == 0;
}

}  // namespace

OpenError::OpenError(Diagnosis diagnosis, std::string driverText, int sqliteCode)
    : DatabaseError(openFacts(diagnosis, sqliteCode)), m_diagnosis(std::move(diagnosis))
{
    if (!driverText.empty())
        withDetail(maskPasswords(driverText));
    withHint(m_diagnosis.proposal);
}

Diagnosis diagnosePostgresql(const Url &url, std::string_view driverText)
{
    return describe(classify(driverText), url);
}

Diagnosis diagnoseSqlite(const std::string &path, bool forWriting, int code)
{
    namespace fs = std::filesystem;
    std::error_code ignored;
    const int primary = code & 0xff;
    if (primary == SQLITE_NOTADB)
        return {OpenFailure::NotADatabase, fmt::format("The file {} is not a SQLite database.", path),
                "Check the path; an encrypted database cannot be opened."};
    if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED)
        return {OpenFailure::Locked, fmt::format("The database {} is locked by another program.", path), "Close the other program or wait."};
    if (fs::is_directory(path, ignored))
        return {OpenFailure::NotADatabase, fmt::format("{} is a folder, not a SQLite database.", path), "Give the path of a file."};
    const fs::path folder = fs::path(path).parent_path();
    if (!fs::exists(path, ignored)) {
        if (!folder.empty() && ::eaccess(folder.c_str(), X_OK) != 0 && fs::exists(folder, ignored))
            return {OpenFailure::Permission, fmt::format("The folder {} may not be entered.", folder.string()), "Change the folder's permissions."};
        if (!fs::exists(folder, ignored))
            return {OpenFailure::FileMissing, fmt::format("There is no folder {} for the database {}.", folder.string(), path),
                    "Check the path: sqlite:///x.db is relative, sqlite:////x.db is absolute."};
        if (forWriting && !mayAccess(folder, true))
            return {OpenFailure::Permission, fmt::format("No file may be created in {}.", folder.string()), "Change the folder's permissions."};
        return {OpenFailure::FileMissing, fmt::format("There is no database file {}.", path),
                "Check the path: sqlite:///x.db is relative, sqlite:////x.db is absolute."};
    }
    if (!mayAccess(path, forWriting))
        return {OpenFailure::Permission, fmt::format("The file {} may not be {}.", path, forWriting ? "written" : "read"),
                "Change the file's permissions, or open it for reading only."};
    return {OpenFailure::Other, fmt::format("The SQLite database {} could not be opened.", path), "The database's own words are below."};
}

Diagnosis diagnoseMissingDriver(Backend backend)
{
    const bool postgresql = backend == Backend::Postgresql;
    return {OpenFailure::DriverMissing, fmt::format("Qt's driver for {} is not installed.", postgresql ? "PostgreSQL" : "SQLite"),
            fmt::format("Install the package {}.", postgresql ? "libqt6sql6-psql" : "libqt6sql6-sqlite")};
}

}  // namespace limbeck::database
