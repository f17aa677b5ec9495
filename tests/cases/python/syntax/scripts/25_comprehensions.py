from alembic import op
revision = "25"
down_revision = "24"
MATRIX = [[(x, y) for y in range(x)] for x in range(4) if x % 2 == 0]
INDEX = {f"ix_{a}_{b}": [a, b] for a in ("x", "y") for b in ("z",) if a != b}
UNIQUE = {name.lower() for name in INDEX if name}
FIRST = next((n for n in INDEX if n.endswith("z")), None)
FLAT = [item for row in MATRIX for item in row]
def upgrade():
    for name, columns in sorted(INDEX.items()):
        op.create_index(name, "t", columns, unique=name in UNIQUE, postgresql_where="x IS NOT NULL")
def downgrade():
    for name in INDEX: op.drop_index(name)
