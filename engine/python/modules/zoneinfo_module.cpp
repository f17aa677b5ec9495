// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/modules/datetime_objects.h"
#include "python/modules/library.h"
#include "python/state.h"

#include <QDateTime>
#include <QTimeZone>

/// zoneinfo over Qt's time zones.
namespace limbeck::python {

namespace {

constexpr Wide kEpochMicroseconds = Wide(719162) * 86'400'000'000;

class ZoneInfo : public Object {
public:
    explicit ZoneInfo(std::string key) : m_key(std::move(key)), m_zone(QByteArray::fromStdString(m_key)) {}
    bool isValid() const { return m_zone.isValid(); }
    std::string typeName() const override { return "zoneinfo.ZoneInfo"; }
    std::string str(Interpreter &) override { return m_key; }
    std::string repr(Interpreter &) override { return "zoneinfo.ZoneInfo(key='" + m_key + "')"; }
    std::optional<std::size_t> hash(Interpreter &) override { return std::hash<std::string>()(m_key); }
    std::optional<Value> compare(Interpreter &, syntax::CompareOp op, const Value &other) override
    {
        const auto *zone = other.as<ZoneInfo>();
        if (!zone || (op != syntax::CompareOp::Equal && op != syntax::CompareOp::NotEqual))
            return std::nullopt;
        return Value((zone->m_key == m_key) == (op == syntax::CompareOp::Equal));
    }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;

    /// Seconds east of UTC at a wall clock of this zone.
    std::int64_t offsetAtWall(const Moment &moment) const
    {
        const QDateTime local(QDate(moment.date.year, moment.date.month, moment.date.day), QTime(moment.time.hour, moment.time.minute, moment.time.second), m_zone);
        return local.offsetFromUtc();
    }
    std::int64_t offsetAtUtc(const Moment &moment) const
    {
        return m_zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(std::int64_t((moment.wallMicroseconds() - kEpochMicroseconds) / 1'000'000), Qt::UTC));
    }
    std::string abbreviation(const Moment &moment) const
    {
        const QDateTime local(QDate(moment.date.year, moment.date.month, moment.date.day), QTime(moment.time.hour, moment.time.minute, moment.time.second), m_zone);
        return m_zone.abbreviation(local).toStdString();
    }

private:
    std::string m_key;
    QTimeZone m_zone;
};

Value offsetOf(Interpreter &, const Value &self, Arguments &arguments)
{
    const Value moment = arguments.required("dt");
    return moment.as<Moment>() ? Value(TimeDelta::fromMicroseconds(Wide(self.as<ZoneInfo>()->offsetAtWall(*moment.as<Moment>())) * 1'000'000)) : Value();
}

std::optional<Value> ZoneInfo::attribute(Interpreter &, std::string_view name)
{
    static const Methods methods{
        {"utcoffset", offsetOf},
        {"tzname",
         [](Interpreter &, const Value &self, Arguments &arguments) {
             const Value moment = arguments.required("dt");
             return moment.as<Moment>() ? Value::text(self.as<ZoneInfo>()->abbreviation(*moment.as<Moment>())) : Value();
         }},
        {"dst",
         [](Interpreter &, const Value &, Arguments &arguments) {
             arguments.rest();
             return Value();
         }},
        {"fromutc",
         [](Interpreter &in, const Value &self, Arguments &arguments) {
             const Value moment = arguments.required("dt");
             const auto &instant = *moment.as<Moment>();
             return dateTimeFromWall(in, instant.wallMicroseconds() + Wide(self.as<ZoneInfo>()->offsetAtUtc(instant)) * 1'000'000, self);
         }},
    };
    if (name == "key")
        return Value::text(m_key);
    return boundMethod(methods, name, Value(shared_from_this()));
}

}  // namespace

void fill_zoneinfo(Interpreter &in, Module &module)
{
    const auto missing = in.makeExceptionClass("ZoneInfoNotFoundError", "zoneinfo", {in.builtinClass("KeyError")});
    module.define("ZoneInfoNotFoundError", Value(missing));
    in.importModule("datetime", {});
    module.define("ZoneInfo", Value(addClass(in, "ZoneInfo", "zoneinfo", {in.state().classes.at("datetime.tzinfo")}, [](Interpreter &inner, CallArguments arguments) {
                      Arguments reader(inner, "ZoneInfo", arguments);
                      const std::string key = reader.text("key").utf8();
                      auto zone = std::make_shared<ZoneInfo>(key);
                      if (!zone->isValid())
                          inner.raise(inner.builtinClass("KeyError"), fmt::format("No time zone found with key {}", key));
                      return Value(zone);
                  })));
}

}  // namespace limbeck::python
