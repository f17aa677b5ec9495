// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/module_trees.h"

#include "base/error.h"
#include "python/tree_store.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <thread>

namespace limbeck::python {

namespace {

constexpr std::size_t kMostBytes = std::size_t(8) << 20;
constexpr unsigned kMostThreads = 8;

}  // namespace

struct ModuleTrees::Entry {
    Entry(std::string file, std::string source) : path(std::move(file)), text(std::move(source)), tree(result.get_future().share()) {}

    /// By the first who asks, whoever that is.
    void parseOnce()
    {
        if (isBegun.exchange(true))
            return;
        try {
            result.set_value(TreeStore::shared().parse(path, text));
        } catch (...) {
            result.set_value(nullptr);   // parsed again by whoever needs it: an error belongs to one thread
        }
    }

    bool isReady() const { return tree.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }

    const std::string path, text;
    std::atomic<bool> isBegun = false;
    std::promise<syntax::FilePtr> result;
    const std::shared_future<syntax::FilePtr> tree;
};

ModuleTrees &ModuleTrees::shared()
{
    static ModuleTrees trees;
    return trees;
}

ModuleTrees::ModuleTrees() = default;

ModuleTrees::~ModuleTrees()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_all();
    m_threads.clear();
}

void ModuleTrees::startThreads()
{
    const unsigned wanted = std::clamp(std::thread::hardware_concurrency(), 2u, kMostThreads) - 1;
    try {
        while (m_threads.size() < wanted)
            m_threads.push_back(std::make_unique<DeepStackThread>([this] { parseWaiting(); }));
    } catch (const Error &) {
        return;
    }
}

void ModuleTrees::parseWaiting()
{
    while (true) {
        EntryPtr next;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_isEnding || !m_waiting.empty(); });
            if (m_isEnding)
                return;
            next = m_waiting.front();
            m_waiting.pop_front();
        }
        next->parseOnce();
    }
}

syntax::FilePtr ModuleTrees::get(const std::string &path, const std::string &text)
{
    const EntryPtr found = entry(path, text);
    found->parseOnce();
    while (!found->isReady()) {
        const EntryPtr other = takeLastWaiting();
        if (!other)
            break;
        other->parseOnce();
    }
    if (syntax::FilePtr tree = found->tree.get())
        return tree;
    forget(found);
    return parse(path, text);
}

void ModuleTrees::begin(const std::string &path, const std::string &text)
{
    const EntryPtr found = entry(path, text);
    if (found->isBegun)
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(found);
        startThreads();
    }
    m_wake.notify_one();
}

ModuleTrees::EntryPtr ModuleTrees::entry(const std::string &path, const std::string &text)
{
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_entries.find(path); found != m_entries.end()) {
        const EntryPtr known = found->second;
        m_order.remove(known);
        if (known->text == text) {
            m_order.push_back(known);
            return known;
        }
        m_bytes -= known->text.size();
    }
    const auto made = std::make_shared<Entry>(path, text);
    m_entries[path] = made;
    m_order.push_back(made);
    m_bytes += text.size();
    while (m_bytes > kMostBytes && m_order.size() > 1) {
        m_bytes -= m_order.front()->text.size();
        m_entries.erase(m_order.front()->path);
        m_order.pop_front();
    }
    return made;
}

ModuleTrees::EntryPtr ModuleTrees::takeLastWaiting()
{
    const std::lock_guard lock(m_mutex);
    if (m_waiting.empty())
        return nullptr;
    EntryPtr last = m_waiting.back();
    m_waiting.pop_back();
    return last;
}

void ModuleTrees::forget(const EntryPtr &entry)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_entries.find(entry->path);
    if (found == m_entries.end() || found->second != entry)
        return;
    m_bytes -= entry->text.size();
    m_order.remove(entry);
    m_entries.erase(found);
}

}  // namespace limbeck::python
