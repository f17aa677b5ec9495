// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/engine_service.h"
#include "revision/topology.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <map>
#include <string>
#include <vector>

namespace limbeck::ui {

/// A version row that no script of this checkout has.
struct UnknownRevision {
    QString id;
    QStringList databases;    ///< that stand there; the chosen one first
    bool isChosen = false;    ///< the chosen one is among them
    bool operator==(const UnknownRevision &) const = default;
};

/// The databases of a project as they were read last, by their targets' names, and what that says about the revisions of a graph. A value; graphs come and go, the rows stay.
class KnownDatabases {
public:
    void take(const std::string &name, StatePtr state);
    void fail(const std::string &name, const QString &text) { m_failures[name] = text; }
    void forget(const std::string &name) { m_states.erase(name); }
    void clear();
    /// Another graph was read: the indices of the old one are dropped, the rows stay.
    void dropIndices();

    StatePtr state(const std::string &name) const;        ///< null: it was not read
    QString failure(const std::string &name) const;       ///< why the last connection failed; empty: it did not, or there was none
    bool hasRow(const std::string &id) const;
    /// Where they stand, all but `chosen`: names by revision.
    QHash<int, QStringList> marks(const revision::RevisionGraph &graph, const QString &chosen) const;
    /// Those to which the revision was applied.
    QStringList appliedOn(int revision) const;
    std::vector<revision::KnownDatabase> rows() const;
    /// In the order of their first database.
    std::vector<UnknownRevision> unknown(const revision::RevisionGraph &graph, const QString &chosen) const;

private:
    std::map<std::string, StatePtr> m_states;
    std::map<std::string, QString> m_failures;
};

}  // namespace limbeck::ui
