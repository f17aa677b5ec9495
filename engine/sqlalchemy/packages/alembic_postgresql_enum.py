# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlalchemy
from alembic.operations import Operations
from alembic.operations.ops import MigrateOperation
from sqlalchemy.exc import DataError


class Unspecified:
    pass


class ColumnType:
    COMMON = "COMMON"
    ARRAY = "ARRAY"


class TableReference:
    """A column that has the enum's type."""

    def __init__(self, table_name, column_name, table_schema=Unspecified, column_type=ColumnType.COMMON, existing_server_default=None):
        self.table_name = table_name
        self.column_name = column_name
        self.table_schema = table_schema
        self.column_type = column_type
        self.existing_server_default = existing_server_default

    @property
    def table(self):
        quoted = f'"{self.table_name}"'
        return f'"{self.table_schema}".{quoted}' if self.table_schema and self.table_schema is not Unspecified else quoted

    @property
    def column(self):
        return f'"{self.column_name}"'


class Config:
    def __init__(self, **settings):
        self.__dict__.update(settings)


def set_configuration(config):
    pass


def _run(connection, text):
    connection.execute(sqlalchemy.text(text.replace(":", "\\:")))


def _referenced(connection, given, enum_schema):
    if isinstance(given, TableReference):
        schema = enum_schema if given.table_schema is Unspecified else given.table_schema
        return TableReference(given.table_name, given.column_name, schema, given.column_type, given.existing_server_default)
    if not isinstance(given, tuple):
        raise ValueError("Affected columns must contain tuples or TableReferences")
    default = connection.execute(
        sqlalchemy.text("SELECT column_default FROM information_schema.columns WHERE table_schema = :schema AND table_name = :table AND column_name = :column"),
        {"schema": enum_schema, "table": given[0], "column": given[1]},
    ).scalar()
    return TableReference(given[0], given[1], enum_schema, given[2] if len(given) > 2 else ColumnType.COMMON, default)


def _using(reference, enum, renames):
    column = reference.column
    if reference.column_type == ColumnType.ARRAY:
        cast = f"{column}::text[]"
        for old, new in renames:
            cast = f"array_replace({cast}, '{old}', '{new}')"
        return f"{enum}[]", f"{cast}::{enum}[]"
    if not renames:
        return enum, f"{column}::text::{enum}"
    cases = " ".join(f"WHEN {column}::text = '{old}' THEN '{new}'::{enum}" for old, new in renames)
    return enum, f"CASE {cases} ELSE {column}::text::{enum} END"


def _default(default, enum, renames):
    is_array = default.startswith("ARRAY[")
    if not is_array:
        kept = default[: default.find("::")]
        suffix = "[]" if default.endswith("[]") else ""
    for old, new in renames:
        for quote in ("'", '"'):
            if is_array:
                default = default.replace(f"{quote}{old}{quote}", f"{quote}{new}{quote}")
            else:
                kept = kept.replace(f"{quote}{old}{quote}", f"{quote}{new}{quote}")
    if is_array:
        import re

        return re.sub(r"::[.\w]+", f"::{enum}", default)
    return f"{kept}::{enum}{suffix}"


@Operations.register_operation("sync_enum_values")
class SyncEnumValuesOp(MigrateOperation):
    """The values of an enum type become `new_values`: a new type under the old name, columns cast to it, the old type dropped."""

    @classmethod
    def sync_enum_values(cls, operations, enum_schema, enum_name, new_values, affected_columns, enum_values_to_rename=()):
        if operations.get_context().dialect.name != "postgresql":
            return
        renames = list(enum_values_to_rename)
        connection = operations.get_bind()
        references = [_referenced(connection, column, enum_schema) for column in affected_columns]
        enum = f'"{enum_schema}"."{enum_name}"'
        old_enum = f'"{enum_schema}"."{enum_name}_old"'
        values = ", ".join(f"'{value}'" for value in new_values)
        _run(connection, f"ALTER TYPE {enum} RENAME TO {enum_name}_old")
        _run(connection, f"CREATE TYPE {enum} AS ENUM({values})")
        operators = (("!=", "new_old_not_equals"), ("=", "new_old_equals"))
        for operator, function in operators:
            old_text = "old_enum_val::text"
            if renames:
                cases = " ".join(f"WHEN old_enum_val::text = '{old}' THEN '{new}'" for old, new in renames)
                old_text = f"CASE {cases} ELSE old_enum_val::text END"
            _run(connection, f"CREATE FUNCTION {function}(new_enum_val {enum}, old_enum_val {old_enum}) RETURNS boolean AS $$ SELECT new_enum_val::text {operator} {old_text}; $$ LANGUAGE SQL IMMUTABLE")
            _run(connection, f"CREATE OPERATOR {operator} (leftarg = {enum}, rightarg = {old_enum}, procedure = {function})")
        for reference in references:
            if reference.existing_server_default is not None:
                _run(connection, f"ALTER TABLE {reference.table} ALTER COLUMN {reference.column} DROP DEFAULT")
            type_, using = _using(reference, enum, renames)
            try:
                _run(connection, f"ALTER TABLE {reference.table} ALTER COLUMN {reference.column} TYPE {type_} USING {using}")
            except DataError as error:
                raise ValueError(
                    "New enum values can not be set: some row holds a value that is no longer there. Give it in enum_values_to_rename, or update or delete such rows first."
                ) from error
            if reference.existing_server_default is not None:
                unquoted = f"{enum_schema}.{enum_name}" if enum_schema else enum_name
                default = _default(reference.existing_server_default, unquoted, renames)
                _run(connection, f"ALTER TABLE {reference.table} ALTER COLUMN {reference.column} SET DEFAULT {default}")
        for operator, function in operators:
            _run(connection, f"DROP FUNCTION {function}(new_enum_val {enum}, old_enum_val {old_enum}) CASCADE")
        _run(connection, f"DROP TYPE {old_enum}")
