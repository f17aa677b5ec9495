# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# MigrationContext.configure() of a connection of its own: where that database stands (alembic/runtime/migration.py, get_current_heads).
from alembic.util.exc import CommandError
from sqlalchemy import column as _column, inspect as _inspect, select as _select, table as _table


class Standing:
    def __init__(self, connection, opts):
        self.connection, self.bind, self.dialect, self.opts, self.as_sql = connection, connection, connection.dialect, opts, False
        self.version_table = opts.get("version_table") or "alembic_version"
        self.version_table_schema = opts.get("version_table_schema")

    def get_current_heads(self):
        if not _inspect(self.connection).has_table(self.version_table, schema=self.version_table_schema):
            return ()
        number = _column("version_num")
        return tuple(row[0] for row in self.connection.execute(_select(number).select_from(_table(self.version_table, number, schema=self.version_table_schema))))

    def get_current_revision(self):
        heads = self.get_current_heads()
        if len(heads) > 1:
            raise CommandError("Version table '%s' has more than one head present; please use get_current_heads()" % self.version_table)
        return heads[0] if heads else None
