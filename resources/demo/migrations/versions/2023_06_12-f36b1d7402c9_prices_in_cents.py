"""prices in cents

The till computes with whole cents; so do we now.

Author: Tomás Ferreira

Revision ID: f36b1d7402c9
Revises: d51c08a7e3f4
Create Date: 2023-06-12 17:44:58.391604

"""
from typing import Sequence, Union

import sqlalchemy as sa
from alembic import op

revision: str = 'f36b1d7402c9'
down_revision: Union[str, Sequence[str], None] = 'd51c08a7e3f4'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.add_column('product', sa.Column('price_cents', sa.Integer(), nullable=True))
    op.execute('UPDATE product SET price_cents = CAST(round(price * 100) AS INTEGER)')
    with op.batch_alter_table('product', schema=None) as batch_op:
        batch_op.alter_column('price_cents', existing_type=sa.Integer(), nullable=False)
        batch_op.drop_column('price')

    op.add_column('order_line', sa.Column('unit_price_cents', sa.Integer(), nullable=True))
    op.execute('UPDATE order_line SET unit_price_cents = CAST(round(unit_price * 100) AS INTEGER)')
    with op.batch_alter_table('order_line', schema=None) as batch_op:
        batch_op.alter_column('unit_price_cents', existing_type=sa.Integer(), nullable=False)
        batch_op.alter_column('qty', existing_type=sa.Integer(), new_column_name='quantity')
        batch_op.drop_column('unit_price')


def downgrade() -> None:
    op.add_column('order_line', sa.Column('unit_price', sa.Numeric(precision=8, scale=2), nullable=True))
    op.execute('UPDATE order_line SET unit_price = unit_price_cents / 100.0')
    with op.batch_alter_table('order_line', schema=None) as batch_op:
        batch_op.alter_column('unit_price', existing_type=sa.Numeric(precision=8, scale=2), nullable=False)
        batch_op.alter_column('quantity', existing_type=sa.Integer(), new_column_name='qty')
        batch_op.drop_column('unit_price_cents')

    op.add_column('product', sa.Column('price', sa.Numeric(precision=8, scale=2), nullable=True))
    op.execute('UPDATE product SET price = price_cents / 100.0')
    with op.batch_alter_table('product', schema=None) as batch_op:
        batch_op.alter_column('price', existing_type=sa.Numeric(precision=8, scale=2), nullable=False)
        batch_op.drop_column('price_cents')
