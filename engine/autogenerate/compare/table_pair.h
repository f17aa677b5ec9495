// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/compare/comparison.h"

#include <algorithm>
#include <string>

namespace limbeck::autogenerate {

/// A table on one side or both, and where its changes go.
struct TablePair {
    const schema::Table *database = nullptr;  ///< null: the table is new
    const schema::Table *model = nullptr;     ///< null: the table goes
    QualifiedName name;                       ///< as the database has it: the default schema written as none
    const ComparisonSettings &settings;
    ComparisonHooks &hooks;
    std::vector<Directive> &out;

    const dialect::Dialect &dialect() const { return *settings.dialect; }
    ParentNames parents() const { return {name.schema ? std::optional(name.schema->text) : std::nullopt, name.name.text}; }
    ComparedObject reflected() const { return {database, std::monostate{}, true}; }
    ComparedObject modelled() const { return {model, std::monostate{}, false}; }
    template<typename Part>
    ComparedObject reflected(const Part *part) const
    {
        return {database, part, true};
    }
    template<typename Part>
    ComparedObject modelled(const Part *part) const
    {
        return {model, part, false};
    }
    /// Whether nothing is said of this column of the models, because it was not read. An empty text: whether the table may have more than was read, so that nothing of it is dropped.
    bool isUnread(const std::string &column) const { return model && settings.isColumnUnread && settings.isColumnUnread(model->name, column); }
    /// Whether an index or constraint of the database over these columns may stand in the models where it was not read.
    bool isUnread(const std::vector<std::string> &columns) const
    {
        return isUnread(std::string()) || std::any_of(columns.begin(), columns.end(), [this](const std::string &column) { return model && !model->findColumn(column) && isUnread(column); });
    }
    /// The table as directives name it: with the model's schema where there is a model.
    const QualifiedName &directiveName() const { return name; }
};

void compareAddedAndChangedColumns(TablePair &pair);
void compareRemovedColumns(TablePair &pair);
/// One column on both sides (spec/autogenerate.md §5 to §7).
void compareColumn(TablePair &pair, const schema::Column &database, const schema::Column &model);
void compareIndexesAndUniques(TablePair &pair);
void compareForeignKeys(TablePair &pair);
void compareTableComments(TablePair &pair);
void compareChecks(TablePair &pair);

/// §6: whether the types differ by their DDL text. nullopt: a type has no text here.
std::optional<bool> typesDiffer(const dialect::Dialect &dialect, const sql::Type &database, const sql::Type &model);

bool isNullable(const schema::Column &column);
/// The column that numbers itself (SQLAlchemy's Table._autoincrement_column), or null.
const schema::Column *autoincrementColumn(const schema::Table &table);
/// DDL text of an expression: literals inline, columns bare.
std::string ddlText(const dialect::Dialect &dialect, const sql::ExpressionPtr &expression);
std::optional<std::string> nameText(const schema::Name &name);

}  // namespace limbeck::autogenerate
