"""first three plans

Author: Yuki Tanabe

Revision ID: 6f0d3b95c7a2
Revises: b27e64d80f91
Create Date: 2023-05-22 15:18:26.840197

"""
from datetime import date
from typing import Sequence, Union

import sqlalchemy as sa
from alembic import op

revision: str = '6f0d3b95c7a2'
down_revision: Union[str, Sequence[str], None] = 'b27e64d80f91'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


plan = sa.table(
    'plan',
    sa.column('id', sa.Integer),
    sa.column('code', sa.String),
    sa.column('title', sa.String),
    sa.column('billing', sa.Enum('MONTHLY', 'QUARTERLY', 'YEARLY', name='billing_interval')),
    sa.column('price_cents', sa.Integer),
)


def upgrade() -> None:
    op.bulk_insert(
        plan,
        [
            {'id': 1, 'code': 'leaf', 'title': 'A leaf a month', 'billing': 'MONTHLY', 'price_cents': 1200},
            {'id': 2, 'code': 'season', 'title': 'Tea of the season', 'billing': 'QUARTERLY', 'price_cents': 3900},
            {'id': 3, 'code': 'year', 'title': 'The whole year', 'billing': 'YEARLY', 'price_cents': 12900},
        ],
    )
    if op.get_context().dialect.name == 'postgresql':
        op.execute("SELECT setval(pg_get_serial_sequence('plan', 'id'), (SELECT max(id) FROM plan))")
    # The stall's regular customers asked for it.
    subscription = sa.table(
        'subscription',
        sa.column('customer_id', sa.Integer),
        sa.column('plan_id', sa.Integer),
        sa.column('started_on', sa.Date),
    )
    for customer_id, plan_id in ((1, 1), (2, 2), (6, 1)):
        op.execute(
            subscription.insert().values(customer_id=customer_id, plan_id=plan_id, started_on=date(2023, 6, 1))
        )


def downgrade() -> None:
    op.execute('DELETE FROM subscription')
    op.execute(plan.delete().where(plan.c.code.in_(['leaf', 'season', 'year'])))
