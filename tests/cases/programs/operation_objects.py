# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Operations as objects: what they were made of, what reverses them.
import sqlalchemy as sa
from alembic import op
from alembic.operations import ops

revision = "a"
down_revision = None


def upgrade():
    out = op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    connection = op.get_bind()

    def put(*values):
        connection.execute(out.insert().values(text=" | ".join(repr(value) for value in values)))

    def columns():
        return [column["name"] for column in sa.inspect(connection).get_columns("t")]

    create = ops.CreateTableOp("t", [sa.Column("id", sa.Integer, primary_key=True)])
    op.invoke(create)
    add = ops.AddColumnOp("t", sa.Column("name", sa.String(9)))
    put(add.table_name, add.column.name, add.schema, add.reverse().table_name, add.reverse().column_name)
    op.invoke(add)
    put(columns())
    index = ops.CreateIndexOp("ix_t", "t", ["name"], unique=True)
    put(index.index_name, index.table_name, index.unique, index.reverse().index_name)
    op.invoke(index)
    op.invoke(index.reverse())
    op.invoke(add.reverse())
    put(columns(), sa.inspect(connection).get_indexes("t"))
    op.invoke(create.reverse())
    put(create.table_name, create.reverse().table_name, sa.inspect(connection).has_table("t"))
