"""declarative inside"""
import enum
import uuid
from datetime import datetime, timezone
import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session, declarative_base
revision = '13'
down_revision = '12'
Base = declarative_base()
class Color(str, enum.Enum):
    RED = "red"
    GREEN = "green"
class User(Base):
    __tablename__ = "users"
    id = sa.Column(sa.Integer, primary_key=True)
    color = sa.Column(sa.Enum(Color), default=Color.RED)
    @property
    def label(self):
        return f"{self.id}-{self.color.value}"
def upgrade():
    session = Session(bind=op.get_bind())
    for user in session.query(User).filter(User.color.is_(None)).yield_per(100):
        user.color = Color.GREEN
        user.token = str(uuid.uuid4())
        user.seen = datetime.now(tz=timezone.utc)
    session.commit()
def downgrade():
    pass
