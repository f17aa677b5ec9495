# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlalchemy as sa
from alembic import op
from sqlalchemy.ext.compiler import compiles

revision = "a"
down_revision = None


class CaseSensitive(sa.String):
    def __init__(self, length=None):
        super().__init__(length)


@compiles(CaseSensitive, "sqlite")
@compiles(CaseSensitive, "postgresql")
def compile_case_sensitive(element, compiler, **kw):
    """Asks the type that it compiles for its length."""
    return f"VARCHAR({element.length * 2})"


def upgrade():
    op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", CaseSensitive(12)), sa.Column("plain", sa.String(7, collation="")))
    op.add_column("t", sa.Column("more", CaseSensitive(length=20)))
    out = sa.table("out", sa.column("text", sa.Text))
    for column in sa.inspect(op.get_bind()).get_columns("t"):
        op.get_bind().execute(out.insert().values(text=f"{column['name']} {column['type']}"))
