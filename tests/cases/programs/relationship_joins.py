# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# select(…).join(Parent.children), columns with onupdate=, statements of one's own and RETURNING that give instances.
import sqlalchemy as sa
from alembic import op
from sqlalchemy import orm

revision = "a"
down_revision = None


def upgrade():
    out = op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    connection = op.get_bind()
    Base = orm.declarative_base()
    links = sa.Table("links", Base.metadata, sa.Column("user_id", sa.ForeignKey("users.id")), sa.Column("group_id", sa.ForeignKey("groups.id")))

    class User(Base):
        __tablename__ = "users"
        id = sa.Column(sa.Integer, primary_key=True)
        name = sa.Column(sa.String(20))
        changes = sa.Column(sa.Integer, default=0, onupdate=lambda: 7)
        state = sa.Column(sa.String(9), default="new", onupdate="changed")
        posts = orm.relationship("Post", back_populates="user")
        groups = orm.relationship("Group", secondary=links, backref="users")

    class Post(Base):
        __tablename__ = "posts"
        id = sa.Column(sa.Integer, primary_key=True)
        user_id = sa.Column(sa.ForeignKey("users.id"))
        user = orm.relationship(User, back_populates="posts")

    class Group(Base):
        __tablename__ = "groups"
        id = sa.Column(sa.Integer, primary_key=True)
        name = sa.Column(sa.String(3))

    Base.metadata.create_all(connection)
    session = orm.Session(bind=connection)

    def put(*values):
        connection.execute(out.insert().values(text=" | ".join(repr(value) for value in values)))

    session.add_all([User(name="a", posts=[Post(), Post()], groups=[Group(name="x"), Group(name="y")]), User(name="b", posts=[Post()])])
    session.flush()
    put(session.execute(sa.select(User.name, Post.id).join(User.posts).order_by(Post.id)).all())
    put(session.execute(sa.select(User.name, Group.name).join(User.groups).order_by(Group.name)).all())
    put(session.execute(sa.select(Group.name).join(Group.users).where(User.name == "a").order_by(Group.name)).scalars().all())
    put(session.execute(sa.select(User.name).outerjoin(User.groups).where(Group.id.is_(None))).scalars().all())
    put(session.query(User).from_statement(sa.text("SELECT * FROM users ORDER BY id DESC")).first().name, session.query(User).filter(sa.text("id > :low")).params(low=1).one().name)
    put(session.scalars(sa.insert(User).values(name="c").returning(User)).one().name)
    connection.execute(User.__table__.update().where(User.__table__.c.id == 1).values(name="z"))
    connection.execute(User.__table__.update().where(User.__table__.c.id == 2).values(state="mine"))
    put(connection.execute(sa.text("SELECT id, name, changes, state FROM users ORDER BY id")).all())
    for work in (lambda: session.query(User).one(), lambda: session.query(User).filter_by(no=1), lambda: session.execute(sa.select(User)).scalars().one()):
        try:
            work()
        except sa.exc.InvalidRequestError as error:
            put(type(error).__name__, str(error))
