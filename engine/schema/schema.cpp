// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schema.h"

#include <algorithm>

namespace limbeck::schema {

bool Column::operator==(const Column &other) const
{
    return name == other.name && type == other.type && nullable == other.nullable && primaryKey == other.primaryKey && autoincrement == other.autoincrement
        && serverDefault == other.serverDefault && computed == other.computed && identity == other.identity && comment == other.comment && system == other.system
        && hasPythonDefault == other.hasPythonDefault && hasSequence == other.hasSequence && options == other.options;
}

const Column *Table::findColumn(std::string_view columnName) const
{
    for (const Column &column : columns) {
        if (column.name.text == columnName)
            return &column;
    }
    return nullptr;
}

Column *Table::findColumn(std::string_view columnName)
{
    return const_cast<Column *>(std::as_const(*this).findColumn(columnName));
}

const PrimaryKey *Table::primaryKey() const
{
    for (const Constraint &constraint : constraints) {
        if (const auto *key = std::get_if<PrimaryKey>(&constraint))
            return key;
    }
    return nullptr;
}

const Table *Schema::findTable(const QualifiedName &name) const
{
    const auto it = tables.find(name);
    return it == tables.end() ? nullptr : &it->second;
}

void Schema::renameTable(const QualifiedName &from, const QualifiedName &to)
{
    std::optional<Table> table = tables.take(from);
    if (!table)
        return;
    table->name = to;
    for (Index &index : table->indexes) {
        index.table = to;
        index.sourceText.clear();
    }
    tables.insert_or_assign(to, *std::move(table));
    tables.editWhere([&](const QualifiedName &, const Table &other) { return refersTo(other, from); },
                     [&](const QualifiedName &, Table &other) {
                         for (Constraint &constraint : other.constraints) {
                             auto *key = std::get_if<ForeignKey>(&constraint);
                             if (key && key->referredTable == from)
                                 key->referredTable = to;
                         }
                     });
}

bool refersTo(const Table &table, const QualifiedName &referred)
{
    return std::ranges::any_of(table.constraints, [&](const Constraint &constraint) {
        const auto *key = std::get_if<ForeignKey>(&constraint);
        return key && key->referredTable == referred;
    });
}

const Name &nameOf(const Constraint &constraint)
{
    return std::visit([](const auto &c) -> const Name & { return c.name; }, constraint);
}

Name &nameOf(Constraint &constraint)
{
    return std::visit([](auto &c) -> Name & { return c.name; }, constraint);
}

std::vector<Identifier> columnsOf(const Constraint &constraint)
{
    return std::visit(
        [](const auto &c) -> std::vector<Identifier> {
            if constexpr (requires { c.columns; })
                return c.columns;
            else
                return {};
        },
        constraint);
}

NamingConvention NamingConvention::standard()
{
    return {{{"ix", "ix_%(column_0_label)s"}}};
}

}  // namespace limbeck::schema
