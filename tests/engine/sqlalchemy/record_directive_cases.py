#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the expected SQL into tests/cases/directives/*.txt by running each snippet through the installed Alembic, offline with literal binds.

Run it with the Alembic version that the specification names. Usage: record_directive_cases.py FILE…
"""
import io
import logging
import sys
import warnings

import alembic
import sqlalchemy as sa
import sqlalchemy.orm
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy.dialects import postgresql

if not (alembic.__version__.startswith("1.19") and sa.__version__.startswith("2.0")):
    sys.exit("Alembic 1.19 with SQLAlchemy 2.0 is needed, found %s with %s" % (alembic.__version__, sa.__version__))
warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)


def run(snippet, dialect):
    buffer = io.StringIO()
    context = MigrationContext.configure(
        dialect_name=dialect, opts={"as_sql": True, "output_buffer": buffer, "literal_binds": True},
        dialect_opts={"paramstyle": "named"})
    error = None
    with Operations.context(context) as op:
        try:
            exec(compile(snippet, "<case>", "exec"), {"op": op, "sa": sa, "postgresql": postgresql, "__name__": "case"})
        except Exception as problem:
            error = type(problem).__name__
    text = buffer.getvalue().strip()
    if error:
        text = (text + "\n" if text else "") + "!" + error
    return text


def rewrite(path):
    head, *cases = open(path).read().split("=== ")
    out = [head]
    for case in cases:
        name, body = case.split("\n", 1)
        snippet = body.split("\n--- ")[0].rstrip("\n")
        out.append("=== %s\n%s\n" % (name.strip(), snippet))
        # "name @postgresql": on the other dialect we differ on purpose (operations.md, section 7.7).
        for dialect in name.split("@")[1:] or ("postgresql", "sqlite"):
            out.append("--- %s\n%s\n" % (dialect, run(snippet, dialect)))
    open(path, "w").write("".join(out))


for argument in sys.argv[1:]:
    rewrite(argument)
