import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session, declarative_base, validates

revision = "a"
down_revision = None
Base = declarative_base()


class Person(Base):
    __tablename__ = "person"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(20))
    mail = sa.Column(sa.String(20))

    @validates("name", "mail")
    def check(self, key, value):
        if value == "wrong":
            raise ValueError("%s is %s" % (key, value))
        return value + "!" if key == "name" else value.lower()


def upgrade():
    bind = op.get_bind()
    out = op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    Base.metadata.create_all(bind)
    session = Session(bind=bind)
    person = Person(id=1, name="Ann", mail="ANN@x")
    session.add(person)
    session.commit()
    lines = ["%s %s" % (person.name, person.mail)]
    session.refresh(person)
    lines.append("%s %s" % (person.name, person.mail))
    person.name = "Bob"
    session.flush()
    lines.append(session.query(Person).one().name)
    try:
        person.mail = "wrong"
    except ValueError as error:
        lines.append(str(error))
    op.bulk_insert(out, [{"text": line} for line in lines])
