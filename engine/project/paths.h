// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace limbeck::project {

// File names as UTF-8 text, '/' separators. No function here throws but readTextFile.

bool isAbsolutePath(const std::string &path);
/// `path` below `base` unless it is absolute; "." and ".." resolved by text.
std::string absolutePath(const std::string &path, const std::string &base);
std::string directoryOf(const std::string &path);
std::string fileNameOf(const std::string &path);
bool fileExists(const std::string &path);
bool directoryExists(const std::string &path);
std::string currentDirectory();
/// Throws Error(File) saying what could not be read and why.
std::string readTextFile(const std::string &path);
std::optional<std::string> tryReadTextFile(const std::string &path);
/// Writes through a temporary file beside it and a rename, so that no half file is ever seen. Throws Error(File).
void writeTextFile(const std::string &path, const std::string &text);

}  // namespace limbeck::project
