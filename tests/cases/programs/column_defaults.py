# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# default= of columns beside a key that stands apart from its column, in every way to insert rows.
import datetime

import sqlalchemy as sa
from alembic import op

revision = "a"
down_revision = None


def upgrade():
    out = op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    t = op.create_table(
        "t",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("name", sa.String(20)),
        sa.Column("made", sa.DateTime, default=datetime.datetime(2024, 1, 1)),
        sa.Column("author", sa.String(9), default="System"),
        sa.Column("rank", sa.Integer, default=lambda: 3),
        sa.PrimaryKeyConstraint("id", name="pk_t"),
        sa.UniqueConstraint("name", name="uq_t"),
    )
    connection = op.get_bind()
    op.bulk_insert(t, [{"name": "a"}, {"name": "b"}])
    op.bulk_insert(t, [{"name": "c"}, {"name": "d", "author": "Me"}], multiinsert=False)
    op.execute(t.insert().values(name="e"))
    connection.execute(t.insert().values(name="f", rank=9))
    connection.execute(t.insert(), [{"name": "g"}, {"name": "h"}])
    connection.execute(t.insert().from_select(["name"], sa.select(t.c.name + "2").where(t.c.name == "a")))
    for row in connection.execute(sa.select(t).order_by(t.c.name)).all():
        connection.execute(out.insert().values(text=repr(row[1:])))
