// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/runtime/exceptions.h"

#include "dialect/directive_error.h"
#include "sqlalchemy/parts.h"

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

/// The driver's class as `orig` has it: an object with the texts that scripts ask for.
/// psycopg2.errors has a class for every SQLSTATE: type(e.orig).__name__ is "UniqueViolation". Empty: one that scripts hardly ask for.
std::string_view driverClassName(std::string_view sqlState)
{
    static const std::map<std::string_view, std::string_view> names = {
        {"22001", "StringDataRightTruncation"}, {"22003", "NumericValueOutOfRange"}, {"22007", "InvalidDatetimeFormat"}, {"22008", "DatetimeFieldOverflow"}, {"22012", "DivisionByZero"},
        {"22023", "InvalidParameterValue"}, {"22P02", "InvalidTextRepresentation"}, {"23502", "NotNullViolation"}, {"23503", "ForeignKeyViolation"}, {"23505", "UniqueViolation"},
        {"23514", "CheckViolation"}, {"23P01", "ExclusionViolation"}, {"25001", "ActiveSqlTransaction"}, {"25P02", "InFailedSqlTransaction"}, {"2BP01", "DependentObjectsStillExist"},
        {"3D000", "InvalidCatalogName"}, {"3F000", "InvalidSchemaName"}, {"40001", "SerializationFailure"}, {"40P01", "DeadlockDetected"}, {"42501", "InsufficientPrivilege"},
        {"42601", "SyntaxError"}, {"42701", "DuplicateColumn"}, {"42702", "AmbiguousColumn"}, {"42703", "UndefinedColumn"}, {"42704", "UndefinedObject"},
        {"42710", "DuplicateObject"}, {"42723", "DuplicateFunction"}, {"42803", "GroupingError"}, {"42804", "DatatypeMismatch"}, {"42809", "WrongObjectType"},
        {"42830", "InvalidForeignKey"}, {"42846", "CannotCoerce"}, {"42883", "UndefinedFunction"}, {"42P01", "UndefinedTable"}, {"42P06", "DuplicateSchema"},
        {"42P07", "DuplicateTable"}, {"42P10", "InvalidColumnReference"}, {"42P16", "InvalidTableDefinition"}, {"42P17", "InvalidObjectDefinition"}, {"55000", "ObjectNotInPrerequisiteState"},
        {"55006", "ObjectInUse"}, {"55P03", "LockNotAvailable"}, {"55P04", "UnsafeNewEnumValueUsage"}, {"57014", "QueryCanceled"}, {"P0001", "RaiseException"},
        {"0A000", "FeatureNotSupported"},
    };
    const auto found = names.find(sqlState);
    return found == names.end() ? std::string_view() : found->second;
}

/// The driver's class, as the text of an error names it: "psycopg2.errors.UniqueViolation", "sqlite3.OperationalError".
std::string driverClass(const DatabaseError::Facts &facts)
{
    if (facts.sqlState.empty())
        return "sqlite3." + exceptionNameFor(facts);
    const std::string_view name = driverClassName(facts.sqlState);
    return name.empty() ? "psycopg2." + exceptionNameFor(facts) : "psycopg2.errors." + std::string(name);
}

Value makeOriginal(Vocabulary &vocabulary, Interpreter &interpreter, const DatabaseError::Facts &facts, const std::string &text)
{
    auto cls = exceptionClass(vocabulary, interpreter, exceptionNameFor(facts));
    if (const std::string_view name = driverClassName(facts.sqlState); !name.empty()) {
        auto &known = vocabulary.parts().exceptions["psycopg2.errors." + std::string(name)];
        if (!known)
            known = interpreter.makeExceptionClass(std::string(name), "psycopg2.errors", {cls});
        cls = known;
    }
    auto original = std::make_shared<python::Instance>(cls);
    original->put("args", Value(python::makeTuple({Value::text(text)})));
    original->put("pgcode", facts.sqlState.empty() ? Value() : Value::text(facts.sqlState));
    original->put("sqlstate", facts.sqlState.empty() ? Value() : Value::text(facts.sqlState));
    original->put("pgerror", Value::text(text));
    return Value(original);
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
    std::string message = fmt::format("({}) {}", driverClass(facts), text);
    if (!facts.statement.empty())
        message += fmt::format("\n[SQL: {}]", facts.statement);
    interpreter.raise(cls, message,
                      {{"orig", makeOriginal(vocabulary, interpreter, facts, text)},
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
