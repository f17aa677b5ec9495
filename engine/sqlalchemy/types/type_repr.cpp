// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/types/type_repr.h"

#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/types/project_types.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

// repr() of a type as SQLAlchemy's generic_repr makes it: the arguments of __init__ whose attributes differ from the defaults, positional ones first.

namespace limbeck::sqlalchemy {

using sql::TypeId;

namespace {

std::string quoted(const std::string &text)
{
    const bool doubles = text.find('\'') != std::string::npos && text.find('"') == std::string::npos;
    std::string result(1, doubles ? '"' : '\'');
    for (char c : text)
        result += c == '\\' || (c == '\'' && !doubles) ? std::string("\\") + c : std::string(1, c);
    return result + (doubles ? '"' : '\'');
}

class Parts {
public:
    void number(const char *name, const std::optional<std::int64_t> &value)
    {
        if (value)
            m_parts.push_back(fmt::format("{}={}", name, *value));
    }
    void text(const char *name, const std::optional<std::string> &value)
    {
        if (value)
            m_parts.push_back(fmt::format("{}={}", name, quoted(*value)));
    }
    void flag(const char *name, bool value, bool otherwise)
    {
        if (value != otherwise)
            m_parts.push_back(fmt::format("{}={}", name, value ? "True" : "False"));
    }
    void add(std::string part) { m_parts.push_back(std::move(part)); }
    std::string joined() const { return fmt::format("{}", fmt::join(m_parts, ", ")); }

private:
    std::vector<std::string> m_parts;
};

void enumParts(const sql::Type &type, Parts &parts)
{
    for (const std::string &label : type.enumeration->labels)
        parts.add(quoted(label));
    if (!type.name.empty())
        parts.text("name", type.name);
    parts.text("schema", type.schema);
    if (type.id == TypeId::Enum) {
        parts.flag("create_constraint", type.createConstraint, false);
        parts.flag("inherit_schema", type.enumeration->inheritSchema, false);
        parts.flag("native_enum", type.enumeration->nativeEnum, true);
        if (!type.enumeration->nativeEnum)
            parts.number("length", type.length);
    }
}

}  // namespace

std::string typeArguments(const sql::Type &type)
{
    Parts parts;
    switch (sql::affinityOf(type)) {
    case sql::Affinity::String:
        if (type.enumeration)
            enumParts(type, parts);
        else {
            parts.number("length", type.length);
            parts.text("collation", type.collation);
        }
        break;
    case sql::Affinity::Numeric:
        parts.number("precision", type.precision);
        parts.number("scale", type.scale);
        break;
    case sql::Affinity::DateTime:
    case sql::Affinity::Time:
        parts.flag("timezone", type.timezone, false);
        parts.number("precision", type.precision);
        break;
    case sql::Affinity::Interval:
        parts.flag("native", type.native, true);
        parts.number(type.id == TypeId::Interval ? "second_precision" : "precision", type.precision);
        break;
    case sql::Affinity::Binary:
        parts.number("length", type.length);
        break;
    case sql::Affinity::Boolean:
        parts.flag("create_constraint", type.createConstraint, false);
        parts.text("name", type.constraintName);
        break;
    case sql::Affinity::Uuid:
        parts.flag("as_uuid", type.asUuid, true);
        parts.flag("native_uuid", type.native, true);
        break;
    case sql::Affinity::Json:
        parts.flag("none_as_null", type.noneAsNull, false);
        if (type.id == TypeId::PgJsonb || type.spelling.starts_with("postgresql."))
            parts.add(fmt::format("astext_type={}", type.item ? typeRepr(*type.item) : "Text()"));
        break;
    case sql::Affinity::Array:
        if (type.item)
            parts.add(typeRepr(*type.item));
        parts.number("dimensions", type.dimensions);
        break;
    case sql::Affinity::None:
    case sql::Affinity::Integer:
    case sql::Affinity::Date:
        break;
    }
    if (type.python && type.python->module.empty())
        parts.add(type.python->repr);
    return parts.joined();
}

std::string typeRepr(const sql::Type &type)
{
    if (type.python && !type.python->module.empty())
        return type.python->repr;
    return fmt::format("{}({})", entryOf(type).name, typeArguments(type));
}

namespace {

std::string labelsOf(const sql::EnumFacts &facts)
{
    Parts parts;
    for (const std::string &label : facts.labels)
        parts.add(quoted(label));
    return parts.joined();
}

/// Arguments of an __init__ written in Python: what the attributes of the same names hold.
std::optional<std::string> initArguments(Interpreter &interpreter, ProjectTypeInstance &instance)
{
    const Value *init = instance.cls->findInherited("__init__");
    const auto *function = init ? init->as<python::Function>() : nullptr;
    if (!function || !function->parameters)
        return std::nullopt;
    std::vector<std::string> parts;
    for (std::size_t i = 1; i < function->parameters->size(); ++i) {
        const auto &parameter = (*function->parameters)[i];
        const Value *own = instance.findOwn(parameter.name);
        const Value value = own ? *own : Value();
        const bool hasDefault = i < function->defaults.size() && function->defaults[i];
        if (parameter.kind == python::syntax::Parameter::Kind::VarKeyword || parameter.kind == python::syntax::Parameter::Kind::VarPositional || parameter.kind == python::syntax::Parameter::Kind::KeywordOnly)
            continue;
        if (!hasDefault)
            parts.push_back(interpreter.repr(value));
        else if (own && !interpreter.equals(value, *function->defaults[i]))
            parts.push_back(parameter.name + "=" + interpreter.repr(value));
    }
    return fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace

sql::Type::PythonIdentity identityOf(Interpreter &interpreter, ProjectTypeInstance &instance, const std::string &rootName, const sql::Type &impl)
{
    std::string arguments;
    try {
        const auto own = rootName == "TypeDecorator" ? std::nullopt : initArguments(interpreter, instance);
        if (own)
            arguments = *own;
        else if (rootName == "TypeDecorator" && impl.enumeration)
            arguments = labelsOf(*impl.enumeration);   // what generic_repr() finds of Enum.__init__(*enums, **kw)
        else if (rootName != "UserDefinedType" && rootName != "TypeEngine")
            arguments = typeArguments(impl);
        if (const Value *repr = instance.cls->findInherited("__repr__"); repr && repr->as<python::Function>())
            return {instance.cls->module, interpreter.str(interpreter.call(*repr, {Value(instance.shared_from_this())}))};
    } catch (const python::Raised &) {
        arguments.clear();  // an attribute that repr() itself would pass over
    }
    return {instance.cls->module, fmt::format("{}({})", instance.cls->name, arguments)};
}

}  // namespace limbeck::sqlalchemy
