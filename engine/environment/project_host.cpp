// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "environment/project_host.h"

#include "environment/settings_modules.h"
#include "project/paths.h"
#include "sqlalchemy/orm/unread_models.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <random>

extern char **environ;

namespace limbeck::environment {

ProjectHost::ProjectHost(const project::Project &project, sqlalchemy::Vocabulary &vocabulary, sqlalchemy::Surroundings &surroundings)
    : m_project(project), m_vocabulary(vocabulary), m_surroundings(surroundings), m_files(project.root), m_searchPath(project.pythonPath)
{
    surroundings.environment["PWD"] = project.root;   // os.getcwd(): a command runs in the project's folder
}

std::optional<python::Value> ProjectHost::importModule(python::Interpreter &interpreter, const std::string &dottedName)
{
    if (auto module = m_vocabulary.importModule(interpreter, dottedName))
        return module;
    if (dottedName != "sys" && m_hasSys)
        readSysPath(interpreter);
    m_hasSys = m_hasSys || dottedName == "sys";
    if (findSource(dottedName))
        return std::nullopt;
    return settingsModule(*this, interpreter, dottedName);
}

std::optional<std::string> ProjectHost::findSource(const std::string &dottedName)
{
    if (leavesOutModules)
        return std::nullopt;
    const auto source = project::findModuleSource(dottedName, m_searchPath);
    if ((source && !source->empty()) || m_sysPath.empty())
        return source;
    const auto added = project::findModuleSource(dottedName, m_sysPath);
    return added ? added : source;
}

void ProjectHost::readSysPath(python::Interpreter &interpreter)
{
    const python::Value path = interpreter.getAttribute(interpreter.importModule("sys", interpreter.position()), "path");
    const auto *folders = path.as<python::List>();
    m_sysPath.clear();
    for (const python::Value &folder : folders ? folders->items : std::vector<python::Value>()) {
        if (folder.asText())
            m_sysPath.push_back(project::absolutePath(folder.asText()->utf8(), m_project.root));
    }
}

std::string ProjectHost::readSource(const std::string &path) { return project::readTextFile(path); }

void ProjectHost::print(const std::string &text)
{
    if (onPrint)
        onPrint(text);
}

void ProjectHost::log(int level, const std::string &logger, const std::string &text)
{
    if (logger == "logging.config") {
        // logging.config.fileConfig() was called: from here on Alembic's lines are shown.
        if (onLoggingConfigured)
            onLoggingConfigured();
        return;
    }
    if (onLog)
        onLog(level, logger, text);
}

void ProjectHost::warning(const std::string &text, const SourcePosition &position)
{
    constexpr int kWarning = 30;
    log(kWarning, "py.warnings", position.isKnown() ? position.toString() + ": " + text : text);
}

void ProjectHost::notRun(const std::string &what, const SourcePosition &position)
{
    if (onNotRun)
        onNotRun(what, position);
}

void ProjectHost::skipped(python::Interpreter &interpreter, const Error &error, const std::vector<python::Value> &mentioned, const SourcePosition &position)
{
    sqlalchemy::noteSkippedStatement(m_vocabulary, interpreter, error, mentioned, position);
    notRun("a statement that could not be read: " + error.message(), position);
}

std::optional<std::string> ProjectHost::readFile(const std::string &path)
{
    const std::string absolute = project::absolutePath(path, m_project.root);
    const auto isBelow = [&](const std::string &folder) { return absolute.starts_with(folder + "/"); };
    if (const auto changed = m_files.file(absolute))
        return *changed;
    if (!isBelow(m_project.root) && !isBelow(m_project.scriptLocation.value) && !m_files.isOpen(absolute))
        throw Unsupported("reading the file " + path + ", which lies outside the project", {}, "Only files of the project are read without running its code.");
    return project::tryReadTextFile(absolute);
}

std::optional<std::vector<std::string>> ProjectHost::listFolder(const std::string &path)
{
    const std::string absolute = project::absolutePath(path, m_project.root);
    if (!(absolute + "/").starts_with(m_project.root + "/") && !m_files.isOpen(absolute))
        return std::nullopt;
    std::error_code error;
    std::vector<std::string> names;
    for (std::filesystem::directory_iterator entry(absolute, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code unreadable;   // such an entry is listed as a file
        names.push_back(entry->path().filename().string() + (entry->is_directory(unreadable) ? "/" : ""));
    }
    if (error)
        return m_files.folder(absolute, std::nullopt);
    std::sort(names.begin(), names.end());
    return m_files.folder(absolute, std::move(names));
}

bool ProjectHost::changeFile(const python::FileChange &change)
{
    python::FileChange absolute = change;
    absolute.path = project::absolutePath(change.path, m_project.root);
    if (!change.other.empty())
        absolute.other = project::absolutePath(change.other, m_project.root);
    return m_files.change(absolute);
}

void ProjectHost::enterConditional(const std::string &why)
{
    if (auto *world = m_vocabulary.world())
        world->enterConditional(why);
}

void ProjectHost::leaveConditional()
{
    if (auto *world = m_vocabulary.world())
        world->leaveConditional();
}

void ProjectHost::enterRepeated(const std::string &why)
{
    if (auto *world = m_vocabulary.world())
        world->enterRepeated(why);
}

void ProjectHost::enterGuarded(const SourcePosition &place, bool isQuiet)
{
    if (auto *world = m_vocabulary.world())
        world->enterGuarded(place, isQuiet);
}

void ProjectHost::leaveGuarded()
{
    if (auto *world = m_vocabulary.world())
        world->leaveGuarded();
}

void ProjectHost::leaveRepeated()
{
    if (auto *world = m_vocabulary.world())
        world->leaveRepeated();
}

std::shared_ptr<void> ProjectHost::saveState()
{
    auto *world = m_vocabulary.world();
    return world ? world->saveState() : nullptr;
}

void ProjectHost::restoreState(const std::shared_ptr<void> &state)
{
    if (auto *world = m_vocabulary.world(); world && state)
        world->restoreState(state);
}

sqlalchemy::Surroundings processSurroundings()
{
    sqlalchemy::Surroundings surroundings;
    for (char **entry = environ; entry && *entry; ++entry) {
        const std::string text = *entry;
        if (const auto equals = text.find('='); equals != std::string::npos)
            surroundings.environment[text.substr(0, equals)] = text.substr(equals + 1);
    }
    using namespace std::chrono;
    surroundings.nowMicroseconds = duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
    std::random_device device;
    surroundings.randomSeed = (std::uint64_t(device()) << 32) | device();
    return surroundings;
}

}  // namespace limbeck::environment
