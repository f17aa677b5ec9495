// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/host_class.h"

namespace limbeck::sqlalchemy {

std::optional<Value> HostClass::attribute(Interpreter &, std::string_view attributeName)
{
    if (const auto found = m_attributes.find(attributeName); found != m_attributes.end())
        return found->second;
    if (attributeName == "__name__" || attributeName == "__qualname__")
        return Value::text(name());
    return std::nullopt;
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
