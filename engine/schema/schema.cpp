// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schema.h"

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

Table *Schema::findTable(const QualifiedName &name)
{
    const auto it = tables.find(name);
    return it == tables.end() ? nullptr : &it->second;
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
