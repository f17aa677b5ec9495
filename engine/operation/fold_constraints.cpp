// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/fold_detail.h"

#include "schema/constraint_kind.h"

#include <algorithm>

namespace limbeck::operation {

namespace {

std::string joined(const std::vector<Identifier> &columns)
{
    std::string text;
    for (const Identifier &column : columns)
        text += (text.empty() ? "" : "_") + column.text;
    return text;
}

const char *kindWord(ConstraintKind kind)
{
    switch (kind) {
    case ConstraintKind::Unknown:
        return "";
    case ConstraintKind::ForeignKey:
        return "fk";
    case ConstraintKind::Primary:
        return "pk";
    case ConstraintKind::Unique:
        return "uq";
    case ConstraintKind::Check:
        return "ck";
    }
    return "";
}

void markKeyColumns(schema::Table &table, const schema::PrimaryKey &key)
{
    for (schema::Column &column : table.columns) {
        const bool isIn = std::find(key.columns.begin(), key.columns.end(), column.name) != key.columns.end();
        column.primaryKey = isIn;
        if (isIn && !column.nullable)
            column.nullable = false;
    }
}

/// PostgreSQL cuts the longer of both parts until the whole has 63 bytes.
std::string cutName(std::string table, std::string column, const std::string &label)
{
    constexpr std::size_t kLongest = 63;
    const std::size_t fixed = label.size() + 1 + (column.empty() ? 0 : 1);
    while (table.size() + column.size() + fixed > kLongest)
        (table.size() > column.size() ? table : column).pop_back();
    return table + (column.empty() ? "" : "_" + column) + "_" + label;
}

bool isTaken(const schema::Table &table, const std::string &name)
{
    const auto same = [&](const schema::Name &other) { return other.text && other.text->text == name; };
    return std::any_of(table.constraints.begin(), table.constraints.end(), [&](const schema::Constraint &c) { return same(schema::nameOf(c)); })
        || std::any_of(table.indexes.begin(), table.indexes.end(), [&](const schema::Index &index) { return same(index.name); });
}

sql::ExpressionPtr literal(std::string text)
{
    sql::BindParameter parameter;
    parameter.value = sql::Value(std::move(text));
    parameter.literalExecute = true;
    return sql::makeExpression(std::move(parameter));
}

sql::ExpressionPtr typeCondition(const sql::Type &type, const Identifier &column)
{
    sql::InList list;
    list.operand = sql::makeExpression(sql::ColumnRef{column, nullptr});
    if (type.enumeration) {
        for (const std::string &label : type.enumeration->labels)
            list.items.push_back(literal(label));
    } else {
        list.items = {sql::makeExpression(sql::LiteralColumn{"0"}), sql::makeExpression(sql::LiteralColumn{"1"})};
    }
    return sql::makeExpression(std::move(list));
}

schema::Name typeCheckName(const sql::Type &type)
{
    schema::Name name;
    if (type.enumeration && !type.name.empty())
        name.text = Identifier(type.name);
    else if (!type.enumeration && type.constraintName)
        name.text = Identifier(*type.constraintName);
    name.isFinal = type.constraintNameIsFinal;
    return name;
}

}  // namespace

std::optional<Identifier> Folder::nameOf(const schema::Name &name, const std::string &kind, const schema::NamingConvention &naming, const QualifiedName &table,
                                         const std::vector<Identifier> &columns, const std::optional<QualifiedName> &referredTable,
                                         const std::vector<Identifier> &referredColumns) const
{
    return m_context.finalName ? m_context.finalName(name, kind, naming, table, columns, referredTable, referredColumns) : name.text;
}

std::optional<Identifier> Folder::nameOf(const schema::Constraint &constraint, const schema::NamingConvention &naming, const QualifiedName &table) const
{
    const auto *key = std::get_if<schema::ForeignKey>(&constraint);
    return nameOf(schema::nameOf(constraint), schema::constraintKind(constraint), naming, table, schema::columnsOf(constraint), key ? std::optional(key->referredTable) : std::nullopt,
                  key ? key->referredColumns : std::vector<Identifier>{});
}

std::string Folder::automaticName(const schema::Table &table, const schema::Constraint &constraint) const
{
    const auto [columns, label] = std::visit(FoldArms{
                                                 [](const schema::PrimaryKey &) { return std::pair<std::string, std::string>("", "pkey"); },
                                                 [](const schema::Unique &c) { return std::pair<std::string, std::string>(joined(c.columns), "key"); },
                                                 [](const schema::ForeignKey &c) { return std::pair<std::string, std::string>(joined(c.columns), "fkey"); },
                                                 [&](const schema::Check &c) {
                                                     std::vector<Identifier> named;
                                                     for (const schema::Column &column : table.columns) {
                                                         if (namesColumn(c.condition, column.name.text))
                                                             named.push_back(column.name);
                                                     }
                                                     return std::pair<std::string, std::string>(named.size() == 1 ? named.front().text : "", "check");
                                                 },
                                                 [&](const schema::Exclude &c) {
                                                     std::vector<Identifier> named;
                                                     for (const schema::Exclude::Element &element : c.elements) {
                                                         for (const schema::Column &column : table.columns) {
                                                             if (namesColumn(element.expression, column.name.text))
                                                                 named.push_back(column.name);
                                                         }
                                                     }
                                                     return std::pair<std::string, std::string>(joined(named), "excl");
                                                 },
                                             },
                                             constraint);
    std::string name = cutName(table.name.name.text, columns, label);
    for (int number = 1; isTaken(table, name); ++number)
        name = cutName(table.name.name.text, columns, label + std::to_string(number));
    return name;
}

void Folder::addConstraint(schema::Table &table, schema::Constraint constraint)
{
    auto *primary = std::get_if<schema::PrimaryKey>(&constraint);
    if (primary && primary->columns.empty())
        return;
    std::optional<Identifier> name = nameOf(constraint, m_context.naming, table.name);
    if (m_isCreate && isPostgresql() && staysOutOfCreate(table, constraint, name))
        return;
    if (!name && isPostgresql())
        name = Identifier(automaticName(table, constraint));
    schema::nameOf(constraint) = {name, name.has_value()};
    if (primary) {
        primary->isImplicit = false;
        std::erase_if(table.constraints, [](const schema::Constraint &c) { return std::holds_alternative<schema::PrimaryKey>(c); });
        markKeyColumns(table, *primary);
    } else if (m_isRebuild && name) {
        std::erase_if(table.constraints, [&](const schema::Constraint &c) { return schema::nameOf(c).text == name; });
    }
    table.constraints.push_back(std::move(constraint));
}

/// What CREATE TABLE leaves out on PostgreSQL: foreign keys with use_alter (nobody adds them later, operations.md §4), and of equal UNIQUE constraints all
/// but the first, which takes the first name given.
bool Folder::staysOutOfCreate(schema::Table &table, const schema::Constraint &constraint, const std::optional<Identifier> &name)
{
    if (const auto *key = std::get_if<schema::ForeignKey>(&constraint))
        return key->useAlter;
    const auto *unique = std::get_if<schema::Unique>(&constraint);
    if (!unique)
        return false;
    const auto isSame = [&](const schema::Constraint &other) {
        const auto *prior = std::get_if<schema::Unique>(&other);
        return prior && prior->columns == unique->columns && prior->deferrable == unique->deferrable && prior->initially == unique->initially;
    };
    const auto prior = std::find_if(table.constraints.begin(), table.constraints.end(), isSame);
    if (prior != table.constraints.end()) {
        schema::Name &given = schema::nameOf(*prior);
        if (name && given.text && given.text->text == automaticNameOf(table, *prior))
            given.text = name;
        return true;
    }
    const schema::PrimaryKey *key = table.primaryKey();
    return key && !unique->deferrable && key->columns == unique->columns;
}

/// As if it were the only one.
std::string Folder::automaticNameOf(schema::Table table, const schema::Constraint &constraint) const
{
    const schema::Constraint alone = constraint;
    table.constraints.clear();
    return automaticName(table, alone);
}

bool Folder::hasTypeCheck(const sql::Type &type) const
{
    if (!type.createConstraint)
        return false;
    return !isPostgresql() || (type.enumeration && !type.enumeration->nativeEnum);
}

void Folder::addTypeCheck(schema::Table &table, const schema::Column &column)
{
    const sql::Type type = sql::resolveVariant(column.type, m_context.dialectName);
    if (!hasTypeCheck(type))
        return;
    schema::Check check;
    check.name = typeCheckName(type);
    check.condition = typeCondition(type, column.name);
    check.isTypeBound = true;
    addConstraint(table, std::move(check));
}

void Folder::dropTypeCheck(schema::Table &table, const sql::Type &existing, const Identifier &column)
{
    const sql::Type type = sql::resolveVariant(existing, m_context.dialectName);
    if (!hasTypeCheck(type))
        return;
    const std::optional<Identifier> name = nameOf(typeCheckName(type), "ck", m_context.naming, table.name, {column});
    std::erase_if(table.constraints, [&](const schema::Constraint &constraint) {
        return name && std::holds_alternative<schema::Check>(constraint) && schema::nameOf(constraint).text == name;
    });
}

void Folder::fold(const AddConstraint &op)
{
    schema::Table *table = changing(op.table, "create_constraint");
    if (!table)
        return;
    addConstraint(*table, op.constraint);
    for (schema::Column &column : table->columns) {
        if (column.primaryKey && std::holds_alternative<schema::PrimaryKey>(op.constraint))
            column.nullable = false;
    }
}

void Folder::fold(const DropConstraint &op)
{
    schema::Table *table = changing(op.table, "drop_constraint");
    if (!table)
        return;
    const std::string kind = kindWord(op.kind);
    const std::optional<Identifier> name = kind.empty() ? op.name.text : nameOf(op.name, kind, m_context.naming, op.table, {});
    const auto found = std::find_if(table->constraints.begin(), table->constraints.end(), [&](const schema::Constraint &c) { return name && schema::nameOf(c).text == name; });
    if (found == table->constraints.end()) {
        if (!op.ifExists)
            note("drop_constraint: table " + op.table.toString() + " has no constraint " + (name ? name->text : std::string("without a name")) + ".");
        return;
    }
    if (std::holds_alternative<schema::PrimaryKey>(*found)) {
        for (schema::Column &column : table->columns)
            column.primaryKey = false;
    }
    table->constraints.erase(found);
}

void Folder::addIndex(schema::Table &table, schema::Index index)
{
    std::vector<Identifier> columns;
    for (const sql::ExpressionPtr &element : index.elements) {
        if (const auto *column = std::get_if<sql::ColumnRef>(&element->node))
            columns.push_back(column->name);
    }
    index.table = table.name;
    const std::optional<Identifier> name = nameOf(index.name, "ix", m_context.naming, table.name, columns);
    index.name = {name, name.has_value()};
    table.indexes.push_back(std::move(index));
}

void Folder::fold(const CreateIndex &op)
{
    schema::Table *table = changing(op.index.table, "create_index");
    if (!table)
        return;
    if (op.ifNotExists && op.index.name.text && isTaken(*table, op.index.name.text->text))
        return;
    addIndex(*table, op.index);
}

void Folder::fold(const DropIndex &op)
{
    const QualifiedName table = op.table.value_or(QualifiedName{});
    const std::optional<Identifier> name = nameOf(op.name, "ix", m_context.naming, table, {});
    const std::optional<Identifier> schemaName = op.schema ? op.schema : table.schema;
    const auto isIt = [&](const schema::Index &index) { return index.name.text == name; };
    const auto found = std::ranges::find_if(m_schema.tables, [&](const auto &entry) { return entry.first.schema == schemaName && std::ranges::any_of(entry.second.indexes, isIt); });
    if (found != m_schema.tables.end())
        std::erase_if(m_schema.editTable(found->first)->indexes, isIt);
    else if (!op.ifExists)
        note("drop_index: the history so far has no index " + (name ? name->text : std::string("without a name")) + ".");
}

}  // namespace limbeck::operation
