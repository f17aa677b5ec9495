// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/revision_text.h"

#include "revision/source_text.h"

#include <fmt/format.h>

namespace limbeck::revision {
namespace {

std::string parentsText(const Script &script)
{
    return script.downRevisions.empty() ? "<base>" : fmt::format("{}", fmt::join(script.downRevisions, ", "));
}

std::string joined(const std::vector<std::string> &texts)
{
    return fmt::format("{}", fmt::join(texts, ", "));
}

}  // namespace

std::string shortText(const RevisionGraph &graph, int revision, const ShortForm &form, bool isCurrent)
{
    const Script &script = graph.script(revision);
    std::string text;
    if (form.parents) {
        text += parentsText(script);
        if (!script.dependsOn.empty())
            text += fmt::format(" ({})", joined(script.dependsOn));
        text += " -> ";
    }
    text += script.id;
    if (form.labels && !graph.labels(revision).empty())
        text += fmt::format(" ({})", joined(graph.labels(revision)));
    if (form.heads || form.trees) {
        if (graph.isRealHead(revision))
            text += " (head)";
        if (graph.isEffectiveHead(revision))
            text += " (effective head)";
        if (isCurrent)
            text += " (current)";
    }
    if (form.trees && graph.isBranchPoint(revision))
        text += " (branchpoint)";
    if (form.trees && graph.isMergePoint(revision))
        text += " (mergepoint)";
    if (form.doc)
        text += ", " + script.doc;
    return text;
}

std::string longText(const RevisionGraph &graph, int revision, bool isCurrent)
{
    const Script &script = graph.script(revision);
    const bool merges = graph.isMergePoint(revision);
    const bool branches = graph.isBranchPoint(revision);
    std::string text = fmt::format("Rev: {}{}{}{}{}\n", script.id, graph.isHead(revision) ? " (head)" : "", branches ? " (branchpoint)" : "",
                                   merges ? " (mergepoint)" : "", isCurrent ? " (current)" : "");
    text += fmt::format("{}: {}\n", merges ? "Merges" : "Parent", parentsText(script));
    if (!script.dependsOn.empty())
        text += fmt::format("Also depends on: {}\n", joined(script.dependsOn));
    if (branches)
        text += fmt::format("Branches into: {}\n", joinIds(graph, graph.children(revision)));
    if (!graph.labels(revision).empty())
        text += fmt::format("Branch names: {}\n", joined(graph.labels(revision)));
    text += fmt::format("Path: {}\n\n", script.path);
    std::vector<std::string> lines = splitLines(script.longDoc);
    for (std::string &line : lines)
        line.insert(0, "    ");
    return text + fmt::format("{}\n", fmt::join(lines, "\n"));
}

std::string branchText(const RevisionGraph &graph, int revision, bool verbose)
{
    std::string text = verbose ? longText(graph, revision) : shortText(graph, revision, kBranchPointForm);
    const std::string indent(graph.id(revision).size(), ' ');
    for (const int child : graph.children(revision))
        text += fmt::format("\n{} -> {}", indent, shortText(graph, child, verbose ? kVerboseBranchChildForm : kBranchChildForm));
    return text + "\n";
}

}  // namespace limbeck::revision
