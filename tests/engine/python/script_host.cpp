// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/python/script_host.h"

#include "base/deep_stack.h"

#include <fmt/format.h>

namespace limbeck::python {

void ScriptHost::emit(const std::string &text)
{
    printed += text + (m_conditions.empty() ? "" : " [conditional]") + (m_repeated > 0 ? " [repeated]" : "") + "\n";
}

std::optional<Value> ScriptHost::importModule(Interpreter &, const std::string &dottedName)
{
    if (dottedName != "test")
        return std::nullopt;
    auto module = std::make_shared<Module>("test");
    module->define("unknown", makeFunction("unknown", [](Interpreter &in, CallArguments arguments) { return Value::unknown(in.str(arguments.positional.at(0))); }));
    module->define("emit", makeFunction("emit", [this](Interpreter &in, CallArguments arguments) {
        const Value &value = arguments.positional.at(0);
        emit(value.isUnknown() ? "?" + *value.asUnknown()->why : in.str(value));
        return Value();
    }));
    return Value(module);
}

std::optional<std::string> ScriptHost::findSource(const std::string &dottedName)
{
    if (sources.contains(dottedName))
        return "/project/" + dottedName + ".py";
    if (sources.contains(dottedName + ".__init__"))
        return "/project/" + dottedName + ".__init__.py";
    const auto below = sources.lower_bound(dottedName + ".");
    return below != sources.end() && below->first.starts_with(dottedName + ".") ? std::optional<std::string>("") : std::nullopt;
}

std::string ScriptHost::readSource(const std::string &path)
{
    return sources.at(path.substr(9, path.size() - 12));
}

void ScriptHost::log(int level, const std::string &logger, const std::string &text)
{
    notes.push_back(fmt::format("{} {}: {}", level, logger, text));
}

void ScriptHost::warning(const std::string &text, const SourcePosition &position)
{
    notes.push_back(fmt::format("warning at line {}: {}", position.line, text));
}

void ScriptHost::notRun(const std::string &what, const SourcePosition &position)
{
    notes.push_back(fmt::format("not run at line {}: {}", position.line, what));
}

std::optional<std::string> ScriptHost::readFile(const std::string &path)
{
    const auto found = files.find(path);
    return found == files.end() ? std::nullopt : std::optional(found->second);
}

std::string runScript(ScriptHost &host, const std::string &path, const std::string &text, InterpreterOptions options)
{
    runOnDeepStack([&] {
        try {
            Interpreter interpreter(host, std::move(options));
            interpreter.runModule(parse(path, text), "__main__");
        } catch (const Error &error) {
            host.printed += "error: " + error.toText() + "\n";
        }
    });
    return host.printed;
}

}  // namespace limbeck::python
