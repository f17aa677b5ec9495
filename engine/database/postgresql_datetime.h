// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/value.h"

#include <string_view>

namespace limbeck::database {

// Dates and times as PostgreSQL prints them with DateStyle ISO and IntervalStyle postgres, as Python's driver reads them:
// `infinity` is the largest date, `24:00` is 00:00, a month counts 30 days and a year 365. Years before 1 and after 9999, and texts in
// another style, throw DatabaseError (SQLSTATE 22008, 22007).

sql::Date parseDate(std::string_view text);
sql::Time parseTime(std::string_view text);
/// `withZone`: infinity gets the offset 0 (timestamptz).
sql::DateTime parseDateTime(std::string_view text, bool withZone);
sql::Interval parseInterval(std::string_view text);

}  // namespace limbeck::database
