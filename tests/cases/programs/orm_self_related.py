# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlalchemy as sa
from alembic import op
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.orm import Session, aliased, backref, declarative_base, joinedload, object_session, relationship, selectinload

revision = "a"
down_revision = None

Base = declarative_base()
tags = sa.Table("p_tags", Base.metadata, sa.Column("p_id", sa.ForeignKey("p.id"), primary_key=True), sa.Column("t_id", sa.ForeignKey("tag.id"), primary_key=True))


class Tag(Base):
    __tablename__ = "tag"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(20), unique=True)


class P(Base):
    __tablename__ = "p"
    id = sa.Column(sa.Integer, primary_key=True)
    parent_id = sa.Column(sa.Integer, sa.ForeignKey("p.id"))
    name = sa.Column(sa.String(20), nullable=False)
    kids = relationship("P", backref=backref("parent", remote_side=[id]))
    tags = relationship("Tag", secondary=tags, backref="ps")
    tag_names = association_proxy("tags", "name")


class Out(Base):
    __tablename__ = "out"
    id = sa.Column(sa.Integer, primary_key=True)
    text = sa.Column(sa.Text)


def upgrade():
    bind = op.get_bind()
    Base.metadata.create_all(bind)
    s = Session(bind=bind)
    log = []

    def note(*values):
        log.append(" ".join(str(value) for value in values))

    x, y = Tag(name="x"), Tag(name="y")
    s.add_all([P(id=1, name="root", tags=[x]), P(id=2, name="kid", parent_id=1, tags=[x, y]), P(id=3, name="other")])
    s.flush()

    def ids(*criteria):
        return [p.id for p in s.query(P).filter(*criteria).order_by(P.id)]

    note("any", ids(P.kids.any(P.name == "kid")), ids(P.kids.any(name="kid")), ids(P.kids.any()), ids(~P.kids.any()))
    note("has", ids(P.parent.has(name="root")), ids(P.parent.has(P.name == "other")), ids(~P.parent.has()))
    note("parent", ids(P.parent == None), ids(P.parent == s.get(P, 1)))  # noqa: E711
    note("of the other", [t.name for t in s.query(Tag).filter(Tag.ps.any(P.id == 2)).order_by(Tag.name)])
    note("proxy", sorted(s.get(P, 2).tag_names))
    other = aliased(P)
    note("alias", s.query(P.name, other.name).join(other, P.parent).order_by(P.id).all())
    note("of_type", s.query(P.name).join(P.kids.of_type(other)).filter(other.name == "kid").all())
    note("and_", s.query(P.name).join(P.tags.and_(Tag.name == "y")).all())
    note("loading", [(p.id, len(p.kids)) for p in s.query(P).options(selectinload(P.kids).joinedload(P.tags), joinedload("*")).order_by(P.id)])
    note("values", list(s.query(P).order_by(P.id).values(P.id, P.name)))
    note("text", str(s.query(P.id).filter(P.name.is_(None))).replace("\n", ""))
    one = s.get(P, 1)
    note("state", sa.inspect(one).persistent, sa.inspect(one).identity, sa.inspect(P(name="q")).transient, object_session(one) is s)
    note("mapper", [r.key for r in sa.inspect(P).relationships], [a.key for a in sa.inspect(P).mapper.column_attrs], P.__mapper__.primary_key[0].name)

    # What is deleted stays deleted, though its parent's list still holds it; the others go on being watched.
    third = s.get(P, 3)
    third.parent = one
    s.flush()
    note("kids", sorted(p.name for p in one.kids))
    s.delete(third)
    s.flush()
    one.name = "renamed"
    s.flush()
    note("deleted", s.execute(sa.select(P.id, P.name).order_by(P.id)).all())
    s.execute(sa.delete(tags))
    note("query", s.query(P).filter(P.id == 2).delete())
    one.name = "again"
    s.flush()
    note("left", s.execute(sa.select(P.id, P.name)).all())
    s.add_all([Out(text=line) for line in log])
    s.flush()
