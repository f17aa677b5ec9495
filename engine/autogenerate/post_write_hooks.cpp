// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/post_write_hooks.h"

#include "base/error.h"
#include "environment/project_host.h"
#include "migrate/delegate/child_process.h"
#include "migrate/delegate/python_finder.h"
#include "project/paths.h"

#include <optional>
#include <utility>

namespace limbeck::autogenerate {

namespace {

const std::string kToken = "REVISION_SCRIPT_FILENAME";

/// Prints "module:attribute" of an installed console script.
const char *const kFindEntryPoint = R"py(import sys
from importlib import metadata
points = metadata.entry_points()
found = points.select(group="console_scripts") if hasattr(points, "select") else points.get("console_scripts", [])
for point in found:
    if point.name == sys.argv[1]:
        print(point.value.split("[")[0].strip())
        break
)py";

const char *const kFindModule = R"py(import importlib.util, sys
sys.path.insert(0, "")
sys.exit(0 if importlib.util.find_spec(sys.argv[1]) else 3)
)py";

/// The words of a command line by the rules of a POSIX shell: quotes, backslashes; no comments, no substitution. Throws Error(Config) for an open quote.
std::vector<std::string> splitWords(const std::string &text)
{
    std::vector<std::string> words;
    std::optional<std::string> word;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            if (word)
                words.push_back(*std::exchange(word, std::nullopt));
            continue;
        }
        if (!word)
            word.emplace();
        if (c == '\'' || c == '"') {
            for (++i;; ++i) {
                if (i >= text.size())
                    throw Error(ErrorCode::ConfigCrash, "A quotation is not closed in the options: " + text);
                if (text[i] == c)
                    break;
                if (c == '"' && text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '"' || text[i + 1] == '\\'))
                    ++i;
                *word += text[i];
            }
        } else if (c == '\\') {
            if (i + 1 >= text.size())
                throw Error(ErrorCode::ConfigCrash, "Nothing follows the last backslash of the options: " + text);
            *word += text[++i];
        } else {
            *word += c;
        }
    }
    if (word)
        words.push_back(*word);
    return words;
}

/// Runs a program to its end. Throws Error(File) when it cannot be started, Cancelled.
int runProgram(std::vector<std::string> command, std::string folder, const std::function<void(const std::string &line, bool toStderr)> &output, const StopToken &stop)
{
    migrate::ChildProgram program;
    program.program = command.front();
    program.arguments.assign(command.begin() + 1, command.end());
    program.directory = std::move(folder);
    program.readsInput = false;
    migrate::ChildSinks sinks;
    sinks.output = [&output](const std::string &line) { output(line, false); };
    sinks.error = [&output](const std::string &line) { output(line, true); };
    const migrate::ChildEnd end = migrate::runChild(program, sinks, stop);
    if (!end.started)
        throw Error(ErrorCode::File, "The program " + program.program + " cannot be started: " + end.problem + ".");
    checkStop(stop);
    return end.status;
}

class HookRunner {
public:
    HookRunner(const project::Project &project, const std::string &path, AuthoringEvents &events, const StopToken &stop)
        : m_project(project), m_path(path), m_events(events), m_stop(stop)
    {
    }

    void run(const project::Hook &hook)
    {
        const auto type = hook.options.find("type");
        if (type == hook.options.end())
            throw Error(ErrorCode::Config, "Key '" + hook.name + ".type' (or 'type' in toml) is required for post write hook '" + hook.name + "'");
        ProgressLine line(m_events, "Running post write hook '" + hook.name + "'", true);
        std::vector<std::string> command = commandOf(hook, type->second);
        for (std::string &word : optionsOf(hook))
            command.push_back(std::move(word));
        const auto cwd = hook.options.find("cwd");
        const bool hasFolder = cwd != hook.options.end() && !cwd->second.empty();
        runProgram(std::move(command), hasFolder ? project::absolutePath(cwd->second, m_project.root) : std::string(),
                   [this](const std::string &text, bool toStderr) { m_events.programOutput(text + "\n", toStderr); }, m_stop);
        line.done();
    }

private:
    std::vector<std::string> commandOf(const project::Hook &hook, const std::string &type) const
    {
        if (type == "exec")
            return {required(hook, "executable")};
        if (type == "module") {
            const std::string module = required(hook, "module");
            if (ask({projectPython(m_project), "-c", kFindModule, module}).first != 0)
                throw Error(ErrorCode::Config, "Could not find module " + module);
            return {projectPython(m_project), "-m", module};
        }
        if (type == "console_scripts")
            return consoleScript(required(hook, "entrypoint"));
        throw Error(ErrorCode::Config, "No formatter with name '" + type + "' registered", {},
                    "The types are exec, module and console_scripts; those that env.py registers with Python code are not known here.");
    }

    std::vector<std::string> consoleScript(const std::string &entrypoint) const
    {
        std::string found = ask({projectPython(m_project), "-c", kFindEntryPoint, entrypoint}).second;
        while (!found.empty() && (found.back() == '\n' || found.back() == '\r'))
            found.pop_back();
        const auto colon = found.find(':');
        if (colon == std::string::npos)
            throw Error(ErrorCode::Config, "Could not find entrypoint console_scripts." + entrypoint);
        const std::string module = found.substr(0, colon);
        return {projectPython(m_project), "-c", "import " + module + "; " + module + "." + found.substr(colon + 1) + "()"};
    }

    std::pair<int, std::string> ask(std::vector<std::string> command) const
    {
        std::string written;
        const int status = runProgram(std::move(command), m_project.root, [&written](const std::string &text, bool toStderr) { written += toStderr ? "" : text + "\n"; }, m_stop);
        return {status, written};
    }

    std::vector<std::string> optionsOf(const project::Hook &hook) const
    {
        const auto found = hook.options.find("options");
        std::string options = found == hook.options.end() ? std::string() : found->second;
        if (options.find(kToken) == std::string::npos)
            options = kToken + " " + options;
        std::vector<std::string> words = splitWords(options);
        for (std::string &word : words) {
            for (auto at = word.find(kToken); at != std::string::npos; at = word.find(kToken, at + m_path.size()))
                word.replace(at, kToken.size(), m_path);
        }
        return words;
    }

    static std::string required(const project::Hook &hook, const std::string &key)
    {
        const auto found = hook.options.find(key);
        if (found == hook.options.end())
            throw Error(ErrorCode::Config, "Key " + hook.name + "." + key + " is required for post write hook '" + hook.name + "'");
        return found->second;
    }

    const project::Project &m_project;
    const std::string &m_path;
    AuthoringEvents &m_events;
    const StopToken &m_stop;
};

}  // namespace

std::string projectPython(const project::Project &project)
{
    const auto candidates = migrate::pythonCandidates(project.root, environment::processSurroundings().environment);
    return candidates.empty() ? "python3" : candidates.front().program;
}

void runPostWriteHooks(const project::Project &project, const std::string &scriptPath, AuthoringEvents &events, const StopToken &stop)
{
    HookRunner runner(project, scriptPath, events, stop);
    for (const project::Hook &hook : project.config.postWriteHooks())
        runner.run(hook);
}

}  // namespace limbeck::autogenerate
