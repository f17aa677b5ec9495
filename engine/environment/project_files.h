// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/file_changes.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace limbeck::environment {

/// The files that scripts change: those of the project, and of the system's folder for temporary files. In a live run it happens at once, as with Alembic, and no rollback undoes it. Elsewhere
/// nothing is written: each change is told, and what it would have made is kept here, so that the script finds it afterwards. All paths are absolute.
class ProjectFiles {
public:
    enum class Mode { Refused, Told, Done };

    explicit ProjectFiles(std::string root) : m_root(std::move(root)) {}
    Mode mode = Mode::Refused;
    std::function<void(const std::string &sentence)> tell;

    /// False: not allowed at all.
    bool change(const python::FileChange &change);
    /// Whether scripts may read there because they may write there too.
    bool isOpen(const std::string &path) const;

    /// What the told changes made of a file. nullopt: none touched it; nullopt inside: it is gone.
    std::optional<std::optional<std::string>> file(const std::string &path) const;
    /// The names of a folder, those behind "/" folders, as the told changes leave them.
    std::optional<std::vector<std::string>> folder(const std::string &path, std::optional<std::vector<std::string>> onDisk) const;

private:
    void perform(const python::FileChange &change) const;
    void remember(const python::FileChange &change);
    std::optional<std::string> content(const std::string &path) const;

    std::string m_root;
    std::map<std::string, std::optional<std::string>> m_files;
    std::set<std::string> m_folders;
};

}  // namespace limbeck::environment
