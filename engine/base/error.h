// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/source_position.h"

#include <exception>
#include <memory>
#include <string>
#include <vector>

namespace limbeck {

/// What went wrong, by kind. The window chooses icon and proposal by it, the command line its exit status.
enum class ErrorCode {
    Usage,            ///< the caller's words are off (command line)
    Config,           ///< alembic.ini, pyproject.toml or env.py cannot be used
    ConfigCrash,      ///< the same where Alembic ends with a traceback (exit status 1 instead of 255)
    Revision,         ///< identifiers, graph and plans (spec/revisions.md, E1..E12)
    RevisionCrash,    ///< the same where Alembic ends with a traceback
    Syntax,           ///< a Python file that Python would refuse
    Script,           ///< a Python exception that no handler of the script caught
    Unsupported,      ///< the interpreter cannot do this; nothing was guessed
    Operation,        ///< a directive that cannot be compiled for the dialect
    Database,         ///< the server refused
    ConnectionLost,   ///< the server went away
    Cancelled,        ///< the user stopped it
    Budget,           ///< a preview or fold took more steps than it may
    File,             ///< reading or writing a file failed
    PlanMismatch,     ///< a step would not do what its plan showed
    Locked,           ///< another upgrader holds the migration lock
    Internal,         ///< our own mistake
};

/// Every error of the engine. `what()` is the sentence for people: what was expected and what was found; never a password.
/// The other parts are optional: where it happened, what to do next, and further lines (traceback, server detail).
class Error : public std::exception {
public:
    Error(ErrorCode code, std::string message, SourcePosition position = {}, std::string hint = {});

    const char *what() const noexcept override { return m_message.c_str(); }
    ErrorCode code() const { return m_code; }
    const std::string &message() const { return m_message; }
    const SourcePosition &position() const { return m_position; }
    const std::string &hint() const { return m_hint; }
    const std::vector<std::string> &details() const { return m_details; }

    Error &withPosition(SourcePosition position);
    Error &withHint(std::string hint);
    Error &withDetail(std::string line);

    /// Message, position, details and hint, one a line.
    std::string toText() const;

private:
    ErrorCode m_code;
    std::string m_message;
    SourcePosition m_position;
    std::string m_hint;
    std::vector<std::string> m_details;
};

/// A construct that the interpreter or the vocabulary cannot do. No `except` of a script catches it (spec/python-subset.md §5).
class Unsupported : public Error {
public:
    Unsupported(std::string construct, SourcePosition position = {}, std::string hint = {});
};

/// The user pressed Stop. No `except` of a script catches it.
class Cancelled : public Error {
public:
    Cancelled();
};

/// A preview, fold or reading used up its budget. No `except` of a script catches it.
class BudgetExhausted : public Error {
public:
    explicit BudgetExhausted(std::string what, SourcePosition position = {});
};

/// What a database answered when it refused a statement.
/// PostgreSQL fills `sqlState`, `detail`, `databaseHint`, `statementPosition`; SQLite `sqliteCode` (extended result code).
class DatabaseError : public Error {
public:
    struct Facts {
        std::string sqlState;       ///< five characters, PostgreSQL only
        int sqliteCode = 0;         ///< extended code, SQLite only
        std::string primary;        ///< the server's message, one line
        std::string detail;
        std::string databaseHint;
        std::string context;
        int statementPosition = 0;  ///< 1-based character offset in `statement`, 0 if not told
        std::string statement;
    };
    explicit DatabaseError(Facts facts, ErrorCode code = ErrorCode::Database);
    const Facts &facts() const { return m_facts; }

private:
    Facts m_facts;
};

}  // namespace limbeck
