import re
from alembic import op
revision = "44"
down_revision = "43"
LINES = ["a=1", "b", "c=3"]
PARSED = {m.group(1): m.group(2) for line in LINES if (m := re.match(r"(\w+)=(\d+)", line))}
def upgrade():
    if (n := len(PARSED)) > 1:
        op.execute(f"SELECT {n}")
    values = [y := 1, y ** 2]
    total = sum(v for v in values if (w := v) > 0)
    print(total, f"{(z := 3)}", (lambda: (q := 1))())
def downgrade():
    pass
