# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What an exception of the database says: the statement with placeholders, its parameters, the code of the documentation.
import sqlalchemy as sa
from alembic import op

revision = "a"
down_revision = None


def upgrade():
    out = op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    pets = op.create_table("pets", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(9), nullable=False), sa.CheckConstraint("id < 100", name="ck_id"))
    connection = op.get_bind()

    def put(*values):
        connection.execute(out.insert().values(text=" | ".join(repr(value) for value in values)))

    def shown(parameters):
        return sorted(parameters.items()) if hasattr(parameters, "items") else parameters

    def failing(work):
        try:
            with connection.begin_nested():
                work()
        except sa.exc.DBAPIError as error:
            put(type(error).__name__, error.statement, shown(error.params), error.code, str(error.orig), str(error))

    op.bulk_insert(pets, [{"id": 1, "name": "Ada"}])
    failing(lambda: connection.execute(pets.insert().values(id=1, name="Bob")))
    failing(lambda: connection.execute(pets.update().where(pets.c.id == 1).values(id=500)))
    failing(lambda: connection.execute(sa.text("SELECT * FROM nothing WHERE a = :b"), {"b": "x" * 400}))
    failing(lambda: connection.execute(sa.select(pets).where(pets.c.id > 3, sa.column("no") == 5)))
    failing(lambda: op.execute(pets.update().values(id=300)))
    failing(lambda: op.bulk_insert(pets, [{"id": 1, "name": "Dee"}]))
    failing(lambda: op.add_column("nothing", sa.Column("x", sa.Integer)))
    if connection.dialect.name == "sqlite":
        failing(lambda: connection.execute(pets.insert(), [{"id": 2, "name": "Bob"}, {"id": 1, "name": "Cy"}]))
        failing(lambda: connection.execute(sa.select(pets).where(pets.c.name.in_(["a", "b"]), sa.column("no") == 5)))
        failing(lambda: connection.exec_driver_sql("SELECT ?, no", (1,)))
