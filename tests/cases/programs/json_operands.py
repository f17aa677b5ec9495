# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session, declarative_base

revision = "a"
down_revision = None

out = sa.table("out", sa.column("id", sa.Integer), sa.column("text", sa.String))


def say(*values):
    op.get_bind().execute(out.insert().values(text=" ".join(str(v) for v in values)))


def attempt(name, f):
    try:
        say(name, f())
    except Exception as e:
        say(name, "ERR", type(e).__name__, str(e)[:100])


Base = declarative_base()


class Doc(Base):
    __tablename__ = "doc"
    id = sa.Column(sa.Integer, primary_key=True)
    data = sa.Column(JSONB().with_variant(sa.JSON(), "sqlite"))
    n = sa.Column(sa.Integer)


def upgrade():
    op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    b = op.get_bind()
    Base.metadata.create_all(b)
    doc = Doc.__table__
    b.execute(doc.insert(), [{"id": 1, "data": {"k": "a"}}, {"id": 2, "data": {}}, {"id": 3, "data": [1]}])

    def ids(*criteria):
        return b.execute(sa.select(doc.c.id).where(*criteria).order_by(doc.c.id)).scalars().all()

    attempt("text", lambda: ids(doc.c.data == '{"k": "a"}'))
    attempt("other text", lambda: ids(doc.c.data != "{}"))
    attempt("document", lambda: ids(doc.c.data == {"k": "a"}))
    attempt("texts", lambda: ids(doc.c.data.in_(["{}", "[1]"])))
    attempt("key", lambda: ids(doc.c.data.op("->>", return_type=sa.Text)("k") == "a"))

    def text(expression):
        return str(sa.select(expression).compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True})).replace("\n", "")

    column = sa.column("data", JSONB)
    attempt("contains", lambda: text(column.op("@>")('{"k": 1}')))
    attempt("contains3", lambda: text(column.contains('{"k": 1}')))
    attempt("has", lambda: text(column.op("?")("k")))
    attempt("get", lambda: text(column.op("->>")("k")))
    attempt("minus", lambda: text(column - "k"))
    attempt("minus3", lambda: text(column.op("#-")("{a,b}")))
    attempt("equals", lambda: text(column == "1"))
    attempt("equals2", lambda: text(column != 1))
    attempt("joined", lambda: text(column.op("||")('{"z": 1}')))

    attempt("names of types", lambda: [str(one) for one in (sa.DateTime(), sa.DateTime(True), sa.Uuid(), sa.JSON(), JSONB(), sa.ARRAY(sa.Integer), postgresql.TIMESTAMP(True), sa.TIMESTAMP(), sa.Boolean(),
                                                            sa.LargeBinary(), sa.Float(), sa.Numeric(3, 1), sa.Interval(), postgresql.INTERVAL(), sa.Enum("a", "bcd", name="e"), postgresql.ENUM("a", name="e"),
                                                            sa.Text(), sa.String(3), sa.Time(True), sa.Double(), postgresql.UUID(), sa.UUID(), postgresql.INET(), sa.BigInteger())])

    def read_again():
        s = Session(bind=b)
        first = s.get(Doc, 1)
        was = first.n
        del first
        op.execute("update doc set n = 5 where id = 1")
        return was, s.query(Doc).filter_by(id=1).one().n

    attempt("read again", read_again)
    attempt("version", lambda: b.dialect._get_server_version_info(b) == b.dialect.server_version_info)
