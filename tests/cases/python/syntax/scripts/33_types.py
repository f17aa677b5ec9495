import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql as pg
revision = "33"
down_revision = "32"
def upgrade():
    op.create_table(
        "everything",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), sa.Identity(always=True), primary_key=True),
        sa.Column("uid", pg.UUID(as_uuid=True), server_default=sa.text("gen_random_uuid()")),
        sa.Column("tags", pg.ARRAY(sa.String()), server_default="{}"),
        sa.Column("doc", pg.JSONB(astext_type=sa.Text())),
        sa.Column("span", pg.TSTZRANGE()),
        sa.Column("calc", sa.Integer, sa.Computed("id * 2", persisted=True)),
        sa.Column("parent", sa.Integer, sa.ForeignKey("everything.id")),
        sa.CheckConstraint("length(tags) > 0", name="ck"),
        sa.Index("ix", sa.text("lower(doc->>'a')"), postgresql_using="btree"),
        comment="all",
        schema="app",
    )
def downgrade():
    op.drop_table("everything", schema="app")
