// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/argument_binding.h"

#include "sqlalchemy/items/name_object.h"

#include <algorithm>
#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \n") - first + 1);
}

std::vector<std::string_view> split(std::string_view text)
{
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const auto comma = text.find(',');
        parts.push_back(trimmed(text.substr(0, comma)));
        if (comma == std::string_view::npos)
            break;
        text.remove_prefix(comma + 1);
    }
    return parts;
}

}  // namespace

Signature::Signature(std::string function, std::string_view parameters) : m_function(std::move(function))
{
    bool keywordOnly = false;
    for (std::string_view part : split(parameters)) {
        if (part.empty())
            continue;
        if (part == "/") {
            for (Parameter &parameter : m_parameters)
                parameter.positionalOnly = true;
        } else if (part.starts_with("**")) {
            m_takesExtras = true;
        } else if (part.starts_with("*")) {
            m_takesRest = part.size() > 1;
            keywordOnly = true;
        } else {
            const bool optional = part.ends_with("=");
            m_parameters.push_back({std::string(optional ? part.substr(0, part.size() - 1) : part), !optional, keywordOnly, false});
        }
    }
}

std::optional<std::size_t> Signature::indexOf(std::string_view name) const
{
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        if (m_parameters[i].name == name)
            return i;
    }
    return std::nullopt;
}

Arguments Signature::bind(Interpreter &interpreter, CallArguments call) const
{
    Arguments bound;
    bound.m_interpreter = &interpreter;
    bound.m_signature = this;
    bound.m_position = call.position.isKnown() ? call.position : interpreter.position();
    bound.m_values.resize(m_parameters.size());

    std::size_t next = 0;
    for (Value &value : call.positional) {
        if (next < m_parameters.size() && !m_parameters[next].keywordOnly) {
            bound.m_values[next++] = std::move(value);
        } else if (m_takesRest) {
            bound.m_rest.push_back(std::move(value));
        } else {
            const auto most = std::count_if(m_parameters.begin(), m_parameters.end(), [](const Parameter &p) { return !p.keywordOnly; });
            interpreter.raise("TypeError", fmt::format("{}() takes {} positional argument{} but {} were given", m_function, most, most == 1 ? "" : "s", call.positional.size()));
        }
    }
    for (auto &[name, value] : call.keywords) {
        const auto index = indexOf(name);
        if (index && !m_parameters[*index].positionalOnly) {
            if (bound.m_values[*index])
                interpreter.raise("TypeError", fmt::format("{}() got multiple values for argument '{}'", m_function, name));
            bound.m_values[*index] = std::move(value);
        } else if (m_takesExtras) {
            bound.m_extras.emplace_back(name, std::move(value));
        } else {
            interpreter.raise("TypeError", fmt::format("{}() got an unexpected keyword argument '{}'", m_function, name));
        }
    }
    checkMissing(interpreter, bound);
    return bound;
}

void Signature::checkMissing(Interpreter &interpreter, const Arguments &arguments) const
{
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        if (m_parameters[i].required && !arguments.m_values[i])
            missing.push_back("'" + m_parameters[i].name + "'");
    }
    if (missing.empty())
        return;
    interpreter.raise("TypeError", fmt::format("{}() missing {} required argument{}: {}", m_function, missing.size(), missing.size() == 1 ? "" : "s", fmt::join(missing, ", ")));
}

const Value *Arguments::find(std::string_view name) const
{
    const auto index = m_signature->indexOf(name);
    return index && m_values[*index] ? &*m_values[*index] : nullptr;
}

Value Arguments::value(std::string_view name) const
{
    const Value *found = find(name);
    return found ? *found : Value();
}

std::optional<std::string> Arguments::text(std::string_view name) const
{
    const Value *found = find(name);
    if (!found || found->isNone())
        return std::nullopt;
    return textOf(*m_interpreter, *found, fmt::format("{}() argument '{}'", function(), name));
}

std::string Arguments::requiredText(std::string_view name) const
{
    const Value *found = find(name);
    return textOf(*m_interpreter, found ? *found : Value(), fmt::format("{}() argument '{}'", function(), name));
}

bool Arguments::flag(std::string_view name, bool fallback) const
{
    return optionalFlag(name).value_or(fallback);
}

std::optional<bool> Arguments::optionalFlag(std::string_view name) const
{
    const Value *found = find(name);
    if (!found || found->isNone())
        return std::nullopt;
    return m_interpreter->isTrue(*found, name);
}

std::optional<long long> Arguments::integer(std::string_view name) const
{
    const Value *found = find(name);
    if (!found || found->isNone())
        return std::nullopt;
    if (const auto *number = found->asInt())
        return *number;
    if (const auto *boolean = found->asBool())
        return *boolean ? 1 : 0;
    m_interpreter->raise("TypeError", fmt::format("{}() argument '{}' must be an integer, not {}", function(), name, m_interpreter->typeName(*found)));
}

std::vector<std::string> Arguments::texts(std::string_view name) const
{
    const Value *found = find(name);
    if (!found || found->isNone())
        return {};
    if (isTextLike(*found))
        return {textOf(*m_interpreter, *found, name)};
    std::vector<std::string> result;
    for (const Value &item : m_interpreter->toVector(*found))
        result.push_back(textOf(*m_interpreter, item, name));
    return result;
}

bool isTextLike(const Value &value)
{
    if (value.asText() || value.as<NameObject>())
        return true;
    const auto *member = value.as<python::EnumMember>();
    return member && member->isString;
}

std::string textOf(Interpreter &interpreter, const Value &value, std::string_view what)
{
    if (const auto *text = value.asText())
        return text->utf8();
    if (const auto *name = value.as<NameObject>())
        return name->text();
    if (const auto *member = value.as<python::EnumMember>(); member && member->isString && member->value.asText())
        return member->value.asText()->utf8();
    if (value.isUnknown())
        return kUnknownName;
    interpreter.raise("TypeError", fmt::format("{} must be a string, not {}", what, interpreter.typeName(value)));
}

}  // namespace limbeck::sqlalchemy
