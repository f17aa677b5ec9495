"""deliveries

Parcels leave from a warehouse, which the other branch makes.

Author: Yuki Tanabe

Revision ID: c94f2a0be657
Revises: 6f0d3b95c7a2
Create Date: 2023-06-26 14:51:09.734482

"""
from typing import Sequence, Union

import sqlalchemy as sa
from alembic import op

revision: str = 'c94f2a0be657'
down_revision: Union[str, Sequence[str], None] = '6f0d3b95c7a2'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = 'd51c08a7e3f4'


def upgrade() -> None:
    op.create_table(
        'delivery',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('subscription_id', sa.Integer(), nullable=False),
        sa.Column('warehouse_id', sa.Integer(), nullable=False),
        sa.Column('due_on', sa.Date(), nullable=False),
        sa.Column('parcels', sa.Integer(), server_default='1', nullable=False),
        sa.ForeignKeyConstraint(
            ['subscription_id'],
            ['subscription.id'],
            name=op.f('fk_delivery_subscription_id_subscription'),
            ondelete='CASCADE',
        ),
        sa.ForeignKeyConstraint(['warehouse_id'], ['warehouse.id'], name=op.f('fk_delivery_warehouse_id_warehouse')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_delivery')),
    )
    op.create_index(op.f('ix_delivery_subscription_id'), 'delivery', ['subscription_id'], unique=False)
    with op.batch_alter_table('subscription', schema=None) as batch_op:
        batch_op.add_column(sa.Column('next_delivery_on', sa.Date(), nullable=True))
        batch_op.create_index(batch_op.f('ix_subscription_next_delivery_on'), ['next_delivery_on'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('subscription', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_subscription_next_delivery_on'))
        batch_op.drop_column('next_delivery_on')
    op.drop_index(op.f('ix_delivery_subscription_id'), table_name='delivery')
    op.drop_table('delivery')
