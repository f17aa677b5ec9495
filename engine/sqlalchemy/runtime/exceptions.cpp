// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/runtime/exceptions.h"

#include "dialect/directive_error.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/driver_exceptions.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

struct ExceptionEntry {
    const char *name;
    const char *base;      ///< of this table, or a builtin
    const char *second;    ///< a builtin beside it, or empty
};

constexpr ExceptionEntry kExceptions[] = {
    {"SQLAlchemyError", "Exception", ""},
    {"ArgumentError", "SQLAlchemyError", ""},
    {"DuplicateColumnError", "ArgumentError", ""},
    {"ObjectNotExecutableError", "ArgumentError", ""},
    {"NoSuchModuleError", "ArgumentError", ""},
    {"NoForeignKeysError", "ArgumentError", ""},
    {"AmbiguousForeignKeysError", "ArgumentError", ""},
    {"ConstraintColumnNotFoundError", "ArgumentError", ""},
    {"CircularDependencyError", "SQLAlchemyError", ""},
    {"CompileError", "SQLAlchemyError", ""},
    {"UnsupportedCompilationError", "CompileError", ""},
    {"IdentifierError", "SQLAlchemyError", ""},
    {"DisconnectionError", "SQLAlchemyError", ""},
    {"InvalidatePoolError", "DisconnectionError", ""},
    {"TimeoutError", "SQLAlchemyError", ""},
    {"InvalidRequestError", "SQLAlchemyError", ""},
    {"NoInspectionAvailable", "InvalidRequestError", ""},
    {"PendingRollbackError", "InvalidRequestError", ""},
    {"ResourceClosedError", "InvalidRequestError", ""},
    {"NoSuchColumnError", "InvalidRequestError", "KeyError"},
    {"NoResultFound", "InvalidRequestError", ""},
    {"MultipleResultsFound", "InvalidRequestError", ""},
    {"NoReferenceError", "InvalidRequestError", ""},
    {"AwaitRequired", "InvalidRequestError", ""},
    {"MissingGreenlet", "InvalidRequestError", ""},
    {"NoReferencedTableError", "NoReferenceError", ""},
    {"NoReferencedColumnError", "NoReferenceError", ""},
    {"NoSuchTableError", "InvalidRequestError", ""},
    {"UnreflectableTableError", "InvalidRequestError", ""},
    {"UnboundExecutionError", "InvalidRequestError", ""},
    {"DontWrapMixin", "Exception", ""},
    {"StatementError", "SQLAlchemyError", ""},
    {"DBAPIError", "StatementError", ""},
    {"InterfaceError", "DBAPIError", ""},
    {"DatabaseError", "DBAPIError", ""},
    {"DataError", "DatabaseError", ""},
    {"OperationalError", "DatabaseError", ""},
    {"IntegrityError", "DatabaseError", ""},
    {"InternalError", "DatabaseError", ""},
    {"ProgrammingError", "DatabaseError", ""},
    {"NotSupportedError", "DatabaseError", ""},
    {"SADeprecationWarning", "DeprecationWarning", ""},
    {"Base20DeprecationWarning", "SADeprecationWarning", ""},
    {"MovedIn20Warning", "Base20DeprecationWarning", ""},
    {"RemovedIn20Warning", "Base20DeprecationWarning", ""},
    {"SAPendingDeprecationWarning", "PendingDeprecationWarning", ""},
    {"SAWarning", "RuntimeWarning", ""},
    {"CommandError", "Exception", ""},   // alembic.util
    {"FlushError", "SQLAlchemyError", ""},
    {"StaleDataError", "SQLAlchemyError", ""},
    {"DetachedInstanceError", "SQLAlchemyError", ""},
    {"UnmappedInstanceError", "InvalidRequestError", ""},
};

const ExceptionEntry *findEntry(std::string_view name)
{
    for (const ExceptionEntry &entry : kExceptions) {
        if (name == entry.name)
            return &entry;
    }
    return nullptr;
}

std::string moduleOf(std::string_view name)
{
    if (name == "CommandError")
        return "alembic.util.exc";
    return "sqlalchemy.exc";
}

/// SQLite primary result codes.
constexpr int kSqliteConstraint = 19, kSqliteMismatch = 20, kSqliteTooBig = 18, kSqliteMisuse = 21, kSqliteRange = 25, kSqliteInternal = 2, kSqliteCorrupt = 11;

