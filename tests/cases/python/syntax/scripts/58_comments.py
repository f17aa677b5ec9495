# leading comment

  # indented comment
from alembic import op  # trailing
# between

revision = "58"  # type: str
down_revision = "57"
def upgrade():  # why
    # first
    op.execute("a")  # second

        # deeper
    op.execute(  # inside
        # more
        "b",  # and more
    )
# shallower
    op.execute("c")

    # last


def downgrade():
    # only comment before
    pass
# end
