"""newsletter and consent

Author: Tomás Ferreira

Revision ID: 4a9c7e1350bd
Revises: 0b6d92c4fe58
Create Date: 2023-04-03 13:37:02.251908

"""
from typing import Sequence, Union

import sqlalchemy as sa
from alembic import op

revision: str = '4a9c7e1350bd'
down_revision: Union[str, Sequence[str], None] = '0b6d92c4fe58'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.add_column('customer', sa.Column('newsletter', sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column('customer', sa.Column('consent_at', sa.DateTime(), nullable=True))
    op.add_column('product', sa.Column('active', sa.Boolean(), server_default=sa.true(), nullable=False))
    op.create_index('ix_order_status_placed_at', 'order', ['status', 'placed_at'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_order_status_placed_at', table_name='order')
    with op.batch_alter_table('product', schema=None) as batch_op:
        batch_op.drop_column('active')
    with op.batch_alter_table('customer', schema=None) as batch_op:
        batch_op.drop_column('consent_at')
        batch_op.drop_column('newsletter')
