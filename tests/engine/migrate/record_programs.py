#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/cases/programs/*.out: what the scripts beside them leave in the table `out` when Alembic runs them on SQLite.

Run it with the Alembic version that the specification names. Usage: record_programs.py [--postgresql URL] FILE…
With the URL of an empty database: *.postgresql.out of those whose rows are others there; what a script makes is rolled back.
"""
import pathlib
import sys
import tempfile

import alembic
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

if not (alembic.__version__.startswith("1.19") and sa.__version__.startswith("2.0")):
    sys.exit("Alembic 1.19 with SQLAlchemy 2.0 is needed, found %s with %s" % (alembic.__version__, sa.__version__))

arguments = sys.argv[1:]
postgresql = arguments[1] if arguments[:1] == ["--postgresql"] else None
for argument in arguments[2 if postgresql else 0 :]:
    path = pathlib.Path(argument)
    with tempfile.TemporaryDirectory() as folder:
        engine = sa.create_engine(postgresql or "sqlite:///%s/x.db" % folder)
        with engine.connect() as connection, Operations.context(MigrationContext.configure(connection)):
            names = {"__name__": path.stem}
            exec(compile(path.read_text(), str(path), "exec"), names)
            names["upgrade"]()
            rows = connection.execute(sa.text('SELECT text FROM "out" ORDER BY id')).scalars().all()
    plain = path.with_suffix(".out")
    text = "\n".join(rows) + "\n"
    if not postgresql:
        plain.write_text(text)
    elif text != plain.read_text():
        path.with_suffix(".postgresql.out").write_text(text)
