// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/schema_history.h"

#include "migrate/preview_run.h"
#include "sql/words.h"

#include <algorithm>
#include <fstream>

namespace limbeck::migrate {

namespace {

std::vector<bool> withAncestors(const revision::RevisionGraph &graph, std::vector<int> open)
{
    std::vector<bool> reached(std::size_t(graph.size()), false);
    while (!open.empty()) {
        const int revision = open.back();
        open.pop_back();
        if (reached[std::size_t(revision)])
            continue;
        reached[std::size_t(revision)] = true;
        for (const int parent : graph.normalizedParents(revision))
            open.push_back(parent);
    }
    return reached;
}

using Watch = std::function<void(const std::string &revision, const schema::Schema &schema)>;

class Folder {
public:
    Folder(const ProjectSnapshot &snapshot, const std::string &dialectName, const environment::EnvironmentRun &run, SourceCache &sources, StopToken stop)
        : m_snapshot(snapshot), m_dialect(dialect::dialectByName(dialectName)), m_run(run), m_sources(sources), m_stop(std::move(stop))
    {
    }

    /// Parents before children: a generation is larger than those of all ancestors.
    schema::Schema fold(schema::Schema schema, const std::vector<bool> &wanted, const std::vector<bool> &isDone, SchemaChange &result, const Watch &watch = {})
    {
        const revision::RevisionGraph &graph = *m_snapshot.graph;
        std::vector<int> order;
        for (int revision = 0; revision < graph.size(); ++revision) {
            if (wanted[std::size_t(revision)] && !isDone[std::size_t(revision)] && !graph.isGhost(revision))
                order.push_back(revision);
        }
        std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return graph.generation(a) < graph.generation(b); });
        for (const int revision : order) {
            checkStop(m_stop);
            schema = foldOne(std::move(schema), graph.script(revision), result);
            if (watch)
                watch(graph.id(revision), schema);
        }
        return schema;
    }

private:
    schema::Schema foldOne(schema::Schema schema, const revision::Script &script, SchemaChange &result)
    {
        static const sqlalchemy::Surroundings kFixed{};
        PreviewWorld world(m_dialect, kFixed, std::move(schema), sqlalchemy::WorldKind::Fold);
        const auto note = [&](const std::string &text) {
            const std::string line = script.id + ": " + text;
            if (std::find(result.notes.begin(), result.notes.end(), line) == result.notes.end())
                result.notes.push_back(line);
        };
        if (const auto error = previewInto(world, m_snapshot, script, true, m_run, std::nullopt, m_sources, m_stop)) {
            note(error->message());
            doubtWhatIsNamed(script, *world.schema(), result);
        }
        for (const std::string &text : world.foldNotes())
            note(text);
        result.uncertain.insert(world.uncertain().begin(), world.uncertain().end());
        return world.takeSchema();
    }

    /// A script that was not followed to its end: the tables that it names may have changed.
    static void doubtWhatIsNamed(const revision::Script &script, const schema::Schema &schema, SchemaChange &result)
    {
        std::ifstream file(script.path, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
        for (const auto &[name, table] : schema.tables) {
            if (sql::hasWord(text, name.name.text))
                result.uncertain.emplace(name, "revision " + script.id + " could not be followed to its end");
        }
    }

    const ProjectSnapshot &m_snapshot;
    const dialect::Dialect &m_dialect;
    const environment::EnvironmentRun &m_run;
    SourceCache &m_sources;
    StopToken m_stop;
};

}  // namespace

SchemaChange foldBetween(const ProjectSnapshot &snapshot, const std::vector<int> &from, const std::vector<int> &to, const std::string &dialectName, const environment::EnvironmentRun &run,
                         SourceCache &sources, StopToken stop)
{
    const std::vector<bool> before = withAncestors(*snapshot.graph, from);
    const std::vector<bool> after = withAncestors(*snapshot.graph, to);
    const std::vector<bool> none(before.size(), false);
    bool goesOn = true;  // `to` holds all of `from`: the second fold goes on where the first one ended
    for (std::size_t i = 0; i < before.size(); ++i)
        goesOn = goesOn && (!before[i] || after[i]);
    Folder folder(snapshot, dialectName, run, sources, std::move(stop));
    SchemaChange change;
    change.before = folder.fold({}, before, none, change);
    change.after = goesOn ? folder.fold(change.before, after, before, change) : folder.fold({}, after, none, change);
    return change;
}

void foldWatched(const ProjectSnapshot &snapshot, const std::vector<int> &at, const std::string &dialectName, const environment::EnvironmentRun &run, SourceCache &sources, const Watch &watch,
                 StopToken stop)
{
    const std::vector<bool> wanted = withAncestors(*snapshot.graph, at);
    SchemaChange unused;
    Folder(snapshot, dialectName, run, sources, std::move(stop)).fold({}, wanted, std::vector<bool>(wanted.size(), false), unused, watch);
}

}  // namespace limbeck::migrate
