// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/host_class.h"

namespace limbeck::sqlalchemy {

std::optional<Value> HostClass::attribute(Interpreter &interpreter, std::string_view attributeName)
{
    if (const auto found = m_attributes.find(attributeName); found != m_attributes.end())
        return found->second;
    if (attributeName == "__name__" || attributeName == "__qualname__")
        return Value::text(name());
    if (interpreter.isLenient() && attributeName.starts_with('_') && !attributeName.starts_with("__"))
        return Value(std::make_shared<python::Opaque>("sqlalchemy." + name() + "." + std::string(attributeName), interpreter.position()));
    return std::nullopt;
}

void HostClass::setAttribute(Interpreter &interpreter, std::string_view attributeName, Value value)
{
    if (!interpreter.isLenient())
        throw Unsupported("changing " + std::string(attributeName) + " of sqlalchemy's " + name(), interpreter.position(), "Run this revision with the project's own Python, or write it another way.");
    define(std::string(attributeName), std::move(value));
}

std::optional<Value> HostClass::binary(Interpreter &, python::syntax::BinaryOp op, const Value &, bool)
{
    if (op == python::syntax::BinaryOp::Or)
        return Value(shared_from_this());   // `X | None` in annotations
    return std::nullopt;
}

std::optional<python::Truth> HostClass::isInstance(Interpreter &, const Value &value)
{
    if (value.isUnknown())
        return python::Truth::Unknown;
    return m_test && m_test(value) ? python::Truth::True : python::Truth::False;
}

std::optional<bool> HostClass::isSubclass(Interpreter &, const Value &other) { return other.asObject() == this; }

std::shared_ptr<HostClass> makeHostClass(std::string name, python::NativeFunction::Body constructor, HostClass::Test test)
{
    if (!constructor) {
        constructor = [name](Interpreter &interpreter, CallArguments) -> Value { throw Unsupported("sqlalchemy: calling " + name, interpreter.position()); };
    }
    return std::make_shared<HostClass>(std::move(name), std::move(constructor), std::move(test));
}

}  // namespace limbeck::sqlalchemy
