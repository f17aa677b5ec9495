// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/project_snapshot.h"
#include "migrate/source_cache.h"
#include "schema/schema.h"

#include <string>
#include <vector>

namespace limbeck::migrate {

/// A table, or something of it, that the history is asked about.
struct BlamedObject {
    enum class Kind { Table, Column, Index, Constraint } kind = Kind::Table;
    schema::QualifiedName table;
    std::string name;    ///< of the part; empty: the table
};

/// For each object the id of the last revision, among the ancestors of `at` (these and dependencies included), that made it or changed it; empty: none did. Folded from the scripts, nothing is
/// connected to; a table's own revision is the one that created it. Throws Cancelled. Deep stack; any thread.
std::vector<std::string> blameObjects(const ProjectSnapshot &snapshot, const std::vector<int> &at, const std::vector<BlamedObject> &objects, const std::string &dialectName,
                                      const environment::EnvironmentRun &run, SourceCache &sources, StopToken stop = {});

}  // namespace limbeck::migrate
