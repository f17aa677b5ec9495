// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/runtime/temporal_values.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

using python::Interpreter;
using python::Value;

namespace {

Value classOf(Interpreter &interpreter, const std::string &module, std::string_view name)
{
    return interpreter.getAttribute(interpreter.importModule(module, interpreter.position()), name);
}

int number(Interpreter &interpreter, const Value &object, std::string_view name)
{
    const Value value = interpreter.getAttribute(object, name);
    return value.asInt() ? int(*value.asInt()) : 0;
}

sql::Date dateParts(Interpreter &in, const Value &value) { return {number(in, value, "year"), number(in, value, "month"), number(in, value, "day")}; }

sql::Time timeParts(Interpreter &interpreter, const Value &value)
{
    sql::Time time{number(interpreter, value, "hour"), number(interpreter, value, "minute"), number(interpreter, value, "second"), number(interpreter, value, "microsecond")};
    const Value offset = interpreter.call(interpreter.getAttribute(value, "utcoffset"), std::vector<Value>{});
    if (!offset.isNone()) {
        time.hasOffset = true;
        time.offsetSeconds = number(interpreter, offset, "days") * 86400 + number(interpreter, offset, "seconds");
    }
    return time;
}

Value zone(Interpreter &interpreter, const sql::Time &time)
{
    if (!time.hasOffset)
        return {};
    const Value timezone = classOf(interpreter, "datetime", "timezone");
    if (time.offsetSeconds == 0)
        return interpreter.getAttribute(timezone, "utc");
    const Value delta = interpreter.call(classOf(interpreter, "datetime", "timedelta"), std::vector<Value>{Value(0), Value(time.offsetSeconds)});
    return interpreter.call(timezone, std::vector<Value>{delta});
}

Value parseIso(Interpreter &interpreter, std::string_view cls, const std::string &text)
{
    return interpreter.call(interpreter.getAttribute(classOf(interpreter, "datetime", cls), "fromisoformat"), std::vector<Value>{Value::text(text)});
}

}  // namespace

std::optional<sql::Value> temporalToSql(Interpreter &interpreter, const Value &value)
{
    const std::string qualified = interpreter.typeName(value);
    const std::string type = qualified.substr(qualified.rfind('.') + 1);
    if (type == "datetime")
        return sql::DateTime{dateParts(interpreter, value), timeParts(interpreter, value)};
    if (type == "date")
        return dateParts(interpreter, value);
    if (type == "time")
        return timeParts(interpreter, value);
    if (type == "timedelta")
        return sql::Interval{number(interpreter, value, "days"), number(interpreter, value, "seconds"), number(interpreter, value, "microseconds")};
    if (type == "UUID")
        return sql::Uuid{interpreter.str(interpreter.getAttribute(value, "hex"))};
    if (type == "Decimal")
        return sql::Decimal{interpreter.str(value)};
    return std::nullopt;
}

Value dateObject(Interpreter &interpreter, const sql::Date &date)
{
    return interpreter.call(classOf(interpreter, "datetime", "date"), std::vector<Value>{Value(date.year), Value(date.month), Value(date.day)});
}

Value timeObject(Interpreter &interpreter, const sql::Time &time)
{
    return interpreter.call(classOf(interpreter, "datetime", "time"),
                            std::vector<Value>{Value(time.hour), Value(time.minute), Value(time.second), Value(time.microsecond), zone(interpreter, time)});
}

Value dateTimeObject(Interpreter &interpreter, const sql::DateTime &dateTime)
{
    const auto &[date, time] = dateTime;
    return interpreter.call(classOf(interpreter, "datetime", "datetime"),
                            std::vector<Value>{Value(date.year), Value(date.month), Value(date.day), Value(time.hour), Value(time.minute), Value(time.second), Value(time.microsecond),
                                               zone(interpreter, time)});
}

Value intervalObject(Interpreter &interpreter, const sql::Interval &interval)
{
    return interpreter.call(classOf(interpreter, "datetime", "timedelta"),
                            std::vector<Value>{Value(interval.days), Value(interval.seconds), Value(interval.microseconds)});
}

Value uuidObject(Interpreter &interpreter, const sql::Uuid &uuid)
{
    return interpreter.call(classOf(interpreter, "uuid", "UUID"), std::vector<Value>{Value::text(uuid.hex)});
}

Value decimalObject(Interpreter &interpreter, const std::string &digits)
{
    return interpreter.call(classOf(interpreter, "decimal", "Decimal"), std::vector<Value>{Value::text(digits)});
}

Value rangeObject(Interpreter &interpreter, const sql::Range &range, bool isNumeric)
{
    return interpreter.call(classOf(interpreter, "limbeck_range", "from_text"), std::vector<Value>{Value::text(range.text), Value(isNumeric)});
}

sql::Uuid uuidFromText(const std::string &text)
{
    sql::Uuid uuid;
    for (char c : text) {
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))
            uuid.hex += c;
        else if (c >= 'A' && c <= 'F')
            uuid.hex += char(c + 32);
    }
    return uuid;
}

Value dateFromText(Interpreter &interpreter, const std::string &text) { return parseIso(interpreter, "date", text.substr(0, 10)); }
Value timeFromText(Interpreter &interpreter, const std::string &text) { return parseIso(interpreter, "time", text); }
Value dateTimeFromText(Interpreter &interpreter, const std::string &text) { return parseIso(interpreter, "datetime", text); }

Value intervalFromText(Interpreter &interpreter, const std::string &text)
{
    const Value epoch = dateTimeObject(interpreter, {{1970, 1, 1}, {}});
    return interpreter.binary(python::syntax::BinaryOp::Subtract, dateTimeFromText(interpreter, text), epoch);
}

}  // namespace limbeck::sqlalchemy
