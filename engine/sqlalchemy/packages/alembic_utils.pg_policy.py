# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from sqlalchemy import text

from alembic_utils.pg_trigger import _OnEntity


class PGPolicy(_OnEntity):
    type_ = "policy"

    def to_sql_statement_create(self):
        return text(f"CREATE POLICY {self.signature} on {self.on_entity} {self.definition}")

    def to_sql_statement_drop(self, cascade=False):
        return text(f"DROP POLICY {self.signature} on {self.on_entity} {'cascade' if cascade else ''}")

    def to_sql_statement_create_or_replace(self):
        yield text(f"DROP POLICY IF EXISTS {self.signature} on {self.on_entity};")
        yield text(f"CREATE POLICY {self.signature} on {self.on_entity} {self.definition};")
