// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/verified_stamp.h"

namespace limbeck::autogenerate {

StampCheck checkStamp(const migrate::RunRequest &run, const migrate::ProjectSnapshot &snapshot, const std::string &revision)
{
    const SchemaDiff diff = diffSchemas(run, snapshot, {DiffSide::Kind::Database, {}}, {DiffSide::Kind::Revision, revision});
    StampCheck check;
    check.revision = revision;
    check.differences = toOperations(diff.directives);
    if (!check.differences.empty())
        check.sql = formatDiff(diff, DiffFormat::Sql);
    check.uncertain = diff.uncertain;
    return check;
}

}  // namespace limbeck::autogenerate
