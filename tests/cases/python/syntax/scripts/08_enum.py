"""enum"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
revision = '8b'
down_revision = '7a'
status = postgresql.ENUM('new', 'open', 'closed', name='status', create_type=False)
def upgrade():
    status.create(op.get_bind(), checkfirst=True)
    op.add_column('post', sa.Column('status', status, nullable=False, server_default='new'))
    with op.get_context().autocommit_block():
        op.execute("ALTER TYPE status ADD VALUE IF NOT EXISTS 'archived'")
def downgrade():
    op.drop_column('post', 'status')
    status.drop(op.get_bind(), checkfirst=True)
