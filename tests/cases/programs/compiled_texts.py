# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# str() and compile() of statements and expressions, and the parameters of what was compiled.
import sqlalchemy as sa
from alembic import op

revision = "a"
down_revision = None


def upgrade():
    out = op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    t = sa.table("t", sa.column("id", sa.Integer), sa.column("name", sa.String))
    connection = op.get_bind()

    def put(*values):
        connection.execute(out.insert().values(text=" | ".join(repr(value) for value in values)))

    few = sa.select(t.c.id).where(t.c.name == "a", t.c.id.in_([1, 2])).limit(3).offset(1)
    put(str(few), str(few.compile()), few.compile().params, str(few.compile(dialect=connection.dialect)))
    put(str(few.compile(compile_kwargs={"render_postcompile": True})))
    put(str(t.insert().values(id=1, name="x")), t.insert().values(id=1, name="x").compile().params)
    put(str(t.update().where(t.c.id == 1).values(name="y")), t.update().where(t.c.id == 1).values(name="y").compile().params)
    put(str(t.c.id + 5), str(sa.and_(t.c.id == 1, sa.or_(t.c.name == "a", t.c.name == "b"))), str(sa.func.coalesce(t.c.name, "z")))
    put(str((t.c.id == 5).compile(compile_kwargs={"literal_binds": True})), (t.c.id == 5).compile().params)
    put(sa.text("SELECT :a").bindparams(a=5).compile().params)
    both = sa.select(t.c.id).union(sa.select(t.c.id)).order_by(t.c.id)
    put(str(both))
    put(str(sa.any_(t.c.id) == 5), str(sa.any_(t.c.id) > 5), str(sa.func.cast(t.c.id, sa.Integer)))
