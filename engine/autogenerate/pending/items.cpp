// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/items.h"

#include "autogenerate/pending/pending_diff.h"
#include "dialect/overloaded.h"

#include <algorithm>

namespace limbeck::autogenerate {

namespace {

using Change = PendingItem::Change;
using Subject = PendingItem::Subject;

const char *verb(Change change)
{
    switch (change) {
    case Change::Added: return "add";
    case Change::Removed: return "drop";
    case Change::Changed: return "change";
    case Change::Renamed: return "rename";
    }
    return "";
}

const char *word(Subject subject)
{
    switch (subject) {
    case Subject::Table: return "table";
    case Subject::Column: return "column";
    case Subject::Index: return "index";
    case Subject::Constraint: return "constraint";
    case Subject::Comment: return "comment";
    case Subject::Type: return "type";
    }
    return "";
}

/// The name of a constraint; of an unnamed one its kind and columns.
std::string constraintName(const schema::Constraint &constraint)
{
    if (schema::nameOf(constraint).text)
        return schema::nameOf(constraint).text->text;
    static const char *const kKinds[] = {"primary key", "unique", "foreign key", "check", "exclude"};
    std::string columns;
    for (const Identifier &column : schema::columnsOf(constraint))
        columns += (columns.empty() ? "" : ", ") + column.text;
    return std::string(kKinds[constraint.index()]) + "(" + columns + ")";
}

void nameIt(PendingItem &item, const Directive &directive)
{
    const auto set = [&item](Subject subject, Change change, std::string name) {
        item.subject = subject;
        item.change = change;
        item.name = std::move(name);
    };
    std::visit(dialect::Overloaded{
                   [&](const CreateTable &d) { item.table = d.table.name; set(Subject::Table, Change::Added, {}); },
                   [&](const DropTable &d) { item.table = d.table.name; set(Subject::Table, Change::Removed, {}); },
                   [&](const RenameTable &d) { item.table = d.table; set(Subject::Table, Change::Renamed, {}); },
                   [&](const AddColumn &d) { set(Subject::Column, Change::Added, d.column.name.text); },
                   [&](const DropColumn &d) { set(Subject::Column, Change::Removed, d.column.name.text); },
                   [&](const AlterColumn &d) { set(Subject::Column, d.newName ? Change::Renamed : Change::Changed, d.column.text); },
                   [&](const CreateIndex &d) { set(Subject::Index, Change::Added, d.index.name.text ? d.index.name.text->text : std::string()); },
                   [&](const DropIndex &d) { set(Subject::Index, Change::Removed, d.index.name.text ? d.index.name.text->text : std::string()); },
                   [&](const AddConstraint &d) { set(Subject::Constraint, Change::Added, constraintName(d.constraint)); },
                   [&](const DropConstraint &d) { set(Subject::Constraint, Change::Removed, constraintName(d.constraint)); },
                   [&](const SetTableComment &) { set(Subject::Comment, Change::Changed, {}); },
                   [&](const ExecuteText &) { set(Subject::Type, Change::Changed, {}); },
                   [](const TableChanges &) {},
               },
               directive.node);
}

/// A drop that this creation of the same name completes.
bool completes(const PendingItem &before, const Directive &now)
{
    if (before.change != Change::Removed || before.directives.size() != 1)
        return false;
    const Directive &was = before.directives.front();
    if (const auto *index = std::get_if<CreateIndex>(&now.node)) {
        const auto *dropped = std::get_if<DropIndex>(&was.node);
        return dropped && index->index.name.text && index->index.name.text == dropped->index.name.text;
    }
    if (const auto *constraint = std::get_if<AddConstraint>(&now.node)) {
        const auto *dropped = std::get_if<DropConstraint>(&was.node);
        return dropped && dropped->constraint.index() == constraint->constraint.index() && constraintName(dropped->constraint) == constraintName(constraint->constraint);
    }
    return false;
}

void finish(PendingItem &item)
{
    item.key = std::string(verb(item.change)) + " " + word(item.subject) + " " + item.table.toString() + (item.name.empty() ? "" : "." + item.name);
    item.description.clear();
    for (const operation::Operation &operation : toOperations(item.directives))
        item.description += (item.description.empty() ? "" : "; ") + operation::describe(operation);
}

bool standsAlone(const PendingItem &item) { return item.subject == Subject::Table || item.subject == Subject::Type; }

}  // namespace

PendingItem itemOf(const Directive &base, const QualifiedName &table)
{
    PendingItem item;
    item.table = table;
    nameIt(item, base);
    item.directives = {base};
    finish(item);
    return item;
}

std::vector<PendingItem> itemsOf(const std::vector<Directive> &directives)
{
    std::vector<PendingItem> items;
    for (const Directive &directive : directives) {
        const auto *changes = std::get_if<TableChanges>(&directive.node);
        if (!changes) {
            items.push_back(itemOf(directive, {}));
            continue;
        }
        const std::size_t first = items.size();
        for (const Directive &inner : changes->directives) {
            const auto before = std::find_if(items.begin() + std::ptrdiff_t(first), items.end(), [&](const PendingItem &item) { return completes(item, inner); });
            if (before == items.end()) {
                items.push_back(itemOf(inner, changes->table));
                continue;
            }
            // Where the creation stands: what stands between may need the drop first, the creation needs all before it.
            PendingItem both = std::move(*before);
            items.erase(before);
            both.change = Change::Changed;
            both.directives.push_back(inner);
            finish(both);
            items.push_back(std::move(both));
        }
    }
    return items;
}

bool isTaken(const PendingItem &item, const ComparisonChoices &choices)
{
    if (choices.only)
        return choices.only->contains(item.key);
    return !item.isIgnored && !choices.ignored.contains(item.key);
}

std::vector<Directive> assembled(const std::vector<PendingItem> &items, const ComparisonChoices &choices, int run)
{
    std::vector<Directive> directives;
    for (const PendingItem &item : items) {
        if (item.run != run || !isTaken(item, choices))
            continue;
        if (standsAlone(item)) {
            directives.insert(directives.end(), item.directives.begin(), item.directives.end());
            continue;
        }
        auto *last = directives.empty() ? nullptr : std::get_if<TableChanges>(&directives.back().node);
        if (!last || last->table != item.table) {
            directives.push_back({TableChanges{item.table, {}}});
            last = std::get_if<TableChanges>(&directives.back().node);
        }
        last->directives.insert(last->directives.end(), item.directives.begin(), item.directives.end());
    }
    return directives;
}

}  // namespace limbeck::autogenerate
