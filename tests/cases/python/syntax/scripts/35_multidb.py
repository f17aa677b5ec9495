"""multi"""
revision = '35'
down_revision = '34'
from alembic import op
import sqlalchemy as sa
def upgrade(engine_name):
    globals()["upgrade_%s" % engine_name]()
def downgrade(engine_name):
    globals()["downgrade_%s" % engine_name]()
def upgrade_one():
    op.add_column('a', sa.Column('x', sa.Integer))
def downgrade_one():
    op.drop_column('a', 'x')
def upgrade_two():
    pass
def downgrade_two():
    pass
