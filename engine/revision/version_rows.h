// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "revision/node_set.h"

#include <span>
#include <string>
#include <unordered_set>
#include <variant>
#include <vector>

/// How steps change the version table (spec: revisions §11).
namespace limbeck::revision {

struct RowInsert {
    std::string version;
    bool operator==(const RowInsert &) const = default;
};
struct RowDelete {
    std::string version;
    bool operator==(const RowDelete &) const = default;
};
struct RowUpdate {
    std::string from;
    std::string to;
    bool operator==(const RowUpdate &) const = default;
};
using RowChange = std::variant<RowInsert, RowDelete, RowUpdate>;
using RowChanges = std::vector<RowChange>;

/// "I a", "D a", "U a>b": for tests and logs.
std::string toString(const RowChange &change);

/// The error of an UPDATE or DELETE that met `found` rows instead of one (§11, row-count check).
Error rowCountError(const RowChange &change, const std::string &versionTable, long long found);

/// What a stamp does, without a script.
struct StampMove {
    std::vector<std::string> from;
    std::vector<std::string> to;
    bool up = true;
    bool newBranch = false;  ///< appears or disappears as a whole
    bool operator==(const StampMove &) const = default;
};

/// The rows as the steps of a run leave them, starting from those read. A row is text: it need not be a revision.
/// Every function applies one step and returns its changes in the order in which they must be sent.
/// Throws Error(RevisionCrash) when the rows do not allow the step.
class VersionRows {
public:
    /// The graph must outlive this. Equal rows count once.
    VersionRows(const RevisionGraph &graph, const std::vector<std::string> &rows);

    RowChanges upgrade(int revision);
    RowChanges downgrade(int revision);
    RowChanges stamp(const StampMove &move);

    const std::vector<std::string> &rows() const { return m_rows; }

private:
    bool has(const std::string &row) const { return m_texts.contains(row); }
    bool has(int revision) const { return has(m_graph.id(revision)); }
    void insert(RowChanges &changes, const std::string &row);
    void remove(RowChanges &changes, const std::string &row);
    void update(RowChanges &changes, const std::string &from, const std::string &to);
    void add(const std::string &row);
    void drop(const std::string &row);

    std::vector<int> reappearing(int revision);
    bool hasOtherRow(std::span<const int> revisions) const;
    bool isImplied(int revision, std::span<const int> exceptBy);
    void markApplied(int revision);

    const RevisionGraph &m_graph;
    std::vector<std::string> m_rows;
    std::unordered_set<std::string> m_texts;  ///< the same rows
    std::vector<int> m_revisions;             ///< of each row
    std::vector<int> m_rowsAt;                ///< per revision: how many rows stand for it
    std::vector<bool> m_applied;              ///< the rows' revisions and all their ancestors; empty: not computed
    std::vector<int> m_visited;
    int m_visit = 0;
};

}  // namespace limbeck::revision
