# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# A session that holds many instances: what it writes, and that statements reach those that they change.
import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session, declarative_base, relationship

revision = "a"
down_revision = None

out = sa.table("out", sa.column("id", sa.Integer), sa.column("text", sa.String))


def say(*values):
    op.get_bind().execute(out.insert().values(text=" ".join(str(v) for v in values)))


Base = declarative_base()


class Team(Base):
    __tablename__ = "team"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(20))
    members = relationship("Person", back_populates="team", order_by="Person.id")


class Person(Base):
    __tablename__ = "person"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(20))
    points = sa.Column(sa.Integer)
    team_id = sa.Column(sa.Integer, sa.ForeignKey("team.id"))
    team = relationship("Team", back_populates="members")


def rows(session, *columns):
    return " ".join(":".join(str(part) for part in row) for row in session.execute(sa.select(*columns).order_by(columns[0])))


def upgrade():
    op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    bind = op.get_bind()
    Base.metadata.create_all(bind)
    session = Session(bind=bind)
    teams = [Team(id=number, name="t%d" % number) for number in (1, 2, 3)]
    session.add_all(teams)
    for number in range(1, 61):
        session.add(Person(id=number, name="p%d" % number, points=0, team=teams[number % 3]))
    session.flush()
    say("new", len(session.new), "dirty", len(session.dirty), "all", len(list(session)))

    people = session.query(Person).order_by(Person.id).all()
    for person in people:
        if person.id % 2:
            person.points = person.id
        elif person.id % 4:
            session.query(Person).filter(Person.id == person.id).update({"points": Person.points + 1000})
        else:
            session.execute(sa.update(Person).where(Person.id == person.id).values(points=2000 + person.id))
    say("points", " ".join(str(person.points) for person in people))
    say("rows", rows(session, Person.id, Person.points))

    session.query(Person).filter(Person.id > 50).update({"name": "late"})
    say("names", [person.name for person in people[45:]])
    session.execute(sa.update(Person).values(points=7))
    say("all", sorted({person.points for person in people}))

    people[0].name = "mine"
    session.query(Person).filter(Person.id == 1).update({"points": 8})
    say("both", people[0].name, people[0].points, people[0] in session.dirty)

    for person in list(teams[0].members)[:5]:
        teams[1].members.append(person)
    people[1].team = None
    people[3].team_id = 3
    session.flush()
    say("teams", rows(session, Person.id, Person.team_id))
    say("members", len(teams[1].members))

    # Lists that were read change in place; the next statement finds that written.
    for person in people[10:14]:
        person.name = person.team.name + "'s"
    last = teams[2].members.pop()
    say("popped", session.execute(sa.select(Person.team_id).where(Person.id == last.id)).scalar(), last.team_id)
    teams[2].members.insert(0, last)
    say("back", session.execute(sa.select(Person.team_id).where(Person.id == last.id)).scalar())
    teams[1].members = teams[1].members[:3]
    say("cut", session.query(Person).filter(Person.team_id.is_(None)).count(), rows(session, Person.id, Person.name)[:200])

    for person in people[:10]:
        session.delete(person)
    session.flush()
    say("left", session.query(Person).count(), people[0] in session, people[20] in session, session.get(Person, 3))
    session.query(Person).filter(Person.id.in_([21, 22])).delete()
    session.execute(sa.delete(Person).where(Person.id == 23))
    say("gone", [person.id for person in people[10:] if person not in session])
    session.add(Person(id=21, name="again", points=1))
    session.flush()
    say("again", session.get(Person, 21).name, session.query(Person).count())
    session.expunge(people[30])
    people[30].name = "nobody"
    session.commit()
    # More rows than this session holds.
    other = Session(bind=bind)
    two = other.query(Person).filter(Person.id.in_([40, 41])).order_by(Person.id).all()
    other.query(Person).filter(Person.id > 40).update({"points": 3})
    say("few", [person.points for person in two])
    say("end", session.query(Person).filter_by(name="nobody").count(), session.query(Person).filter(Person.team == teams[2]).count())


def downgrade():
    pass
