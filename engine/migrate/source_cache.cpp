// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/source_cache.h"

#include "base/error.h"
#include "project/paths.h"
#include "python/tree_store.h"
#include "revision/script_files.h"

#include <sys/stat.h>

namespace limbeck::migrate {

namespace {

constexpr std::uintmax_t kMostText = 8 << 20;

}  // namespace

python::syntax::FilePtr SourceCache::file(const std::string &path)
{
    if (revision::isCompiled(path))
        throw Unsupported("a compiled script whose source is missing", {path, 0, 0}, "Put the .py file back, or let this step run with the project's own Python.");
    struct stat facts {};
    const bool known = ::stat(path.c_str(), &facts) == 0;
    const std::int64_t changed = known ? std::int64_t(facts.st_mtim.tv_sec) * 1'000'000'000 + facts.st_mtim.tv_nsec : 0;
    const auto size = known ? std::uintmax_t(facts.st_size) : 0;
    {
        const std::scoped_lock lock(m_mutex);
        const auto it = m_entries.find(path);
        if (it != m_entries.end() && it->second.changed == changed && it->second.size == size)
            return it->second.file;
    }
    python::syntax::FilePtr parsed = python::TreeStore::shared().parse(path, project::readTextFile(path));
    const std::scoped_lock lock(m_mutex);
    // Histories are read from one end to the other: to keep the ones used last would keep none that is asked for again either.
    m_kept += size;
    if (m_kept > kMostText) {
        m_entries.clear();
        m_kept = size;
    }
    m_entries[path] = {changed, size, parsed};
    return parsed;
}

}  // namespace limbeck::migrate
