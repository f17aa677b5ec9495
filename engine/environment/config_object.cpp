// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "environment/config_object.h"

#include "base/error.h"
#include "python/interpreter.h"

#include <array>

namespace limbeck::environment {

using python::CallArguments;
using python::Interpreter;
using python::Value;

namespace {

/// The argument by position or keyword; None when it was not given.
Value argument(const CallArguments &arguments, std::size_t index, std::string_view name)
{
    if (index < arguments.positional.size())
        return arguments.positional[index];
    const Value *value = arguments.keyword(name);
    return value ? *value : Value();
}

std::string textArgument(Interpreter &interpreter, const CallArguments &arguments, std::size_t index, std::string_view name)
{
    const Value value = argument(arguments, index, name);
    if (value.asText())
        return value.asText()->utf8();
    if (value.isUnknown())
        return {};
    return interpreter.str(value);
}

/// The parsed command line as `config.cmd_opts` has it: the attributes that env.py files look at.
class CommandOptions : public python::Object {
public:
    explicit CommandOptions(const std::vector<std::string> &xArguments)
    {
        std::vector<Value> items;
        for (const std::string &text : xArguments)
            items.push_back(Value::text(text));
        m_x = items.empty() ? Value() : Value(python::makeList(std::move(items)));
    }
    std::string typeName() const override { return "Namespace"; }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override
    {
        if (name == "x")
            return m_x;
        for (const char *flag : {"autogenerate", "sql", "quiet", "raiseerr", "verbose", "splice", "purge"}) {
            if (name == flag)
                return Value(false);
        }
        return std::nullopt;
    }

private:
    Value m_x;
};

}  // namespace

ConfigObject::ConfigObject(project::Config config, std::vector<std::string> xArguments, std::function<void(const std::string &)> print)
    : m_config(std::move(config)), m_xArguments(std::move(xArguments)), m_print(std::move(print))
{
}

Value ConfigObject::method(const char *name, Method body)
{
    auto self = std::static_pointer_cast<ConfigObject>(shared_from_this());
    return python::makeFunction(name, [self, body](Interpreter &interpreter, CallArguments arguments) { return ((*self).*body)(interpreter, arguments); });
}

Value ConfigObject::commandOptions()
{
    if (m_commandOptions.isNone())
        m_commandOptions = Value(std::make_shared<CommandOptions>(m_xArguments));
    return m_commandOptions;
}

std::optional<Value> ConfigObject::attribute(Interpreter &, std::string_view name)
{
    static const std::array<std::pair<const char *, Method>, 9> kMethods{{
        {"get_main_option", &ConfigObject::getMainOption},
        {"set_main_option", &ConfigObject::setMainOption},
        {"remove_main_option", &ConfigObject::removeMainOption},
        {"get_section", &ConfigObject::getSection},
        {"get_section_option", &ConfigObject::getSectionOption},
        {"set_section_option", &ConfigObject::setSectionOption},
        {"get_alembic_option", &ConfigObject::getAlembicOption},
        {"get_alembic_boolean_option", &ConfigObject::getAlembicBooleanOption},
        {"print_stdout", &ConfigObject::printStdout},
    }};
    for (const auto &[methodName, body] : kMethods) {
        if (name == methodName)
            return method(methodName, body);
    }
    if (name == "config_file_name")
        return m_config.ini().exists() ? Value::text(m_config.ini().path()) : Value();
    if (name == "config_ini_section")
        return Value::text(m_config.sectionName());
    if (name == "toml_file_name")
        return m_config.hasToml() ? Value::text(m_config.tomlPath()) : Value();
    if (name == "attributes")
        return Value(m_attributes);
    if (name == "cmd_opts")
        return commandOptions();
    return std::nullopt;
}

void ConfigObject::setAttribute(Interpreter &interpreter, std::string_view name, Value value)
{
    if (name == "cmd_opts")
        m_commandOptions = std::move(value);
    else
        Object::setAttribute(interpreter, name, std::move(value));
}

void ConfigObject::set(const std::string &section, Interpreter &interpreter, const std::string &key, const Value &value)
{
    m_unknown.erase({section, key});
    if (value.isUnknown() || value.as<python::Opaque>())
        m_unknown[{section, key}] = value;
    else
        m_config.ini().set(section, key, interpreter.str(value));
}

const Value *ConfigObject::unknownOption(const std::string &section, const std::string &key) const
{
    const auto found = m_unknown.find({section, key});
    return found == m_unknown.end() ? nullptr : &found->second;
}

Value ConfigObject::getMainOption(Interpreter &interpreter, CallArguments &arguments)
{
    const std::string key = textArgument(interpreter, arguments, 0, "name");
    if (const Value *unknown = unknownOption(m_config.sectionName(), key))
        return *unknown;
    const auto value = m_config.mainOption(key);
    return value ? Value::text(*value) : argument(arguments, 1, "default");
}

Value ConfigObject::setMainOption(Interpreter &interpreter, CallArguments &arguments)
{
    set(m_config.sectionName(), interpreter, textArgument(interpreter, arguments, 0, "name"), argument(arguments, 1, "value"));
    return {};
}

Value ConfigObject::removeMainOption(Interpreter &interpreter, CallArguments &arguments)
{
    m_config.ini().remove(m_config.sectionName(), textArgument(interpreter, arguments, 0, "name"));
    return {};
}

Value ConfigObject::getSection(Interpreter &interpreter, CallArguments &arguments)
{
    const std::string section = textArgument(interpreter, arguments, 0, "name");
    if (!m_config.ini().hasSection(section))
        return argument(arguments, 1, "default");
    auto dict = python::makeDict();
    for (const auto &[key, value] : m_config.ini().values(section))
        dict->insert(key, Value::text(value));
    for (const auto &[place, value] : m_unknown) {
        if (place.first == section)
            dict->insert(place.second, value);
    }
    return Value(dict);
}

Value ConfigObject::getSectionOption(Interpreter &interpreter, CallArguments &arguments)
{
    const std::string section = textArgument(interpreter, arguments, 0, "section");
    if (!m_config.ini().hasSection(section)) {
        throw Error(ErrorCode::Config, "No config file '" + m_config.ini().path() + "' found, or file has no '[" + section + "]' section", interpreter.position());
    }
    const std::string key = textArgument(interpreter, arguments, 1, "name");
    if (const Value *unknown = unknownOption(section, key))
        return *unknown;
    const auto value = m_config.ini().value(section, key);
    return value ? Value::text(*value) : argument(arguments, 2, "default");
}

Value ConfigObject::setSectionOption(Interpreter &interpreter, CallArguments &arguments)
{
    set(textArgument(interpreter, arguments, 0, "section"), interpreter, textArgument(interpreter, arguments, 1, "name"), argument(arguments, 2, "value"));
    return {};
}

Value ConfigObject::getAlembicOption(Interpreter &interpreter, CallArguments &arguments)
{
    const auto setting = m_config.option(textArgument(interpreter, arguments, 0, "name"));
    return setting ? Value::text(setting->value) : argument(arguments, 1, "default");
}

Value ConfigObject::getAlembicBooleanOption(Interpreter &interpreter, CallArguments &arguments)
{
    return Value(m_config.flag(textArgument(interpreter, arguments, 0, "name")));
}

Value ConfigObject::printStdout(Interpreter &interpreter, CallArguments &arguments)
{
    std::string text = textArgument(interpreter, arguments, 0, "text");
    if (arguments.positional.size() > 1) {
        std::vector<Value> rest(arguments.positional.begin() + 1, arguments.positional.end());
        text = interpreter.str(interpreter.binary(python::syntax::BinaryOp::Modulo, Value::text(text), Value(python::makeTuple(std::move(rest)))));
    }
    m_print(text + "\n");
    return {};
}

}  // namespace limbeck::environment
