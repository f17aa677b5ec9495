# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Bundle, Session, declarative_base

revision = "a"
down_revision = None

out = sa.table("out", sa.column("id", sa.Integer), sa.column("text", sa.String))
Base = declarative_base()


class Item(Base):
    __tablename__ = "item"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(20))
    n = sa.Column(sa.Integer)


def say(*values):
    op.get_bind().execute(out.insert().values(text=" ".join(str(v) for v in values)))


def upgrade():
    op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    bind = op.get_bind()
    Base.metadata.create_all(bind)
    session = Session(bind=bind)
    session.add_all([Item(id=1, name="x", n=1), Item(id=2, name="y", n=2)])
    session.flush()
    pair = Bundle("pair", Item.id, Item.name)
    for row in session.query(pair, Item.n).order_by(Item.id):
        say(row.pair.id, row.pair.name, row.n, row[0][1], row.pair._asdict())
    for row in session.query(pair).filter(pair.c.name == "y"):
        say(row.pair, row, len(row), row.pair._fields)
    say(pair.name, pair.c.keys(), session.query(pair).count(), session.query(pair).filter(Item.n > 5).first())
    for one in session.query(Bundle("single", Item.name, Item.n, single_entity=True)).order_by(Item.id.desc()):
        say(one.name, one.n, tuple(one))
    item, bundle = session.query(Item, pair).filter(pair.c.id == 2).one()
    say(item.n, bundle.name)
