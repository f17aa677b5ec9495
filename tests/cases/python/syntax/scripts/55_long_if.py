from alembic import op
revision = "55"
down_revision = "54"
def upgrade():
    version = op.get_bind().dialect.server_version_info
    if version is None: level = 0
    elif version < (9, 6):
        level = 1
    elif (9, 6) <= version < (12,):
        level = 2
    elif version[0] in {12, 13, 14} and not (version[1:] and version[1] > 5):
        level = 3
    else:
        level = 4 if version[0] < 16 else 5
    sql = {0: "a", 1: "b"}.get(level) or ("c" if level == 2 else "d")
    op.execute(sql + ";" * (level > 2))
def downgrade():
    pass
