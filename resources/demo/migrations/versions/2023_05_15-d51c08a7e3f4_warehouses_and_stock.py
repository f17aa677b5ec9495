"""warehouses and stock

Author: Mara Lindqvist

Revision ID: d51c08a7e3f4
Revises: 4a9c7e1350bd
Create Date: 2023-05-15 09:30:12.007451

"""
from typing import Sequence, Union

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision: str = 'd51c08a7e3f4'
down_revision: Union[str, Sequence[str], None] = '4a9c7e1350bd'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    warehouse = op.create_table(
        'warehouse',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
        sa.Column('city', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_warehouse')),
        sa.UniqueConstraint('name', name=op.f('uq_warehouse_name')),
    )
    op.create_table(
        'stock_level',
        sa.Column('warehouse_id', sa.Integer(), nullable=False),
        sa.Column('product_id', sa.Integer(), nullable=False),
        sa.Column('on_hand', sa.Integer(), server_default='0', nullable=False),
        sa.Column('reorder_at', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['product_id'], ['product.id'], name=op.f('fk_stock_level_product_id_product')),
        sa.ForeignKeyConstraint(['warehouse_id'], ['warehouse.id'], name=op.f('fk_stock_level_warehouse_id_warehouse')),
        sa.PrimaryKeyConstraint('warehouse_id', 'product_id', name=op.f('pk_stock_level')),
    )
    op.bulk_insert(warehouse, [{'name': 'Back room', 'city': 'Bristol'}, {'name': 'Dockside', 'city': 'Avonmouth'}])
    op.execute(
        """
        INSERT INTO stock_level (warehouse_id, product_id, on_hand, reorder_at)
        SELECT w.id, p.id, 10 * w.id, CASE WHEN p.weight_grams > 500 THEN NULL ELSE 5 END
        FROM warehouse AS w, product AS p
        """
    )


def downgrade() -> None:
    op.drop_table('stock_level')
    op.drop_table('warehouse')
