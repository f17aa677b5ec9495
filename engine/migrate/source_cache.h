// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/syntax.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace limbeck::migrate {

/// Parsed bodies of scripts: each parsed once and kept as long as its file does not change (size and time of change). Of a history with more than 8 MiB of text not all are kept: trees take some twenty times of that. Any thread.
class SourceCache {
public:
    /// Throws Error(File) or Error(Syntax).
    python::syntax::FilePtr file(const std::string &path);

private:
    struct Entry {
        std::int64_t changed = 0;
        std::uintmax_t size = 0;
        python::syntax::FilePtr file;
    };
    std::mutex m_mutex;
    std::map<std::string, Entry> m_entries;
    std::uintmax_t m_kept = 0;   ///< bytes of text
};

}  // namespace limbeck::migrate
