#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the expected schemas into tests/cases/models/*.txt: imports each case's models with the real SQLAlchemy and SQLModel and prints their metadata.

Run it with the versions that the specification names (SQLAlchemy 2.0, SQLModel 0.0.30). Usage:
    record_model_cases.py FILE…                       cases
    record_model_cases.py --project FOLDER MODULE     the metadata `target_metadata` of a module below FOLDER, to stdout
A case is the text of a module; "### path.py" lines begin further modules. The preamble below stands before the first. `target_metadata` is what is read.
"""
import importlib
import os
import subprocess
import sys
import tempfile
import warnings

PREAMBLE = """import enum, ipaddress, uuid, datetime as dt
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import *
import sqlalchemy as sa
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.dialects import postgresql
from sqlmodel import SQLModel, Field, Relationship
"""


def dump(target):
    import sqlalchemy as sa
    from sqlalchemy.dialects import postgresql, sqlite
    from sqlalchemy.sql.elements import conv

    dialects = (postgresql.dialect(), sqlite.dialect())
    lines = []

    def name_of(item):
        if item.name is None or not isinstance(item.name, str):
            return "-"
        return str(item.name) + ("!" if isinstance(item.name, conv) else "")

    def type_text(type_):
        out = []
        for dialect in dialects:
            try:
                out.append(type_.compile(dialect=dialect).replace("\n", " "))
            except Exception:
                out.append("?")
        text = " | ".join(out) if out[0] != out[1] else out[0]
        if isinstance(type_, sa.Enum):
            text += " enum %s(%s)%s" % ((type_.schema + "." if type_.schema else "") + (type_.name or ""), ", ".join(type_.enums), "" if type_.native_enum else " text")
        module = type(type_).__module__
        if not module.startswith("sqlalchemy."):
            text += " <%s.%r>" % (module, type_)
        return text

    def sql_text(clause):
        if isinstance(clause, str):
            return repr(clause)
        out = []
        for dialect in dialects:
            try:
                compiler = dialect.ddl_compiler(dialect, None)
                out.append(compiler.sql_compiler.process(clause, include_table=False, literal_binds=True).replace("\n", " "))
            except Exception:
                out.append("?")
        return " | ".join(out) if out[0] != out[1] else out[0]

    def default_text(default):
        if not hasattr(default, "arg"):
            return "fetched"
        return sql_text(default.arg)

    def option_text(value):
        if isinstance(value, sa.sql.ClauseElement) and not isinstance(value, sa.Column):
            return sql_text(value)
        if isinstance(value, sa.Column):
            return value.name
        if isinstance(value, (list, tuple)):
            return "[%s]" % ", ".join(option_text(v) for v in value)
        if isinstance(value, dict):
            return "{%s}" % ", ".join("%s: %s" % (k, option_text(v)) for k, v in value.items())
        if isinstance(value, bool):
            return "true" if value else "false"
        return str(value)

    def is_empty(value):
        return not isinstance(value, sa.sql.ClauseElement) and value in (None, False, [], {}, 0)

    def options(item):
        return "".join(" %s=%s" % (k, option_text(v)) for k, v in sorted(item.dialect_kwargs.items()) if k.startswith(("postgresql_", "sqlite_")) and not is_empty(v))

    def deferrability(c):
        return ("" if c.deferrable is None else " deferrable=%s" % str(bool(c.deferrable)).lower()) + (" initially=%s" % c.initially if c.initially else "")

    every = target if isinstance(target, (list, tuple)) else [target]
    lines.append("order " + " ".join(t.fullname for metadata in every for t in metadata.sorted_tables))
    for table in sorted((t for metadata in every for t in metadata.tables.values()), key=lambda t: t.fullname):
        metadata = table.metadata
        lines.append("table %s%s%s%s" % (table.fullname, "" if table.comment is None else " comment %r" % table.comment, "".join(" prefix %s" % p for p in table._prefixes), options(table)))
        for c in table.columns:
            text = "  %s: %s" % (c.name, type_text(c.type))
            text += "" if c.nullable else " not null"
            text += " pk" if c.primary_key else ""
            text += "" if c.autoincrement == "auto" else " autoincrement=%s" % c.autoincrement
            text += " python-default" if c.default is not None else ""
            if c.computed is not None:
                text += " computed %s%s" % (sql_text(c.computed.sqltext), "" if c.computed.persisted is None else " persisted=%s" % str(c.computed.persisted).lower())
            elif c.identity is not None:
                i = c.identity
                text += " identity" + (" always" if i.always else "") + (" on_null" if i.on_null else "")
                text += "".join(" %s=%s" % (k, getattr(i, k)) for k in ("start", "increment", "minvalue", "maxvalue", "cache", "cycle") if getattr(i, k) is not None)
            elif c.server_default is not None:
                text += " default " + default_text(c.server_default)
            text += "" if c.comment is None else " comment %r" % c.comment
            text += options(c)
            lines.append(text)
        below = []
        for c in table.constraints:
            kind = type(c).__name__
            columns = "(%s)" % ", ".join(x.name for x in c.columns)
            if isinstance(c, sa.PrimaryKeyConstraint):
                if len(c.columns):
                    below.append("  pk %s %s%s%s" % (name_of(c), columns, deferrability(c), options(c)))
            elif isinstance(c, sa.UniqueConstraint):
                below.append("  unique %s %s%s%s" % (name_of(c), columns, deferrability(c), options(c)))
            elif isinstance(c, sa.ForeignKeyConstraint):
                targets = [e.target_fullname if e.link_to_name else (e._get_colspec().rsplit(".", 1)) for e in c.elements]
                schema = metadata.schema + "." if metadata.schema and targets[0][0].count(".") == 0 else ""
                referred = metadata.tables.get(schema + targets[0][0])
                names = [referred.c[t[1]].name if referred is not None and t[1] in referred.c else t[1] for t in targets]
                text = "  fk %s (%s) -> %s%s (%s)" % (name_of(c), ", ".join(e.parent.name for e in c.elements), schema, targets[0][0], ", ".join(names))
                for k in ("ondelete", "onupdate", "match"):
                    text += " %s=%s" % (k, getattr(c, k)) if getattr(c, k) else ""
                text += deferrability(c) + (" use_alter" if c.use_alter else "")
                below.append(text + options(c))
            elif isinstance(c, sa.CheckConstraint):
                if getattr(c, "_type_bound", False):
                    below.append("  check of type %s" % name_of(c))
                else:
                    below.append("  check %s: %s" % (name_of(c), sql_text(c.sqltext)))
            elif kind == "ExcludeConstraint":
                below.append("  exclude %s using %s (%s)%s" % (name_of(c), c.using, ", ".join("%s with %s" % (sql_text(e), op) for e, _, op in c._render_exprs), "" if c.where is None else " where " + sql_text(c.where)))
            else:
                below.append("  " + kind)
        for i in table.indexes:
            elements = ", ".join(x.name if isinstance(x, sa.Column) else sql_text(x) for x in i.expressions)
            below.append("  %sindex %s (%s)%s" % ("unique " if i.unique else "", name_of(i), elements, options(i)))
        lines += sorted(below)
    return "\n".join(lines) + "\n"


def read(folder, module):
    warnings.simplefilter("ignore")
    sys.path.insert(0, folder)
    try:
        return dump(importlib.import_module(module).target_metadata)
    except BaseException as problem:
        if os.environ.get("SHOW_TRACEBACK"):
            raise
        return "!%s: %s\n" % (type(problem).__name__, str(problem).split("\n")[0])


def files_of(text):
    files, path = {"case.py": PREAMBLE}, "case.py"
    for line in text.split("\n"):
        if line.startswith("### "):
            path = line[4:].strip()
            files[path] = ""
        else:
            files[path] += line + "\n"
    return files


def record(text):
    with tempfile.TemporaryDirectory() as folder:
        for path, content in files_of(text).items():
            os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
            with open(os.path.join(folder, path), "w") as f:
                f.write(content)
        return subprocess.run([sys.executable, __file__, "--project", folder, "case"], capture_output=True, text=True, check=True).stdout


def rewrite(path):
    head, *cases = open(path).read().split("\n=== ")
    out = [head.rstrip("\n")]
    for case in cases:
        name, body = case.split("\n", 1)
        source, _, known = body.partition("\n--- schema\n")
        source = source.rstrip("\n")
        # "@kept": what a version says that this recorder cannot run (pydantic 2), or ours on purpose.
        schema = known if "@kept" in name else record(source)
        out.append("=== %s\n%s\n--- schema\n%s" % (name.strip(), source, schema.rstrip("\n")))
    open(path, "w").write("\n".join(out) + "\n")


if sys.argv[1] == "--project":
    sys.stdout.write(read(sys.argv[2], sys.argv[3]))
else:
    for argument in sys.argv[1:]:
        rewrite(argument)
