# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Recursive CTEs, INSERT … SELECT that is completed with default=, statements compiled to text, a migration context of the run's connection."""
import sqlalchemy as sa
from alembic import op
from alembic.migration import MigrationContext
from alembic.operations import Operations

revision = "a"
down_revision = None


def upgrade():
    out = op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.String(400)))
    bind = op.get_bind()

    def note(*values):
        bind.execute(out.insert().values(text=" ".join(str(value) for value in values)))

    numbers = sa.select(sa.literal(1).label("n")).cte("numbers", recursive=True)
    numbers = numbers.union_all(sa.select(numbers.c.n + 1).where(numbers.c.n < 4))
    note([row[0] for row in bind.execute(sa.select(numbers.c.n).order_by(numbers.c.n))])

    node = op.create_table("node", sa.Column("id", sa.Integer, primary_key=True), sa.Column("parent", sa.Integer))
    op.bulk_insert(node, [{"id": 1, "parent": None}, {"id": 2, "parent": 1}, {"id": 3, "parent": 2}, {"id": 4, "parent": None}])
    tree = sa.select(node.c.id, node.c.parent).where(node.c.id == 1).cte("tree", recursive=True)
    above, child = tree.alias(), node.alias()
    tree = tree.union(sa.select(child.c.id, child.c.parent).where(child.c.parent == above.c.id))
    note([tuple(row) for row in bind.execute(sa.select(tree).order_by(tree.c.id))])

    calls = []

    def counted():
        calls.append(1)
        return 40 + len(calls)

    kept = op.create_table(
        "kept", sa.Column("id", sa.Integer, primary_key=True), sa.Column("active", sa.Boolean, default=True, nullable=False), sa.Column("rank", sa.Integer, default=counted)
    )
    bind.execute(kept.insert().from_select(["id"], sa.select(node.c.id)))
    note([tuple(row) for row in bind.execute(sa.select(kept).order_by(kept.c.id))], len(calls))

    text = str(node.update().where(node.c.id == 4).values(parent=3).compile(compile_kwargs={"literal_binds": True}))
    note(text)
    op.execute(text)
    note(sa.select(node.c.parent).where(node.c.id == 4).compile(dialect=bind.dialect, compile_kwargs={"literal_binds": True}))
    note(bind.execute(sa.select(node.c.parent).where(node.c.id == 4)).scalar())

    metadata = sa.MetaData()
    metadata.bind = bind
    metadata.reflect(bind=metadata.bind, only=["node"])
    note(metadata.bind.execute(sa.select(sa.func.count()).select_from(metadata.tables["node"])).scalar())

    migration = MigrationContext.configure(bind)
    Operations(migration).add_column("node", sa.Column("extra", sa.Integer))
    columns = sa.inspect(bind).get_multi_columns(filter_names=["node"])
    note([(key, [column["name"] for column in value]) for key, value in columns.items()])


def downgrade():
    for name in ("kept", "node", "out"):
        op.drop_table(name)
