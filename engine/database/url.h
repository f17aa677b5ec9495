// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace limbeck::database {

enum class Backend { Postgresql, Sqlite };

/// "postgresql" or "sqlite", SQLAlchemy's dialect names.
std::string_view dialectName(Backend backend);

/// An SQLAlchemy database URL, decoded (spec/config.md §8.3): `dialect[+driver]://[user[:password]@][host[:port]]/[database][?k=v&…]`.
/// Absent parts differ from empty ones, as in SQLAlchemy. A value: copying it copies the password.
struct Url {
    Backend backend = Backend::Sqlite;
    std::string driver;                   ///< after the "+", empty when not named
    std::optional<std::string> user;      ///< percent-decoded
    std::optional<std::string> password;  ///< percent-decoded
    std::optional<std::string> host;      ///< an IPv6 address without its brackets
    std::optional<int> port;
    std::optional<std::string> database;                     ///< not decoded
    std::vector<std::pair<std::string, std::string>> query;  ///< decoded, in order, keys may repeat, no empty values
    std::vector<std::string> notes;                          ///< for people: what SQLAlchemy would refuse and we accept

    bool operator==(const Url &) const = default;

    /// Throws Error(Config) for a text that is no URL, a database that is not supported, a port that is no number, and for a
    /// SQLite URL with a host, port, user or password. No error text contains the password or any part that may belong to one.
    static Url parse(std::string_view text);

    /// As SQLAlchemy prints it, the password as "***" unless asked for.
    std::string toString(bool hidePassword = true) const;

    /// The last value given for a key of the query.
    std::optional<std::string> queryValue(std::string_view key) const;
    std::vector<std::string> queryValues(std::string_view key) const;

    /// SQLite: no file, the database lives and dies with its connection.
    bool isMemory() const;
    /// A relative SQLite path made absolute against `directory`; anything else unchanged. The `file:` form of `uri=true` too.
    Url resolvedAgainst(const std::string &directory) const;
};

/// Truth of a query value as SQLAlchemy reads it (true yes on y t 1 / false no off n f 0, any case); throws Error(Config) otherwise.
bool truthOfQueryValue(std::string_view key, std::string_view value);

}  // namespace limbeck::database
