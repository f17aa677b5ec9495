# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session, declarative_base, relationship

revision = "a"
down_revision = None
Base = declarative_base()
Tagged = sa.Table("tagged", Base.metadata, sa.Column("person_id", sa.ForeignKey("person.id")), sa.Column("tag_id", sa.ForeignKey("tag.id")))


class Person(Base):
    __tablename__ = "person"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(20))
    addresses = relationship("Address", back_populates="person")
    tags = relationship("Tag", secondary=Tagged)


class Address(Base):
    __tablename__ = "address"
    id = sa.Column(sa.Integer, primary_key=True)
    street = sa.Column(sa.String(20))
    person_id = sa.Column(sa.Integer, sa.ForeignKey("person.id"))
    person = relationship("Person", back_populates="addresses")


class Tag(Base):
    __tablename__ = "tag"
    id = sa.Column(sa.Integer, primary_key=True)
    word = sa.Column(sa.String(20))


class Out(Base):
    __tablename__ = "out"
    id = sa.Column(sa.Integer, primary_key=True)
    text = sa.Column(sa.Text)


def upgrade():
    bind = op.get_bind()
    Base.metadata.create_all(bind)
    session = Session(bind=bind)
    session.rollback()  # nothing was done yet: nothing is undone
    red, blue = Tag(id=1, word="red"), Tag(id=2, word="blue")
    session.add_all([Person(id=1, name="ann", tags=[red]), Person(id=2, name="bob", tags=[red, blue]), Person(id=3, name="cid")])
    session.flush()
    session.add_all([Address(id=1, street="here", person_id=1), Address(id=2, street="there", person_id=2), Address(id=3, street="nowhere")])
    session.commit()
    session.rollback()

    def names(query):
        return [person.name for person in query.order_by(Person.id)]

    people, ann = session.query(Person), session.get(Person, 1)
    log = [
        names(people.filter(Person.addresses.any())),
        names(people.filter(~Person.addresses.any())),
        names(people.filter(Person.addresses.any(Address.street == "there"))),
        names(people.filter(Person.addresses.any(street="here"), Person.name != "x")),
        names(people.filter(Person.tags.any(Tag.word == "blue"))),
        names(people.filter(Person.tags.any(word="red"))),
        names(people.filter(Person.tags.contains(session.get(Tag, 2)))),
        names(people.filter(Person.addresses.contains(session.get(Address, 2)))),
    ]
    addresses = session.query(Address).order_by(Address.id)
    log += [
        [a.street for a in addresses.filter(Address.person.has(name="ann"))],
        [a.street for a in addresses.filter(Address.person.has(Person.id > 1))],
        [a.street for a in addresses.filter(Address.person == ann)],
        [a.street for a in addresses.filter(Address.person != ann)],
        [a.street for a in addresses.filter(Address.person == None)],  # noqa: E711
        [a.street for a in addresses.filter(Address.person != None)],  # noqa: E711
        session.scalars(sa.select(Person.name).where(Person.addresses.any()).order_by(Person.id)).all(),
    ]

    # A nested transaction is undone alone.
    nested = session.begin_nested()
    session.add(Person(id=4, name="dan"))
    session.flush()
    nested.rollback()
    log.append(names(people))
    try:
        with session.begin_nested():
            session.add(Person(id=1, name="twice"))
            session.flush()
    except sa.exc.IntegrityError:
        log.append("refused")
    session.begin_nested()
    session.add(Person(id=5, name="eve"))
    session.commit()
    session.rollback()
    log.append(names(people))
    try:
        with session.begin_nested():
            session.execute(sa.text("SELECT * FROM nowhere"))
    except sa.exc.DBAPIError as error:
        log.append((str(error).startswith("("), str(error).split(" ")[0].split(".")[0], "nowhere" in str(error), "[SQL: SELECT * FROM nowhere]" in str(error)))
    session.add(Out(text=repr(log).replace("psycopg2", "sqlite3")))
    session.commit()
