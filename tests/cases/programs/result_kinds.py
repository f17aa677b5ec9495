# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# How results are read: at once, one by one, in parts, without doubles, again and again; and what is left when they are over.
import datetime

import sqlalchemy as sa
from alembic import op

revision = "a"
down_revision = None


def upgrade():
    out = op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    t = op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("kind", sa.String(1)), sa.Column("price", sa.Numeric(8, 2, asdecimal=False)), sa.Column("data", sa.PickleType))
    connection = op.get_bind()

    def put(*values):
        connection.execute(out.insert().values(text=" | ".join(repr(value) for value in values)))

    def attempt(work):
        try:
            put(work())
        except Exception as error:
            put(type(error).__name__, str(error))

    op.bulk_insert(t, [{"id": i, "kind": "ab"[i % 2], "price": i / 4, "data": {"n": [i, None, "x"]}} for i in range(1, 6)])
    rows = sa.select(t.c.id, t.c.kind).order_by(t.c.id)
    result = connection.execute(rows)
    put(result.closed, result.fetchone(), result.fetchmany(), result.fetchmany(2), result.first(), result.closed)
    attempt(lambda: result.fetchone())
    attempt(lambda: connection.execute(rows).one())
    put(connection.execute(rows).unique(lambda row: row.kind).all(), connection.execute(sa.select(t.c.kind).order_by(t.c.id)).unique().scalars().all())
    put(list(connection.execute(rows).partitions(2)), connection.execute(rows).yield_per(3).fetchmany())
    frozen = connection.execute(rows).freeze()
    put(frozen().first(), frozen().scalars().all())
    attempt(lambda: connection.execute(rows).first().price)
    put(connection.execute(sa.select(t).where(t.c.id == 3)).one(), bytes(connection.execute(sa.text("SELECT data FROM t WHERE id = 1")).scalar()))
    put(connection.execute(sa.select(sa.literal(datetime.date(2024, 5, 6)), sa.literal(datetime.datetime(2024, 5, 6, 7)))).one())
    put(t.c.price.type.asdecimal, sa.Numeric().asdecimal, sa.Float().asdecimal)
