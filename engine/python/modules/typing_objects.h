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

}  // namespace limbeck::python
