from alembic import op
revision = "43"
down_revision = "42"
try:
    import ujson as json
except ImportError:
    import json
if hasattr(op, "f"):
    def name(x): return op.f(x)
else:
    def name(x):
        return x
class A:
    if True:
        x = 1
    else:
        x = 2
    for i in range(3): y = i
def upgrade(): op.create_index(name("ix"), "t", ["a"])
def downgrade(): op.drop_index(name("ix"))
