from alembic import op
from textwrap import dedent
revision = "36"
down_revision = "35"
TEMPLATE = dedent("""\
    INSERT INTO {table} ({columns})
    VALUES ({values})
""")
def upgrade():
    for table, row in (("a", dict(x=1, y="z")), ("b", {"q": None})):
        op.execute(TEMPLATE.format(
            table=table,
            columns=", ".join(row),
            values=", ".join("NULL" if v is None else repr(v) for v in row.values()),
        ))
def downgrade():
    op.execute("DELETE FROM {0}; DELETE FROM {1}".format("a", "b"))
