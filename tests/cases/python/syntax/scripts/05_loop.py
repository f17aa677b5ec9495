"""loop over tables"""
from alembic import op
import sqlalchemy as sa
revision = '5e'
down_revision = '4d'
TABLES = ('users', 'post')
def upgrade():
    for table in TABLES:
        op.add_column(table, sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.func.now()))
        if table == 'post':
            continue
        op.execute("UPDATE %s SET created_at = now()" % table)
    else:
        pass
def downgrade():
    for table in reversed(TABLES): op.drop_column(table, 'created_at')
