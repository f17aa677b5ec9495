// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/sequences.h"
#include "python/numbers.h"
#include "python/objects.h"
#include "python/state.h"

namespace limbeck::python {

using syntax::BinaryOp;
using syntax::CompareOp;

std::shared_ptr<List> makeList(std::vector<Value> items)
{
    return std::make_shared<List>(std::move(items));
}

namespace {

List &listOf(Interpreter &in, const Value &self)
{
    List &list = *self.as<List>();
    in.touch(list);
    return list;
}

Value append(Interpreter &in, const Value &self, Arguments &arguments)
{
    listOf(in, self).items.push_back(arguments.required("object"));
    return {};
}

void loseTrack(List &list, const std::string &why)
{
    list.contentUnknown = true;
    list.unknownWhy = why;
}

Value extend(Interpreter &in, const Value &self, Arguments &arguments)
{
    List &list = listOf(in, self);
    try {
        std::vector<Value> more = in.toVector(arguments.required("iterable"));
        list.items.insert(list.items.end(), more.begin(), more.end());
    } catch (const UnknownMet &unknown) {
        loseTrack(list, *unknown.value().asUnknown()->why);
    }
    return {};
}

Value insert(Interpreter &in, const Value &self, Arguments &arguments)
{
    List &list = listOf(in, self);
    const auto size = std::int64_t(list.items.size());
    std::int64_t index = arguments.integer("index");
    if (index < 0)
        index = std::max<std::int64_t>(0, index + size);
    list.items.insert(list.items.begin() + std::min(index, size), arguments.required("object"));
    return {};
}

Value pop(Interpreter &in, const Value &self, Arguments &arguments)
{
    List &list = listOf(in, self);
    known(in, self);
    if (list.items.empty())
        in.raise("IndexError", "pop from empty list");
    const std::int64_t index = itemIndex(in, arguments.valueOr("index", Value(-1)), std::int64_t(list.items.size()), "pop");
    Value item = list.items[std::size_t(index)];
    list.items.erase(list.items.begin() + index);
    return item;
}

/// Position of the first item equal to `value`; -1: none. Unknown equality: UnknownMet.
std::int64_t findItem(Interpreter &in, const std::vector<Value> &items, const Value &value, std::int64_t from, std::int64_t to)
{
    for (std::int64_t i = from; i < to && i < std::int64_t(items.size()); ++i) {
        const Truth same = equalTruth(in, items[std::size_t(i)], value);
        if (same == Truth::Unknown)
            throw UnknownMet(std::make_shared<const std::string>("whether an item of a list is the one looked for"), in.position());
        if (same == Truth::True)
            return i;
    }
    return -1;
}

Value removeItem(Interpreter &in, const Value &self, Arguments &arguments)
{
    List &list = listOf(in, self);
    const Value value = arguments.required("value");
    try {
        const std::int64_t index = findItem(in, known(in, self).as<List>()->items, value, 0, std::int64_t(list.items.size()));
        if (index < 0)
            in.raise("ValueError", "list.remove(x): x not in list");
        list.items.erase(list.items.begin() + index);
    } catch (const UnknownMet &unknown) {
        loseTrack(list, *unknown.value().asUnknown()->why);
    }
    return {};
}

}  // namespace

Value indexOf(Interpreter &in, const std::vector<Value> &items, Arguments &arguments, std::string_view type)
{
    const Value value = arguments.required("value");
    const auto size = std::int64_t(items.size());
    const auto clip = [size](std::int64_t at) { return at < 0 ? std::max<std::int64_t>(0, at + size) : at; };
    const std::int64_t from = clip(arguments.integerOr("start", 0));
    const std::int64_t index = findItem(in, items, value, from, clip(arguments.integerOr("stop", size)));
    if (index < 0)
        in.raise("ValueError", type == "list" ? fmt::format("{} is not in list", in.repr(value)) : "tuple.index(x): x not in tuple");
    return Value(index);
}

Value countOf(Interpreter &in, const std::vector<Value> &items, Arguments &arguments)
{
    const Value value = arguments.required("value");
    return Value(std::int64_t(std::count_if(items.begin(), items.end(), [&](const Value &item) { return in.isTrue(Value(in.equals(item, value)), "count"); })));
}

namespace {

const Methods &listMethods()
{
    static const Methods methods{
        {"append", append},
        {"extend", extend},
        {"insert", insert},
        {"pop", pop},
        {"remove", removeItem},
        {"index", [](Interpreter &in, const Value &self, Arguments &arguments) { return indexOf(in, known(in, self).as<List>()->items, arguments, "list"); }},
        {"count", [](Interpreter &in, const Value &self, Arguments &arguments) { return countOf(in, known(in, self).as<List>()->items, arguments); }},
        {"copy",
         [](Interpreter &, const Value &self, Arguments &) {
             auto copy = makeList(self.as<List>()->items);
             copy->contentUnknown = self.as<List>()->contentUnknown;
             return Value(copy);
         }},
        {"clear",
         [](Interpreter &in, const Value &self, Arguments &) {
             List &list = listOf(in, self);
             list.items.clear();
             list.contentUnknown = false;
             return Value();
         }},
        {"reverse",
         [](Interpreter &in, const Value &self, Arguments &) {
             List &list = listOf(in, self);
             std::reverse(list.items.begin(), list.items.end());
             return Value();
         }},
        {"sort",
         [](Interpreter &in, const Value &self, Arguments &arguments) {
             List &list = listOf(in, self);
             try {
                 list.items = sortedValues(in, std::move(list.items), arguments.keyword("key").value_or(Value()), in.isTrue(arguments.keyword("reverse").value_or(Value(false)), "reverse"));
             } catch (const UnknownMet &unknown) {
                 loseTrack(list, *unknown.value().asUnknown()->why);
             }
             return Value();
         }},
        {"__len__", [](Interpreter &in, const Value &self, Arguments &) { return Value(std::int64_t(known(in, self).as<List>()->items.size())); }},
        {"__iter__", [](Interpreter &in, const Value &self, Arguments &) { return makeIterator("list_iterator", in.iterate(self)); }},
        {"__getitem__", [](Interpreter &in, const Value &self, Arguments &arguments) { return in.getItem(self, arguments.required("key")); }},
    };
    return methods;
}

}  // namespace

std::vector<Value> sortedValues(Interpreter &in, std::vector<Value> values, const Value &key, bool reverse)
{
    std::vector<std::pair<Value, std::size_t>> keyed;
    keyed.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        keyed.emplace_back(key.isNone() ? values[i] : in.call(key, {values[i]}), i);
    const auto less = [&in](const auto &a, const auto &b) { return in.isTrue(in.compare(CompareOp::Less, a.first, b.first), "the order of a list"); };
    if (reverse)
        std::reverse(keyed.begin(), keyed.end());
    std::stable_sort(keyed.begin(), keyed.end(), less);
    if (reverse)
        std::reverse(keyed.begin(), keyed.end());
    std::vector<Value> sorted;
    sorted.reserve(values.size());
    for (const auto &[unused, index] : keyed)
        sorted.push_back(std::move(values[index]));
    return sorted;
}

std::optional<Value> compareSequences(Interpreter &in, CompareOp op, const std::vector<Value> &a, const std::vector<Value> &b)
{
    if ((op == CompareOp::Equal || op == CompareOp::NotEqual) && a.size() != b.size())
        return Value(op == CompareOp::NotEqual);
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
        const Truth same = equalTruth(in, a[i], b[i]);
        if (same == Truth::Unknown)
            return a[i].isUnknown() ? a[i] : b[i].isUnknown() ? b[i] : Value::unknown("a comparison");
        if (same == Truth::True)
            continue;
        if (op == CompareOp::Equal || op == CompareOp::NotEqual)
            return Value(op == CompareOp::NotEqual);
        return in.compare(op, a[i], b[i]);
    }
    return compareNumbers(op, Value(std::int64_t(a.size())), Value(std::int64_t(b.size())));
}

