"""customers and addresses

Author: Mara Lindqvist

Revision ID: 7c1e0f4b92aa
Revises:
Create Date: 2023-02-06 09:14:51.302117

"""
from typing import Sequence, Union

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision: str = '7c1e0f4b92aa'
down_revision: Union[str, Sequence[str], None] = None
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.create_table(
        'customer',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('email', sqlmodel.sql.sqltypes.AutoString(length=254), nullable=False),
        sa.Column('name', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column('phone', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=True),
        sa.Column('created_at', sa.DateTime(), server_default=sa.text('CURRENT_TIMESTAMP'), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_customer')),
    )
    op.create_index(op.f('ix_customer_email'), 'customer', ['email'], unique=True)
    op.create_table(
        'address',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('customer_id', sa.Integer(), nullable=False),
        sa.Column('line1', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column('line2', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column('postcode', sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False),
        sa.Column('city', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column('country', sqlmodel.sql.sqltypes.AutoString(length=2), server_default='GB', nullable=False),
        sa.ForeignKeyConstraint(
            ['customer_id'], ['customer.id'], name=op.f('fk_address_customer_id_customer'), ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_address')),
    )
    op.create_index(op.f('ix_address_customer_id'), 'address', ['customer_id'], unique=False)


def downgrade() -> None:
    op.drop_index(op.f('ix_address_customer_id'), table_name='address')
    op.drop_table('address')
    op.drop_index(op.f('ix_customer_email'), table_name='customer')
    op.drop_table('customer')
