# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlite3

import psycopg2
import sqlalchemy as sa
from alembic import op
from psycopg2 import errors
from psycopg2.errorcodes import DUPLICATE_OBJECT
from psycopg2.errors import UndefinedTable, UniqueViolation

revision = "a"
down_revision = None


def upgrade():
    op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    bind = op.get_bind()
    isPostgresql = bind.dialect.name == "postgresql"
    driver = psycopg2 if isPostgresql else sqlite3
    log = []

    # The driver's error in one that SQLAlchemy raised.
    try:
        with bind.begin_nested():
            bind.execute(sa.text("SELECT * FROM nowhere"))
    except sa.exc.DBAPIError as error:
        log.append((isinstance(error.orig, driver.Error), isinstance(error.orig, UndefinedTable) == isPostgresql, isinstance(error.orig, UniqueViolation)))
        log.append(isinstance(error.orig, sa.exc.SQLAlchemyError))
    # It is not the class that is raised.
    try:
        try:
            with bind.begin_nested():
                bind.execute(sa.text("SELECT * FROM nowhere"))
        except (psycopg2.Error, sqlite3.Error):
            log.append("caught as the driver's")
    except sa.exc.SQLAlchemyError:
        log.append("caught as SQLAlchemy's")
    try:
        raise psycopg2.ProgrammingError("own")
    except psycopg2.DatabaseError as error:
        log.append((str(error), type(error).__module__, issubclass(psycopg2.errors.UniqueViolation, psycopg2.IntegrityError)))
    log.append((DUPLICATE_OBJECT, errors.lookup(DUPLICATE_OBJECT).__name__, issubclass(sqlite3.OperationalError, sqlite3.DatabaseError), errors.UndefinedTable is UndefinedTable))
    bind.execute(sa.text('INSERT INTO "out" (text) VALUES (:text)'), {"text": repr(log)})
