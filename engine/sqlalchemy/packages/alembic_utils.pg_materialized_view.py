# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from sqlalchemy import text

from alembic_utils.pg_view import PGView


class PGMaterializedView(PGView):
    type_ = "materialized_view"

    def __init__(self, schema, signature, definition, with_data=True):
        super().__init__(schema, signature, definition)
        self.with_data = with_data

    def to_sql_statement_create(self):
        definition = self.definition.rstrip().rstrip(";")
        return text(f"CREATE MATERIALIZED VIEW {self._name} AS {definition} WITH {'' if self.with_data else 'NO'} DATA;")

    def to_sql_statement_drop(self, cascade=False):
        return text(f"DROP MATERIALIZED VIEW {self._name} {'cascade' if cascade else ''}")

    def to_sql_statement_create_or_replace(self):
        yield text(f"DROP MATERIALIZED VIEW IF EXISTS {self._name}; ")
        yield self.to_sql_statement_create()
