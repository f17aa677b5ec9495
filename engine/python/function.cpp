// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/native.h"
#include "python/state.h"

namespace limbeck::python {

Value callPython(Interpreter &in, Function &function, CallArguments arguments);

std::optional<Value> Function::attribute(Interpreter &, std::string_view attributeName)
{
    if (const auto found = attributes.find(attributeName); found != attributes.end())
        return found->second;
    if (attributeName == "__name__")
        return Value::text(name);
    if (attributeName == "__qualname__")
        return Value::text(qualifiedName);
    if (attributeName == "__doc__")
        return docstring ? Value::text(*docstring) : Value();
    if (attributeName == "__module__") {
        const Scope *scope = closure && closure->module ? closure->module.get() : closure.get();
        const Value *moduleName = scope ? scope->find("__name__") : nullptr;
        return moduleName ? *moduleName : Value();
    }
    if (attributeName == "__dict__") {
        auto dict = makeDict();
        for (const auto &[key, value] : attributes)
            dict->insert(key, value);
        return Value(dict);
    }
    if (attributeName == "__annotations__" || attributeName == "__kwdefaults__")
        return Value(makeDict());
    if (attributeName == "__defaults__")
        return Value();
    return std::nullopt;
}

void Function::setAttribute(Interpreter &in, std::string_view attributeName, Value value)
{
    in.touch(*this);
    if (attributeName == "__name__" && value.asText())
        name = value.asText()->utf8();
    else if (attributeName == "__qualname__" && value.asText())
        qualifiedName = value.asText()->utf8();
    else if (attributeName == "__doc__")
        docstring = value.asText() ? std::optional(value.asText()->utf8()) : std::nullopt;
    else
        attributes.insert_or_assign(std::string(attributeName), std::move(value));
}

Value Function::call(Interpreter &in, CallArguments arguments)
{
    return callPython(in, *this, std::move(arguments));
}

std::string Function::repr(Interpreter &)
{
    return fmt::format("<function {} at 0x7f{:010x}>", qualifiedName, reinterpret_cast<std::uintptr_t>(this) & 0xffffffffffu);
}

Value BoundMethod::call(Interpreter &in, CallArguments arguments)
{
    arguments.positional.insert(arguments.positional.begin(), self);
    return in.call(function, std::move(arguments));
}

std::optional<Value> BoundMethod::attribute(Interpreter &in, std::string_view name)
{
    if (name == "__self__")
        return self;
    if (name == "__func__")
        return function;
    return in.findAttribute(function, name);
}

std::string BoundMethod::repr(Interpreter &in)
{
    const std::optional<Value> name = in.findAttribute(function, "__qualname__");
    return fmt::format("<bound method {} of {}>", name && name->asText() ? name->asText()->utf8() : "?", in.repr(self));
}

}  // namespace limbeck::python
