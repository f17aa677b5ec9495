# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlalchemy as sa
from alembic import op
from sqlalchemy.ext.automap import automap_base
from sqlalchemy.orm import Session

revision = "a"
down_revision = None


def upgrade():
    op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    op.create_table("person", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(20)))
    op.create_table("address", sa.Column("id", sa.Integer, primary_key=True), sa.Column("street", sa.String(20)), sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id")))
    op.create_table("keyless", sa.Column("x", sa.Integer))
    bind = op.get_bind()
    Base = automap_base()
    Base.prepare(autoload_with=bind)
    Person, Address = Base.classes.person, Base.classes["address"]
    log = [[name for name in sorted(Base.classes.keys()) if name != "alembic_version"], "keyless" in Base.classes, Person.__name__, Person.__table__.name]
    session = Session(bind=bind)
    session.add(Person(id=1, name="ann"))
    session.add(Person(id=2, name="bob"))
    session.flush()
    session.add(Address(street="here", person_id=2))
    session.add(Address(street="there", person=session.get(Person, 1)))
    session.commit()
    log.append([(a.street, a.person.name) for a in session.query(Address).order_by(Address.street)])
    log.append([(p.name, [a.street for a in p.address_collection]) for p in session.query(Person).order_by(Person.id)])
    for person in session.query(Person).filter(Person.name.like("a%")):
        person.name = person.name.upper()
    session.commit()
    log.append(bind.execute(sa.text("SELECT name FROM person ORDER BY id")).scalars().all())

    # The old call, names of one's own.
    metadata = sa.MetaData()
    metadata.reflect(bind, only=["person"])
    Other = automap_base(metadata=metadata)
    Other.prepare(classname_for_table=lambda base, name, table: name.capitalize())
    log.append([cls.__name__ for cls in Other.classes])
    log.append(session.query(Other.classes.Person).count())
    Out = Base.classes.out
    session.add(Out(text=repr(log)))
    session.commit()
