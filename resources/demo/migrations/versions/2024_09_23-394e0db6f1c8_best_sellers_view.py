"""best sellers view

Author: Ines Okafor

Revision ID: 394e0db6f1c8
Revises: bd15f7a80c42
Create Date: 2024-09-23 17:03:29.556019

"""
from typing import Sequence, Union

import sqlalchemy as sa
from alembic import op

revision: str = '394e0db6f1c8'
down_revision: Union[str, Sequence[str], None] = 'bd15f7a80c42'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.execute(
        """
        CREATE VIEW best_seller AS
        SELECT product.id AS product_id, product.name, sum(order_line.quantity) AS sold
        FROM product
        JOIN order_line ON order_line.product_id = product.id
        JOIN "order" ON "order".id = order_line.order_id
        WHERE "order".status NOT IN ('CANCELLED', 'RETURNED')
        GROUP BY product.id, product.name
        """
    )


def downgrade() -> None:
    op.execute('DROP VIEW best_seller')
