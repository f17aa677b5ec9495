from alembic import op
import sqlalchemy as sa
revision = "47"
down_revision = "46"
t = sa.table("t", sa.column("a"), sa.column("b"))
def upgrade():
    query = (
        sa.select(t.c.a, sa.func.count().label("n"))
        .select_from(t.outerjoin(t.alias("u"), t.c.a == sa.text("u.a")))
        .where(sa.and_(t.c.b.isnot(None), sa.or_(t.c.a > 1, ~t.c.a.in_([1, 2]))))
        .group_by(t.c.a)
        .having(sa.func.count() > 1)
        .order_by(t.c.a.desc().nullslast())
        .limit(10)
    )
    for a, n in op.get_bind().execute(query):
        op.get_bind().execute(
            t.delete()
            .where(t.c.a == a)
            .where(t.c.b != n)
        )
def downgrade():
    pass
