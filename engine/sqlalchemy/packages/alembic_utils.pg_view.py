# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from sqlalchemy import text

from alembic_utils.replaceable_entity import ReplaceableEntity, _squeezed, _without_semicolon
import alembic_utils.reversible_op


class PGView(ReplaceableEntity):
    type_ = "view"

    def __init__(self, schema, signature, definition):
        self.schema = _squeezed(schema)
        self.signature = _squeezed(signature)
        self.definition = _without_semicolon(definition)

    @property
    def _name(self):
        return f'{self.literal_schema}."{self.signature}"'

    def to_sql_statement_create(self):
        return text(f"CREATE VIEW {self._name} AS {self.definition};")

    def to_sql_statement_drop(self, cascade=False):
        return text(f"DROP VIEW {self._name} {'cascade' if cascade else ''}")

    def to_sql_statement_create_or_replace(self):
        yield text(
            f"do $$ begin CREATE OR REPLACE VIEW {self._name} AS {self.definition}; "
            f"exception when others then DROP VIEW IF EXISTS {self._name}; CREATE VIEW {self._name} AS {self.definition}; end; $$ language 'plpgsql'"
        )
