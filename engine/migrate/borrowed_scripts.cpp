// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/borrowed_scripts.h"

#include "base/error.h"
#include "migrate/head_fallback.h"
#include "project/paths.h"
#include "revision/script_directory.h"

#include <QDir>
#include <QTemporaryDir>

#include <algorithm>

namespace limbeck::migrate {

void addBorrowed(std::vector<BorrowedScript> &scripts, const std::vector<BorrowedScript> &more)
{
    for (const BorrowedScript &script : more) {
        if (std::none_of(scripts.begin(), scripts.end(), [&](const BorrowedScript &other) { return other.id == script.id; }))
            scripts.push_back(script);
    }
}

BorrowedGraph::BorrowedGraph(const project::Project &project, const revision::RevisionGraph &graph, const std::vector<BorrowedScript> &scripts) : m_folder(std::make_unique<QTemporaryDir>())
{
    if (!m_folder->isValid())
        throw Error(ErrorCode::File, "No temporary folder for the scripts of the other branch: " + m_folder->errorString().toStdString());
    std::vector<revision::Script> all;
    for (int i = 0; i < graph.size() && !graph.isGhost(i); ++i)
        all.push_back(graph.script(i));
    for (const BorrowedScript &script : scripts) {
        if (const auto own = graph.find(script.id); own && !graph.isGhost(*own))
            continue;   // it came into the checkout meanwhile
        // Several version locations may have files of one name.
        const QString folder = m_folder->filePath(QString::number(all.size()));
        if (!QDir().mkpath(folder))
            throw Error(ErrorCode::File, "Cannot make the folder " + folder.toStdString());
        const std::string path = folder.toStdString() + "/" + script.fileName;
        project::writeTextFile(path, script.text);
        all.push_back(revision::loadScript(path, headFallback(project)));
    }
    m_graph = std::make_shared<revision::RevisionGraph>(revision::RevisionGraph::build(std::move(all), revision::LoadMode::Lenient));
}

BorrowedGraph::~BorrowedGraph() = default;
BorrowedGraph::BorrowedGraph(BorrowedGraph &&) noexcept = default;

BorrowingProject::BorrowingProject(const ProjectSnapshot &project, const std::vector<BorrowedScript> &scripts) : m_project(project)
{
    if (scripts.empty())
        return;
    m_graph.emplace(project.project, *project.graph, scripts);
    m_extended = project;
    m_extended->graph = m_graph->graph();
}

}  // namespace limbeck::migrate
