// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/items/name_object.h"

#include "sqlalchemy/argument_binding.h"

namespace limbeck::sqlalchemy {

namespace {
Value plain(const std::string &text) { return Value::text(text); }

/// A NameObject among the operands counts as its text.
Value unwrapped(const Value &value)
{
    if (const auto *name = value.as<NameObject>())
        return plain(name->text());
    return value;
}
}  // namespace

std::optional<Value> NameObject::attribute(Interpreter &interpreter, std::string_view name)
{
    return interpreter.findAttribute(plain(m_text), name);
}
Value NameObject::item(Interpreter &interpreter, const Value &key) { return interpreter.getItem(plain(m_text), key); }
std::unique_ptr<python::Iterator> NameObject::iterate(Interpreter &interpreter) { return interpreter.iterate(plain(m_text)); }
std::optional<Value> NameObject::binary(Interpreter &interpreter, python::syntax::BinaryOp op, const Value &other, bool reflected)
{
    const Value mine = plain(m_text), theirs = unwrapped(other);
    return reflected ? interpreter.binary(op, theirs, mine) : interpreter.binary(op, mine, theirs);
}
std::optional<Value> NameObject::compare(Interpreter &interpreter, python::syntax::CompareOp op, const Value &other)
{
    return interpreter.compare(op, plain(m_text), unwrapped(other));
}
std::optional<Value> NameObject::contains(Interpreter &interpreter, const Value &value)
{
    return interpreter.compare(python::syntax::CompareOp::In, unwrapped(value), plain(m_text));
}
std::string NameObject::repr(Interpreter &interpreter) { return interpreter.repr(plain(m_text)); }
std::optional<std::size_t> NameObject::hash(Interpreter &interpreter) { return interpreter.hash(plain(m_text)); }

sql::Identifier identifierOf(Interpreter &interpreter, const Value &value, std::string_view what)
{
    std::optional<bool> quote;
    if (const auto *name = value.as<NameObject>())
        quote = name->quote();
    return sql::Identifier(textOf(interpreter, value, what), quote);
}

std::optional<sql::Identifier> optionalIdentifier(Interpreter &interpreter, const Value &value, std::string_view what)
{
    if (value.isNone())
        return std::nullopt;
    return identifierOf(interpreter, value, what);
}

std::optional<sql::Identifier> schemaIdentifier(Interpreter &interpreter, const Value &value)
{
    auto schema = optionalIdentifier(interpreter, value, "schema");
    if (schema && schema->text.empty())
        schema.reset();
    return schema;
}

sql::QualifiedName qualifiedName(Interpreter &interpreter, const Value &name, const Value &schema, std::string_view what)
{
    return {schemaIdentifier(interpreter, schema), identifierOf(interpreter, name, what)};
}

schema::Name constraintName(Interpreter &interpreter, const Value &value, std::string_view what)
{
    schema::Name name;
    name.text = optionalIdentifier(interpreter, value, what);
    if (const auto *object = value.as<NameObject>())
        name.isFinal = object->isFinal();
    return name;
}

}  // namespace limbeck::sqlalchemy
