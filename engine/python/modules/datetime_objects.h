// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/interpreter.h"

/// The objects of Python's datetime module. Plain values: made and read by vocabularies (engine/sqlalchemy converts them to and from SQL values).
namespace limbeck::python {

/// Microseconds of Python's whole range of time need more than 64 bits.
__extension__ typedef __int128 Wide;

/// A length of time, normalised as Python does: 0 ≤ seconds < 86400, 0 ≤ microseconds < 1000000.
class TimeDelta : public Object {
public:
    const std::int64_t days, seconds, microseconds;
    TimeDelta(std::int64_t d, std::int64_t s, std::int64_t us);
    static std::shared_ptr<TimeDelta> fromMicroseconds(Wide total);
    Wide totalMicroseconds() const;
    std::string typeName() const override { return "datetime.timedelta"; }
    std::shared_ptr<Class> classOf(Interpreter &) override;
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
    std::optional<Value> binary(Interpreter &, syntax::BinaryOp op, const Value &other, bool reflected) override;
    std::optional<Value> unary(Interpreter &, syntax::UnaryOp op) override;
    std::optional<Value> compare(Interpreter &, syntax::CompareOp op, const Value &other) override;
    Truth truth(Interpreter &) override;
    std::string str(Interpreter &) override;
    std::string repr(Interpreter &) override;
    std::optional<std::size_t> hash(Interpreter &) override;
};

/// timezone(offset, name)
class TimeZone : public Object {
public:
    const std::int64_t offsetMicroseconds;
    const std::optional<std::string> zoneName;
    TimeZone(std::int64_t offset, std::optional<std::string> name) : offsetMicroseconds(offset), zoneName(std::move(name)) {}
    std::string label() const;
    std::string typeName() const override { return "datetime.timezone"; }
    std::shared_ptr<Class> classOf(Interpreter &) override;
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
    std::optional<Value> compare(Interpreter &, syntax::CompareOp op, const Value &other) override;
    std::string str(Interpreter &) override { return label(); }
    std::string repr(Interpreter &) override;
    std::optional<std::size_t> hash(Interpreter &) override { return std::hash<std::int64_t>()(offsetMicroseconds); }
};
std::shared_ptr<TimeZone> utcZone();

struct DateParts {
    int year = 1, month = 1, day = 1;
    auto operator<=>(const DateParts &) const = default;
};
struct TimeParts {
    int hour = 0, minute = 0, second = 0, microsecond = 0;
    auto operator<=>(const TimeParts &) const = default;
};

/// date, time or datetime: `hasDate` and `hasTime` say which. `zone` is None or a tzinfo object.
class Moment : public Object {
public:
    const bool hasDate, hasTime;
    const DateParts date;
    const TimeParts time;
    const Value zone;
    explicit Moment(DateParts d) : hasDate(true), hasTime(false), date(d) {}
    Moment(TimeParts t, Value z) : hasDate(false), hasTime(true), time(t), zone(std::move(z)) {}
    Moment(DateParts d, TimeParts t, Value z) : hasDate(true), hasTime(true), date(d), time(t), zone(std::move(z)) {}
    bool isDateTime() const { return hasDate && hasTime; }
    /// Microseconds east of UTC; nullopt: naive.
    std::optional<std::int64_t> offset(Interpreter &);
    /// Since 0001-01-01, of the wall clock.
    Wide wallMicroseconds() const;
    std::string isoText(Interpreter &, char separator, const std::string &precision);

    std::string typeName() const override { return isDateTime() ? "datetime.datetime" : hasDate ? "datetime.date" : "datetime.time"; }
    std::shared_ptr<Class> classOf(Interpreter &) override;
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
    std::optional<Value> binary(Interpreter &, syntax::BinaryOp op, const Value &other, bool reflected) override;
    std::optional<Value> compare(Interpreter &, syntax::CompareOp op, const Value &other) override;
    std::string str(Interpreter &) override;
    std::string repr(Interpreter &) override;
    std::optional<std::size_t> hash(Interpreter &) override;
};
Value makeDate(DateParts date);
Value makeTime(TimeParts time, Value zone = {});
Value makeDateTime(DateParts date, TimeParts time, Value zone = {});
/// From microseconds since 0001-01-01; raises OverflowError outside of the years 1 to 9999.
Value dateTimeFromWall(Interpreter &, Wide microseconds, Value zone);
/// Days since 0001-01-01, which is 1 (Python's ordinal).
std::int64_t ordinalOf(DateParts date);
DateParts dateOfOrdinal(std::int64_t ordinal);
bool isValidDate(DateParts date);
std::string formatMoment(Interpreter &, Moment &moment, const std::string &format);
/// strptime(); raises ValueError in Python's words.
Value parseMoment(Interpreter &, const std::string &text, const std::string &format);
/// fromisoformat(); nullopt: malformed.
std::optional<DateParts> parseIsoDate(std::string_view text);
bool parseIsoTime(std::string_view text, TimeParts &time, Value &zone);

}  // namespace limbeck::python
