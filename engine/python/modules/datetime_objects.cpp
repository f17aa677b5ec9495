// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/modules/datetime_objects.h"

#include "python/native.h"
#include "python/numbers.h"
#include "python/state.h"

#include <cmath>

namespace limbeck::python {

namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kDay = 86'400 * kSecond;

std::shared_ptr<Class> datetimeClass(Interpreter &in, const std::string &name)
{
    return in.state().classes.at("datetime." + name);
}

std::optional<Value> orderOf(syntax::CompareOp op, const auto &a, const auto &b)
{
    return compareNumbers(op, Value(a < b ? -1 : b < a ? 1 : 0), Value(0));
}

bool isEquality(syntax::CompareOp op)
{
    return op == syntax::CompareOp::Equal || op == syntax::CompareOp::NotEqual;
}

std::string offsetText(std::int64_t offset, bool withColon)
{
    const std::int64_t magnitude = std::abs(offset);
    const std::int64_t seconds = magnitude / kSecond;
    std::string text = fmt::format("{}{:02}{}{:02}", offset < 0 ? '-' : '+', seconds / 3600, withColon ? ":" : "", seconds / 60 % 60);
    if (seconds % 60 || magnitude % kSecond)
        text += fmt::format("{}{:02}", withColon ? ":" : "", seconds % 60);
    if (magnitude % kSecond)
        text += fmt::format(".{:06}", magnitude % kSecond);
    return text;
}

Wide floorDivide(Wide a, Wide b)
{
    return a / b - (a % b != 0 && ((a < 0) != (b < 0)) ? 1 : 0);
}

/// Half to even, as Python divides time.
Wide divideRounded(Wide a, Wide b)
{
    const Wide quotient = floorDivide(a, b);
    const Wide remainder = a - quotient * b;
    const Wide twice = remainder * 2;
    const bool up = b > 0 ? twice > b || (twice == b && quotient % 2 != 0) : twice < b || (twice == b && quotient % 2 != 0);
    return quotient + (up ? 1 : 0);
}

}  // namespace

// ---------------------------------------------------------------- timedelta

TimeDelta::TimeDelta(std::int64_t d, std::int64_t s, std::int64_t us) : days(d), seconds(s), microseconds(us) {}

std::shared_ptr<TimeDelta> TimeDelta::fromMicroseconds(Wide total)
{
    const Wide wholeDays = floorDivide(total, kDay);
    const auto rest = std::int64_t(total - wholeDays * kDay);
    return std::make_shared<TimeDelta>(std::int64_t(wholeDays), rest / kSecond, rest % kSecond);
}

Wide TimeDelta::totalMicroseconds() const
{
    return Wide(days) * kDay + seconds * kSecond + microseconds;
}

std::shared_ptr<Class> TimeDelta::classOf(Interpreter &in)
{
    return datetimeClass(in, "timedelta");
}

std::optional<Value> TimeDelta::attribute(Interpreter &, std::string_view name)
{
    if (name == "days")
        return Value(days);
    if (name == "seconds")
        return Value(seconds);
    if (name == "microseconds")
        return Value(microseconds);
    static const Methods methods{
        {"total_seconds", [](Interpreter &, const Value &self, Arguments &) { return Value(double(self.as<TimeDelta>()->totalMicroseconds()) / 1e6); }},
        {"__abs__",
         [](Interpreter &, const Value &self, Arguments &) {
             const Wide total = self.as<TimeDelta>()->totalMicroseconds();
             return Value(fromMicroseconds(total < 0 ? -total : total));
         }},
    };
    return boundMethod(methods, name, Value(shared_from_this()));
}

