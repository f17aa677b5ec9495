# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlalchemy as sa
from alembic import op, util
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement, GenericFunction

revision = "a"
down_revision = None


class shout(GenericFunction):
    type = sa.String()
    name = "upper"
    inherit_cache = True


class size(FunctionElement):
    type = sa.Integer()
    name = "length"
    inherit_cache = True


@compiles(size)
def compile_size(element, compiler, **kw):
    return compiler.visit_function(element)


def upgrade():
    out = op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    other = op.create_table("other", sa.Column("id", sa.Integer, primary_key=True), sa.Column("out_id", sa.Integer, sa.ForeignKey("out.id", name="fk_out")))
    bind = op.get_bind()
    log = []
    log.append(bind.execute(sa.select(shout("abc"), size("abc"))).one())
    log.append((out.c.id == 1).compile(compile_kwargs={"literal_binds": True}).string)
    log.append(len(util.rev_id()))
    op.get_context().impl.execute("CREATE TABLE made (x INTEGER)")
    op.get_context().impl.add_column("made", sa.Column("y", sa.Integer))
    log.append([column["name"] for column in sa.inspect(bind).get_columns("made")])

    # Foreign keys of a table that was reflected know their column and their constraint.
    metadata = sa.MetaData()
    for table in (other, sa.Table("other", metadata, autoload_with=bind)):
        for key in table.foreign_keys:
            log.append((key.parent.name, key.target_fullname, key.constraint.name, [element.parent.name for element in key.constraint.elements]))
        log.append([key.target_fullname for key in table.c.out_id.foreign_keys])
    log.append([key.column.name for key in metadata.tables["other"].foreign_keys])
    for line in log:
        bind.execute(out.insert().values(text=str(line)))
