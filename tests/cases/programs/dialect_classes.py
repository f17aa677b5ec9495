# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlalchemy as sa
from alembic import context, op
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.dialects.mysql.base import MySQLDialect
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.dialects.sqlite.base import SQLiteDialect

revision = "a"
down_revision = None


def upgrade():
    op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    dialect = op.get_bind().engine.dialect
    is_server = dialect.name == "postgresql"
    # Each answer as against what it must be on this database.
    answers = [
        isinstance(dialect, PGDialect) == is_server,
        isinstance(dialect, SQLiteDialect) != is_server,
        isinstance(op.get_context().dialect, (PGDialect, MySQLDialect)) == is_server,
        isinstance(dialect, postgresql.dialect) == is_server,
        isinstance(dialect, sqlite.dialect) != is_server,
        isinstance(dialect, MySQLDialect),
        isinstance(dialect, mysql.dialect),
        isinstance("postgresql", PGDialect),
    ]
    answers.append(str(sa.select(sa.func.now()).compile(dialect=postgresql.dialect())))
    op.get_bind().execute(sa.text('INSERT INTO "out" (text) VALUES (:text)'), {"text": repr(answers)})
