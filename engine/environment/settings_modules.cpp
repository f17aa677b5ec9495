// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "environment/settings_modules.h"

#include "environment/project_host.h"
#include "environment/settings_class.h"
#include "project/paths.h"
#include "python/interpreter.h"

namespace limbeck::environment {

using python::CallArguments;
using python::Interpreter;
using python::Value;

namespace {

std::string_view strip(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\r";
    const auto first = text.find_first_not_of(kBlanks);
    return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string expand(const std::string &text, const std::map<std::string, std::string> &own, const std::map<std::string, std::string> &environment)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto close = text.compare(i, 2, "${") == 0 ? text.find('}', i) : std::string::npos;
        if (close == std::string::npos) {
            result += text[i];
            continue;
        }
        const std::string name = text.substr(i + 2, close - i - 2);
        if (const auto it = environment.find(name); it != environment.end())
            result += it->second;
        else if (const auto found = own.find(name); found != own.end())
            result += found->second;
        i = close;
    }
    return result;
}

/// The value behind "KEY=": quoted, or up to a comment.
std::string dotenvValue(std::string_view text)
{
    if (!text.empty() && (text.front() == '"' || text.front() == '\'')) {
        std::string result;
        for (std::size_t i = 1; i < text.size() && text[i] != text.front(); ++i) {
            const bool isEscape = text[i] == '\\' && i + 1 < text.size() && text.front() == '"';
            if (isEscape)
                ++i;
            result += isEscape && text[i] == 'n' ? '\n' : text[i];
        }
        return result;
    }
    const auto comment = text.find(" #");
    return std::string(strip(text.substr(0, comment)));
}

std::string dotenvPath(ProjectHost &host, const CallArguments &arguments, Interpreter &interpreter)
{
    Value path = arguments.positional.empty() ? Value() : arguments.positional.front();
    if (const Value *keyword = arguments.keyword("dotenv_path"))
        path = *keyword;
    return path.isNone() || path.isUnknown() || path.as<python::Opaque>() ? host.project().root + "/.env"
                                                                          : project::absolutePath(interpreter.str(path), host.project().root);
}

Value dotenvModule(ProjectHost &host)
{
    auto module = std::make_shared<python::Module>("dotenv");
    module->define("load_dotenv", python::makeFunction("load_dotenv", [&host](Interpreter &interpreter, CallArguments arguments) {
                       const auto text = project::tryReadTextFile(dotenvPath(host, arguments, interpreter));
                       const Value *overrides = arguments.keyword("override");
                       const bool override = overrides && interpreter.isTrue(*overrides, "load_dotenv(override=…)");
                       auto &environment = host.surroundings().environment;
                       for (const auto &[key, value] : parseDotenv(text.value_or(""), environment)) {
                           if (override || !environment.contains(key))
                               environment[key] = value;
                       }
                       return Value(text.has_value());
                   }));
    module->define("dotenv_values", python::makeFunction("dotenv_values", [&host](Interpreter &interpreter, CallArguments arguments) {
                       const auto text = project::tryReadTextFile(dotenvPath(host, arguments, interpreter));
                       auto dict = python::makeDict();
                       for (const auto &[key, value] : parseDotenv(text.value_or(""), host.environment()))
                           dict->insert(key, Value::text(value));
                       return Value(dict);
                   }));
    module->define("find_dotenv", python::makeFunction("find_dotenv", [&host](Interpreter &, CallArguments) {
                       const std::string path = host.project().root + "/.env";
                       return Value::text(project::fileExists(path) ? path : std::string());
                   }));
    return Value(module);
}

/// decouple.config("NAME", default=…, cast=…): environment, then .env, then the default.
Value decoupleModule(ProjectHost &host)
{
    auto module = std::make_shared<python::Module>("decouple");
    module->define("config", python::makeFunction("config", [&host](Interpreter &interpreter, CallArguments arguments) {
                       if (arguments.positional.empty() || !arguments.positional.front().asText())
                           interpreter.raise("TypeError", "config() needs the name of a setting");
                       const std::string name = arguments.positional.front().asText()->utf8();
                       const Value *fallback = arguments.positional.size() > 1 ? &arguments.positional[1] : arguments.keyword("default");
                       const Value *cast = arguments.keyword("cast");
                       const auto text = settingFromEnvironment(host, name, {".env"}, true);
                       if (!text && !fallback)
                           interpreter.raise("ValueError", name + " not found. Declare it as envvar or define a default value.");
                       const Value value = text ? Value::text(*text) : *fallback;
                       return cast ? interpreter.call(*cast, {value}) : value;
                   }));
    return Value(module);
}

}  // namespace

std::map<std::string, std::string> parseDotenv(const std::string &text, const std::map<std::string, std::string> &environment)
{
    std::map<std::string, std::string> result;
    std::size_t start = 0;
    while (start < text.size()) {
        const auto end = std::min(text.find('\n', start), text.size());
        std::string_view line = strip(std::string_view(text).substr(start, end - start));
        start = end + 1;
        if (line.starts_with("export "))
            line = strip(line.substr(7));
        const auto equals = line.find('=');
        if (line.empty() || line.front() == '#' || equals == std::string_view::npos)
            continue;
        const std::string_view raw = strip(line.substr(equals + 1));
        const std::string value = dotenvValue(raw);
        result[std::string(strip(line.substr(0, equals)))] = raw.starts_with('\'') ? value : expand(value, result, environment);
    }
    return result;
}

std::optional<Value> settingsModule(ProjectHost &host, const std::string &dottedName)
{
    if (dottedName == "dotenv" || dottedName == "dotenv.main")
        return dotenvModule(host);
    if (dottedName == "decouple")
        return decoupleModule(host);
    if (dottedName == "pydantic_settings" || dottedName == "pydantic")
        return pydanticModule(host, dottedName);
    return std::nullopt;
}

}  // namespace limbeck::environment
