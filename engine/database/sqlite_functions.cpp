// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/sqlite_functions.h"

#include <QRegularExpression>
#include <cmath>
#include <sqlite3.h>

namespace limbeck::database {
namespace {

QString textOf(sqlite3_value *value)
{
    return QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_value_text(value)), sqlite3_value_bytes(value));
}

void deletePattern(void *pattern)
{
    delete static_cast<QRegularExpression *>(pattern);
}

/// The compiled pattern of the first argument, kept by SQLite for as long as the argument is constant; null for one that is wrong.
const QRegularExpression *compiledPattern(sqlite3_context *context, sqlite3_value *argument)
{
    if (const void *kept = sqlite3_get_auxdata(context, 0))
        return static_cast<const QRegularExpression *>(kept);
    auto pattern = std::make_unique<QRegularExpression>(textOf(argument), QRegularExpression::UseUnicodePropertiesOption);
    if (!pattern->isValid()) {
        const QByteArray message = QStringLiteral("regexp: %1").arg(pattern->errorString()).toUtf8();
        sqlite3_result_error(context, message.constData(), static_cast<int>(message.size()));
        return nullptr;
    }
    sqlite3_set_auxdata(context, 0, pattern.release(), deletePattern);
    return static_cast<const QRegularExpression *>(sqlite3_get_auxdata(context, 0));
}

extern "C" void regexpFunction(sqlite3_context *context, int, sqlite3_value **arguments)
{
    if (sqlite3_value_type(arguments[1]) == SQLITE_NULL)
        return;
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL) {
        sqlite3_result_error(context, "regexp: the pattern is NULL", -1);
        return;
    }
    if (const QRegularExpression *pattern = compiledPattern(context, arguments[0]))
        sqlite3_result_int(context, pattern->match(textOf(arguments[1])).hasMatch() ? 1 : 0);
}

extern "C" void floorFunction(sqlite3_context *context, int, sqlite3_value **arguments)
{
    switch (sqlite3_value_type(arguments[0])) {
    case SQLITE_INTEGER:
        sqlite3_result_int64(context, sqlite3_value_int64(arguments[0]));
        return;
    case SQLITE_FLOAT: {
        const double value = std::floor(sqlite3_value_double(arguments[0]));
        if (std::abs(value) < 9.2e18)
            sqlite3_result_int64(context, static_cast<sqlite3_int64>(value));
        else
            sqlite3_result_double(context, value);
        return;
    }
    default:
        sqlite3_result_error(context, "floor: a number was expected", -1);
    }
}

}  // namespace

void registerSqliteFunctions(sqlite3 *handle)
{
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
    sqlite3_create_function_v2(handle, "regexp", 2, flags, nullptr, regexpFunction, nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(handle, "floor", 1, flags, nullptr, floorFunction, nullptr, nullptr, nullptr);
}

}  // namespace limbeck::database
