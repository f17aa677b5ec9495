// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/modules/datetime_objects.h"
#include "python/native.h"

#include <span>

/// strftime, strptime and ISO texts.
namespace limbeck::python {

namespace {

constexpr std::string_view kDays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr std::string_view kMonths[] = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};

int weekdayOf(DateParts date)
{
    return int((ordinalOf(date) + 6) % 7);
}

std::string offsetDigits(std::int64_t offset)
{
    const std::int64_t seconds = std::abs(offset) / 1'000'000;
    return fmt::format("{}{:02}{:02}", offset < 0 ? '-' : '+', seconds / 3600, seconds / 60 % 60) + (seconds % 60 ? fmt::format("{:02}", seconds % 60) : "");
}

std::string zoneLabel(Interpreter &in, Moment &moment)
{
    if (moment.zone.isNone())
        return {};
    const Value name = in.call(in.getAttribute(moment.zone, "tzname"), {moment.hasDate ? Value(moment.shared_from_this()) : Value()});
    return name.isNone() ? "" : in.str(name);
}

std::string isoWeek(DateParts date, char what)
{
    const std::int64_t ordinal = ordinalOf(date);
    const std::int64_t thursday = ordinal - weekdayOf(date) + 3;
    const int year = dateOfOrdinal(thursday).year;
    if (what == 'G')
        return fmt::format("{:04}", year);
    return fmt::format("{:02}", (thursday - ordinalOf({year, 1, 1})) / 7 + 1);
}

std::string directive(Interpreter &in, Moment &m, char c)
{
    const int dayOfYear = int(ordinalOf(m.date) - ordinalOf({m.date.year, 1, 1})) + 1;
    switch (c) {
    case 'Y':
        return fmt::format("{}", m.date.year);
    case 'y':
        return fmt::format("{:02}", m.date.year % 100);
    case 'm':
        return fmt::format("{:02}", m.date.month);
    case 'd':
        return fmt::format("{:02}", m.date.day);
    case 'e':
        return fmt::format("{:2}", m.date.day);
    case 'H':
        return fmt::format("{:02}", m.time.hour);
    case 'I':
        return fmt::format("{:02}", (m.time.hour + 11) % 12 + 1);
    case 'M':
        return fmt::format("{:02}", m.time.minute);
    case 'S':
        return fmt::format("{:02}", m.time.second);
    case 'f':
        return fmt::format("{:06}", m.time.microsecond);
    case 'p':
        return m.time.hour < 12 ? "AM" : "PM";
    case 'A':
        return std::string(kDays[weekdayOf(m.date)]);
    case 'a':
        return std::string(kDays[weekdayOf(m.date)].substr(0, 3));
    case 'B':
        return std::string(kMonths[m.date.month - 1]);
    case 'b':
    case 'h':
        return std::string(kMonths[m.date.month - 1].substr(0, 3));
    case 'j':
        return fmt::format("{:03}", dayOfYear);
    case 'w':
        return fmt::format("{}", (weekdayOf(m.date) + 1) % 7);
    case 'u':
        return fmt::format("{}", weekdayOf(m.date) + 1);
    case 'U':
        return fmt::format("{:02}", (dayOfYear + 6 - (weekdayOf(m.date) + 1) % 7) / 7);
    case 'W':
        return fmt::format("{:02}", (dayOfYear + 6 - weekdayOf(m.date)) / 7);
    case 'G':
    case 'V':
        return isoWeek(m.date, c);
    case 'z': {
        const std::optional<std::int64_t> offset = m.offset(in);
        return offset ? offsetDigits(*offset) : "";
    }
    case 'Z':
        return zoneLabel(in, m);
    case 'F':
        return formatMoment(in, m, "%Y-%m-%d");
    case 'T':
    case 'X':
        return formatMoment(in, m, "%H:%M:%S");
    case 'D':
    case 'x':
        return formatMoment(in, m, "%m/%d/%y");
    case 'R':
        return formatMoment(in, m, "%H:%M");
    case 'c':
        return formatMoment(in, m, "%a %b %e %H:%M:%S %Y");
    case 's':
        return fmt::format("{}", std::int64_t((m.wallMicroseconds() - m.offset(in).value_or(0)) / 1'000'000) - 62135596800);
    case 'n':
        return "\n";
    case 't':
        return "\t";
    case '%':
        return "%";
    default:
        return std::string("%") + c;
    }
}

/// Reads one text against one format.
class Scanner {
public:
    Scanner(Interpreter &interpreter, const std::string &text, const std::string &format) : in(interpreter), m_text(text), m_format(format) {}

