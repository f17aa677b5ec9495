# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlalchemy as sa
from alembic import op

revision = "a"
down_revision = None


def upgrade():
    op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("k", sa.Integer), sa.Column("name", sa.String(20)))
    op.create_table("u", sa.Column("a", sa.Integer, primary_key=True), sa.Column("b", sa.Integer, primary_key=True), sa.Column("t_id", sa.Integer, sa.ForeignKey("t.id")))
    bind = op.get_bind()
    metadata = sa.MetaData()
    t = sa.Table("t", metadata, autoload_with=bind)
    u = sa.Table("u", metadata, autoload_with=bind)
    bind.execute(t.insert(), [{"id": 1, "k": 1, "name": "a"}, {"id": 2, "k": 2, "name": "b"}])
    key = u.primary_key
    log = [key.columns.keys(), [c.name for c in key], [c.name for c in key.columns.values()], "a" in key.columns, "t_id" in key, len(key), key.columns[0].name, key.columns.a is u.c.a, key.columns.contains_column(u.c.t_id)]
    log.append([(sorted(c.name for c in f.columns), str(f.referred_table), [e.target_fullname for e in f.elements]) for f in u.foreign_key_constraints])
    log.append((t.foreign_key_constraints, t.autoincrement_column.name, u.autoincrement_column, t.c.contains_column(t.c.k), t.c.contains_column(u.c.a)))
    own = sa.Table("own", metadata, sa.Column("id", sa.Integer, sa.ForeignKey("t.id"), primary_key=True))
    log.append([c.column_keys for c in own.foreign_key_constraints])

    # A text that says its columns is a SELECT.
    rows = sa.text("SELECT id, name FROM t WHERE k > :low").columns(sa.column("id", sa.Integer), sa.column("name", sa.String)).bindparams(low=0)
    s = rows.subquery("s")
    log.append(bind.execute(sa.select(s.c.name).order_by(s.c.id)).scalars().all())
    log.append(bind.execute(sa.select(t.c.k, s.c.name).select_from(t.join(s, s.c.id == t.c.id)).order_by(t.c.k)).all())
    c = sa.text("SELECT id, name FROM t").columns(id=sa.Integer, name=sa.String).cte("c")
    log.append(bind.execute(sa.select(c.c.name, c.c.id).where(c.c.id > 1)).all())
    log.append(str(sa.select(c.c.id)))
    log.append(rows.c.keys())
    bind.execute(sa.text('INSERT INTO "out" (text) VALUES (:text)'), {"text": repr(log)})
