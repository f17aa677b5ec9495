"""try"""
import logging
from alembic import op
from sqlalchemy.exc import OperationalError, ProgrammingError
revision = '9c'
down_revision = '8b'
logger = logging.getLogger(__name__)
def upgrade():
    try:
        op.drop_constraint('fk_a', 'post', type_='foreignkey')
    except (OperationalError, ProgrammingError) as error:
        logger.warning("no constraint: %s", error)
    except Exception:
        raise
    else:
        logger.info("dropped")
    finally:
        logger.debug('done')
def downgrade():
    raise NotImplementedError("one way")
