# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime

import sqlalchemy as sa
from alembic import op

revision = "a"
down_revision = None

out = sa.table("out", sa.column("id", sa.Integer), sa.column("text", sa.String))


def say(*values):
    op.get_bind().execute(out.insert().values(text=" ".join(str(v) for v in values)))


def attempt(name, f):
    try:
        say(name, f())
    except Exception as e:
        say(name, "ERR", type(e).__name__, str(e)[:100])


metadata = sa.MetaData()
owner = sa.Table("owner", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("code", sa.String(5), unique=True, default="x"))
item = sa.Table(
    "item", metadata,
    sa.Column("id", sa.Integer, primary_key=True, default=lambda: 7),
    sa.Column("owner_id", sa.ForeignKey("owner.id", ondelete="CASCADE", name="fk_owner")),
    sa.Column("a", sa.Integer, default=3, nullable=False),
    sa.Column("at", sa.DateTime, default=sa.func.now()),
    sa.Column("day", sa.Date, default=sa.ColumnDefault(datetime.date(2020, 1, 2))),
    sa.Column("kind", sa.Enum("short", "longest", name="k")),
    sa.UniqueConstraint("a", "id", name="uq_a"),
    sa.CheckConstraint("a > 0", name="ck_a"),
)
bare = sa.Table("bare", metadata, sa.Column("x", sa.Integer))


def described(table):
    return sorted((type(one).__name__, str(one.name), [column.name for column in one.columns]) for one in table.constraints)


def upgrade():
    op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    b = op.get_bind()
    attempt("owner", lambda: described(owner))
    attempt("item", lambda: described(item))
    attempt("bare", lambda: described(bare))
    attempt("key", lambda: [one.name for one in item.constraints if isinstance(one, sa.PrimaryKeyConstraint)] == [item.primary_key.name])
    attempt("default", lambda: (owner.c.code.default.arg, owner.c.code.default.is_scalar, item.c.id.default.is_callable, item.c.id.default.arg(None), item.c.at.default.is_clause_element, item.c.kind.default))
    attempt("default2", lambda: (item.c.day.default.arg, repr(item.c.a.default), isinstance(item.c.a.default, sa.ColumnDefault), sa.Column("z", sa.Integer, default=item.c.a.default).default.arg))
    attempt("length", lambda: (item.c.kind.type.length, sa.Enum("a", "bcd", name="e").length))

    def columns(table):
        return [(c["name"], c["nullable"]) for c in sa.inspect(b).get_columns(table)]

    def keys(table):
        inspector = sa.inspect(b)
        return inspector.get_pk_constraint(table)["constrained_columns"], [k["referred_table"] for k in inspector.get_foreign_keys(table)], sorted(u["column_names"] for u in inspector.get_unique_constraints(table))

    def copied():
        other = sa.MetaData()
        owner.to_metadata(other)
        sa.Table("item2", other, *[c.copy() for c in item.columns], *[c.copy() for c in list(item.constraints)])
        other.create_all(b)
        told = columns("item2"), keys("item2"), sorted((type(one).__name__, [column.name for column in one.columns]) for one in sa.Table("item2", sa.MetaData(), autoload_with=b).constraints)
        other.drop_all(b)
        return told

    attempt("copied", copied)

    def walked():
        other = sa.Table("walked", sa.MetaData(), sa.Column("a", sa.Integer, primary_key=True), sa.Column("b", sa.Integer), sa.UniqueConstraint("b", name="uq_w"))
        before = len(other.constraints)
        try:
            for one in other.constraints:
                if isinstance(one, sa.UniqueConstraint):
                    one.copy()
        except RuntimeError as error:
            return before, len(other.constraints), error
        return before, len(other.constraints)

    attempt("walked", walked)

    def columns_only():
        sa.Table("item3", sa.MetaData(), *[c.copy() for c in item.columns]).create(b)
        return columns("item3"), keys("item3")

    attempt("columns only", columns_only)

    def without():
        other = sa.Table("item4", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("code", sa.String(3), unique=True), sa.Column("own", sa.ForeignKey("item4.id")))
        for one in list(other.constraints):
            other.constraints.discard(one)
        other.create(b)
        return keys("item4")

    attempt("without", without)
    attempt("inserted", lambda: (owner.create(b, checkfirst=True), item.create(b), b.execute(item.insert().values(owner_id=None)).rowcount, b.execute(sa.select(item.c.id, item.c.a, item.c.day)).all()))
