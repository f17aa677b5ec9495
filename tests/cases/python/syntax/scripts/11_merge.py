"""merge heads

Revision ID: 11
Revises: 10a, 10b
"""
revision = '11'
down_revision = ('10a', '10b')
branch_labels = ('main',)
depends_on = None


def upgrade():
    pass


def downgrade():
    pass
