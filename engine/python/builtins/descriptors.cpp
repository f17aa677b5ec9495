// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/builtins/builtins.h"

namespace limbeck::python {

namespace {

/// super() without arguments: the class around the function that runs, and its first argument.
Value implicitSuper(Interpreter &in)
{
    Frame *frame = in.state().frame;
    while (frame && frame->scope->kind == Scope::Kind::Comprehension)
        frame = frame->caller;
    std::shared_ptr<Class> cls;
    for (const Scope *scope = frame ? frame->scope.get() : nullptr; scope && !cls; scope = scope->parent.get()) {
        if (scope->kind != Scope::Kind::Class)
            continue;
        if (const Value *found = scope->find("__class__"))
            cls = found->shared<Class>();
    }
    const auto names = frame ? frame->scope->entries() : std::vector<std::pair<std::string, Value>>();
    if (!cls || names.empty())
        in.raise("RuntimeError", "super(): no arguments");
    return Value(std::make_shared<Super>(cls, names.front().second));
}

}  // namespace

void installDescriptors(Interpreter &in)
{
    const auto object = in.builtinClass("object");
    const auto addType = [&](const std::string &name, NativeFunction::Body construct) { in.state().builtins.insert_or_assign(name, Value(addClass(in, name, "", {object}, std::move(construct)))); };
    addType("property", [](Interpreter &inner, CallArguments arguments) {
        Arguments reader(inner, "property", arguments);
        auto property = std::make_shared<Property>();
        property->getter = reader.valueOr("fget", Value());
        property->setter = reader.valueOr("fset", Value());
        property->deleter = reader.valueOr("fdel", Value());
        return Value(property);
    });
    addType("staticmethod", [](Interpreter &inner, CallArguments arguments) { return Value(std::make_shared<StaticMethod>(Arguments(inner, "staticmethod", arguments).required("function"))); });
    addType("classmethod", [](Interpreter &inner, CallArguments arguments) { return Value(std::make_shared<ClassMethod>(Arguments(inner, "classmethod", arguments).required("function"))); });
    addType("super", [](Interpreter &inner, CallArguments arguments) {
        Arguments reader(inner, "super", arguments);
        if (reader.left() == 0)
            return implicitSuper(inner);
        const auto cls = reader.required("type").shared<Class>();
        if (!cls)
            inner.raise("TypeError", "super() argument 1 must be a type");
        return Value(std::make_shared<Super>(cls, reader.required("object")));
    });
}

}  // namespace limbeck::python
