// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/host_object.h"

#include <functional>
#include <map>

namespace limbeck::sqlalchemy {

/// A class of SQLAlchemy whose instances are host objects: callable when it has a constructor, known to isinstance.
class HostClass : public python::NativeFunction {
public:
    using Test = std::function<bool(const Value &)>;
    HostClass(std::string name, Body constructor, Test test) : NativeFunction(name, std::move(constructor)), m_test(std::move(test)) {}
    /// A class attribute or method.
    void define(std::string name, Value value) { m_attributes[std::move(name)] = std::move(value); }

    std::string typeName() const override { return "type"; }
    /// Internals of SQLAlchemy (`_name`) that this class does not have are opaque where the interpreter is lenient: env.py may look at them, and patch them for a driver.
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    void setAttribute(Interpreter &interpreter, std::string_view name, Value value) override;
    Value item(Interpreter &, const Value &) override { return Value(shared_from_this()); }   ///< Mapped[int], Sequence[…] in annotations
    std::optional<Value> binary(Interpreter &interpreter, python::syntax::BinaryOp op, const Value &other, bool reflected) override;
    std::optional<python::Truth> isInstance(Interpreter &interpreter, const Value &value) override;
    std::optional<bool> isSubclass(Interpreter &interpreter, const Value &other) override;
    std::string repr(Interpreter &) override { return "<class 'sqlalchemy." + name() + "'>"; }

private:
    Test m_test;
    std::map<std::string, Value, std::less<>> m_attributes;
};

/// `constructor` null: calling it is Unsupported.
std::shared_ptr<HostClass> makeHostClass(std::string name, python::NativeFunction::Body constructor, HostClass::Test test);

template<typename T>
std::shared_ptr<HostClass> makeHostClass(std::string name, python::NativeFunction::Body constructor)
{
    return makeHostClass(std::move(name), std::move(constructor), [](const Value &value) { return value.as<T>() != nullptr; });
}

}  // namespace limbeck::sqlalchemy
