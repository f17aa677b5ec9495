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

/// A project with borrowed scripts in its graph, so that a database that stands at one of them can be planned for and run. Their files lie in a temporary folder as long as the object lives. Any thread, one at a time.
class BorrowingProject {
public:
    /// `project` must outlive the object. No scripts: it is the project itself. Throws Error(File) when the folder cannot be made, Error for a script that cannot be read.
    BorrowingProject(const ProjectSnapshot &project, const std::vector<BorrowedScript> &scripts);
    ~BorrowingProject();
    BorrowingProject(const BorrowingProject &) = delete;
    BorrowingProject &operator=(const BorrowingProject &) = delete;

    /// The project's own revisions have their indices; borrowed ones come behind them.
    const ProjectSnapshot &snapshot() const { return m_extended ? *m_extended : m_project; }

private:
    const ProjectSnapshot &m_project;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<ProjectSnapshot> m_extended;
};

}  // namespace limbeck::migrate
