// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/source_position.h"

#include <string>
#include <vector>

namespace limbeck::revision {

/// How broken input is met. Strict: the first failure is thrown, as Alembic's commands do. Lenient: everything that can be
/// loaded is loaded and failures become Problems, so that a window can draw the rest.
enum class LoadMode { Strict, Lenient };

/// Whether a script defines a function. Unknown: only running it would tell (conditional definition, star import).
enum class Presence { No, Yes, Unknown };

/// A failure that Strict mode throws. `revisions` names the ids concerned, for marking them.
struct Problem {
    ErrorCode code = ErrorCode::Revision;
    std::string message;
    SourcePosition position;
    std::vector<std::string> revisions;
    bool operator==(const Problem &) const = default;
    Error toError() const { return Error(code, message, position); }
};

/// Something that Alembic warns about and goes on.
struct Warning {
    std::string message;
    SourcePosition position;
    bool operator==(const Warning &) const = default;
};

/// Lines (from 1) of what a script declares; 0: not declared.
struct ScriptLines {
    int revision = 0;
    int downRevision = 0;
    int branchLabels = 0;
    int dependsOn = 0;
    int upgrade = 0;
    int downgrade = 0;
    bool operator==(const ScriptLines &) const = default;
};

/// One migration script as its file declares it (spec: revisions §1). Everything is as written; nothing is resolved.
struct Script {
    std::string id;
    std::vector<std::string> downRevisions;  ///< declared order, duplicates kept; empty: a base
    std::vector<std::string> dependsOn;      ///< ids or labels, as written
    std::vector<std::string> branchLabels;
    std::string doc;      ///< first paragraph of the docstring
    std::string longDoc;  ///< docstring without surrounding white space
    std::string path;     ///< absolute, symbolic links resolved
    ScriptLines lines;
    Presence upgrade = Presence::Unknown;
    Presence downgrade = Presence::Unknown;

    bool operator==(const Script &) const = default;
    SourcePosition positionOf(int line) const { return {path, line, 0}; }
};

/// Characters that no id may contain: `@ - + :`. Throws Error(Revision) naming them, sorted.
void checkRevisionId(const std::string &id);

}  // namespace limbeck::revision
