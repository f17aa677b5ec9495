// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/schema_diff.h"

#include <string>
#include <vector>

namespace limbeck::autogenerate {

/// Whether a database looks as a revision would have it, before it is stamped with it.
struct StampCheck {
    std::string revision;
    std::vector<operation::Operation> differences;  ///< what would have to be done to the database for it to be so
    std::string sql;                                ///< the same as statements
    std::vector<std::string> uncertain;             ///< what the scripts do not tell for certain
    bool agrees() const { return differences.empty(); }
};

/// Compares the database of the run with the schema that the scripts up to `revision` make. Reads only. `run` and `snapshot` as for diffSchemas(), whose errors it throws.
StampCheck checkStamp(const migrate::RunRequest &run, const migrate::ProjectSnapshot &snapshot, const std::string &revision);

}  // namespace limbeck::autogenerate
