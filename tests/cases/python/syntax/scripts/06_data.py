"""data migration"""
import json
import sqlalchemy as sa
from alembic import op
from sqlalchemy.sql import column, table
revision = "6f"
down_revision = "5e"
users = table("users", column("id", sa.Integer), column("settings", sa.JSON))
def upgrade():
    connection = op.get_bind()
    rows = connection.execute(sa.select(users.c.id, users.c.settings)).fetchall()
    for user_id, settings in rows:
        if not settings:
            continue
        data = json.loads(settings) if isinstance(settings, str) else dict(settings)
        data["theme"] = data.pop("colour", "light")
        connection.execute(users.update().where(users.c.id == user_id).values(settings=json.dumps(data)))
def downgrade():
    pass
