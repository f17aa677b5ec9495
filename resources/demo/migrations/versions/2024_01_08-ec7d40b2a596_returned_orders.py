"""returned orders

SQLite keeps the status as text; PostgreSQL needs the new value in its type. There is no way to take a value out
of a PostgreSQL type: the downgrade makes the old type anew.

Author: Tomás Ferreira

Revision ID: ec7d40b2a596
Revises: 58b9f1e7c024
Create Date: 2024-01-08 10:31:16.445870

"""
from typing import Sequence, Union

import sqlalchemy as sa
from alembic import op

revision: str = 'ec7d40b2a596'
down_revision: Union[str, Sequence[str], None] = '58b9f1e7c024'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    if op.get_context().dialect.name == 'postgresql':
        with op.get_context().autocommit_block():
            op.execute("ALTER TYPE order_status ADD VALUE IF NOT EXISTS 'RETURNED'")


def downgrade() -> None:
    op.execute("UPDATE \"order\" SET status = 'CANCELLED' WHERE status = 'RETURNED'")
    if op.get_context().dialect.name == 'postgresql':
        op.execute('ALTER TYPE order_status RENAME TO order_status_old')
        op.execute("CREATE TYPE order_status AS ENUM ('PENDING', 'PAID', 'SHIPPED', 'CANCELLED')")
        op.alter_column('order', 'status', server_default=None)
        op.execute('ALTER TABLE "order" ALTER COLUMN status TYPE order_status USING status::text::order_status')
        op.alter_column('order', 'status', server_default='PENDING')
        op.execute('DROP TYPE order_status_old')
