"""orders

Author: Tomás Ferreira

Revision ID: e80b5f2d1c36
Revises: 15d3a6c0e871
Create Date: 2023-02-17 11:02:33.470265

"""
from typing import Sequence, Union

import sqlalchemy as sa
from alembic import op

revision: str = 'e80b5f2d1c36'
down_revision: Union[str, Sequence[str], None] = '15d3a6c0e871'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.create_table(
        'order',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('customer_id', sa.Integer(), nullable=False),
        sa.Column(
            'status',
            sa.Enum('PENDING', 'PAID', 'SHIPPED', 'CANCELLED', name='order_status'),
            server_default='PENDING',
            nullable=False,
        ),
        sa.Column('placed_at', sa.DateTime(), server_default=sa.text('CURRENT_TIMESTAMP'), nullable=False),
        sa.Column('note', sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(['customer_id'], ['customer.id'], name=op.f('fk_order_customer_id_customer')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_order')),
    )
    op.create_index(op.f('ix_order_customer_id'), 'order', ['customer_id'], unique=False)
    op.create_table(
        'order_line',
        sa.Column('order_id', sa.Integer(), nullable=False),
        sa.Column('position', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('product_id', sa.Integer(), nullable=False),
        sa.Column('qty', sa.Integer(), nullable=False),
        sa.Column('unit_price', sa.Numeric(precision=8, scale=2), nullable=False),
        sa.ForeignKeyConstraint(
            ['order_id'], ['order.id'], name=op.f('fk_order_line_order_id_order'), ondelete='CASCADE'
        ),
        sa.ForeignKeyConstraint(['product_id'], ['product.id'], name=op.f('fk_order_line_product_id_product')),
        sa.PrimaryKeyConstraint('order_id', 'position', name=op.f('pk_order_line')),
    )
    op.create_index(op.f('ix_order_line_product_id'), 'order_line', ['product_id'], unique=False)


def downgrade() -> None:
    op.drop_index(op.f('ix_order_line_product_id'), table_name='order_line')
    op.drop_table('order_line')
    op.drop_index(op.f('ix_order_customer_id'), table_name='order')
    op.drop_table('order')
    if op.get_context().dialect.name == 'postgresql':
        op.execute('DROP TYPE order_status')
