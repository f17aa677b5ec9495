// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/types/project_values.h"

#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/dialect_object.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

/// A method that the project wrote, not one of the built-in classes.
bool hasOwnMethod(const python::Instance &instance, std::string_view name)
{
    return isWrittenMethod(instance.cls->findInherited(name));
}

/// The instances stand among the vocabulary's classes, under a name that no class can have: module and repr() of the instance, which a sql::Type carries.
std::string keyOf(const sql::Type &type)
{
    return type.python ? fmt::format("type {}.{}", type.python->module, type.python->repr) : std::string();
}

const Value *instanceBehind(Vocabulary &vocabulary, const sql::Type &type)
{
    const auto &known = vocabulary.parts().classes;
    if (!type.python || known.empty())
        return nullptr;
    const auto found = known.find(keyOf(type));
    return found == known.end() ? nullptr : &found->second;
}

/// `method(value, dialect)` of a TypeDecorator, or what `maker(dialect[, None])` of a UserDefinedType answers, called with the value.
std::optional<Value> processed(Vocabulary &vocabulary, Interpreter &interpreter, const Value &instance, const Value &value, std::string_view method, std::string_view maker)
{
    const auto &object = *instance.as<python::Instance>();
    const Value dialect(std::make_shared<DialectObject>(vocabulary, vocabulary.world() ? vocabulary.world()->dialect().name() : "postgresql"));
    if (hasOwnMethod(object, method))
        return interpreter.call(interpreter.getAttribute(instance, method), std::vector<Value>{value, dialect});
    if (!hasOwnMethod(object, maker))
        return std::nullopt;
    std::vector<Value> arguments{dialect};
    if (maker == "result_processor")
        arguments.emplace_back();
    const Value processor = interpreter.call(interpreter.getAttribute(instance, maker), arguments);
    return processor.isNone() ? value : interpreter.call(processor, std::vector<Value>{value});
}

/// The class of sqlalchemy_utils behind a type, "UUIDType"; empty for others.
std::string_view utilsClass(const sql::Type &type)
{
    if (!type.python || !type.python->module.starts_with("sqlalchemy_utils.types."))
        return {};
    const std::string_view repr = type.python->repr;
    return repr.substr(0, repr.find('('));
}

Value method(Interpreter &interpreter, const Value &value, std::string_view name, std::vector<Value> arguments = {})
{
    return interpreter.call(interpreter.getAttribute(value, name), std::move(arguments));
}

Value uuidFrom(Interpreter &interpreter, const Value &value)
{
    const Value cls = interpreter.getAttribute(interpreter.importModule("uuid", interpreter.position()), "UUID");
    if (value.as<python::Bytes>())
        return interpreter.call(cls, CallArguments{{}, {{"bytes", value}}, {}});
    return value.asText() ? interpreter.call(cls, std::vector<Value>{value}) : value;
}

/// What the types of sqlalchemy_utils make of a value; `stored` is the type on this dialect.
std::optional<Value> boundByUtils(Interpreter &interpreter, const Value &value, std::string_view cls, const sql::Type &stored)
{
    if (value.isNone())
        return std::nullopt;
    if (cls == "EmailType")
        return method(interpreter, value, "lower");
    if (cls == "JSONType" && sql::affinityOf(stored) != sql::Affinity::Json)
        return method(interpreter, interpreter.importModule("json", interpreter.position()), "dumps", {value});
    if (cls == "UUIDType" && sql::affinityOf(stored) != sql::Affinity::Uuid)
        return interpreter.getAttribute(uuidFrom(interpreter, value), stored.id == sql::TypeId::UpperChar ? "hex" : "bytes");
    if (cls == "ScalarListType") {
        std::vector<Value> parts;
        for (const Value &part : interpreter.toVector(value))
            parts.push_back(Value::text(interpreter.str(part)));
        return method(interpreter, Value::text(","), "join", {Value(python::makeList(std::move(parts)))});
    }
    return std::nullopt;
}

std::optional<Value> readByUtils(Interpreter &interpreter, const Value &value, std::string_view cls)
{
    if (value.isNone())
        return std::nullopt;
    if (cls == "JSONType" && value.asText())
        return method(interpreter, interpreter.importModule("json", interpreter.position()), "loads", {value});
    if (cls == "UUIDType")
        return uuidFrom(interpreter, value);
    if (cls == "ScalarListType" && value.asText())
        return value.asText()->utf8().empty() ? Value(python::makeList({})) : method(interpreter, value, "split", {Value::text(",")});
    return std::nullopt;
}

}  // namespace

void rememberValueMethods(ProjectTypeInstance &instance, const sql::Type &type)
{
    const bool hasMethods = hasOwnMethod(instance, "process_bind_param") || hasOwnMethod(instance, "process_result_value") || hasOwnMethod(instance, "bind_processor")
        || hasOwnMethod(instance, "result_processor");
    if (!hasMethods || !type.python)
        return;
    instance.vocabulary().parts().classes[keyOf(type)] = Value(instance.shared_from_this());
}

std::optional<Value> boundByProject(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value, const sql::Type &type)
{
    if (const std::string_view cls = utilsClass(type); !cls.empty())
        return boundByUtils(interpreter, value, cls, vocabulary.world() ? sql::resolveVariant(type, vocabulary.world()->dialect().name()) : type);
    const Value *instance = instanceBehind(vocabulary, type);
    return instance ? processed(vocabulary, interpreter, *instance, value, "process_bind_param", "bind_processor") : std::nullopt;
}

std::optional<Value> readByProject(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value, const sql::Type &type)
{
    if (const std::string_view cls = utilsClass(type); !cls.empty())
        return readByUtils(interpreter, value, cls);
    const Value *instance = instanceBehind(vocabulary, type);
    return instance ? processed(vocabulary, interpreter, *instance, value, "process_result_value", "result_processor") : std::nullopt;
}

}  // namespace limbeck::sqlalchemy
