// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/modules/datetime_objects.h"
#include "python/modules/library.h"
#include "python/numbers.h"
#include "python/state.h"

#include <cmath>

namespace limbeck::python {

namespace {

constexpr Wide kEpoch = Wide(719162) * 86'400'000'000;

int part(Interpreter &in, Arguments &arguments, const char *name, std::int64_t otherwise, std::int64_t low, std::int64_t high, const std::string &message)
{
    const std::int64_t value = arguments.integerOr(name, otherwise);
    if (value < low || value > high)
        in.raise("ValueError", message);
    return int(value);
}

DateParts readDate(Interpreter &in, Arguments &arguments, const DateParts *present)
{
    DateParts date;
    if (!present) {
        date.year = int(arguments.integer("year"));
        date.month = int(arguments.integer("month"));
        date.day = int(arguments.integer("day"));
    } else {
        date = {int(arguments.integerOr("year", present->year)), int(arguments.integerOr("month", present->month)), int(arguments.integerOr("day", present->day))};
    }
    if (date.year < 1 || date.year > 9999)
        in.raise("ValueError", fmt::format("year {} is out of range", date.year));
    if (date.month < 1 || date.month > 12)
        in.raise("ValueError", "month must be in 1..12");
    if (!isValidDate(date))
        in.raise("ValueError", "day is out of range for month");
    return date;
}

TimeParts readTime(Interpreter &in, Arguments &arguments, const TimeParts &present)
{
    TimeParts time;
    time.hour = part(in, arguments, "hour", present.hour, 0, 23, "hour must be in 0..23");
    time.minute = part(in, arguments, "minute", present.minute, 0, 59, "minute must be in 0..59");
    time.second = part(in, arguments, "second", present.second, 0, 59, "second must be in 0..59");
    time.microsecond = part(in, arguments, "microsecond", present.microsecond, 0, 999999, "microsecond must be in 0..999999");
    return time;
}

Value readZone(Interpreter &in, Arguments &arguments, const Value &present)
{
    Value zone = arguments.valueOr("tzinfo", present);
    arguments.keyword("fold");
    if (!zone.isNone() && !zone.as<TimeZone>() && !(zone.asObject() && in.findAttribute(zone, "utcoffset")))
        in.raise("TypeError", fmt::format("tzinfo argument must be None or of a tzinfo subclass, not type '{}'", in.typeName(zone)));
    return zone;
}

Value replaced(Interpreter &in, const Value &self, Arguments &arguments)
{
    const Moment &moment = *self.as<Moment>();
    const DateParts date = moment.hasDate ? readDate(in, arguments, &moment.date) : DateParts();
    if (!moment.hasTime)
        return makeDate(date);
    const TimeParts time = readTime(in, arguments, moment.time);
    const Value zone = readZone(in, arguments, moment.zone);
    return moment.hasDate ? makeDateTime(date, time, zone) : makeTime(time, zone);
}

Value inZone(Interpreter &in, Moment &moment, const Value &zone)
{
    const Wide utc = moment.wallMicroseconds() - moment.offset(in).value_or(0);
    if (const auto *fixed = zone.as<TimeZone>())
        return dateTimeFromWall(in, utc + fixed->offsetMicroseconds, zone);
    const Value instant = dateTimeFromWall(in, utc, zone);
    return in.call(in.getAttribute(zone, "fromutc"), {instant});
}

Value timeTuple(const Moment &moment)
{
    const std::int64_t ordinal = ordinalOf(moment.date);
    const std::int64_t dayOfYear = ordinal - ordinalOf({moment.date.year, 1, 1}) + 1;
    auto tuple = makeTuple({Value(moment.date.year), Value(moment.date.month), Value(moment.date.day), Value(moment.time.hour), Value(moment.time.minute), Value(moment.time.second), Value((ordinal + 6) % 7), Value(dayOfYear), Value(-1)});
    tuple->fieldNames = {"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"};
    tuple->tupleName = "time.struct_time";
    return Value(tuple);
}

Value isoCalendar(const Moment &moment)
{
    const std::int64_t ordinal = ordinalOf(moment.date);
    const std::int64_t weekday = (ordinal + 6) % 7;
    const int year = dateOfOrdinal(ordinal - weekday + 3).year;
    const std::int64_t week = (ordinal - weekday + 3 - ordinalOf({year, 1, 1})) / 7 + 1;
    auto tuple = makeTuple({Value(year), Value(week), Value(weekday + 1)});
    tuple->fieldNames = {"year", "week", "weekday"};
    tuple->tupleName = "datetime.IsoCalendarDate";
    return Value(tuple);
}

/// The day of a year, week and weekday of the ISO calendar.
DateParts dateOfIsoCalendar(Interpreter &in, Arguments &arguments)
{
    const std::int64_t year = arguments.integer("year"), week = arguments.integer("week"), day = arguments.integer("day");
    const std::int64_t fourth = ordinalOf({int(year), 1, 4});
    const std::int64_t ordinal = fourth - (fourth + 6) % 7 + (week - 1) * 7 + day - 1;
    if (week < 1 || week > 53 || (week == 53 && dateOfOrdinal(ordinal - day + 4).year != year))
        in.raise("ValueError", fmt::format("Invalid week: {}", week));
    if (day < 1 || day > 7)
        in.raise("ValueError", fmt::format("Invalid day: {} (range is [1, 7])", day));
    return dateOfOrdinal(ordinal);
}

Value timestamp(Interpreter &in, const Value &self, Arguments &)
{
    auto &moment = *self.as<Moment>();
    return Value(double(moment.wallMicroseconds() - moment.offset(in).value_or(0) - kEpoch) / 1e6);
}

Value asTimeZone(Interpreter &in, const Value &self, Arguments &arguments)
{
    const Value zone = arguments.valueOr("tz", Value());
    return inZone(in, *self.as<Moment>(), zone.isNone() ? Value(utcZone()) : zone);
}

Value offsetValue(Interpreter &in, const Value &self, Arguments &)
{
    const std::optional<std::int64_t> offset = self.as<Moment>()->offset(in);
    return offset ? Value(TimeDelta::fromMicroseconds(*offset)) : Value();
}

Value isoFormat(Interpreter &in, const Value &self, Arguments &arguments)
{
    auto &moment = *self.as<Moment>();
    const std::string separator = moment.isDateTime() ? arguments.valueOr("sep", Value::text("T")).asText()->utf8() : "T";
    return Value::text(moment.isoText(in, separator.at(0), moment.hasTime ? arguments.valueOr("timespec", Value::text("auto")).asText()->utf8() : "auto"));
}

Value format(Interpreter &in, const Value &self, Arguments &arguments)
{
    const std::string pattern = arguments.text("format").utf8();
    return Value::text(pattern.empty() ? in.str(self) : formatMoment(in, *self.as<Moment>(), pattern));
}

const Methods &timeMethods()
{
    static const Methods methods{
        {"isoformat", isoFormat}, {"strftime", format}, {"__format__", format}, {"replace", replaced}, {"utcoffset", offsetValue},
        {"tzname", [](Interpreter &in, const Value &self, Arguments &) { return self.as<Moment>()->zone.isNone() ? Value() : in.call(in.getAttribute(self.as<Moment>()->zone, "tzname"), {self}); }},
        {"dst", [](Interpreter &, const Value &, Arguments &) { return Value(); }},
    };
    return methods;
}

const Methods &dateMethods()
{
    static const Methods methods{
        {"isoformat", isoFormat}, {"strftime", format}, {"__format__", format}, {"replace", replaced},
        {"weekday", [](Interpreter &, const Value &self, Arguments &) { return Value((ordinalOf(self.as<Moment>()->date) + 6) % 7); }},
        {"isoweekday", [](Interpreter &, const Value &self, Arguments &) { return Value((ordinalOf(self.as<Moment>()->date) + 6) % 7 + 1); }},
        {"toordinal", [](Interpreter &, const Value &self, Arguments &) { return Value(ordinalOf(self.as<Moment>()->date)); }},
        {"timetuple", [](Interpreter &, const Value &self, Arguments &) { return timeTuple(*self.as<Moment>()); }},
        {"isocalendar", [](Interpreter &, const Value &self, Arguments &) { return isoCalendar(*self.as<Moment>()); }},
        {"ctime", [](Interpreter &in, const Value &self, Arguments &) { return Value::text(formatMoment(in, *self.as<Moment>(), "%a %b %e %H:%M:%S %Y")); }},
    };
    return methods;
}

const Methods &dateTimeMethods()
{
    static const Methods methods = [] {
        Methods all{
            {"timestamp", timestamp},
            {"astimezone", asTimeZone},
            {"date", [](Interpreter &, const Value &self, Arguments &) { return makeDate(self.as<Moment>()->date); }},
            {"time", [](Interpreter &, const Value &self, Arguments &) { return makeTime(self.as<Moment>()->time); }},
            {"timetz", [](Interpreter &, const Value &self, Arguments &) { return makeTime(self.as<Moment>()->time, self.as<Moment>()->zone); }},
            {"utctimetuple", [](Interpreter &in, const Value &self, Arguments &) { return timeTuple(*dateTimeFromWall(in, self.as<Moment>()->wallMicroseconds() - self.as<Moment>()->offset(in).value_or(0), {}).as<Moment>()); }},
        };
        all.insert(dateMethods().begin(), dateMethods().end());
        all.insert(timeMethods().begin(), timeMethods().end());
        return all;
    }();
    return methods;
}

}  // namespace

std::optional<Value> Moment::attribute(Interpreter &in, std::string_view name)
{
    const std::pair<std::string_view, int> fields[] = {{"year", date.year}, {"month", date.month}, {"day", date.day}, {"hour", time.hour}, {"minute", time.minute}, {"second", time.second}, {"microsecond", time.microsecond}};
    for (std::size_t i = hasDate ? 0 : 3; i < (hasTime ? 7u : 3u); ++i) {
        if (fields[i].first == name)
            return Value(fields[i].second);
    }
    if (name == "tzinfo" && hasTime)
        return zone;
    if (name == "fold" && hasTime)
        return Value(0);
    if (std::optional<Value> method = boundMethod(isDateTime() ? dateTimeMethods() : hasDate ? dateMethods() : timeMethods(), name, Value(shared_from_this())))
        return method;
    // Class methods and constants through an instance.
    const Value *found = classOf(in)->findInherited(name);
    return found ? std::optional(bindAttribute(in, *found, Value(shared_from_this()), classOf(in))) : std::nullopt;
}

namespace {

void classMethod(Class &cls, const std::string &name, NativeBody body)
{
    cls.put(name, Value(std::make_shared<ClassMethod>(native(name, [body = std::move(body)](Interpreter &in, Arguments &arguments) {
                arguments.required("cls");
                return body(in, arguments);
            }))));
}

Value fromTimestamp(Interpreter &in, Arguments &arguments)
{
    const double seconds = asReal(in, arguments.required("timestamp"));
    const Value zone = arguments.valueOr("tz", Value());
    const Wide utc = kEpoch + Wide(std::nearbyint(seconds * 1e6));
    const Value instant = dateTimeFromWall(in, utc, zone.isNone() ? Value() : Value(utcZone()));
    return zone.isNone() ? instant : inZone(in, *instant.as<Moment>(), zone);
}

Value now(Interpreter &in, Arguments &arguments)
{
    const Value zone = arguments.valueOr("tz", Value());
    const Value instant = dateTimeFromWall(in, kEpoch + in.host().now(), zone.isNone() ? Value() : Value(utcZone()));
    return zone.isNone() ? instant : inZone(in, *instant.as<Moment>(), zone);
}

Value dateTimeFromIso(Interpreter &in, Arguments &arguments)
{
    const std::string text = arguments.text("date_string").utf8();
    const std::size_t length = text.size() >= 10 && text[4] == '-' ? 10 : 8;
    const std::optional<DateParts> date = parseIsoDate(std::string_view(text).substr(0, length));
    TimeParts time;
    Value zone;
    if (!date || (text.size() > length && !parseIsoTime(std::string_view(text).substr(length + 1), time, zone)))
        in.raise("ValueError", fmt::format("Invalid isoformat string: {}", quotedRepr(text)));
    return makeDateTime(*date, time, zone);
}

Value makeDelta(Interpreter &in, Arguments &arguments)
{
    constexpr std::pair<const char *, std::int64_t> kUnits[] = {{"days", 86'400'000'000}, {"seconds", 1'000'000}, {"microseconds", 1}, {"milliseconds", 1000}, {"minutes", 60'000'000}, {"hours", 3'600'000'000}, {"weeks", 604'800'000'000}};
    Wide total = 0;
    double fraction = 0;
    for (const auto &[name, unit] : kUnits) {
        const Value value = arguments.valueOr(name, Value(0));
        if (const std::optional<std::int64_t> whole = smallInteger(known(in, value))) {
            total += Wide(*whole) * unit;
            continue;
        }
        if (!realNumber(value))
            in.raise("TypeError", fmt::format("unsupported type for timedelta {} component: {}", name, in.typeName(value)));
        const double exact = asReal(in, value) * double(unit);
        total += Wide(std::floor(exact));
        fraction += exact - std::floor(exact);
    }
    total += Wide(std::nearbyint(fraction));
    const auto delta = TimeDelta::fromMicroseconds(total);
    if (std::abs(delta->days) > 999'999'999)
        in.raise("OverflowError", fmt::format("days={}; must have magnitude <= 999999999", delta->days));
    return Value(delta);
}

std::shared_ptr<Class> addType(Interpreter &in, Module &module, const std::string &name, std::shared_ptr<Class> base, Value (*construct)(Interpreter &, Arguments &))
{
    const Value function = native(name, construct);
    auto cls = addClass(in, name, "datetime", {std::move(base)}, [function](Interpreter &inner, CallArguments arguments) { return inner.call(function, std::move(arguments)); });
    module.define(name, Value(cls));
    return cls;
}

void addDates(Interpreter &in, Module &module, const std::shared_ptr<Class> &object)
{
    const auto date = addType(in, module, "date", object, [](Interpreter &inner, Arguments &arguments) { return makeDate(readDate(inner, arguments, nullptr)); });
    const auto moment = addType(in, module, "datetime", date, [](Interpreter &inner, Arguments &arguments) {
        const DateParts day = readDate(inner, arguments, nullptr);
        const TimeParts clock = readTime(inner, arguments, {});
        return makeDateTime(day, clock, readZone(inner, arguments, {}));
    });
    classMethod(*date, "today", [](Interpreter &inner, Arguments &) { return makeDate(dateTimeFromWall(inner, kEpoch + inner.host().now(), {}).as<Moment>()->date); });
    classMethod(*date, "fromordinal", [](Interpreter &, Arguments &arguments) { return makeDate(dateOfOrdinal(arguments.integer("ordinal"))); });
    classMethod(*date, "fromisocalendar", [](Interpreter &inner, Arguments &arguments) { return makeDate(dateOfIsoCalendar(inner, arguments)); });
    classMethod(*date, "fromtimestamp", [](Interpreter &inner, Arguments &arguments) { return makeDate(fromTimestamp(inner, arguments).as<Moment>()->date); });
    classMethod(*date, "fromisoformat", [](Interpreter &inner, Arguments &arguments) {
        const std::string text = arguments.text("date_string").utf8();
        const std::optional<DateParts> parsed = parseIsoDate(text);
        if (!parsed)
            inner.raise("ValueError", fmt::format("Invalid isoformat string: {}", quotedRepr(text)));
        return makeDate(*parsed);
    });
    date->put("min", makeDate({1, 1, 1}));
    date->put("max", makeDate({9999, 12, 31}));
    classMethod(*moment, "now", now);
    classMethod(*moment, "today", [](Interpreter &inner, Arguments &) { return dateTimeFromWall(inner, kEpoch + inner.host().now(), {}); });
    classMethod(*moment, "utcnow", [](Interpreter &inner, Arguments &) { return dateTimeFromWall(inner, kEpoch + inner.host().now(), {}); });
    classMethod(*moment, "fromtimestamp", fromTimestamp);
    classMethod(*moment, "utcfromtimestamp", fromTimestamp);
    classMethod(*moment, "fromordinal", [](Interpreter &, Arguments &arguments) { return makeDateTime(dateOfOrdinal(arguments.integer("ordinal")), {}); });
    classMethod(*moment, "fromisocalendar", [](Interpreter &inner, Arguments &arguments) { return makeDateTime(dateOfIsoCalendar(inner, arguments), {}); });
    classMethod(*moment, "fromisoformat", dateTimeFromIso);
    classMethod(*moment, "strptime", [](Interpreter &inner, Arguments &arguments) {
        const std::string text = arguments.text("date_string").utf8();
        return parseMoment(inner, text, arguments.text("format").utf8());
    });
    classMethod(*moment, "combine", [](Interpreter &inner, Arguments &arguments) {
        const Value day = arguments.required("date"), clock = arguments.required("time");
        if (!day.as<Moment>() || !clock.as<Moment>())
            inner.raise("TypeError", "combine() argument 1 must be datetime.date and 2 datetime.time");
        return makeDateTime(day.as<Moment>()->date, clock.as<Moment>()->time, arguments.valueOr("tzinfo", clock.as<Moment>()->zone));
    });
    moment->put("min", makeDateTime({1, 1, 1}, {}));
    moment->put("max", makeDateTime({9999, 12, 31}, {23, 59, 59, 999999}));
}

}  // namespace

void fill_datetime(Interpreter &in, Module &module)
{
    const auto object = in.builtinClass("object");
    addDates(in, module, object);
    const auto clock = addType(in, module, "time", object, [](Interpreter &inner, Arguments &arguments) {
        const TimeParts time = readTime(inner, arguments, {});
        return makeTime(time, readZone(inner, arguments, {}));
    });
    classMethod(*clock, "fromisoformat", [](Interpreter &inner, Arguments &arguments) {
        const std::string text = arguments.text("time_string").utf8();
        TimeParts time;
        Value zone;
        if (!parseIsoTime(text, time, zone))
            inner.raise("ValueError", fmt::format("Invalid isoformat string: {}", quotedRepr(text)));
        return makeTime(time, zone);
    });
    clock->put("min", makeTime({}));
    clock->put("max", makeTime({23, 59, 59, 999999}));
    const auto delta = addType(in, module, "timedelta", object, makeDelta);
    delta->put("min", Value(std::make_shared<TimeDelta>(-999999999, 0, 0)));
    delta->put("max", Value(std::make_shared<TimeDelta>(999999999, 86399, 999999)));
    delta->put("resolution", Value(std::make_shared<TimeDelta>(0, 0, 1)));
    const auto info = addClass(in, "tzinfo", "datetime", {object}, {});
    module.define("tzinfo", Value(info));
    const auto zone = addType(in, module, "timezone", info, [](Interpreter &inner, Arguments &arguments) {
        const Value given = arguments.required("offset");
        const auto *length = given.as<TimeDelta>();
        if (!length)
            inner.raise("TypeError", fmt::format("timezone() argument 1 must be datetime.timedelta, not {}", inner.typeName(given)));
        const auto offset = std::int64_t(length->totalMicroseconds());
        if (std::abs(offset) >= 86'400'000'000)
            inner.raise("ValueError", fmt::format("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {}.", inner.repr(given)));
        const std::optional<Value> name = arguments.optional("name");
        return Value(std::make_shared<TimeZone>(offset, name ? std::optional(name->asText()->utf8()) : std::nullopt));
    });
    zone->put("utc", Value(utcZone()));
    module.define("UTC", Value(utcZone()));
    module.define("MINYEAR", Value(1));
    module.define("MAXYEAR", Value(9999));
}

}  // namespace limbeck::python
