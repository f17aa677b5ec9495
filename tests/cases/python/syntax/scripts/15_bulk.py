"""bulk insert"""
from alembic import op
from sqlalchemy import Integer, String
from sqlalchemy.sql import table, column
revision = '15'
down_revision = '14'
roles = table('roles', column('id', Integer), column('name', String))
def upgrade():
    op.bulk_insert(roles, [
        {'id': 1, 'name': 'admin'},
        {'id': 2, 'name': "user's"},
        *({'id': n, 'name': 'r%02d' % n} for n in range(3, 10)),
    ], multiinsert=False)
def downgrade():
    op.execute(roles.delete().where(roles.c.id.in_([1, 2] + list(range(3, 10)))))
