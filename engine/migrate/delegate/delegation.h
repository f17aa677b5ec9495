// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>

namespace limbeck::migrate {

/// The user's consent that steps which the interpreter cannot run may run with the project's own Python and Alembic, as code of the project.
struct Delegation {
    std::string python;  ///< an interpreter or the folder of an environment; empty: the project's, see findProjectPython()
    std::set<std::string> revisions{};  ///< whose steps the consent is for; empty: every step that needs it
    bool covers(const std::string &revision) const { return revisions.empty() || revisions.contains(revision); }
    bool operator==(const Delegation &) const = default;
};

}  // namespace limbeck::migrate
