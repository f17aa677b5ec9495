// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/session.h"

#include "base/error.h"
#include "revision/identifier.h"
#include "revision/plan.h"

#include <algorithm>

namespace limbeck::cli {

namespace {

/// `start:end` of --sql.
struct Range {
    std::optional<std::string> start;
    std::string end;
};

Range splitRange(const std::string &text)
{
    const auto colon = text.find(':');
    if (colon == std::string::npos)
        return {std::nullopt, text};
    if (text.find(':', colon + 1) != std::string::npos)
        throw Error(ErrorCode::RevisionCrash, "A range has one colon, found '" + text + "'.", {}, "Write START:END.");
    return {text.substr(0, colon), text.substr(colon + 1)};
}

/// The rows that an offline run starts from: one revision, or none.
std::vector<std::string> startRows(const revision::RevisionGraph &graph, const std::optional<std::string> &start)
{
    if (!start || start->empty() || *start == "base")
        return {};
    const revision::RevisionRef found = revision::Resolver(graph).lookupOne(*start);
    return found.isRevision() ? std::vector{graph.id(found.revision())} : std::vector<std::string>{};
}

void runWith(Session &session, migrate::RunRequest &request, const std::optional<std::string> &start)
{
    if (session.arguments().has("sql")) {
        request.startingRows = startRows(session.graph(), start);
        request.start = start;
        request.output = [&session](const std::string &text) { session.output().sql(text); };
    }
    migrate::runEnvironment(request);
}

int runUpDown(Session &session, bool up)
{
    const bool offline = session.arguments().has("sql");
    const std::string typed = session.arguments().positionals.front();
    if (!offline && typed.find(':') != std::string::npos)
        throw Error(ErrorCode::Revision, "Range revision not allowed");
    if (offline && !up && typed.find(':') == std::string::npos)
        throw Error(ErrorCode::Revision, "downgrade with --sql requires <fromrev>:<torev>");
    const Range range = offline ? splitRange(typed) : Range{std::nullopt, typed};
    if (range.start && range.start->empty())
        throw Error(ErrorCode::RevisionCrash, "The range '" + typed + "' has no start.", {}, "Write START:END, or base:END.");
    const bool fromGit = session.arguments().has("from-git");
    if (fromGit && offline)
        throw Error(ErrorCode::Revision, "Can't use --from-git with --sql mode");
    if (fromGit && session.arguments().has("delegate"))
        throw Error(ErrorCode::Revision, "Can't use --from-git with --delegate", {}, "Alembic would look for the other branch's scripts in this checkout: check that branch out instead.");
    const revision::RevisionGraph &graph = fromGit ? session.graphWithScriptsFromGit() : session.graph();
    migrate::RunRequest request = session.request();
    request.destination = range.end;
    request.plan = [&graph, &range, up](const std::vector<std::string> &rows) {
        return up ? revision::upgradePlan(graph, rows, range.end) : revision::downgradePlan(graph, rows, range.end);
    };
    runWith(session, request, range.start);
    return 0;
}

}  // namespace

int runUpgrade(Session &session) { return runUpDown(session, true); }
int runDowngrade(Session &session) { return runUpDown(session, false); }

int runStamp(Session &session)
{
    const Arguments &arguments = session.arguments();
    const bool offline = arguments.has("sql");
    std::vector<std::string> targets;
    std::optional<std::string> start;
    for (const std::string &typed : arguments.positionals) {
        const Range range = offline ? splitRange(typed) : Range{std::nullopt, typed};
        if (range.start && !range.start->empty()) {
            if (start && *start != *range.start) {
                throw Error(ErrorCode::Revision,
                            "Stamp operation with --sql only supports a single starting revision at a time, found " + *start + " and " + *range.start);
            }
            start = range.start;
        }
        targets.push_back(range.end);
    }
    const revision::RevisionGraph &graph = session.graph();
    migrate::RunRequest request = session.request();
    request.purge = arguments.has("purge");
    request.destination = targets.front();
    request.plan = [&graph, &targets, refused = offline && arguments.has("purge")](const std::vector<std::string> &rows) {
        if (refused)
            throw Error(ErrorCode::Revision, "Can't use --purge with --sql mode");
        return revision::stampPlan(graph, rows, targets);
    };
    runWith(session, request, start);
    return 0;
}

int runEnsureVersion(Session &session)
{
    migrate::RunRequest request = session.requestWithoutScripts();
    request.createsOnly = true;
    request.plan = migrate::planOfNothing;
    runWith(session, request, std::nullopt);
    return 0;
}

}  // namespace limbeck::cli
