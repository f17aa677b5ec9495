"""dialect dependent"""
from alembic import context, op
import sqlalchemy as sa
revision = "12"
down_revision = "11"
is_sqlite = context.get_context().dialect.name == "sqlite"
if is_sqlite:
    JSONType = sa.Text()
elif not is_sqlite and True:
    JSONType = sa.JSON()
else:
    JSONType = None
def upgrade():
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column("t", "c", type_=JSONType, postgresql_using="c::json")
    else:
        with op.batch_alter_table("t") as b: b.alter_column("c", type_=JSONType)
def downgrade(): pass
