// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "environment/settings_class.h"

#include "environment/project_host.h"
#include "environment/settings_modules.h"
#include "project/paths.h"
#include "python/interpreter.h"
#include "sqlalchemy/orm/model_class.h"

#include <algorithm>

// A settings class is an ordinary class whose call fills the instance: for every annotated field of the class and its settings bases the environment variable
// (env_prefix + field name, case-insensitive by default), then the env_file, then the default. Texts are cast for int, float and bool annotations; every other
// annotation keeps the text. Validators do not run; properties and methods work as they are.

namespace limbeck::environment {

using python::CallArguments;
using python::Interpreter;
using python::Value;

namespace {

std::string upper(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return char(std::toupper(c)); });
    return text;
}

std::vector<std::string> textsOf(Interpreter &interpreter, const Value &value)
{
    if (value.isNone())
        return {};
    if (value.as<python::Tuple>() || value.as<python::List>()) {
        std::vector<std::string> texts;
        for (const Value &item : interpreter.toVector(value))
            texts.push_back(interpreter.str(item));
        return texts;
    }
    return {interpreter.str(value)};
}

class SettingsClass : public python::Class {
public:
    SettingsClass(ProjectHost &host, std::string className) : m_host(host) { name = std::move(className); }

    std::optional<Value> subclass(Interpreter &, python::ClassDefinition &definition) override
    {
        auto derived = std::make_shared<SettingsClass>(m_host, definition.name);
        derived->attributes = definition.attributes;
        derived->annotations = definition.annotations;
        derived->scope = definition.scope;
        derived->file = definition.file;
        derived->position = definition.position;
        derived->bases = definition.bases;
        derived->linearization.push_back(derived);
        for (const Value &base : definition.bases) {
            if (const auto *cls = base.as<python::Class>()) {
                for (const auto &ancestor : cls->linearization) {
                    if (std::find(derived->linearization.begin(), derived->linearization.end(), ancestor) == derived->linearization.end())
                        derived->linearization.push_back(ancestor);
                }
            }
        }
        return Value(derived);
    }

    Value call(Interpreter &interpreter, CallArguments arguments) override
    {
        auto self = std::static_pointer_cast<SettingsClass>(shared_from_this());
        auto instance = std::make_shared<python::Instance>(self);
        for (auto it = linearization.rbegin(); it != linearization.rend(); ++it)
            fill(interpreter, **it, *instance);
        for (auto &[field, value] : arguments.keywords)
            instance->put(field, std::move(value));
        return Value(instance);
    }

private:
    Value setting(Interpreter &interpreter, std::string_view option)
    {
        if (const Value *config = findInherited("model_config")) {
            if (const auto *dict = config->as<python::Dict>())
                return dict->find(option).value_or(Value());
        }
        if (const Value *config = findInherited("Config"))
            return interpreter.findAttribute(*config, option).value_or(Value());
        return {};
    }

    void fill(Interpreter &interpreter, const python::Class &cls, python::Instance &instance)
    {
        const std::vector<std::string> files = textsOf(interpreter, setting(interpreter, "env_file"));
        const auto prefixes = textsOf(interpreter, setting(interpreter, "env_prefix"));
        const std::string prefix = prefixes.empty() ? std::string() : prefixes.front();
        const Value sensitive = setting(interpreter, "case_sensitive");
        const bool caseSensitive = sensitive.asBool() && *sensitive.asBool();
        for (const auto &field : cls.annotations) {
            const Value *fallback = cls.findOwn(field.name);
            if (const auto text = settingFromEnvironment(m_host, prefix + field.name, files, caseSensitive))
                instance.put(field.name, cast(interpreter, cls, field, *text));
            else if (fallback)
                instance.put(field.name, defaultOf(interpreter, *fallback));
            else
                instance.put(field.name, Value::unknown("the setting " + field.name + " is not in the environment and has no default (" + field.position.toString() + ")"));
        }
    }

