"""views and rules"""
from alembic import op
revision = "40"
down_revision = "39"
class ReplaceableObject:
    def __init__(self, name, sqltext):
        self.name, self.sqltext = name, sqltext
    def create(self): op.execute("CREATE VIEW {0.name} AS {0.sqltext}".format(self))
    def drop(self): op.execute("DROP VIEW %s" % (self.name,))
customer_view = ReplaceableObject(
    "customer_view",
    "SELECT name, order_count FROM customer WHERE order_count > 0",
)
def upgrade(): customer_view.create()
def downgrade(): customer_view.drop()
