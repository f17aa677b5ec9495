// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace limbeck::autogenerate {

/// A program with its arguments, run to its end. `workingDirectory`: relative to ours; absent: ours.
struct ChildProcess {
    std::vector<std::string> command;  ///< [0]: a path, or a name that is looked for on PATH
    std::optional<std::string> workingDirectory;
};
/// What the program wrote, piece by piece as it comes; `toStderr`: to its standard error.
using ChildOutput = std::function<void(const std::string &text, bool toStderr)>;

/// Returns the exit status (128 + n when signal n ended it). Standard input is ours. Throws Error(File) when the program cannot be started, Cancelled (the program is ended).
int runChild(const ChildProcess &child, const ChildOutput &output, const StopToken &stop = {});

/// The words of a command line by the rules of a POSIX shell: quotes, backslashes; no comments, no substitution. Throws Error(Config) for an open quote.
std::vector<std::string> splitWords(const std::string &text);

}  // namespace limbeck::autogenerate
