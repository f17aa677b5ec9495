# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "a"
down_revision = None

out = sa.table("out", sa.column("id", sa.Integer), sa.column("text", sa.String))


def say(*values):
    op.get_bind().execute(out.insert().values(text=" ".join(str(v) for v in values)))


def upgrade():
    op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    bind = op.get_bind()
    if bind.dialect.name != "postgresql":
        say("no arrays")
        return
    t = op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("tags", ARRAY(sa.Text)), sa.Column("data", JSONB), sa.Column("n", sa.Integer))
    op.bulk_insert(t, [{"id": 1, "tags": ["a", "b", "c"], "data": {"a": {"b": 1}}, "n": 5}])

    def show(*changes):
        for change in changes:
            bind.execute(change)
            say([tuple(row) for row in bind.execute(sa.select(t))])

    show(
        t.update().values({t.c.tags[1]: "x"}),
        t.update().where(t.c.id == 1).values({t.c.n: 6, t.c.tags[2]: sa.cast(t.c.n, sa.Text), t.c.tags[3]: None}),
        t.update().values({t.c.tags[2:3]: ["y", "z"]}),
        t.update().values({t.c.data["a"]: {"c": [1, 2]}}),
        t.update().values({t.c.data["a"]["d"]: "text", t.c.data["k"]: 7}),
        t.update().ordered_values((t.c.tags[5], "five"), (t.c.n, 8)),
    )
