// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/script_files.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <unordered_set>

#include <fmt/format.h>

namespace limbeck::revision {
namespace {

namespace fs = std::filesystem;

struct Entry {
    std::string name;
    bool link = false;  ///< a symbolic link, to be resolved
};
/// One directory, sorted by name. Links to directories are left out: they are not followed.
struct Listing {
    std::vector<Entry> files;
    std::vector<std::string> directories;
};

Listing listDirectory(const fs::path &directory)
{
    Listing listing;
    std::error_code error;
    fs::directory_iterator it(directory, error);
    for (const fs::directory_iterator end; !error && it != end; it.increment(error)) {
        std::string name = it->path().filename().string();
        std::error_code ignored;  // a dangling link is a file that cannot be read, reported when it is
        const bool link = it->is_symlink(ignored);
        if (!it->is_directory(ignored))
            listing.files.push_back({std::move(name), link});
        else if (!link)
            listing.directories.push_back(std::move(name));
    }
    if (error)
        throw Error(ErrorCode::File, fmt::format("Cannot read the directory {}: {}.", directory.string(), error.message()));
    std::sort(listing.files.begin(), listing.files.end(), [](const Entry &a, const Entry &b) { return a.name < b.name; });
    std::sort(listing.directories.begin(), listing.directories.end());
    return listing;
}

std::string stemOf(std::string_view name)
{
    return std::string(name.substr(0, name.find('.')));
}

bool isCompiledName(std::string_view name)
{
    return isCompiled(name) && !name.starts_with(".#") && !name.starts_with("__init__");
}

class Finder {
public:
    explicit Finder(const VersionLocations &locations) : m_locations(locations) {}

    ScriptFiles find()
    {
        for (const std::string &location : m_locations.directories) {
            std::error_code error;
            const fs::path directory = fs::canonical(location, error);
            if (!error && fs::is_directory(directory, error))
                visit(directory);
        }
        return std::move(m_found);
    }

private:
    void visit(const fs::path &directory)
    {
        const Listing listing = listDirectory(directory);
        for (const Entry &entry : listing.files)
            add(directory, entry);
        if (m_locations.sourceless)
            visitCache(directory, listing);
        if (!m_locations.recursive)
            return;
        for (const std::string &name : listing.directories) {
            if (!name.ends_with("__pycache__"))
                visit(directory / name);
        }
    }

    /// Files of __pycache__ whose stem has no file of its own beside it.
    void visitCache(const fs::path &directory, const Listing &beside)
    {
        const fs::path cache = directory / "__pycache__";
        if (!std::binary_search(beside.directories.begin(), beside.directories.end(), "__pycache__"))
            return;
        std::unordered_set<std::string> stems;
        for (const Entry &entry : beside.files)
            stems.insert(stemOf(entry.name));
        for (const Entry &entry : listDirectory(cache).files) {
            if (!stems.contains(stemOf(entry.name)))
                add(cache, entry);
        }
    }

    void add(const fs::path &directory, const Entry &entry)
    {
        fs::path path = directory / entry.name;
        if (entry.link) {
            std::error_code error;
            const fs::path target = fs::canonical(path, error);
            if (!error)
                path = target;
        }
        if (!m_seen.insert(path.string()).second) {
            m_found.warnings.push_back({fmt::format("File {} loaded twice! ignoring.", path.string()), {path.string(), 0, 0}});
            return;
        }
        const std::string name = entry.link ? path.filename().string() : entry.name;
        if (isScriptName(name))
            m_found.sources.push_back(path.string());
        else if (m_locations.sourceless && isCompiledName(name) && countsCompiled(path))
            m_found.compiled.push_back(path.string());
    }

    /// A .pyc or .pyo is ignored if the .py exists, a .pyo if the .pyc exists.
    static bool countsCompiled(const fs::path &path)
    {
        std::string source = path.string();
        const bool optimised = source.back() == 'o';
        source.pop_back();
        return !fs::exists(source) && !(optimised && fs::exists(source + "c"));
    }

    const VersionLocations &m_locations;
    ScriptFiles m_found;
    std::unordered_set<std::string> m_seen;
};

}  // namespace

bool isScriptName(std::string_view name)
{
    return name.ends_with(".py") && !name.starts_with(".#") && !name.starts_with("__init__");
}

bool isCompiled(std::string_view path)
{
    return path.ends_with(".pyc") || path.ends_with(".pyo");
}

ScriptFiles findScriptFiles(const VersionLocations &locations)
{
    return Finder(locations).find();
}

}  // namespace limbeck::revision
