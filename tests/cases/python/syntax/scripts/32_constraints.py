from alembic import op
import sqlalchemy as sa
revision = "32"
down_revision = "31"
naming = {"ck": "ck_%(table_name)s_%(constraint_name)s"}
def upgrade():
    op.create_check_constraint("positive", "t", sa.column("x") > 0)
    op.create_foreign_key("fk", "a", "b", ["b_id"], ["id"], onupdate="CASCADE", deferrable=True)
    op.create_unique_constraint(None, "t", ["a", "b"])
    op.create_exclude_constraint("ex", "t", ("period", "&&"), where=sa.text("x > 1"), using="gist")
    op.create_primary_key("pk", "t", ["id"])
def downgrade():
    for kind, name in [("primary", "pk"), ("unique", "uq"), ("foreignkey", "fk"), ("check", "positive")]:
        op.drop_constraint(name, "t", type_=kind)
