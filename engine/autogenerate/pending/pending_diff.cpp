// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/pending_diff.h"

#include "autogenerate/environment_comparison.h"
#include "autogenerate/pending/batches.h"
#include "autogenerate/pending/history_mentions.h"
#include "autogenerate/pending/ignore_list.h"
#include "autogenerate/pending/item_texts.h"
#include "autogenerate/pending/items.h"
#include "autogenerate/pending/type_steps.h"
#include "autogenerate/pending/with_exact_models.h"
#include "autogenerate/schema_diff.h"
#include "base/error.h"
#include "revision/identifier.h"

#include <algorithm>

namespace limbeck::autogenerate {

namespace {

bool hasOption(const environment::ConfigureFacts &facts, std::string_view name)
{
    return std::any_of(facts.all.begin(), facts.all.end(), [&](const auto &entry) { return entry.first == name && !entry.second.isNone(); });
}

class PendingRun {
public:
    PendingRun(const migrate::RunRequest &run, const ComparisonChoices &choices) : m_run(run), m_choices(withExactModels(choices, run)) { m_choices.extended = true; }

    PendingDiff execute(const revision::RevisionGraph &history)
    {
        const IgnoreList ignored = IgnoreList::read(IgnoreList::pathFor(m_run.project->root));
        migrate::RunRequest run = migrate::readingRequest(m_run);
        run.readsCatalog = true;
        run.connected = [this](const std::string &url) { m_diff.database = url; };
        run.inspect = [this](const migrate::RunInspection &inspection) { inspect(inspection); };
        migrate::runEnvironment(run);
        noteHistory(m_diff.items, history);
        for (PendingItem &item : m_diff.items) {
            item.isIgnored = ignored.contains(item.key) || m_choices.ignored.contains(item.key);
            item.ignoreReason = ignored.reason(item.key);
        }
        return std::move(m_diff);
    }

private:
    void inspect(const migrate::RunInspection &inspection)
    {
        m_diff.dialectName = inspection.world.dialect().name();
        m_diff.isUpToDate = m_diff.isUpToDate && isUpToDate(*m_run.graph, inspection.rows);
        m_diff.asksRenderItem = m_diff.asksRenderItem || hasOption(inspection.facts, "render_item");
        m_diff.asksDirectives = m_diff.asksDirectives || hasOption(inspection.facts, "process_revision_directives");
        EnvironmentComparison comparison(inspection, *m_run.events, m_run.project->envPath(), m_choices);
        EnvironmentComparison::Pending found = comparison.pending();
        fillTexts(found.items, found.database, comparison.renderOptions());
        m_diff.existingTypes.merge(found.existingTypes);
        for (PendingItem &item : found.items) {
            item.run = m_runs;
            m_diff.items.push_back(std::move(item));
        }
        const auto append = [](auto &to, auto &from) { to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end())); };
        append(m_diff.proposals, found.proposals);
        append(m_diff.notCompared, found.notCompared);
        append(m_diff.unread, found.unread);
        append(m_diff.notes, found.notes);
        m_diff.rendering = comparison.renderOptions();
        m_diff.rendering.renderItem = nullptr;
        ++m_runs;
    }

    const migrate::RunRequest &m_run;
    ComparisonChoices m_choices;
    PendingDiff m_diff;
    int m_runs = 0;
};

}  // namespace

bool isUpToDate(const revision::RevisionGraph &graph, const std::vector<std::string> &rows)
{
    const revision::Resolver resolver(graph);
    const auto asSet = [](const revision::RevisionRefs &refs) {
        const std::vector<int> found = revision::revisionsOf(refs, "head");
        return std::set<int>(found.begin(), found.end());
    };
    return asSet(resolver.lookup(rows)) == asSet(resolver.lookup("heads"));
}

PendingDiff findPending(const migrate::RunRequest &run, const ComparisonChoices &choices, const migrate::ProjectSnapshot *snapshot)
{
    return PendingRun(run, choices).execute(snapshot ? *snapshot->graph : *run.graph);
}

std::vector<PendingItem> readingDifferences(const migrate::RunRequest &run, const migrate::ProjectSnapshot &snapshot)
{
    return itemsOf(diffSchemas(run, snapshot, DiffSide::parse("models"), DiffSide::parse("exact")).directives);
}

ScriptText scriptText(const PendingDiff &diff, const ComparisonChoices &choices, int run)
{
    const dialect::Dialect &dialect = *diff.rendering.dialect;
    const std::vector<Directive> upgrade = withTypes(assembled(diff.items, choices, run), diff.existingTypes, dialect);
    Renderer renderer(diff.rendering);
    ScriptText text;
    text.upgrade = renderer.body(withBatches(upgrade, dialect, diff.rendering.hanging));
    text.downgrade = renderer.body(withBatches(reversed(upgrade), dialect, diff.rendering.hanging));
    text.imports = renderer.imports();
    return text;
}

}  // namespace limbeck::autogenerate
