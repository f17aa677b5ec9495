"""state"""
from alembic import op
revision = "17"
down_revision = "16"
counter = 0
def bump(step=1):
    global counter
    counter += step
    def inner():
        nonlocal step
        step = step * 2
        return step
    return inner()
def upgrade():
    for _ in range(3):
        bump()
    del _
    op.execute("SELECT %d" % counter)
def downgrade():
    global counter
    counter = 0
