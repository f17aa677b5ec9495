"""lambda and sorting"""
from alembic import op
from functools import partial, reduce
revision = "16"
down_revision = "15"
NAMES = sorted({"b", "a", "c"}, key=lambda n: (-ord(n), n))
quote = lambda s, q='"': q + s.replace(q, q * 2) + q
run = partial(op.execute, execution_options=None)
def upgrade():
    list(map(lambda n: run(f"ANALYZE {quote(n)}"), NAMES))
    total = reduce(lambda a, b: a + b, [len(n) for n in NAMES if n not in ("c",)], 0)
    assert total >= 0
def downgrade(): ...
