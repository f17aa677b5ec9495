// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/session.h"

#include "base/error.h"
#include "project/environment_templates.h"
#include "project/paths.h"
#include "revision/identifier.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace limbeck::cli {

namespace {

void report(Output &output, const project::InitAction &action)
{
    using Kind = project::InitAction::Kind;
    switch (action.kind) {
    case Kind::CreatedDirectory:
        output.line("Creating directory " + action.path + " ...  done");
        return;
    case Kind::Generated:
        output.line("Generating " + action.path + " ...  done");
        return;
    case Kind::AppendedTo:
        output.line("Appending to existing " + action.path + " ...  done");
        return;
    case Kind::SkippedExisting:
        output.line("File " + action.path + " already exists, skipping");
        return;
    case Kind::SkippedSection:
        output.line("File " + action.path + " already exists and already has a [tool.alembic] section, skipping");
        return;
    case Kind::Added:
        output.line("Adding " + action.path + " ...  done");
        return;
    }
}

bool isExecutable(const std::string &path) { return project::fileExists(path) && ::access(path.c_str(), X_OK) == 0; }

std::optional<std::string> findOnPath(const std::string &program)
{
    const char *path = std::getenv("PATH");
    std::string folders = path ? path : "/usr/bin:/bin";
    while (!folders.empty()) {
        const auto colon = folders.find(':');
        const std::string candidate = folders.substr(0, colon) + "/" + program;
        if (isExecutable(candidate))
            return candidate;
        folders = colon == std::string::npos ? std::string() : folders.substr(colon + 1);
    }
    return std::nullopt;
}

/// spec/commands.md §3.12
std::string findEditor()
{
    std::vector<std::string> candidates;
    for (const char *variable : {"EDITOR", "VISUAL"}) {
        const char *value = std::getenv(variable);
        if (!value || !*value)
            continue;
        if (isExecutable(value))
            return value;
        if (std::string(value).find('/') == std::string::npos)
            candidates.emplace_back(value);
    }
    for (const char *program : {"sensible-editor", "editor", "nano", "vim", "code"})
        candidates.emplace_back(program);
    for (const std::string &candidate : candidates) {
        if (const auto found = findOnPath(candidate))
            return *found;
    }
    throw Error(ErrorCode::Config, "Error executing editor (No editor found: set EDITOR or VISUAL)");
}

void openInEditor(const std::string &editor, const std::string &path)
{
    char *arguments[] = {const_cast<char *>(editor.c_str()), const_cast<char *>(path.c_str()), nullptr};
    pid_t child = 0;
    const int failed = ::posix_spawn(&child, editor.c_str(), nullptr, nullptr, arguments, environ);
    if (failed != 0)
        throw Error(ErrorCode::Config, "Error executing editor (" + std::string(std::strerror(failed)) + ")");
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        throw Error(ErrorCode::Config, "Error executing editor (" + editor + " ended with status " + std::to_string(WIFEXITED(status) ? WEXITSTATUS(status) : status) + ")");
}

}  // namespace

int runInit(Session &session)
{
    const Arguments &arguments = session.arguments();
    const project::Config config = project::Config::load(session.configRequest());
    project::InitRequest request;
    request.directory = arguments.positionals.front();
    request.templateName = arguments.value("template").value_or("generic");
    request.package = arguments.has("package");
    request.workingDirectory = session.configRequest().workingDirectory;
    request.iniPath = config.ini().path();
    request.tomlPath = config.tomlPath();
    project::initEnvironment(request, [&](const project::InitAction &action) { report(session.output(), action); });
    const bool toml = request.templateName.starts_with("pyproject");
    session.output().line("Please edit " + (toml ? "configuration settings in " + request.tomlPath + " and " : std::string()) + "configuration/connection/logging settings in " + request.iniPath
                          + " before proceeding.");
    return 0;
}

int runListTemplates(Session &session)
{
    Output &output = session.output();
    output.line("Available templates:");
    output.line("");
    for (const project::EnvironmentTemplate &entry : project::environmentTemplates())
        output.line(entry.name + " - " + entry.summary);
    output.line("");
    output.line("Templates are used via the 'init' command, e.g.:");
    output.line("");
    output.line("  limbeck-cli init --template generic ./migrations");
    return 0;
}

int runEdit(Session &session)
{
    const std::string wanted = session.arguments().positionals.front();
    const revision::RevisionGraph &graph = session.graph();
    const revision::Resolver resolver(graph);
    revision::RevisionRefs found;
    if (wanted == "current") {
        const std::vector<std::string> rows = session.readRows(true);
        if (rows.empty())
            throw Error(ErrorCode::Revision, "No current revisions");
        found = resolver.lookup(rows);
    } else {
        found = resolver.lookup(wanted);
    }
    bool any = false;
    for (const revision::RevisionRef &ref : found) {
        if (!ref.isRevision())
            continue;
        any = true;
        openInEditor(findEditor(), graph.script(ref.revision()).path);
    }
    if (!any)
        throw Error(ErrorCode::Revision, "No revision files indicated by symbol '" + wanted + "'");
    return 0;
}

}  // namespace limbeck::cli