std::optional<Value> TimeDelta::binary(Interpreter &in, syntax::BinaryOp op, const Value &other, bool reflected)
{
    using enum syntax::BinaryOp;
    const Wide mine = totalMicroseconds();
    if (const auto *delta = other.as<TimeDelta>(); delta && !reflected) {
        const Wide theirs = delta->totalMicroseconds();
        if (op == Add || op == Subtract)
            return Value(fromMicroseconds(op == Add ? mine + theirs : mine - theirs));
        if (op != Divide && op != FloorDivide && op != Modulo)
            return std::nullopt;
        if (theirs == 0)
            in.raise("ZeroDivisionError", op == Divide ? "division by zero" : "integer division or modulo by zero");
        if (op == Divide)
            return Value(double(mine) / double(theirs));
        const Wide quotient = floorDivide(mine, theirs);
        return op == FloorDivide ? Value(std::int64_t(quotient)) : Value(fromMicroseconds(mine - quotient * theirs));
    }
    const std::optional<std::int64_t> whole = smallInteger(other);
    const std::optional<double> real = realNumber(other);
    if (!real)
        return std::nullopt;
    if (op == Multiply)
        return Value(fromMicroseconds(whole ? mine * *whole : Wide(std::nearbyint(double(mine) * *real))));
    if (reflected || (op != Divide && op != FloorDivide))
        return std::nullopt;
    if (*real == 0)
        in.raise("ZeroDivisionError", "integer division or modulo by zero");
    if (op == FloorDivide)
        return whole ? std::optional(Value(fromMicroseconds(floorDivide(mine, *whole)))) : std::nullopt;
    return Value(fromMicroseconds(whole ? divideRounded(mine, *whole) : Wide(std::nearbyint(double(mine) / *real))));
}

std::optional<Value> TimeDelta::unary(Interpreter &, syntax::UnaryOp op)
{
    if (op == syntax::UnaryOp::Negate)
        return Value(fromMicroseconds(-totalMicroseconds()));
    return op == syntax::UnaryOp::Plus ? std::optional(Value(shared_from_this())) : std::nullopt;
}

std::optional<Value> TimeDelta::compare(Interpreter &, syntax::CompareOp op, const Value &other)
{
    const auto *delta = other.as<TimeDelta>();
    return delta ? orderOf(op, totalMicroseconds(), delta->totalMicroseconds()) : std::nullopt;
}

Truth TimeDelta::truth(Interpreter &)
{
    return fromBool(totalMicroseconds() != 0);
}

std::string TimeDelta::str(Interpreter &)
{
    std::string text = fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if (microseconds)
        text += fmt::format(".{:06}", microseconds);
    return days == 0 ? text : fmt::format("{} day{}, {}", days, std::abs(days) == 1 ? "" : "s", text);
}

std::string TimeDelta::repr(Interpreter &)
{
    std::vector<std::string> parts;
    if (days)
        parts.push_back(fmt::format("days={}", days));
    if (seconds)
        parts.push_back(fmt::format("seconds={}", seconds));
    if (microseconds)
        parts.push_back(fmt::format("microseconds={}", microseconds));
    return fmt::format("datetime.timedelta({})", parts.empty() ? "0" : fmt::format("{}", fmt::join(parts, ", ")));
}

std::optional<std::size_t> TimeDelta::hash(Interpreter &)
{
    return std::hash<std::int64_t>()(days * 31 + seconds) ^ std::size_t(microseconds);
}

// ---------------------------------------------------------------- timezone

std::shared_ptr<TimeZone> utcZone()
{
    return std::make_shared<TimeZone>(0, std::nullopt);
}

std::string TimeZone::label() const
{
    return zoneName ? *zoneName : offsetMicroseconds == 0 ? "UTC" : "UTC" + offsetText(offsetMicroseconds, true);
}

std::shared_ptr<Class> TimeZone::classOf(Interpreter &in)
{
    return datetimeClass(in, "timezone");
}

std::optional<Value> TimeZone::attribute(Interpreter &, std::string_view name)
{
    static const Methods methods{
        {"utcoffset",
         [](Interpreter &, const Value &self, Arguments &arguments) {
             arguments.rest();
             return Value(TimeDelta::fromMicroseconds(self.as<TimeZone>()->offsetMicroseconds));
         }},
        {"tzname",
         [](Interpreter &, const Value &self, Arguments &arguments) {
             arguments.rest();
             return Value::text(self.as<TimeZone>()->label());
         }},
        {"dst",
         [](Interpreter &, const Value &, Arguments &arguments) {
             arguments.rest();
             return Value();
         }},
    };
    return boundMethod(methods, name, Value(shared_from_this()));
}

