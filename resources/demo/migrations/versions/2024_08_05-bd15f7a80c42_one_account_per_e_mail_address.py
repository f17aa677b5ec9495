"""one account per e-mail address, whatever its case

Author: Tomás Ferreira

Revision ID: bd15f7a80c42
Revises: 70c2e9d4b8a3
Create Date: 2024-08-05 09:12:03.914287

"""
from typing import Sequence, Union

import sqlalchemy as sa
from alembic import op

revision: str = 'bd15f7a80c42'
down_revision: Union[str, Sequence[str], None] = '70c2e9d4b8a3'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.drop_index('ix_customer_email', table_name='customer')
    op.create_index('ix_customer_email_lower', 'customer', [sa.text('lower(email)')], unique=True)


def downgrade() -> None:
    op.drop_index('ix_customer_email_lower', table_name='customer')
    op.create_index('ix_customer_email', 'customer', ['email'], unique=True)
