// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "revision/identifier.h"
#include "revision/version_rows.h"

#include <string>
#include <vector>

/// What a command will do, step by step (spec: revisions §7, §8, §11.1). Plans are pure: nothing is read or run.
namespace limbeck::revision {

enum class StepKind { Upgrade, Downgrade, Stamp };

/// One step of a plan.
struct Step {
    StepKind kind = StepKind::Upgrade;
    int revision = -1;              ///< index in the graph; -1 for a stamp
    std::string id;                 ///< of the revision; empty for a stamp
    bool up = true;                 ///< the direction, also of a stamp
    bool newBranch = false;         ///< stamp only: a branch appears or disappears as a whole
    std::vector<std::string> from;  ///< what it starts from, dependencies included (normalized parents or the id)
    std::vector<std::string> to;
    RowChanges rowChanges;
    /// Why the version rows cannot follow this step (Alembic ends with a traceback after the script ran): the run fails here, and it is the plan's last step.
    std::string rowProblem;
    std::string description;  ///< "upgrade a -> b, doc", "stamp_revision a -> b": what the log says after "Running "
    std::string doc;          ///< of the revision's script, one line; empty for a stamp
    bool operator==(const Step &) const = default;
};

struct Plan {
    std::vector<Step> steps;
    std::vector<std::string> rowsBefore;
    std::vector<std::string> rowsAfter;
    std::vector<Warning> warnings;
    bool operator==(const Plan &) const = default;
};

/// §7. `rows` in the order in which the table gave them. Throws IdentifierError (E1, E2, E3, E6, E7, E9) or Error(RevisionCrash);
/// the graph's first problem if it has any.
Plan upgradePlan(const RevisionGraph &graph, const std::vector<std::string> &rows, const std::string &target);

/// §8. Throws as above, and E4, E8, E11. W1 is a warning of the plan.
Plan downgradePlan(const RevisionGraph &graph, const std::vector<std::string> &rows, const std::string &target);

/// §11.1. `targets`: one or more identifiers; for --purge pass no rows. Throws E1, E6, E10.
Plan stampPlan(const RevisionGraph &graph, const std::vector<std::string> &rows, const std::vector<std::string> &targets);

/// "upgrade a -> b, doc" (spec: runtime §4): parents of `down_revision` only. Offline comments leave the doc out.
std::string describeStep(const RevisionGraph &graph, StepKind kind, int revision, bool withDoc = true);

}  // namespace limbeck::revision
