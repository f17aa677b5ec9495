// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/native.h"

namespace limbeck::python {

/// A name of typing, with what stands in its brackets: Optional[str] is {"Optional", [str]}. Inert: may be held, indexed, combined with |. Readers of annotations look at it.
class TypingForm : public Object {
public:
    const std::string name;
    const std::vector<Value> arguments;
    TypingForm(std::string n, std::vector<Value> a) : name(std::move(n)), arguments(std::move(a)) {}
    std::string typeName() const override { return "typing._SpecialForm"; }
    std::optional<Value> attribute(Interpreter &, std::string_view attributeName) override;
    Value item(Interpreter &, const Value &key) override;
    Value call(Interpreter &, CallArguments arguments) override;
    std::optional<Value> binary(Interpreter &, syntax::BinaryOp op, const Value &other, bool reflected) override;
    std::optional<Value> compare(Interpreter &, syntax::CompareOp op, const Value &other) override;
    std::optional<std::size_t> hash(Interpreter &) override { return std::hash<std::string>()(name); }
    std::string repr(Interpreter &) override;
    std::optional<Truth> isInstance(Interpreter &, const Value &value) override;
    std::optional<bool> isSubclass(Interpreter &, const Value &other) override;
};

/// int | str of classes: the alternatives, as isinstance takes them.
class UnionType : public Tuple {
public:
    using Tuple::Tuple;
    std::string typeName() const override { return "types.UnionType"; }
    std::optional<Value> binary(Interpreter &, syntax::BinaryOp op, const Value &other, bool reflected) override;
};
/// What stands in brackets: one argument, or those of a tuple that is no union.
inline std::vector<Value> bracketArguments(const Value &key)
{
    const auto *tuple = key.as<Tuple>();
    return tuple && !key.as<UnionType>() ? tuple->items : std::vector{key};
}

/// list[str], dict[str, int]: behaves as the class, and readers of annotations see the arguments.
class GenericAlias : public TypingForm {
public:
    const std::shared_ptr<Class> origin;
    GenericAlias(std::shared_ptr<Class> cls, std::vector<Value> a) : TypingForm(cls->name, std::move(a)), origin(std::move(cls)) {}
    std::string typeName() const override { return "types.GenericAlias"; }
    std::optional<Value> attribute(Interpreter &, std::string_view attributeName) override;
    Value call(Interpreter &in, CallArguments given) override { return in.call(Value(origin), std::move(given)); }
    std::optional<Truth> isInstance(Interpreter &in, const Value &value) override { return origin->isInstance(in, value); }
    std::optional<bool> isSubclass(Interpreter &in, const Value &other) override { return origin->isSubclass(in, other); }
    std::optional<Value> subclass(Interpreter &, ClassDefinition &definition) override;
};

/// NewType("UserId", int): called, it gives back its argument.
class NewTypeFunction : public NativeFunction {
public:
    const Value supertype;
    NewTypeFunction(std::string typeName, Value super) : NativeFunction(std::move(typeName), [](Interpreter &, CallArguments arguments) { return arguments.positional.empty() ? Value() : arguments.positional.front(); }), supertype(std::move(super)) {}
    std::optional<Value> attribute(Interpreter &, std::string_view attributeName) override;
    std::optional<Value> binary(Interpreter &, syntax::BinaryOp op, const Value &other, bool reflected) override;
};

}  // namespace limbeck::python
