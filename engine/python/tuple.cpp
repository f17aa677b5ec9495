// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/sequences.h"
#include "python/numbers.h"
#include "python/objects.h"
#include "python/state.h"

namespace limbeck::python {

using syntax::BinaryOp;
using syntax::CompareOp;

std::shared_ptr<Tuple> makeTuple(std::vector<Value> items)
{
    return std::make_shared<Tuple>(std::move(items));
}

namespace {

const Methods &tupleMethods()
{
    static const Methods methods{
        {"index", [](Interpreter &in, const Value &self, Arguments &arguments) { return indexOf(in, self.as<Tuple>()->items, arguments, "tuple"); }},
        {"count", [](Interpreter &in, const Value &self, Arguments &arguments) { return countOf(in, self.as<Tuple>()->items, arguments); }},
        {"__len__", [](Interpreter &, const Value &self, Arguments &) { return Value(std::int64_t(self.as<Tuple>()->items.size())); }},
        {"__iter__", [](Interpreter &in, const Value &self, Arguments &) { return makeIterator("tuple_iterator", in.iterate(self)); }},
        {"__getitem__", [](Interpreter &in, const Value &self, Arguments &arguments) { return in.getItem(self, arguments.required("key")); }},
    };
    return methods;
}

std::shared_ptr<Tuple> namedLike(const Tuple &model, std::vector<Value> items)
{
    auto tuple = makeTuple(std::move(items));
    tuple->fieldNames = model.fieldNames;
    tuple->tupleName = model.tupleName;
    tuple->cls = model.cls;
    return tuple;
}

const Methods &namedTupleMethods()
{
    static const Methods methods{
        {"_asdict",
         [](Interpreter &, const Value &self, Arguments &) {
             const Tuple &tuple = *self.as<Tuple>();
             auto dict = makeDict();
             for (std::size_t i = 0; i < tuple.items.size(); ++i)
                 dict->insert(tuple.fieldNames[i], tuple.items[i]);
             return Value(dict);
         }},
        {"_replace",
         [](Interpreter &in, const Value &self, Arguments &arguments) {
             const Tuple &tuple = *self.as<Tuple>();
             std::vector<Value> items = tuple.items;
             for (const auto &[name, value] : arguments.restKeywords()) {
                 const auto found = std::find(tuple.fieldNames.begin(), tuple.fieldNames.end(), name);
                 if (found == tuple.fieldNames.end())
                     in.raise("ValueError", fmt::format("Got unexpected field names: ['{}']", name));
                 items[std::size_t(found - tuple.fieldNames.begin())] = value;
             }
             return Value(namedLike(tuple, std::move(items)));
         }},
    };
    return methods;
}

}  // namespace

std::optional<Value> Tuple::attribute(Interpreter &in, std::string_view name)
{
    if (cls) {
        if (const Value *found = cls->findInherited(name); found && std::find(fieldNames.begin(), fieldNames.end(), name) == fieldNames.end())
            return bindAttribute(in, *found, Value(shared_from_this()), cls);
    }
    if (!fieldNames.empty()) {
        const auto found = std::find(fieldNames.begin(), fieldNames.end(), name);
        if (found != fieldNames.end())
            return items[std::size_t(found - fieldNames.begin())];
        if (name == "_fields") {
            std::vector<Value> names;
            for (const std::string &field : fieldNames)
                names.push_back(Value::text(field));
            return Value(makeTuple(std::move(names)));
        }
        if (std::optional<Value> method = boundMethod(namedTupleMethods(), name, Value(shared_from_this())))
            return method;
    }
    return boundMethod(tupleMethods(), name, Value(shared_from_this()));
}

Value Tuple::item(Interpreter &in, const Value &key)
{
    if (key.isUnknown())
        return key;
    if (const auto *slice = key.as<SliceObject>())
        return Value(makeTuple(slicedValues(in, items, *slice)));
    return items[std::size_t(itemIndex(in, key, std::int64_t(items.size()), "tuple"))];
}

std::unique_ptr<Iterator> Tuple::iterate(Interpreter &)
{
    return std::make_unique<VectorIterator>(items);
}

std::optional<Value> Tuple::binary(Interpreter &in, BinaryOp op, const Value &other, bool reflected)
{
    if (op == BinaryOp::Multiply && !other.isUnknown()) {
        if (std::optional<std::vector<Value>> out = repeatedValues(in, items, other))
            return Value(makeTuple(std::move(*out)));
    }
    if (op != BinaryOp::Add || other.isUnknown() || reflected)
        return std::nullopt;
    const auto *tuple = plain(other).as<Tuple>();
    if (!tuple)
        in.raise("TypeError", fmt::format("can only concatenate tuple (not \"{}\") to tuple", in.typeName(other)));
    std::vector<Value> out = items;
    out.insert(out.end(), tuple->items.begin(), tuple->items.end());
    return Value(makeTuple(std::move(out)));
}

std::optional<Value> Tuple::compare(Interpreter &in, CompareOp op, const Value &other)
{
    const auto *tuple = plain(other).as<Tuple>();
    return tuple ? compareSequences(in, op, items, tuple->items) : std::nullopt;
}

std::string Tuple::str(Interpreter &in)
{
    if (const Value *method = cls ? cls->findInherited("__str__") : nullptr)
        return in.str(in.call(*method, {Value(shared_from_this())}));
    return repr(in);
}

std::string Tuple::repr(Interpreter &in)
{
    if (const Value *method = cls ? cls->findInherited("__repr__") : nullptr)
        return in.str(in.call(*method, {Value(shared_from_this())}));
    const PrintGuard guard(in, *this);
    if (guard.isRecursive())
        return "(...)";
    std::string out = tupleName + "(";
    for (std::size_t i = 0; i < items.size(); ++i)
        out += (i == 0 ? "" : ", ") + (fieldNames.empty() ? "" : fieldNames[i] + "=") + in.repr(items[i]);
    return out + (items.size() == 1 && fieldNames.empty() ? ",)" : ")");
}

std::optional<std::size_t> Tuple::hash(Interpreter &in)
{
    std::size_t seed = 0x345678;
    for (const Value &item : items) {
        const std::optional<std::size_t> part = in.hash(item);
        if (!part)
            return std::nullopt;
        seed = (seed ^ *part) * 1000003u + items.size();
    }
    return seed;
}

}  // namespace limbeck::python
