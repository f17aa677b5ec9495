// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/pending/choices.h"
#include "autogenerate/pending/pending_item.h"
#include "autogenerate/render/renderer.h"
#include "migrate/project_snapshot.h"
#include "migrate/run_request.h"

#include <map>
#include <set>
#include <string>
#include <vector>

/// The pending diff (models against database) for window and command line: what is there, what to decide, what becomes of the decisions. Plain data; may cross threads.
///
/// The window's way: findPending() on a worker → show items and proposals → the user ticks, decides renames and fill values, ignores → scriptText() for what is ticked, at once
/// and without a database; findPending() again after decisions about renames or fills (RevisionRequest::choices takes the same decisions and writes the file) → provePending().
namespace limbeck::autogenerate {

/// Something that went here and something that came there and are alike: asked, never done silently.
struct RenameProposal {
    Rename rename;
    double score = 0;            ///< 0 to 1; from 0.5 worth asking, best first
    std::vector<std::string> reasons;   ///< "same type", "same place", "similar name"
    std::vector<std::string> replaces;  ///< keys of the items that go when it is accepted
};

/// What neither Alembic nor the extended comparison looks at, as it is in the database: silence is no equality.
struct NotCompared {
    std::string kind;            ///< "view", "materialized view", "function", "trigger", "policy", "domain", "sequence", "foreign table"; not translated
    std::string name;            ///< with its table: "audit on account"
    std::string reason;          ///< empty: nobody compares these; else why this one is left out: "belongs to extension postgis"
    bool operator==(const NotCompared &) const = default;
};

struct PendingDiff {
    std::string dialectName;
    std::string database;                       ///< the URL without password
    bool isUpToDate = true;                     ///< the version rows are the heads; a script can be written only then
    std::vector<PendingItem> items;             ///< in the order of the script
    std::vector<RenameProposal> proposals;      ///< those that `choices` decided are not in it
    std::vector<NotCompared> notCompared;
    std::vector<std::string> unread;            ///< what the models hold and could not be read: not compared, never dropped
    std::vector<std::string> notes;             ///< refusals on the way: "expressions are compared by their text: no right to create temporary tables"
    bool asksRenderItem = false;                ///< env.py has render_item=: scriptText() does without it, writing the file asks it
    bool asksDirectives = false;                ///< env.py has process_revision_directives=: only asked when the file is written
    std::set<QualifiedName> existingTypes;      ///< enum types that the database has
    RenderOptions rendering;                    ///< without renderItem
};

/// Runs env.py, reads its database (nothing is written; PostgreSQL normalises expressions in a savepoint that is rolled back) and its models, compares. `run`: as for createRevision();
/// `snapshot`: whose history says what was ever created; null: the run's graph. Throws Error (no metadata, no connection …), Cancelled. Deep stack, any thread.
PendingDiff findPending(const migrate::RunRequest &run, const ComparisonChoices &choices, const migrate::ProjectSnapshot *snapshot = nullptr);

/// Whether the version rows are the graph's heads.
bool isUpToDate(const revision::RevisionGraph &graph, const std::vector<std::string> &rows);

/// The directives of the items that `choices` take, put together as a script has them: table by table. withTypes() and withBatches() finish it for a database.
std::vector<Directive> assembled(const std::vector<PendingItem> &items, const ComparisonChoices &choices, int run = 0);

/// What a new script would hold.
struct ScriptText {
    std::string upgrade, downgrade;    ///< the bodies, indented as they stand below `def`
    std::set<std::string> imports;
};
ScriptText scriptText(const PendingDiff &diff, const ComparisonChoices &choices, int run = 0);

/// Where the models as Limbeck reads them differ from what Python makes of them: what would turn the one into the other. Runs the project's Python (run.delegation, or its own): only for a project
/// that the user trusts. Throws as findPending() and readExactModels().
std::vector<PendingItem> readingDifferences(const migrate::RunRequest &run, const migrate::ProjectSnapshot &snapshot);

/// What is left of the pending diff when a script has been applied.
struct Proof {
    bool holds = false;                 ///< nothing is left of what was taken, and nothing came that was not there before
    std::vector<PendingItem> remaining; ///< what would still differ
    std::string error;                  ///< the script does not run to its end: why
    SourcePosition position;
    std::vector<std::string> uncertain; ///< tables that only data decide, raw SQL that the reading does not understand
};
/// The upgrade of a script (`text`: a whole file, not saved perhaps) applied to the schema that the database has now, without touching the database, and compared with the models.
/// Items that `choices` leave out do not count. Throws as findPending().
Proof proveScript(const migrate::RunRequest &run, const migrate::ProjectSnapshot &snapshot, const std::string &text, const ComparisonChoices &choices);
/// The same for the script that the items make.
Proof provePending(const migrate::RunRequest &run, const migrate::ProjectSnapshot &snapshot, const ComparisonChoices &choices);

}  // namespace limbeck::autogenerate
