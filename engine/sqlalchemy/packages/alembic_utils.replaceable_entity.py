# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from sqlalchemy import text

_MARK = "\x00"


def _squeezed(name):
    return " ".join(name.split()).replace('"', "")


def _without_semicolon(sql):
    return sql.strip().rstrip(";").strip()


def _quoted(name):
    return ".".join('"' + part.strip().strip('"').strip() + '"' for part in name.split(".", 1))


def _escaped(sql, kept):
    """Colons of the body are no parameters; the texts of `kept` stay as they are."""
    for number, token in enumerate(kept):
        sql = sql.replace(token, f"{_MARK}{number}{_MARK}")
    sql = sql.replace(":", "\\:")
    for number, token in enumerate(kept):
        sql = sql.replace(f"{_MARK}{number}{_MARK}", token)
    return sql


class ReplaceableEntity:
    """Something of a database that is replaced as a whole: a function, view, trigger."""

    def __init__(self, schema, signature, definition):
        self.schema = _squeezed(schema)
        self.signature = _squeezed(signature)
        self.definition = _escaped(_without_semicolon(definition), ["::"])

    @property
    def literal_schema(self):
        return _quoted(self.schema)

    @property
    def identity(self):
        return f"{type(self).__name__}: {self.schema}.{self.signature}"

    def to_sql_statement_create(self):
        raise NotImplementedError()

    def to_sql_statement_drop(self, cascade=False):
        raise NotImplementedError()

    def to_sql_statement_create_or_replace(self):
        raise NotImplementedError()


def register_entities(entities, schemas=None, exclude_schemas=None, entity_types=None):
    pass
