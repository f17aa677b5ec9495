// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/revision_facts.h"

#include "dialect/postgresql/data_writes.h"
#include "migrate/preview_run.h"
#include "revision/node_set.h"

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <span>

namespace limbeck::migrate {

namespace {

const sqlalchemy::Surroundings kFixed{};

void takeItems(RevisionFacts &facts, const PreviewWorld &world)
{
    for (const PreviewItem &item : world.items()) {
        if (!item.operation) {
            facts.directives.push_back("execute");
            continue;
        }
        facts.directives.push_back(operation::directiveName(*item.operation));
        for (operation::Touch &touch : operation::touches(*item.operation)) {
            facts.directives.push_back(touch.directive);
            facts.touches.push_back(std::move(touch));
        }
        if (!item.error.empty())
            facts.findings.push_back(item.error);
    }
    std::sort(facts.directives.begin(), facts.directives.end());
    facts.directives.erase(std::unique(facts.directives.begin(), facts.directives.end()), facts.directives.end());
    facts.touches.shrink_to_fit();
    facts.findings.insert(facts.findings.end(), world.warnings().begin(), world.warnings().end());
}

class FactReader {
public:
    FactReader(const ProjectSnapshot &snapshot, const std::string &dialectName, const environment::EnvironmentRun &run, SourceCache &sources, StopToken stop)
        : m_snapshot(snapshot), m_dialect(dialect::dialectByName(dialectName)), m_run(run), m_sources(sources), m_stop(std::move(stop))
    {
    }

    /// `schema`: what stands before the revision, carried over it.
    RevisionFacts read(int revision, std::optional<schema::Schema> &schema)
    {
        checkStop(m_stop);
        const revision::Script &script = m_snapshot.graph->script(revision);
        RevisionFacts facts;
        facts.revision = revision;
        PreviewWorld up(m_dialect, kFixed, schema, sqlalchemy::WorldKind::Fold);
        const auto problem = previewInto(up, m_snapshot, script, true, m_run, std::nullopt, m_sources, m_stop);
        if (problem)
            facts.problem = problem->message();
        if (problem && problem->code() == ErrorCode::Syntax)
            facts.syntax = revision::Problem{ErrorCode::Syntax, problem->message(), problem->position(), {script.id}};
        takeItems(facts, up);
        facts.reversibility = wayBack(script, up, problem.has_value(), facts, schema);
        schema = up.schema();
        return facts;
    }

private:
    Reversibility wayBack(const revision::Script &script, const PreviewWorld &up, bool hasProblem, const RevisionFacts &facts, const std::optional<schema::Schema> &before)
    {
        if (up.items().empty() && !hasProblem)
            return Reversibility::Restored;
        if (script.downgrade == revision::Presence::No)
            return Reversibility::Irreversible;
        PreviewWorld down(m_dialect, kFixed, up.schema(), sqlalchemy::WorldKind::Fold);
        const auto problem = previewInto(down, m_snapshot, script, false, m_run, std::nullopt, m_sources, m_stop);
        if (problem && problem->code() == ErrorCode::Script)
            return Reversibility::Irreversible;
        if (problem || hasProblem)
            return Reversibility::Unknown;
        if (down.items().empty())
            return Reversibility::Irreversible;
        const bool losesData = std::any_of(facts.touches.begin(), facts.touches.end(), [](const operation::Touch &touch) { return touch.losesData; });
        if (!before || !isTold(up, &*before) || !isTold(down, nullptr))
            return losesData ? Reversibility::Lossy : Reversibility::Unknown;
        if (!isSame(*before, down.schema().value_or(schema::Schema())))
            return Reversibility::Different;
        return losesData ? Reversibility::Lossy : Reversibility::Restored;
    }

    /// Whether the folded schema is all that counts: nothing depends on data, and SQL of the script's own makes no change but of the schema and of rows. `before`: it leaves alone what stood there in tables and columns of that schema.
    static bool isTold(const PreviewWorld &world, const schema::Schema *before)
    {
        if (!world.uncertain().empty() || !world.foldNotes().empty())
            return false;
        return std::all_of(world.items().begin(), world.items().end(), [before](const PreviewItem &item) {
            if (item.certainty != sql::Certainty::Certain)
                return false;
            if (item.operation && !std::holds_alternative<operation::ExecuteSql>(item.operation->node))
                return true;
            return std::all_of(item.statements.begin(), item.statements.end(), [before](const sql::Statement &statement) {
                const auto writes = dialect::dataWrites(statement.text);
                return writes && (!before || std::none_of(writes->begin(), writes->end(), [before](const dialect::DataWrite &write) { return overwrites(write, *before); }));
            });
        });
    }

    static bool overwrites(const dialect::DataWrite &write, const schema::Schema &before)
    {
        const schema::Table *table = write.keepsOldRows ? nullptr : before.findTable(write.table);
        if (!table || write.columns.empty())
            return table;
        return std::any_of(table->columns.begin(), table->columns.end(), [&](const schema::Column &column) { return std::find(write.columns.begin(), write.columns.end(), column.name.text) != write.columns.end(); });
    }

