// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/pending/pending_diff.h"
#include "cli/session.h"

namespace limbeck::cli {

/// The decisions of the command line about a comparison: --extended, --rename, --fill, --exact. Throws Error(Usage).
autogenerate::ComparisonChoices choicesOf(const Arguments &arguments);

/// A pending diff for people: a line an item with what it costs, then what could be renames, what is ignored and what is not compared.
std::string reportOf(const autogenerate::PendingDiff &diff);

/// The same for programs: one JSON object with the items (key, change, subject, table, name, description, grade, notes, advice, python, statements, ignored), proposed renames, notes and what is not
/// compared.
std::string jsonOf(const autogenerate::PendingDiff &diff);
/// The statements of what is not ignored, on the compared database.
std::string sqlOf(const autogenerate::PendingDiff &diff);

/// On a terminal: asks which proposals are renames and what rows without a value get, until nothing is left to ask. Elsewhere the choices stay as they are.
autogenerate::ComparisonChoices askedFor(Session &session, autogenerate::ComparisonChoices choices);

}  // namespace limbeck::cli
