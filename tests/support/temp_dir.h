// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace limbeck::test {

/// A folder of its own for one test, removed with everything in it at the end of its life.
/// With LIMBECK_KEEP_TEMP set in the environment it stays, and its path is printed.
class TempDir {
public:
    TempDir();
    ~TempDir();
    TempDir(const TempDir &) = delete;
    TempDir &operator=(const TempDir &) = delete;

    const std::filesystem::path &path() const { return m_path; }
    std::filesystem::path operator/(const std::filesystem::path &relative) const { return m_path / relative; }

private:
    std::filesystem::path m_path;
};

/// Writes `text` byte for byte; missing folders are made. Throws std::runtime_error.
void writeFile(const std::filesystem::path &file, std::string_view text);

/// The bytes of a file. Throws std::runtime_error.
std::string readFile(const std::filesystem::path &file);

}  // namespace limbeck::test
