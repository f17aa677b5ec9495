// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

namespace limbeck {

/// A sorted map whose copies share their values until one of them is edited: for maps of large values that are copied often and changed in few places. Iteration reads; who writes names the key: edit().
/// Copies of one map may be used by different threads at the same time; one map may not.
template<typename Key, typename Value>
class SharedMap {
public:
    using key_type = Key;
    using mapped_type = Value;
    using value_type = std::pair<const Key, Value>;

    class const_iterator {
    public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = SharedMap::value_type;
        using difference_type = std::ptrdiff_t;
        using pointer = const value_type *;
        using reference = const value_type &;

        const_iterator() = default;
        reference operator*() const { return **m_at; }
        pointer operator->() const { return m_at->get(); }
        reference operator[](difference_type distance) const { return *m_at[distance]; }
        const_iterator &operator++() { return ++m_at, *this; }
        const_iterator operator++(int) { return const_iterator(m_at++); }
        const_iterator &operator--() { return --m_at, *this; }
        const_iterator operator--(int) { return const_iterator(m_at--); }
        const_iterator &operator+=(difference_type distance) { return m_at += distance, *this; }
        const_iterator &operator-=(difference_type distance) { return m_at -= distance, *this; }
        friend const_iterator operator+(const_iterator it, difference_type distance) { return it += distance; }
        friend const_iterator operator+(difference_type distance, const_iterator it) { return it += distance; }
        friend const_iterator operator-(const_iterator it, difference_type distance) { return it -= distance; }
        friend difference_type operator-(const_iterator a, const_iterator b) { return a.m_at - b.m_at; }
        auto operator<=>(const const_iterator &) const = default;

    private:
        friend SharedMap;
        using Place = typename std::vector<std::shared_ptr<value_type>>::const_iterator;
        explicit const_iterator(Place at) : m_at(at) {}
        Place m_at{};
    };
    using iterator = const_iterator;

    const_iterator begin() const { return const_iterator(m_entries.begin()); }
    const_iterator end() const { return const_iterator(m_entries.end()); }
    std::size_t size() const { return m_entries.size(); }
    bool empty() const { return m_entries.empty(); }

    const_iterator find(const Key &key) const
    {
        const auto at = place(key);
        return const_iterator(isAt(at, key) ? at : m_entries.end());
    }
    bool contains(const Key &key) const { return isAt(place(key), key); }
    const Value &at(const Key &key) const
    {
        const auto found = place(key);
        if (!isAt(found, key))
            throw std::out_of_range("SharedMap::at");
        return (*found)->second;
    }

    /// For writing; null: there is none. Other copies of the map keep what they have.
    Value *edit(const Key &key)
    {
        const auto at = place(key);
        return isAt(at, key) ? &own(at) : nullptr;
    }
    /// For writing; made when there is none.
    Value &operator[](const Key &key)
    {
        const auto at = place(key);
        return isAt(at, key) ? own(at) : (*m_entries.insert(at, std::make_shared<value_type>(key, Value())))->second;
    }
    /// Edits those for which `isWanted(key, value)` holds; the others stay shared.
    template<typename Predicate, typename Edit>
    void editWhere(Predicate isWanted, Edit edit)
    {
        for (auto at = m_entries.cbegin(); at != m_entries.cend(); ++at) {
            if (!isWanted((*at)->first, std::as_const((*at)->second)))
                continue;
            Value &value = own(at);   // first: it may make the entry anew
            edit((*at)->first, value);
        }
    }
    template<typename Edit>
    void editAll(Edit edit)
    {
        editWhere([](const Key &, const Value &) { return true; }, edit);
    }
    /// Nothing happens when the key is there.
    template<typename From>
    std::pair<const_iterator, bool> emplace(const Key &key, From &&value)
    {
        const auto at = place(key);
        if (isAt(at, key))
            return {const_iterator(at), false};
        return {const_iterator(m_entries.insert(at, std::make_shared<value_type>(key, std::forward<From>(value)))), true};
    }
    /// `key` may be a part of `value`: it is copied first.
    template<typename From>
    void insert_or_assign(const Key &key, From &&value)
    {
        const auto at = place(key);
        auto entry = std::make_shared<value_type>(key, std::forward<From>(value));
        if (isAt(at, entry->first))
            m_entries[std::size_t(at - m_entries.begin())] = std::move(entry);
        else
            m_entries.insert(at, std::move(entry));
    }
    /// Takes from `other` what is not here.
    void merge(const SharedMap &other)
    {
        for (const auto &entry : other.m_entries) {
            const auto at = place(entry->first);
            if (!isAt(at, entry->first))
                m_entries.insert(at, entry);
        }
    }
    /// Removes it and hands it out; nothing: there was none.
    std::optional<Value> take(const Key &key)
    {
        const auto at = place(key);
        if (!isAt(at, key))
            return std::nullopt;
        std::optional<Value> value(std::move(own(at)));
        m_entries.erase(at);
        return value;
    }
    std::size_t erase(const Key &key)
    {
        const auto at = place(key);
        if (!isAt(at, key))
            return 0;
        m_entries.erase(at);
        return 1;
    }
    const_iterator erase(const_iterator at) { return const_iterator(m_entries.erase(at.m_at)); }
    template<typename Predicate>
    friend std::size_t erase_if(SharedMap &map, Predicate predicate)
    {
        return std::erase_if(map.m_entries, [&](const auto &entry) { return predicate(std::as_const(*entry)); });
    }

    friend bool operator==(const SharedMap &a, const SharedMap &b)
    {
        return std::equal(a.m_entries.begin(), a.m_entries.end(), b.m_entries.begin(), b.m_entries.end(), [](const auto &x, const auto &y) { return x == y || *x == *y; });
    }

private:
    using Entries = std::vector<std::shared_ptr<value_type>>;

    typename Entries::const_iterator place(const Key &key) const
    {
        // Who fills a map does it in its order.
        if (m_entries.empty() || m_entries.back()->first < key)
            return m_entries.end();
        return std::lower_bound(m_entries.begin(), m_entries.end(), key, [](const auto &entry, const Key &wanted) { return entry->first < wanted; });
    }
    bool isAt(typename Entries::const_iterator at, const Key &key) const { return at != m_entries.end() && (*at)->first == key; }

    Value &own(typename Entries::const_iterator at)
    {
        std::shared_ptr<value_type> &entry = m_entries[std::size_t(at - m_entries.begin())];
        if (entry.use_count() == 1)
            std::shared_ptr<value_type>(entry).reset();   // takes part in the count: what another thread has read of it before it let go comes before what is written now
        else
            entry = std::make_shared<value_type>(*entry);
        return entry->second;
    }

    Entries m_entries;   ///< sorted by key
};

}  // namespace limbeck
