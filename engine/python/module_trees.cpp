// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/module_trees.h"

#include <QThreadPool>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>

namespace limbeck::python {

namespace {

constexpr std::size_t kMostBytes = std::size_t(8) << 20;
constexpr unsigned kStackBytes = 256u << 20;   // of address space, as base/deep_stack.h

}  // namespace

struct ModuleTrees::Entry {
    Entry(std::string file, std::string source) : path(std::move(file)), text(std::move(source)), tree(result.get_future().share()) {}

    /// By the first who asks, whoever that is.
    void parseOnce()
    {
        if (isBegun.exchange(true))
            return;
        try {
            result.set_value(parse(path, text));
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

ModuleTrees::ModuleTrees() : m_threads(std::make_unique<QThreadPool>())
{
    m_threads->setStackSize(kStackBytes);
    m_threads->setMaxThreadCount(std::max(1, QThread::idealThreadCount() - 1));
}

ModuleTrees::~ModuleTrees()
{
    m_threads->clear();
    m_threads->waitForDone();
}

syntax::FilePtr ModuleTrees::get(const std::string &path, const std::string &text)
{
    const EntryPtr found = entry(path, text);
    found->parseOnce();
    while (!found->isReady()) {
        const EntryPtr other = lastToBegin();
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
    if (!found->isBegun)
        m_threads->start([found] { found->parseOnce(); });
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

ModuleTrees::EntryPtr ModuleTrees::lastToBegin() const
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::find_if(m_order.rbegin(), m_order.rend(), [](const EntryPtr &one) { return !one->isBegun; });
    return found == m_order.rend() ? nullptr : *found;
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
