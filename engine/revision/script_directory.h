// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "revision/script_files.h"
#include "revision/script_head.h"

namespace limbeck::revision {

/// The scripts of a project in map order, and what was wrong on the way.
struct LoadedScripts {
    std::vector<Script> scripts;
    std::vector<Warning> warnings;
    std::vector<Problem> problems;  ///< files that could not be loaded; always empty in Strict mode
};

/// Finds and reads all scripts. Strict: throws the first failure as Error. No code of the project is run here;
/// `fallback` (may be empty) may be called for files that the fast reader is not sure of, `compiled` once for all compiled scripts whose source is missing, on the calling thread;
/// without `compiled` each of those is a failure.
LoadedScripts loadScripts(const VersionLocations &locations, LoadMode mode, const HeadFallback &fallback, const CompiledReader &compiled = {});

/// Reads one file, as after writing a new revision. Throws Error.
Script loadScript(const std::string &path, const HeadFallback &fallback);

}  // namespace limbeck::revision
