// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/runtime/driver_exceptions.h"

#include "base/utf8.h"
#include "sqlalchemy/modules/vocabulary_module.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/exceptions.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

using ClassPtr = std::shared_ptr<python::Class>;

/// PEP 249: the classes that every driver has, each with the one above it.
constexpr std::pair<const char *, const char *> kDriverClasses[] = {
    {"Warning", "Exception"},         {"Error", "Exception"},           {"InterfaceError", "Error"},          {"DatabaseError", "Error"},
    {"DataError", "DatabaseError"},   {"OperationalError", "DatabaseError"}, {"IntegrityError", "DatabaseError"}, {"InternalError", "DatabaseError"},
    {"ProgrammingError", "DatabaseError"}, {"NotSupportedError", "DatabaseError"},
};

/// The classes of psycopg2.errors that scripts ask for, by SQLSTATE.
const std::map<std::string_view, std::string_view> &classesByState()
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
    return names;
}

std::string_view stateClass(std::string_view sqlState)
{
    const auto found = classesByState().find(sqlState);
    return found == classesByState().end() ? std::string_view() : found->second;
}

/// "psycopg2", "OperationalError"
ClassPtr driverClass(Vocabulary &vocabulary, Interpreter &interpreter, const std::string &driver, const std::string &name)
{
    auto &classes = vocabulary.parts().exceptions;
    const std::string key = driver + "." + name;
    if (const auto found = classes.find(key); found != classes.end())
        return found->second;
    for (const auto &[known, base] : kDriverClasses) {
        if (name != known)
            continue;
        const ClassPtr above = std::string_view(base) == "Exception" ? interpreter.builtinClass("Exception") : driverClass(vocabulary, interpreter, driver, base);
        return classes.emplace(key, interpreter.makeExceptionClass(name, driver, {above})).first->second;
    }
    return nullptr;
}

/// psycopg2.errors.UniqueViolation by its SQLSTATE; null: one without a class.
ClassPtr stateClass(Vocabulary &vocabulary, Interpreter &interpreter, const std::string &sqlState)
{
    const std::string_view name = stateClass(std::string_view(sqlState));
    if (name.empty())
        return nullptr;
    auto &classes = vocabulary.parts().exceptions;
    const std::string key = "psycopg2.errors." + std::string(name);
    if (const auto found = classes.find(key); found != classes.end())
        return found->second;
    DatabaseError::Facts facts;
    facts.sqlState = sqlState;
    const ClassPtr above = driverClass(vocabulary, interpreter, "psycopg2", exceptionNameFor(facts));
    return classes.emplace(key, interpreter.makeExceptionClass(std::string(name), "psycopg2.errors", {above})).first->second;
}

/// errors.lookup("42710")
Value lookup(Vocabulary &vocabulary)
{
    return nativeFunction("lookup", "code", [&vocabulary](Interpreter &interpreter, const Arguments &arguments) {
        const std::string code = arguments.requiredText("code");
        const ClassPtr cls = stateClass(vocabulary, interpreter, code);
        if (!cls)
            interpreter.raise("KeyError", code);
        return Value(cls);
    });
}

/// "DuplicateObject" is DUPLICATE_OBJECT among the codes.
std::string constantName(std::string_view className)
{
    std::string name;
    for (const char letter : className) {
        if (std::isupper(static_cast<unsigned char>(letter)) != 0 && !name.empty())
            name += '_';
        name += char(std::toupper(static_cast<unsigned char>(letter)));
    }
    return name;
}

}  // namespace

std::string driverClassName(const DatabaseError::Facts &facts)
{
    if (facts.sqlState.empty())
        return "sqlite3." + exceptionNameFor(facts);
    const std::string_view name = stateClass(std::string_view(facts.sqlState));
    return name.empty() ? "psycopg2." + exceptionNameFor(facts) : "psycopg2.errors." + std::string(name);
}

