# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlalchemy as sa
from alembic import op
from sqlalchemy import orm

revision = "a"
down_revision = None


class Base(orm.DeclarativeBase):
    pass


class Unit(Base):
    """As the models are today: two of its columns come with later revisions."""

    __tablename__ = "unit"
    id: orm.Mapped[int] = orm.mapped_column(primary_key=True)
    name: orm.Mapped[str]
    short: orm.Mapped[str | None]
    plural: orm.Mapped[str | None]
    later: orm.Mapped[str | None]


def upgrade():
    op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    op.create_table("unit", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(9)), sa.Column("short", sa.String(9)))
    op.execute("INSERT INTO unit (id, name, short) VALUES (1, 'gram', 'g'), (2, 'litre', NULL)")
    answers = []
    session = orm.Session(bind=op.get_bind())
    units = session.execute(sa.select(Unit).options(orm.load_only(Unit.name, Unit.short)).order_by(Unit.id)).scalars().all()
    answers.append([(unit.id, unit.name, unit.short) for unit in units])
    units[0].name = "gramme"
    session.flush()
    session.expunge_all()
    answers.append([unit.name for unit in session.query(Unit).options(orm.load_only(Unit.name)).filter(Unit.id > 0).order_by(Unit.id)])
    session.expunge_all()
    answers.append(session.scalars(sa.select(Unit).options(orm.defer(Unit.plural), orm.defer(Unit.later)).where(Unit.short == "g")).one().name)
    op.get_bind().execute(sa.text('INSERT INTO "out" (text) VALUES (:text)'), {"text": repr(answers)})
