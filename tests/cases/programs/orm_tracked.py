# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlalchemy as sa
from alembic import op
from sqlalchemy.ext.mutable import MutableDict, MutableList
from sqlalchemy.orm import Session, declarative_base
from sqlalchemy.orm.attributes import flag_modified

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


Base = declarative_base()


class Text(sa.types.TypeDecorator):
    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else ",".join("%s=%s" % pair for pair in sorted(value.items()))

    def process_result_value(self, value, dialect):
        return None if value is None else dict(part.split("=") for part in value.split(",") if part)


class Owner(Base):
    __tablename__ = "owner"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(20))
    prefs = sa.Column(MutableDict.as_mutable(sa.JSON), default=dict)
    tags = sa.Column(MutableList.as_mutable(sa.JSON()), default=list)
    words = sa.Column(MutableDict.as_mutable(Text))
    plain = sa.Column(sa.JSON)


def upgrade():
    op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    b = op.get_bind()
    Base.metadata.create_all(b)
    s = Session(bind=b)
    s.add(Owner(id=1, name="a", prefs={"a": 1, "n": {"l": [1]}}, words={"x": "1"}, plain={"k": 1}))
    s.add(Owner(id=2, name="b"))
    s.flush()

    def row(column, id=1):
        return s.execute(sa.text("select cast(%s as text) from owner where id = %d" % (column, id))).scalar()

    def change():
        o = s.query(Owner).filter_by(id=1).one()
        o.prefs["b"] = 2
        o.prefs.update(z=3)
        o.tags.append("t")
        o.tags.extend(["u", "v"])
        o.words["y"] = "2"
        return o in s.dirty

    attempt("change", change)
    attempt("rows", lambda: (s.flush(), row("prefs"), row("tags"), row("words"), row("plain")))
    attempt("clean", lambda: s.get(Owner, 1) in s.dirty)

    def remove():
        o = s.get(Owner, 1)
        o.prefs.pop("a")
        del o.prefs["z"]
        o.prefs.setdefault("q", 4)
        o.tags.remove("u")
        return s.flush(), row("prefs"), row("tags")

    attempt("remove", remove)

    def nested():
        o = s.get(Owner, 1)
        o.prefs["n"]["l"].append(2)
        o.plain["b"] = 1
        s.flush()
        before = row("prefs"), row("plain")
        flag_modified(o, "prefs")
        flag_modified(o, "plain")
        return s.flush(), before, row("prefs"), row("plain")

    attempt("nested", nested)
    attempt("default", lambda: (lambda o: (o.tags.append("x"), o.prefs.clear(), s.flush(), row("tags", 2), row("prefs", 2)))(s.get(Owner, 2)))
    attempt("absent", lambda: flag_modified(Owner(), "prefs"))
    attempt("new", lambda: (lambda o: (s.add(o), s.flush(), o.prefs.update(k=1), s.commit(), row("prefs", 3)))(Owner(id=3, name="c")))
    attempt("update", lambda: (s.execute(sa.update(Owner).where(Owner.id == 2).values(name=Owner.name + "!")).rowcount, s.get(Owner, 2).name))
    attempt("delete", lambda: (s.execute(sa.delete(Owner).where(Owner.id == 3)).rowcount, s.get(Owner, 3), s.query(Owner).count()))
