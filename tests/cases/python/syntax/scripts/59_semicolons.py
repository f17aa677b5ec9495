from alembic import op; import sqlalchemy as sa
revision = "59"; down_revision = "58";
def upgrade(): op.execute("a"); op.execute("b"); return
def downgrade():
    x = 1; y = 2; x, y = y, x
    if x: op.execute("c"); op.execute("d")
    else: pass; pass
    for i in range(x): i; i + 1;
    while y: y -= 1; break
    with op.batch_alter_table("t") as b: b.drop_column("x"); b.drop_column("y")
    try: op.execute("e"); x = 3
    except sa.exc.SQLAlchemyError: x = 4; raise
    class K: a = 1; b = 2
