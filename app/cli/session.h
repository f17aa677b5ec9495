// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "migrate/borrowed_scripts.h"
#include "migrate/run_request.h"
#include "project/project.h"
#include "revision/revision_graph.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace limbeck::cli {

/// stdout, stderr and the log as Alembic uses them (spec/commands.md §1.2): command output and FAILED lines to stdout, log lines to stderr from the moment that env.py
/// configured logging, SQL always.
class Output : public migrate::RunEvents {
public:
    explicit Output(bool quiet) : m_quiet(quiet) {}

    /// A line of command output.
    void line(const std::string &text);
    /// Text as it is.
    void text(const std::string &text);
    void sql(const std::string &text);
    void failed(const std::string &message);
    void warning(const std::string &message);
    /// "Generating x ...", then done() or its failure on the same line. Hooks (`hook`) are told even when quiet.
    void progress(const std::string &text, bool hook = false);
    void done(bool ok = true);

    void log(int level, const std::string &logger, const std::string &text) override;
    void print(const std::string &text) override { this->text(text); }
    void loggingConfigured() override { m_logging = true; }
    void waitingForLock(const std::string &holder) override;
    void stepDelegated(int index, const revision::Step &step, const std::string &program, const std::string &reason) override;
    void delegateLine(const std::string &line) override;

private:
    bool m_quiet;
    bool m_logging = false;
    bool m_hookLine = false;
};

/// What a command works with: the configuration, and the graph when it is first asked for.
class Session {
public:
    Session(const Arguments &arguments, Output &output);

    const Arguments &arguments() const { return m_arguments; }
    Output &output() { return m_output; }
    const project::ConfigRequest &configRequest() const { return m_configRequest; }
    /// --delegate: the project's own Python may run.
    std::optional<migrate::Delegation> delegation() const;
    /// Throws Error(Config) as Alembic does.
    const project::Project &project();
    /// Strict: throws what is wrong with the scripts.
    const revision::RevisionGraph &graph();
    /// The graph, and in it from now on the scripts of the revisions at which the database stands and that only git has. Throws Error(Revision) for one that git does not have. The files of the project stay as they are.
    const revision::RevisionGraph &graphWithScriptsFromGit();
    /// A request with everything filled in but the plan.
    migrate::RunRequest request();
    /// The same for what does without the scripts: none is read, the graph is empty.
    migrate::RunRequest requestWithoutScripts();
    /// The version rows as env.py's database has them (nothing is written).
    std::vector<std::string> readRows(bool createsVersionTable);

private:
    migrate::RunRequest requestFor(const revision::RevisionGraph &graph);

    const Arguments &m_arguments;
    Output &m_output;
    project::ConfigRequest m_configRequest;
    std::optional<project::Project> m_project;
    std::optional<revision::RevisionGraph> m_graph;
    std::optional<migrate::BorrowedGraph> m_borrowed;
    migrate::SourceCache m_sources;
};

// The commands; each returns the exit status.
int runHistory(Session &session);
int runHeads(Session &session);
int runBranches(Session &session);
int runShow(Session &session);
int runCurrent(Session &session);
int runUpgrade(Session &session);
int runDowngrade(Session &session);
int runStamp(Session &session);
int runEnsureVersion(Session &session);
int runInit(Session &session);
int runListTemplates(Session &session);
int runEdit(Session &session);
int runRevision(Session &session);
int runMerge(Session &session);
int runCheck(Session &session);
int runDiff(Session &session);

}  // namespace limbeck::cli
