// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/state.h"

/// The built-in names, in groups.
namespace limbeck::python {

void installTypes(Interpreter &interpreter);       ///< int, str, list … and object, type
void installDescriptors(Interpreter &interpreter); ///< property, staticmethod, classmethod, super
void installFunctions(Interpreter &interpreter);   ///< len, print, isinstance …
void installIteration(Interpreter &interpreter);   ///< range, map, zip, sorted …

inline void define(Interpreter &in, const std::string &name, NativeBody body)
{
    in.state().builtins.insert_or_assign(name, native(name, std::move(body)));
}

/// range(…)
class RangeObject : public Object {
public:
    const std::int64_t start, stop, step;
    RangeObject(std::int64_t a, std::int64_t b, std::int64_t c) : start(a), stop(b), step(c) {}
    std::string typeName() const override { return "range"; }
    std::int64_t count() const { return Range{start, stop, step}.count(); }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
    Value item(Interpreter &, const Value &key) override;
    std::unique_ptr<Iterator> iterate(Interpreter &) override;
    std::optional<std::int64_t> length(Interpreter &) override { return count(); }
    std::optional<Value> contains(Interpreter &, const Value &value) override;
    std::optional<Value> compare(Interpreter &, syntax::CompareOp op, const Value &other) override;
    std::string repr(Interpreter &) override;
};
/// isinstance() and issubclass() with tuples and unions.
Truth isInstanceOf(Interpreter &, const Value &value, const Value &type);
/// next(iterator); nullopt at the end.
std::optional<Value> nextOf(Interpreter &, const Value &iterator);
Value makeIteratorOf(Interpreter &, const Value &iterable);

}  // namespace limbeck::python
