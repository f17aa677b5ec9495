// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/native.h"
#include "python/state.h"

/// What every object does unless its class says otherwise.
namespace limbeck::python {

std::optional<Value> Object::attribute(Interpreter &, std::string_view)
{
    return std::nullopt;
}

void Object::setAttribute(Interpreter &in, std::string_view name, Value)
{
    if (attribute(in, name))
        in.raise("AttributeError", fmt::format("'{}' object attribute '{}' is read-only", typeName(), name));
    in.raise("AttributeError", fmt::format("'{}' object has no attribute '{}'", typeName(), name));
}

void Object::deleteAttribute(Interpreter &in, std::string_view name)
{
    in.raise("AttributeError", fmt::format("'{}' object has no attribute '{}'", typeName(), name));
}

Value Object::call(Interpreter &in, CallArguments)
{
    in.raise("TypeError", fmt::format("'{}' object is not callable", typeName()));
}

Value Object::item(Interpreter &in, const Value &)
{
    in.raise("TypeError", fmt::format("'{}' object is not subscriptable", typeName()));
}

void Object::setItem(Interpreter &in, const Value &, Value)
{
    in.raise("TypeError", fmt::format("'{}' object does not support item assignment", typeName()));
}

void Object::deleteItem(Interpreter &in, const Value &)
{
    in.raise("TypeError", fmt::format("'{}' object doesn't support item deletion", typeName()));
}

std::unique_ptr<Iterator> Object::iterate(Interpreter &in)
{
    in.raise("TypeError", fmt::format("'{}' object is not iterable", typeName()));
}

std::optional<Value> Object::binary(Interpreter &, syntax::BinaryOp, const Value &, bool)
{
    return std::nullopt;
}

std::optional<Value> Object::unary(Interpreter &, syntax::UnaryOp)
{
    return std::nullopt;
}

std::optional<Value> Object::compare(Interpreter &, syntax::CompareOp, const Value &)
{
    return std::nullopt;
}

Truth Object::truth(Interpreter &in)
{
    if (unknownContent())
        return Truth::Unknown;
    const std::optional<std::int64_t> size = length(in);
    return fromBool(!size || *size != 0);
}

std::optional<std::int64_t> Object::length(Interpreter &)
{
    return std::nullopt;
}

std::optional<Value> Object::contains(Interpreter &, const Value &)
{
    return std::nullopt;
}

std::string Object::str(Interpreter &in)
{
    return repr(in);
}

std::string Object::repr(Interpreter &)
{
    return fmt::format("<{} object>", typeName());
}

std::optional<std::size_t> Object::hash(Interpreter &)
{
    return std::hash<const void *>()(this);
}

Value Object::enter(Interpreter &in)
{
    in.raise("TypeError", fmt::format("'{}' object does not support the context manager protocol", typeName()));
}

bool Object::exit(Interpreter &in, const Value &)
{
    in.raise("TypeError", fmt::format("'{}' object does not support the context manager protocol", typeName()));
}

std::optional<Truth> Object::isInstance(Interpreter &, const Value &)
{
    return std::nullopt;
}

std::optional<bool> Object::isSubclass(Interpreter &, const Value &)
{
    return std::nullopt;
}

std::optional<Value> Object::subclass(Interpreter &, ClassDefinition &)
{
    return std::nullopt;
}

std::shared_ptr<Class> Object::classOf(Interpreter &)
{
    return nullptr;
}

void Object::mergeStates(Interpreter &, const std::shared_ptr<void> &, const std::shared_ptr<void> &, const std::string &) {}

}  // namespace limbeck::python