namespace {

std::string utf8(std::u32string_view text)
{
    std::string result;
    for (const char32_t letter : text)
        appendUtf8(result, letter == U'\t' ? U' ' : letter);
    return result;
}

/// "LINE 2: …" with a caret below the place, as libpq cuts long lines.
std::string placeText(const std::string &statement, int position)
{
    constexpr std::size_t kWidth = 60, kRightOfPlace = 10;
    const std::u32string text = decodeUtf8(statement);
    const std::size_t place = std::min(std::size_t(position) - 1, text.size());
    const std::size_t before = place > 0 ? text.rfind(U'\n', place - 1) : std::u32string::npos;
    std::size_t begin = before == std::u32string::npos ? 0 : before + 1, end = std::min(text.find(U'\n', place), text.size());
    const auto line = std::count(text.begin(), text.begin() + std::ptrdiff_t(begin), U'\n') + 1;
    bool isCutLeft = false, isCutRight = false;
    if (end - begin > kWidth) {
        const std::size_t last = begin + kWidth >= place + kRightOfPlace ? begin + kWidth : std::min(end, place + kRightOfPlace);
        isCutRight = last < end;
        end = last;
        isCutLeft = end - begin > kWidth;
        begin = isCutLeft ? end - kWidth : begin;
    }
    const std::string head = fmt::format("LINE {}: {}", line, isCutLeft ? "..." : "");
    return head + utf8(std::u32string_view(text).substr(begin, end - begin)) + (isCutRight ? "...\n" : "\n") + std::string(head.size() + place - begin, ' ') + "^\n";
}

}  // namespace

std::string driverMessage(const DatabaseError::Facts &facts, const std::string &fallback)
{
    std::string text = facts.primary.empty() ? fallback : facts.primary;
    if (facts.sqlState.empty())
        return text;
    text += "\n";
    if (facts.statementPosition > 0)
        text += placeText(facts.statement, facts.statementPosition);
    for (const auto &[word, part] : {std::pair("DETAIL", &facts.detail), std::pair("HINT", &facts.databaseHint), std::pair("CONTEXT", &facts.context)}) {
        if (!part->empty())
            text += fmt::format("{}:  {}\n", word, *part);
    }
    return text;
}

Value driverException(Vocabulary &vocabulary, Interpreter &interpreter, const DatabaseError::Facts &facts, const std::string &text)
{
    ClassPtr cls = facts.sqlState.empty() ? nullptr : stateClass(vocabulary, interpreter, facts.sqlState);
    if (!cls)
        cls = driverClass(vocabulary, interpreter, facts.sqlState.empty() ? "sqlite3" : "psycopg2", exceptionNameFor(facts));
    auto original = std::make_shared<python::Instance>(cls);
    original->put("args", Value(python::makeTuple({Value::text(text)})));
    original->put("pgcode", facts.sqlState.empty() ? Value() : Value::text(facts.sqlState));
    original->put("sqlstate", facts.sqlState.empty() ? Value() : Value::text(facts.sqlState));
    original->put("pgerror", Value::text("ERROR:  " + text));
    return Value(original);
}

std::shared_ptr<python::Module> driverModule(Vocabulary &vocabulary, Interpreter &interpreter, const std::string &name)
{
    auto names = std::make_shared<Names>();
    if (name == "psycopg2" || name == "psycopg2.extensions" || name == "sqlite3") {
        const std::string driver = name.substr(0, name.find('.'));
        for (const auto &[known, base] : kDriverClasses)
            (*names)[known] = Value(driverClass(vocabulary, interpreter, driver, known));
    } else if (name == "psycopg2.errors") {
        for (const auto &[state, className] : classesByState())
            (*names)[std::string(className)] = Value(stateClass(vocabulary, interpreter, std::string(state)));
        (*names)["lookup"] = lookup(vocabulary);
    } else if (name == "psycopg2.errorcodes") {
        for (const auto &[state, className] : classesByState())
            (*names)[constantName(className)] = Value::text(std::string(state));
    } else {
        return nullptr;
    }
    return std::make_shared<VocabularyModule>(vocabulary, name, names);
}

}  // namespace limbeck::sqlalchemy
