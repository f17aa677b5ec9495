// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Changing what a script's head declares, and nothing else of its bytes.
namespace limbeck::revision {

/// What a head shall say; what is absent stays as it is.
struct HeadEdit {
    std::optional<std::string> revision;
    std::optional<std::vector<std::string>> downRevisions;  ///< none: None
    std::optional<std::vector<std::string>> branchLabels;
    std::optional<std::vector<std::string>> dependsOn;
    std::optional<std::string> message;                     ///< the docstring's first paragraph
    std::optional<std::string> createDate;                  ///< the docstring's "Create Date:" line, if it has one
    bool operator==(const HeadEdit &) const = default;
};

/// The script with a changed head: the values of the identifiers, and in the docstring the first paragraph and the lines "Revision ID:", "Revises:" and "Create Date:" where they stand (those of
/// Alembic's templates). Comments, quotes' kind, annotations, line ends, encoding and everything else stay as they are; an identifier that the script does not declare is added below the others. The result is
/// read again and must say what was asked and nothing else new: otherwise, and for a head that the fast reader is not sure of, throws Error(Unsupported) naming file and line. Throws Error(Script)
/// for a text that is no script.
std::string editHead(std::string_view bytes, const HeadEdit &edit, const std::string &path);

/// The script with other bodies for upgrade() and downgrade(): `upgrade`, `downgrade` are lines without indentation; absent: that one stays. What stands between `def` and the next statement of the module goes,
/// comments at its end included. Throws Error(Unsupported) when a function is not there as a plain top-level `def`, or its head is not a line of its own.
std::string editBodies(std::string_view bytes, const std::optional<std::vector<std::string>> &upgrade, const std::optional<std::vector<std::string>> &downgrade, const std::string &path);

}  // namespace limbeck::revision
