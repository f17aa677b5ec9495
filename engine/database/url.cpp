// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/url.h"

#include "base/error.h"
#include "database/mask_passwords.h"
#include "database/percent.h"

#include <filesystem>
#include <fmt/format.h>
#include <map>

// The grammar is SQLAlchemy's, with its corners (checked against 2.0):
//   * the user may contain neither ":" nor "/"; the password begins at the first ":" and ends at the FIRST "@" after it, whatever
//     else it contains; a user without password ends at the LAST "@" that stands before any ":" or "/".
//   * the host ends at "/", ":" or "?". Text between an IPv6 address's bracket and what may follow makes SQLAlchemy drop the whole rest
//     of the URL, database included; that we refuse.
//   * only user, password and query are percent-decoded; empty query values are dropped.

namespace limbeck::database {
namespace {

struct Scheme {
    std::string dialect;
    std::string driver;
};

[[noreturn]] void fail(std::string message, std::string hint)
{
    throw Error(ErrorCode::Config, std::move(message), {}, std::move(hint));
}

bool isSchemeCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '+' || static_cast<unsigned char>(c) >= 0x80;
}

/// Takes "dialect[+driver]://" off the text.
Scheme takeScheme(std::string_view &rest)
{
    const std::size_t end = rest.find("://");
    const std::string_view name = rest.substr(0, end == std::string_view::npos ? 0 : end);
    if (name.empty() || !std::all_of(name.begin(), name.end(), isSchemeCharacter))
        fail(fmt::format("\"{}\" is not a database URL.", maskPasswords(rest)),
             "A database URL looks like postgresql://user:password@host/database or sqlite:///path/to/file.db.");
    rest.remove_prefix(end + 3);
    const std::size_t plus = name.find('+');
    if (plus == std::string_view::npos)
        return {std::string(name), {}};
    return {std::string(name.substr(0, plus)), std::string(name.substr(plus + 1))};
}

/// Takes "user[:password]@" off the text when it is there.
void takeCredentials(std::string_view &rest, Url &url)
{
    const std::size_t userEnd = rest.find_first_of(":/");
    if (userEnd != std::string_view::npos && rest[userEnd] == ':') {
        const std::size_t at = rest.find('@', userEnd);
        if (at != std::string_view::npos) {
            url.user = percentDecode(rest.substr(0, userEnd));
            url.password = percentDecode(rest.substr(userEnd + 1, at - userEnd - 1));
            rest.remove_prefix(at + 1);
            return;
        }
    }
    const std::size_t at = rest.substr(0, userEnd).rfind('@');
    if (at != std::string_view::npos) {
        url.user = percentDecode(rest.substr(0, at));
        rest.remove_prefix(at + 1);
    }
}

void takeHost(std::string_view &rest, Url &url)
{
    if (rest.starts_with('[')) {
        const std::size_t close = rest.substr(0, rest.find_first_of("/?")).rfind(']');
        if (close != std::string_view::npos && close > 1) {
            url.host = std::string(rest.substr(1, close - 1));
            rest.remove_prefix(close + 1);
            if (!rest.empty() && std::string_view(":/?").find(rest.front()) == std::string_view::npos)
                fail("The database URL has text between \"]\" and the port or the \"/\".", "Write [address]:port/database.");
            return;
        }
    }
    const std::size_t end = std::min(rest.find_first_of("/:?"), rest.size());
    if (end > 0)
        url.host = std::string(rest.substr(0, end));
    rest.remove_prefix(end);
}

void takePort(std::string_view &rest, Url &url)
{
    const std::size_t end = std::min(rest.find_first_of("/?"), rest.size());
    const std::string_view port = rest.substr(0, end);
    rest.remove_prefix(end);
    if (!port.starts_with(':'))
        return;
    const std::string_view digits = port.substr(1);
    const bool isNumber = !digits.empty() && digits.size() <= 5 && digits.find_first_not_of("0123456789") == std::string_view::npos;
    if (!isNumber || std::stoi(std::string(digits)) > 65535)
        fail("The port in the database URL is not a number from 0 to 65535.",
             "Write host:port/database. An \"@\" inside the user name or the password must be written as %40.");
    url.port = std::stoi(std::string(digits));
}

void takeQuery(std::string_view query, Url &url)
{
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view pair = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        const std::size_t equals = pair.find('=');
        if (equals != std::string_view::npos && equals + 1 < pair.size())
            url.query.emplace_back(percentDecode(pair.substr(0, equals), true), percentDecode(pair.substr(equals + 1), true));
    }
}