std::optional<std::vector<Value>> repeatedValues(Interpreter &in, const std::vector<Value> &items, const Value &times)
{
    if (!isInteger(times))
        return std::nullopt;
    const std::int64_t count = std::max<std::int64_t>(0, asIndex(in, times));
    if (count > 0 && items.size() > std::size_t(50'000'000 / count))
        throw BudgetExhausted("A list would become too long.", in.position());
    std::vector<Value> out;
    out.reserve(items.size() * std::size_t(count));
    for (std::int64_t i = 0; i < count; ++i)
        out.insert(out.end(), items.begin(), items.end());
    return out;
}

std::vector<Value> slicedValues(Interpreter &in, const std::vector<Value> &items, const SliceObject &slice)
{
    const Range range = slice.clip(in, std::int64_t(items.size()));
    std::vector<Value> out;
    for (std::int64_t i = range.start, left = range.count(); left > 0; --left, i += range.step)
        out.push_back(items[std::size_t(i)]);
    return out;
}

std::optional<Value> List::attribute(Interpreter &, std::string_view name)
{
    return boundMethod(listMethods(), name, Value(shared_from_this()));
}

Value List::item(Interpreter &in, const Value &key)
{
    if (contentUnknown)
        return Value::unknown(unknownWhy);
    if (key.isUnknown())
        return key;
    if (const auto *slice = key.as<SliceObject>())
        return Value(makeList(slicedValues(in, items, *slice)));
    return items[std::size_t(itemIndex(in, key, std::int64_t(items.size()), "list"))];
}

