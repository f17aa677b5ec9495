// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "environment/project_files.h"

#include "project/paths.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <system_error>

namespace limbeck::environment {

namespace fs = std::filesystem;
using python::FileChange;
using Act = FileChange::Act;

namespace {

bool isBelow(const std::string &path, const std::string &folder) { return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/'; }

[[noreturn]] void fail(int number) { throw std::system_error(number, std::generic_category()); }

void write(const std::string &path, const std::string &data, std::ios::openmode how)
{
    errno = 0;
    std::ofstream stream(path, std::ios::binary | how);
    stream.write(data.data(), std::streamsize(data.size()));
    stream.flush();
    if (!stream)
        fail(errno ? errno : EIO);
}

std::string sentence(const FileChange &change)
{
    switch (change.act) {
    case Act::Write:
    case Act::Append: return fmt::format("The script writes the file {}.", change.path);
    case Act::MakeFolder: return fmt::format("The script makes the folder {}.", change.path);
    case Act::Remove: return fmt::format("The script removes the file {}.", change.path);
    case Act::RemoveFolder:
    case Act::RemoveTree: return fmt::format("The script removes the folder {}.", change.path);
    case Act::Rename: return fmt::format("The script renames {} to {}.", change.path, change.other);
    case Act::Copy: return fmt::format("The script copies {} to {}.", change.path, change.other);
    }
    return {};
}

}  // namespace

bool ProjectFiles::isOpen(const std::string &path) const
{
    if (mode == Mode::Refused)
        return false;
    // A link inside of the project may lead out of it.
    const auto real = [](const fs::path &one) {
        std::error_code failed;
        const fs::path found = fs::weakly_canonical(one, failed);
        fs::path part;
        for (const fs::path &name : failed ? fs::path() : found) {
            part /= name;
            if (fs::is_symlink(fs::symlink_status(part, failed)))
                return std::string();   // it leads to what is not there, where writing would make it
        }
        return failed && failed != std::errc::no_such_file_or_directory ? std::string() : found.string();
    };
    std::error_code none;
    const std::string place = real(path), temporary = real(fs::temp_directory_path(none));
    return isBelow(place, real(m_root)) || (!temporary.empty() && isBelow(place, temporary));
}

bool ProjectFiles::change(const FileChange &change)
{
    if (mode == Mode::Refused)
        return false;
    for (const std::string &path : {change.path, change.other}) {
        if (!path.empty() && !isOpen(path))
            throw Unsupported("changing " + path + ", which lies outside the project", change.position, "Run this revision with the project's own Python.");
    }
    if (mode == Mode::Done) {
        perform(change);
        return true;
    }
    if (change.act != Act::Append && tell)
        tell(sentence(change));
    if (change.isCertain)
        remember(change);
    return true;
}

void ProjectFiles::perform(const FileChange &change) const
{
    switch (change.act) {
    case Act::Write: return write(change.path, change.data, std::ios::trunc);
    case Act::Append: return write(change.path, change.data, std::ios::app);
    case Act::MakeFolder: fs::create_directories(change.path); return;
    case Act::Remove:
        if (fs::is_directory(fs::symlink_status(change.path)))
            fail(EISDIR);
        if (!fs::remove(change.path))
            fail(ENOENT);
        return;
    case Act::RemoveFolder:
        if (!fs::is_directory(fs::symlink_status(change.path)))
            fail(fs::exists(change.path) ? ENOTDIR : ENOENT);
        fs::remove(change.path);
        return;
    case Act::RemoveTree: fs::remove_all(change.path); return;
    case Act::Rename: fs::rename(change.path, change.other); return;
    case Act::Copy: fs::copy(change.path, change.other, fs::copy_options::overwrite_existing | fs::copy_options::recursive); return;
    }
}

std::optional<std::string> ProjectFiles::content(const std::string &path) const
{
    const auto known = file(path);
    return known ? *known : project::tryReadTextFile(path);
}

void ProjectFiles::remember(const FileChange &change)
{
    const auto forgetBelow = [this](const std::string &folder) {
        std::erase_if(m_folders, [&](const std::string &path) { return path == folder || isBelow(path, folder); });
        for (auto &[path, data] : m_files) {
            if (isBelow(path, folder))
                data.reset();
        }
    };
    switch (change.act) {
    case Act::Write: m_files[change.path] = change.data; return;
    case Act::Append: {
        // In place: a script writes a file in many pieces.
        std::optional<std::string> &text = m_files.contains(change.path) ? m_files[change.path] : m_files[change.path] = project::tryReadTextFile(change.path);
        text = std::move(text).value_or(std::string()) + change.data;
        return;
    }
    case Act::MakeFolder: m_folders.insert(change.path); return;
    case Act::Remove: m_files[change.path].reset(); return;
    case Act::RemoveFolder:
    case Act::RemoveTree: forgetBelow(change.path); return;
    case Act::Copy: m_files[change.other] = content(change.path); return;
    case Act::Rename:
        m_files[change.other] = content(change.path);
        m_files[change.path].reset();
        return;
    }
}

std::optional<std::optional<std::string>> ProjectFiles::file(const std::string &path) const
{
    const auto known = m_files.find(path);
    if (known == m_files.end())
        return std::nullopt;
    return std::optional<std::optional<std::string>>(std::in_place, known->second);
}

std::optional<std::vector<std::string>> ProjectFiles::folder(const std::string &path, std::optional<std::vector<std::string>> onDisk) const
{
    const bool isMade = m_folders.contains(path) || std::ranges::any_of(m_folders, [&](const std::string &made) { return isBelow(made, path); });
    if (!onDisk && !isMade)
        return std::nullopt;
    std::set<std::string> names;
    if (onDisk)
        names.insert(onDisk->begin(), onDisk->end());
    const auto nameIn = [&](const std::string &other) { return other.substr(path.size() + 1, other.find('/', path.size() + 1) - path.size() - 1); };
    for (const std::string &made : m_folders) {
        if (isBelow(made, path))
            names.insert(nameIn(made) + "/");
    }
    for (const auto &[changed, data] : m_files) {
        if (!isBelow(changed, path) || changed.find('/', path.size() + 1) != std::string::npos)
            continue;
        if (data)
            names.insert(nameIn(changed));
        else
            names.erase(nameIn(changed));
    }
    return std::vector<std::string>(names.begin(), names.end());
}

}  // namespace limbeck::environment
