// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "revision/script.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace limbeck::revision {

/// Neighbours of every revision, in one array.
class Adjacency {
public:
    Adjacency() = default;
    explicit Adjacency(const std::vector<std::vector<int>> &lists);
    std::span<const int> operator[](int node) const
    {
        const auto at = static_cast<std::size_t>(node);
        return std::span(m_targets).subspan(m_offsets[at], m_offsets[at + 1] - m_offsets[at]);
    }

private:
    std::vector<std::size_t> m_offsets;
    std::vector<int> m_targets;
};

/// What to do when two scripts have one id. Alembic warns and takes the later one.
enum class DuplicateIds { Refuse, TakeLater };

/// All revisions of a project and how they hang together (spec: revisions §3, §4). Immutable; copies may cross threads.
/// A revision is an index from 0 in map order. In Lenient mode ids that are referenced but missing are *ghosts* behind all
/// scripts, and edges that would close a cycle are left out, so that every function below also works on a broken project.
class RevisionGraph {
public:
    RevisionGraph() = default;
    /// Strict: throws the first failure of §3 as Error (Revision, or RevisionCrash for missing revisions).
    static RevisionGraph build(std::vector<Script> scripts, LoadMode mode, DuplicateIds duplicates = DuplicateIds::Refuse);

    int size() const { return static_cast<int>(m_scripts.size()); }
    /// A ghost's script has nothing but an id.
    const Script &script(int revision) const { return m_scripts[static_cast<std::size_t>(revision)]; }
    const std::string &id(int revision) const { return script(revision).id; }
    bool isGhost(int revision) const { return revision >= m_ghostsFrom; }
    const std::vector<Script> &scripts() const { return m_scripts; }

    const std::vector<Problem> &problems() const { return m_problems; }
    const std::vector<Warning> &warnings() const { return m_warnings; }
    /// Throws the first problem, so that nothing is planned on a broken graph.
    void requireSound() const;

    /// Declared orders, duplicates removed (vocabulary table of the spec).
    std::span<const int> parents(int revision) const { return m_parents[revision]; }
    std::span<const int> dependencies(int revision) const { return m_dependencies[revision]; }
    std::span<const int> normalizedParents(int revision) const { return m_normalizedParents[revision]; }
    /// In map order.
    std::span<const int> children(int revision) const { return m_children[revision]; }
    std::span<const int> allChildren(int revision) const { return m_allChildren[revision]; }
    std::span<const int> normalizedChildren(int revision) const { return m_normalizedChildren[revision]; }

    bool isHead(int revision) const { return children(revision).empty(); }
    bool isRealHead(int revision) const { return allChildren(revision).empty(); }
    bool isEffectiveHead(int revision) const { return isHead(revision) && !isRealHead(revision); }
    bool isBase(int revision) const { return parents(revision).empty(); }
    bool isBranchPoint(int revision) const { return children(revision).size() > 1; }
    bool isRealBranchPoint(int revision) const { return allChildren(revision).size() > 1; }
    bool isMergePoint(int revision) const { return script(revision).downRevisions.size() > 1; }

    /// In map order.
    const std::vector<int> &heads() const { return m_heads; }
    const std::vector<int> &realHeads() const { return m_realHeads; }
    const std::vector<int> &bases() const { return m_bases; }

    /// Length of the longest way down to a real base: larger than that of every ancestor (dependencies included).
    int generation(int revision) const { return m_generations[static_cast<std::size_t>(revision)]; }

    /// The membership set of §4, sorted: what is displayed.
    const std::vector<std::string> &labels(int revision) const { return m_labels[static_cast<std::size_t>(revision)]; }
    bool carriesLabel(int revision, std::string_view label) const;

    /// An id or a label, and the revision that has it. A name is found by binary search.
    struct Name {
        std::string text;
        int revision = 0;
        int order = 0;  ///< ids in map order, then labels
    };
    /// The revision with exactly this id or label.
    std::optional<int> find(std::string_view idOrLabel) const;
    /// Ids and labels that start with `prefix`, in `order`.
    std::vector<Name> findPrefix(std::string_view prefix) const;

private:
    friend class GraphBuilder;
    std::vector<Script> m_scripts;
    int m_ghostsFrom = 0;
    std::vector<Problem> m_problems;
    std::vector<Warning> m_warnings;
    Adjacency m_parents, m_dependencies, m_normalizedParents, m_children, m_allChildren, m_normalizedChildren;
    std::vector<int> m_heads, m_realHeads, m_bases;
    std::vector<int> m_generations;
    std::vector<std::vector<std::string>> m_labels;
    std::vector<Name> m_names;  ///< sorted by text
};

/// Ids joined by ", ", in the given order.
std::string joinIds(const RevisionGraph &graph, std::span<const int> revisions);

}  // namespace limbeck::revision