std::optional<Value> TimeZone::compare(Interpreter &, syntax::CompareOp op, const Value &other)
{
    const auto *zone = other.as<TimeZone>();
    return zone && isEquality(op) ? orderOf(op, offsetMicroseconds, zone->offsetMicroseconds) : std::nullopt;
}

std::string TimeZone::repr(Interpreter &in)
{
    if (!zoneName && offsetMicroseconds == 0)
        return "datetime.timezone.utc";
    std::string text = "datetime.timezone(" + TimeDelta::fromMicroseconds(offsetMicroseconds)->repr(in);
    return text + (zoneName ? ", " + quotedRepr(*zoneName) : "") + ")";
}

// ---------------------------------------------------------------- calendar

namespace {

bool isLeap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int daysOfMonth(int year, int month)
{
    static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && isLeap(year) ? 29 : kDays[month - 1];
}

}  // namespace

bool isValidDate(DateParts date)
{
    return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= daysOfMonth(date.year, date.month);
}

std::int64_t ordinalOf(DateParts date)
{
    const std::int64_t y = date.year - 1;
    std::int64_t days = y * 365 + y / 4 - y / 100 + y / 400 + date.day;
    for (int month = 1; month < date.month; ++month)
        days += daysOfMonth(date.year, month);
    return days;
}

DateParts dateOfOrdinal(std::int64_t ordinal)
{
    int year = std::max(1, int(double(ordinal - 1) / 365.2425));
    while (ordinalOf({year + 1, 1, 1}) <= ordinal)
        ++year;
    DateParts date{year, 1, 1};
    std::int64_t left = ordinal - ordinalOf(date);
    while (left >= daysOfMonth(year, date.month))
        left -= daysOfMonth(year, date.month++);
    date.day = int(left) + 1;
    return date;
}

Value makeDate(DateParts date)
{
    return Value(std::make_shared<Moment>(date));
}

Value makeTime(TimeParts time, Value zone)
{
    return Value(std::make_shared<Moment>(time, std::move(zone)));
}

Value makeDateTime(DateParts date, TimeParts time, Value zone)
{
    return Value(std::make_shared<Moment>(date, time, std::move(zone)));
}

Value dateTimeFromWall(Interpreter &in, Wide microseconds, Value zone)
{
    const Wide days = floorDivide(microseconds, kDay);
    if (days < 0 || days >= 3652059)
        in.raise("OverflowError", "date value out of range");
    auto rest = std::int64_t(microseconds - days * kDay);
    const auto second = rest / kSecond;
    return makeDateTime(dateOfOrdinal(std::int64_t(days) + 1), {int(second / 3600), int(second / 60 % 60), int(second % 60), int(rest % kSecond)}, std::move(zone));
}

// ---------------------------------------------------------------- date, time, datetime

Wide Moment::wallMicroseconds() const
{
    const std::int64_t seconds = time.hour * 3600 + time.minute * 60 + time.second;
    return Wide(hasDate ? ordinalOf(date) - 1 : 0) * kDay + seconds * kSecond + time.microsecond;
}

std::optional<std::int64_t> Moment::offset(Interpreter &in)
{
    if (zone.isNone())
        return std::nullopt;
    if (const auto *fixed = zone.as<TimeZone>())
        return fixed->offsetMicroseconds;
    const Value delta = in.call(in.getAttribute(zone, "utcoffset"), {hasDate ? Value(shared_from_this()) : Value()});
    const auto *length = delta.as<TimeDelta>();
    return length ? std::optional(std::int64_t(length->totalMicroseconds())) : std::nullopt;
}

std::shared_ptr<Class> Moment::classOf(Interpreter &in)
{
    return datetimeClass(in, typeName().substr(9));
}

