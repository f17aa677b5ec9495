// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/shadow_database.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace limbeck::migrate {

/// A SQLite database as it will stand once statements that are only planned have run. A folded schema says what a script means; SQLite stores, and a reflection gives back, something else in many
/// small ways (the parentheses of defaults, types by affinity, the order of constraints, what has no name), and a rebuild is written from that. Here SQLite does it, in memory and without rows.
/// Nothing is opened before the first question. Made, used and destroyed in one thread.
class ForeseenDatabase {
public:
    /// What was sent so far, in order; pointers, for branches share their beginning.
    using Sent = std::vector<std::shared_ptr<const sql::Statement>>;

    /// `fill` gives the structure at the beginning. It is called at most once, later.
    ForeseenDatabase(const dialect::Dialect &sqlite, std::function<void(ShadowDatabase &)> fill);

    /// These stay: what comes next goes on from here.
    void keep(const Sent &sent);
    /// As it stands after these, which may be undone by the next call. Valid until then.
    dialect::Ask after(const Sent &sent);
    /// Why the answer of the last after() may differ from what the database will say (a statement could not be run here); empty: it will be the same.
    const std::string &doubt() const { return m_keptDoubt.empty() ? m_doubt : m_keptDoubt; }

private:
    void open();
    void follow(const Sent &sent);
    void run(const sql::Statement &statement, std::string &doubt);

    const dialect::Dialect &m_dialect;
    std::function<void(ShadowDatabase &)> m_fill;
    std::unique_ptr<ShadowDatabase> m_shadow;
    Sent m_kept;      ///< until it is opened
    Sent m_followed;  ///< since the mark
    std::string m_keptDoubt, m_doubt;
};

}  // namespace limbeck::migrate
