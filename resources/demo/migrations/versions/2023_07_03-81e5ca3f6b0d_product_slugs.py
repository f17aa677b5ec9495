"""product slugs

Names become addresses: "Mint & Liquorice" is /tea/mint-and-liquorice.

Author: Yuki Tanabe

Revision ID: 81e5ca3f6b0d
Revises: f36b1d7402c9
Create Date: 2023-07-03 12:09:35.526170

"""
from typing import Sequence, Union

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision: str = '81e5ca3f6b0d'
down_revision: Union[str, Sequence[str], None] = 'f36b1d7402c9'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def slug_of(name: str) -> str:
    words = name.lower().replace('&', ' and ').replace("'", '').split()
    return '-'.join(''.join(letter for letter in word if letter.isalnum()) for word in words)


def upgrade() -> None:
    op.add_column('product', sa.Column('slug', sqlmodel.sql.sqltypes.AutoString(length=140), nullable=True))

    product = sa.table(
        'product', sa.column('id', sa.Integer), sa.column('name', sa.String), sa.column('slug', sa.String)
    )
    connection = op.get_bind()
    for row in connection.execute(sa.select(product.c.id, product.c.name).order_by(product.c.id)).fetchall():
        connection.execute(product.update().where(product.c.id == row.id).values(slug=slug_of(row.name)))

    with op.batch_alter_table('product', schema=None) as batch_op:
        batch_op.alter_column('slug', existing_type=sa.String(length=140), nullable=False)
        batch_op.create_unique_constraint(op.f('uq_product_slug'), ['slug'])


def downgrade() -> None:
    with op.batch_alter_table('product', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('uq_product_slug'), type_='unique')
        batch_op.drop_column('slug')
