// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace limbeck::test {

/// A git repository made of a folder, with an author of its own: the user's settings do not count. Throws std::runtime_error where git fails.
class GitRepository {
public:
    /// Makes it, on the branch "main", with nothing committed.
    explicit GitRepository(std::filesystem::path folder, std::string author = "Mara Lindqvist");

    /// Everything that is there, new and gone files included.
    void commit(const std::string &message);
    void checkOut(const std::string &branch, bool isNew = false);
    /// Any command; gives its output.
    std::string run(std::vector<std::string> arguments) const;

private:
    std::filesystem::path m_folder;
    std::string m_author;
};

}  // namespace limbeck::test
