// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/pending/pending_diff.h"

#include <QDateTime>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace limbeck::ui {

/// Which two of the three are compared. Every item says how the first becomes the second.
enum class DiffPair {
    Pending,   ///< the database and the models: what the next revision would hold
    Drift,     ///< the history at the database's revision and the database: what was done past the history
    Ahead,     ///< the history's head and the models: what the next revision would hold, without a database
    Reading,   ///< the models as they are read and the models as the project's own Python has them: runs its code
};

/// It cannot be made without a connection.
constexpr bool needsDatabase(DiffPair pair) { return pair == DiffPair::Pending || pair == DiffPair::Drift; }

/// A comparison that is done. Immutable; shared between threads.
struct DiffResult {
    DiffPair pair = DiffPair::Pending;
    autogenerate::PendingDiff diff;
    std::vector<std::string> uncertain;          ///< tables that data decide, scripts that were not folded to their end
    std::map<std::string, std::string> madeBy;   ///< Drift: the revision that should have made it, by key of the item
    QDateTime time;

    /// Places of the models or of the history that the comparison knows nothing of: where there are some, no difference is no agreement.
    int unknownPlaces() const { return int(diff.unread.size() + uncertain.size()); }
};
using DiffPtr = std::shared_ptr<const DiffResult>;

}  // namespace limbeck::ui
