// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/native.h"
#include "python/numbers.h"
#include "python/state.h"

namespace limbeck::python {

using syntax::BinaryOp;
using syntax::CompareOp;

bool Set::add(Interpreter &in, const Value &value)
{
    in.touch(*this);
    if (value.isUnknown()) {
        contentUnknown = true;
        unknownWhy = *value.asUnknown()->why;
        return false;
    }
    if (m_dict.find(in, value))
        return false;
    m_dict.insert(in, value, Value());
    return true;
}

bool Set::remove(Interpreter &in, const Value &value)
{
    in.touch(*this);
    return m_dict.erase(in, value);
}

bool Set::has(Interpreter &in, const Value &value)
{
    return m_dict.find(in, value).has_value();
}

void Set::clear()
{
    m_dict.clear();
}

std::size_t Set::size() const
{
    return m_dict.size();
}

std::vector<Value> Set::values() const
{
    std::vector<Value> out;
    for (auto &[key, value] : m_dict.entries())
        out.push_back(std::move(key));
    return out;
}

namespace {

std::shared_ptr<Set> setFrom(Interpreter &in, const Value &iterable)
{
    auto set = std::make_shared<Set>();
    for (const Value &value : in.toVector(iterable))
        set->add(in, value);
    return set;
}

std::shared_ptr<Set> copyOfSet(const Set &set)
{
    auto copy = std::make_shared<Set>();
    copy->frozen = set.frozen;
    copy->loadState(set.saveState());
    return copy;
}

void applyInPlace(Interpreter &in, Set &set, BinaryOp op, const Value &iterable)
{
    in.touch(set);
    const auto other = setFrom(in, iterable);
    if (op == BinaryOp::Or) {
        for (const Value &value : other->values())
            set.add(in, value);
    } else if (op == BinaryOp::Xor) {
        for (const Value &value : other->values()) {
            if (!set.remove(in, value))
                set.add(in, value);
        }
    } else {
        for (const Value &value : set.values()) {
            if (other->has(in, value) == (op == BinaryOp::Subtract))
                set.remove(in, value);
        }
    }
}

template<BinaryOp op>
Value combined(Interpreter &in, const Value &self, Arguments &arguments)
{
    auto out = copyOfSet(*known(in, self).as<Set>());
    for (const Value &other : arguments.rest())
        applyInPlace(in, *out, op, other);
    return Value(out);
}

template<BinaryOp op>
Value combinedInPlace(Interpreter &in, const Value &self, Arguments &arguments)
{
    Set &set = *self.as<Set>();
    in.touch(set);
    try {
        for (const Value &other : arguments.rest())
            applyInPlace(in, set, op, other);
    } catch (const UnknownMet &unknown) {
        set.contentUnknown = true;
        set.unknownWhy = *unknown.value().asUnknown()->why;
    }
    return {};
}

bool isSubset(Interpreter &in, Set &a, Set &b)
{
    for (const Value &value : a.values()) {
        if (!b.has(in, value))
            return false;
    }
    return true;
}

Value setAdd(Interpreter &in, const Value &self, Arguments &arguments)
{
    self.as<Set>()->add(in, arguments.required("element"));
    return {};
}

Value setRemove(Interpreter &in, const Value &self, Arguments &arguments)
{
    const Value value = arguments.required("element");
    if (!self.as<Set>()->remove(in, value)) {
        known(in, self);
        auto error = std::make_shared<Instance>(in.builtinClass("KeyError"));
        error->put("args", Value(makeTuple({value})));
        throw Raised(Value(error));
    }
    return {};
}

const Methods &setMethods()
{
    static const Methods methods{
        {"add", setAdd},
        {"remove", setRemove},
        {"discard",
         [](Interpreter &in, const Value &self, Arguments &arguments) {
             self.as<Set>()->remove(in, arguments.required("element"));
             return Value();
         }},
        {"pop",
         [](Interpreter &in, const Value &self, Arguments &) {
             Set &set = *known(in, self).as<Set>();
             const std::vector<Value> values = set.values();
             if (values.empty())
                 in.raise("KeyError", "pop from an empty set");
             set.remove(in, values.front());
             return values.front();
         }},
        {"clear",
         [](Interpreter &in, const Value &self, Arguments &) {
             in.touch(*self.asObject());
             self.as<Set>()->clear();
             self.as<Set>()->contentUnknown = false;
             return Value();
         }},
        {"copy", [](Interpreter &, const Value &self, Arguments &) { return Value(copyOfSet(*self.as<Set>())); }},
        {"union", combined<BinaryOp::Or>},
        {"intersection", combined<BinaryOp::And>},
        {"difference", combined<BinaryOp::Subtract>},
        {"symmetric_difference", combined<BinaryOp::Xor>},
        {"update", combinedInPlace<BinaryOp::Or>},
        {"intersection_update", combinedInPlace<BinaryOp::And>},
        {"difference_update", combinedInPlace<BinaryOp::Subtract>},
        {"symmetric_difference_update", combinedInPlace<BinaryOp::Xor>},
        {"issubset", [](Interpreter &in, const Value &self, Arguments &arguments) { return Value(isSubset(in, *known(in, self).as<Set>(), *setFrom(in, arguments.required("other")))); }},
        {"issuperset", [](Interpreter &in, const Value &self, Arguments &arguments) { return Value(isSubset(in, *setFrom(in, arguments.required("other")), *known(in, self).as<Set>())); }},
        {"isdisjoint",
         [](Interpreter &in, const Value &self, Arguments &arguments) {
             Set &set = *known(in, self).as<Set>();
             const std::vector<Value> others = in.toVector(arguments.required("other"));
             return Value(std::none_of(others.begin(), others.end(), [&](const Value &value) { return set.has(in, value); }));
         }},
        {"__len__", [](Interpreter &in, const Value &self, Arguments &) { return Value(*self.as<Set>()->length(in)); }},
        {"__contains__", [](Interpreter &in, const Value &self, Arguments &arguments) { return in.compare(CompareOp::In, arguments.required("key"), self); }},
    };
    return methods;
}

bool isMutator(std::string_view name)
{
    static constexpr std::string_view kNames[] = {"add", "remove", "discard", "pop", "clear", "update", "intersection_update", "difference_update", "symmetric_difference_update"};
    return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

}  // namespace

std::optional<Value> Set::attribute(Interpreter &, std::string_view name)
{
    if (frozen && isMutator(name))
        return std::nullopt;
    return boundMethod(setMethods(), name, Value(shared_from_this()));
}

std::unique_ptr<Iterator> Set::iterate(Interpreter &)
{
    return std::make_unique<VectorIterator>(values());
}

std::optional<Value> Set::binary(Interpreter &in, BinaryOp op, const Value &other, bool reflected)
{
    auto *right = plain(other).as<Set>();
    if (!right || reflected || (op != BinaryOp::Or && op != BinaryOp::And && op != BinaryOp::Subtract && op != BinaryOp::Xor))
        return std::nullopt;
    if (contentUnknown || right->contentUnknown)
        return Value::unknown(contentUnknown ? unknownWhy : right->unknownWhy);
    auto out = copyOfSet(*this);
    applyInPlace(in, *out, op, other);
    return Value(out);
}

std::optional<Value> Set::compare(Interpreter &in, CompareOp op, const Value &other)
{
    auto *right = plain(other).as<Set>();
    if (!right)
        return std::nullopt;
    if (contentUnknown || right->contentUnknown)
        return Value::unknown(contentUnknown ? unknownWhy : right->unknownWhy);
    const bool below = isSubset(in, *this, *right);
    const bool above = isSubset(in, *right, *this);
    using enum CompareOp;
    switch (op) {
    case Equal:
        return Value(below && above);
    case NotEqual:
        return Value(!(below && above));
    case Less:
        return Value(below && !above);
    case LessEqual:
        return Value(below);
    case Greater:
        return Value(above && !below);
    case GreaterEqual:
        return Value(above);
    case Is:
    case IsNot:
    case In:
    case NotIn:
        return std::nullopt;
    }
    return std::nullopt;
}

Truth Set::truth(Interpreter &)
{
    return contentUnknown ? Truth::Unknown : fromBool(size() != 0);
}

std::optional<std::int64_t> Set::length(Interpreter &in)
{
    known(in, Value(shared_from_this()));
    return std::int64_t(size());
}

std::optional<Value> Set::contains(Interpreter &in, const Value &value)
{
    return value.isUnknown() ? value : Value(has(in, value));
}

std::string Set::repr(Interpreter &in)
{
    if (size() == 0)
        return frozen ? "frozenset()" : "set()";
    std::string out;
    for (const Value &value : values())
        out += (out.empty() ? "" : ", ") + in.repr(value);
    return frozen ? "frozenset({" + out + "})" : "{" + out + "}";
}

std::optional<std::size_t> Set::hash(Interpreter &in)
{
    if (!frozen)
        return std::nullopt;
    std::size_t sum = 1927868237;
    for (const Value &value : values())
        sum += in.hash(value).value_or(0) * 2654435761u;
    return sum;
}

std::shared_ptr<const std::string> Set::unknownContent() const
{
    return contentUnknown ? std::make_shared<const std::string>(unknownWhy) : nullptr;
}

namespace {
struct SetState {
    std::shared_ptr<void> content;
    bool contentUnknown;
    std::string why;
};
}  // namespace

std::shared_ptr<void> Set::saveState() const
{
    return std::make_shared<SetState>(SetState{m_dict.saveState(), contentUnknown, unknownWhy});
}

void Set::loadState(const std::shared_ptr<void> &state)
{
    const auto saved = std::static_pointer_cast<SetState>(state);
    m_dict.loadState(saved->content);
    contentUnknown = saved->contentUnknown;
    unknownWhy = saved->why;
}

void Set::mergeStates(Interpreter &in, const std::shared_ptr<void> &a, const std::shared_ptr<void> &b, const std::string &why)
{
    const auto left = std::static_pointer_cast<SetState>(a);
    const auto right = std::static_pointer_cast<SetState>(b);
    m_dict.mergeStates(in, left->content, right->content, why);
    contentUnknown = left->contentUnknown || right->contentUnknown || m_dict.contentUnknown;
    unknownWhy = left->contentUnknown ? left->why : right->contentUnknown ? right->why : why;
    m_dict.contentUnknown = false;
}

}  // namespace limbeck::python
