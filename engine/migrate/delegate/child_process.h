// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace limbeck::migrate {

struct ChildProgram {
    std::string program;                     ///< path, or a name for PATH
    std::vector<std::string> arguments;
    std::string directory;                   ///< its working directory
    std::vector<std::pair<std::string, std::string>> environment;  ///< added to ours
    std::string input;                       ///< written at once; standard input stays open until the child has ended
    bool readsInput = true;                  ///< false: standard input is at its end from the start
};

struct ChildSinks {
    std::function<void(const std::string &line)> output;  ///< a line of standard output, without its end
    std::function<void(const std::string &line)> error;   ///< the same of standard error
    /// A stop was requested: called once; then the child has `grace` to end by itself before it is terminated.
    std::function<void()> stopping;
    std::chrono::milliseconds grace{0};
    /// Asked about twice a second; true ends the program like a stop.
    std::function<bool()> mustEnd;
};

struct ChildEnd {
    bool started = true;       ///< false: `problem` says why not
    std::string problem;
    int status = 0;            ///< exit status; -N when signal N ended it
    bool stopped = false;      ///< it was ended: a stop was requested, or `mustEnd`
};

/// Runs a program to its end and hands its lines on as they come, in the caller's thread. A requested stop ends the program: first `stopping`, then SIGTERM, then SIGKILL.
/// Throws what a sink throws, after the program was killed.
ChildEnd runChild(const ChildProgram &program, const ChildSinks &sinks, const StopToken &stop = {});

}  // namespace limbeck::migrate
