# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateSchema, CreateSequence, CreateTable, DropTable

revision = "a"
down_revision = None


def upgrade():
    op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    bind = op.get_bind()
    metadata = sa.MetaData()
    u = sa.Table("u", metadata, sa.Column("id", sa.Integer, primary_key=True))
    t = sa.Table(
        "t",
        metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(20), nullable=False, server_default="x"),
        sa.Column("k", sa.Integer, sa.ForeignKey("u.id"), index=True),
        sa.UniqueConstraint("name", name="uq_n"),
    )

    # The text of directives, in a dialect and by itself.
    log = [str(CreateTable(t)), str(CreateTable(t).compile(dialect=postgresql.dialect())), str(DropTable(t).compile(dialect=sqlite.dialect()))]
    log += [str(CreateSequence(sa.Sequence("s")).compile(dialect=postgresql.dialect())), str(CreateSchema("s"))]
    # What index=True of a column makes is an index of the table.
    (index,) = t.indexes
    log += [index.name, index.unique, str(CreateIndex(index))]
    metadata.create_all(bind)
    index.drop(bind)
    log.append([i["name"] for i in sa.inspect(bind).get_indexes("t") if i["name"] != "uq_n"])
    index.create(bind)
    log.append([i["name"] for i in sa.inspect(bind).get_indexes("t") if i["name"] != "uq_n"])
    # A constraint over columns of a table is the table's.
    log.append(str(AddConstraint(sa.UniqueConstraint(t.c.k, name="uq_k")).compile(dialect=postgresql.dialect())))
    log.append(str(AddConstraint(sa.ForeignKeyConstraint([t.c.k], [u.c.id], name="fk_k")).compile(dialect=postgresql.dialect())))

    # Placeholders and values of statements.
    log += [str(sa.select(t.c.id).where(t.c.name == "a")), str(t.update().where(t.c.id == 1).values(name="x"))]
    log += [str(sa.select(t.c.id).where(t.c.name == "a").compile(dialect=postgresql.dialect())), str(t.insert().compile(dialect=sqlite.dialect()))]
    log.append(str(sa.text("SELECT :a, :b").bindparams(a=1, b="x").compile(compile_kwargs={"literal_binds": True})))
    bind.execute(t.insert(), [{"id": 1, "name": "a"}, {"id": 2, "name": "b"}])
    named = sa.select(t.c.id).where(t.c.name == sa.bindparam("wanted"))
    log += [bind.execute(named.params(wanted="b")).all(), bind.execute(named.params(wanted="b"), {"wanted": "a"}).scalar(), bind.scalar(named.params({"wanted": "a"}).order_by(t.c.id))]
    log += [bind.dialect.identifier_preparer.format_table(sa.table("Order", schema="s")), bind.dialect.identifier_preparer.format_column(t.c.name)]
    log.append(sa.sql.compiler.IdentifierPreparer(bind.dialect).quote("Mixed"))
    bind.execute(sa.text('INSERT INTO "out" (text) VALUES (:text)'), {"text": repr(log)})
