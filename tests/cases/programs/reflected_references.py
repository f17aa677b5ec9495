# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlalchemy as sa
from alembic import op

revision = "a"
down_revision = None


def upgrade():
    op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    op.create_table("far", sa.Column("id", sa.Integer, primary_key=True))
    op.create_table("near", sa.Column("id", sa.Integer, primary_key=True), sa.Column("far_id", sa.Integer, sa.ForeignKey("far.id")))
    op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("near_id", sa.Integer), sa.ForeignKeyConstraint(["near_id"], ["near.id"], name="fk_near"))
    op.create_table("other", sa.Column("id", sa.Integer, primary_key=True))
    bind = op.get_bind()
    log = []

    # What is reflected brings what it refers to.
    metadata = sa.MetaData()
    metadata.reflect(bind=bind, only=["t"])
    log.append(sorted(metadata.tables))
    (key,) = metadata.tables["t"].foreign_key_constraints
    log.append((key.referred_table.name, [e.column.name for e in key.elements]))
    metadata = sa.MetaData()
    sa.Table("t", metadata, autoload_with=bind)
    log.append([t.name for t in metadata.sorted_tables])
    metadata = sa.MetaData()
    sa.Table("t", metadata, autoload_with=bind, resolve_fks=False)
    log.append(sorted(metadata.tables))

    # Its constraints serve for a table in its place, under another name.
    key.name = "fk_new"
    op.create_table("t_new", sa.Column("id", sa.Integer, primary_key=True), sa.Column("near_id", sa.Integer), key)
    log.append([(k["name"], k["referred_table"]) for k in sa.inspect(bind).get_foreign_keys("t_new")])
    bind.execute(sa.text('INSERT INTO "out" (text) VALUES (:text)'), {"text": repr(log)})
