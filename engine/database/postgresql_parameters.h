// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/connection.h"

#include <string>
#include <utility>
#include <vector>

namespace limbeck::database {

/// What a PostgreSQL URL means for Qt's driver. The five named values go through QSqlDatabase's setters, which quote them.
struct PostgresqlParameters {
    std::string host;  ///< host name, socket directory, or a list with commas
    int port = -1;     ///< -1: not given, or in `options` as a list
    std::string database;
    std::string user;
    std::string password;
    std::string options;  ///< further libpq parameters, `key='value'` with blanks between, quoted
    /// Settings to make with set_config once the connection is open.
    std::vector<std::pair<std::string, std::string>> settings;
    std::vector<std::string> notes;  ///< parts of the URL that were not used, and why
};

/// Throws Error(Config) for options that libpq does not know (when the URL's driver is one that uses libpq) and for values that
/// cannot be passed.
PostgresqlParameters postgresqlParameters(const Url &url, const OpenOptions &options);

}  // namespace limbeck::database