    /// A default as it stands, or what Field(…) says.
    static Value defaultOf(Interpreter &interpreter, const Value &fallback)
    {
        const auto *field = fallback.as<sqlalchemy::DeclaredAttribute>();
        if (!field)
            return fallback;
        const CallArguments &call = field->arguments();
        if (!call.positional.empty() && interpreter.typeName(call.positional.front()) != "ellipsis")
            return call.positional.front();
        if (const Value *value = call.keyword("default"))
            return *value;
        if (const Value *factory = call.keyword("default_factory"))
            return interpreter.call(*factory, std::vector<Value>{});
        return Value::unknown("a required setting");
    }

    static Value cast(Interpreter &interpreter, const python::Class &cls, const python::ClassDefinition::Annotation &field, const std::string &text)
    {
        const auto annotation = interpreter.evaluateAnnotation(field, cls.scope, cls.file);
        const auto *type = annotation ? annotation->as<python::Class>() : nullptr;
        if (type && (type->name == "int" || type->name == "float"))
            return interpreter.call(*annotation, {Value::text(text)});
        if (type && type->name == "bool")
            return Value(upper(text) == "TRUE" || text == "1" || upper(text) == "YES" || upper(text) == "ON");
        return Value::text(text);
    }

    ProjectHost &m_host;
};

/// What the packages hold beside the settings class.
class PydanticModule : public python::Module {
public:
    PydanticModule(ProjectHost &host, std::string dottedName) : Module(std::move(dottedName))
    {
        auto base = std::make_shared<SettingsClass>(host, "BaseSettings");
        base->linearization.push_back(base);
        define("BaseSettings", Value(base));
        define("SettingsConfigDict", python::makeFunction("SettingsConfigDict", [](Interpreter &, CallArguments arguments) {
                   auto dict = python::makeDict();
                   for (auto &[key, value] : arguments.keywords)
                       dict->insert(key, std::move(value));
                   return Value(dict);
               }));
        define("Field", python::makeFunction("Field", [](Interpreter &, CallArguments arguments) { return Value(std::make_shared<sqlalchemy::DeclaredAttribute>("Field", std::move(arguments))); }));
        const auto passThrough = [](const char *decorator) {
            return python::makeFunction(decorator, [](Interpreter &, CallArguments arguments) {
                if (arguments.positional.size() == 1 && arguments.keywords.empty() && arguments.positional.front().as<python::Function>())
                    return arguments.positional.front();
                return python::makeFunction("decorator", [](Interpreter &, CallArguments inner) { return inner.positional.at(0); });
            });
        };
        for (const char *decorator : {"validator", "field_validator", "model_validator", "root_validator", "computed_field"})
            define(decorator, passThrough(decorator));
    }

protected:
    std::optional<Value> lookup(Interpreter &interpreter, std::string_view name) override
    {
        return Value(std::make_shared<python::Opaque>(dottedName() + "." + std::string(name), interpreter.position()));
    }
};

}  // namespace

std::optional<std::string> settingFromEnvironment(ProjectHost &host, const std::string &name, const std::vector<std::string> &files, bool caseSensitive)
{
    const auto lookUp = [&](const std::map<std::string, std::string> &variables) -> std::optional<std::string> {
        for (const auto &[key, value] : variables) {
            if (key == name || (!caseSensitive && upper(key) == upper(name)))
                return value;
        }
        return std::nullopt;
    };
    if (auto found = lookUp(host.environment()))
        return found;
    std::optional<std::string> result;
    for (const std::string &file : files) {
        const auto text = project::tryReadTextFile(project::absolutePath(file, host.project().root));
        if (auto found = lookUp(parseDotenv(text.value_or(""), host.environment())))
            result = found;
    }
    return result;
}

Value pydanticModule(ProjectHost &host, const std::string &dottedName) { return Value(std::make_shared<PydanticModule>(host, dottedName)); }

}  // namespace limbeck::environment
