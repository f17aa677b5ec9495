// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/script_authors.h"

#include "migrate/git.h"

#include <algorithm>
#include <optional>
#include <sstream>

namespace limbeck::migrate {

namespace {

std::vector<std::string> fieldsOf(const std::string &line)
{
    std::vector<std::string> fields;
    std::istringstream stream(line);
    for (std::string field; std::getline(stream, field, '\t');)
        fields.push_back(field);
    return fields;
}

}  // namespace

std::map<std::string, ScriptAuthor> parseScriptAuthors(const std::string &output, const std::string &root)
{
    struct Commit {
        ScriptAuthor author;
        std::vector<std::vector<std::string>> changes;
    };
    std::vector<Commit> commits;
    std::istringstream stream(output);
    for (std::string line; std::getline(stream, line);) {
        if (line.starts_with('\x01')) {
            const std::size_t separator = line.find('\x02');
            commits.push_back({{line.substr(1, separator - 1), separator == std::string::npos ? std::string() : line.substr(separator + 1)}, {}});
        } else if (!line.empty() && !commits.empty()) {
            commits.back().changes.push_back(fieldsOf(line));
        }
    }
    std::map<std::string, ScriptAuthor> authors;
    for (auto commit = commits.rbegin(); commit != commits.rend(); ++commit) {
        for (const std::vector<std::string> &change : commit->changes) {
            if (change.size() < 2 || change[0].empty())
                continue;
            const std::string path = root + "/" + change.back();
            if (change[0][0] == 'A' || change[0][0] == 'C') {
                authors[path] = commit->author;
            } else if (change[0][0] == 'R' && change.size() > 2) {
                const auto before = authors.find(root + "/" + change[1]);
                authors[path] = before == authors.end() ? commit->author : before->second;
            } else {
                // A file that the log begins with, of a history that was cut off.
                authors.try_emplace(path, commit->author);
            }
        }
    }
    return authors;
}

std::map<std::string, ScriptAuthor> readScriptAuthors(const std::vector<std::string> &folders, StopToken stop)
{
    std::map<std::string, ScriptAuthor> all;
    for (const std::string &folder : folders) {
        const std::optional<std::string> root = gitRoot(folder, stop);
        if (!root)
            continue;
        const auto output = askGit(folder, {"log", "--format=%x01%an%x02%aI", "--name-status", "-M", "--no-ext-diff", "--no-textconv", "--", "."}, stop);
        if (output)
            all.merge(parseScriptAuthors(*output, *root));
    }
    return all;
}

}  // namespace limbeck::migrate
