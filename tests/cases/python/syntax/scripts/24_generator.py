from contextlib import contextmanager, suppress
from alembic import op
revision = "24"
down_revision = "23"
@contextmanager
def without_triggers(*tables):
    for t in tables:
        op.execute(f"ALTER TABLE {t} DISABLE TRIGGER ALL")
    try:
        yield tables
    finally:
        for t in tables:
            op.execute(f"ALTER TABLE {t} ENABLE TRIGGER ALL")
def batches(items, size=2):
    for start in range(0, len(items), size):
        yield items[start:start + size]
def both(a, b):
    yield from a
    x = yield from b
    return x
def upgrade():
    with without_triggers("a", "b") as tables, suppress(KeyError):
        for batch in batches(list(tables)):
            print(*batch, sep=", ")
def downgrade():
    pass
