from alembic import op
revision = '42'
down_revision = '41'
def upgrade():
  conn = op.get_bind()
  if conn:
     op.execute('a')
     if True:
            op.execute('b')
  else:
      op.execute('c')
  return
def downgrade():
        pass
