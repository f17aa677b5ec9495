// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/dict_methods.h"
#include "python/native.h"
#include "python/numbers.h"
#include "python/state.h"

namespace limbeck::python {

using syntax::BinaryOp;
using syntax::CompareOp;

std::shared_ptr<Dict> makeDict()
{
    return std::make_shared<Dict>();
}

std::string Dict::typeName() const
{
    switch (flavour) {
    case Flavour::Dict:
        return "dict";
    case Flavour::OrderedDict:
        return "OrderedDict";
    case Flavour::DefaultDict:
        return "defaultdict";
    case Flavour::Counter:
        return "Counter";
    case Flavour::MappingProxy:
        return "mappingproxy";
    }
    return "dict";
}

std::size_t hashOfKey(Interpreter &in, const Value &key)
{
    const std::optional<std::size_t> hash = in.hash(key);
    if (!hash)
        in.raise("TypeError", fmt::format("unhashable type: '{}'", in.typeName(key)));
    return *hash;
}

std::optional<std::size_t> Dict::locate(Interpreter &in, const Value &key, std::size_t hash) const
{
    const auto [first, last] = m_index.equal_range(hash);
    for (auto it = first; it != last; ++it) {
        const Entry &entry = m_entries[it->second];
        if (entry.live && equalTruth(in, entry.key, key) == Truth::True)
            return it->second;
    }
    return std::nullopt;
}

std::optional<Value> Dict::find(Interpreter &in, const Value &key)
{
    const std::optional<std::size_t> at = locate(in, key, hashOfKey(in, key));
    return at ? std::optional<Value>(m_entries[*at].value) : std::nullopt;
}

std::optional<std::size_t> Dict::locateText(std::string_view key) const
{
    const auto [first, last] = m_index.equal_range(std::hash<std::string_view>()(key));
    for (auto it = first; it != last; ++it) {
        const Entry &entry = m_entries[it->second];
        const Text *text = entry.key.asText();
        if (entry.live && text && text->utf8() == key)
            return it->second;
    }
    return std::nullopt;
}

std::optional<Value> Dict::find(std::string_view key) const
{
    const std::optional<std::size_t> at = locateText(key);
    return at ? std::optional<Value>(m_entries[*at].value) : std::nullopt;
}

void Dict::append(const Value &key, Value value, std::size_t hash)
{
    if (m_entries.size() > 32 && m_live * 2 < m_entries.size())
        compact();
    m_index.emplace(hash, m_entries.size());
    m_entries.push_back({key, std::move(value), hash, true});
    ++m_live;
}

void Dict::insert(Interpreter &in, const Value &key, Value value)
{
    in.touch(*this);
    const std::size_t hash = hashOfKey(in, key);
    if (const std::optional<std::size_t> at = locate(in, key, hash))
        m_entries[*at].value = std::move(value);
    else
        append(key, std::move(value), hash);
}

void Dict::insert(std::string_view key, Value value)
{
    if (const std::optional<std::size_t> at = locateText(key))
        m_entries[*at].value = std::move(value);
    else
        append(Value::text(std::string(key)), std::move(value), std::hash<std::string_view>()(key));
}

bool Dict::erase(Interpreter &in, const Value &key)
{
    in.touch(*this);
    const std::size_t hash = hashOfKey(in, key);
    const std::optional<std::size_t> at = locate(in, key, hash);
    if (!at)
        return false;
    const auto [first, last] = m_index.equal_range(hash);
    for (auto it = first; it != last; ++it) {
        if (it->second == *at) {
            m_index.erase(it);
            break;
        }
    }
    m_entries[*at] = {};
    --m_live;
    return true;
}

void Dict::compact()
{
    std::vector<Entry> entries = std::exchange(m_entries, {});
    clear();
    for (Entry &entry : entries) {
        if (entry.live)
            append(entry.key, std::move(entry.value), entry.hash);
    }
}

void Dict::clear()
{
    m_entries.clear();
    m_index.clear();
    m_live = 0;
}

std::vector<std::pair<Value, Value>> Dict::entries() const
{
    std::vector<std::pair<Value, Value>> out;
    out.reserve(m_live);
    for (const Entry &entry : m_entries) {
        if (entry.live)
            out.emplace_back(entry.key, entry.value);
    }
    return out;
}

void Dict::loseTrack(const std::string &why)
{
    contentUnknown = true;
    unknownWhy = why;
}

std::optional<Value> Dict::attribute(Interpreter &, std::string_view name)
{
    if (flavour == Flavour::DefaultDict && name == "default_factory")
        return defaultFactory;
    return boundMethod(dictMethods(flavour), name, Value(shared_from_this()));
}

Value Dict::item(Interpreter &in, const Value &key)
{
    if (key.isUnknown())
        return key;
    if (std::optional<Value> value = find(in, key))
        return *value;
    if (contentUnknown)
        return Value::unknown(unknownWhy);
    if (flavour == Flavour::DefaultDict && !defaultFactory.isNone()) {
        Value value = in.call(defaultFactory, std::vector<Value>());
        insert(in, key, value);
        return value;
    }
    if (flavour == Flavour::Counter)
        return Value(0);
    raiseKeyError(in, key);
}

void Dict::setItem(Interpreter &in, const Value &key, Value value)
{
    if (flavour == Flavour::MappingProxy)
        in.raise("TypeError", "'mappingproxy' object does not support item assignment");
    if (key.isUnknown()) {
        in.touch(*this);
        return loseTrack(*key.asUnknown()->why);
    }
    insert(in, key, std::move(value));
}

void Dict::deleteItem(Interpreter &in, const Value &key)
{
    if (key.isUnknown()) {
        in.touch(*this);
        return loseTrack(*key.asUnknown()->why);
    }
    if (!erase(in, key) && !contentUnknown && flavour != Flavour::Counter)
        raiseKeyError(in, key);
}

std::unique_ptr<Iterator> Dict::iterate(Interpreter &)
{
    return iterateParts(Part::Keys);
}

std::unique_ptr<Iterator> Dict::iterateParts(Part part)
{
    auto self = std::static_pointer_cast<Dict>(shared_from_this());
    return std::make_unique<FunctionIterator>([self, part, at = std::size_t(0), size = m_live](Interpreter &in) mutable -> std::optional<Value> {
        while (at < self->m_entries.size() && !self->m_entries[at].live)
            ++at;
        if (self->m_live != size)
            in.raise("RuntimeError", "dictionary changed size during iteration");
        if (at >= self->m_entries.size())
            return std::nullopt;
        const Entry &entry = self->m_entries[at++];
        return part == Part::Keys ? entry.key : part == Part::Values ? entry.value : Value(makeTuple({entry.key, entry.value}));
    });
}

std::optional<Value> Dict::binary(Interpreter &in, BinaryOp op, const Value &other, bool reflected)
{
    const auto *right = plain(other).as<Dict>();
    if (flavour == Flavour::Counter && right && !reflected)
        return counterBinary(in, op, *this, *right);
    if (op != BinaryOp::Or || !right || reflected)
        return std::nullopt;
    auto out = copyOf(*this);
    for (const auto &[key, value] : right->entries())
        out->insert(in, key, value);
    if (right->contentUnknown)
        out->loseTrack(right->unknownWhy);
    return Value(out);
}

std::optional<Value> Dict::compare(Interpreter &in, CompareOp op, const Value &other)
{
    auto *dict = plain(other).as<Dict>();
    if (!dict || (op != CompareOp::Equal && op != CompareOp::NotEqual))
        return std::nullopt;
    if (contentUnknown || dict->contentUnknown)
        return Value::unknown(contentUnknown ? unknownWhy : dict->unknownWhy);
    bool same = size() == dict->size();
    for (const Entry &entry : m_entries) {
        if (!same)
            break;
        if (!entry.live)
            continue;
        const std::optional<Value> value = dict->find(in, entry.key);
        const Truth equal = value ? equalTruth(in, entry.value, *value) : Truth::False;
        if (equal == Truth::Unknown)
            return entry.value.isUnknown() ? entry.value : *value;
        same = equal == Truth::True;
    }
    return Value(same == (op == CompareOp::Equal));
}

Truth Dict::truth(Interpreter &)
{
    return contentUnknown ? Truth::Unknown : fromBool(m_live != 0);
}

std::optional<std::int64_t> Dict::length(Interpreter &in)
{
    known(in, Value(shared_from_this()));
    return std::int64_t(m_live);
}

std::optional<Value> Dict::contains(Interpreter &in, const Value &value)
{
    if (value.isUnknown())
        return value;
    return Value(find(in, value).has_value());
}

std::string Dict::repr(Interpreter &in)
{
    const PrintGuard guard(in, *this);
    if (guard.isRecursive())
        return "{...}";
    std::string out;
    if (flavour == Flavour::OrderedDict) {
        for (const auto &[key, value] : entries())
            out += (out.empty() ? "" : ", ") + fmt::format("({}, {})", in.repr(key), in.repr(value));
        return out.empty() ? "OrderedDict()" : "OrderedDict([" + out + "])";
    }
    for (const auto &[key, value] : flavour == Flavour::Counter ? mostCommon(in, *this) : entries())
        out += (out.empty() ? "" : ", ") + in.repr(key) + ": " + in.repr(value);
    out = "{" + out + "}";
    if (flavour == Flavour::DefaultDict)
        return fmt::format("defaultdict({}, {})", in.repr(defaultFactory), out);
    if (flavour == Flavour::Counter)
        return m_live == 0 ? "Counter()" : "Counter(" + out + ")";
    return flavour == Flavour::MappingProxy ? "mappingproxy(" + out + ")" : out;
}

std::shared_ptr<const std::string> Dict::unknownContent() const
{
    return contentUnknown ? std::make_shared<const std::string>(unknownWhy) : nullptr;
}

namespace {
struct DictState {
    std::vector<std::pair<Value, Value>> entries;
    std::vector<std::size_t> hashes;
    bool contentUnknown;
    std::string why;
};
}  // namespace

std::shared_ptr<void> Dict::saveState() const
{
    auto state = std::make_shared<DictState>(DictState{entries(), {}, contentUnknown, unknownWhy});
    for (const Entry &entry : m_entries) {
        if (entry.live)
            state->hashes.push_back(entry.hash);
    }
    return state;
}

void Dict::loadState(const std::shared_ptr<void> &saved)
{
    const auto state = std::static_pointer_cast<DictState>(saved);
    clear();
    for (std::size_t i = 0; i < state->entries.size(); ++i)
        append(state->entries[i].first, state->entries[i].second, state->hashes[i]);
    contentUnknown = state->contentUnknown;
    unknownWhy = state->why;
}

/// Values that differ are unknown; a key that only one side has leaves the whole content unknown.
void Dict::mergeStates(Interpreter &, const std::shared_ptr<void> &a, const std::shared_ptr<void> &b, const std::string &why)
{
    const auto left = std::static_pointer_cast<DictState>(a);
    const auto right = std::static_pointer_cast<DictState>(b);
    loadState(b);
    if (left->contentUnknown || right->contentUnknown)
        loseTrack(left->contentUnknown ? left->why : right->why);
    std::size_t matched = 0;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const auto found = std::find_if(left->entries.begin(), left->entries.end(), [&](const auto &entry) { return sameValue(entry.first, m_entries[i].key); });
        if (found == left->entries.end()) {
            loseTrack(why);
            m_entries[i].value = Value::unknown(why);
            continue;
        }
        ++matched;
        m_entries[i].value = mergeValues(found->second, m_entries[i].value, why);
    }
    if (matched != left->entries.size())
        loseTrack(why);
}

}  // namespace limbeck::python
