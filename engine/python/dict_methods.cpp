// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/dict_methods.h"

#include "python/numbers.h"
#include "python/sequences.h"
#include "python/state.h"

namespace limbeck::python {

void raiseKeyError(Interpreter &in, const Value &key)
{
    auto error = std::make_shared<Instance>(in.builtinClass("KeyError"));
    error->put("args", Value(makeTuple({key})));
    throw Raised(Value(error));
}

std::shared_ptr<Dict> copyOf(const Dict &dict)
{
    auto copy = std::make_shared<Dict>();
    copy->flavour = dict.flavour;
    copy->defaultFactory = dict.defaultFactory;
    copy->loadState(dict.saveState());
    return copy;
}

void countInto(Interpreter &in, Dict &counter, const Value &source, int sign)
{
    const auto add = [&](const Value &key, const Value &amount) {
        const Value before = counter.find(in, key).value_or(Value(0));
        counter.insert(in, key, in.binary(sign > 0 ? syntax::BinaryOp::Add : syntax::BinaryOp::Subtract, before, amount));
    };
    if (const auto *dict = plain(source).as<Dict>()) {
        for (const auto &[key, value] : dict->entries())
            add(key, value);
        return;
    }
    for (const Value &key : in.toVector(source))
        add(key, Value(1));
}

namespace {

void insertPair(Interpreter &in, Dict &dict, const Value &pair, std::size_t index)
{
    if (pair.isUnknown())
        throwUnknown(in, *pair.asUnknown());
    if (!pair.asText() && !pair.asObject())
        in.raise("TypeError", fmt::format("cannot convert dictionary update sequence element #{} to a sequence", index));
    const std::vector<Value> parts = in.toVector(pair);
    if (parts.size() != 2)
        in.raise("ValueError", fmt::format("dictionary update sequence element #{} has length {}; 2 is required", index, parts.size()));
    dict.setItem(in, parts[0], parts[1]);
}

void updateFrom(Interpreter &in, Dict &dict, const Value &source)
{
    if (const auto *other = plain(source).as<Dict>()) {
        for (const auto &[key, value] : other->entries())
            dict.setItem(in, key, value);
        if (other->contentUnknown)
            dict.loseTrack(other->unknownWhy);
        return;
    }
    if (source.asObject() && !source.as<List>() && !source.as<Tuple>()) {
        if (const std::optional<Value> keys = in.findAttribute(source, "keys")) {
            for (const Value &key : in.toVector(in.call(*keys, std::vector<Value>())))
                dict.setItem(in, key, in.getItem(source, key));
            return;
        }
    }
    std::size_t index = 0;
    for (const Value &pair : in.toVector(source))
        insertPair(in, dict, pair, index++);
}

Dict &dictOf(Interpreter &in, const Value &self)
{
    Dict &dict = *self.as<Dict>();
    in.touch(dict);
    return dict;
}

Value get(Interpreter &in, const Value &self, Arguments &arguments)
{
    Dict &dict = *self.as<Dict>();
    const Value key = arguments.required("key");
    Value otherwise = arguments.valueOr("default", Value());
    if (key.isUnknown())
        return key;
    if (std::optional<Value> value = dict.find(in, key))
        return *value;
    return dict.contentUnknown ? Value::unknown(dict.unknownWhy) : otherwise;
}

Value pop(Interpreter &in, const Value &self, Arguments &arguments)
{
    Dict &dict = dictOf(in, self);
    const Value key = arguments.required("key");
    const std::optional<Value> otherwise = arguments.optional("default");
    if (key.isUnknown()) {
        dict.loseTrack(*key.asUnknown()->why);
        return key;
    }
    if (std::optional<Value> value = dict.find(in, key)) {
        dict.deleteItem(in, key);
        return *value;
    }
    if (dict.contentUnknown)
        return Value::unknown(dict.unknownWhy);
    if (!otherwise)
        raiseKeyError(in, key);
    return *otherwise;
}

Value setDefault(Interpreter &in, const Value &self, Arguments &arguments)
{
    Dict &dict = dictOf(in, self);
    const Value key = arguments.required("key");
    Value otherwise = arguments.valueOr("default", Value());
    if (key.isUnknown()) {
        dict.loseTrack(*key.asUnknown()->why);
        return key;
    }
    if (std::optional<Value> value = dict.find(in, key))
        return *value;
    dict.setItem(in, key, otherwise);
    return otherwise;
}

Value popItem(Interpreter &in, const Value &self, Arguments &arguments)
{
    Dict &dict = dictOf(in, self);
    known(in, self);
    const bool last = arguments.flag("last", true);
    const auto entries = dict.entries();
    if (entries.empty()) {
        raiseKeyError(in, Value::text("popitem(): dictionary is empty"));
    }
    const auto &[key, value] = last ? entries.back() : entries.front();
    dict.erase(in, key);
    return Value(makeTuple({key, value}));
}

Value update(Interpreter &in, const Value &self, Arguments &arguments)
{
    Dict &dict = dictOf(in, self);
    const std::optional<Value> source = arguments.optional("");
    updateDict(in, dict, source, arguments.restKeywords());
    return {};
}

template<Dict::Part part>
Value view(Interpreter &, const Value &self, Arguments &)
{
    return Value(std::make_shared<DictView>(self.shared<Dict>(), part));
}

Value moveToEnd(Interpreter &in, const Value &self, Arguments &arguments)
{
    Dict &dict = dictOf(in, self);
    const Value key = arguments.required("key");
    const bool last = arguments.flag("last", true);
    const std::optional<Value> value = dict.find(in, key);
    if (!value)
        raiseKeyError(in, key);
    dict.erase(in, key);
    if (last) {
        dict.insert(in, key, *value);
        return {};
    }
    const auto entries = dict.entries();
    dict.clear();
    dict.insert(in, key, *value);
    for (const auto &[otherKey, otherValue] : entries)
        dict.insert(in, otherKey, otherValue);
    return {};
}

const Methods &commonMethods()
{
    static const Methods methods{
        {"get", get},
        {"pop", pop},
        {"setdefault", setDefault},
        {"popitem", popItem},
        {"update", update},
        {"keys", view<Dict::Part::Keys>},
        {"values", view<Dict::Part::Values>},
        {"items", view<Dict::Part::Items>},
        {"copy", [](Interpreter &, const Value &self, Arguments &) { return Value(copyOf(*self.as<Dict>())); }},
        {"clear",
         [](Interpreter &in, const Value &self, Arguments &) {
             Dict &dict = dictOf(in, self);
             dict.clear();
             dict.contentUnknown = false;
             return Value();
         }},
        {"__len__", [](Interpreter &in, const Value &self, Arguments &) { return Value(*self.as<Dict>()->length(in)); }},
        {"__iter__", [](Interpreter &in, const Value &self, Arguments &) { return makeIterator("dict_keyiterator", in.iterate(self)); }},
        {"__getitem__", [](Interpreter &in, const Value &self, Arguments &arguments) { return in.getItem(self, arguments.required("key")); }},
        {"__setitem__",
         [](Interpreter &in, const Value &self, Arguments &arguments) {
             const Value key = arguments.required("key");
             in.setItem(self, key, arguments.required("value"));
             return Value();
         }},
        {"__contains__", [](Interpreter &in, const Value &self, Arguments &arguments) { return in.compare(syntax::CompareOp::In, arguments.required("key"), self); }},
    };
    return methods;
}

Methods with(Methods more)
{
    more.insert(commonMethods().begin(), commonMethods().end());
    return more;
}

Value counterMostCommon(Interpreter &in, const Value &self, Arguments &arguments)
{
    auto entries = mostCommon(in, *known(in, self).as<Dict>());
    const std::int64_t limit = arguments.integerOr("n", std::int64_t(entries.size()));
    std::vector<Value> out;
    for (std::size_t i = 0; i < entries.size() && std::int64_t(i) < limit; ++i)
        out.push_back(Value(makeTuple({entries[i].first, entries[i].second})));
    return Value(makeList(std::move(out)));
}

Value counterElements(Interpreter &in, const Value &self, Arguments &)
{
    std::vector<Value> out;
    for (const auto &[key, count] : known(in, self).as<Dict>()->entries())
        out.insert(out.end(), std::size_t(std::max<std::int64_t>(0, asIndex(in, count))), key);
    return makeIterator("itertools.chain", std::make_unique<VectorIterator>(std::move(out)));
}

}  // namespace

const Methods &dictMethods(Dict::Flavour flavour)
{
    static const Methods ordered = with({{"move_to_end", moveToEnd}});
    static const Methods counter = with({
        {"most_common", counterMostCommon},
        {"elements", counterElements},
        {"total",
         [](Interpreter &in, const Value &self, Arguments &) {
             Value sum(0);
             for (const auto &[key, count] : known(in, self).as<Dict>()->entries())
                 sum = in.binary(syntax::BinaryOp::Add, sum, count);
             return sum;
         }},
        {"subtract",
         [](Interpreter &in, const Value &self, Arguments &arguments) {
             countInto(in, dictOf(in, self), arguments.required("iterable"), -1);
             return Value();
         }},
    });
    switch (flavour) {
    case Dict::Flavour::OrderedDict:
        return ordered;
    case Dict::Flavour::Counter:
        return counter;
    case Dict::Flavour::Dict:
    case Dict::Flavour::DefaultDict:
    case Dict::Flavour::MappingProxy:
        return commonMethods();
    }
    return commonMethods();
}

void updateDict(Interpreter &in, Dict &dict, const std::optional<Value> &source, const std::vector<std::pair<std::string, Value>> &keywords)
{
    if (source && source->isUnknown())
        dict.loseTrack(*source->asUnknown()->why);
    else if (source && dict.flavour == Dict::Flavour::Counter)
        countInto(in, dict, *source, 1);
    else if (source)
        updateFrom(in, dict, *source);
    for (const auto &[name, value] : keywords)
        dict.setItem(in, Value::text(name), value);
}

std::vector<std::pair<Value, Value>> mostCommon(Interpreter &in, const Dict &counter)
{
    auto entries = counter.entries();
    std::stable_sort(entries.begin(), entries.end(), [&in](const auto &a, const auto &b) { return in.isTrue(in.compare(syntax::CompareOp::Greater, a.second, b.second), "a count"); });
    return entries;
}

std::optional<Value> counterBinary(Interpreter &in, syntax::BinaryOp op, const Dict &a, const Dict &b)
{
    using enum syntax::BinaryOp;
    if (op != Add && op != Subtract && op != And && op != Or)
        return std::nullopt;
    auto out = makeDict();
    out->flavour = Dict::Flavour::Counter;
    auto left = copyOf(a), right = copyOf(b);
    auto keys = a.entries();
    for (const auto &entry : b.entries()) {
        if (!left->find(in, entry.first))
            keys.push_back(entry);
    }
    for (const auto &[key, unused] : keys) {
        const std::int64_t x = asIndex(in, left->find(in, key).value_or(Value(0)));
        const std::int64_t y = asIndex(in, right->find(in, key).value_or(Value(0)));
        const std::int64_t count = op == Add ? x + y : op == Subtract ? x - y : op == And ? std::min(x, y) : std::max(x, y);
        if (count > 0)
            out->insert(in, key, Value(count));
    }
    return Value(out);
}

// ---------------------------------------------------------------- views

std::shared_ptr<Set> DictView::asSet(Interpreter &in)
{
    auto set = std::make_shared<Set>();
    for (const Value &value : in.toVector(Value(shared_from_this())))
        set->add(in, value);
    return set;
}

std::optional<Value> DictView::contains(Interpreter &in, const Value &value)
{
    if (m_part == Dict::Part::Keys)
        return m_dict->contains(in, value);
    return std::nullopt;
}

std::optional<Value> DictView::binary(Interpreter &in, syntax::BinaryOp op, const Value &other, bool reflected)
{
    if (other.isUnknown() || m_part == Dict::Part::Values)
        return std::nullopt;
    auto right = std::make_shared<Set>();
    for (const Value &value : in.toVector(other))
        right->add(in, value);
    return reflected ? right->binary(in, op, Value(asSet(in)), false) : asSet(in)->binary(in, op, Value(right), false);
}

std::optional<Value> DictView::compare(Interpreter &in, syntax::CompareOp op, const Value &other)
{
    if (m_part == Dict::Part::Values)
        return std::nullopt;
    if (auto *view = other.as<DictView>())
        return asSet(in)->compare(in, op, Value(view->asSet(in)));
    return other.as<Set>() ? asSet(in)->compare(in, op, other) : std::nullopt;
}

std::optional<Value> DictView::attribute(Interpreter &, std::string_view name)
{
    static const Methods methods{
        {"isdisjoint", [](Interpreter &in, const Value &self, Arguments &arguments) { return in.call(in.getAttribute(Value(self.as<DictView>()->asSet(in)), "isdisjoint"), {arguments.required("other")}); }},
    };
    return boundMethod(methods, name, Value(shared_from_this()));
}

std::string DictView::repr(Interpreter &in)
{
    return typeName() + "(" + in.repr(Value(makeList(in.toVector(Value(shared_from_this()))))) + ")";
}

}  // namespace limbeck::python
