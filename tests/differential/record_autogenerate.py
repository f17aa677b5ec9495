#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/cases/autogenerate/recorded.txt: what Alembic 1.19 with SQLAlchemy 2.0 (on PYTHONPATH) makes of autogenerate_pairs.py.

    PYTHONPATH=… record_autogenerate.py sqlite:// postgresql+psycopg2://user@host:port/scratch_database

The PostgreSQL database is dropped and made anew for each pair. Where Alembic leaves an order to chance the test compares regardless of it."""
import importlib
import logging
import os
import pathlib
import re
import shutil
import sys
import tempfile
import warnings

import sqlalchemy as sa
from alembic.autogenerate import produce_migrations, render
from alembic.autogenerate.api import AutogenContext
from alembic.migration import MigrationContext
from sqlalchemy.schema import CreateTable, CreateIndex

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import autogenerate_pairs  # noqa: E402

HEAD = """from sqlalchemy import *
import sqlmodel
from sqlalchemy.types import TypeDecorator, UserDefinedType
from sqlalchemy.dialects import postgresql, sqlite
m = MetaData()
def ID(): return Column("id", Integer, primary_key=True)
"""


class Lines(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        text = record.getMessage()
        if text.startswith(("Detected", "Ignoring", "Couldn't", "Cannot compare")) and "o, p, t" not in text:
            self.lines.append(re.sub(r"Dialect impl <alembic\.ddl\.\w+\.(\w+) object at 0x[0-9a-f]+>", r"Dialect impl \1", text))


def fresh(url):
    if not url.startswith("postgresql"):
        return sa.create_engine("sqlite:///" + tempfile.mkdtemp() + "/x.db")
    base, name = url.rsplit("/", 1)
    with sa.create_engine(base + "/postgres", isolation_level="AUTOCOMMIT").connect() as c:
        c.execute(sa.text("drop database if exists %s with (force)" % name))
        c.execute(sa.text("create database %s" % name))
    return sa.create_engine(url)


def statements(before, engine):
    """The SQL that makes the database, one statement each."""
    if isinstance(before, list):
        return before
    out = []
    if before:
        names = {"__name__": "models"}
        exec(HEAD + before, names)
        mock = sa.create_mock_engine(engine.url, lambda s, *a, **k: out.append(re.sub(r"\s+\n|\n\s*", " ", str(s.compile(dialect=engine.dialect)).strip())))
        names["m"].create_all(mock, checkfirst=False)
    return [s.replace("%%", "%") for s in out]


def load_models(after):
    folder = tempfile.mkdtemp()
    pathlib.Path(folder, "models.py").write_text(HEAD + after + "\n")
    sys.path.insert(0, folder)
    sys.modules.pop("models", None)
    importlib.invalidate_caches()
    try:
        return importlib.import_module("models")
    finally:
        sys.path.remove(folder)
        shutil.rmtree(folder)


def record(name, database, before, after, written, url):
    engine = fresh(url)
    sql = statements(before, engine)
    with engine.begin() as connection:
        for statement in sql:
            connection.exec_driver_sql(statement.replace("%", "%%") if database == "pg" else statement)
    lines = Lines()
    logger = logging.getLogger("alembic")
    logger.setLevel(logging.INFO)
    logger.handlers, logger.propagate = [lines], False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        models = load_models(after)
        options = {key: eval(value, {"models": models}) if isinstance(value, autogenerate_pairs.Code) else value for key, value in written.items()}
        opts = dict(target_metadata=models.m, sqlalchemy_module_prefix="sa.", alembic_module_prefix="op.", user_module_prefix=None, render_item=None, render_as_batch=False,
                    compare_type=True, upgrade_token="upgrades", downgrade_token="downgrades")
        opts.update(options)
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts=opts)
            script = produce_migrations(context, models.m)
            if hook := options.get("process_revision_directives"):
                directives = [script]
                hook(context, (), directives)
                script = directives[0]
            seen = list(lines.lines)
            autogen, arguments = AutogenContext(context), {}
            render._render_python_into_templatevars(autogen, script, arguments)
    engine.dispose()
    text = ["=== %s on %s" % (name, database)]
    if written:
        text += ["--- options", ", ".join("%s=%r" % pair for pair in written.items())]
    text += ["--- database"] + sql + ["--- models", after, "--- upgrade", arguments["upgrades"], "--- downgrade", arguments["downgrades"], "--- imports", arguments["imports"],
             "--- log"] + seen
    return "\n".join(text) + "\n"


def main():
    urls = {"sqlite": sys.argv[1], "pg": sys.argv[2]}
    out = []
    for name, before, after, databases, options in autogenerate_pairs.P:
        for database in databases:
            out.append(record(name, database, before, after, options, urls[database]))
    target = pathlib.Path(__file__).resolve().parent.parent / "cases/autogenerate/recorded.txt"
    target.write_text("\n".join(out))
    print(len(out), "cases")


main()
