"""merge subscriptions and stock

Author: Mara Lindqvist

Revision ID: 2e8a5d60b1f7
Revises: c94f2a0be657, 81e5ca3f6b0d
Create Date: 2023-07-10 09:05:00.118263

"""
from typing import Sequence, Union

import sqlalchemy as sa
from alembic import op

revision: str = '2e8a5d60b1f7'
down_revision: Union[str, Sequence[str], None] = ('c94f2a0be657', '81e5ca3f6b0d')
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