namespace {

void assignSlice(Interpreter &in, List &list, const SliceObject &slice, std::vector<Value> values)
{
    const Range range = slice.clip(in, std::int64_t(list.items.size()));
    if (range.step == 1) {
        const auto first = list.items.begin() + range.start;
        const auto at = list.items.erase(first, first + range.count());
        list.items.insert(at, values.begin(), values.end());
        return;
    }
    if (std::int64_t(values.size()) != range.count())
        in.raise("ValueError", fmt::format("attempt to assign sequence of size {} to extended slice of size {}", values.size(), range.count()));
    for (std::size_t i = 0; i < values.size(); ++i)
        list.items[std::size_t(range.start + std::int64_t(i) * range.step)] = values[i];
}

}  // namespace

void List::setItem(Interpreter &in, const Value &key, Value value)
{
    in.touch(*this);
    if (key.isUnknown())
        return loseTrack(*this, *key.asUnknown()->why);
    if (contentUnknown)
        return;
    const auto *slice = key.as<SliceObject>();
    if (!slice) {
        const std::int64_t index = itemIndex(in, key, std::int64_t(items.size()), "list assignment");
        items[std::size_t(index)] = std::move(value);
        return;
    }
    try {
        assignSlice(in, *this, *slice, in.toVector(value));
    } catch (const UnknownMet &unknown) {
        loseTrack(*this, *unknown.value().asUnknown()->why);
    }
}

void List::deleteItem(Interpreter &in, const Value &key)
{
    in.touch(*this);
    if (key.isUnknown())
        return loseTrack(*this, *key.asUnknown()->why);
    if (contentUnknown)
        return;
    const auto *slice = key.as<SliceObject>();
    if (!slice) {
        items.erase(items.begin() + itemIndex(in, key, std::int64_t(items.size()), "list assignment"));
        return;
    }
    const Range range = slice->clip(in, std::int64_t(items.size()));
    std::vector<std::int64_t> gone;
    for (std::int64_t i = range.start, left = range.count(); left > 0; --left, i += range.step)
        gone.push_back(i);
    std::sort(gone.rbegin(), gone.rend());
    for (const std::int64_t i : gone)
        items.erase(items.begin() + i);
}

