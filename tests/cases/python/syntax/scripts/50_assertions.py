from alembic import op
revision = "50"
down_revision = "49"
def check(value, *expected, message="", strict=True, **extra):
    assert value in expected, f"{value!r} not in {expected!r}: {message}"
    assert not (strict and extra), (extra, "left")
    return True if strict else False
def upgrade():
    check(1, 1, 2, message="a", strict=False, x=1)
    check(*[1, 1], **{"message": "b"})
    if not check(1, 1): raise ValueError
    if 1 == 1 == 1 and 2 is not 3 or None: pass
def downgrade():
    raise