Backend backendOf(const Scheme &scheme, Url &url)
{
    if (scheme.dialect == "sqlite" && scheme.driver == "pysqlcipher")
        fail("The database URL names an encrypted SQLite database (sqlite+pysqlcipher).",
             "Limbeck opens plain SQLite files only; decrypt a copy to work on it.");
    if (scheme.dialect == "postgresql")
        return Backend::Postgresql;
    if (scheme.dialect == "sqlite")
        return Backend::Sqlite;
    if (scheme.dialect == "postgres") {
        url.notes.push_back("SQLAlchemy refuses \"postgres://\" since 1.4; Alembic needs \"postgresql://\" in this place.");
        return Backend::Postgresql;
    }
    if (scheme.dialect == "driver")
        fail("The database URL is still the placeholder that init writes (driver://…).",
             "Set sqlalchemy.url to the address of your database, for instance postgresql://user:password@host/database.");
    fail(fmt::format("The database URL names a \"{}\" database, which Limbeck cannot use.", scheme.dialect),
         "Supported are PostgreSQL (postgresql://…) and SQLite (sqlite:///…).");
}

void refuseServerParts(const Url &url)
{
    const bool hasServer = (url.user && !url.user->empty()) || (url.password && !url.password->empty()) || url.host || url.port.value_or(0) != 0;
    if (url.backend == Backend::Sqlite && hasServer)
        fail("The SQLite URL has a host, port, user or password; a SQLite database is a file.",
             "Write sqlite:///relative/path.db (three slashes), sqlite:////absolute/path.db (four), or sqlite:// for a database in memory.");
}

}  // namespace

std::string_view dialectName(Backend backend)
{
    return backend == Backend::Postgresql ? "postgresql" : "sqlite";
}

Url Url::parse(std::string_view text)
{
    Url url;
    std::string_view rest = text;
    const Scheme scheme = takeScheme(rest);
    url.driver = scheme.driver;
    url.backend = backendOf(scheme, url);
    takeCredentials(rest, url);
    takeHost(rest, url);
    takePort(rest, url);
    if (rest.starts_with('/')) {
        const std::size_t end = std::min(rest.find('?'), rest.size());
        url.database = std::string(rest.substr(1, end - 1));
        rest.remove_prefix(end);
    }
    if (rest.starts_with('?'))
        takeQuery(rest.substr(1), url);
    refuseServerParts(url);
    return url;
}

std::string Url::toString(bool hidePassword) const
{
    std::string text(dialectName(backend));
    if (!driver.empty())
        text += "+" + driver;
    text += "://";
    if (user) {
        text += percentEncode(*user, " +");
        if (password)
            text += ":" + (hidePassword ? "***" : percentEncode(*password, " +"));
        text += "@";
    }
    if (host)
        text += host->find(':') != std::string::npos ? "[" + *host + "]" : *host;
    if (port)
        text += fmt::format(":{}", *port);
    if (database)
        text += "/" + *database;
    std::map<std::string, std::vector<std::string>> sorted;
    for (const auto &[key, value] : query)
        sorted[key].push_back(value);
    std::string separator = "?";
    for (const auto &[key, values] : sorted) {
        for (const std::string &value : values) {
            const bool secret = hidePassword && (key == "password" || key == "sslpassword");
            std::string encoded = percentEncode(value, " ");
            std::replace(encoded.begin(), encoded.end(), ' ', '+');
            text += std::exchange(separator, "&") + percentEncode(key) + "=" + (secret ? "***" : encoded);
        }
    }
    return text;
}

std::vector<std::string> Url::queryValues(std::string_view key) const
{
    std::vector<std::string> values;
    for (const auto &[name, value] : query) {
        if (name == key)
            values.push_back(value);
    }
    return values;
}

std::optional<std::string> Url::queryValue(std::string_view key) const
{
    std::vector<std::string> values = queryValues(key);
    if (values.empty())
        return {};
    return std::move(values.back());
}

bool Url::isMemory() const
{
    if (backend != Backend::Sqlite)
        return false;
    const std::string name = database.value_or("");
    const bool usesUri = truthOfQueryValue("uri", queryValue("uri").value_or("false"));
    if (!usesUri)
        return name.empty() || name == ":memory:";
    return name.empty() || name == ":memory:" || name == "file::memory:" || queryValue("mode") == "memory";
}

Url Url::resolvedAgainst(const std::string &directory) const
{
    if (backend != Backend::Sqlite || isMemory())
        return *this;
    const bool usesUri = truthOfQueryValue("uri", queryValue("uri").value_or("false"));
    const std::string prefix = usesUri && database->starts_with("file:") ? "file:" : "";
    const std::filesystem::path path = database->substr(prefix.size());
    if (path.is_absolute())
        return *this;
    Url resolved = *this;
    const std::string absolute = (std::filesystem::path(directory) / path).lexically_normal().string();
    resolved.database = prefix + (prefix.empty() ? absolute : percentEncode(directory, "/") + "/" + path.string());
    return resolved;
}

bool truthOfQueryValue(std::string_view key, std::string_view value)
{
    std::string lower(value);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const char *word : {"true", "yes", "on", "y", "t", "1"}) {
        if (lower == word)
            return true;
    }
    for (const char *word : {"false", "no", "off", "n", "f", "0"}) {
        if (lower == word)
            return false;
    }
    fail(fmt::format("The database URL says {}={}, which is neither true nor false.", key, value), "Write true or false.");
}

}  // namespace limbeck::database
