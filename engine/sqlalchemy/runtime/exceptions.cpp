// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/runtime/exceptions.h"

#include "base/utf8.h"
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

namespace {

/// The code under which SQLAlchemy's documentation explains the class.
std::string documentationCode(const std::string &exceptionName)
{
    static const std::map<std::string, std::string, std::less<>> codes = {
        {"DatabaseError", "4xp6"}, {"DataError", "9h9h"},     {"OperationalError", "e3q8"},  {"IntegrityError", "gkpj"},
        {"InternalError", "2j85"}, {"ProgrammingError", "f405"}, {"NotSupportedError", "tw8g"}, {"InterfaceError", "rvf5"},
    };
    const auto found = codes.find(exceptionName);
    return found == codes.end() ? std::string() : found->second;
}

bool isTrue(const Value &parameters)
{
    const auto *dict = parameters.as<python::Dict>();
    const auto *tuple = parameters.as<python::Tuple>();
    const auto *list = parameters.as<python::List>();
    return (dict && !dict->entries().empty()) || (tuple && !tuple->items.empty()) || (list && !list->items.empty());
}

std::string shortened(const std::string &text)
{
    constexpr std::size_t kLongest = 300, kHalf = kLongest / 2;
    const std::u32string wide = decodeUtf8(text);
    if (wide.size() <= kLongest)
        return text;
    std::string first, last;
    for (std::size_t i = 0; i < kHalf; ++i) {
        appendUtf8(first, wide[i]);
        appendUtf8(last, wide[wide.size() - kHalf + i]);
    }
    return fmt::format("{} ... ({} characters truncated) ... {}", first, wide.size() - 2 * kHalf, last);
}

/// One set of parameters, each value cut to a length that people read.
std::string setText(Interpreter &interpreter, const Value &set)
{
    std::string items;
    if (const auto *dict = set.as<python::Dict>()) {
        for (const auto &[key, value] : dict->entries())
            items += (items.empty() ? "" : ", ") + interpreter.repr(key) + ": " + shortened(interpreter.repr(value));
        return "{" + items + "}";
    }
    const auto values = interpreter.toVector(set);
    for (const Value &value : values)
        items += (items.empty() ? "" : ", ") + shortened(interpreter.repr(value));
    return "(" + items + (values.size() == 1 ? ",)" : ")");
}

std::string setTexts(Interpreter &interpreter, const std::vector<Value> &sets, std::size_t first, std::size_t end)
{
    std::string texts;
    for (std::size_t i = first; i < end; ++i)
        texts += (i > first ? ", " : "") + setText(interpreter, sets[i]);
    return texts;
}

std::string parametersText(Interpreter &interpreter, const Value &parameters)
{
    constexpr std::size_t kMost = 10, kLast = 2;
    const auto *list = parameters.as<python::List>();
    if (!list)
        return setText(interpreter, parameters);
    const std::size_t count = list->items.size();
    if (count <= kMost)
        return "[" + setTexts(interpreter, list->items, 0, count) + "]";
    return fmt::format("[{}  ... displaying {} of {} total bound parameter sets ...  {}]", setTexts(interpreter, list->items, 0, kMost - kLast), kMost, count,
                       setTexts(interpreter, list->items, count - kLast, count));
}

}  // namespace

void raiseDatabaseError(Vocabulary &vocabulary, Interpreter &interpreter, const DatabaseError &error, const DescribeStatement &describe)
{
    const auto &facts = error.facts();
    const bool isSqlite = facts.sqlState.empty();
    const SentStatement sent = describe ? describe() : SentStatement{facts.statement, isSqlite ? Value(python::makeTuple({})) : Value(python::makeDict())};
    const std::string text = driverMessage(facts, error.message());
    const std::string name = exceptionNameFor(facts), code = documentationCode(name);
    std::string message = fmt::format("({}) {}", driverClassName(facts), text);
    if (!sent.text.empty())
        message += fmt::format("\n[SQL: {}]", sent.text);
    if (isTrue(sent.parameters))
        message += fmt::format("\n[parameters: {}]", parametersText(interpreter, sent.parameters));
    if (!code.empty())
        message += fmt::format("\n(Background on this error at: https://sqlalche.me/e/20/{})", code);
    interpreter.raise(exceptionClass(vocabulary, interpreter, name), message,
                      {{"orig", driverException(vocabulary, interpreter, facts, text)},
                       {"statement", Value::text(sent.text)},
                       {"params", sent.parameters},
                       {"code", code.empty() ? Value() : Value::text(code)},
                       {"detail", Value(python::makeList({}))},
                       {"ismulti", Value(sent.parameters.as<python::List>() != nullptr)},
                       {"hide_parameters", Value(false)},
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
