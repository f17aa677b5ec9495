from alembic.operations import MigrateOperation, Operations
from alembic import op
revision = "52"
down_revision = "51"
@Operations.register_operation("create_sequence")
class CreateSequenceOp(MigrateOperation):
    def __init__(self, sequence_name, schema=None):
        super().__init__()
        self.sequence_name = sequence_name
        self.schema = schema
    @classmethod
    def create_sequence(cls, operations, sequence_name, **kw):
        return operations.invoke(CreateSequenceOp(sequence_name, **kw))
    def reverse(self): return None
@Operations.implementation_for(CreateSequenceOp)
def create_sequence(operations, operation):
    name = "%s.%s" % (operation.schema, operation.sequence_name) if operation.schema is not None else operation.sequence_name
    operations.execute("CREATE SEQUENCE %s" % name)
def upgrade():
    op.create_sequence("s")
def downgrade():
    op.execute("DROP SEQUENCE s")
