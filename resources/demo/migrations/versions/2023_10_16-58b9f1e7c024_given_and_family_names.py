"""given and family names

The last word of a name is taken as the family name; one word alone is a given name.

Author: Mara Lindqvist

Revision ID: 58b9f1e7c024
Revises: a7034ce92d8b
Create Date: 2023-10-16 16:22:47.083915

"""
from typing import Sequence, Union

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision: str = '58b9f1e7c024'
down_revision: Union[str, Sequence[str], None] = 'a7034ce92d8b'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


customer = sa.table(
    'customer',
    sa.column('id', sa.Integer),
    sa.column('name', sa.String),
    sa.column('given_name', sa.String),
    sa.column('family_name', sa.String),
)


def split_name(name):
    words = name.split()
    if len(words) < 2:
        return name, ''
    return ' '.join(words[:-1]), words[-1]


def upgrade() -> None:
    with op.batch_alter_table('customer', schema=None) as batch_op:
        batch_op.add_column(sa.Column('given_name', sqlmodel.sql.sqltypes.AutoString(length=60), nullable=True))
        batch_op.add_column(
            sa.Column(
                'family_name', sqlmodel.sql.sqltypes.AutoString(length=60), server_default='', nullable=False
            )
        )

    connection = op.get_bind()
    for id, name in connection.execute(sa.select(customer.c.id, customer.c.name)).fetchall():
        given_name, family_name = split_name(name)
        connection.execute(
            sa.update(customer).where(customer.c.id == id).values(given_name=given_name, family_name=family_name)
        )

    with op.batch_alter_table('customer', schema=None) as batch_op:
        batch_op.alter_column('given_name', existing_type=sa.String(length=60), nullable=False)
        batch_op.drop_column('name')


def downgrade() -> None:
    with op.batch_alter_table('customer', schema=None) as batch_op:
        batch_op.add_column(sa.Column('name', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True))
    op.execute("UPDATE customer SET name = trim(given_name || ' ' || family_name)")
    with op.batch_alter_table('customer', schema=None) as batch_op:
        batch_op.alter_column('name', existing_type=sa.String(length=120), nullable=False)
        batch_op.drop_column('family_name')
        batch_op.drop_column('given_name')
