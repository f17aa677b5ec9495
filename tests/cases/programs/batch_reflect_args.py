# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlalchemy as sa
from alembic import op

revision = "a"
down_revision = None


def upgrade():
    op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    op.create_table("parent", sa.Column("id", sa.Integer, primary_key=True))
    op.create_table(
        "child", sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("parent_id", sa.Integer, sa.ForeignKey("parent.id", name="fk_old")), sa.Column("other_id", sa.Integer, sa.ForeignKey("parent.id", name="fk_other")))
    column = sa.Column("parent_id", sa.Integer, sa.ForeignKey("parent.id", ondelete="CASCADE", name="fk_new"), nullable=False)
    bind = op.get_bind()
    if bind.dialect.name == "sqlite":
        with op.batch_alter_table("child", reflect_args=[column]) as batch_op:
            batch_op.create_unique_constraint("uq_parent", ["parent_id"])
    else:
        op.drop_constraint("fk_old", "child")
        op.create_foreign_key("fk_new", "child", "parent", ["parent_id"], ["id"], ondelete="CASCADE")
    keys = sorted((key["name"], key["constrained_columns"], key["options"].get("ondelete")) for key in sa.inspect(bind).get_foreign_keys("child"))
    bind.execute(sa.text("insert into out (text) values (:text)"), {"text": repr(keys)})


def downgrade():
    pass
