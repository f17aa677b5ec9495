from alembic import op
from sqlalchemy.engine.reflection import Inspector
revision = "56"
down_revision = "55"
def upgrade():
    inspector = Inspector.from_engine(op.get_bind())
    tables = set(inspector.get_table_names())
    for fk in [f for t in tables for f in inspector.get_foreign_keys(t) if f["referred_table"] not in tables]:
        op.drop_constraint(fk["name"], fk.get("table", "t"), type_="foreignkey")
    indexes = {i["name"]: tuple(i["column_names"]) for i in inspector.get_indexes("t")}
    if ("a", "b") not in indexes.values() and len(indexes) < 5: op.create_index("ix_t_a_b", "t", ["a", "b"])
def downgrade():
    if "ix_t_a_b" in {i["name"] for i in Inspector.from_engine(op.get_bind()).get_indexes("t")}: op.drop_index("ix_t_a_b")
