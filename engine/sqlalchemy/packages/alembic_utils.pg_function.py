# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from sqlalchemy import text

from alembic_utils.replaceable_entity import ReplaceableEntity, _escaped, _without_semicolon
import alembic_utils.reversible_op


class PGFunction(ReplaceableEntity):
    type_ = "function"

    def __init__(self, schema, signature, definition):
        super().__init__(schema, signature, definition)
        is_plpgsql = "language plpgsql" in " ".join(definition.split()).lower().replace("'", "")
        self.definition = _escaped(_without_semicolon(definition), ["::", ":=", "\\:"] if is_plpgsql else ["::"])

    @property
    def literal_signature(self):
        name, rest = self.signature.split("(", 1)
        return f'"{name.strip()}"({rest}'

    def to_sql_statement_create(self):
        return text(f"CREATE FUNCTION {self.literal_schema}.{self.literal_signature} {self.definition}")

    def to_sql_statement_drop(self, cascade=False):
        name, rest = self.signature.split("(", 1)
        parameters = [part[: len(part.lower().split("default")[0])].strip() for part in rest[: rest.rfind(")")].split(",")]
        return text(f"DROP FUNCTION {self.literal_schema}.\"{name.strip()}\"({', '.join(parameters)}) {'cascade' if cascade else ''}")

    def to_sql_statement_create_or_replace(self):
        yield text(f"CREATE OR REPLACE FUNCTION {self.literal_schema}.{self.literal_signature} {self.definition}")
