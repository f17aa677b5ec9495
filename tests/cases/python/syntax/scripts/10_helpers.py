"""helpers"""
from alembic import op
import sqlalchemy as sa
revision = "10"
down_revision = "9c"
def column_exists(table_name, column_name, *, schema=None):
    inspector = sa.inspect(op.get_bind())
    return any(c["name"] == column_name for c in inspector.get_columns(table_name, schema=schema))
def add_column(table_name: str, column: sa.Column, **kwargs) -> bool:
    """Add it when it is missing."""
    if column_exists(table_name, column.name, **kwargs):
        return False
    op.add_column(table_name, column)
    return True
def upgrade():
    added = [add_column("users", sa.Column(name, sa.Boolean())) for name in ("active", "admin")]
    assert any(added) or not added, "nothing to do"
def downgrade():
    [op.drop_column("users", name) for name in ("admin", "active")]
