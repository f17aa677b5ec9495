// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/deleted_script.h"

#include "base/error.h"
#include "migrate/git.h"
#include "revision/script_head.h"

#include <sstream>

namespace limbeck::migrate {

namespace {

bool declares(const std::string &path, const std::string &text, const std::string &id)
{
    try {
        return revision::readScript(path, text, {}).id == id;
    } catch (const Error &) {
        return false;  // another version of the file may be readable
    }
}

/// One commit that touched a file.
struct Touch {
    std::string commit, author, date, path;
};

std::vector<Touch> touchesOf(const std::string &output)
{
    std::vector<Touch> touches;
    Touch commit;
    std::istringstream stream(output);
    for (std::string line; std::getline(stream, line);) {
        if (line.starts_with('\x01')) {
            std::istringstream parts(line.substr(1));
            std::getline(parts, commit.commit, '\x02');
            std::getline(parts, commit.author, '\x02');
            std::getline(parts, commit.date, '\x02');
        } else if (!line.empty()) {
            commit.path = line;
            touches.push_back(commit);
        }
    }
    return touches;
}

}  // namespace

std::optional<DeletedScript> findDeletedScript(const std::vector<std::string> &folders, const std::string &id, StopToken stop)
{
    for (const std::string &folder : folders) {
        const auto root = gitRoot(folder, stop);
        if (!root)
            continue;
        for (const bool wasDeleted : {true, false}) {
            // -S finds the commits in which the number of places with the id changes: those that added or took away the file among them.
            const auto output = askGit(folder, {"log", "--all", "--format=%x01%H%x02%an%x02%aI", "--name-only", std::string("--diff-filter=") + (wasDeleted ? "D" : "A"), "--no-renames", "-S" + id, "--", "."}, stop);
            if (!output)
                continue;
            for (const Touch &touch : touchesOf(*output)) {
                const std::string commit = touch.commit + (wasDeleted ? "^" : "");
                const auto text = askGit(folder, {"show", "--no-ext-diff", "--no-textconv", commit + ":" + touch.path}, stop);
                const std::string path = *root + "/" + touch.path;
                if (text && declares(path, *text, id))
                    return DeletedScript{path, commit, touch.author, touch.date, wasDeleted, *text};
            }
        }
    }
    return std::nullopt;
}

}  // namespace limbeck::migrate
