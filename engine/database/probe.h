// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/connection.h"

#include <chrono>
#include <string>

namespace limbeck::database {

/// What a test of a connection finds out, besides that it works.
struct ProbeReport {
    ConnectionFacts facts;
    std::chrono::milliseconds opening{0};   ///< how long it took until the first query could be asked
    bool isEncrypted = false;               ///< PostgreSQL: the session uses TLS
    bool isReadOnly = false;                ///< a standby, a session that is read only by default, a file that may not be written
    bool mayCreateTables = true;            ///< PostgreSQL: in the schema where new tables go
    int tables = 0;                         ///< of the user, in all schemas
};

/// Connects, looks and disconnects; writes nothing and makes no file. Throws OpenError with a diagnosis when the database cannot be opened.
ProbeReport probeDatabase(const Url &url, const OpenOptions &options = {}, StopToken stop = {});

/// The same URL such that its sessions cannot change anything: PostgreSQL: `default_transaction_read_only`, SQLite: a file opened for reading only (which must be there then).
/// `workingDirectory`: for relative SQLite paths.
Url readOnlyUrl(const Url &url, const std::string &workingDirectory = {});

}  // namespace limbeck::database
