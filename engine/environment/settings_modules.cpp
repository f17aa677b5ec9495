// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "environment/settings_modules.h"

#include "environment/project_host.h"
#include "project/paths.h"
#include "python/interpreter.h"
#include "sqlalchemy/orm/model_class.h"

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
        const std::string reference = text.substr(i + 2, close - i - 2);
        const auto dash = reference.find(":-");
        const std::string name = reference.substr(0, dash);
        if (const auto it = environment.find(name); it != environment.end())
            result += it->second;
        else if (const auto found = own.find(name); found != own.end())
            result += found->second;
        else if (dash != std::string::npos)
            result += reference.substr(dash + 2);
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

/// _limbeck_settings: what the packages below need from C++. Not for scripts.
Value settingsHelpers(ProjectHost &host)
{
    auto module = std::make_shared<python::Module>("_limbeck_settings");
    const auto define = [&](const char *name, auto function) { module->define(name, python::makeFunction(name, function)); };
    define("parse_dotenv", [&host](Interpreter &interpreter, CallArguments arguments) {
        const auto text = project::tryReadTextFile(project::absolutePath(interpreter.str(arguments.positional.at(0)), host.project().root));
        if (!text)
            return Value();
        std::map<std::string, std::string> environment;
        for (const Value &pair : interpreter.toVector(interpreter.call(interpreter.getAttribute(arguments.positional.at(1), "items"), std::vector<Value>{}))) {
            const std::vector<Value> both = interpreter.toVector(pair);
            if (both[0].asText() && both[1].asText())
                environment[both[0].asText()->utf8()] = both[1].asText()->utf8();
        }
        auto dict = python::makeDict();
        for (const auto &[key, value] : parseDotenv(*text, environment))
            dict->insert(key, Value::text(value));
        return Value(dict);
    });
    define("is_file", [&host](Interpreter &interpreter, CallArguments arguments) {
        return Value(project::fileExists(project::absolutePath(interpreter.str(arguments.positional.at(0)), host.project().root)));
    });
    define("Field", [](Interpreter &, CallArguments arguments) { return Value(std::make_shared<sqlalchemy::DeclaredAttribute>("Field", std::move(arguments))); });
    define("field_call", [](Interpreter &, CallArguments arguments) {
        const auto *field = arguments.positional.at(0).as<sqlalchemy::DeclaredAttribute>();
        if (!field || field->function() != "Field")
            return Value();
        auto keywords = python::makeDict();
        for (const auto &[key, value] : field->arguments().keywords)
            keywords->insert(key, value);
        return Value(python::makeTuple({Value(python::makeTuple(field->arguments().positional)), Value(keywords)}));
    });
    define("is_known", [](Interpreter &, CallArguments arguments) { return Value(!arguments.positional.at(0).isUnknown() && !arguments.positional.at(0).as<python::Opaque>()); });
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
        result[std::string(strip(line.substr(0, equals)))] = expand(dotenvValue(raw), result, environment);
    }
    return result;
}

std::optional<Value> settingsModule(ProjectHost &host, Interpreter &interpreter, const std::string &dottedName)
{
    if (dottedName == "_limbeck_settings")
        return settingsHelpers(host);
    const auto found = settingsPackages().find(dottedName);
    if (found == settingsPackages().end())
        return std::nullopt;
    return Value(interpreter.runLibrary(dottedName, std::string(found->second)));
}

}  // namespace limbeck::environment
