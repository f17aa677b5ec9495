// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/postgresql_datetime.h"

#include "database/refusal.h"

#include <charconv>
#include <cstdint>
#include <fmt/format.h>

namespace limbeck::database {
namespace {

[[noreturn]] void unreadable(std::string_view kind, std::string_view text)
{
    throw postgresqlRefusal("22007", fmt::format("The database sent \"{}\", which cannot be read as {}.", text, kind), {},
                            "The session needs DateStyle ISO and IntervalStyle postgres.");
}

[[noreturn]] void outOfRange(std::string_view text)
{
    throw postgresqlRefusal("22008", fmt::format("{} is out of range: years from 1 to 9999 can be read.", text));
}

/// Takes numbers and characters off the front of a text.
class Scanner {
public:
    explicit Scanner(std::string_view text) : m_rest(text) {}

    bool atEnd() const { return m_rest.empty(); }
    std::string_view rest() const { return m_rest; }

    bool take(char c)
    {
        if (!m_rest.starts_with(c))
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    /// Unsigned digits; false when there are none or too many.
    bool number(std::int64_t &value, std::size_t *digits = nullptr)
    {
        const auto [end, problem] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), value);
        if (problem != std::errc() || m_rest.front() == '-')
            return false;
        const auto used = static_cast<std::size_t>(end - m_rest.data());
        if (digits)
            *digits = used;
        m_rest.remove_prefix(used);
        return true;
    }

    bool number(int &value)
    {
        std::int64_t wide = 0;
        if (!number(wide) || wide > 99999999)
            return false;
        value = static_cast<int>(wide);
        return true;
    }

    /// ".ffffff" with one to six digits, or nothing.
    bool fraction(int &microseconds)
    {
        if (!take('.'))
            return true;
        std::int64_t value = 0;
        std::size_t digits = 0;
        if (!number(value, &digits) || digits > 6)
            return false;
        for (; digits < 6; ++digits)
            value *= 10;
        microseconds = static_cast<int>(value);
        return true;
    }

    std::string_view word()
    {
        const std::size_t end = std::min(m_rest.find(' '), m_rest.size());
        const std::string_view taken = m_rest.substr(0, end);
        m_rest.remove_prefix(end);
        return taken;
    }

private:
    std::string_view m_rest;
};

bool scanDate(Scanner &scanner, sql::Date &date)
{
    return scanner.number(date.year) && scanner.take('-') && scanner.number(date.month) && scanner.take('-') && scanner.number(date.day);
}

/// "+02", "-02:30", "+00:53:28", or nothing.
bool scanOffset(Scanner &scanner, sql::Time &time)
{
    const bool negative = scanner.rest().starts_with('-');
    if (!scanner.take('+') && !scanner.take('-'))
        return true;
    int hours = 0, minutes = 0, seconds = 0;
    if (!scanner.number(hours) || (scanner.take(':') && !scanner.number(minutes)) || (scanner.take(':') && !scanner.number(seconds)))
        return false;
    time.hasOffset = true;
    time.offsetSeconds = (hours * 3600 + minutes * 60 + seconds) * (negative ? -1 : 1);
    return true;
}

bool scanTime(Scanner &scanner, sql::Time &time)
{
    const bool read = scanner.number(time.hour) && scanner.take(':') && scanner.number(time.minute) && scanner.take(':') && scanner.number(time.second)
                      && scanner.fraction(time.microsecond) && scanOffset(scanner, time);
    if (time.hour == 24)
        time.hour = 0;
    return read;
}

void checkYear(const sql::Date &date, const Scanner &scanner, std::string_view text)
{
    if (date.year < 1 || date.year > 9999 || scanner.rest().ends_with(" BC"))
        outOfRange(text);
}

struct Span {
    std::int64_t days = 0;
    std::int64_t microseconds = 0;
};

bool scanClock(Scanner &scanner, std::int64_t hours, int sign, Span &span)
{
    int minutes = 0, seconds = 0, microseconds = 0;
    if (!scanner.take(':') || !scanner.number(minutes) || !scanner.take(':') || !scanner.number(seconds) || !scanner.fraction(microseconds))
        return false;
    span.microseconds += sign * (((hours * 60 + minutes) * 60 + seconds) * 1'000'000 + microseconds);
    return true;
}

/// One of "1 year", "-2 mons", "+3 days", "04:05:06.789".
bool scanIntervalPart(Scanner &scanner, Span &span)
{
    const int sign = scanner.take('-') ? -1 : 1;
    scanner.take('+');
    std::int64_t amount = 0;
    if (!scanner.number(amount))
        return false;
    if (scanner.rest().starts_with(':'))
        return scanClock(scanner, amount, sign, span);
    if (!scanner.take(' '))
        return false;
    const std::string_view unit = scanner.word();
    const int days = unit.starts_with("year") ? 365 : unit.starts_with("mon") ? 30 : unit.starts_with("day") ? 1 : 0;
    span.days += sign * days * amount;
    return days != 0;
}

}  // namespace

sql::Date parseDate(std::string_view text)
{
    if (text == "infinity")
        return {9999, 12, 31};
    if (text == "-infinity")
        return {1, 1, 1};
    Scanner scanner(text);
    sql::Date date;
    if (!scanDate(scanner, date))
        unreadable("a date", text);
    checkYear(date, scanner, text);
    if (!scanner.atEnd())
        unreadable("a date", text);
    return date;
}

sql::Time parseTime(std::string_view text)
{
    Scanner scanner(text);
    sql::Time time;
    if (!scanTime(scanner, time) || !scanner.atEnd())
        unreadable("a time", text);
    return time;
}

sql::DateTime parseDateTime(std::string_view text, bool withZone)
{
    if (text == "infinity")
        return {{9999, 12, 31}, {23, 59, 59, 999999, withZone, 0}};
    if (text == "-infinity")
        return {{1, 1, 1}, {0, 0, 0, 0, withZone, 0}};
    Scanner scanner(text);
    sql::DateTime value;
    if (!scanDate(scanner, value.date) || !scanner.take(' ') || !scanTime(scanner, value.time))
        unreadable("a date and time", text);
    checkYear(value.date, scanner, text);
    if (!scanner.atEnd())
        unreadable("a date and time", text);
    return value;
}

sql::Interval parseInterval(std::string_view text)
{
    Scanner scanner(text);
    Span span;
    do {
        if (!scanIntervalPart(scanner, span))
            unreadable("an interval", text);
    } while (scanner.take(' '));
    if (!scanner.atEnd())
        unreadable("an interval", text);
    constexpr std::int64_t day = 86'400'000'000;
    std::int64_t days = span.microseconds / day;
    std::int64_t rest = span.microseconds % day;
    if (rest < 0) {
        rest += day;
        --days;
    }
    sql::Interval interval{span.days + days, static_cast<int>(rest / 1'000'000), static_cast<int>(rest % 1'000'000)};
    if (interval.days > 999'999'999 || interval.days < -999'999'999)
        throw postgresqlRefusal("22008", fmt::format("The interval {} is too long to be read.", text));
    return interval;
}

}  // namespace limbeck::database
