"""payments

Author: Yuki Tanabe

Revision ID: 70c2e9d4b8a3
Revises: 1fa86b3d95ce
Create Date: 2024-05-27 15:59:38.670512

"""
from typing import Sequence, Union

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision: str = '70c2e9d4b8a3'
down_revision: Union[str, Sequence[str], None] = '1fa86b3d95ce'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.create_table(
        'payment',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('order_id', sa.Integer(), nullable=False),
        sa.Column('amount_cents', sa.Integer(), nullable=False),
        sa.Column('provider', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
        sa.Column('provider_answer', sa.JSON(), nullable=False),
        sa.Column('settled_at', sa.DateTime(), nullable=True),
        sa.CheckConstraint('amount_cents > 0', name=op.f('ck_payment_amount_positive')),
        sa.ForeignKeyConstraint(['order_id'], ['order.id'], name=op.f('fk_payment_order_id_order')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_payment')),
    )
    op.create_index(
        'ix_payment_unsettled',
        'payment',
        ['order_id'],
        unique=False,
        postgresql_where=sa.text('settled_at IS NULL'),
        sqlite_where=sa.text('settled_at IS NULL'),
    )
    op.execute(
        """
        INSERT INTO payment (order_id, amount_cents, provider, provider_answer, settled_at)
        SELECT id, total_cents, 'cash', '{"till": 1}', placed_at
        FROM "order" WHERE status IN ('PAID', 'SHIPPED') AND total_cents > 0 ORDER BY id
        """
    )


def downgrade() -> None:
    op.drop_index('ix_payment_unsettled', table_name='payment')
    op.drop_table('payment')
