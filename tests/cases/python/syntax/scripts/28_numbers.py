from alembic import op
revision = "28"
down_revision = "27"
A = 0xFF + 0o17 - 0b101 * 1_000_000 // 3 % 7
B = 1.5e-3 ** 2 / .25 + 10. - 1E5
C = -A if not B else +B
D = ~A & 0x0F | 1 << 4 ^ 2 >> 1
E = 1 < A <= 5 != B is not None
F = A in (1, 2) and B not in [3] or not (C == D)
def upgrade():
    op.execute("SELECT %s, %s" % (A, B))
    x = y = z = 0
    x += 1; y -= 2; z *= 3
    x **= 2; y //= 3; z %= 4; x |= 1; y &= 2; z ^= 3; x <<= 1; y >>= 1
def downgrade():
    pass
