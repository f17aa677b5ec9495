"""plans and subscriptions

Author: Yuki Tanabe

Revision ID: b27e64d80f91
Revises: 4a9c7e1350bd
Create Date: 2023-05-08 10:00:44.105733

"""
from typing import Sequence, Union

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision: str = 'b27e64d80f91'
down_revision: Union[str, Sequence[str], None] = '4a9c7e1350bd'
branch_labels: Union[str, Sequence[str], None] = ('subscriptions',)
depends_on: Union[str, Sequence[str], None] = None


billing_interval = sa.Enum('MONTHLY', 'QUARTERLY', 'YEARLY', name='billing_interval')


def upgrade() -> None:
    op.create_table(
        'plan',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('code', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
        sa.Column('title', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column('billing', billing_interval, nullable=False),
        sa.Column('price_cents', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_plan')),
        sa.UniqueConstraint('code', name=op.f('uq_plan_code')),
    )
    op.create_table(
        'subscription',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('customer_id', sa.Integer(), nullable=False),
        sa.Column('plan_id', sa.Integer(), nullable=False),
        sa.Column('started_on', sa.Date(), nullable=False),
        sa.Column('ended_on', sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(['customer_id'], ['customer.id'], name=op.f('fk_subscription_customer_id_customer')),
        sa.ForeignKeyConstraint(['plan_id'], ['plan.id'], name=op.f('fk_subscription_plan_id_plan')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_subscription')),
        sa.UniqueConstraint('customer_id', 'plan_id', name=op.f('uq_subscription_customer_id_plan_id')),
    )


def downgrade() -> None:
    op.drop_table('subscription')
    op.drop_table('plan')
    if op.get_context().dialect.name == 'postgresql':
        billing_interval.drop(op.get_bind(), checkfirst=False)
