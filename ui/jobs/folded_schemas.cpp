// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/folded_schemas.h"

#include <algorithm>

namespace limbeck::ui {

namespace {

constexpr std::size_t kKept = 8;

bool dependsOnSchema(const migrate::ScriptPreview &preview)
{
    if (preview.error && preview.error->code() != ErrorCode::Syntax && preview.error->code() != ErrorCode::Unsupported)
        return true;
    return std::any_of(preview.items.begin(), preview.items.end(),
                       [](const migrate::PreviewItem &item) { return item.certainty != sql::Certainty::Certain || !item.error.empty(); });
}

}  // namespace

migrate::ScriptPreview FoldedSchemas::preview(const SnapshotPtr &snapshot, int revision, bool upgrade, const std::string &dialectName, const environment::EnvironmentRun &run,
                                              const std::optional<std::string> &text, migrate::SourceCache &sources, const StopToken &stop)
{
    migrate::ScriptPreview first = migrate::previewScript(*snapshot, revision, upgrade, dialectName, run, text, std::nullopt, sources, stop);
    if (!dependsOnSchema(first))
        return first;
    const migrate::SchemaChange &change = changeOf(snapshot, revision, dialectName, run, sources, stop);
    return migrate::previewScript(*snapshot, revision, upgrade, dialectName, run, text, upgrade ? change.before : change.after, sources, stop);
}

const migrate::SchemaChange &FoldedSchemas::changeOf(const SnapshotPtr &snapshot, int revision, const std::string &dialectName, const environment::EnvironmentRun &run,
                                                     migrate::SourceCache &sources, const StopToken &stop)
{
    for (const Entry &entry : m_entries) {
        if (entry.snapshot == snapshot && entry.revision == revision && entry.dialectName == dialectName)
            return entry.change;
    }
    const auto parents = snapshot->graph->normalizedParents(revision);
    migrate::SchemaChange change = migrate::foldBetween(*snapshot, {parents.begin(), parents.end()}, {revision}, dialectName, run, sources, stop);
    m_entries.push_front({snapshot, revision, dialectName, std::move(change)});
    if (m_entries.size() > kKept)
        m_entries.pop_back();
    return m_entries.front().change;
}

}  // namespace limbeck::ui
