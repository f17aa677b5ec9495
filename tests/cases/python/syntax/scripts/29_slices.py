from alembic import op
revision = "29"
down_revision = "28"
items = list("abcdef")
head, *rest = items
*init, last = items
(a, b), [c, *d] = (1, 2), (3, 4, 5)
items[0], items[-1] = items[-1], items[0]
items[1:3] = ["x"]
items[::2], copy = items[1::2], items[:]
del items[0], copy[1:]
table = {"k": {"n": [1, 2]}}
table["k"]["n"][0] += 5
def upgrade():
    op.execute(items[-1][0:1].upper().join(["(", ")"]))
def downgrade():
    op.execute(table["k"]["n"][::-1][0] * "x")