std::string Moment::isoText(Interpreter &in, char separator, const std::string &precision)
{
    std::string text = hasDate ? fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day) : "";
    if (!hasTime)
        return text;
    if (hasDate)
        text += separator;
    if (precision == "hours")
        text += fmt::format("{:02}", time.hour);
    else if (precision == "minutes")
        text += fmt::format("{:02}:{:02}", time.hour, time.minute);
    else
        text += fmt::format("{:02}:{:02}:{:02}", time.hour, time.minute, time.second);
    if (precision == "milliseconds")
        text += fmt::format(".{:03}", time.microsecond / 1000);
    else if (precision == "microseconds" || (precision == "auto" && time.microsecond))
        text += fmt::format(".{:06}", time.microsecond);
    const std::optional<std::int64_t> east = offset(in);
    return east ? text + offsetText(*east, true) : text;
}

std::string Moment::str(Interpreter &in)
{
    return isoText(in, ' ', "auto");
}

std::string Moment::repr(Interpreter &in)
{
    std::string text = typeName() + "(";
    if (hasDate)
        text += fmt::format("{}, {}, {}", date.year, date.month, date.day);
    if (hasTime) {
        text += fmt::format("{}{}, {}", hasDate ? ", " : "", time.hour, time.minute);
        if (time.second || time.microsecond)
            text += fmt::format(", {}", time.second);
        if (time.microsecond)
            text += fmt::format(", {}", time.microsecond);
        if (!zone.isNone())
            text += ", tzinfo=" + in.repr(zone);
    }
    return text + ")";
}

std::optional<std::size_t> Moment::hash(Interpreter &in)
{
    const Wide wall = wallMicroseconds() - offset(in).value_or(0);
    return std::hash<std::int64_t>()(std::int64_t(wall % 4'000'000'007)) ^ (hasTime ? 1u : 2u);
}

std::optional<Value> Moment::compare(Interpreter &in, syntax::CompareOp op, const Value &other)
{
    auto *moment = other.as<Moment>();
    if (moment && moment->typeName() != typeName() && !isEquality(op))
        in.raise("TypeError", fmt::format("can't compare {} to {}", typeName(), moment->typeName()));
    if (!moment || moment->hasDate != hasDate || moment->hasTime != hasTime)
        return std::nullopt;
    const std::optional<std::int64_t> mine = offset(in), theirs = moment->offset(in);
    if (mine.has_value() != theirs.has_value()) {
        if (isEquality(op))
            return Value(op == syntax::CompareOp::NotEqual);
        in.raise("TypeError", fmt::format("can't compare offset-naive and offset-aware {}s", hasDate ? "datetime" : "time"));
    }
    return orderOf(op, wallMicroseconds() - mine.value_or(0), moment->wallMicroseconds() - theirs.value_or(0));
}

std::optional<Value> Moment::binary(Interpreter &in, syntax::BinaryOp op, const Value &other, bool reflected)
{
    using enum syntax::BinaryOp;
    if (!hasDate || (op != Add && op != Subtract))
        return std::nullopt;
    if (const auto *delta = other.as<TimeDelta>(); delta && (op == Add || !reflected)) {
        const Wide change = hasTime ? delta->totalMicroseconds() : Wide(delta->days) * kDay;
        const Value moved = dateTimeFromWall(in, op == Add ? wallMicroseconds() + change : wallMicroseconds() - change, zone);
        return hasTime ? moved : makeDate(moved.as<Moment>()->date);
    }
    auto *moment = other.as<Moment>();
    if (!moment || op != Subtract || reflected || moment->hasTime != hasTime || !moment->hasDate)
        return std::nullopt;
    const std::optional<std::int64_t> mine = offset(in), theirs = moment->offset(in);
    if (mine.has_value() != theirs.has_value())
        in.raise("TypeError", "can't subtract offset-naive and offset-aware datetimes");
    return Value(TimeDelta::fromMicroseconds(wallMicroseconds() - mine.value_or(0) - moment->wallMicroseconds() + theirs.value_or(0)));
}

}  // namespace limbeck::python
