// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/deep_stack.h"
#include "base/error.h"
#include "cli/session.h"
#include "database/mask_passwords.h"
#include "python/tree_store.h"

#include <clocale>
#include <cstdio>
#include <functional>
#include <iostream>
#include <map>

#include <QCoreApplication>

namespace limbeck::cli {

namespace {

constexpr int kReported = 255;
constexpr int kUsage = 2;
constexpr int kCrash = 1;

const std::map<std::string, std::function<int(Session &)>> &commands()
{
    static const std::map<std::string, std::function<int(Session &)>> kCommands{
        {"history", runHistory}, {"heads", runHeads},     {"branches", runBranches},           {"show", runShow}, {"current", runCurrent},
        {"upgrade", runUpgrade}, {"downgrade", runDowngrade}, {"stamp", runStamp},             {"ensure_version", runEnsureVersion},
        {"init", runInit},       {"list_templates", runListTemplates}, {"edit", runEdit},
        {"revision", runRevision}, {"merge", runMerge},  {"check", runCheck}, {"diff", runDiff},
    };
    return kCommands;
}

/// Errors for which Alembic ends with a traceback and exit status 1 (spec/commands.md §1.1).
bool isCrash(ErrorCode code)
{
    switch (code) {
    case ErrorCode::ConfigCrash:
    case ErrorCode::RevisionCrash:
    case ErrorCode::Syntax:
    case ErrorCode::Script:
    case ErrorCode::Unsupported:
    case ErrorCode::Database:
    case ErrorCode::ConnectionLost:
    case ErrorCode::Operation:
    case ErrorCode::File:
    case ErrorCode::Budget:
    case ErrorCode::Internal:
        return true;
    case ErrorCode::Usage:
    case ErrorCode::Config:
    case ErrorCode::Revision:
    case ErrorCode::Cancelled:
    case ErrorCode::Locked:
    case ErrorCode::PlanMismatch:
        return false;
    }
    return true;
}

int report(const Error &error, const Arguments &arguments, Output &output)
{
    const bool crash = isCrash(error.code()) || arguments.has("raiseerr");
    if (crash) {
        std::cerr << "ERROR: " << database::maskPasswords(error.toText()) << std::endl;
        return kCrash;
    }
    output.failed(error.message());
    output.log(migrate::kError, "alembic.util.messaging", error.message());
    for (const std::string &detail : error.details()) {
        if (!arguments.has("quiet"))
            std::cerr << database::maskPasswords(detail) << std::endl;
    }
    if (!error.hint().empty() && !arguments.has("quiet"))
        std::cerr << database::maskPasswords(error.hint()) << std::endl;
    return kReported;
}

int runCommand(const Arguments &arguments)
{
    Output output(arguments.has("quiet"));
    int status = 0;
    try {
        runOnDeepStack([&] {
            Session session(arguments, output);
            status = commands().at(arguments.command)(session);
        });
    } catch (const Error &error) {
        return report(error, arguments, output);
    }
    return status;
}

int runProgram(const std::vector<std::string> &words)
{
    Arguments arguments;
    try {
        arguments = parseArguments(words);
    } catch (const UsageError &error) {
        std::cerr << error.usage() << "limbeck-cli: error: " << error.what() << std::endl;
        return kUsage;
    }
    if (arguments.has("version") || arguments.has("help")) {
        const CommandSpec *command = nullptr;
        for (const CommandSpec &spec : commandSpecs()) {
            if (spec.name == arguments.command)
                command = &spec;
        }
        std::cout << (arguments.has("version") ? std::string("limbeck-cli " LIMBECK_VERSION "\n") : helpText(command)) << std::flush;
        return 0;
    }
    return runCommand(arguments);
}

}  // namespace

}  // namespace limbeck::cli

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    // Numbers are read and written the same everywhere.
    std::setlocale(LC_NUMERIC, "C");
    limbeck::python::TreeStore::shared().useCacheFolder();
    return limbeck::cli::runProgram(std::vector<std::string>(argv + 1, argv + argc));
}
