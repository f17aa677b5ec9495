# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import re

from sqlalchemy import text

from alembic_utils.replaceable_entity import ReplaceableEntity
import alembic_utils.reversible_op


class _OnEntity(ReplaceableEntity):
    def __init__(self, schema, signature, definition, on_entity):
        super().__init__(schema, signature, definition)
        self.on_entity = (on_entity if "." in on_entity else "public." + on_entity).replace('"', "")


class PGTrigger(_OnEntity):
    type_ = "trigger"

    def __init__(self, schema, signature, definition, on_entity, is_constraint=False):
        super().__init__(schema, signature, definition, on_entity)
        self.is_constraint = is_constraint

    def to_sql_statement_create(self):
        parts = re.match(r"(.+?)\s+ON\s+(.+?)\s+(.+)\Z", self.definition, re.DOTALL | re.IGNORECASE)
        if not parts:
            raise ValueError(f"the trigger {self.signature} has no `event ON table action` in its definition")
        event, entity, action = parts.group(1), parts.group(2), parts.group(3)
        entity = f"{self.schema}.{entity.partition('.')[2] or entity}"
        return text(f"CREATE{' CONSTRAINT' if self.is_constraint else ''} TRIGGER \"{self.signature}\" {event} ON {entity} {action}")

    def to_sql_statement_drop(self, cascade=False):
        return text(f"DROP TRIGGER \"{self.signature}\" ON {self.on_entity} {'cascade' if cascade else ''}")

    def to_sql_statement_create_or_replace(self):
        yield text(f'DROP TRIGGER IF EXISTS "{self.signature}" ON {self.on_entity};')
        yield self.to_sql_statement_create()
