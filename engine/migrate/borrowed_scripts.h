// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/project_snapshot.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

class QTemporaryDir;

namespace limbeck::migrate {

/// The script of a revision that the project's folders do not have, as git has it on another branch.
struct BorrowedScript {
    std::string id;
    std::string fileName;   ///< without folders
    std::string text;
    bool operator==(const BorrowedScript &) const = default;
};

/// Adds those whose revisions are not among them yet.
void addBorrowed(std::vector<BorrowedScript> &scripts, const std::vector<BorrowedScript> &more);

/// A project's graph with borrowed scripts, so that a database that stands at one of them can be planned for and run. Their files lie in a temporary folder as long as the object lives. Any thread, one at a time.
class BorrowedGraph {
public:
    /// Throws Error(File) when the folder cannot be made, Error for a script that cannot be read. Built leniently.
    BorrowedGraph(const project::Project &project, const revision::RevisionGraph &graph, const std::vector<BorrowedScript> &scripts);
    ~BorrowedGraph();
    BorrowedGraph(BorrowedGraph &&) noexcept;

    /// The project's own revisions have their indices; borrowed ones come behind them.
    const std::shared_ptr<const revision::RevisionGraph> &graph() const { return m_graph; }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<const revision::RevisionGraph> m_graph;
};

/// The same for a whole project. Without scripts it is the project itself, which must outlive the object.
class BorrowingProject {
public:
    BorrowingProject(const ProjectSnapshot &project, const std::vector<BorrowedScript> &scripts);
    const ProjectSnapshot &snapshot() const { return m_extended ? *m_extended : m_project; }

private:
    const ProjectSnapshot &m_project;
    std::optional<BorrowedGraph> m_graph;
    std::optional<ProjectSnapshot> m_extended;
};

}  // namespace limbeck::migrate
