// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/model_modules.h"

#include "project/paths.h"

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

namespace limbeck::project {

namespace fs = std::filesystem;

namespace {

constexpr int kMaxFiles = 20000;
constexpr std::uintmax_t kMaxBytes = 1u << 20;

bool isLeftOut(const fs::path &folder)
{
    static const std::set<std::string> kNames{"node_modules", "site-packages", "__pycache__", "venv", "env", "build", "dist", "tests", "test", "versions"};
    const std::string name = folder.filename().string();
    std::error_code ignored;
    return name.starts_with('.') || kNames.contains(name) || fs::exists(folder / "pyvenv.cfg", ignored);
}

bool definesTables(const fs::path &file)
{
    std::error_code error;
    if (fs::file_size(file, error) > kMaxBytes || error)
        return false;
    const auto text = tryReadTextFile(file.string());
    if (!text || text->find("SQLModel") == std::string::npos)
        return false;
    static const std::regex kTable(R"(class\s+\w+\s*\([^)]*\btable\s*=\s*True)");
    return std::regex_search(*text, kTable);
}

std::string moduleName(const fs::path &relative)
{
    std::string name = relative.parent_path() == "" ? std::string() : relative.parent_path().generic_string() + "/";
    name += relative.stem() == "__init__" ? "" : relative.stem().string();
    if (name.ends_with('/'))
        name.pop_back();
    std::replace(name.begin(), name.end(), '/', '.');
    return name;
}

bool canBeImported(const std::string &module)
{
    static const std::regex kDotted(R"([A-Za-z_]\w*(\.[A-Za-z_]\w*)*)");
    return std::regex_match(module, kDotted);
}

}  // namespace

ModelModules findModelModules(const std::string &projectRoot, const StopToken &stop)
{
    ModelModules found;
    std::vector<fs::path> files;
    std::error_code error;
    int seen = 0;
    for (fs::recursive_directory_iterator at(projectRoot, fs::directory_options::skip_permission_denied, error), end; !error && at != end && seen < kMaxFiles; at.increment(error)) {
        checkStop(stop);
        std::error_code ignored;
        if (at->is_directory(ignored)) {
            if (isLeftOut(at->path()))
                at.disable_recursion_pending();
        } else if (at->path().extension() == ".py" && ++seen && definesTables(at->path())) {
            files.push_back(at->path().lexically_relative(projectRoot));
        }
    }
    // The usual "src" layout: names start below that folder, unless it is a package itself.
    const bool isSrc = !files.empty() && std::all_of(files.begin(), files.end(), [](const fs::path &file) { return *file.begin() == "src"; })
        && !fileExists((fs::path(projectRoot) / "src" / "__init__.py").string());
    if (isSrc)
        found.importRoot = "src";
    for (const fs::path &file : files) {
        const std::string module = moduleName(isSrc ? file.lexically_relative("src") : file);
        if (canBeImported(module))
            found.modules.push_back(module);
    }
    std::sort(found.modules.begin(), found.modules.end());
    return found;
}

}  // namespace limbeck::project
