import json
from alembic import op
from sqlalchemy import text
revision = "51"
down_revision = "50"
DEFAULTS = {"a": [1, 2, {"b": None}], "c": True, "d": "é"}
def upgrade():
    op.execute(
        text("UPDATE t SET doc = doc || CAST(:d AS jsonb) WHERE NOT doc ? 'a'").bindparams(d=json.dumps(DEFAULTS, ensure_ascii=False, indent=None))
    )
    op.execute("UPDATE t SET doc = '{\"x\": {\"y\": []}}'::jsonb")
def downgrade():
    op.execute(r"UPDATE t SET doc = doc - 'a' #- '{x,y}'")
