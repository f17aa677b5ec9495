// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/reflected_types.h"

#include "base/error.h"
#include "dialect/postgresql/sql_items.h"
#include "dialect/sqlite/reflected_type.h"

namespace limbeck::dialect {

namespace {

using ReadType = std::function<sql::Type(const std::string &text)>;

ReadType postgresqlReader(const schema::Schema &schema)
{
    auto types = std::make_shared<const postgresql_catalog::TypeReader>(postgresql_sql::enumRows(schema), sql::Rows{});
    return [types](const std::string &text) { return types->read(postgresql_sql::formattedType(text), std::nullopt); };
}

sql::Type asReflected(const sql::Type &type, const Dialect &dialect, const ReadType &read)
{
    sql::Type plain = type;
    plain.collation.reset();
    try {
        sql::Type reflected = read(dialect.typeText(plain));
        if (sql::isNullType(reflected))
            return type;
        if (dialect.name() == "postgresql")  // SQLite's is not reflected
            reflected.collation = type.collation;
        return reflected;
    } catch (const Error &) {
        return type;  // the dialect has no such type: creating the column would have failed
    }
}

}  // namespace

void reflectTypes(schema::Schema &schema, const Dialect &dialect)
{
    const ReadType read = dialect.name() == "postgresql" ? postgresqlReader(schema) : [](const std::string &text) { return sqlite_catalog::reflectedType(text); };
    schema.tables.editAll([&](const sql::QualifiedName &, schema::Table &table) {
        for (schema::Column &column : table.columns)
            column.type = asReflected(column.type, dialect, read);
    });
}

}  // namespace limbeck::dialect
