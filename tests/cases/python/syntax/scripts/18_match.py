"""match"""
from alembic import op
revision = "18"
down_revision = "17"
def kind_of(value):
    match value:
        case None:
            return "null"
        case bool() | int():
            return "integer"
        case str(text) if len(text) > 255:
            return "text"
        case {"type": kind, **rest} if not rest:
            return kind
        case [first, *others]:
            return kind_of(first) + "[]" * (1 + len(others))
        case _:
            return "varchar"
def upgrade():
    match = kind_of("x")
    op.execute(f"ALTER TABLE t ADD COLUMN c {match}")
def downgrade():
    pass
