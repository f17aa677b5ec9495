// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/project_snapshot.h"
#include "migrate/source_cache.h"
#include "operation/touches.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace limbeck::migrate {

/// What the scripts alone tell of the way back.
enum class Reversibility {
    Unknown,        ///< a script could not be read to its end, or does what only data decide
    Restored,       ///< downgrade makes the schema that was there before, as far as directives say
    Lossy,          ///< the same, but what upgrade drops comes back empty
    Different,      ///< downgrade leaves another schema
    Irreversible,   ///< there is no downgrade, it raises, or it does nothing although upgrade does something
};

/// What one revision does, by reading its functions; nothing is run.
struct RevisionFacts {
    int revision = -1;
    std::vector<operation::Touch> touches;   ///< of upgrade
    std::vector<std::string> directives;     ///< of upgrade, as called, each once, sorted; "execute" for raw SQL
    Reversibility reversibility = Reversibility::Unknown;
    std::vector<std::string> findings;       ///< what the compiler warns of, what cannot be done on this dialect; for people
    std::string problem;                     ///< why upgrade could not be read to its end; empty: it could
    std::optional<revision::Problem> syntax; ///< the file, or a helper that it imports, is no Python: Alembic refuses every command of such a project
};

/// The facts of all revisions, oldest first, each told as soon as it is known, with the schema folded on the way. Ghosts are passed over. `tell` is called on this thread. Throws Cancelled. Deep stack; any thread.
void readHistoryFacts(const ProjectSnapshot &snapshot, const std::string &dialectName, const environment::EnvironmentRun &run, SourceCache &sources, const std::function<void(RevisionFacts)> &tell,
                      StopToken stop = {});

/// The facts of one revision without the schema before it: Reversibility is Irreversible, Lossy or Unknown.
RevisionFacts readRevisionFacts(const ProjectSnapshot &snapshot, int revision, const std::string &dialectName, const environment::EnvironmentRun &run, SourceCache &sources, StopToken stop = {});

}  // namespace limbeck::migrate
