// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "revision/revision_graph.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace limbeck::revision {

/// Builds a RevisionGraph in the order of spec revisions §3; used by RevisionGraph::build only.
class GraphBuilder {
public:
    GraphBuilder(std::vector<Script> scripts, LoadMode mode, DuplicateIds duplicates);
    RevisionGraph build();

private:
    using Lists = std::vector<std::vector<int>>;

    void checkScripts();
    void replaceDuplicates();
    void registerNames();
    void resolveDependencies();
    void linkParents();
    void normalizeDependencies();
    void checkCycles();
    void breakCycles();
    void computeGenerations();
    void fillGraph();

    void report(ErrorCode code, std::string message, int script, int line, std::vector<std::string> revisions);
    int ghost(const std::string &id);
    bool checkReachable(const Lists &parents, bool dependencies);
    std::vector<int> normalizedOf(int revision);
    bool ancestorDeclares(int revision, int dependency);
    std::string describe(int revision) const;
    Lists allParents() const;

    Script &script(int revision) { return m_graph.m_scripts[static_cast<std::size_t>(revision)]; }
    const Script &script(int revision) const { return m_graph.m_scripts[static_cast<std::size_t>(revision)]; }

    LoadMode m_mode;
    DuplicateIds m_duplicates;
    RevisionGraph m_graph;
    std::unordered_map<std::string, int> m_names;       ///< ids and labels
    std::unordered_map<std::string, int> m_ghosts;      ///< ids without a script
    std::vector<std::pair<std::string, int>> m_labels;  ///< in order of registration
    Lists m_parents;
    Lists m_dependencies;
    Lists m_normalizedParents;
    std::vector<int> m_lowestDeclarer;  ///< per revision: smallest generation of those that declare it as a dependency
    std::vector<int> m_declarerCount;
    std::vector<int> m_visited;  ///< number of the last visit, so that nothing is cleared between visits
    int m_visit = 0;
};

/// The reverse of `lists`; neighbours come in ascending order.
std::vector<std::vector<int>> reversed(const std::vector<std::vector<int>> &lists);

/// Carried labels of every revision (spec: revisions §4), sorted. `declared`: the labels that each revision declares.
std::vector<std::vector<std::string>> carriedLabels(const RevisionGraph &graph, const std::vector<std::pair<std::string, int>> &declared);

}  // namespace limbeck::revision
