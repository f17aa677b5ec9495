// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"
#include "cli/pending_report.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace limbeck::cli {

namespace {

using autogenerate::PendingItem;

std::string quoted(const std::string &text) { return jsonString(text, false); }

std::string array(const std::vector<std::string> &items) { return fmt::format("[{}]", fmt::join(items, ", ")); }

std::string texts(const std::vector<std::string> &items)
{
    std::vector<std::string> all;
    for (const std::string &item : items)
        all.push_back(quoted(item));
    return array(all);
}

const char *word(PendingItem::Change change)
{
    switch (change) {
    case PendingItem::Change::Added: return "added";
    case PendingItem::Change::Removed: return "removed";
    case PendingItem::Change::Changed: return "changed";
    case PendingItem::Change::Renamed: return "renamed";
    }
    return "";
}

const char *word(PendingItem::Subject subject)
{
    switch (subject) {
    case PendingItem::Subject::Table: return "table";
    case PendingItem::Subject::Column: return "column";
    case PendingItem::Subject::Index: return "index";
    case PendingItem::Subject::Constraint: return "constraint";
    case PendingItem::Subject::Comment: return "comment";
    case PendingItem::Subject::Type: return "type";
    }
    return "";
}

const char *word(PendingItem::Grade grade)
{
    switch (grade) {
    case PendingItem::Grade::Harmless: return "harmless";
    case PendingItem::Grade::Care: return "care";
    case PendingItem::Grade::LosesData: return "loses data";
    case PendingItem::Grade::Blocked: return "blocked";
    }
    return "";
}

std::string itemJson(const PendingItem &item)
{
    std::vector<std::string> statements;
    for (const sql::Statement &statement : item.statements)
        statements.push_back(statement.text);
    return fmt::format("{{\"key\": {}, \"change\": \"{}\", \"subject\": \"{}\", \"table\": {}, \"name\": {}, \"description\": {}, \"grade\": \"{}\", \"notes\": {}, \"advice\": {}, "
                       "\"problem\": {}, \"ignored\": {}, \"python\": {}, \"statements\": {}}}",
                       quoted(item.key), word(item.change), word(item.subject), quoted(item.table.toString()), quoted(item.name), quoted(item.description), word(item.grade), texts(item.notes),
                       quoted(item.advice), quoted(item.problem), item.isIgnored, quoted(item.python), texts(statements));
}

}  // namespace

std::string jsonOf(const autogenerate::PendingDiff &diff)
{
    std::vector<std::string> items, renames, notCompared;
    for (const PendingItem &item : diff.items)
        items.push_back(itemJson(item));
    for (const autogenerate::RenameProposal &proposal : diff.proposals)
        renames.push_back(fmt::format("{{\"rename\": {}, \"score\": {:.2f}, \"reason\": {}}}", quoted(proposal.rename.toString()), proposal.score, quoted(fmt::format("{}", fmt::join(proposal.reasons, ", ")))));
    for (const autogenerate::NotCompared &object : diff.notCompared)
        notCompared.push_back(fmt::format("{{\"kind\": {}, \"name\": {}, \"reason\": {}}}", quoted(object.kind), quoted(object.name), quoted(object.reason)));
    return fmt::format("{{\"items\": [{}{}],\n \"renames\": {},\n \"unread\": {},\n \"notes\": {},\n \"notCompared\": {}}}\n", items.empty() ? "" : "\n  ", fmt::join(items, ",\n  "),
                       array(renames), texts(diff.unread), texts(diff.notes), array(notCompared));
}

std::string sqlOf(const autogenerate::PendingDiff &diff)
{
    std::string text;
    for (const PendingItem &item : diff.items) {
        if (item.isIgnored)
            continue;
        if (!item.problem.empty())
            text += "-- " + item.description + ": " + item.problem + "\n";
        for (const sql::Statement &statement : item.statements)
            text += statement.text + ";\n";
    }
    return text;
}

}  // namespace limbeck::cli
