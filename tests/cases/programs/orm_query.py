# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

revision = "a"
down_revision = None


class Base(DeclarativeBase):
    pass


class Node(Base):
    __tablename__ = "node"
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(sa.ForeignKey("node.id"))
    name: Mapped[str]

    def __repr__(self):
        return f"<{self.name}>"


class Link(Base):
    __tablename__ = "link"
    left: Mapped[int] = mapped_column(primary_key=True)
    right: Mapped[int] = mapped_column(primary_key=True)
    weight: Mapped[float] = mapped_column(default=1.5)


class Out(Base):
    __tablename__ = "out"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


def upgrade():
    bind = op.get_bind()
    Base.metadata.create_all(bind)
    log = []
    with Session(bind) as session:
        root = Node(name="root")
        session.add(root)
        session.flush()
        session.add_all([Node(name=n, parent_id=root.id) for n in "abc"])
        session.add(Link(left=1, right=2))
        session.add(Link(left=1, right=3, weight=2))
        session.commit()
        log.append(session.query(Node).order_by(Node.id).all())
        log.append(session.get(Link, (1, 3)).weight)
        log.append([l.weight for l in session.query(Link).order_by(Link.right)])
        child = sa.orm.aliased(Node) if False else Node
        log.append(session.query(child.name).filter(child.parent_id == root.id).order_by(child.name.desc()).limit(2).all())
        log.append(session.query(Node).filter(Node.name.like("%o%")).one_or_none())
        log.append(session.query(sa.func.count(Node.id), Node.parent_id).group_by(Node.parent_id).having(sa.func.count(Node.id) > 1).all())
        node = session.query(Node).filter_by(name="a").first()
        node.name = "A"
        log.append(session.query(Node.name).filter(Node.id == node.id).scalar())
        log.append(session.dirty and 1 or 0)
        session.query(Node).filter(Node.name == "b").update({Node.name: "B"})
        log.append(sorted(n.name for n in session.query(Node)))
        log.append(session.execute(sa.select(Node).order_by(Node.id.desc())).scalars().first())
        log.append(session.execute(sa.select(Node.id, Node.name).where(Node.name == "zzz")).first())
        log.append(session.execute(sa.text("SELECT count(*) FROM node")).scalar())
        try:
            Node(nme="x")
        except TypeError as error:
            log.append(str(error))
        log.append(session.query(Node).distinct().count())
        log.append(session.query(Node).filter(~sa.exists().where(Link.right == Node.id)).order_by(Node.id).all())
        session.delete(session.get(Node, 4))
        session.flush()
        log.append(session.scalar(sa.select(sa.func.count()).select_from(Node)))
        session.add(Out(text=repr(log)))
        session.commit()


def downgrade():
    pass
