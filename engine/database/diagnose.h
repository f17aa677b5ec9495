// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "database/url.h"

#include <string>
#include <string_view>

namespace limbeck::database {

/// Why a database could not be opened. The window chooses its proposal by it.
enum class OpenFailure {
    HostUnknown,      ///< the name does not resolve
    HostUnreachable,  ///< nobody answers there: refused, no route, no socket, time-out
    NotPostgresql,    ///< something answers there that is no PostgreSQL server
    WrongPassword,    ///< or the server accepts this user in no way
    PasswordMissing,
    NoSuchUser,
    NoSuchDatabase,
    NotAdmitted,    ///< the server's pg_hba.conf has no entry for us
    SslRequired,    ///< the server wants it and we did not offer it
    SslRefused,     ///< we want it and the server does not offer it, or its certificate does not hold
    ServerBusy,     ///< too many connections, starting up, shutting down
    DriverMissing,  ///< Qt's plugin is not installed
    FileMissing,
    NotADatabase,
    Locked,
    Permission,
    BadOption,  ///< the URL names an option that the driver does not know or accept
    Other,
};

struct Diagnosis {
    OpenFailure failure = OpenFailure::Other;
    std::string sentence;  ///< what was tried and what happened, without the password
    std::string proposal;  ///< what to do next
};

/// What Connection::open throws. The message is the diagnosis' sentence, the hint its proposal, the first detail the driver's own words.
class OpenError : public DatabaseError {
public:
    OpenError(Diagnosis diagnosis, std::string driverText, int sqliteCode = 0);
    const Diagnosis &diagnosis() const { return m_diagnosis; }

private:
    Diagnosis m_diagnosis;
};

/// From libpq's message (English or not; only its English wording is understood, another one gives Other).
Diagnosis diagnosePostgresql(const Url &url, std::string_view driverText);

/// From SQLite's result code (0: not known) and a look at the file.
Diagnosis diagnoseSqlite(const std::string &path, bool forWriting, int code);

Diagnosis diagnoseMissingDriver(Backend backend);

}  // namespace limbeck::database
