// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/directive_names.h"

namespace limbeck::ui {

namespace {

constexpr const char *kOperations[] = {
    "add_column(table_name, column, *, schema=None, if_not_exists=None)",
    "alter_column(table_name, column_name, *, nullable=None, comment=False, server_default=False, new_column_name=None, type_=None, existing_type=None, existing_server_default=False, "
    "existing_nullable=None, existing_comment=None, schema=None)",
    "batch_alter_table(table_name, schema=None, recreate='auto', partial_reordering=None, copy_from=None, table_args=(), table_kwargs={}, reflect_args=(), reflect_kwargs={}, "
    "naming_convention=None)",
    "bulk_insert(table, rows, *, multiinsert=True)",
    "create_check_constraint(constraint_name, table_name, condition, *, schema=None)",
    "create_exclude_constraint(constraint_name, table_name, *elements)",
    "create_foreign_key(constraint_name, source_table, referent_table, local_cols, remote_cols, *, onupdate=None, ondelete=None, deferrable=None, initially=None, match=None, "
    "source_schema=None, referent_schema=None)",
    "create_index(index_name, table_name, columns, *, schema=None, unique=False, if_not_exists=None)",
    "create_primary_key(constraint_name, table_name, columns, *, schema=None)",
    "create_table(table_name, *columns, if_not_exists=None)",
    "create_table_comment(table_name, comment, *, existing_comment=None, schema=None)",
    "create_unique_constraint(constraint_name, table_name, columns, *, schema=None)",
    "drop_column(table_name, column_name, *, schema=None, if_exists=None)",
    "drop_constraint(constraint_name, table_name, type_=None, *, schema=None, if_exists=None)",
    "drop_index(index_name, table_name=None, *, schema=None, if_exists=None)",
    "drop_table(table_name, *, schema=None, if_exists=None)",
    "drop_table_comment(table_name, *, existing_comment=None, schema=None)",
    "execute(sqltext, *, execution_options=None)",
    "f(name)",
    "get_bind()",
    "get_context()",
    "inline_literal(value, type_=None)",
    "rename_table(old_table_name, new_table_name, *, schema=None)",
};

constexpr const char *kBatchOperations[] = {
    "add_column(column, *, insert_before=None, insert_after=None, if_not_exists=None)",
    "alter_column(column_name, *, nullable=None, comment=False, server_default=False, new_column_name=None, type_=None, existing_type=None, existing_server_default=False, "
    "existing_nullable=None, existing_comment=None, insert_before=None, insert_after=None)",
    "create_check_constraint(constraint_name, condition)",
    "create_foreign_key(constraint_name, referent_table, local_cols, remote_cols, *, referent_schema=None, onupdate=None, ondelete=None, deferrable=None, initially=None, match=None)",
    "create_index(index_name, columns)",
    "create_primary_key(constraint_name, columns)",
    "create_unique_constraint(constraint_name, columns)",
    "drop_column(column_name)",
    "drop_constraint(constraint_name, type_=None)",
    "drop_index(index_name)",
    "f(name)",
};

constexpr const char *kSqlAlchemy[] = {
    "ARRAY(item_type, as_tuple=False, dimensions=None, zero_indexes=False)", "BigInteger()", "Boolean(create_constraint=False, name=None)",
    "CheckConstraint(sqltext, name=None, deferrable=None, initially=None)", "Column(name, type_, *args, nullable=True, primary_key=False, server_default=None, unique=None, index=None, comment=None)",
    "Computed(sqltext, persisted=None)", "Date()", "DateTime(timezone=False)", "Double(precision=None)", "Enum(*enums, name=None, native_enum=True, create_constraint=False)",
    "Float(precision=None)", "ForeignKey(column, name=None, onupdate=None, ondelete=None, deferrable=None, initially=None)",
    "ForeignKeyConstraint(columns, refcolumns, name=None, onupdate=None, ondelete=None, deferrable=None, initially=None)", "Identity(always=False, start=None, increment=None)",
    "Index(name, *expressions, unique=False)", "Integer()", "Interval()", "JSON(none_as_null=False)", "LargeBinary(length=None)", "MetaData(schema=None, naming_convention=None)",
    "Numeric(precision=None, scale=None)", "PrimaryKeyConstraint(*columns, name=None)", "SmallInteger()", "String(length=None)", "Table(name, metadata, *args)", "Text()", "Time(timezone=False)",
    "UniqueConstraint(*columns, name=None)", "Uuid(as_uuid=True, native_uuid=True)", "and_(*clauses)", "bindparam(key, value=None, type_=None)", "case(*whens, value=None, else_=None)",
    "cast(expression, type_)", "column(name, type_=None)", "delete(table)", "func", "insert(table)", "inspect(subject)", "literal(value, type_=None)", "not_(clause)", "null()", "or_(*clauses)",
    "select(*entities)", "table(name, *columns, schema=None)", "text(sql)", "update(table)",
};

constexpr const char *kPostgresql[] = {
    "ARRAY(item_type)", "BIT(length=None, varying=False)", "BYTEA(length=None)", "CIDR()", "CITEXT()", "DOMAIN(name, data_type)", "ENUM(*enums, name, create_type=True)", "HSTORE()", "INET()",
    "INTERVAL(precision=None, fields=None)", "JSON(none_as_null=False)", "JSONB(none_as_null=False)", "MACADDR()", "MONEY()", "OID()", "TIMESTAMP(timezone=False, precision=None)",
    "TSVECTOR()", "UUID(as_uuid=True)", "ExcludeConstraint(*elements, name=None, using='gist', where=None)",
};

}  // namespace

QStringList directiveNames()
{
    QStringList names;
    const auto add = [&names](const char *prefix, auto &&entries) {
        for (const char *entry : entries)
            names << QLatin1String(prefix) + QLatin1String(entry);
    };
    add("op.", kOperations);
    add("batch_op.", kBatchOperations);
    add("sa.", kSqlAlchemy);
    add("postgresql.", kPostgresql);
    names << QStringLiteral("sqlmodel.sql.sqltypes.AutoString(length=None)");
    return names;
}

}  // namespace limbeck::ui
