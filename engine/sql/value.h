// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace limbeck::sql {

// Values as they go to and come from a database, without a dialect. All text is UTF-8.

struct Null {
    bool operator==(const Null &) const = default;
};
/// An exact number as written, e.g. "1.50", "1E+2", "NaN".
struct Decimal {
    std::string digits;
    bool operator==(const Decimal &) const = default;
};
struct Bytes {
    std::string data;
    bool operator==(const Bytes &) const = default;
};
struct Date {
    int year = 1, month = 1, day = 1;
    bool operator==(const Date &) const = default;
};
/// Wall-clock time; `offsetSeconds` counts only when `hasOffset`.
struct Time {
    int hour = 0, minute = 0, second = 0, microsecond = 0;
    bool hasOffset = false;
    int offsetSeconds = 0;
    bool operator==(const Time &) const = default;
};
struct DateTime {
    Date date;
    Time time;
    bool operator==(const DateTime &) const = default;
};
/// Like Python's timedelta: days may be negative, the others not (0 <= seconds < 86400).
struct Interval {
    std::int64_t days = 0;
    int seconds = 0;
    int microseconds = 0;
    bool operator==(const Interval &) const = default;
};
/// 32 lower-case hexadecimal digits without dashes.
struct Uuid {
    std::string hex;
    bool operator==(const Uuid &) const = default;
};
/// A JSON document as text (Python's json.dumps form).
struct Json {
    std::string text;
    bool operator==(const Json &) const = default;
};
/// A range as PostgreSQL prints it, e.g. "[1,5)".
struct Range {
    std::string text;
    bool operator==(const Range &) const = default;
};
struct Value;
using ValueList = std::vector<Value>;
/// An SQL array.
struct Array {
    ValueList items;
    bool isTuple = false;  ///< a Python tuple: PostgreSQL literal (1, 2), not ARRAY[1,2]
    bool operator==(const Array &) const;
};
/// A value that a preview cannot know (a row of a SELECT that was not run, what is computed from it). `why` names its source for people.
struct Unknown {
    std::string why;
    bool operator==(const Unknown &) const = default;
};

struct Value {
    using Storage = std::variant<Null, bool, std::int64_t, double, std::string, Decimal, Bytes, Date, Time, DateTime, Interval, Uuid, Json, Range, Array, Unknown>;
    Storage data;

    Value();
    // Out of line, as in other types that hold many kinds: what passes it on does not compile its copies.
    Value(const Value &);
    Value(Value &&) noexcept;
    Value &operator=(const Value &);
    Value &operator=(Value &&) noexcept;
    ~Value();
    template<typename T>
        requires std::is_constructible_v<Storage, T>
    Value(T value) : data(std::move(value))
    {
    }
    bool isNull() const { return std::holds_alternative<Null>(data); }
    bool isUnknown() const { return std::holds_alternative<Unknown>(data); }
    bool operator==(const Value &) const;
};

}  // namespace limbeck::sql
