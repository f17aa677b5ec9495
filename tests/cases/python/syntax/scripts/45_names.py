from alembic import op
revision = "45"
down_revision = "44"
type = "table"
match = {"case": 1}
case = match["case"]
print = op.execute
_ = lambda s: s
def upgrade(op=op, type=type, match=match):
    print(_("SELECT 1"))
    match[type] = case
    if type in match: match.update(type=1)
    type, case_ = match.popitem()
def downgrade():
    exec("pass")
