// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/deep_stack.h"
#include "python/syntax.h"

#include <condition_variable>
#include <deque>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace limbeck::python {

/// Syntax trees of the project's modules, one store for the process: each text is parsed once, whoever imports it and how often, and the modules that a file will import are parsed on other threads
/// while the interpreter still runs what comes before them (parsing takes longer than evaluating). Keeps the trees of the last 8 MiB of text. May be used from every thread.
class ModuleTrees {
public:
    static ModuleTrees &shared();
    ~ModuleTrees();

    /// Parses here what nobody has begun; while another thread is at it, what was begun last and still waits is parsed here. Throws as parse() does.
    syntax::FilePtr get(const std::string &path, const std::string &text);
    /// Has it parsed on another thread. What is wrong in it is told by get().
    void begin(const std::string &path, const std::string &text);

private:
    struct Entry;
    using EntryPtr = std::shared_ptr<Entry>;
    ModuleTrees();
    EntryPtr entry(const std::string &path, const std::string &text);
    /// As many as there is room for: without any, get() parses.
    void startThreads();
    /// What a thread does until the end.
    void parseWaiting();
    EntryPtr takeLastWaiting();
    void forget(const EntryPtr &entry);

    std::mutex m_mutex;
    std::map<std::string, EntryPtr> m_entries;   ///< by path
    std::list<EntryPtr> m_order;                 ///< the one used last behind
    std::size_t m_bytes = 0;
    std::deque<EntryPtr> m_waiting;              ///< to be parsed, unless somebody has meanwhile
    std::condition_variable m_wake;
    bool m_isEnding = false;
    std::vector<std::unique_ptr<DeepStackThread>> m_threads;   ///< started with the first that waits
};

}  // namespace limbeck::python
