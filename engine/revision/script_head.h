// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "revision/script.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Reading the head of a script: the module-level names in front of the functions, with a line scanner for the usual
/// forms. It never guesses: where it cannot be sure it says why, and a full reader of Python decides.
namespace limbeck::revision {

/// What a script's file declares.
struct ScriptHead {
    std::optional<std::string> revision;  ///< absent in legacy files: the file name tells
    bool hasDownRevision = false;
    std::vector<std::string> downRevisions;
    std::vector<std::string> branchLabels;
    std::vector<std::string> dependsOn;
    std::optional<std::string> docstring;  ///< as Python's __doc__
    Presence upgrade = Presence::No;
    Presence downgrade = Presence::No;
    ScriptLines lines;
    bool operator==(const ScriptHead &) const = default;
};

/// Why the fast reader is not sure.
struct HeadDoubt {
    std::string reason;
    int line = 0;
};

/// The fast reader. `text` is decoded (source_text.h).
std::variant<ScriptHead, HeadDoubt> readHead(std::string_view text);

/// The full reader, injected by the caller: runs the module's top level. Throws Error (Syntax, Script, Unsupported) with a position.
/// `bytes` is the file's whole content.
using HeadFallback = std::function<ScriptHead(const std::string &path, std::string_view bytes, const HeadDoubt &doubt)>;

/// A compiled script (.pyc, .pyo) whose source is missing: what its module declares, or why it could not be loaded. Injected by the caller, who has the user's consent to run it.
using CompiledHead = std::variant<ScriptHead, Error>;
using CompiledReader = std::function<std::vector<CompiledHead>(const std::vector<std::string> &paths)>;

/// The script that a head and its file's name make. Throws Error(Revision) without an id, Error(RevisionCrash) without down_revision.
Script scriptOf(const std::string &path, ScriptHead head);

/// A script from its file's content: fast reader, then `fallback` (may be empty: then a doubt is Error(Unsupported)).
/// Throws Error: encoding, missing or ill-typed names, illegal characters are not checked here (the graph does).
Script readScript(const std::string &path, std::string_view bytes, const HeadFallback &fallback);

}  // namespace limbeck::revision
