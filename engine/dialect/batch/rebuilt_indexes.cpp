// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/batch/rebuilt_indexes.h"

#include "dialect/directive_error.h"

namespace limbeck::dialect::batch {

namespace {

/// Expressions among the options: predicates.
template<typename Visitor>
void forEachPredicate(schema::Index &index, const Visitor &visit)
{
    for (auto &[key, value] : index.options) {
        auto *predicate = std::get_if<sql::ExpressionPtr>(&value.data);
        if (predicate && *predicate)
            visit(*predicate);
    }
}

std::optional<std::string> missingColumn(schema::Index index, const NameAdapter &names)
{
    std::optional<std::string> missing;
    for (const sql::ExpressionPtr &element : index.elements) {
        const auto *column = std::get_if<sql::ColumnRef>(&element->node);
        if (column && !names.resolved({column->name}, false, {}))
            missing = column->name.text;
        else if (!column && !missing)
            missing = names.droppedColumnIn(element);
    }
    forEachPredicate(index, [&](const sql::ExpressionPtr &predicate) {
        if (!missing)
            missing = names.droppedColumnIn(predicate);
    });
    return missing;
}

sql::ExpressionPtr adaptedElement(const sql::ExpressionPtr &element, bool isNew, const std::string &owner, const NameAdapter &names)
{
    const auto *column = std::get_if<sql::ColumnRef>(&element->node);
    if (!column)
        return names.adapted(element, isNew, owner);
    const Identifier name = names.resolved({column->name}, isNew, owner)->front();
    return name.text == column->name.text ? element : sql::makeExpression(sql::ColumnRef{name, nullptr});
}

schema::Index adaptedIndex(schema::Index index, bool isNew, const NameAdapter &names)
{
    const std::string owner = "index " + index.name.text->text;
    const schema::Index before = index;
    index.name.isFinal = true;
    index.table = names.table();
    for (sql::ExpressionPtr &element : index.elements)
        element = adaptedElement(element, isNew, owner, names);
    forEachPredicate(index, [&](sql::ExpressionPtr &predicate) { predicate = names.adapted(predicate, isNew, "the predicate of " + owner); });
    if (index.elements != before.elements || index.options != before.options)
        index.sourceText.clear();
    return index;
}

}  // namespace

std::vector<schema::Index> rebuiltIndexes(const NameAdapter &names, const TableRebuild &rebuild)
{
    std::vector<schema::Index> indexes;
    for (const RebuildIndex &entry : rebuild.indexes()) {
        const std::string &name = entry.index.name.text->text;
        const std::optional<std::string> missing = missingColumn(entry.index, names);
        if (missing && entry.isNew)
            throw DirectiveError("KeyError", "Index " + name + " is to be created on column " + *missing + ", which table " + names.table().toString() + " does not have.");
        if (missing)
            names.warn("Index " + name + " of " + names.table().toString() + " is over column " + *missing
                       + ", which the batch drops: the index goes with it. Alembic would fail after the table was replaced.");
        else
            indexes.push_back(adaptedIndex(entry.index, entry.isNew, names));
    }
    return indexes;
}

}  // namespace limbeck::dialect::batch
