"""raw sql"""
from alembic import op
revision, down_revision = "4d", "3c"
def upgrade():
    op.execute("UPDATE post SET slug = lower(title) WHERE slug IS NULL")
    op.execute(
        """
        CREATE OR REPLACE FUNCTION touch() RETURNS trigger AS $$
        BEGIN
            NEW.updated_at = now();
            RETURN NEW;
        END;
        $$ LANGUAGE plpgsql
        """
    )
def downgrade():
    op.execute('DROP FUNCTION touch()')
