// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/connection.h"

#include <chrono>
#include <string>

namespace limbeck::database {

/// What a SQLite URL means for sqlite3_open_v2 (spec/config.md §8.3).
struct SqliteTarget {
    std::string name;  ///< a `file:` URI with the mode that the options ask for, or ":memory:"
    std::string path;  ///< absolute, for messages; ":memory:" without a file
    bool memory = false;
    bool forWriting = true;
    std::chrono::milliseconds busyTimeout{5000};  ///< `timeout` of the URL, Python's default otherwise
};

/// Throws Error(Config) for query values that cannot be read.
SqliteTarget sqliteTarget(const Url &url, const OpenOptions &options);

}  // namespace limbeck::database
