# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import enum
import sqlalchemy as sa
from alembic import op
from sqlalchemy import orm, select, func
from sqlalchemy.orm import Session, declarative_base, sessionmaker

revision = "a"
down_revision = None
Base = declarative_base()


class Kind(enum.Enum):
    one = 1
    two = 2


class User(Base):
    __tablename__ = "users"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(50), nullable=False)
    kind = sa.Column(sa.Enum(Kind), default=Kind.one)
    score = sa.Column(sa.Integer, server_default="7")
    data = sa.Column(sa.JSON)

    @property
    def shout(self):
        return self.name.upper()


class Post(Base):
    __tablename__ = "posts"
    id = sa.Column("post_id", sa.Integer, primary_key=True)
    user_id = sa.Column(sa.Integer, sa.ForeignKey("users.id"))
    title = sa.Column(sa.String)
    when = sa.Column(sa.DateTime)


class Out(Base):
    __tablename__ = "out"
    id = sa.Column(sa.Integer, primary_key=True)
    text = sa.Column(sa.Text)


def upgrade():
    for cls in (User, Post, Out):
        cls.__table__.create(op.get_bind())
    bind = op.get_bind()
    session = Session(bind=bind)
    log = []
    a = User(name="ann", data={"x": [1, 2]})
    b = User(name="bob", kind=Kind.two, score=3)
    session.add(a)
    session.add_all([b, User(name="cid")])
    session.flush()
    log.append((a.id, a.kind, a.score, b.id, b.score, a.shout))
    session.add_all([Post(user_id=a.id, title="t1"), Post(user_id=b.id, title="t2"), Post(title="t3")])
    session.commit()
    log.append([u.name for u in session.query(User).order_by(User.name.desc())])
    log.append(session.query(User).count())
    log.append(session.query(User).filter_by(name="bob").one().score)
    log.append(session.query(User.id, User.name).filter(User.score > 5).order_by(User.id).all())
    for u in session.query(User).filter(User.name.in_(["ann", "cid"])):
        u.name = u.name + "!"
        u.data = {"was": u.data}
    session.commit()
    log.append(sorted(u.name for u in session.query(User)))
    log.append(session.query(User).filter(User.name == "bob").update({"score": User.score + 1}, synchronize_session=False))
    log.append(session.query(User).get(b.id).score)
    log.append([(u.name, p.title) for u, p in session.query(User, Post).join(Post, Post.user_id == User.id).order_by(Post.id)])
    log.append([(p.title, u and u.name) for p, u in session.query(Post, User).outerjoin(User, Post.user_id == User.id).order_by(Post.id)])
    log.append(session.query(func.max(User.score)).scalar())
    log.append(session.query(User).filter(User.name == "nobody").first())
    log.append([u.name for u in session.scalars(select(User).where(User.score >= 4).order_by(User.id))])
    log.append(session.execute(select(User.name).order_by(User.id)).scalars().all())
    log.append([(r.User.name, r.title) for r in session.execute(select(User, Post.title).join(Post, Post.user_id == User.id).order_by(Post.id))])
    c = session.get(User, 3)
    session.delete(c)
    session.commit()
    log.append(session.query(User).count())
    log.append(session.query(Post).filter(Post.user_id.is_(None)).delete())
    session.bulk_save_objects([Post(title="bulk%d" % i) for i in range(3)])
    session.bulk_insert_mappings(Post, [{"title": "m1"}, {"title": "m2", "user_id": 1}])
    session.bulk_update_mappings(Post, [{"id": 1, "title": "changed"}])
    log.append([p.title for p in session.query(Post).order_by(Post.id).all()])
    log.append(session.query(Post.user_id, func.count(Post.id)).filter(Post.user_id.isnot(None)).group_by(Post.user_id).order_by(Post.user_id).all())
    try:
        session.query(User).filter(User.name == "nobody").one()
    except orm.exc.NoResultFound as e:
        log.append(type(e).__name__)
    log.append([u.name for u in session.query(User).filter(User.id.in_(session.query(Post.user_id).filter(Post.title == "m2")))])
    log.append(session.query(User).order_by(User.id).limit(1).offset(1).all()[0].name)
    Maker = sessionmaker(bind=bind)
    with Maker() as s:
        s.add(Out(text=repr(log)))
        s.commit()


def downgrade():
    pass
