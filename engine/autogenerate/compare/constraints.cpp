// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/compare/table_pair.h"

#include "autogenerate/render/python_text.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace limbeck::autogenerate {

namespace {

// ---------------------------------------------------------------- foreign keys

std::vector<std::string> texts(const std::vector<Identifier> &names)
{
    std::vector<std::string> result;
    for (const Identifier &name : names)
        result.push_back(name.text);
    return result;
}

std::string actionOf(const std::optional<std::string> &action)
{
    if (!action)
        return {};
    std::string lower = *action;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return lower == "no action" ? std::string() : lower;
}

/// What counts of a foreign key (spec/autogenerate.md §9): names and MATCH do not.
using Signature = std::tuple<std::optional<Identifier>, Identifier, std::vector<Identifier>, QualifiedName, std::vector<Identifier>, std::string, std::string, int>;

Signature signatureOf(const QualifiedName &table, const schema::ForeignKey &key)
{
    const bool isDeferred = key.initially && actionOf(key.initially) == "deferred";
    return {table.schema, table.name, key.columns, key.referredTable, key.referredColumns, actionOf(key.onUpdate), actionOf(key.onDelete),
            isDeferred ? 2 : key.deferrable.value_or(false) ? 1 : 0};
}

struct ForeignKeySide {
    std::vector<const schema::Constraint *> keys;
    std::set<Signature> signatures;
    const schema::Constraint *findByName(const schema::Name &name) const
    {
        for (const schema::Constraint *key : keys) {
            if (name.text && schema::nameOf(*key).text == name.text)
                return key;
        }
        return nullptr;
    }
};

std::string joinedNames(const std::vector<Identifier> &names)
{
    std::string text;
    for (const Identifier &name : names)
        text += (text.empty() ? "" : ", ") + name.text;
    return text;
}

std::string keyShown(const QualifiedName &table, const schema::ForeignKey &key)
{
    return "foreign key (" + joinedNames(key.columns) + ")(" + joinedNames(key.referredColumns) + ") on table " + table.toString();
}

// ---------------------------------------------------------------- checks

std::map<std::string, const schema::Constraint *> namedChecks(const schema::Table &table)
{
    std::map<std::string, const schema::Constraint *> checks;
    for (const schema::Constraint &constraint : table.constraints) {
        const auto *check = std::get_if<schema::Check>(&constraint);
        if (check && check->name.text && !check->isTypeBound)
            checks.emplace(check->name.text->text, &constraint);
    }
    return checks;
}

}  // namespace

void compareForeignKeys(TablePair &pair)
{
    ForeignKeySide database, models;
    for (const schema::Constraint &constraint : pair.database->constraints) {
        const auto *key = std::get_if<schema::ForeignKey>(&constraint);
        if (!key || !pair.hooks.includeName(nameText(key->name), "foreign_key_constraint", pair.parents()))
            continue;
        database.keys.push_back(&constraint);
        database.signatures.insert(signatureOf(pair.database->name, *key));
    }
    for (const schema::Constraint &constraint : pair.model->constraints) {
        if (const auto *key = std::get_if<schema::ForeignKey>(&constraint)) {
            models.keys.push_back(&constraint);
            models.signatures.insert(signatureOf(pair.model->name, *key));
        }
    }
    std::set<Signature> told;
    for (const schema::Constraint *constraint : database.keys) {
        const auto &key = std::get<schema::ForeignKey>(*constraint);
        const Signature signature = signatureOf(pair.database->name, key);
        if (models.signatures.contains(signature) || !told.insert(signature).second || pair.isUnread(texts(key.columns)))
            continue;
        const schema::Constraint *counterpart = models.findByName(key.name);
        const ComparedObject compareTo = pair.modelled(counterpart);
        if (!pair.hooks.includeObject(pair.reflected(constraint), nameText(key.name), "foreign_key_constraint", counterpart ? &compareTo : nullptr))
            continue;
        // Inspectors do not tell MATCH.
        schema::ForeignKey dropped = key;
        dropped.match.reset();
        pair.out.push_back({DropConstraint{pair.database->name, std::move(dropped)}});
        pair.hooks.detected("constraints", "Detected removed " + keyShown(pair.database->name, key));
    }
    told.clear();
    for (const schema::Constraint *constraint : models.keys) {
        const auto &key = std::get<schema::ForeignKey>(*constraint);
        const Signature signature = signatureOf(pair.model->name, key);
        if (database.signatures.contains(signature) || !told.insert(signature).second)
            continue;
        const schema::Constraint *counterpart = database.findByName(key.name);
        const ComparedObject compareTo = pair.reflected(counterpart);
        if (!pair.hooks.includeObject(pair.modelled(constraint), nameText(key.name), "foreign_key_constraint", counterpart ? &compareTo : nullptr))
            continue;
        pair.out.push_back({AddConstraint{pair.model->name, *constraint}});
        pair.hooks.detected("constraints", "Detected added " + keyShown(pair.model->name, key));
    }
}

void compareTableComments(TablePair &pair)
{
    if (pair.dialect().name() != "postgresql" || pair.database->comment == pair.model->comment)
        return;
    pair.out.push_back({SetTableComment{pair.name, pair.model->comment, pair.database->comment}});
}

void compareChecks(TablePair &pair)
{
    const auto models = namedChecks(*pair.model);
    auto database = namedChecks(*pair.database);
    std::erase_if(database, [&](const auto &entry) { return !pair.hooks.includeName(entry.first, "check_constraint", pair.parents()); });
    for (const auto &[name, constraint] : database) {
        if (models.contains(name) || pair.isUnread(std::string()) || !pair.hooks.includeObject(pair.reflected(constraint), name, "check_constraint", nullptr))
            continue;
        pair.out.push_back({DropConstraint{pair.database->name, *constraint}});
        pair.hooks.detected("check_constraints", "Detected removed check constraint " + pythonText(name) + " on table " + pythonText(pair.name.name.text));
    }
    for (const auto &[name, constraint] : models) {
        if (database.contains(name) || !pair.hooks.includeObject(pair.modelled(constraint), name, "check_constraint", nullptr))
            continue;
        pair.out.push_back({AddConstraint{pair.model->name, *constraint}});
        pair.hooks.detected("check_constraints", "Detected added check constraint " + pythonText(name) + " on table " + pythonText(pair.name.name.text));
    }
}

}  // namespace limbeck::autogenerate
