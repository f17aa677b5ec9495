from alembic import op
revision = "26"
down_revision = "25"
SQL = "SELECT a, " \
      "b " \
      'FROM t'
total = 1 + \
    2 + 3
def upgrade():
    if total > 3 and \
            SQL:
        op.execute(SQL)
    value = (total
             if total
             else None)
    # a comment
    assert value is not None, \
        "no value"
        # an odd comment
    op.execute(
        "x"

        "y"  # joined
    )
def downgrade(): pass
