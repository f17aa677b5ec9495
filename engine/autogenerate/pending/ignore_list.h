// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace limbeck::autogenerate {

/// Differences that a project has decided to live with: a text file beside its configuration, `limbeck-ignore.txt`, to be committed. A line an item: its key (PendingItem::key), " # ", the
/// reason. Empty lines and lines that start with # are kept where they are.
class IgnoreList {
public:
    /// Reads the file; a missing one is an empty list. Throws Error(File).
    static IgnoreList read(const std::string &path);
    static std::string pathFor(const std::string &projectRoot);

    bool contains(const std::string &key) const { return m_reasons.contains(key); }
    /// Empty: no such entry, or none given.
    std::string reason(const std::string &key) const;
    const std::map<std::string, std::string> &entries() const { return m_reasons; }
    std::set<std::string> keys() const;

    void add(const std::string &key, const std::string &reason);
    void remove(const std::string &key);
    /// Writes to a temporary file and takes its place; the last entry's removal removes the file unless it holds other lines. Throws Error(File).
    void write(const std::string &path) const;

private:
    struct Line {
        std::string key;    ///< empty: kept as it is
        std::string text;
    };
    std::vector<Line> m_lines;
    std::map<std::string, std::string> m_reasons;
};

}  // namespace limbeck::autogenerate
