// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/batch_preserve.h"
#include "migrate/borrowed_scripts.h"
#include "migrate/delegate/delegation.h"
#include "migrate/preview_world.h"
#include "migrate/project_snapshot.h"
#include "migrate/run_events.h"
#include "migrate/shown_step.h"
#include "migrate/source_cache.h"
#include "revision/plan.h"
#include "schema/schema.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

/// What the window and the command line ask of the engine, one function for each question. All run on the caller's thread, may take long, take a stop token, throw limbeck::Error,
/// and give plain data. Call them on a deep stack (base/deep_stack.h).
namespace limbeck::migrate {

/// Where a database stands.
struct DatabaseState {
    std::string serverVersion;               ///< "PostgreSQL 15.8", "SQLite 3.40.1"
    bool versionTableExists = false;
    bool hasOtherTables = false;             ///< besides the version table
    std::vector<std::string> rows;           ///< version rows as stored
    std::vector<std::string> unknownRows;    ///< rows that no script has
    std::vector<int> current;                ///< graph indices of "all current"
    std::vector<bool> applied;               ///< by graph index: applied (an ancestor or dependency of a row)
};

/// Connects, reads, disconnects; writes nothing. `password` fills a URL without one.
DatabaseState readDatabaseState(const ProjectSnapshot &snapshot, const database::Url &url, const environment::EnvironmentRun &run, StopToken stop = {});

enum class Direction { Upgrade, Downgrade, Stamp };

/// Who can run a step. MayNeedPython: what only Python can do stands where data decide; the run goes natively and gives the step to the child when it meets that.
enum class StepSupport { Native, MayNeedPython, NeedsPython };

/// One step of a plan with what it would do.
struct PlannedStep {
    revision::Step step;
    std::vector<PreviewItem> items;          ///< what the script would do, in order
    std::vector<std::string> findings;       ///< losses of a rebuild, commits inside, warnings of the compiler
    std::vector<std::string> preservable;    ///< what rebuilds lose without BatchPreserve and keep with it, whichever of them this plan has
    std::optional<Error> unsupported;        ///< the preview ended here: construct, file, line; items hold what came before
    StepSupport support = StepSupport::Native;  ///< NeedsPython: without RunOptions::delegation the run ends before its first step
    std::vector<sql::Statement> versionStatements;
};
struct Plan {
    Direction direction = Direction::Upgrade;
    std::string target;                      ///< as asked: "head", "-1", an id
    std::vector<std::string> rowsBefore, rowsAfter;
    std::vector<PlannedStep> steps;
    std::vector<std::string> warnings;
    bool oneTransaction = true;              ///< false: a commit after each step
    bool purge = false;                      ///< a stamp that empties the version table first: rows that no script has do not hinder it
    std::vector<BorrowedScript> borrowed;    ///< scripts of another branch that were taken for the project's
    sqlalchemy::Surroundings surroundings;   ///< clock, chance and environment of the previews: a run that shall do what they show takes them for its own
};

/// What the plan shows of its steps, to hold a run against (RunOptions::expected).
std::vector<ShownStep> shownSteps(const Plan &plan);

/// As RunOptions will have them.
struct PlanOptions {
    BatchPreserve batchPreserve{};
    bool purge = false;
    std::vector<BorrowedScript> borrowed{};
};

/// Reads the rows, plans, previews every step. Throws IdentifierError and the like; a script that cannot be previewed is a finding of its step.
Plan planMigration(const ProjectSnapshot &project, const database::Url &url, const environment::EnvironmentRun &run, Direction direction, const std::vector<std::string> &targets,
                   SourceCache &sources, StopToken stop = {}, const ProgressSink &progress = {}, const PlanOptions &options = {});

/// One function of one script, as SQL of a dialect: for the SQL panes and the live SQL beside the editor. `text`: the editor's, else the file's.
/// `schema`: what the inspector shall see; absent: unknown.
struct ScriptPreview {
    std::vector<PreviewItem> items;
    std::vector<std::string> warnings;
    std::optional<Error> error;              ///< syntax, script or unsupported; items hold what came before
    bool needsPython = false;                ///< `error` is what only Python can do; false: e.g. it goes on as the data decide
};
ScriptPreview previewScript(const ProjectSnapshot &snapshot, int revision, bool upgrade, const std::string &dialectName, const environment::EnvironmentRun &run,
                            const std::optional<std::string> &text, const std::optional<schema::Schema> &schema, SourceCache &sources, StopToken stop = {});

struct RunOptions {
    std::optional<database::Url> url;        ///< the chosen database; absent: what env.py says
    bool transactionPerMigration = false;    ///< the user's choice in the plan; false: as the project configures it
    bool purge = false;                      ///< stamp only
    bool isRehearsal = false;                ///< on a copy of the database: files that scripts write are told, not written
    /// What the plan showed, by step: certain statements must come as shown, none more and none less, or the step stops with PlanMismatch. Empty: nothing to hold against.
    std::vector<ShownStep> expected;
    /// The user trusts the project: steps that the interpreter cannot do run in a child process with the project's own Python. Absent: such a step stops the run before it begins.
    std::optional<Delegation> delegation;
    BatchPreserve batchPreserve;
    /// Scripts of another branch that the plan was made with. They run natively only: Error(Unsupported) when one of their steps was to be delegated.
    std::vector<BorrowedScript> borrowed;
    sqlalchemy::Surroundings surroundings;
    std::chrono::milliseconds lockTimeout{10000};
};
/// Runs env.py live with the plan inside. Returns the rows afterwards (of the last run that env.py did). Throws with nothing half-done (spec/runtime.md §2); around a delegated step
/// the run is split: what stood before it is committed (RunEvents::stepDelegated, committed).
std::vector<std::string> runMigration(const ProjectSnapshot &project, Direction direction, const std::vector<std::string> &targets, const RunOptions &options, RunEvents &events,
                                      SourceCache &sources, StopToken stop = {});

}  // namespace limbeck::migrate
