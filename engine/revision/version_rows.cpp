// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/version_rows.h"

#include "revision/identifier.h"

#include <fmt/format.h>

#include <algorithm>

namespace limbeck::revision {
namespace {

constexpr int kUnknown = -1;

template<class... Arms>
struct Overloaded : Arms... {
    using Arms::operator()...;
};

bool contains(std::span<const int> list, int value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

int revisionOfRow(const RevisionGraph &graph, const std::string &row)
{
    if (const auto exact = graph.find(row))
        return *exact;
    try {
        const RevisionRef found = Resolver(graph).lookupOne(row);
        return found.isRevision() ? found.revision() : kUnknown;
    } catch (const Error &) {
        return kUnknown;  // plans refuse unknown rows; a single step works without knowing them
    }
}

}  // namespace

std::string toString(const RowChange &change)
{
    return std::visit(Overloaded{
                          [](const RowInsert &c) { return "I " + c.version; },
                          [](const RowDelete &c) { return "D " + c.version; },
                          [](const RowUpdate &c) { return "U " + c.from + ">" + c.to; },
                      },
                      change);
}

Error rowCountError(const RowChange &change, const std::string &versionTable, long long found)
{
    const std::string what = std::visit(Overloaded{
                                            [](const RowInsert &c) { return fmt::format("inserting '{}'", c.version); },
                                            [](const RowDelete &c) { return fmt::format("deleting '{}'", c.version); },
                                            [](const RowUpdate &c) { return fmt::format("updating '{}' to '{}'", c.from, c.to); },
                                        },
                                        change);
    return Error(ErrorCode::Revision, fmt::format("Online migration expected to match one row when {} in '{}'; {} found", what, versionTable, found));
}

VersionRows::VersionRows(const RevisionGraph &graph, const std::vector<std::string> &rows)
    : m_graph(graph), m_rowsAt(static_cast<std::size_t>(graph.size())), m_visited(static_cast<std::size_t>(graph.size()))
{
    for (const std::string &row : rows) {
        if (!has(row))
            add(row);
    }
}

void VersionRows::add(const std::string &row)
{
    const int revision = revisionOfRow(m_graph, row);
    m_rows.push_back(row);
    m_revisions.push_back(revision);
    m_texts.insert(row);
    if (revision == kUnknown)
        return;
    ++m_rowsAt[static_cast<std::size_t>(revision)];
    if (!m_applied.empty())
        markApplied(revision);
}

void VersionRows::drop(const std::string &row)
{
    if (m_texts.erase(row) == 0)
        throw crash(fmt::format("The version table has no row '{}', which this step replaces.", row),
                    "Stamp the database with the revision that it really is at.");
    const auto at = std::find(m_rows.rbegin(), m_rows.rend(), row).base() - 1 - m_rows.begin();
    if (const int revision = m_revisions[static_cast<std::size_t>(at)]; revision != kUnknown)
        --m_rowsAt[static_cast<std::size_t>(revision)];
    m_rows.erase(m_rows.begin() + at);
    m_revisions.erase(m_revisions.begin() + at);
}

/// Marks the revision and its ancestors, down to what is marked already.
void VersionRows::markApplied(int revision)
{
    std::vector<int> todo{revision};
    while (!todo.empty()) {
        const int node = todo.back();
        todo.pop_back();
        if (m_applied[static_cast<std::size_t>(node)])
            continue;
        m_applied[static_cast<std::size_t>(node)] = true;
        const auto parents = m_graph.normalizedParents(node);
        todo.insert(todo.end(), parents.begin(), parents.end());
    }
}

void VersionRows::insert(RowChanges &changes, const std::string &row)
{
    if (has(row))
        throw crash(fmt::format("The version table already has the row '{}'.", row));
    add(row);
    changes.push_back(RowInsert{row});
}

void VersionRows::remove(RowChanges &changes, const std::string &row)
{
    drop(row);
    changes.push_back(RowDelete{row});
}

void VersionRows::update(RowChanges &changes, const std::string &from, const std::string &to)
{
    if (has(to))
        throw crash(fmt::format("The version table already has the row '{}'.", to));
    drop(from);
    add(to);
    changes.push_back(RowUpdate{from, to});
}

bool VersionRows::hasOtherRow(std::span<const int> revisions) const
{
    std::size_t same = 0;
    for (const int revision : revisions)
        same += has(revision) ? 1 : 0;
    return m_rows.size() > same;
}

/// Whether a row, those of `exceptBy` not counted, stands for the revision or a descendant of it (dependencies included).
/// Climbs through applied revisions only: every one of them has a row above, so the climb is as short as the branch.
bool VersionRows::isImplied(int revision, std::span<const int> exceptBy)
{
    if (m_applied.empty()) {
        m_applied.resize(static_cast<std::size_t>(m_graph.size()));
        for (const int row : m_revisions) {
            if (row != kUnknown)
                markApplied(row);
        }
    }
    ++m_visit;
    std::vector<int> todo{revision};
    while (!todo.empty()) {
        const int node = todo.back();
        todo.pop_back();
        const auto at = static_cast<std::size_t>(node);
        if (!m_applied[at] || m_visited[at] == m_visit)
            continue;
        m_visited[at] = m_visit;
        const int own = contains(exceptBy, node) && has(node) ? 1 : 0;
        if (m_rowsAt[at] > own)
            return true;
        const auto children = m_graph.normalizedChildren(node);
        todo.insert(todo.end(), children.begin(), children.end());
    }
    return false;
}

RowChanges VersionRows::upgrade(int revision)
{
    const auto parents = m_graph.normalizedParents(revision);
    const std::string &id = m_graph.id(revision);
    std::vector<int> replaced;
    std::copy_if(parents.begin(), parents.end(), std::back_inserter(replaced), [&](int p) { return has(p); });
    RowChanges changes;
    if (replaced.empty()) {
        insert(changes, id);
        return changes;
    }
    if (replaced.size() > 1) {
        // V3 names all parents that no other row implies; Alembic gives up when one of them has no row of its own.
        replaced.assign(parents.begin(), parents.end());
        std::erase_if(replaced, [&](int parent) { return isImplied(parent, parents); });
        if (replaced.empty())
            throw crash(fmt::format("All parents of {} are implied by other rows of the version table.", id));
        for (const int parent : replaced) {
            if (!has(parent))
                throw crash(fmt::format("The version table has no row '{}', which this step replaces: it is an ancestor of another parent or dependency of {}.", m_graph.id(parent), id),
                            "Take it out of depends_on or down_revision of that script.");
        }
    }
    for (std::size_t i = 0; i + 1 < replaced.size(); ++i)
        remove(changes, m_graph.id(replaced[i]));
    update(changes, m_graph.id(replaced.back()), id);
    return changes;
}

/// The parents whose rows must come back when `revision` goes ("K" of the spec).
std::vector<int> VersionRows::reappearing(int revision)
{
    const auto parents = m_graph.normalizedParents(revision);
    std::vector<int> back(parents.begin(), parents.end());
    const std::vector<int> self{revision};
    if (hasOtherRow(self)) {
        std::erase_if(back, [&](int parent) { return isImplied(parent, self); });
    } else if (back.size() > 1) {
        const std::vector<int> all = back;
        std::erase_if(back, [&](int parent) {
            std::vector<int> siblings = all;
            std::erase(siblings, parent);
            return LazyAncestors(m_graph, siblings).contains(parent);
        });
    }
    return back;
}

RowChanges VersionRows::downgrade(int revision)
{
    const std::string &id = m_graph.id(revision);
    RowChanges changes;
    if (!has(revision))
        throw crash(fmt::format("The version table has no row '{}', which this step takes back.", id));
    const std::vector<int> back = reappearing(revision);
    for (std::size_t i = 0; i + 1 < back.size(); ++i)
        insert(changes, m_graph.id(back[i]));
    if (back.empty())
        remove(changes, id);
    else
        update(changes, id, m_graph.id(back.back()));
    if (!m_applied.empty())
        m_applied[static_cast<std::size_t>(revision)] = false;
    return changes;
}

RowChanges VersionRows::stamp(const StampMove &move)
{
    RowChanges changes;
    m_applied.clear();
    const auto missing = [this](const std::vector<std::string> &rows) {
        return std::any_of(rows.begin(), rows.end(), [this](const std::string &row) { return !has(row); });
    };
    if (!move.up && move.newBranch && move.from.size() == 1) {
        remove(changes, move.from.front());
    } else if (move.up && (move.newBranch || missing(move.from)) && missing(move.to) && move.to.size() == 1) {
        insert(changes, move.to.front());
    } else if (move.from.empty() || move.to.empty()) {
        throw crash("This stamp neither replaces, adds nor removes a row.", "Name each revision only once.");
    } else if (move.from.size() > 1) {
        for (std::size_t i = 0; i + 1 < move.from.size(); ++i)
            remove(changes, move.from[i]);
        update(changes, move.from.back(), move.to.front());
    } else {
        for (std::size_t i = 0; i + 1 < move.to.size(); ++i)
            insert(changes, move.to[i]);
        update(changes, move.from.front(), move.to.back());
    }
    return changes;
}

}  // namespace limbeck::revision
