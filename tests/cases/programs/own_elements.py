# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlalchemy as sa
from alembic import op
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import DDLElement
from sqlalchemy.sql.expression import ClauseElement, Executable, FunctionElement, ColumnElement
revision = "a"
down_revision = None
class utcnow(FunctionElement):
    type = sa.DateTime()
    inherit_cache = True
@compiles(utcnow, "postgresql")
def pg_utcnow(element, compiler, **kw):
    return "TIMEZONE('utc', CURRENT_TIMESTAMP)"
@compiles(utcnow, "sqlite")
def lite_utcnow(element, compiler, **kw):
    return "CURRENT_TIMESTAMP"
class CreateView(DDLElement):
    def __init__(self, name, selectable):
        self.name = name
        self.selectable = selectable
@compiles(CreateView)
def _create_view(element, compiler, **kw):
    return "CREATE VIEW %s AS %s" % (element.name, compiler.sql_compiler.process(element.selectable, literal_binds=True))
class DropThing(Executable, ClauseElement):
    inherit_cache = False
    def __init__(self, name):
        self.name = name
@compiles(DropThing)
def _drop(element, compiler, **kw):
    return "DROP VIEW " + element.name
class greatest(FunctionElement):
    type = sa.Integer()
    name = "greatest"
    inherit_cache = True
@compiles(greatest)
def _greatest(element, compiler, **kw):
    return "greatest(%s)" % compiler.process(element.clauses, **kw)
@compiles(greatest, "sqlite")
def _greatest_lite(element, compiler, **kw):
    return "max(%s)" % compiler.process(element.clauses, **kw)
def upgrade():
    op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text), sa.Column("at", sa.DateTime, server_default=utcnow()))
    t = sa.table("out", sa.column("id", sa.Integer), sa.column("text"), sa.column("at"))
    b = op.get_bind()
    log = []
    op.execute(CreateView("v", sa.select(t.c.id).where(t.c.text == "x")))
    log.append(b.execute(sa.text("select count(*) from v")).scalar())
    op.execute(DropThing("v"))
    log.append(b.execute(sa.select(greatest(3, 5))).scalar())
    b.execute(t.insert().values(text="x", at=utcnow()))
    log.append(b.execute(sa.select(t.c.at.isnot(None)).where(t.c.text == "x")).scalar())
    b.execute(t.delete())
    b.execute(t.insert().values(text=repr(log)))
