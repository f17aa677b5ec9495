"""order totals

Author: Ines Okafor

Revision ID: a7034ce92d8b
Revises: 2e8a5d60b1f7
Create Date: 2023-09-04 11:48:21.960035

"""
from collections import defaultdict
from typing import Sequence, Union

import sqlalchemy as sa
from alembic import op

revision: str = 'a7034ce92d8b'
down_revision: Union[str, Sequence[str], None] = '2e8a5d60b1f7'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    with op.batch_alter_table('order', schema=None) as batch_op:
        batch_op.add_column(sa.Column('total_cents', sa.Integer(), nullable=True))

    connection = op.get_bind()
    totals = defaultdict(int)
    lines = connection.execute(sa.text('SELECT order_id, quantity, unit_price_cents FROM order_line'))
    for order_id, quantity, unit_price_cents in lines.fetchall():
        totals[order_id] += quantity * unit_price_cents

    order = sa.table('order', sa.column('id', sa.Integer), sa.column('total_cents', sa.Integer))
    for order_id, total in sorted(totals.items()):
        connection.execute(order.update().where(order.c.id == order_id).values(total_cents=total))
    op.execute(order.update().where(order.c.total_cents.is_(None)).values(total_cents=0))

    with op.batch_alter_table('order', schema=None) as batch_op:
        batch_op.alter_column('total_cents', existing_type=sa.Integer(), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table('order', schema=None) as batch_op:
        batch_op.drop_column('total_cents')
