"""coupons

Author: Ines Okafor

Revision ID: 1fa86b3d95ce
Revises: ec7d40b2a596
Create Date: 2024-03-18 13:15:54.229746

"""
from typing import Sequence, Union

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision: str = '1fa86b3d95ce'
down_revision: Union[str, Sequence[str], None] = 'ec7d40b2a596'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.create_table(
        'coupon',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('code', sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column('percent_off', sa.Integer(), nullable=False),
        sa.Column('valid_until', sa.Date(), nullable=True),
        sa.CheckConstraint('percent_off BETWEEN 1 AND 100', name=op.f('ck_coupon_percent_range')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_coupon')),
        sa.UniqueConstraint('code', name=op.f('uq_coupon_code')),
    )
    op.execute("INSERT INTO coupon (code, percent_off, valid_until) VALUES ('SPRING24', 10, '2024-05-31')")
    with op.batch_alter_table('order', schema=None) as batch_op:
        batch_op.add_column(sa.Column('coupon_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_order_coupon_id_coupon'), 'coupon', ['coupon_id'], ['id'])


def downgrade() -> None:
    with op.batch_alter_table('order', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_order_coupon_id_coupon'), type_='foreignkey')
        batch_op.drop_column('coupon_id')
    op.drop_table('coupon')
