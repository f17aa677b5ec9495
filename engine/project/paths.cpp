// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/paths.h"

#include "base/error.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <unistd.h>

namespace limbeck::project {

namespace fs = std::filesystem;

bool isAbsolutePath(const std::string &path) { return !path.empty() && path.front() == '/'; }

std::string absolutePath(const std::string &path, const std::string &base)
{
    const fs::path full = isAbsolutePath(path) ? fs::path(path) : fs::path(base) / path;
    std::string text = full.lexically_normal().string();
    while (text.size() > 1 && text.back() == '/')
        text.pop_back();
    return text;
}

std::string directoryOf(const std::string &path)
{
    const std::string parent = fs::path(path).parent_path().string();
    return parent.empty() ? "." : parent;
}

std::string fileNameOf(const std::string &path) { return fs::path(path).filename().string(); }

bool fileExists(const std::string &path)
{
    std::error_code error;
    return fs::is_regular_file(path, error);
}

bool directoryExists(const std::string &path)
{
    std::error_code error;
    return fs::is_directory(path, error);
}

std::string currentDirectory()
{
    std::error_code error;
    return fs::current_path(error).string();
}

std::optional<std::string> tryReadTextFile(const std::string &path)
{
    std::ifstream stream(path, std::ios::binary);
    if (!stream || directoryExists(path))
        return std::nullopt;
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::string readTextFile(const std::string &path)
{
    errno = 0;
    if (auto text = tryReadTextFile(path))
        return std::move(*text);
    throw Error(ErrorCode::File, "The file " + path + " cannot be read: " + std::strerror(errno ? errno : EISDIR) + ".");
}

void writeTextFile(const std::string &path, const std::string &text)
{
    const std::string temporary = path + ".limbeck-" + std::to_string(::getpid());
    errno = 0;
    std::ofstream stream(temporary, std::ios::binary | std::ios::trunc);
    stream << text;
    stream.close();
    std::error_code error;
    if (stream) {
        const fs::perms old = fs::status(path, error).permissions();
        if (!error && old != fs::perms::unknown)
            fs::permissions(temporary, old, error);
        fs::rename(temporary, path, error);
        if (!error)
            return;
    }
    const std::string why = error ? error.message() : std::strerror(errno);
    fs::remove(temporary, error);
    throw Error(ErrorCode::File, "The file " + path + " cannot be written: " + why + ".", {}, "Check the folder's permissions and the free space, then try again.");
}

}  // namespace limbeck::project
