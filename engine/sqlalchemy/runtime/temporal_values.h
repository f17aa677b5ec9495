// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/interpreter.h"
#include "sql/value.h"

/// datetime, uuid and decimal objects of the interpreter from and to SQL values.
namespace limbeck::sqlalchemy {

/// nullopt: the value is none of these.
std::optional<sql::Value> temporalToSql(python::Interpreter &interpreter, const python::Value &value);

python::Value dateObject(python::Interpreter &interpreter, const sql::Date &date);
python::Value timeObject(python::Interpreter &interpreter, const sql::Time &time);
python::Value dateTimeObject(python::Interpreter &interpreter, const sql::DateTime &dateTime);
python::Value intervalObject(python::Interpreter &interpreter, const sql::Interval &interval);
python::Value uuidObject(python::Interpreter &interpreter, const sql::Uuid &uuid);
python::Value decimalObject(python::Interpreter &interpreter, const std::string &digits);
/// lower, upper, lower_inc, upper_inc, isempty
/// A Range of Python; `isNumeric`: its bounds are decimal numbers.
python::Value rangeObject(python::Interpreter &interpreter, const sql::Range &range, bool isNumeric = false);

/// Of any spelling with or without dashes.
sql::Uuid uuidFromText(const std::string &text);
python::Value dateFromText(python::Interpreter &interpreter, const std::string &text);
python::Value timeFromText(python::Interpreter &interpreter, const std::string &text);
python::Value dateTimeFromText(python::Interpreter &interpreter, const std::string &text);
/// SQLite's text of 1970-01-01 00:00:00 plus the interval.
python::Value intervalFromText(python::Interpreter &interpreter, const std::string &text);

}  // namespace limbeck::sqlalchemy
