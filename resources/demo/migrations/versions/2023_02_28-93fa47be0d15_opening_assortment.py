"""opening assortment

The teas of the opening day, from the printed list.

Author: Ines Okafor

Revision ID: 93fa47be0d15
Revises: e80b5f2d1c36
Create Date: 2023-02-28 18:25:40.000512

"""
from typing import Sequence, Union

import sqlalchemy as sa
from alembic import op

revision: str = '93fa47be0d15'
down_revision: Union[str, Sequence[str], None] = 'e80b5f2d1c36'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


category = sa.table('category', sa.column('id', sa.Integer), sa.column('name', sa.String), sa.column('parent_id', sa.Integer))
product = sa.table(
    'product',
    sa.column('id', sa.Integer),
    sa.column('category_id', sa.Integer),
    sa.column('sku', sa.String),
    sa.column('name', sa.String),
    sa.column('price', sa.Numeric(8, 2)),
    sa.column('weight_grams', sa.Integer),
)

CATEGORIES = [
    (1, 'Tea', None),
    (2, 'Black tea', 1),
    (3, 'Green tea', 1),
    (4, 'Oolong', 1),
    (5, 'Herbs & fruit', None),
    (6, 'Teaware', None),
]

PRODUCTS = [
    (1, 2, 'BLK-ASSAM', 'Assam Second Flush', 6.90, 100),
    (2, 2, 'BLK-DARJ', 'Darjeeling First Flush', 11.50, 100),
    (3, 2, 'BLK-EARL', 'Earl Grey', 5.80, 100),
    (4, 2, 'BLK-LAPS', 'Lapsang Souchong', 8.20, 100),
    (5, 3, 'GRN-SENCHA', 'Sencha', 9.40, 100),
    (6, 3, 'GRN-GENMAI', "Genmaicha 'Popcorn Tea'", 7.10, 100),
    (7, 3, 'GRN-GUNPOW', 'Gunpowder', 4.95, 200),
    (8, 4, 'OOL-TGY', 'Tie Guan Yin', 13.80, 50),
    (9, 4, 'OOL-MILK', 'Milk Oolong', 12.25, 50),
    (10, 5, 'HRB-MINT', 'Mint & Liquorice', 4.20, 80),
    (11, 5, 'HRB-ROOIB', 'Rooibos with Orange', 4.60, 100),
    (12, 6, 'WARE-POT', 'Stoneware Teapot, 0.8 l', 32.00, 950),
]


def upgrade() -> None:
    op.bulk_insert(category, [{'id': id, 'name': name, 'parent_id': parent} for id, name, parent in CATEGORIES])
    op.bulk_insert(
        product,
        [
            {'id': id, 'category_id': category_id, 'sku': sku, 'name': name, 'price': price, 'weight_grams': weight}
            for id, category_id, sku, name, price, weight in PRODUCTS
        ],
    )
    if op.get_context().dialect.name == 'postgresql':
        for name in ('category', 'product'):
            op.execute(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), (SELECT max(id) FROM {name}))")


def downgrade() -> None:
    op.execute(product.delete())
    # Children before their parents: PostgreSQL checks the self-reference at the end of each statement.
    op.execute(category.delete().where(category.c.parent_id.is_not(None)))
    op.execute(category.delete())
