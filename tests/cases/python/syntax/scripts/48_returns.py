from alembic import op
revision = "48"
down_revision = "47"
def pick(n):
    if n == 0: return
    if n == 1: return None
    elif n == 2: return 1, 2
    elif n == 3: return (yield_ := 3)
    return [n] if n > 4 else {n: n} if n else {n}
def upgrade():
    for n in range(5):
        if pick(n) is None: continue
        elif not pick(n): break
        op.execute("SELECT {}".format(pick(n)))
    else: return
def downgrade(): return upgrade()
