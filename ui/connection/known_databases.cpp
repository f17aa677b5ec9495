// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/known_databases.h"

#include "language/verbatim.h"

#include <algorithm>

namespace limbeck::ui {

void KnownDatabases::take(const std::string &name, StatePtr state)
{
    m_states[name] = std::move(state);
    m_failures.erase(name);
}

void KnownDatabases::clear()
{
    m_states.clear();
    m_failures.clear();
}

void KnownDatabases::dropIndices()
{
    for (auto &[name, state] : m_states) {
        auto rowsOnly = std::make_shared<migrate::DatabaseState>();
        rowsOnly->rows = state->rows;
        rowsOnly->serverVersion = state->serverVersion;
        state = std::move(rowsOnly);
    }
}

StatePtr KnownDatabases::state(const std::string &name) const
{
    const auto found = m_states.find(name);
    return found == m_states.end() ? nullptr : found->second;
}

QString KnownDatabases::failure(const std::string &name) const
{
    const auto found = m_failures.find(name);
    return found == m_failures.end() ? QString() : found->second;
}

bool KnownDatabases::hasRow(const std::string &id) const
{
    return std::any_of(m_states.begin(), m_states.end(), [&](const auto &known) {
        const auto &rows = known.second->rows;
        return std::find(rows.begin(), rows.end(), id) != rows.end();
    });
}

QHash<int, QStringList> KnownDatabases::marks(const revision::RevisionGraph &graph, const QString &chosen) const
{
    QHash<int, QStringList> marks;
    for (const auto &[name, state] : m_states) {
        if (verbatim(name) == chosen)
            continue;
        for (const std::string &row : state->rows) {
            if (const auto revision = graph.find(row))
                marks[*revision] << verbatim(name);
        }
    }
    return marks;
}

QStringList KnownDatabases::appliedOn(int revision) const
{
    QStringList names;
    for (const auto &[name, state] : m_states) {
        if (revision >= 0 && std::size_t(revision) < state->applied.size() && state->applied[std::size_t(revision)])
            names << verbatim(name);
    }
    return names;
}

std::vector<revision::KnownDatabase> KnownDatabases::rows() const
{
    std::vector<revision::KnownDatabase> databases;
    for (const auto &[name, state] : m_states)
        databases.push_back({name, state->rows});
    return databases;
}

std::vector<UnknownRevision> KnownDatabases::unknown(const revision::RevisionGraph &graph, const QString &chosen) const
{
    std::vector<UnknownRevision> unknown;
    for (const auto &[name, state] : m_states) {
        for (const std::string &row : state->rows) {
            const auto found = graph.find(row);
            // A label is no revision, and a ghost has a row of its own.
            if (found && (graph.id(*found) == row || graph.isGhost(*found)))
                continue;
            const QString id = verbatim(row), database = verbatim(name);
            auto at = std::find_if(unknown.begin(), unknown.end(), [&](const UnknownRevision &one) { return one.id == id; });
            if (at == unknown.end())
                at = unknown.insert(unknown.end(), {id, {}, false});
            if (database == chosen) {
                at->databases.prepend(database);
                at->isChosen = true;
            } else {
                at->databases.append(database);
            }
        }
    }
    return unknown;
}

}  // namespace limbeck::ui
