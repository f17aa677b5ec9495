# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlalchemy as sa
from alembic import op

revision = "a"
down_revision = None


def upgrade():
    table = op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("j", sa.JSON), sa.Column("n", sa.Integer))
    op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    bind = op.get_bind()
    bind.execute(table.insert().values(id=1, j={"a": 1}))
    bind.execute(table.insert().values(id=2, j=sa.JSON.NULL))
    bind.execute(table.insert().values(id=3, j=sa.null()))
    bind.execute(table.update().where(sa.cast(table.c.j, sa.Text) == "null").values(n=5))
    rows = bind.execute(sa.text("select id, cast(j as text), n from t order by id")).fetchall()
    if op._proxy.migration_context.dialect.name not in ("postgresql", "sqlite"):
        raise RuntimeError
    bind.execute(sa.text("insert into out (text) values (:text)"), {"text": repr([tuple(row) for row in rows]).replace('": ', '":')})


def downgrade():
    pass
