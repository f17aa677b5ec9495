// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/project.h"

#include "base/error.h"
#include "project/paths.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

namespace limbeck::project {

namespace {

/// Python's strings for booleans in revision_environment (spec/config.md §3).
bool looseFlag(const std::optional<Setting<std::string>> &setting)
{
    if (!setting)
        return false;
    std::string text = setting->value;
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    for (const char *word : {"true", "yes", "on", "y", "t", "1"}) {
        if (text == word)
            return true;
    }
    for (const char *word : {"false", "no", "off", "n", "f", "0"}) {
        if (text == word)
            return false;
    }
    throw Error(ErrorCode::ConfigCrash, "'" + setting->value + "' is no truth value for " + setting->origin.detail + "; write true or false.", setting->origin.position);
}

std::vector<std::string> pythonPath(const Config &config)
{
    std::vector<std::string> path;
    const auto add = [&path](const std::string &folder) {
        if (std::find(path.begin(), path.end(), folder) == path.end())
            path.push_back(folder);
    };
    for (const std::string &entry : config.pathList("prepend_sys_path"))
        add(absolutePath(entry, config.workingDirectory()));
    add(config.workingDirectory());
    add(config.workingDirectory() + "/src");
    std::string above = config.workingDirectory();
    while (above.size() > 1 && fileExists(above + "/__init__.py"))
        above = above.substr(0, std::max<std::size_t>(above.rfind('/'), 1));
    add(above);
    return path;
}

std::vector<std::string> versionLocations(const Config &config, const std::string &scriptLocation, const std::vector<std::string> &search)
{
    std::vector<std::string> locations;
    for (const std::string &entry : config.pathList("version_locations"))
        locations.push_back(resolveLocation(entry, config.workingDirectory(), search));
    if (locations.empty())
        locations.push_back(scriptLocation + "/versions");
    return locations;
}

Setting<std::string> scriptLocation(const Config &config, const std::vector<std::string> &search, std::vector<std::string> &warnings)
{
    if (auto setting = config.option("script_location"); setting && !setting->value.empty()) {
        setting->value = resolveLocation(setting->value, config.workingDirectory(), search);
        return *setting;
    }
    const std::string beside = config.ini().here();
    if (config.ini().exists() && fileExists(beside + "/env.py")) {
        warnings.push_back("script_location is not set in " + config.ini().path() + "; the folder of that file is used, since it holds env.py.");
        return {beside, {Origin::Kind::Default, {config.ini().path(), 0, 0}, "script_location"}};
    }
    throw Error(ErrorCode::Config, "No 'script_location' key found in configuration.", SourcePosition{config.ini().path(), 0, 0},
                "Name the configuration file with -c, or create an environment with: init DIRECTORY");
}

}  // namespace

std::string resolveLocation(const std::string &location, const std::string &workingDirectory, const std::vector<std::string> &search)
{
    if (isAbsolutePath(location) || location.find(':') == std::string::npos)
        return absolutePath(location, workingDirectory);
    const auto colon = location.find(':');
    std::string package = location.substr(0, colon);
    std::string rest = location.substr(colon + 1);
    std::replace(package.begin(), package.end(), '.', '/');
    std::replace(rest.begin(), rest.end(), ':', '/');
    for (const std::string &root : search) {
        if (directoryExists(root + "/" + package))
            return absolutePath(package + "/" + rest, root);
    }
    throw Error(ErrorCode::Config, "The package '" + location.substr(0, colon) + "' of the location '" + location + "' was not found.", {},
                "Name its folder in prepend_sys_path, or give a plain path.");
}

std::optional<std::string> findModuleSource(const std::string &dottedName, const std::vector<std::string> &searchPath)
{
    std::string relative = dottedName;
    std::replace(relative.begin(), relative.end(), '.', '/');
    bool isNamespace = false;
    for (const std::string &root : searchPath) {
        const std::string base = root + "/" + relative;
        if (fileExists(base + "/__init__.py"))
            return base + "/__init__.py";
        if (fileExists(base + ".py"))
            return base + ".py";
        isNamespace = isNamespace || directoryExists(base);
    }
    return isNamespace ? std::optional<std::string>("") : std::nullopt;
}

Project loadProject(const ConfigRequest &request)
{
    Project project;
    project.config = Config::load(request);
    project.root = request.workingDirectory;
    const Config &config = project.config;
    project.pythonPath = pythonPath(config);
    project.scriptLocation = scriptLocation(config, project.pythonPath, project.warnings);
    if (!directoryExists(project.scriptLocation.value)) {
        throw Error(ErrorCode::Config,
                    "Path doesn't exist: " + project.scriptLocation.value + ".  Please use the 'init' command to create a new scripts folder.",
                    project.scriptLocation.origin.position);
    }
    project.versionLocations = versionLocations(config, project.scriptLocation.value, project.pythonPath);
    project.recursiveVersionLocations = config.flag("recursive_version_locations");
    project.sourceless = config.flag("sourceless");
    if (const auto setting = config.option("file_template"); setting && !setting->value.empty())
        project.fileTemplate = setting->value;
    if (const auto setting = config.option("truncate_slug_length"); setting && !setting->value.empty()) {
        int length = 0;
        const auto *end = setting->value.data() + setting->value.size();
        if (std::from_chars(setting->value.data(), end, length).ptr != end)
            throw Error(ErrorCode::ConfigCrash, "truncate_slug_length must be a number, found '" + setting->value + "'.", setting->origin.position);
        project.truncateSlugLength = length == 0 ? 40 : length;
    }
    if (const auto setting = config.option("timezone"))
        project.timezone = setting->value;
    if (const auto setting = config.option("output_encoding"); setting && !setting->value.empty())
        project.outputEncoding = setting->value;
    project.revisionEnvironment = looseFlag(config.option("revision_environment"));
    project.warnings.insert(project.warnings.end(), config.warnings().begin(), config.warnings().end());
    return project;
}

std::optional<ConfigRequest> findConfiguration(const std::string &folder)
{
    ConfigRequest request;
    request.workingDirectory = folder;
    if (fileExists(folder + "/alembic.ini"))
        return request;
    if (const auto text = tryReadTextFile(folder + "/pyproject.toml"); text && text->find("[tool.alembic") != std::string::npos)
        return request;
    std::error_code error;
    std::vector<std::string> candidates;
    for (const auto &entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.is_directory(error) && fileExists(entry.path().string() + "/alembic.ini"))
            candidates.push_back(entry.path().string());
    }
    std::sort(candidates.begin(), candidates.end());
    if (candidates.empty())
        return std::nullopt;
    // Flask-Migrate keeps the ini in the environment's folder and runs from above; otherwise the sub-folder is the project.
    const std::string &found = candidates.front();
    if (fileExists(found + "/env.py")) {
        request.files = {found + "/alembic.ini"};
    } else {
        request.workingDirectory = found;
    }
    return request;
}

}  // namespace limbeck::project