    Value run()
    {
        scan(m_format);
        if (m_at != m_text.size())
            in.raise("ValueError", "unconverted data remains: " + m_text.substr(m_at));
        if (m_pm)
            m_time.hour = m_time.hour % 12 + (*m_pm ? 12 : 0);
        if (m_dayOfYear)
            m_date = dateOfOrdinal(ordinalOf({m_date.year, 1, 1}) + *m_dayOfYear - 1);
        if (!isValidDate(m_date))
            in.raise("ValueError", "day is out of range for month");
        return makeDateTime(m_date, m_time, m_zone);
    }

private:
    [[noreturn]] void fail() { in.raise("ValueError", fmt::format("time data {} does not match format {}", quotedRepr(m_text), quotedRepr(m_format))); }

    int number(std::size_t most, int low, int high)
    {
        const std::size_t start = m_at;
        while (m_at < m_text.size() && m_at - start < most && std::isdigit(static_cast<unsigned char>(m_text[m_at])))
            ++m_at;
        if (m_at == start)
            fail();
        int value = std::stoi(m_text.substr(start, m_at - start));
        if (value > high && m_at - start > 1) {
            --m_at;
            value /= 10;
        }
        if (value < low || value > high)
            fail();
        return value;
    }

    int name(std::span<const std::string_view> names, std::size_t length)
    {
        int best = -1;
        std::size_t bestLength = 0;
        for (std::size_t i = 0; i < names.size(); ++i) {
            const std::string_view wanted = length ? names[i].substr(0, length) : names[i];
            const std::string_view here = std::string_view(m_text).substr(m_at, wanted.size());
            const bool same = std::equal(here.begin(), here.end(), wanted.begin(), wanted.end(), [](char a, char b) { return std::tolower(a) == std::tolower(b); });
            if (same && wanted.size() > bestLength) {
                best = int(i);
                bestLength = wanted.size();
            }
        }
        if (best < 0)
            fail();
        m_at += bestLength;
        return best;
    }

    void zone()
    {
        if (m_text.compare(m_at, 1, "Z") == 0) {
            ++m_at;
            m_zone = Value(utcZone());
            return;
        }
        if (m_at >= m_text.size() || (m_text[m_at] != '+' && m_text[m_at] != '-'))
            fail();
        const int sign = m_text[m_at++] == '-' ? -1 : 1;
        const auto two = [this] {
            const std::size_t start = m_at;
            const int value = number(2, 0, 59);
            if (m_at - start != 2)
                fail();
            return value;
        };
        std::int64_t seconds = two() * 3600;
        const auto colon = [this] { m_at += m_at < m_text.size() && m_text[m_at] == ':' ? 1 : 0; };
        colon();
        seconds += two() * 60;
        if (m_at < m_text.size() && (m_text[m_at] == ':' || std::isdigit(static_cast<unsigned char>(m_text[m_at])))) {
            colon();
            seconds += two();
        }
        m_zone = Value(std::make_shared<TimeZone>(sign * seconds * 1'000'000, std::nullopt));
    }

    void fraction()
    {
        const std::size_t start = m_at;
        int value = 0;
        int digits = 0;
        while (m_at < m_text.size() && digits < 6 && std::isdigit(static_cast<unsigned char>(m_text[m_at]))) {
            value = value * 10 + (m_text[m_at++] - '0');
            ++digits;
        }
        if (m_at == start)
            fail();
        for (; digits < 6; ++digits)
            value *= 10;
        m_time.microsecond = value;
    }

    void one(char c)
    {
        switch (c) {
        case 'Y':
            if (m_at + 4 > m_text.size())
                fail();
            m_date.year = number(4, 1, 9999);
            return;
        case 'y':
            m_date.year = number(2, 0, 99);
            m_date.year += m_date.year < 69 ? 2000 : 1900;
            return;
        case 'm':
            m_date.month = number(2, 1, 12);
            return;
        case 'd':
            m_date.day = number(2, 1, 31);
            return;
        case 'H':
            m_time.hour = number(2, 0, 23);
            return;
        case 'I':
            m_time.hour = number(2, 1, 12);
            m_pm = m_pm.value_or(false);
            return;
        case 'M':
            m_time.minute = number(2, 0, 59);
            return;
        case 'S':
            m_time.second = number(2, 0, 61);
            return;
        case 'f':
            fraction();
            return;
        case 'j':
            m_dayOfYear = number(3, 1, 366);
            return;
        case 'B':
            m_date.month = name(kMonths, 0) + 1;
            return;
        case 'b':
            m_date.month = name(kMonths, 3) + 1;
            return;
        case 'A':
            name(kDays, 0);
            return;
        case 'a':
            name(kDays, 3);
            return;
        case 'p': {
            static constexpr std::string_view kHalves[] = {"AM", "PM"};
            m_pm = name(kHalves, 0) == 1;
            return;
        }
        case 'z':
            zone();
            return;
        case 'Z': {
            static constexpr std::string_view kZones[] = {"UTC", "GMT"};
            name(kZones, 0);
            return;
        }
        case 'T':
        case 'X':
            scan("%H:%M:%S");
            return;
        case 'F':
            scan("%Y-%m-%d");
            return;
        case 'D':
        case 'x':
            scan("%m/%d/%y");
            return;
        case 'c':
            scan("%a %b %d %H:%M:%S %Y");
            return;
        case '%':
            literal('%');
            return;
        default:
            in.raise("ValueError", fmt::format("'{}' is a bad directive in format {}", c, quotedRepr(m_format)));
        }
    }

