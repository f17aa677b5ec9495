from alembic import op
import sqlalchemy as sa
revision = "57"
down_revision = "56"
partitions = [(y, m) for y in (2023, 2024) for m in range(1, 13)]
def bounds(y, m): return f"{y}-{m:02}-01", f"{y + m // 12}-{m % 12 + 1:02d}-01"
def upgrade():
    for y, m in partitions:
        low, high = bounds(y, m)
        op.execute(f"""
            CREATE TABLE log_{y}_{m:02} PARTITION OF log
            FOR VALUES FROM ('{low}') TO ('{high}')
        """)
def downgrade():
    for y, m in partitions[::-1]:
        op.execute("DROP TABLE log_%d_%02d" % (y, m))
