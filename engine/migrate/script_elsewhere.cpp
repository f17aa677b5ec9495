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

struct FoundScript {
    revision::Script script;
    std::string text;
};

std::string fileNameOf(const std::string &path) { return path.substr(path.find_last_of("/:") + 1); }

/// The script of a revision as a commit has it.
class Commit {
public:
    Commit(std::string folder, std::string name, StopToken stop) : m_folder(std::move(folder)), m_name(std::move(name)), m_stop(std::move(stop)) {}

    std::optional<FoundScript> script(const std::string &id) const
    {
        const auto output = askGit(m_folder, {"grep", "--full-name", "-l", "--fixed-strings", "-e", id, m_name, "--", "."}, m_stop);
        for (const std::string &line : linesOf(output)) {
            const auto text = askGit(m_folder, {"show", "--no-ext-diff", "--no-textconv", line}, m_stop);
            const auto script = text ? scriptOf(line, *text) : std::nullopt;
            if (script && script->id == id)
                return FoundScript{*script, *text};
        }
        return std::nullopt;
    }

private:
    std::string m_folder, m_name;
    StopToken m_stop;
};

/// Goes down from the script that was found to what `isKnown` knows.
void followDown(ScriptElsewhere &elsewhere, const Commit &commit, const revision::Script &script, const std::function<bool(const std::string &)> &isKnown)
{
    elsewhere.missing.push_back({script.id, fileNameOf(elsewhere.script.path), elsewhere.script.text});
    elsewhere.isComplete = true;
    std::set<std::string> seen;
    std::deque<std::string> open;
    const auto goOn = [&](const revision::Script &from) {
        open.insert(open.end(), from.downRevisions.begin(), from.downRevisions.end());
        // What it only depends on is not below it.
        std::copy_if(from.dependsOn.begin(), from.dependsOn.end(), std::back_inserter(open), [&](const std::string &id) { return !isKnown(id); });
    };
    goOn(script);
    while (!open.empty()) {
        const std::string id = open.front();
        open.pop_front();
        if (!seen.insert(id).second)
            continue;
        if (isKnown(id)) {
            elsewhere.knownAncestors.push_back(id);
            continue;
        }
        const auto below = seen.size() < kMaxAncestors ? commit.script(id) : std::nullopt;
        if (!below) {
            elsewhere.isComplete = false;
            continue;
        }
        elsewhere.missing.push_back({id, fileNameOf(below->script.path), below->text});
        goOn(below->script);
    }
}

}  // namespace

std::optional<ScriptElsewhere> findScriptElsewhere(const std::vector<std::string> &folders, const std::string &id, const std::function<bool(const std::string &id)> &isKnown, StopToken stop)
{
    auto found = findDeletedScript(folders, id, stop);
    if (!found)
        return std::nullopt;
    ScriptElsewhere elsewhere;
    elsewhere.script = *found;
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
            followDown(elsewhere, Commit(folder, found->commit, stop), *script, isKnown);
        break;
    }
    return elsewhere;
}

}  // namespace limbeck::migrate
