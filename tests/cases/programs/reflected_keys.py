# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlalchemy as sa
from alembic import op

revision = "a"
down_revision = None

out = sa.table("out", sa.column("id", sa.Integer), sa.column("text", sa.String))


def say(*values):
    op.get_bind().execute(out.insert().values(text=" ".join(str(v) for v in values)))


def upgrade():
    op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    op.create_table("town", sa.Column("id", sa.Integer, primary_key=True), sa.Column("Name", sa.String(20), nullable=False))
    op.create_table("street", sa.Column("id", sa.Integer, primary_key=True), sa.Column("town_id", sa.Integer, sa.ForeignKey("town.id")), sa.Column("n", sa.Numeric(10, 2)))
    op.execute("CREATE VIEW names AS SELECT id, \"Name\" FROM town")
    bind = op.get_bind()
    metadata = sa.MetaData()

    @sa.event.listens_for(metadata, "column_reflect")
    def on_column(inspector, table, column_info):
        column_info["key"] = column_info["name"].lower() + "_"
        if isinstance(column_info["type"], sa.Numeric):
            column_info["type"] = sa.Integer()

    street = sa.Table("street", metadata, autoload_with=bind)
    say(street.c.keys(), [column.name for column in street.c], street.c.n_.type)
    say(sorted(metadata.tables), metadata.tables["town"].c.keys())
    town = metadata.tables["town"]
    bind.execute(town.insert().values(id_=1, name_="a"))
    bind.execute(town.update().where(town.c.id_ == 1).values({town.c.name_: "b"}))
    say(bind.execute(sa.select(town.c.name_)).scalar_one(), [dict(row._mapping) for row in bind.execute(sa.select(town.c.id_))])
    plain = sa.MetaData()
    plain.reflect(bind=bind, views=True, only=lambda name, _: name in ("names", "town"))
    say(sorted(plain.tables), plain.tables["names"].c.keys())
    say([tuple(row) for row in bind.execute(plain.tables["names"].select())])
    own = sa.Table("town", sa.MetaData(), autoload_with=bind, listeners=[("column_reflect", lambda inspector, table, info: info.update(key="k_" + info["name"]))])
    say(own.c.keys())
