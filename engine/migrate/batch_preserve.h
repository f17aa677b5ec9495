// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>

namespace limbeck::migrate {

/// Which revisions' rebuilds of SQLite tables keep what Alembic's would lose (spec/batch.md §8): all, none or some.
struct BatchPreserve {
    bool everywhere = false;
    std::set<std::string> revisions;

    BatchPreserve(bool all = false) : everywhere(all) {}
    explicit BatchPreserve(std::set<std::string> some) : revisions(std::move(some)) {}
    bool in(const std::string &revision) const { return everywhere || revisions.contains(revision); }
    bool operator==(const BatchPreserve &) const = default;
};

}  // namespace limbeck::migrate
