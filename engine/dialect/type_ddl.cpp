// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/type_ddl.h"

#include "base/error.h"
#include "dialect/column_clause.h"
#include "dialect/quoting.h"
#include "dialect/type_text.h"

#include <fmt/format.h>

namespace limbeck::dialect {

using sql::Type;
using sql::TypeId;

namespace {

bool isNativeEnum(const Type &type)
{
    return type.id == TypeId::PgEnum || (type.id == TypeId::Enum && (!type.enumeration || type.enumeration->nativeEnum));
}

QualifiedName nameOf(const Type &type)
{
    return {type.schema ? std::optional<Identifier>(*type.schema) : std::nullopt, type.name};
}

std::string domainText(const SqlDialect &dialect, const Type &type)
{
    const sql::DomainFacts &facts = *type.domain;
    std::string text = "CREATE DOMAIN " + dialect.typeText(type) + " AS " + dialect.typeText(facts.base);
    if (facts.collation && !facts.collation->empty())
        text += " COLLATE " + dialect.quote(Identifier(*facts.collation));
    if (facts.defaultText)
        text += " DEFAULT " + *facts.defaultText;
    if (facts.constraintName)
        text += " CONSTRAINT " + dialect.quote(Identifier(*facts.constraintName));
    if (facts.notNull)
        text += " NOT NULL";
    if (facts.check)
        text += " CHECK (" + *facts.check + ")";
    return text;
}

std::string createText(const SqlDialect &dialect, const Type &type)
{
    if (type.id == TypeId::PgDomain)
        return domainText(dialect, type);
    return "CREATE TYPE " + dialect.typeText(type) + " AS ENUM (" + labelList(type) + ")";
}

/// The enum or domain that a column type stands on, inside arrays too; nullopt: none.
std::optional<Type> namedType(const SqlDialect &dialect, const Type &declared)
{
    const Type type = sql::resolveVariant(declared, dialect.name());
    if (type.id == TypeId::Array && type.item)
        return namedType(dialect, *type.item);
    if (isNativeEnum(type) || (type.id == TypeId::PgDomain && type.domain))
        return type;
    return std::nullopt;
}

/// operations.md §8: bound to a MetaData and postgresql.ENUM(create_type=False) are left out; generic Enum ignores create_type.
bool comesWithTable(const Type &type)
{
    if (!type.enumeration)
        return true;
    return !type.enumeration->boundToMetadata && (type.id == TypeId::Enum || type.enumeration->createType);
}

bool exists(DdlWriter &writer, const Type &type)
{
    return !writer.state().offline && writer.state().typeExists && writer.state().typeExists(nameOf(type));
}

}  // namespace

void createTypesOfTable(DdlWriter &writer, const QualifiedName &table, const std::vector<operation::ColumnSpec> &columns)
{
    if (!writer.dialect().features().namedTypes)
        return;
    for (const operation::ColumnSpec &spec : columns) {
        const std::optional<Type> type = namedType(writer.dialect(), typeInTable(spec.column.type, table));
        if (!type || !comesWithTable(*type))
            continue;
        if (writer.state().createdTypes.insert({type->schema.value_or(std::string()), type->name}).second)
            writer.emit(createText(writer.dialect(), *type));
    }
}

void createType(DdlWriter &writer, const operation::CreateType &create)
{
    const std::optional<Type> type = writer.dialect().features().namedTypes ? namedType(writer.dialect(), create.type) : std::nullopt;
    if (type && !(create.checkFirst && exists(writer, *type)))
        writer.emit(createText(writer.dialect(), *type));
}

void dropType(DdlWriter &writer, const operation::DropType &drop)
{
    const std::optional<Type> type = writer.dialect().features().namedTypes ? namedType(writer.dialect(), drop.type) : std::nullopt;
    const bool isKnownGone = type && drop.checkFirst && !writer.state().offline && writer.state().typeExists && !writer.state().typeExists(nameOf(*type));
    if (type && !isKnownGone)
        writer.emit((type->id == TypeId::PgDomain ? "DROP DOMAIN " : "DROP TYPE ") + writer.dialect().typeText(*type));
}

}  // namespace limbeck::dialect