std::string sqliteExceptionName(int code)
{
    switch (code & 0xff) {
    case kSqliteConstraint:
    case kSqliteMismatch:
        return "IntegrityError";
    case kSqliteTooBig:
        return "DataError";
    case kSqliteMisuse:
    case kSqliteRange:
        return "ProgrammingError";
    case kSqliteInternal:
        return "InternalError";
    case kSqliteCorrupt:
        return "DatabaseError";
    default:
        return "OperationalError";
    }
}

}  // namespace

std::shared_ptr<python::Class> exceptionClass(Vocabulary &vocabulary, Interpreter &interpreter, std::string_view name)
{
    auto &classes = vocabulary.parts().exceptions;
    if (const auto found = classes.find(name); found != classes.end())
        return found->second;
    const ExceptionEntry *entry = findEntry(name);
    if (!entry)
        return nullptr;
    auto base = exceptionClass(vocabulary, interpreter, entry->base);
    std::vector<std::shared_ptr<python::Class>> bases{base ? base : interpreter.builtinClass(entry->base)};
    if (*entry->second)
        bases.push_back(interpreter.builtinClass(entry->second));
    auto cls = interpreter.makeExceptionClass(std::string(name), moduleOf(name), bases);
    classes.emplace(std::string(name), cls);
    return cls;
}

std::vector<std::string> exceptionNames()
{
    std::vector<std::string> names;
    for (const ExceptionEntry &entry : kExceptions)
        names.emplace_back(entry.name);
    return names;
}

void raise(Vocabulary &vocabulary, Interpreter &interpreter, std::string_view name, std::string message)
{
    const auto cls = exceptionClass(vocabulary, interpreter, name);
    if (!cls)
        interpreter.raise(name, std::move(message));
    interpreter.raise(cls, std::move(message));
}

std::string exceptionNameFor(const DatabaseError::Facts &facts)
{
    if (facts.sqlState.size() < 2)
        return sqliteExceptionName(facts.sqliteCode);
    const std::string cls = facts.sqlState.substr(0, 2);
    static const std::map<std::string, std::string, std::less<>> byClass = {
        {"42", "ProgrammingError"}, {"23", "IntegrityError"},   {"22", "DataError"},        {"0A", "NotSupportedError"}, {"40", "OperationalError"},
        {"55", "OperationalError"}, {"57", "OperationalError"}, {"53", "OperationalError"}, {"54", "OperationalError"},  {"58", "OperationalError"},
        {"08", "OperationalError"}, {"XX", "InternalError"},    {"25", "InternalError"},    {"3D", "ProgrammingError"},  {"3F", "ProgrammingError"},
        {"2B", "InternalError"},    {"44", "ProgrammingError"}, {"21", "ProgrammingError"}, {"P0", "InternalError"},    {"F0", "InternalError"},
        {"24", "InternalError"},    {"26", "InternalError"},    {"27", "InternalError"},    {"2D", "InternalError"},     {"2F", "InternalError"},
        {"34", "OperationalError"}, {"28", "OperationalError"},
    };
    const auto found = byClass.find(cls);
    return found == byClass.end() ? "DatabaseError" : found->second;
}

void raiseDatabaseError(Vocabulary &vocabulary, Interpreter &interpreter, const DatabaseError &error)
{
    const auto &facts = error.facts();
    std::string text = facts.primary.empty() ? error.message() : facts.primary;
    if (!facts.detail.empty())
        text += "\nDETAIL:  " + facts.detail;
    const auto cls = exceptionClass(vocabulary, interpreter, exceptionNameFor(facts));
    std::string message = fmt::format("({}) {}", driverClassName(facts), text);
    if (!facts.statement.empty())
        message += fmt::format("\n[SQL: {}]", facts.statement);
    interpreter.raise(cls, message,
                      {{"orig", driverException(vocabulary, interpreter, facts, text)},
                       {"statement", Value::text(facts.statement)},
                       {"params", Value()},
                       {"connection_invalidated", Value(false)}});
}

void raiseOperationError(Vocabulary &vocabulary, Interpreter &interpreter, const Error &error)
{
    std::string message = error.message();
    if (!error.hint().empty())
        message += " " + error.hint();
    if (const auto *directive = dynamic_cast<const dialect::DirectiveError *>(&error))
        raise(vocabulary, interpreter, directive->pythonClass(), std::move(message));
    const bool isArgument = message.find("is not accepted by dialect") != std::string::npos;
    raise(vocabulary, interpreter, isArgument ? "ArgumentError" : "CompileError", std::move(message));
}

}  // namespace limbeck::sqlalchemy
