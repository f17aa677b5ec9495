// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/script_elsewhere.h"

#include "base/error.h"
#include "migrate/git.h"
#include "revision/script_head.h"

#include <algorithm>
#include <deque>
#include <set>
#include <sstream>

namespace limbeck::migrate {

namespace {

constexpr std::size_t kMaxBranches = 5;
constexpr std::size_t kMaxAncestors = 200;   // scripts read on the way down

std::vector<std::string> linesOf(const std::optional<std::string> &text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text.value_or(""));
    for (std::string line; std::getline(stream, line);) {
        if (!line.empty())
            lines.push_back(line);
    }
    return lines;
}

std::optional<revision::Script> scriptOf(const std::string &path, const std::string &text)
{
    try {
        return revision::readScript(path, text, {});
    } catch (const Error &) {
        return std::nullopt;   // git has other files, and other versions of this one
    }
}

/// The script of a revision as a commit has it.
class Commit {
public:
    Commit(std::string folder, std::string name, StopToken stop) : m_folder(std::move(folder)), m_name(std::move(name)), m_stop(std::move(stop)) {}

    std::optional<revision::Script> script(const std::string &id) const
    {
        const auto output = askGit(m_folder, {"grep", "--full-name", "-l", "--fixed-strings", "-e", id, m_name, "--", "."}, m_stop);
        for (const std::string &line : linesOf(output)) {
            const auto text = askGit(m_folder, {"show", "--no-ext-diff", "--no-textconv", line}, m_stop);
            const auto script = text ? scriptOf(line, *text) : std::nullopt;
            if (script && script->id == id)
                return script;
        }
        return std::nullopt;
    }

private:
    std::string m_folder, m_name;
    StopToken m_stop;
};

std::vector<std::string> nearestKnown(const Commit &commit, const revision::Script &script, const std::function<bool(const std::string &)> &isKnown)
{
    std::vector<std::string> known;
    std::set<std::string> seen;
    std::deque<std::string> open(script.downRevisions.begin(), script.downRevisions.end());
    while (!open.empty() && seen.size() < kMaxAncestors) {
        const std::string id = open.front();
        open.pop_front();
        if (!seen.insert(id).second)
            continue;
        if (isKnown(id)) {
            known.push_back(id);
            continue;
        }
        if (const auto below = commit.script(id))
            open.insert(open.end(), below->downRevisions.begin(), below->downRevisions.end());
    }
    return known;
}

}  // namespace

std::optional<ScriptElsewhere> findScriptElsewhere(const std::vector<std::string> &folders, const std::string &id, const std::function<bool(const std::string &id)> &isKnown, StopToken stop)
{
    auto found = findDeletedScript(folders, id, stop);
    if (!found)
        return std::nullopt;
    ScriptElsewhere elsewhere{*found, {}, false, {}};
    for (const std::string &folder : folders) {
        const auto root = gitRoot(folder, stop);
        if (!root || !found->path.starts_with(*root + "/"))
            continue;
        const std::string path = found->path.substr(root->size() + 1);
        const std::vector<std::string> head = linesOf(askGit(folder, {"symbolic-ref", "--short", "-q", "HEAD"}, stop));
        for (const char *kind : {"refs/heads", "refs/remotes"}) {
            const auto refs = askGit(folder, {"for-each-ref", "--sort=-committerdate", "--count=200", "--contains", found->commit, "--format=%(refname:short)", kind}, stop);
            for (const std::string &ref : linesOf(refs)) {
                if (elsewhere.branches.size() >= kMaxBranches || ref.ends_with("/HEAD") || !askGit(folder, {"cat-file", "-e", ref + ":" + path}, stop))
                    continue;
                elsewhere.branches.push_back(ref);
                elsewhere.isOnThisBranch |= !head.empty() && ref == head.front();
            }
        }
        if (const auto script = scriptOf(found->path, found->text))
            elsewhere.knownAncestors = nearestKnown(Commit(folder, found->commit, stop), *script, isKnown);
        break;
    }
    return elsewhere;
}

}  // namespace limbeck::migrate
