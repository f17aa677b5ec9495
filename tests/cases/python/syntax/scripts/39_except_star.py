from alembic import op
revision = "39"
down_revision = "38"
def upgrade():
    errors = []
    for name in ("a", "b"):
        try:
            op.drop_table(name)
        except Exception as e:
            errors.append(e)
    try:
        if errors:
            raise ExceptionGroup("drop", errors)
    except* ValueError as group:
        print(group.exceptions)
    except* (KeyError, TypeError):
        pass
def downgrade():
    try: pass
    finally: pass
