"""batch"""
from alembic import op
import sqlalchemy as sa
revision = "3c"
down_revision = "2b"
def upgrade():
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.add_column(sa.Column("slug", sa.String(), nullable=True))
        batch_op.alter_column(
            "title",
            existing_type=sa.VARCHAR(length=120),
            type_=sa.Text(),
            existing_nullable=False,
        )
        batch_op.create_index(batch_op.f("ix_post_slug"), ["slug"], unique=True)
def downgrade():
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_post_slug"))
        batch_op.drop_column("slug")
