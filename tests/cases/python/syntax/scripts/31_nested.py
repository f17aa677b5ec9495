from alembic import op
import sqlalchemy as sa
revision = "31"
down_revision = "30"
def upgrade():
    conn = op.get_bind()
    for schema in ("a", "b"):
        for table in ("x", "y"):
            if conn.dialect.has_table(conn, table, schema=schema):
                try:
                    with conn.begin_nested():
                        if schema == "a":
                            op.drop_table(table, schema=schema)
                        elif table == "y":
                            op.rename_table(table, "z", schema=schema)
                        else:
                            while False:
                                pass
                            else:
                                continue
                except sa.exc.DatabaseError as e:
                    if "lock" in str(e):
                        raise RuntimeError("locked") from e
                    break
def downgrade():
    pass