    void literal(char c)
    {
        if (m_at >= m_text.size() || m_text[m_at] != c)
            fail();
        ++m_at;
    }

    void scan(const std::string &format)
    {
        for (std::size_t i = 0; i < format.size(); ++i) {
            if (format[i] == '%' && i + 1 < format.size()) {
                one(format[++i]);
            } else if (std::isspace(static_cast<unsigned char>(format[i]))) {
                while (m_at < m_text.size() && std::isspace(static_cast<unsigned char>(m_text[m_at])))
                    ++m_at;
            } else {
                literal(format[i]);
            }
        }
    }

    Interpreter &in;
    const std::string &m_text;
    const std::string &m_format;
    std::size_t m_at = 0;
    DateParts m_date{1900, 1, 1};
    TimeParts m_time;
    Value m_zone;
    std::optional<bool> m_pm;
    std::optional<int> m_dayOfYear;
};

std::optional<int> digitsAt(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size())
        return std::nullopt;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (!std::isdigit(static_cast<unsigned char>(text[i])))
            return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

/// HH[:MM[:SS[.f…]]] with or without colons.
bool parseClock(std::string_view text, TimeParts &time)
{
    const bool colons = text.size() > 2 && text[2] == ':';
    int *const parts[] = {&time.hour, &time.minute, &time.second};
    std::size_t at = 0;
    for (int i = 0; i < 3 && at < text.size(); ++i) {
        if (i > 0 && colons && text[at++] != ':')
            return false;
        const std::optional<int> value = digitsAt(text, at, 2);
        if (!value)
            return false;
        *parts[i] = *value;
        at += 2;
    }
    if (at < text.size()) {
        if (text[at] != '.' && text[at] != ',')
            return false;
        const std::size_t count = text.size() - at - 1;
        const std::optional<int> value = count > 0 ? digitsAt(text, at + 1, std::min<std::size_t>(count, 6)) : std::nullopt;
        if (!value || !digitsAt(text, at + 1, std::min<std::size_t>(count, 9)))
            return false;
        time.microsecond = *value;
        for (std::size_t i = count; i < 6; ++i)
            time.microsecond *= 10;
    }
    return !text.empty() && time.hour < 24 && time.minute < 60 && time.second < 60;
}

}  // namespace

std::string formatMoment(Interpreter &in, Moment &moment, const std::string &format)
{
    std::string out;
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (format[i] != '%' || i + 1 >= format.size()) {
            out += format[i];
            continue;
        }
        char c = format[++i];
        const bool bare = c == '-' && i + 1 < format.size();
        if (bare)
            c = format[++i];
        std::string part = directive(in, moment, c);
        while (bare && part.size() > 1 && (part[0] == '0' || part[0] == ' '))
            part.erase(0, 1);
        out += part;
    }
    return out;
}

Value parseMoment(Interpreter &in, const std::string &text, const std::string &format)
{
    return Scanner(in, text, format).run();
}

std::optional<DateParts> parseIsoDate(std::string_view text)
{
    const bool dashes = text.size() == 10 && text[4] == '-' && text[7] == '-';
    if (!dashes && text.size() != 8)
        return std::nullopt;
    const std::optional<int> year = digitsAt(text, 0, 4), month = digitsAt(text, dashes ? 5 : 4, 2), day = digitsAt(text, dashes ? 8 : 6, 2);
    if (!year || !month || !day || !isValidDate({*year, *month, *day}))
        return std::nullopt;
    return DateParts{*year, *month, *day};
}

bool parseIsoTime(std::string_view text, TimeParts &time, Value &zone)
{
    const std::size_t sign = text.find_first_of("+-Z");
    if (sign != std::string_view::npos) {
        const std::string_view offset = text.substr(sign);
        TimeParts east;
        if (offset == "Z")
            zone = Value(utcZone());
        else if (!parseClock(offset.substr(1), east))
            return false;
        else
            zone = Value(std::make_shared<TimeZone>((offset[0] == '-' ? -1 : 1) * ((east.hour * 3600 + east.minute * 60 + east.second) * std::int64_t(1'000'000) + east.microsecond), std::nullopt));
        text = text.substr(0, sign);
    }
    return parseClock(text, time);
}

}  // namespace limbeck::python
