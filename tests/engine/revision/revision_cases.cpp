// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision_cases.h"

#include <QtGlobal>

#include <algorithm>
#include <fstream>
#include <regex>
#include <stdexcept>

namespace limbeck::revision::testing {

std::string stripped(const std::string &text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::vector<std::string> splitText(const std::string &text, const std::string &separator)
{
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (std::size_t at = text.find(separator); at != std::string::npos; at = text.find(separator, begin)) {
        parts.push_back(stripped(text.substr(begin, at - begin)));
        begin = at + separator.size();
    }
    parts.push_back(stripped(text.substr(begin)));
    return parts;
}

std::string joined(const std::vector<std::string> &texts, const std::string &separator)
{
    std::string result;
    for (const std::string &text : texts)
        result += (&text == &texts.front() ? "" : separator) + text;
    return result;
}

std::vector<CaseLine> readCases(const std::string &file)
{
    std::ifstream in(std::string(LIMBECK_SOURCE_DIR) + "/tests/cases/revision/" + file);
    if (!in)
        throw std::runtime_error("no case file " + file);
    std::vector<CaseLine> cases;
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        if (!stripped(line).empty() && line[0] != '#')
            cases.push_back({number, splitText(line, "|")});
    }
    return cases;
}

namespace {

Script drawScript(const std::string &text)
{
    static const std::regex kForm(R"(([^<~{]+)(?:<([^~{]+))?(?:~([^{]+))?(?:\{(.+)\})?)");
    std::smatch match;
    if (!std::regex_match(text, match, kForm))
        throw std::runtime_error("not a revision: " + text);
    const auto list = [&](int group) { return match[group].matched ? splitText(match[group].str(), ",") : std::vector<std::string>(); };
    Script script;
    script.id = match[1];
    script.downRevisions = list(2);
    script.dependsOn = list(3);
    script.branchLabels = list(4);
    script.path = script.id + ".py";
    script.upgrade = script.downgrade = Presence::Yes;
    return script;
}

std::string replaceWords(const std::string &text, const std::map<std::string, std::string> &words)
{
    static const std::regex kWord("[A-Za-z0-9_]+");
    std::string result;
    auto end = text.begin();
    for (std::sregex_iterator it(text.begin(), text.end(), kWord), last; it != last; ++it) {
        result.append(end, (*it)[0].first);
        const auto found = words.find(it->str());
        result += found == words.end() ? it->str() : found->second;
        end = (*it)[0].second;
    }
    return result.append(end, text.end());
}

}  // namespace

std::vector<Script> drawScripts(const std::string &line)
{
    std::vector<Script> scripts;
    for (const std::string &text : splitText(line, " ")) {
        if (!text.empty())
            scripts.push_back(drawScript(text));
    }
    return scripts;
}

std::string NamedGraph::toLong(const std::string &text) const
{
    return replaceWords(text, longIds);
}

std::string NamedGraph::toShort(const std::string &text) const
{
    std::map<std::string, std::string> shortNames;
    for (const auto &[name, id] : longIds)
        shortNames[id] = name;
    return replaceWords(text, shortNames);
}

const NamedGraph &namedGraph(const std::string &name)
{
    static const std::map<std::string, NamedGraph> kGraphs = [] {
        std::map<std::string, NamedGraph> graphs;
        for (const CaseLine &line : readCases("graphs.txt")) {
            const std::string text = line.fields.front();
            const std::size_t nameEnd = std::min(text.find(' '), text.size());
            NamedGraph &named = graphs[text.substr(0, nameEnd)];
            std::string revisions;
            for (std::string word : splitText(text.substr(nameEnd), " ")) {
                if (const std::size_t equals = word.find('='); equals != std::string::npos) {
                    const std::string rest = word.substr(equals + 1);
                    named.longIds[word.substr(0, equals)] = rest.substr(0, rest.find('<'));
                    word = rest;
                }
                revisions += " " + word;
            }
            named.graph = RevisionGraph::build(drawScripts(named.toLong(revisions)), LoadMode::Strict);
        }
        return graphs;
    }();
    return kGraphs.at(name);
}

std::vector<std::string> parseRows(const std::string &text)
{
    const std::string inside = stripped(text.substr(1, text.size() - 2));
    return inside.empty() ? std::vector<std::string>() : splitText(inside, ",");
}

std::string showRows(std::vector<std::string> rows)
{
    std::sort(rows.begin(), rows.end());
    return "{" + joined(rows, ",") + "}";
}

std::string showError(const Error &error)
{
    const auto *refused = dynamic_cast<const IdentifierError *>(&error);
    if (!refused)
        return error.code() == ErrorCode::RevisionCrash ? "EX" : "refused: " + error.message();
    std::string text = "E" + std::to_string(static_cast<int>(refused->refusal()));
    std::smatch match;
    const std::string message = error.message();
    switch (refused->refusal()) {
    case Refusal::NotFound:
    case Refusal::SeveralHeads:
    case Refusal::NothingToDrop:
    case Refusal::UnrelatedRange:
        return text + " " + refused->argument();
    case Refusal::RelativeOff:
        std::regex_search(message, match, std::regex("produce (\\d+) migrations"));
        return text + " " + refused->argument() + "/" + match[1].str();
    case Refusal::Overlap:
        std::regex_search(message, match, std::regex("revisions (.*)"));
        return text + " " + refused->argument() + " / " + match[1].str();
    case Refusal::AmbiguousWalk:
    case Refusal::AmbiguousUpgrade:
    case Refusal::WalkedTooFar:
    case Refusal::StampSeveralHeads:
    case Refusal::NoDowngradeRoot:
    case Refusal::NewOnSeveralHeads:
        return text;
    }
    Q_UNREACHABLE();
}

}  // namespace limbeck::revision::testing
