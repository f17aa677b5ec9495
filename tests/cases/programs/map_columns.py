# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# RETURNING of several rows, the Python types of types, and on PostgreSQL ranges and maps of texts as values.
import decimal

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a"
down_revision = None


def upgrade():
    out = op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    connection = op.get_bind()

    def put(*values):
        connection.execute(out.insert().values(text=" | ".join(repr(value) for value in values)))

    t = op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(9)))
    put(connection.execute(t.insert().returning(t.c.id, t.c.name), [{"name": "a"}, {"name": "b"}]).all())
    put([sa.Numeric().python_type, sa.DateTime().python_type, sa.Interval().python_type, sa.Uuid().python_type, sa.JSON().python_type])
    if connection.dialect.name != "postgresql":
        return
    op.execute("CREATE EXTENSION hstore")
    x = op.create_table("x", sa.Column("id", sa.Integer, primary_key=True), sa.Column("h", postgresql.HSTORE), sa.Column("r", postgresql.INT4RANGE), sa.Column("n", postgresql.NUMRANGE), sa.Column("p", sa.Uuid(as_uuid=False)))
    connection.execute(x.insert().values(id=1, h={"a": "1", 'b"\\': None}, r=postgresql.Range(1, 10), n=postgresql.Range(decimal.Decimal("1.5"), None), p="00000000-0000-0000-0000-000000000007"))
    put(connection.execute(sa.select(x)).one())
    put(connection.execute(sa.select(x.c.h["a"], x.c.h.keys(), x.c.h.contains({"a": "1"}), (x.c.h + sa.cast({"c": "2"}, postgresql.HSTORE)).label("sum"))).one())
    put(connection.execute(sa.select(x.c.r.contains(5), x.c.r.overlaps(postgresql.Range(20, 30)), sa.func.upper(x.c.r), x.c.r.adjacent_to(postgresql.Range(10, 11)))).one())
    put(postgresql.Range(1, 10).contains(3), postgresql.Range(1, 10) == postgresql.Range(1, 10), str(postgresql.Range(None, 5)), bool(postgresql.Range(empty=True)))
    j = op.create_table("j", sa.Column("id", sa.Integer, primary_key=True), sa.Column("d", postgresql.JSONB), sa.Column("a", postgresql.ARRAY(sa.Integer)))
    connection.execute(j.insert().values(id=1, d={"a": [1, {"b": 2}], "n": 5}, a=[1, 2, 3]))
    put(connection.execute(sa.select(j.c.d.delete_path(["a", "0"]), j.c.d.path_match("$.n == 5"), j.c.d["n"].as_numeric(10, 2))).one())
    put(connection.execute(sa.select(j.c.id).where(2 == sa.any_(j.c.a))).scalar(), connection.execute(sa.select(sa.func.unnest(j.c.a).column_valued("x")).select_from(j).order_by("x")).scalars().all())
