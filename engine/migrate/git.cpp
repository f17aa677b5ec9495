// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/git.h"

#include "migrate/delegate/child_process.h"

namespace limbeck::migrate {

std::optional<std::string> askGit(const std::string &folder, std::vector<std::string> arguments, const StopToken &stop)
{
    ChildProgram git;
    git.program = "git";
    git.directory = folder;
    git.readsInput = false;
    git.environment = {{"GIT_OPTIONAL_LOCKS", "0"}, {"GIT_TERMINAL_PROMPT", "0"}, {"LC_ALL", "C.UTF-8"}};
    git.arguments = {"--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "log.showSignature=false", "-c", "core.quotePath=false", "-c", "diff.external="};
    git.arguments.insert(git.arguments.end(), std::make_move_iterator(arguments.begin()), std::make_move_iterator(arguments.end()));
    std::string output;
    ChildSinks sinks;
    sinks.output = [&output](const std::string &line) { output += line + "\n"; };
    const ChildEnd end = runChild(git, sinks, stop);
    checkStop(stop);
    return end.started && end.status == 0 ? std::optional(output) : std::nullopt;
}

std::optional<std::string> gitRoot(const std::string &folder, const StopToken &stop)
{
    std::optional<std::string> root = askGit(folder, {"rev-parse", "--show-toplevel"}, stop);
    while (root && root->ends_with('\n'))
        root->pop_back();
    return root;
}

}  // namespace limbeck::migrate
