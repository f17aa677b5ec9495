// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "revision/identifier_error.h"
#include "revision/node_set.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a user may type for a revision, and what it means (spec: revisions §5, §6).
namespace limbeck::revision {

/// What an identifier can mean: a revision; the place below a base, reached by walking exactly one step too far; or nothing
/// (before everything, or walked further).
class RevisionRef {
public:
    enum class Kind { Revision, BelowBase, Nothing };
    RevisionRef() = default;
    RevisionRef(int revision) : m_kind(Kind::Revision), m_revision(revision) {}
    static RevisionRef belowBase() { return RevisionRef(Kind::BelowBase); }

    Kind kind() const { return m_kind; }
    bool isRevision() const { return m_kind == Kind::Revision; }
    bool isNothing() const { return m_kind == Kind::Nothing; }
    /// Only if isRevision().
    int revision() const { return m_revision; }
    bool operator==(const RevisionRef &) const = default;

private:
    explicit RevisionRef(Kind kind) : m_kind(kind) {}
    Kind m_kind = Kind::Nothing;
    int m_revision = -1;
};
using RevisionRefs = std::vector<RevisionRef>;

/// Resolves identifiers against one graph, which must outlive it. All functions throw IdentifierError, or Error(RevisionCrash).
class Resolver {
public:
    explicit Resolver(const RevisionGraph &graph) : m_graph(graph) {}

    /// §6.3: any number of revisions; `base` gives none.
    RevisionRefs lookup(std::string_view identifier) const;
    RevisionRefs lookup(const std::vector<std::string> &identifiers) const;
    /// The one revision meant; several heads are E2 with the identifier as argument.
    RevisionRef lookupOne(std::string_view identifier) const;
    /// A label, an id or a prefix, as the part before `@`.
    int branch(std::string_view label) const;

    /// Those of `targets` that share lineage with `check` (§4); `check` that stands for nothing keeps all.
    std::vector<int> filterForLineage(const std::vector<int> &targets, std::string_view check, Along along = Along::Parents) const;

    /// §6.4. `strict`: walking off the end gives nothing; else it stops there. `label`: filter of the way up, may be empty.
    RevisionRef walk(RevisionRef start, int steps, const std::optional<std::string> &label, bool strict) const;

    /// §11, "all current": rows and all their ancestors, without those that have a descendant along children among them.
    std::vector<int> allCurrent(const std::vector<int> &rows) const;

    const RevisionGraph &graph() const { return m_graph; }

private:
    struct Split {
        std::optional<std::string> label;
        std::vector<std::string> ids;
    };
    Split split(std::string_view identifier) const;
    std::optional<NodeSet> relatedTo(const Split &against, Along along) const;
    RevisionRef walkUp(RevisionRef start, int steps, const std::optional<std::string> &label, bool strict) const;
    std::vector<int> headsOf(const std::optional<std::string> &label) const;
    int revisionFor(std::string_view id, const std::optional<std::string> &label) const;
    int prefixMatch(std::string_view id, const std::optional<std::string> &label) const;
    RevisionRefs walkFromHeads(int steps, const std::optional<std::string> &label) const;

    const RevisionGraph &m_graph;
};

/// The revisions among `refs`. Throws Error(RevisionCrash) when one is none: `what` says what they were to be.
std::vector<int> revisionsOf(const RevisionRefs &refs, std::string_view what);

}  // namespace limbeck::revision
