// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/type.h"
#include "sql/value.h"

#include <optional>
#include <string>

/// How single values are spelled, without quotes and without a dialect; the dialects' literals are put together from these.
namespace limbeck::dialect {

std::string isoDate(const sql::Date &date);
/// "03:04:05"; a fraction of six digits when it is not zero or `alwaysFraction`; the offset when `withOffset` and there is one.
std::string isoTime(const sql::Time &time, bool alwaysFraction, bool withOffset);
/// Date and time with `separator` between them ("T" or a blank).
std::string isoDateTime(const sql::DateTime &value, char separator, bool alwaysFraction, bool withOffset);
std::string dashedUuid(const sql::Uuid &uuid);
/// 32 lower-case digits of a UUID given as text, dashes and braces removed; nullopt when it is none.
std::optional<std::string> uuidDigits(const std::string &text);
/// The digits of an integer given as text; throws Error(Operation) when it is none.
std::string integerText(const std::string &text);
std::string hexDigits(const sql::Bytes &bytes);
/// The shortest digits that read back as the same double, as Python prints them: "1.5", "1e+20", "5.0".
std::string floatDigits(double value);
bool isFinite(const sql::Value &value);
/// 1970-01-01 plus the interval: how intervals live in databases that have none.
sql::DateTime epochPlus(const sql::Interval &interval);
/// Python's json.dumps with default separators and \uXXXX escapes.
std::string jsonText(const sql::Value &value);

bool containsUnknown(const sql::Value &value);
/// What a preview writes where a value is not known: ⟨why⟩.
std::string unknownPlaceholder(const sql::Value &value);
/// The type of a value whose target has none, as comparisons and literal() choose it.
sql::Type typeOfValue(const sql::Value &value);
/// "text", "UUID" … for messages.
std::string kindOf(const sql::Value &value);
/// "sa.String", "NULL type" … for messages.
std::string spellingOf(const sql::Type &type);
/// Throws Error(Operation): the value has no literal of that type on the dialect.
[[noreturn]] void throwNoLiteral(const sql::Value &value, const sql::Type &type, const std::string &dialectName);

}  // namespace limbeck::dialect
