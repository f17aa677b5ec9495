// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/pending_report.h"

#include <cstdio>
#include <iostream>
#include <set>
#include <unistd.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace limbeck::cli {

namespace {

using autogenerate::PendingItem;

const char *gradeText(PendingItem::Grade grade)
{
    switch (grade) {
    case PendingItem::Grade::Harmless: return "";
    case PendingItem::Grade::Care: return "";
    case PendingItem::Grade::LosesData: return "LOSES DATA";
    case PendingItem::Grade::Blocked: return "WOULD FAIL";
    }
    return "";
}

std::string lineOf(const PendingItem &item)
{
    std::vector<std::string> facts;
    if (*gradeText(item.grade))
        facts.emplace_back(gradeText(item.grade));
    facts.insert(facts.end(), item.notes.begin(), item.notes.end());
    std::string line = item.description + (facts.empty() ? std::string() : fmt::format(" [{}]", fmt::join(facts, "; "))) + "\n";
    if (!item.advice.empty())
        line += "    " + item.advice + "\n";
    if (!item.problem.empty())
        line += "    " + item.problem + "\n";
    return line;
}

std::string answerTo(const std::string &question)
{
    std::cerr << question << std::flush;
    std::string answer;
    return std::getline(std::cin, answer) ? answer : std::string();
}

/// Answered ones are not asked again.
class Questions {
public:
    explicit Questions(autogenerate::ComparisonChoices &choices) : m_choices(choices) {}

    /// True: something was decided, so the comparison changes.
    bool ask(const autogenerate::PendingDiff &diff)
    {
        bool decided = false;
        for (const autogenerate::RenameProposal &proposal : diff.proposals)
            decided = askRename(proposal) || decided;
        if (decided)
            return true;
        for (const PendingItem &item : diff.items)
            decided = (item.grade == PendingItem::Grade::Blocked && item.needsFill && !item.isIgnored && askFill(item)) || decided;
        return decided;
    }

private:
    bool askRename(const autogenerate::RenameProposal &proposal)
    {
        const std::string text = proposal.rename.toString();
        if (!m_asked.insert(text).second)
            return false;
        const std::string answer = answerTo(fmt::format("Was {} renamed to {}? {} ({:.0f} %) [y/N] ", text.substr(0, text.rfind(':')), proposal.rename.newName.text, fmt::join(proposal.reasons, ", "), proposal.score * 100));
        if (answer != "y" && answer != "Y" && answer != "yes")
            return false;
        m_choices.renames.push_back(proposal.rename);
        return true;
    }

    bool askFill(const PendingItem &item)
    {
        const std::string name = item.table.toString() + "." + item.name;
        if (!m_asked.insert(name).second)
            return false;
        const std::string answer = answerTo(fmt::format("{} becomes NOT NULL and there are rows without a value. Which value do they get (sql:… for an expression, nothing to leave it)? ", name));
        if (answer.empty())
            return false;
        m_choices.fills.push_back({item.table, sql::Identifier(item.name), answer});
        return true;
    }

    autogenerate::ComparisonChoices &m_choices;
    std::set<std::string> m_asked;
};

}  // namespace

autogenerate::ComparisonChoices choicesOf(const Arguments &arguments)
{
    autogenerate::ComparisonChoices choices;
    choices.renameTexts = arguments.all("rename");
    for (const std::string &text : arguments.all("fill"))
        choices.fills.push_back(autogenerate::FillValue::parse(text));
    choices.extended = arguments.has("extended") || !choices.renameTexts.empty() || !choices.fills.empty() || arguments.has("prove");
    if (const auto python = arguments.value("exact"))
        choices.exact = migrate::Delegation{*python};
    return choices;
}

std::string reportOf(const autogenerate::PendingDiff &diff)
{
    std::string text;
    std::size_t ignored = 0;
    for (const PendingItem &item : diff.items) {
        if (item.isIgnored)
            ++ignored;
        else
            text += lineOf(item);
    }
    if (ignored > 0)
        text += fmt::format("Ignored by limbeck-ignore.txt: {}.\n", ignored);
    for (const autogenerate::RenameProposal &proposal : diff.proposals)
        text += fmt::format("Perhaps a rename: --rename {} ({}, {:.0f} %).\n", proposal.rename.toString(), fmt::join(proposal.reasons, ", "), proposal.score * 100);
    for (const std::string &note : diff.notes)
        text += note + "\n";
    for (const autogenerate::NotCompared &object : diff.notCompared)
        text += "Not compared: " + object.kind + " " + object.name + (object.reason.empty() ? "" : " (" + object.reason + ")") + "\n";
    return text;
}

autogenerate::ComparisonChoices askedFor(Session &session, autogenerate::ComparisonChoices choices)
{
    if (!choices.extended || ::isatty(STDIN_FILENO) == 0)
        return choices;
    Questions questions(choices);
    while (questions.ask(autogenerate::findPending(session.request(), choices))) {
    }
    return choices;
}

}  // namespace limbeck::cli
