import sqlalchemy as sa
from alembic import op

revision = "a"
down_revision = None


def upgrade():
    bind = op.get_bind()
    out = op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    table = op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.Text))
    mark = "?" if bind.dialect.name == "sqlite" else "%s"
    lines = []
    with_cursor = bind.connection.cursor()
    with_cursor.execute("INSERT INTO t (id, name) VALUES (%s, %s)" % (mark, mark), (1, "a"))
    lines.append(str(with_cursor.rowcount))
    with_cursor.executemany("INSERT INTO t (id, name) VALUES (%s, %s)" % (mark, mark), [(2, "b"), (3, "c")])
    lines.append(str(with_cursor.rowcount))
    with_cursor.execute("SELECT id, name FROM t ORDER BY id")
    lines.append("%s %s" % ([column[0] for column in with_cursor.description], with_cursor.fetchone()))
    lines.append(str(with_cursor.fetchmany(1)))
    lines.append(str(with_cursor.fetchall()))
    lines.append(str(with_cursor.fetchone()))
    with_cursor.execute("SELECT id FROM t WHERE name = %s" % mark, ["b"])
    lines.append(str([row for row in with_cursor]))
    with_cursor.close()
    part = sa.select(sa.literal("d").label("name")).subquery("part")
    bind.execute(sa.insert(table).from_select([table.c.name], part) if bind.dialect.name == "sqlite" else sa.insert(table).values(id=4, name="d"))
    lines.append(str(bind.execute(sa.select(table.c.id, table.c.name).where(table.c.name == "d")).fetchall()))
    op.bulk_insert(out, [{"text": line} for line in lines])
