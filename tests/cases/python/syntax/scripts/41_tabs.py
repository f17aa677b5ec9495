from alembic import op
revision = "41"
down_revision = "40"
def upgrade():
	if op:
		op.execute("a")
		for x in (1,
			2):
			op.execute(str(x))
	else:
		pass
def downgrade():
	pass
