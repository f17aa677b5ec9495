// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/configured_options.h"

#include "base/error.h"

#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace limbeck::autogenerate {

using python::Value;

namespace {

struct Plugin {
    const char *name;
    bool ComparisonPlugins::*flag;
};
/// In the order in which Alembic sets them up.
constexpr std::array<Plugin, 7> kPlugins{{{"schemas", &ComparisonPlugins::schemas},
                                          {"tables", &ComparisonPlugins::tables},
                                          {"types", &ComparisonPlugins::types},
                                          {"constraints", &ComparisonPlugins::constraints},
                                          {"defaults", &ComparisonPlugins::defaults},
                                          {"comments", &ComparisonPlugins::comments},
                                          {"checkconstraint_byname", &ComparisonPlugins::checks}}};

std::string moduleOf(const Plugin &plugin) { return std::string("alembic.autogenerate.") + plugin.name; }

bool matches(const std::string &pattern, const std::string &name)
{
    return pattern == name || (pattern.ends_with("*") && name.starts_with(pattern.substr(0, pattern.size() - 1)));
}

/// False: the pattern fits none.
bool setMatching(ComparisonPlugins &plugins, const std::string &pattern, bool isOn)
{
    bool any = false;
    for (const Plugin &plugin : kPlugins) {
        if (matches(pattern, moduleOf(plugin))) {
            plugins.*plugin.flag = isOn;
            any = true;
        }
    }
    return any;
}

}  // namespace

const Value *ConfiguredOptions::find(std::string_view name) const
{
    for (const auto &[key, value] : m_facts.all) {
        if (key == name)
            return &value;
    }
    return nullptr;
}

Value ConfiguredOptions::option(std::string_view name) const
{
    const Value *value = find(name);
    return value ? *value : Value();
}

std::optional<std::string> ConfiguredOptions::text(std::string_view name) const
{
    const Value value = option(name);
    return value.asText() ? std::optional(value.asText()->utf8()) : std::nullopt;
}

Value ConfiguredOptions::function(const char *name) const
{
    const Value value = option(name);
    const auto *opaque = value.as<python::Opaque>();
    if (!value.isUnknown() && !opaque)
        return value;
    warn(fmt::format("{}= of context.configure() is {}, which is not part of the project: it is not asked.", name, opaque ? opaque->dottedName() : std::string("not known")));
    return {};
}

ConfiguredOptions::Choice ConfiguredOptions::choice(const char *name, bool byDefault) const
{
    const Value *value = find(name);
    if (!value)
        return {byDefault, {}};
    if (value->isNone() || value->asBool())
        return {value->asBool() && *value->asBool(), {}};
    return {true, function(name)};
}

ComparisonPlugins ConfiguredOptions::plugins() const
{
    ComparisonPlugins plugins;
    const Value given = option("autogenerate_plugins");
    if (given.isNone())
        return plugins;
    for (const Plugin &plugin : kPlugins)
        plugins.*plugin.flag = false;
    std::vector<std::string> excluded, missing;
    for (const Value &item : m_interpreter.toVector(given)) {
        const std::string pattern = m_interpreter.str(item);
        if (pattern.starts_with('~'))
            excluded.push_back(pattern.substr(1));
        else if (!setMatching(plugins, pattern, true))
            missing.push_back(pattern);
    }
    if (!missing.empty())
        throw Error(ErrorCode::Revision, fmt::format("Did not locate plugins: {}", fmt::join(missing, ", ")), m_facts.position);
    for (const std::string &pattern : excluded)
        setMatching(plugins, pattern, false);
    return plugins;
}

void ConfiguredOptions::tell(const ComparisonPlugins &plugins) const
{
    for (const Plugin &plugin : kPlugins) {
        if (plugins.*plugin.flag)
            m_events.log(migrate::kInfo, "alembic.runtime.plugins", "setting up autogenerate plugin " + moduleOf(plugin));
    }
}

}  // namespace limbeck::autogenerate
