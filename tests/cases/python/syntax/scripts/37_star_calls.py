from alembic import op
import sqlalchemy as sa
revision = "37"
down_revision = "36"
common = [sa.Column("id", sa.Integer, primary_key=True)]
options = {"schema": "app", "comment": "x"}
def stamps():
    return sa.Column("a", sa.DateTime), sa.Column("b", sa.DateTime)
def upgrade():
    op.create_table("t", *common, *stamps(), **options, if_not_exists=True)
    op.create_table("u", *[c.copy() for c in common], **{**options, "comment": None})
    first, second = (*stamps(),)
    print(*[first, second], **{"sep": ""})
def downgrade():
    for name in *("u", "t"), "v":
        op.drop_table(name, **options)
