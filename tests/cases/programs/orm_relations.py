# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from typing import List, Optional

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import DeclarativeBase, Mapped, aliased, backref, declarative_base, mapped_column, relationship, scoped_session, sessionmaker

revision = "a"
down_revision = None
Base = declarative_base()


class Modern(DeclarativeBase):
    pass


user_groups = sa.Table(
    "user_groups", Base.metadata,
    sa.Column("user_id", sa.Integer, sa.ForeignKey("users.id")),
    sa.Column("group_id", sa.Integer, sa.ForeignKey("groups.id")),
)


class User(Base):
    __tablename__ = "users"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(50))
    boss_id = sa.Column(sa.Integer, sa.ForeignKey("users.id"))
    posts = relationship("Post", back_populates="author", order_by="Post.title.desc()")
    groups = relationship("Group", secondary=user_groups, backref="members")
    boss = relationship("User", remote_side=[id], backref="staff")
    notes = relationship("Note", lazy="dynamic", backref=backref("owner"), cascade="all, delete-orphan")


class Group(Base):
    __tablename__ = "groups"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(50))


class Post(Base):
    __tablename__ = "posts"
    id = sa.Column(sa.Integer, primary_key=True)
    title = sa.Column(sa.String(50))
    author_id = sa.Column(sa.Integer, sa.ForeignKey("users.id"))
    editor_id = sa.Column(sa.Integer, sa.ForeignKey("users.id"))
    author = relationship("User", back_populates="posts", foreign_keys=[author_id])
    editor = relationship("User", foreign_keys="Post.editor_id")


User.posts = relationship("Post", back_populates="author", order_by="Post.title.desc()", foreign_keys=[Post.author_id])


class Note(Base):
    __tablename__ = "notes"
    id = sa.Column(sa.Integer, primary_key=True)
    text = sa.Column(sa.String(50))
    owner_id = sa.Column(sa.Integer, sa.ForeignKey("users.id"))


class Out(Base):
    __tablename__ = "out"
    id = sa.Column(sa.Integer, primary_key=True)
    text = sa.Column(sa.Text)


class Order(Modern):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    lines: Mapped[List["Line"]] = relationship(back_populates="order", cascade="all, delete-orphan")
    bill: Mapped[Optional["Bill"]] = relationship(back_populates="order")


class Line(Modern):
    __tablename__ = "lines"
    id: Mapped[int] = mapped_column(primary_key=True)
    what: Mapped[str]
    order_id: Mapped[int] = mapped_column(sa.ForeignKey("orders.id"))
    order: Mapped["Order"] = relationship(back_populates="lines")


class Bill(Modern):
    __tablename__ = "bills"
    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[Optional[int]] = mapped_column(sa.ForeignKey("orders.id"))
    order: Mapped[Optional["Order"]] = relationship(back_populates="bill")


def upgrade():
    bind = op.get_bind()
    Base.metadata.create_all(bind)
    Modern.metadata.create_all(bind)
    maker = scoped_session(sessionmaker())
    maker.configure(bind=bind)
    session = maker()
    log = []
    ann = User(name="ann")
    bob = User(name="bob", boss=ann)
    session.add(bob)
    session.flush()
    log.append((ann.id, bob.id, bob.boss_id))
    session.add_all([Post(title="p1", author=ann), Post(title="p2", author=ann, editor=bob), Post(title="p3", author_id=bob.id)])
    red, blue = Group(name="red"), Group(name="blue")
    ann.groups.append(red)
    bob.groups = [red, blue]
    session.commit()
    log.append([p.title for p in ann.posts])
    log.append([(p.title, p.author.name, p.editor and p.editor.name) for p in session.query(Post).order_by(Post.id)])
    log.append(sorted(g.name for g in bob.groups))
    log.append(sorted(u.name for u in red.members))
    log.append([u.name for u in ann.staff])
    log.append(bob.boss is ann)
    log.append([(u.name, p.title) for u, p in session.query(User, Post).join(User.posts).order_by(Post.id)])
    log.append([u.name for u in session.query(User).join(User.groups).filter(Group.name == "blue")])
    log.append([p.title for p in session.query(Post).filter_by(author=bob)])
    bob.groups.remove(red)
    blue.members.append(ann)
    session.commit()
    log.append(sorted((u.name, g.name) for u, g in session.query(User, Group).join(user_groups, user_groups.c.user_id == User.id).join(Group, Group.id == user_groups.c.group_id)))
    ann.notes.append(Note(text="n1"))
    session.add(Note(text="n2", owner=ann))
    session.add(Note(text="n3", owner=bob))
    session.commit()
    log.append([n.text for n in ann.notes.order_by(Note.id)])
    log.append(ann.notes.filter(Note.text == "n2").count())
    log.append([n.owner.name for n in session.query(Note).order_by(Note.id)])
    log.append(session.query(User.id).filter_by(name="bob").scalar())
    post = session.query(Post).filter(Post.title == "p2").one()
    post.author = bob
    post.editor = None
    session.commit()
    log.append((post.author_id, post.editor_id, [p.title for p in bob.posts]))
    session.delete(ann)
    session.commit()
    log.append(session.execute(sa.select(Post.title, Post.author_id).order_by(Post.id)).fetchall())
    log.append(session.execute(sa.select(user_groups)).fetchall())
    log.append(session.query(Note).count())
    log.append(session.query(User.name, User.boss_id).all())
    boss = aliased(User)
    session.add(User(name="eve", boss=bob))
    log.append([(u.name, b.name) for u, b in session.query(User, boss).join(boss, User.boss_id == boss.id)])
    log.append([b.name for b in session.query(boss).filter(boss.name == "bob")])
    order = Order(lines=[Line(what="a"), Line(what="b")], bill=Bill())
    session.add(order)
    session.commit()
    log.append(([line.what for line in order.lines], order.bill.order_id, order.bill.order is order))
    order.lines = [line for line in order.lines if line.what == "b"] + [Line(what="c")]
    session.commit()
    log.append(sorted(line.what for line in session.query(Line)))
    session.delete(order)
    session.commit()
    log.append((session.query(Line).count(), [b.order_id for b in session.query(Bill)]))
    session.add(Out(text=repr(log)))
    session.commit()
    maker.remove()


def downgrade():
    pass
