"""f-strings"""
from alembic import op
revision = "7a"
down_revision = "6f"
SCHEMA = "app"
COLUMNS = {"a": "integer", "b": "text"}
def upgrade():
    op.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
    for name, kind in COLUMNS.items():
        op.execute(f'ALTER TABLE {SCHEMA}.t ADD COLUMN "{name}" {kind.upper()} DEFAULT {"0" if kind == "integer" else "NULL"}')
    op.execute(f"COMMENT ON TABLE {SCHEMA}.t IS {SCHEMA!r}")
    print(f"{len(COLUMNS):>10} columns {{done}}")
def downgrade():
    op.execute(f"DROP SCHEMA {SCHEMA} CASCADE")
