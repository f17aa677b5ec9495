'''Single quoted doc.'''
from alembic import op
revision = "46"
down_revision = "45"
class Doc:
    """Doc."""
class Only: "doc"
def f():
    r"""Raw \d doc."""
def upgrade():
    "short"
    """long
    one"""
    op.execute("a" "b"
               'c' f"d" r"e")
def downgrade():
    """Nothing."""
