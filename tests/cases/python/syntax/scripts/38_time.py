import time
from datetime import datetime, timedelta
from alembic import op
revision = "38"
down_revision = "37"
start = time.monotonic()
limit = datetime(2024, 1, 1) - timedelta(days=30, hours=-1)
def upgrade():
    deadline = start + 60 if start else None
    op.execute("DELETE FROM log WHERE at < '{:%Y-%m-%d}'".format(limit))
    op.execute(f"DELETE FROM log WHERE at < '{limit:%Y-%m-%d %H:%M}'")
    if deadline is not None and time.monotonic() > deadline: raise TimeoutError
def downgrade():
    pass
