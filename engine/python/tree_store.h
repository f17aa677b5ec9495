// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/syntax.h"

#include <atomic>
#include <optional>
#include <string>
#include <string_view>

namespace limbeck::python {

/// Parsed files kept in a folder from one process to the next, as Python keeps its compiled modules: reading a tree takes a tenth of the time of parsing. A file is found by its text and by the very
/// program that wrote it (another build never reads it); what is damaged is parsed again. A folder that cannot be written keeps nothing, silently. May be used from every thread.
class TreeStore {
public:
    /// The process's. It keeps nothing before useFolder().
    static TreeStore &shared();
    TreeStore() = default;

    /// To be called before other threads use the store. The folder is made when there is something to keep, for its owner alone.
    void useFolder(std::string folder) { m_folder = std::move(folder); }
    /// "limbeck/trees" in the user's folder for caches; none for who has no home.
    void useCacheFolder();

    /// The tree of the text, read or parsed; throws as python::parse().
    syntax::FilePtr parse(std::string path, std::string text);

private:
    /// Empty: nothing can be kept, because this build cannot be told from others.
    std::string fileFor(std::string_view text) const;
    void keep(const std::string &file, const syntax::Block &body);
    /// The oldest go when the folder has become too large.
    void makeRoom() const;

    std::string m_folder;
    std::atomic<bool> m_isTidy = false;   ///< once a process is enough
};

}  // namespace limbeck::python
