from alembic import op
revision = "27"
down_revision = "26"
PATTERN = r"^\d+\.\w*$"
TEXT = 'tab\there \x41\u00e9\U0001F600 \101 \N{EM DASH} \\ \' "'
BYTES = b"\x00\xff" rb"\n" b'abc'
MULTI = '''a "quoted" 'text'
with lines\
 and a continuation'''
EMPTY = ""
def upgrade():
    op.execute("UPDATE t SET x = E'\\\\x' WHERE y ~ '" + PATTERN + "'")
    op.execute("COMMENT ON TABLE t IS 'it''s'")
def downgrade():
    op.execute(u"SELECT 'é'")