std::unique_ptr<Iterator> List::iterate(Interpreter &)
{
    // As Python: an index into the living list.
    auto self = std::static_pointer_cast<List>(shared_from_this());
    return std::make_unique<FunctionIterator>([self, next = std::size_t(0)](Interpreter &in) mutable -> std::optional<Value> {
        if (self->contentUnknown)
            known(in, Value(self));
        if (next >= self->items.size())
            return std::nullopt;
        return self->items[next++];
    });
}

std::optional<Value> List::binary(Interpreter &in, BinaryOp op, const Value &other, bool reflected)
{
    if (op == BinaryOp::Multiply && !other.isUnknown()) {
        if (std::optional<std::vector<Value>> out = repeatedValues(in, items, other))
            return contentUnknown ? Value::unknown(unknownWhy) : Value(makeList(std::move(*out)));
    }
    if (op != BinaryOp::Add || other.isUnknown() || reflected)
        return std::nullopt;
    const auto *list = plain(other).as<List>();
    if (!list)
        in.raise("TypeError", fmt::format("can only concatenate list (not \"{}\") to list", in.typeName(other)));
    std::vector<Value> out = items;
    out.insert(out.end(), list->items.begin(), list->items.end());
    auto result = makeList(std::move(out));
    if (contentUnknown || list->contentUnknown)
        loseTrack(*result, contentUnknown ? unknownWhy : list->unknownWhy);
    return Value(result);
}

std::optional<Value> List::compare(Interpreter &in, CompareOp op, const Value &other)
{
    const auto *list = plain(other).as<List>();
    if (!list)
        return std::nullopt;
    if (contentUnknown || list->contentUnknown)
        return Value::unknown(contentUnknown ? unknownWhy : list->unknownWhy);
    return compareSequences(in, op, items, list->items);
}

Truth List::truth(Interpreter &)
{
    return contentUnknown ? Truth::Unknown : fromBool(!items.empty());
}

std::optional<std::int64_t> List::length(Interpreter &in)
{
    known(in, Value(shared_from_this()));
    return std::int64_t(items.size());
}

std::string List::repr(Interpreter &in)
{
    const PrintGuard guard(in, *this);
    if (guard.isRecursive())
        return "[...]";
    std::string out = "[";
    for (std::size_t i = 0; i < items.size(); ++i)
        out += (i == 0 ? "" : ", ") + in.repr(items[i]);
    return out + "]";
}

std::shared_ptr<const std::string> List::unknownContent() const
{
    return contentUnknown ? std::make_shared<const std::string>(unknownWhy) : nullptr;
}

namespace {
struct ListState {
    std::vector<Value> items;
    bool contentUnknown;
    std::string why;
};
}  // namespace

std::shared_ptr<void> List::saveState() const
{
    return std::make_shared<ListState>(ListState{items, contentUnknown, unknownWhy});
}

void List::loadState(const std::shared_ptr<void> &state)
{
    const auto saved = std::static_pointer_cast<ListState>(state);
    items = saved->items;
    contentUnknown = saved->contentUnknown;
    unknownWhy = saved->why;
}

void List::mergeStates(Interpreter &, const std::shared_ptr<void> &a, const std::shared_ptr<void> &b, const std::string &why)
{
    const auto left = std::static_pointer_cast<ListState>(a);
    const auto right = std::static_pointer_cast<ListState>(b);
    loadState(b);
    if (left->contentUnknown || right->contentUnknown || left->items.size() != right->items.size())
        return loseTrack(*this, left->contentUnknown ? left->why : right->contentUnknown ? right->why : why);
    for (std::size_t i = 0; i < items.size(); ++i)
        items[i] = mergeValues(left->items[i], right->items[i], why);
}

}  // namespace limbeck::python
