// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/operation_directives.h"

#include "base/error.h"
#include "dialect/overloaded.h"
#include "sqlalchemy/items/table_object.h"

#include <algorithm>

namespace limbeck::autogenerate {

namespace {

template<typename T>
std::optional<std::optional<T>> changeOf(const operation::Change<T> &change)
{
    std::optional<std::optional<T>> changed;
    if (!change.isKeep())
        changed.emplace(change.value);
    return changed;
}

AlterColumn alterationOf(const operation::AlterColumn &given)
{
    AlterColumn alter;
    alter.table = given.table;
    alter.column = given.column;
    alter.newName = given.newName;
    alter.type = given.type;
    alter.nullable = given.nullable;
    alter.serverDefault = changeOf(given.serverDefault);
    alter.comment = changeOf(given.comment);
    alter.existingType = given.existingType;
    alter.existingNullable = given.existingNullable;
    alter.existingDefault = changeOf(given.existingServerDefault);
    alter.existingComment = given.existingComment.value;
    alter.using_ = given.postgresqlUsing;
    if (given.autoincrement)
        alter.autoincrement = *given.autoincrement == schema::Autoincrement::On;
    return alter;
}

/// create_table has no indexes: those of its columns are left out.
schema::Table tableOf(const operation::CreateTable &create, const sqlalchemy::OperationObject &object)
{
    const auto *given = object.result().as<sqlalchemy::TableObject>();
    if (!given)
        throw Error(ErrorCode::Internal, "a CreateTableOp without its table");
    schema::Table table = given->toSchema();
    table.prefixes = create.prefixes;
    table.indexes.clear();
    const schema::PrimaryKey *key = table.primaryKey();
    for (schema::Column &column : table.columns) {
        column.primaryKey = key && std::find(key->columns.begin(), key->columns.end(), column.name) != key->columns.end();
        if (column.primaryKey && !column.nullable)
            column.nullable = false;
    }
    return table;
}

template<typename Kind>
schema::Constraint named(const schema::Name &name)
{
    Kind constraint;
    constraint.name = name;
    return constraint;
}

schema::Constraint constraintOf(const operation::DropConstraint &drop, const std::string &className)
{
    switch (drop.kind) {
    case operation::ConstraintKind::Primary:
        return named<schema::PrimaryKey>(drop.name);
    case operation::ConstraintKind::Unique:
        return named<schema::Unique>(drop.name);
    case operation::ConstraintKind::ForeignKey:
        return named<schema::ForeignKey>(drop.name);
    case operation::ConstraintKind::Check:
        return named<schema::Check>(drop.name);
    case operation::ConstraintKind::Unknown:
        break;
    }
    throw Unsupported("a " + className + " without type_ that process_revision_directives made", {}, "Say which kind it is: type_=\"unique\", \"foreignkey\", \"check\" or \"primary\".");
}

schema::Index indexOf(const operation::DropIndex &drop)
{
    schema::Index index;
    index.name = drop.name;
    if (drop.table)
        index.table = *drop.table;
    else
        index.table.schema = drop.schema;
    return index;
}

std::optional<Directive> columnOf(const operation::AddColumn &add)
{
    const operation::ColumnSpec &spec = add.column;
    const bool isPlain = !spec.index && !spec.unique && spec.foreignKeys.empty() && spec.checks.empty() && spec.uniques.empty();
    return isPlain ? std::optional(Directive{AddColumn{add.table, spec.column}}) : std::nullopt;
}

DropColumn dropOf(const operation::DropColumn &drop)
{
    DropColumn column;
    column.table = drop.table;
    column.column.name = drop.column;
    return column;
}

DropTable dropOf(const operation::DropTable &drop)
{
    DropTable table;
    table.table.name = drop.table;
    return table;
}

/// if_exists=, if_not_exists=
std::optional<bool> conditionOf(const operation::Operation::Node &node)
{
    const bool isConditional = std::visit(
        [](const auto &d) {
            if constexpr (requires { d.ifExists; })
                return bool(d.ifExists);
            else if constexpr (requires { d.ifNotExists; })
                return bool(d.ifNotExists);
            else
                return false;
        },
        node);
    return isConditional ? std::optional(true) : std::nullopt;
}

std::optional<Directive> executedText(const operation::ExecuteSql &execute)
{
    const auto *text = execute.statement ? std::get_if<sql::TextClause>(&execute.statement->node) : nullptr;
    return text ? std::optional(Directive{ExecuteText{text->text, {}, false}}) : std::nullopt;
}

}  // namespace

Directive directiveOf(const sqlalchemy::OperationObject &object)
{
    using Result = std::optional<Directive>;
    Result result;
    if (object.nodes().size() == 1) {
        result = std::visit(dialect::Overloaded{
                                [&](const operation::CreateTable &d) -> Result { return Directive{CreateTable{tableOf(d, object)}}; },
                                [](const operation::DropTable &d) -> Result { return Directive{dropOf(d)}; },
                                [](const operation::RenameTable &d) -> Result { return Directive{RenameTable{d.table, d.newName}}; },
                                [](const operation::AddColumn &d) -> Result { return columnOf(d); },
                                [](const operation::DropColumn &d) -> Result { return Directive{dropOf(d)}; },
                                [](const operation::AlterColumn &d) -> Result { return Directive{alterationOf(d)}; },
                                [](const operation::CreateIndex &d) -> Result { return Directive{CreateIndex{d.index}}; },
                                [](const operation::DropIndex &d) -> Result { return Directive{DropIndex{indexOf(d)}}; },
                                [](const operation::AddConstraint &d) -> Result { return Directive{AddConstraint{d.table, d.constraint}}; },
                                [&](const operation::DropConstraint &d) -> Result { return Directive{DropConstraint{d.table, constraintOf(d, object.typeName())}}; },
                                [](const operation::SetTableComment &d) -> Result { return Directive{SetTableComment{d.table, d.comment, {}}}; },
                                [](const operation::ExecuteSql &d) -> Result { return executedText(d); },
                                [](const auto &) -> Result { return std::nullopt; },
                            },
                            object.nodes().front());
    }
    if (!result)
        throw Unsupported("a " + object.typeName() + " that process_revision_directives made", {}, "Write this directive into the script by hand.");
    result->conditional = conditionOf(object.nodes().front());
    return *result;
}

}  // namespace limbeck::autogenerate
