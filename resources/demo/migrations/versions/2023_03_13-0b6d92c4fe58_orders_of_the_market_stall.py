"""orders of the market stall

The order book of the market stall before there was a shop.

Author: Ines Okafor

Revision ID: 0b6d92c4fe58
Revises: 93fa47be0d15
Create Date: 2023-03-13 08:55:19.663021

"""
from datetime import datetime
from typing import Sequence, Union

import sqlalchemy as sa
from alembic import op

revision: str = '0b6d92c4fe58'
down_revision: Union[str, Sequence[str], None] = '93fa47be0d15'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


CUSTOMERS = [
    (1, 'ada@lovelace.example', 'Ada Lovelace', '+44 20 7946 0101'),
    (2, 'g.hopper@navy.example', 'Grace Brewster Hopper', None),
    (3, 'Edsger@Dijkstra.example', 'Edsger Dijkstra', '+31 20 555 0102'),
    (4, 'sanae@tea.example', 'Sanae', None),
    (5, 'brendan.ohara@mail.example', "Brendan O'Hara", '+353 1 555 0103'),
    (6, 'zoe@müller.example', 'Zoë Müller', None),
]

# id, customer, status, placed at, note, lines of (product, quantity, price then)
ORDERS = [
    (1, 1, 'SHIPPED', datetime(2022, 11, 4, 10, 15), None, [(3, 2, 5.50), (12, 1, 30.00)]),
    (2, 2, 'SHIPPED', datetime(2022, 11, 19, 14, 2), 'collects on Saturday', [(1, 1, 6.50)]),
    (3, 3, 'CANCELLED', datetime(2022, 12, 3, 9, 41), None, [(8, 3, 13.80)]),
    (4, 1, 'SHIPPED', datetime(2022, 12, 10, 11, 0), 'gift: 50% of the box for Charles', [(2, 1, 11.00), (5, 1, 9.00)]),
    (5, 5, 'PAID', datetime(2023, 1, 14, 16, 33), None, [(7, 4, 4.95), (10, 2, 4.20), (11, 1, 4.60)]),
    (6, 6, 'PAID', datetime(2023, 2, 25, 12, 20), None, [(9, 1, 12.25)]),
    (7, 4, 'PENDING', datetime(2023, 3, 11, 10, 5), None, [(6, 2, 7.10)]),
]


def upgrade() -> None:
    customer = sa.table(
        'customer',
        sa.column('id', sa.Integer),
        sa.column('email', sa.String),
        sa.column('name', sa.String),
        sa.column('phone', sa.String),
        sa.column('created_at', sa.DateTime),
    )
    order = sa.table(
        'order',
        sa.column('id', sa.Integer),
        sa.column('customer_id', sa.Integer),
        sa.column('status', sa.Enum('PENDING', 'PAID', 'SHIPPED', 'CANCELLED', name='order_status')),
        sa.column('placed_at', sa.DateTime),
        sa.column('note', sa.Text),
    )
    order_line = sa.table(
        'order_line',
        sa.column('order_id', sa.Integer),
        sa.column('position', sa.Integer),
        sa.column('product_id', sa.Integer),
        sa.column('qty', sa.Integer),
        sa.column('unit_price', sa.Numeric(8, 2)),
    )
    for id, email, name, phone in CUSTOMERS:
        op.execute(
            customer.insert().values(
                id=id, email=email, name=name, phone=phone, created_at=datetime(2023, 3, 13, 9, 0)
            )
        )
    for id, customer_id, status, placed_at, note, lines in ORDERS:
        op.execute(
            order.insert().values(id=id, customer_id=customer_id, status=status, placed_at=placed_at, note=note)
        )
        op.bulk_insert(
            order_line,
            [
                {'order_id': id, 'position': position, 'product_id': product_id, 'qty': qty, 'unit_price': price}
                for position, (product_id, qty, price) in enumerate(lines, start=1)
            ],
        )
    if op.get_context().dialect.name == 'postgresql':
        op.execute("SELECT setval(pg_get_serial_sequence('customer', 'id'), (SELECT max(id) FROM customer))")
        op.execute("""SELECT setval(pg_get_serial_sequence('"order"', 'id'), (SELECT max(id) FROM "order"))""")


def downgrade() -> None:
    op.execute('DELETE FROM order_line')
    op.execute('DELETE FROM "order"')
    op.execute('DELETE FROM customer')
