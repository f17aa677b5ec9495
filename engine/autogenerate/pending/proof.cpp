// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/environment_comparison.h"
#include "autogenerate/pending/batches.h"
#include "autogenerate/pending/enum_statements.h"
#include "autogenerate/pending/ignore_list.h"
#include "autogenerate/pending/items.h"
#include "autogenerate/pending/pending_diff.h"
#include "autogenerate/pending/type_steps.h"
#include "autogenerate/pending/with_exact_models.h"
#include "base/error.h"
#include "migrate/preview_run.h"

#include <algorithm>

// The proof is the circle closed: the script's text, read as any script is read, changes the schema that the database has now (as a value, nothing is sent), and what comes out is compared with the
// models once more. So a mistake of the comparison, of the rendering or of the hand that edited the text shows in what remains.

namespace limbeck::autogenerate {

namespace {

const char *const kNewScript = "<new script>";

class ProofRun {
public:
    ProofRun(const migrate::RunRequest &run, const migrate::ProjectSnapshot &snapshot, const ComparisonChoices &choices, std::optional<std::string> text)
        : m_run(run), m_snapshot(snapshot), m_choices(withExactModels(choices, run)), m_text(std::move(text))
    {
        m_choices.extended = true;
        if (!m_choices.only)
            m_choices.ignored.merge(IgnoreList::read(IgnoreList::pathFor(run.project->root)).keys());
    }

    Proof execute()
    {
        migrate::RunRequest run = migrate::readingRequest(m_run);
        run.inspect = [this](const migrate::RunInspection &inspection) { inspect(inspection); };
        migrate::runEnvironment(run);
        m_proof.holds = m_proof.error.empty() && m_proof.remaining.empty();
        return std::move(m_proof);
    }

private:
    void inspect(const migrate::RunInspection &inspection)
    {
        migrate::RunEvents silent;
        EnvironmentComparison comparison(inspection, silent, m_run.project->envPath(), m_choices);
        const EnvironmentComparison::Pending before = comparison.pending();
        const std::string text = m_text ? *m_text : scriptOf(before, comparison.renderOptions());
        schema::Schema after = applied(before.database, text, inspection.world.dialect());
        if (m_proof.error.empty())
            compare(inspection, before, std::move(after));
        ++m_runs;
    }

    std::string scriptOf(const EnvironmentComparison::Pending &pending, const RenderOptions &options) const
    {
        Renderer renderer(options);
        const std::string body = renderer.body(withBatches(withTypes(assembled(pending.items, m_choices), pending.existingTypes, *options.dialect), *options.dialect, options.hanging));
        std::string text = "from alembic import op\nimport sqlalchemy as sa\n";
        for (const std::string &line : renderer.imports())
            text += line + "\n";
        return text + "\n\ndef upgrade():\n    " + body + "\n";
    }

    schema::Schema applied(const schema::Schema &database, const std::string &text, const dialect::Dialect &dialect)
    {
        static const sqlalchemy::Surroundings kFixed{};
        migrate::PreviewWorld world(dialect, kFixed, database, sqlalchemy::WorldKind::Fold);
        revision::Script script;
        script.id = "new";
        script.path = kNewScript;
        const auto &runs = m_snapshot.environment.runs;
        const environment::EnvironmentRun run = runs.empty() ? environment::EnvironmentRun{} : runs[std::min(std::size_t(m_runs), runs.size() - 1)];
        migrate::SourceCache sources;
        if (const auto error = migrate::previewInto(world, m_snapshot, script, true, run, text, sources, m_run.stop)) {
            m_proof.error = error->message();
            m_proof.position = error->position();
        }
        for (const auto &[table, reason] : world.uncertain())
            m_proof.uncertain.push_back(table.toString() + ": " + reason);
        schema::Schema after = world.schema().value_or(schema::Schema{});
        for (const migrate::PreviewItem &item : world.items()) {
            for (const sql::Statement &statement : item.statements) {
                const bool isSql = !item.operation || std::holds_alternative<operation::ExecuteSql>(item.operation->node);
                if (isSql && !applyStatement(after, statement.text))
                    m_proof.uncertain.push_back("SQL whose effect is not read: " + statement.text.substr(0, 120));
            }
        }
        return after;
    }

    void compare(const migrate::RunInspection &inspection, const EnvironmentComparison::Pending &before, schema::Schema after)
    {
        ComparisonChoices plain;
        plain.extended = true;
        plain.exactModels = m_choices.exactModels;
        migrate::RunEvents silent;
        EnvironmentComparison comparison(inspection, silent, m_run.project->envPath(), plain);
        std::set<std::string> leftOut;
        for (const PendingItem &item : before.items) {
            if (!isTaken(item, m_choices))
                leftOut.insert(item.key);
        }
        for (PendingItem &item : comparison.pendingFrom(std::move(after)).items) {
            if (!leftOut.contains(item.key))
                m_proof.remaining.push_back(std::move(item));
        }
    }

    const migrate::RunRequest &m_run;
    const migrate::ProjectSnapshot &m_snapshot;
    ComparisonChoices m_choices;
    std::optional<std::string> m_text;
    Proof m_proof;
    int m_runs = 0;
};

}  // namespace

Proof proveScript(const migrate::RunRequest &run, const migrate::ProjectSnapshot &snapshot, const std::string &text, const ComparisonChoices &choices)
{
    return ProofRun(run, snapshot, choices, text).execute();
}

Proof provePending(const migrate::RunRequest &run, const migrate::ProjectSnapshot &snapshot, const ComparisonChoices &choices)
{
    return ProofRun(run, snapshot, choices, std::nullopt).execute();
}

}  // namespace limbeck::autogenerate
