// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/builtins/builtins.h"
#include "python/generator.h"
#include "python/numbers.h"
#include "python/sequences.h"

namespace limbeck::python {

// ---------------------------------------------------------------- range

std::optional<Value> RangeObject::attribute(Interpreter &, std::string_view name)
{
    if (name == "start")
        return Value(start);
    if (name == "stop")
        return Value(stop);
    if (name == "step")
        return Value(step);
    static const Methods methods{
        {"index",
         [](Interpreter &in, const Value &self, Arguments &arguments) {
             const auto &range = *self.as<RangeObject>();
             const Value value = arguments.required("value");
             if (!in.isTrue(in.compare(syntax::CompareOp::In, value, self), "range"))
                 in.raise("ValueError", fmt::format("{} is not in range", in.repr(value)));
             return Value((asIndex(in, value) - range.start) / range.step);
         }},
        {"count", [](Interpreter &in, const Value &self, Arguments &arguments) { return Value(std::int64_t(in.isTrue(in.compare(syntax::CompareOp::In, arguments.required("value"), self), "range"))); }},
    };
    return boundMethod(methods, name, Value(shared_from_this()));
}

Value RangeObject::item(Interpreter &in, const Value &key)
{
    if (key.isUnknown())
        return key;
    if (const auto *slice = key.as<SliceObject>()) {
        const Range range = slice->clip(in, count());
        return Value(std::make_shared<RangeObject>(start + range.start * step, start + range.stop * step, step * range.step));
    }
    return Value(start + itemIndex(in, key, count(), "range object") * step);
}

std::unique_ptr<Iterator> RangeObject::iterate(Interpreter &)
{
    return std::make_unique<FunctionIterator>([next = start, step = step, left = count()](Interpreter &) mutable -> std::optional<Value> {
        if (left-- <= 0)
            return std::nullopt;
        return Value(std::exchange(next, next + step));
    });
}

std::optional<Value> RangeObject::contains(Interpreter &, const Value &value)
{
    const std::optional<std::int64_t> number = smallInteger(value);
    if (value.isUnknown())
        return value;
    if (!number)
        return Value(false);
    const bool inside = step > 0 ? *number >= start && *number < stop : *number <= start && *number > stop;
    return Value(inside && (*number - start) % step == 0);
}

std::optional<Value> RangeObject::compare(Interpreter &, syntax::CompareOp op, const Value &other)
{
    const auto *range = other.as<RangeObject>();
    if (!range || (op != syntax::CompareOp::Equal && op != syntax::CompareOp::NotEqual))
        return std::nullopt;
    const bool same = count() == range->count() && (count() == 0 || (start == range->start && (count() == 1 || step == range->step)));
    return Value(same == (op == syntax::CompareOp::Equal));
}

std::string RangeObject::repr(Interpreter &)
{
    return step == 1 ? fmt::format("range({}, {})", start, stop) : fmt::format("range({}, {}, {})", start, stop, step);
}

// ---------------------------------------------------------------- functions

std::optional<Value> nextOf(Interpreter &in, const Value &iterator)
{
    known(in, iterator);
    if (auto *native = iterator.as<IteratorObject>())
        return native->next(in);
    if (auto *generator = iterator.as<Generator>())
        return generator->resume(in, {}, nullptr);
    const std::optional<Value> method = iterator.asObject() ? in.findAttribute(iterator, "__next__") : std::nullopt;
    if (!method)
        in.raise("TypeError", fmt::format("'{}' object is not an iterator", in.typeName(iterator)));
    try {
        return in.call(*method, std::vector<Value>());
    } catch (const Raised &raised) {
        if (in.classOf(raised.exception())->derivesFrom(*in.builtinClass("StopIteration")))
            return std::nullopt;
        throw;
    }
}

Value makeIteratorOf(Interpreter &in, const Value &iterable)
{
    if (iterable.as<IteratorObject>() || iterable.as<Generator>())
        return iterable;
    if (const auto *instance = iterable.as<Instance>(); instance && instance->payload.isNone()) {
        if (const std::optional<Value> method = specialMethod(in, *instance, "__iter__"))
            return in.call(*method, std::vector<Value>());
    }
    std::string type = in.typeName(iterable);
    type = type == "dict" ? "dict_keyiterator" : type == "str" ? "str_ascii_iterator" : type + "_iterator";
    return makeIterator(type, in.iterate(iterable));
}

namespace {

using Iterators = std::vector<std::unique_ptr<Iterator>>;

std::shared_ptr<Iterators> iteratorsOf(Interpreter &in, const std::vector<Value> &iterables)
{
    auto iterators = std::make_shared<Iterators>();
    for (const Value &iterable : iterables)
        iterators->push_back(in.iterate(iterable));
    return iterators;
}

/// The next of each; nullopt when the first of them ends. `at` says which one ended.
std::optional<std::vector<Value>> nextOfAll(Interpreter &in, const Iterators &iterators, std::size_t *at = nullptr)
{
    std::vector<Value> values;
    for (std::size_t i = 0; i < iterators.size(); ++i) {
        std::optional<Value> value = iterators[i]->next(in);
        if (!value) {
            if (at)
                *at = i;
            return std::nullopt;
        }
        values.push_back(std::move(*value));
    }
    return values;
}

Value makeMap(Interpreter &in, Arguments &arguments)
{
    const Value function = arguments.required("function");
    return makeIterator("map", [function, iterators = iteratorsOf(in, arguments.rest())](Interpreter &inner) -> std::optional<Value> {
        std::optional<std::vector<Value>> values = nextOfAll(inner, *iterators);
        return values ? std::optional(inner.call(function, std::move(*values))) : std::nullopt;
    });
}

Value makeFilter(Interpreter &in, Arguments &arguments)
{
    const Value function = arguments.required("function");
    const auto iterator = std::make_shared<std::unique_ptr<Iterator>>(in.iterate(arguments.required("iterable")));
    return makeIterator("filter", [function, iterator](Interpreter &inner) -> std::optional<Value> {
        while (std::optional<Value> value = (*iterator)->next(inner)) {
            inner.step();
            if (inner.isTrue(function.isNone() ? *value : inner.call(function, {*value}), "the condition of filter()"))
                return value;
        }
        return std::nullopt;
    });
}

Value makeZip(Interpreter &in, Arguments &arguments)
{
    const bool strict = in.isTrue(arguments.keyword("strict").value_or(Value(false)), "strict");
    const std::vector<Value> iterables = arguments.rest();
    if (iterables.empty())
        return makeIterator("zip", std::make_unique<VectorIterator>(std::vector<Value>()));
    return makeIterator("zip", [strict, iterators = iteratorsOf(in, iterables)](Interpreter &inner) -> std::optional<Value> {
        std::size_t ended = 0;
        std::optional<std::vector<Value>> values = nextOfAll(inner, *iterators, &ended);
        if (values)
            return Value(makeTuple(std::move(*values)));
        if (strict && ended > 0)
            inner.raise("ValueError", fmt::format("zip() argument {} is shorter than argument{}", ended + 1, ended == 1 ? " 1" : fmt::format("s 1-{}", ended)));
        for (std::size_t i = 1; strict && i < iterators->size(); ++i) {
            if ((*iterators)[i]->next(inner))
                inner.raise("ValueError", fmt::format("zip() argument {} is longer than argument{}", i + 1, i == 1 ? " 1" : fmt::format("s 1-{}", i)));
        }
        return std::nullopt;
    });
}

Value makeEnumerate(Interpreter &in, Arguments &arguments)
{
    const auto iterator = std::make_shared<std::unique_ptr<Iterator>>(in.iterate(arguments.required("iterable")));
    return makeIterator("enumerate", [iterator, index = arguments.integerOr("start", 0)](Interpreter &inner) mutable -> std::optional<Value> {
        std::optional<Value> value = (*iterator)->next(inner);
        return value ? std::optional(Value(makeTuple({Value(index++), *value}))) : std::nullopt;
    });
}

Value makeReversed(Interpreter &in, Arguments &arguments)
{
    const Value value = arguments.required("sequence");
    if (const auto *instance = value.as<Instance>()) {
        if (const std::optional<Value> method = specialMethod(in, *instance, "__reversed__"))
            return in.call(*method, std::vector<Value>());
    }
    if (value.as<Set>() || value.as<IteratorObject>() || value.as<Generator>())
        in.raise("TypeError", fmt::format("'{}' object is not reversible", in.typeName(value)));
    std::vector<Value> values = in.toVector(value);
    std::reverse(values.begin(), values.end());
    return makeIterator(value.as<List>() ? "list_reverseiterator" : "reversed", std::make_unique<VectorIterator>(std::move(values)));
}

Value extreme(Interpreter &in, Arguments &arguments, syntax::CompareOp better, std::string_view name)
{
    const Value key = arguments.keyword("key").value_or(Value());
    const std::optional<Value> otherwise = arguments.keyword("default");
    std::vector<Value> values = arguments.rest();
    if (values.empty())
        in.raise("TypeError", fmt::format("{} expected at least 1 argument, got 0", name));
    if (values.size() == 1)
        values = in.toVector(values[0]);
    if (values.empty()) {
        if (otherwise)
            return *otherwise;
        in.raise("ValueError", fmt::format("{}() arg is an empty sequence", name));
    }
    const auto keyOf = [&](const Value &value) { return key.isNone() ? value : in.call(key, {value}); };
    Value best = values[0];
    Value bestKey = keyOf(best);
    for (std::size_t i = 1; i < values.size(); ++i) {
        const Value candidate = keyOf(values[i]);
        if (in.isTrue(in.compare(better, candidate, bestKey), name)) {
            best = values[i];
            bestKey = candidate;
        }
    }
    return best;
}

Value sum(Interpreter &in, Arguments &arguments)
{
    const Value iterable = arguments.required("iterable");
    Value total = arguments.valueOr("start", Value(0));
    if (total.asText())
        in.raise("TypeError", "sum() can't sum strings [use ''.join(seq) instead]");
    const std::unique_ptr<Iterator> iterator = in.iterate(iterable);
    while (std::optional<Value> value = iterator->next(in)) {
        in.step();
        total = in.binary(syntax::BinaryOp::Add, total, *value);
    }
    return total;
}

template<bool wanted>
Value anyOrAll(Interpreter &in, Arguments &arguments)
{
    const std::unique_ptr<Iterator> iterator = in.iterate(arguments.required("iterable"));
    std::optional<Value> doubt;
    while (std::optional<Value> value = iterator->next(in)) {
        in.step();
        const Truth truth = in.truth(*value);
        if (truth == Truth::Unknown)
            doubt = value->isUnknown() ? *value : Value::unknown("the truth of an item");
        else if ((truth == Truth::True) == wanted)
            return Value(wanted);
    }
    return doubt.value_or(Value(!wanted));
}

Value makeRange(Interpreter &in, Arguments &arguments)
{
    const std::int64_t first = asIndex(in, arguments.required("start"));
    if (arguments.left() == 0)
        return Value(std::make_shared<RangeObject>(0, first, 1));
    const std::int64_t stop = asIndex(in, arguments.required("stop"));
    const std::int64_t step = arguments.integerOr("step", 1);
    if (step == 0)
        in.raise("ValueError", "range() arg 3 must not be zero");
    return Value(std::make_shared<RangeObject>(first, stop, step));
}

}  // namespace

void installIteration(Interpreter &in)
{
    const auto object = in.builtinClass("object");
    const auto addType = [&](const std::string &name, Value (*body)(Interpreter &, Arguments &)) {
        const auto function = native(name, body);
        in.state().builtins.insert_or_assign(name, Value(addClass(in, name, "", {object}, [function](Interpreter &inner, CallArguments arguments) { return inner.call(function, std::move(arguments)); })));
    };
    addType("range", makeRange);
    addType("map", makeMap);
    addType("filter", makeFilter);
    addType("zip", makeZip);
    addType("enumerate", makeEnumerate);
    addType("reversed", makeReversed);
    define(in, "sum", sum);
    define(in, "any", anyOrAll<true>);
    define(in, "all", anyOrAll<false>);
    define(in, "min", [](Interpreter &inner, Arguments &arguments) { return extreme(inner, arguments, syntax::CompareOp::Less, "min"); });
    define(in, "max", [](Interpreter &inner, Arguments &arguments) { return extreme(inner, arguments, syntax::CompareOp::Greater, "max"); });
    define(in, "sorted", [](Interpreter &inner, Arguments &arguments) {
        const std::vector<Value> values = inner.toVector(arguments.required("iterable"));
        const Value key = arguments.keyword("key").value_or(Value());
        return Value(makeList(sortedValues(inner, values, key, inner.isTrue(arguments.keyword("reverse").value_or(Value(false)), "reverse"))));
    });
    define(in, "iter", [](Interpreter &inner, Arguments &arguments) {
        const Value first = arguments.required("object");
        const std::optional<Value> sentinel = arguments.optional("sentinel");
        if (!sentinel)
            return makeIteratorOf(inner, first);
        return makeIterator("callable_iterator", [first, sentinel = *sentinel](Interpreter &again) -> std::optional<Value> {
            Value value = again.call(first, std::vector<Value>());
            return again.equals(value, sentinel) ? std::nullopt : std::optional(value);
        });
    });
    define(in, "next", [](Interpreter &inner, Arguments &arguments) {
        const Value iterator = arguments.required("iterator");
        const std::optional<Value> otherwise = arguments.optional("default");
        if (auto *generator = iterator.as<Generator>(); generator && !otherwise)
            return inner.call(inner.getAttribute(iterator, "__next__"), std::vector<Value>());
        if (std::optional<Value> value = nextOf(inner, iterator))
            return *value;
        if (otherwise)
            return *otherwise;
        inner.raise("StopIteration", "");
    });
}

}  // namespace limbeck::python