    /// Tables by their columns and what hangs on them; the order does not count, for a column that comes back comes last. PostgreSQL's types are left out: dropping a table leaves them behind, which is no other schema for people.
    static bool isSame(const schema::Schema &a, const schema::Schema &b)
    {
        const auto isSameName = [](const auto &x, const auto &y) { return x.first == y.first; };
        return std::equal(a.views.begin(), a.views.end(), b.views.begin(), b.views.end(), isSameName) && std::equal(a.tables.begin(), a.tables.end(), b.tables.begin(), b.tables.end(), [](const auto &x, const auto &y) { return &x == &y || (x.first == y.first && isSame(x.second, y.second)); });
    }
    static bool isSame(const schema::Table &a, const schema::Table &b)
    {
        if (&a == &b || a == b)
            return true;
        const auto isSameColumn = [](schema::Column x, schema::Column y) {
            // What nobody said is what is the rule.
            x.nullable = x.nullable.value_or(!x.primaryKey);
            y.nullable = y.nullable.value_or(!y.primaryKey);
            return x == y;
        };
        return std::is_permutation(a.columns.begin(), a.columns.end(), b.columns.begin(), b.columns.end(), isSameColumn)
            && std::is_permutation(a.constraints.begin(), a.constraints.end(), b.constraints.begin(), b.constraints.end())
            && std::is_permutation(a.indexes.begin(), a.indexes.end(), b.indexes.begin(), b.indexes.end()) && a.comment == b.comment;
    }

    const ProjectSnapshot &m_snapshot;
    const dialect::Dialect &m_dialect;
    const environment::EnvironmentRun &m_run;
    SourceCache &m_sources;
    StopToken m_stop;
};

}  // namespace

namespace {

/// The schemas that stand after revisions, each kept until its last child was read. Branches do not see each other; a merge sees what its parents have together.
class HistoryFold {
public:
    HistoryFold(const revision::RevisionGraph &graph, FactReader &reader) : m_graph(graph), m_reader(reader) {}

    std::optional<schema::Schema> before(int revision)
    {
        const auto parents = m_graph.normalizedParents(revision);
        const auto first = std::find_if(parents.begin(), parents.end(), [this](int parent) { return m_after.contains(parent); });
        if (first == parents.end())
            return schema::Schema();
        std::optional<schema::Schema> folded = *m_after.at(*first).schema;
        if (parents.size() == 1)
            return folded;
        const revision::NodeSet has = revision::ancestors(m_graph, std::span(&*first, 1), revision::Along::Dependencies);
        const revision::NodeSet all = revision::ancestors(m_graph, parents, revision::Along::Dependencies);
        std::vector<int> missing;
        for (const int other : all.members()) {
            if (!has.contains(other) && !m_graph.isGhost(other))
                missing.push_back(other);
        }
        std::sort(missing.begin(), missing.end(), [this](int a, int b) { return std::pair(m_graph.generation(a), a) < std::pair(m_graph.generation(b), b); });
        for (const int other : missing)
            m_reader.read(other, folded);
        return folded;
    }

    void keep(int revision, std::optional<schema::Schema> folded)
    {
        if (const auto children = m_graph.normalizedChildren(revision).size())
            m_after[revision] = {std::make_shared<const schema::Schema>(std::move(folded).value_or(schema::Schema())), children};
        for (const int parent : m_graph.normalizedParents(revision)) {
            const auto kept = m_after.find(parent);
            if (kept != m_after.end() && --kept->second.childrenLeft == 0)
                m_after.erase(kept);
        }
    }

private:
    struct Kept {
        std::shared_ptr<const schema::Schema> schema;
        std::size_t childrenLeft = 0;
    };
    const revision::RevisionGraph &m_graph;
    FactReader &m_reader;
    std::map<int, Kept> m_after;
};

}  // namespace

void readHistoryFacts(const ProjectSnapshot &snapshot, const std::string &dialectName, const environment::EnvironmentRun &run, SourceCache &sources, const std::function<void(RevisionFacts)> &tell,
                      StopToken stop)
{
    const revision::RevisionGraph &graph = *snapshot.graph;
    FactReader reader(snapshot, dialectName, run, sources, std::move(stop));
    HistoryFold fold(graph, reader);
    std::vector<int> order(std::size_t(graph.size()));
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return graph.generation(a) < graph.generation(b); });
    for (const int revision : order) {
        if (graph.isGhost(revision))
            continue;
        std::optional<schema::Schema> schema = fold.before(revision);
        tell(reader.read(revision, schema));
        fold.keep(revision, std::move(schema));
    }
}

RevisionFacts readRevisionFacts(const ProjectSnapshot &snapshot, int revision, const std::string &dialectName, const environment::EnvironmentRun &run, SourceCache &sources, StopToken stop)
{
    std::optional<schema::Schema> unknown;
    return FactReader(snapshot, dialectName, run, sources, std::move(stop)).read(revision, unknown);
}

}  // namespace limbeck::migrate
