"""chunks"""
from alembic import op
import sqlalchemy as sa
revision = '14'
down_revision = '13'
CHUNK = 1_000
def upgrade():
    bind = op.get_bind()
    offset = 0
    while True:
        ids = [row[0] for row in bind.execute(sa.text("SELECT id FROM t ORDER BY id LIMIT :n OFFSET :o"), {"n": CHUNK, "o": offset})]
        if not ids:
            break
        bind.execute(sa.text("UPDATE t SET x = 1 WHERE id = ANY(:ids)"), {"ids": ids})
        offset += CHUNK
    while (row := bind.execute(sa.text("SELECT 1")).first()) is not None and offset > 0:
        offset -= row[0]
def downgrade():
    return None
