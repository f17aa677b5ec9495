// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/session.h"

#include "base/error.h"
#include "revision/history_range.h"
#include "revision/identifier.h"
#include "revision/revision_text.h"

#include <algorithm>

namespace limbeck::cli {

namespace {

bool contains(const std::vector<std::string> &rows, const std::string &id) { return std::find(rows.begin(), rows.end(), id) != rows.end(); }

}  // namespace

int runHistory(Session &session)
{
    const Arguments &arguments = session.arguments();
    revision::HistoryRange range;
    if (const auto text = arguments.value("rev-range"))
        range = revision::parseHistoryRange(*text);
    const bool indicate = arguments.has("indicate-current");
    const bool needsDatabase = indicate || range.lower == "current" || range.upper == "current" || session.project().revisionEnvironment;
    const revision::RevisionGraph &graph = session.graph();
    const std::vector<std::string> rows = needsDatabase ? session.readRows(true) : std::vector<std::string>{};
    for (const int revision : revision::history(graph, range, rows)) {
        const bool isCurrent = indicate && contains(rows, graph.id(revision));
        session.output().line(arguments.has("verbose") ? revision::longText(graph, revision, isCurrent) : revision::shortText(graph, revision, revision::kHistoryForm, isCurrent));
    }
    return 0;
}

int runHeads(Session &session)
{
    const revision::RevisionGraph &graph = session.graph();
    const bool resolve = session.arguments().has("resolve-dependencies");
    for (const int revision : resolve ? graph.realHeads() : graph.heads())
        session.output().line(session.arguments().has("verbose") ? revision::longText(graph, revision) : revision::shortText(graph, revision, revision::kHeadsForm));
    return 0;
}

int runBranches(Session &session)
{
    const revision::RevisionGraph &graph = session.graph();
    for (const int revision : revision::history(graph, revision::HistoryRange{}, {})) {
        if (graph.isBranchPoint(revision))
            session.output().line(revision::branchText(graph, revision, session.arguments().has("verbose")));
    }
    return 0;
}

int runShow(Session &session)
{
    const revision::RevisionGraph &graph = session.graph();
    const std::string wanted = session.arguments().positionals.front();
    const revision::Resolver resolver(graph);
    const revision::RevisionRefs found = wanted == "current" ? resolver.lookup(session.readRows(true)) : resolver.lookup(wanted);
    for (const revision::RevisionRef &ref : found) {
        if (ref.isRevision())
            session.output().line(revision::longText(graph, ref.revision()));
    }
    return 0;
}

int runCurrent(Session &session)
{
    const Arguments &arguments = session.arguments();
    const revision::RevisionGraph &graph = session.graph();
    migrate::RunRequest request = session.request();
    request.writes = false;
    request.createsVersionTable = false;
    std::vector<std::vector<std::string>> runs;
    request.plan = [&runs](const std::vector<std::string> &rows) {
        runs.push_back(rows);
        return migrate::planOfNothing(rows);
    };
    request.connected = [&](const std::string &maskedUrl) {
        if (arguments.has("verbose"))
            session.output().line("Current revision(s) for " + maskedUrl + ":");
    };
    migrate::runEnvironment(request);
    const revision::Resolver resolver(graph);
    for (std::vector<std::string> rows : runs) {
        if (arguments.has("check-heads")) {
            std::vector<std::string> heads;
            for (const int head : graph.heads())
                heads.push_back(graph.id(head));
            std::sort(heads.begin(), heads.end());
            std::sort(rows.begin(), rows.end());
            if (rows != heads)
                throw Error(ErrorCode::Revision, "Database is not on all head revisions");
        }
        for (const int revision : resolver.allCurrent(revision::revisionsOf(resolver.lookup(rows), "a version row")))
            session.output().line(arguments.has("verbose") ? revision::longText(graph, revision) : revision::shortText(graph, revision, revision::kCurrentForm));
    }
    return 0;
}

}  // namespace limbeck::cli
