// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/schema_history.h"
#include "migrate/service.h"

#include <deque>
#include <memory>
#include <string>

namespace limbeck::ui {

/// Previews that see the schema which the scripts before them make: the last few such schemas are kept, so that typing does not fold the history again. One thread.
class FoldedSchemas {
public:
    using SnapshotPtr = std::shared_ptr<const migrate::ProjectSnapshot>;

    /// previewScript(), first without a schema; when the script's statements depend on one (a batch that rebuilds its table, the inspector), again with the folded one. Throws as it does.
    migrate::ScriptPreview preview(const SnapshotPtr &snapshot, int revision, bool upgrade, const std::string &dialectName, const environment::EnvironmentRun &run,
                                   const std::optional<std::string> &text, migrate::SourceCache &sources, const StopToken &stop);

private:
    struct Entry {
        SnapshotPtr snapshot;
        int revision = -1;
        std::string dialectName;
        migrate::SchemaChange change;   ///< before the revision, after it
    };
    const migrate::SchemaChange &changeOf(const SnapshotPtr &snapshot, int revision, const std::string &dialectName, const environment::EnvironmentRun &run, migrate::SourceCache &sources,
                                          const StopToken &stop);
    std::deque<Entry> m_entries;   ///< newest first
};

}  // namespace limbeck::ui
