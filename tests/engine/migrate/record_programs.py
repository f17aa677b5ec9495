#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/cases/programs/*.out: what the scripts beside them leave in the table `out` when Alembic runs them on SQLite.

Run it with the Alembic version that the specification names. Usage: record_programs.py FILE…
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

for argument in sys.argv[1:]:
    path = pathlib.Path(argument)
    with tempfile.TemporaryDirectory() as folder:
        engine = sa.create_engine("sqlite:///%s/x.db" % folder)
        with engine.begin() as connection, Operations.context(MigrationContext.configure(connection)):
            names = {"__name__": path.stem}
            exec(compile(path.read_text(), str(path), "exec"), names)
            names["upgrade"]()
            rows = connection.execute(sa.text('SELECT text FROM "out" ORDER BY id')).scalars().all()
    path.with_suffix(".out").write_text("\n".join(rows) + "\n")
