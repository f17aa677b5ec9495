// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "sqlalchemy/host_object.h"

#include <functional>

/// sqlalchemy.exc and alembic's errors as Python classes, and database errors as their instances (python-subset.md §5).
namespace limbeck::sqlalchemy {

/// A class of sqlalchemy.exc by name; null when there is none of that name.
std::shared_ptr<python::Class> exceptionClass(Vocabulary &vocabulary, Interpreter &interpreter, std::string_view name);
std::vector<std::string> exceptionNames();
[[noreturn]] void raise(Vocabulary &vocabulary, Interpreter &interpreter, std::string_view name, std::string message);
/// What an exception says of the statement that failed: with placeholders, and the values as the driver would have got them (a dictionary, a tuple, or a list of those).
struct SentStatement {
    std::string text;
    Value parameters;
};
using DescribeStatement = std::function<SentStatement()>;
/// The exception that SQLAlchemy would raise, with .orig, .statement, .params and .code. Without `describe`: the text that was sent, which has no parameters.
[[noreturn]] void raiseDatabaseError(Vocabulary &vocabulary, Interpreter &interpreter, const DatabaseError &error, const DescribeStatement &describe);
/// "ProgrammingError" … by SQLSTATE or SQLite's code.
std::string exceptionNameFor(const DatabaseError::Facts &facts);

/// Runs `work`; database errors and directives that the dialect cannot compile become Python exceptions. A lost connection stays what it is.
template<typename Work>
auto acrossTheBorder(Vocabulary &vocabulary, Interpreter &interpreter, Work work, const DescribeStatement &describe = {}) -> decltype(work());
/// For the template: an Error of code Operation (a directive that cannot be compiled) as a CompileError.
[[noreturn]] void raiseOperationError(Vocabulary &vocabulary, Interpreter &interpreter, const Error &error);

template<typename Work>
auto acrossTheBorder(Vocabulary &vocabulary, Interpreter &interpreter, Work work, const DescribeStatement &describe) -> decltype(work())
{
    try {
        return work();
    } catch (const DatabaseError &error) {
        if (error.code() != ErrorCode::Database)
            throw;
        raiseDatabaseError(vocabulary, interpreter, error, describe);
    } catch (const Error &error) {
        if (error.code() != ErrorCode::Operation)
            throw;
        raiseOperationError(vocabulary, interpreter, error);
    }
}

}  // namespace limbeck::sqlalchemy
