// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/native.h"
#include "python/state.h"

namespace limbeck::python {

namespace {

constexpr std::size_t kIndexFrom = 12;

using Names = std::vector<std::pair<std::string, Value>>;

const Value *findIn(const Names &names, std::string_view name)
{
    for (const auto &[key, value] : names) {
        if (key == name)
            return &value;
    }
    return nullptr;
}

Names mergedNames(const Names &a, const Names &b, const std::string &why)
{
    Names merged = b;
    for (auto &[name, value] : merged) {
        const Value *other = findIn(a, name);
        value = other ? mergeValues(*other, value, why) : Value::unknown(why);
    }
    for (const auto &[name, value] : a) {
        if (!findIn(b, name))
            merged.emplace_back(name, Value::unknown(why));
    }
    return merged;
}

}  // namespace

const Value *Scope::find(std::string_view name) const
{
    if (m_index.empty())
        return findIn(m_names, name);
    const auto found = m_index.find(name);
    return found == m_index.end() ? nullptr : &m_names[found->second].second;
}

void Scope::set(Interpreter &in, std::string_view name, Value value)
{
    in.touch(*this);
    if (const Value *present = find(name)) {
        *const_cast<Value *>(present) = std::move(value);
        return;
    }
    m_names.emplace_back(std::string(name), std::move(value));
    if (!m_index.empty())
        m_index.emplace(std::string(name), m_names.size() - 1);
    else if (m_names.size() >= kIndexFrom)
        rebuildIndex();
}

void Scope::rebuildIndex()
{
    m_index.clear();
    if (m_names.size() < kIndexFrom)
        return;
    for (std::size_t i = 0; i < m_names.size(); ++i)
        m_index.emplace(m_names[i].first, i);
}

bool Scope::erase(Interpreter &in, std::string_view name)
{
    in.touch(*this);
    const auto found = std::find_if(m_names.begin(), m_names.end(), [name](const auto &entry) { return entry.first == name; });
    if (found == m_names.end())
        return false;
    m_names.erase(found);
    rebuildIndex();
    return true;
}

std::vector<std::pair<std::string, Value>> Scope::entries() const
{
    return m_names;
}

void Scope::clear()
{
    const Names names = std::exchange(m_names, {});
    m_index.clear();
}

std::shared_ptr<void> Scope::saveState() const
{
    return std::make_shared<Names>(m_names);
}

void Scope::loadState(const std::shared_ptr<void> &state)
{
    m_names = *std::static_pointer_cast<Names>(state);
    rebuildIndex();
}

void Scope::mergeStates(Interpreter &, const std::shared_ptr<void> &a, const std::shared_ptr<void> &b, const std::string &why)
{
    m_names = mergedNames(*std::static_pointer_cast<Names>(a), *std::static_pointer_cast<Names>(b), why);
    rebuildIndex();
}

// ---------------------------------------------------------------- module

std::optional<Value> Module::attribute(Interpreter &in, std::string_view name)
{
    if (scope) {
        if (const Value *value = scope->find(name))
            return *value;
    }
    if (const auto found = m_values.find(name); found != m_values.end())
        return found->second;
    if (name == "__name__")
        return Value::text(m_name);
    if (name == "__dict__" && scope)
        return in.call(Value(in.state().builtins.find("vars")->second), {Value(shared_from_this())});
    if (std::optional<Value> value = lookup(in, name))
        return value;
    if (scope) {
        if (const Value *getter = scope->find("__getattr__"))
            return in.call(*getter, {Value::text(std::string(name))});
    }
    return std::nullopt;
}

void Module::setAttribute(Interpreter &in, std::string_view name, Value value)
{
    if (scope)
        return scope->set(in, name, std::move(value));
    in.touch(*this);
    m_values.insert_or_assign(std::string(name), std::move(value));
}

void Module::define(std::string name, Value value)
{
    m_values.insert_or_assign(std::move(name), std::move(value));
}

std::vector<std::string> Module::publicNames() const
{
    std::vector<std::string> names;
    for (const auto &[name, value] : m_values) {
        if (!name.starts_with('_'))
            names.push_back(name);
    }
    return names;
}

std::optional<Value> Module::lookup(Interpreter &, std::string_view)
{
    return std::nullopt;
}

std::shared_ptr<void> Module::saveState() const
{
    return std::make_shared<std::map<std::string, Value, std::less<>>>(m_values);
}

void Module::loadState(const std::shared_ptr<void> &state)
{
    m_values = *std::static_pointer_cast<std::map<std::string, Value, std::less<>>>(state);
}

void Module::mergeStates(Interpreter &, const std::shared_ptr<void> &a, const std::shared_ptr<void> &b, const std::string &why)
{
    const auto left = std::static_pointer_cast<std::map<std::string, Value, std::less<>>>(a);
    loadState(b);
    for (auto &[name, value] : m_values) {
        const auto found = left->find(name);
        value = found == left->end() ? Value::unknown(why) : mergeValues(found->second, value, why);
    }
    for (const auto &[name, value] : *left)
        m_values.try_emplace(name, Value::unknown(why));
}

}  // namespace limbeck::python
