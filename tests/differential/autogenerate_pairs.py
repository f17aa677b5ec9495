# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairs of a database and models for record_autogenerate.py. `before`: SQL statements, or models whose tables are made first; `after`: the models compared."""
P=[]
def pair(name, before, after, dbs="pg sqlite", **opts): P.append((name, before, after, dbs.split(), opts))
pair("r02","", '''Table("t", m, Column("a", String, server_default="abc"), Column("b", String, server_default=text("'abc'")), Column("c", Integer, server_default="5"), Column("d", Integer, server_default=text("5")),
    Column("f", Boolean, server_default=true()), Column("g", Boolean, server_default=text("false")), Column("h", DateTime, server_default=func.now()), Column("k", String, server_default=""),
    Column("l", String, server_default=null()), Column("n", String, server_default="it's"), Column("o", String, server_default="'quoted'"), Column("p", Integer, FetchedValue()),
    Column("q", Integer, Computed("c * 2")), Column("r", Integer, Computed("c * 2", persisted=True)), Column("s", String, comment='it\\'s a "c"'), Column("u", String, default="python side"),
    comment="table 'c'", prefixes=["UNLOGGED"], sqlite_autoincrement=True)''')
pair("r03","",'''Table("t", m, Column("id", Integer, Identity(), primary_key=True), Column("x", Integer, Identity(always=True, start=10, increment=5, minvalue=1, maxvalue=1000, cycle=True, cache=3)))
Table("t2", m, Column("id", Integer, Sequence("my_seq", start=5), primary_key=True), Column("s", Integer, server_default=Sequence("s3").next_value()))
Table("t4", m, Column("a", Integer, primary_key=True, autoincrement=True), Column("b", Integer, primary_key=True, autoincrement=False))''',"pg")
pair("r04","",'''t = Table("t", m, Column("a", Integer), Column("b", String), Index("i01", "a", "b", unique=True), Index("i02", text("lower(b)")), Index("i03", "a", postgresql_where=text("a > 5"), sqlite_where=text("a > 5")),
    Index("i04", "a", postgresql_using="hash"), Index("i05", "a", postgresql_include=["b"]), Index("i06", "b", postgresql_ops={"b": "text_pattern_ops"}), Index("i07", "a", postgresql_concurrently=True),
    Index("i08", "a", unique=True, postgresql_nulls_not_distinct=True), Index("i09", "a", postgresql_with={"fillfactor": 50}))
Index("i10", func.lower(t.c.b)); Index("i11", t.c.a.desc()); Index("i12", (t.c.a + 1).label("a1"), t.c.b)''')
pair("r05","",'''Table("a", m, Column("id", Integer, primary_key=True), Column("b", Integer), UniqueConstraint("id", "b"))
Table("c", m, Column("x", Integer), Column("y", Integer), Column("z", ForeignKey("a.id")), Column("p", ForeignKey("a.id", use_alter=True, name="fk_p")),
    ForeignKeyConstraint(["x", "y"], ["a.id", "a.b"], name="fk_xy", onupdate="CASCADE", ondelete="SET NULL", deferrable=True, initially="DEFERRED", match="FULL"))''')
pair("r06","",'''Table("t", m, Column("a", Integer), Column("b", Integer), Column("r", postgresql.INT4RANGE), UniqueConstraint("a", name="u1", deferrable=True, initially="DEFERRED"), UniqueConstraint("b", postgresql_nulls_not_distinct=True),
    UniqueConstraint("a", "b", postgresql_include=["r"], name="uinc"), postgresql.ExcludeConstraint(("r", "&&"), name="ex1", where=text("a > 3")))''',"pg")
pair("r07",["create schema other"],'''Table("a", m, ID(), Column("x", Integer, index=True), UniqueConstraint("x", name="uqx"), schema="other", comment="hi")
Table("b", m, ID(), Column("a_id", ForeignKey("other.a.id")))''',"pg",include_schemas=True)
pair("r08","",'''m = MetaData(naming_convention={"ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "pk": "pk_%(table_name)s"})
Table("a", m, ID(), Column("u", Integer, unique=True), Column("i", Integer, index=True), CheckConstraint("u > 0", name="pos"), UniqueConstraint("u", "i", name="explicit_uq"), Column("fk", ForeignKey("a.id")))''')
pair("r09",'Table("p", m, ID()); Table("t", m, ID())','''import enum
class Color(enum.Enum): RED = "red"
Table("p", m, ID()); Table("t", m, ID(), Column("a", Integer, nullable=False), Column("b", Integer, ForeignKey("p.id")), Column("c", String, unique=True), Column("d", sqlmodel.AutoString(length=5), index=True),
    Column("e", Enum(Color), nullable=False), Column("g", Integer, CheckConstraint("g > 0", name="g_ck")), Column("h", DateTime, server_default=func.now(), nullable=False, comment="hey"), Column("i", Integer, Computed("id * 2")))''')
pair("r10",["create table p (id integer not null primary key)","create table t (id integer not null primary key, p_id integer, z varchar(3) default 'x' not null, foreign key(p_id) references p (id) on delete cascade, constraint uz unique (z))","create index ix_t_p_id on t (p_id)"],'Table("p", m, ID()); Table("t", m, ID())')
pair("r11",'Table("t", m, ID(), Column("a", String(10)), Column("e", String(10), comment="old", server_default="x", nullable=False), Column("f", DateTime, server_default=func.now()), Column("h", Integer, server_default="1"))','Table("t", m, Column("id", BigInteger, primary_key=True), Column("a", String(20)), Column("e", Text, comment="new"), Column("f", DateTime), Column("h", Integer, server_default="1", nullable=False))',compare_server_default=True)
pair("r12",'P=postgresql;Table("t", m, ID(), Column("a", JSON), Column("b", P.ARRAY(Integer)), Column("c", DateTime), Column("d", Uuid), Column("e", Enum("a", "b", name="e2")))','P=postgresql;Table("t", m, ID(), Column("a", P.JSONB), Column("b", P.ARRAY(String(9))), Column("c", DateTime(timezone=True)), Column("d", String(36)), Column("e", Enum("a", "b", name="e3")))',"pg")
pair("r13",'Table("t", m, ID(), Column("a", Integer, comment="x"), Column("b", Integer), comment="old"); Table("u", m, ID(), comment="old")','Table("t", m, ID(), Column("a", Integer), Column("b", Integer, comment="b\'s"), comment="new"); Table("u", m, ID())')
pair("r14",["create type color as enum ('r','g')","create table p (id int primary key)","create table t (id serial primary key, c color default 'r' not null, j jsonb, a text[], u uuid default gen_random_uuid(), n numeric(10,2), ts timestamptz default now(), b bytea, d double precision, ch char(3), g int generated always as (id*2) stored, idn int generated always as identity, p_id int references p(id) on delete set null, constraint uq unique (n), constraint ck check (n > 3))","create index ixt on t (n)","comment on table t is 'tt'","comment on column t.c is 'cc'"],'Table("p", m, ID())',"pg")
pair("r15",["create table t (id integer not null, a text collate nocase, b int default (1+1), c varchar(5) default 'x''y', d date default current_date, e int default 5, f int default 12, l int not null default -1, k boolean default true, primary key (id), constraint uu unique (a, b), unique (c), constraint cc1 check (e > 0), check (f > 0), constraint fk1 foreign key (b) references t (id) on delete cascade deferrable initially deferred)","create unique index ixu on t (d)"],"","sqlite")
pair("r16",'Table("t", m, ID(), Column("a", Integer), Column("b", Integer), Column("c", Integer), Index("ix_cols", "a"), Index("ix_gone", "c"), Index("ix_desc", "a"), UniqueConstraint("a", name="uq_cols"), Index("ux_to_uq", "c", unique=True), UniqueConstraint("id", "c", name="uq_to_ix"), Column("d", Integer, unique=True))','Table("t", m, ID(), Column("a", Integer), Column("b", Integer), Column("c", Integer), Index("ix_cols", "a", "b"), Index("ix_desc", text("a DESC")), UniqueConstraint("a", "b", name="uq_cols"), UniqueConstraint("c", name="ux_to_uq"), Index("uq_to_ix", "id", "c", unique=True), Column("d", Integer), UniqueConstraint("id", "a"))')
pair("r17",["create table t (id int primary key, a int, b text)","create index g1 on t using gin (to_tsvector('english', b))","create index g2 on t (a) include (b) with (fillfactor=50) where a > 3","create index g3 on t (b text_pattern_ops, a desc nulls last)"],'Table("t", m, ID(), Column("a", Integer), Column("b", Text))',"pg")
pair("r18",'Table("p", m, ID()); Table("t", m, ID(), Column("a", ForeignKey("p.id")), Column("b", ForeignKey("p.id", name="fk_b")), Column("f", Integer), Column("e", ForeignKey("p.id", name="fk_old")))','Table("p", m, ID()); Table("t", m, ID(), Column("a", Integer), Column("b", ForeignKey("p.id", name="fk_b", ondelete="SET NULL")), Column("f", ForeignKey("p.id")), Column("e", ForeignKey("p.id", name="fk_new")))')
pair("r19",'Table("t", m, ID(), Column("a", Integer), CheckConstraint("a > 0", name="ck1"), CheckConstraint("a > 1", name="ck2"), CheckConstraint("a > 2"), Column("e", Enum("a", "b", name="ee", native_enum=False, create_constraint=True)))','Table("t", m, ID(), Column("a", Integer), CheckConstraint("a > 100", name="ck2"), CheckConstraint("a > 3", name="ck3"), CheckConstraint("a > 4"), Column("e", Enum("a", "b", name="ee", native_enum=False, create_constraint=True)))')
pair("r20",'Table("t", m, Column("id", Integer, Identity(), primary_key=True), Column("a", Integer, Identity(always=True)), Column("c", Integer))','Table("t", m, ID(), Column("a", Integer, Identity(start=7)), Column("c", Integer, Identity()))',"pg",compare_server_default=True)
pair("r21",["create table t (id int primary key, a int)"],'Table("t", m, Column("id", BigInteger, primary_key=True), Column("a", String, nullable=False))',compare_type=False)
pair("r22",'Table("a", m, ID(), Column("i", Integer, index=True), Column("j", Integer), UniqueConstraint("j", name="uqj")); Table("gone", m, ID(), Column("old", Integer, index=True))','Table("a", m, ID(), Column("i", Integer), Column("j", Integer, nullable=False), Column("k", ForeignKey("a.id", name="fkk")), CheckConstraint("j > 0", name="ckj")); Table("new", m, ID(), Column("x", Integer, index=True))',render_as_batch=True)
pair("r23",["create schema s","create table s.t (id int primary key, a int)","comment on table s.t is 'old'"],'Table("t", m, ID(), Column("a", BigInteger), Column("b", Integer, ForeignKey("s.t.id", name="fkk")), schema="s", comment="new")',"pg",render_as_batch=True,include_schemas=True)
pair("r24","",'''class MyT(TypeDecorator): impl = String; cache_ok = True
class UT(UserDefinedType):
    def __init__(self, n): self.n = n
    def get_col_spec(self, **kw): return "UT(%d)" % self.n
Table("t", m, Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True), Column("a", MyT), Column("b", MyT(50)), Column("d", UT(4)), Column("e", JSON().with_variant(postgresql.JSONB(), "postgresql")))''',"pg")
pair("r25","",'Table("t", m, ID(), Column("b", sqlmodel.AutoString(), index=True))',user_module_prefix="mytypes.",sqlalchemy_module_prefix="sqla.",alembic_module_prefix="aop.")
pair("r26","",'''Table("order", m, Column("it's", Integer, index=True), Column('dq"x', Integer), Column("back\\\\slash", Integer), Column("ünï", Integer), comment='multi\\nline "q" \\'s')''')
pair("r27",'Table("old_t", m, ID(), Column("x", Integer)); Table("t", m, ID(), Column("old_c", String(5)))','Table("new_t", m, ID(), Column("x", Integer)); Table("t", m, ID(), Column("new_c", String(5)))')
pair("r28","",'Table("zeta", m, Column("id", Integer, primary_key=True), Column("a", ForeignKey("mid.id"))); Table("mid", m, Column("id", ForeignKey("alpha.id"), primary_key=True)); Table("alpha", m, ID()); Table("beta", m, ID())')
pair("r29",'Table("t", m, ID(), Column("a", Integer, unique=True), Column("b", Integer))','Table("t", m, ID(), Column("a", Integer), Column("b", Integer, unique=True))')
pair("r30","",'Table("t", m, ID(), *[Column("c%d"%i, Integer) for i in range(300)])')
pair("same_pg",["create table t (id serial primary key, a smallserial, b bigserial, c int default nextval('t_id_seq'), d timestamp default now(), e numeric(3), f varchar, g real, h bit(3))"],'P=postgresql;Table("t", m, ID(), Column("a", SmallInteger, nullable=False), Column("b", BigInteger, nullable=False), Column("c", Integer), Column("d", DateTime, server_default=func.now()), Column("e", Numeric(3)), Column("f", String(9)), Column("g", Float), Column("h", P.BIT(3)))',"pg",compare_server_default=True)
pair("defaults",'Table("t", m, ID(), Column("a", String, server_default="x"), Column("b", String), Column("c", Integer, server_default="3"), Column("d", JSON, server_default="{}"), Column("e", Boolean, server_default=true()), Column("f", DateTime, server_default=func.now()), Column("g", Numeric, server_default="1.5"))','Table("t", m, ID(), Column("a", String, server_default="y"), Column("b", String, server_default="q"), Column("c", Integer, server_default=text("4")), Column("d", JSON), Column("e", Boolean, server_default=false()), Column("f", DateTime, server_default=text("CURRENT_TIMESTAMP")), Column("g", Numeric, server_default="1.50"))',compare_server_default=True)
pair("cycle","",'Table("a", m, ID(), Column("b_id", ForeignKey("b.id"))); Table("b", m, ID(), Column("a_id", ForeignKey("a.id", name="fkb")), Column("c_id", ForeignKey("c.id"))); Table("c", m, ID()); Table("d", m, ID(), Column("a", ForeignKey("a.id")))')
pair("public_schema",'Table("t", m, ID(), Column("a", Integer))','Table("t", m, ID(), Column("a", BigInteger), Column("p", ForeignKey("public.t.id")), Index("ixq","a"), UniqueConstraint("a"), schema="public")',"pg")
pair("metadata_schema",["create schema s"],'m=MetaData(schema="s"); Table("t", m, ID(), Column("p", ForeignKey("t.id"), index=True), Column("e", Enum("a", name="en", inherit_schema=True)))',"pg",include_schemas=True)
pair("columncheck","",'Table("t", m, ID(), Column("g", Integer, CheckConstraint("g > 0", name="g_ck")), Column("h", Boolean(create_constraint=True, name="hb")))')
pair("ixexpr",["create table t (id int primary key, a int, b text)","create index i1 on t (lower(b))","create index i2 on t (a desc)", "create index i3 on t ((a+1))"],'t=Table("t", m, ID(), Column("a", Integer), Column("b", Text)); Index("i1", func.lower(t.c.b)); Index("i2", t.c.a.desc()); Index("i3", text("a + 2"))')
pair("droptables",'Table("p", m, ID()); Table("q", m, ID(), Column("p_id", ForeignKey("p.id", name="fkqp"), index=True)); Table("r", m, ID(), Column("q_id", ForeignKey("q.id")))','Table("r", m, ID())')
pair("types_sqlite",["create table t (id integer primary key, a varchar(10), b varchar(20) unique, c decimal(10,2), d datetime, e uuid, f clob, g double, h tinyint(1), i json, j numeric(5))"],'Table("t", m, ID(), Column("a", String(11)), Column("b", String(20), unique=True), Column("c", Numeric(10,2)), Column("d", DateTime), Column("e", Uuid), Column("f", Text), Column("g", Float), Column("h", Boolean), Column("i", JSON), Column("j", Integer))',"sqlite")
pair("batch_many",'Table("t", m, ID(), Column("a", Integer, unique=True), Column("b", String(5), server_default="q"), Column("c", Integer), Index("ixc","c",unique=True), CheckConstraint("a>1", name="cka")); Table("z", m, ID())','Table("t", m, ID(), Column("a", BigInteger), Column("b", String(7), nullable=False), Index("ixc2","b")); Table("z", m, ID(), Column("n", ForeignKey("t.id")))',render_as_batch=True,compare_server_default=True)
pair("nullable_pk",["create table t (id integer primary key, a integer not null)"],'Table("t", m, ID(), Column("a", Integer, Computed("id+1")))',"sqlite")
pair("computed_change",["create table t (id int primary key, a int generated always as (id*2) stored, b int generated always as (id+1) stored, c int)"],'Table("t", m, ID(), Column("a", Integer, Computed("id * 3", persisted=True)), Column("b", Integer), Column("c", Integer, Computed("id")))',"pg",compare_server_default=True)
pair("enumtypes",["create type e1 as enum ('a','b')","create type e2 as enum ('x')","create table t (id int primary key, a e1, b e2[], d varchar(3), e text collate \"C\", f bit varying(4), g interval day to second(2), h time(2), i point, j xml)"],'Table("t", m, ID(), Column("a", Enum("a","b","c",name="e1")), Column("b", ARRAY(Enum("x",name="e9"))), Column("d", Enum("a",name="e7")), Column("e", Text), Column("f", postgresql.BIT(4,varying=True)), Column("g", Interval), Column("h", Time), Column("i", Text), Column("j", Text))',"pg")
pair("dropenum",["create type e1 as enum ('a','b')","create table t (id int primary key, a e1 default 'a', b e1[], e text collate \"C\", f bit varying(4), g interval day to second(2), h time(2) with time zone, i point, k int4range, l numeric(7), m varchar[] default '{}', n inet, o \"char\", p name, q json, r float4, unique(l) deferrable initially deferred, exclude using gist (k with &&) where (id > 3))"],'',"pg")
pair("multicol_fk",'Table("a", m, Column("x", Integer, primary_key=True), Column("y", Integer, primary_key=True)); Table("b", m, ID(), Column("p", Integer), Column("q", Integer))','Table("a", m, Column("x", Integer, primary_key=True), Column("y", Integer, primary_key=True)); Table("b", m, ID(), Column("p", Integer), Column("q", Integer), ForeignKeyConstraint(["p","q"],["a.x","a.y"], name="fkpq", ondelete="CASCADE", deferrable=True, initially="DEFERRED"))')
pair("fk_options",'Table("a", m, ID()); Table("b", m, ID(), Column("p", ForeignKey("a.id", name="f1", ondelete="CASCADE", onupdate="RESTRICT", deferrable=True)), Column("q", ForeignKey("a.id", name="f2", match="FULL")))','Table("a", m, ID()); Table("b", m, ID(), Column("p", ForeignKey("a.id", name="f1", ondelete="NO ACTION")), Column("q", ForeignKey("a.id", name="f2", ondelete="SET DEFAULT")))')
pair("longnames","",'m = MetaData(naming_convention={"ix":"ix_%(column_0_label)s","uq":"uq_%(table_name)s_%(column_0_N_name)s","fk":"fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s"})\nTable("a_rather_long_table_name_for_a_table_in_a_database", m, ID(), Column("another_very_long_column_name_here", Integer, index=True), Column("b", ForeignKey("a_rather_long_table_name_for_a_table_in_a_database.id"), unique=True))')
pair("longnames2",'m = MetaData(naming_convention={"ix":"ix_%(column_0_label)s","uq":"uq_%(table_name)s_%(column_0_N_name)s"})\nTable("a_rather_long_table_name_for_a_table_in_a_database", m, ID(), Column("another_very_long_column_name_here", Integer, index=True), Column("b_column_of_some_length", Integer, unique=True))','m = MetaData(naming_convention={"ix":"ix_%(column_0_label)s","uq":"uq_%(table_name)s_%(column_0_N_name)s"})\nTable("a_rather_long_table_name_for_a_table_in_a_database", m, ID(), Column("another_very_long_column_name_here", Integer, index=True), Column("b_column_of_some_length", Integer, unique=True), Column("c", Integer))')
pair("autoinc",'Table("t", m, Column("id", BigInteger, primary_key=True), Column("x", SmallInteger)); Table("u", m, Column("a", Integer, primary_key=True, autoincrement=False), Column("b", String, primary_key=True)); Table("v", m, Column("id", Integer, primary_key=True, autoincrement=False))','Table("t", m, Column("id", Integer, primary_key=True), Column("x", Integer)); Table("u", m, Column("a", BigInteger, primary_key=True, autoincrement=False), Column("b", String(5), primary_key=True)); Table("v", m, Column("id", BigInteger, primary_key=True, autoincrement=False, default=3))')
pair("keyed","",'Table("t", m, Column("id_", Integer, key="id", primary_key=True), Column("par", Integer, key="parent"), ForeignKeyConstraint(["parent"],["t.id"]), UniqueConstraint("parent"), Index("ixp","parent"))')
pair("uq_nnd",'Table("t", m, ID(), Column("a", Integer), UniqueConstraint("a", name="u1"), Index("i1","a",unique=True))','Table("t", m, ID(), Column("a", Integer), UniqueConstraint("a", name="u1", postgresql_nulls_not_distinct=True), Index("i1","a",unique=True,postgresql_nulls_not_distinct=True))',"pg")
pair("dropcol_constraints",'Table("p", m, ID()); Table("t", m, ID(), Column("a", ForeignKey("p.id", name="fka"), index=True), Column("b", Integer, unique=True), CheckConstraint("b > 0", name="ckb"))','Table("p", m, ID()); Table("t", m, ID())')
pair("percent",["create table t (id int primary key, a varchar default 'a%b', check (id % 2 = 0))"],'Table("t", m, ID(), Column("a", String), Column("b", String, server_default=text("\'x%y\'")), CheckConstraint("id % 3 = 0", name="c3"))')
pair("quoted",['create table "Weird Table" (id int primary key, "Col A" int, "select" int)','create index "Idx 1" on "Weird Table" ("Col A")'],'Table("Weird Table", m, ID(), Column("Col A", BigInteger), Column("select", Integer, index=True), UniqueConstraint("Col A", name="UQ One"))')
pair("schemas2",["create schema a","create schema b","create table a.t (id int primary key, x int)","create table b.t (id int primary key, a_id int references a.t(id))","create table pub (id int primary key, b_id int references b.t(id))"],'Table("t", m, ID(), Column("x", BigInteger), schema="a"); Table("t", m, ID(), Column("a_id", ForeignKey("a.t.id")), Column("n", Integer, index=True), schema="b"); Table("pub", m, ID(), Column("b_id", ForeignKey("b.t.id")))',"pg",include_schemas=True)
pair("other_dialects", "", 'Table("t", m, ID(), Column("a", String), Index("ixa", "a", mysql_length={"a": 25}), mysql_engine="InnoDB", mysql_charset="utf8mb4")')
pair("nested_types", "", 'P=postgresql\nTable("t", m, ID(), Column("a", P.JSONB), Column("b", P.ARRAY(String(5))), Column("c", ARRAY(P.JSON)), Column("d", JSON().with_variant(P.JSONB(), "postgresql")))')


class Code(str):
    """An option that stands in env.py as written; `models` is the module of the models."""
    def __repr__(self): return str(self)


# Arguments of types that the database does not know
pair("type_arguments", "", '''Table("t", m, ID(), Column("a", Numeric(10, 2, asdecimal=False)), Column("b", Float(asdecimal=True)), Column("c", Float(53, decimal_return_scale=3)), Column("d", Numeric(asdecimal=True)), Column("e", DECIMAL(8, 3, decimal_return_scale=5, asdecimal=False)),
    Column("f", LargeBinary(20)), Column("g", String(5, collation="C")), Column("h", Unicode(9)), Column("i", UnicodeText(100)), Column("j", Interval(native=False)), Column("k", Interval(second_precision=3, day_precision=2)), Column("l", JSON(none_as_null=True)),
    Column("n", Uuid(as_uuid=False)), Column("o", Uuid(native_uuid=False)), Column("p", PickleType), Column("q", Boolean(create_constraint=True, name="ck_q")), Column("r", Enum("a", "b", native_enum=False, length=20, name="en")), Column("s", REAL), Column("u", Double(asdecimal=True)))''')
pair("array_arguments", "", '''P = postgresql
Table("t", m, ID(), Column("a", P.ARRAY(Integer, zero_indexes=True)), Column("b", ARRAY(String(5), as_tuple=True)), Column("c", P.ARRAY(Text, dimensions=2)), Column("d", P.JSONB(astext_type=String(20))), Column("e", P.JSON(none_as_null=True)),
    Column("f", P.HSTORE), Column("g", P.BIT(3)), Column("h", P.BIT(varying=True)), Column("i", P.INTERVAL(fields="DAY TO SECOND")), Column("j", P.TIMESTAMP(timezone=True, precision=3)), Column("k", P.TSVECTOR), Column("l", P.INT4MULTIRANGE), Column("n", P.TSTZRANGE), Column("o", P.MACADDR8), Column("p", P.CITEXT),
    Column("q", P.ENUM("x", "y", name="qe", schema="s")), Column("r", P.DOMAIN("posint", Integer, check="value > 0")), Column("s", P.OID), Column("u", P.REGCLASS), Column("v", P.MONEY))''', "pg")
pair("variants", "", '''Table("t", m, ID(), Column("a", String(20).with_variant(Text(), "postgresql").with_variant(CHAR(20), "sqlite")), Column("b", BigInteger().with_variant(Integer, "sqlite")), Column("c", JSON().with_variant(postgresql.JSONB(none_as_null=True), "postgresql")), Column("d", DateTime().with_variant(sqlite.DATETIME(), "sqlite")), Column("e", Integer().with_variant(BigInteger(), "mysql", "postgresql")))''')
pair("decorators", 'Table("t", m, ID(), Column("a", String(10)), Column("b", Text))', '''class Cut(TypeDecorator):
    impl = String
    cache_ok = True
class Guid(TypeDecorator):
    impl = CHAR
    cache_ok = True
    def load_dialect_impl(self, dialect):
        return dialect.type_descriptor(postgresql.UUID() if dialect.name == "postgresql" else CHAR(32))
class Price(TypeDecorator):
    impl = Numeric(12, 4)
class Raw(UserDefinedType):
    def __init__(self, size=3): self.size = size
    def get_col_spec(self, **kw): return "RAWTYPE(%d)" % self.size
Table("t", m, ID(), Column("a", Cut(20)), Column("b", Cut), Column("c", Guid), Column("d", Price), Column("e", Cut(length=7).with_variant(Text(), "sqlite")))''')
# Hooks of env.py
pair("include_object_info", 'Table("t", m, ID(), Column("a", Integer), Column("b", Integer)); Table("old", m, ID()); Table("kept", m, ID())', '''def chosen(object, name, type_, reflected, compare_to):
    if type_ in ("table", "column") and object.info.get("skip"): return False
    return not (type_ == "table" and reflected and compare_to is None and name == "kept")
Table("t", m, ID(), Column("a", BigInteger, info={"skip": True}), Column("b", BigInteger), Column("c", Integer, info={"skip": True}), Column("d", Integer, info={"other": 1}))
Table("unseen", m, ID(), info={"skip": True}); Table("seen", m, ID(), info={"note": "x"})''', include_object=Code("models.chosen"))
pair("include_object_kinds", 'Table("p", m, ID()); Table("t", m, ID(), Column("a", Integer), Column("p", ForeignKey("p.id", name="fkp")), UniqueConstraint("a", name="uqa"), Index("ixa", "a"), CheckConstraint("a > 0", name="cka"))', '''def chosen(object, name, type_, reflected, compare_to):
    return type_ not in ("index", "unique_constraint", "foreign_key_constraint", "check_constraint") or not reflected
Table("p", m, ID()); Table("t", m, ID(), Column("a", Integer), Column("b", Integer, index=True), Column("c", ForeignKey("p.id")), CheckConstraint("b > 0", name="ckb"))''', include_object=Code("models.chosen"))
pair("include_name_kinds", 'Table("t", m, ID(), Column("a", Integer), Column("legacy_b", Integer), Index("ix_legacy", "a"), UniqueConstraint("a", name="uq_legacy")); Table("legacy", m, ID())', '''def named(name, type_, parent_names):
    if type_ == "table": return not name.startswith("legacy")
    if type_ == "column": return not name.startswith("legacy_") or parent_names["table_name"] != "t"
    return name is None or "legacy" not in name
Table("t", m, ID(), Column("a", BigInteger))''', include_name=Code("models.named"))
pair("include_name_schemas", ["create schema a", "create schema b", "create table a.t (id int primary key, x int)", "create table b.t (id int primary key)", "create table z (id int primary key)"], '''def named(name, type_, parent_names):
    return name in (None, "a") if type_ == "schema" else True
Table("t", m, ID(), Column("x", BigInteger), Column("y", Integer, index=True), schema="a"); Table("z", m, ID())''', "pg", include_schemas=True, include_name=Code("models.named"))
pair("compare_type_function", 'Table("t", m, ID(), Column("a", Integer), Column("b", String(5)), Column("c", String(5)))', '''def compare(context, inspected_column, metadata_column, inspected_type, metadata_type):
    if metadata_column.name == "a": return False
    if isinstance(metadata_type, Text): return True
    return None
Table("t", m, ID(), Column("a", BigInteger), Column("b", Text), Column("c", String(9)))''', compare_type=Code("models.compare"))
pair("compare_default_function", 'Table("t", m, ID(), Column("a", Integer, server_default="1"), Column("b", Integer, server_default="2"), Column("c", Integer, server_default="3"))', '''def compare(context, inspected_column, metadata_column, inspected_default, metadata_default, rendered):
    return False if metadata_column.name == "a" else True if metadata_column.name == "b" else None
Table("t", m, ID(), Column("a", Integer, server_default="5"), Column("b", Integer, server_default="2"), Column("c", Integer, server_default="4"))''', compare_server_default=Code("models.compare"))
pair("render_item_types", 'Table("t", m, ID())', '''class Money(TypeDecorator):
    impl = Numeric(12, 2)
def render(type_, obj, autogen_context):
    if type_ == "type" and isinstance(obj, Money):
        autogen_context.imports.add("from shop import types")
        return "types.%s()" % type(obj).__name__
    if type_ == "server_default" and getattr(obj, "arg", None) is not None and str(getattr(obj.arg, "text", obj.arg)) == "now()": return "sa.func.now()"
    return False
Table("t", m, ID(), Column("a", Money), Column("b", DateTime, server_default=text("now()")), Column("c", String(3)))
Table("u", m, ID(), Column("a", Money, nullable=False))''', render_item=Code("models.render"))
pair("directives_emptied", 'Table("t", m, ID())', '''def no_drops(context, revision, directives):
    from alembic.operations import ops
    script = directives[0]
    script.upgrade_ops.ops[:] = [op for op in script.upgrade_ops.ops if not isinstance(op, ops.DropTableOp)]
    script.downgrade_ops.ops[:] = [op for op in script.downgrade_ops.ops if not isinstance(op, ops.CreateTableOp)]
Table("u", m, ID(), Column("a", Integer, index=True))''', process_revision_directives=Code("models.no_drops"))
pair("plugins_chosen", ["create table t (id int primary key, a int, constraint c1 check (a > 0))", "create index i1 on t (a)"], 'Table("t", m, ID(), Column("a", BigInteger), CheckConstraint("a > 1", name="c2"), comment="new")', autogenerate_plugins=["alembic.autogenerate.*", "~alembic.autogenerate.checkconstraint_byname", "~alembic.autogenerate.comments"])
# Constraints and indexes
pair("index_changes", 'Table("t", m, ID(), Column("a", Integer), Column("b", String), Index("i1", "a"), Index("i2", "a", "b"), Index("i3", "a", unique=True), Index("i4", "b"))', 'Table("t", m, ID(), Column("a", Integer), Column("b", String), Index("i1", "a", unique=True), Index("i2", "b", "a"), UniqueConstraint("a", name="i3"), Index("i5", "b"))')
pair("index_expressions", '''t = Table("t", m, ID(), Column("a", Integer), Column("b", String)); Index("i1", func.lower(t.c.b)); Index("i2", t.c.a.desc()); Index("i3", text("(a + 1)")); Index("i4", t.c.a + 1)''', '''t = Table("t", m, ID(), Column("a", Integer), Column("b", String)); Index("i1", func.upper(t.c.b)); Index("i2", t.c.a.desc().nulls_last()); Index("i3", text("(a + 1)")); Index("i4", t.c.a + 2); Index("i6", func.coalesce(t.c.b, "x"), t.c.a); Index("i7", func.substr(t.c.b, 1, 3), unique=True)''', "pg")
pair("index_options", 'Table("t", m, ID(), Column("a", Integer), Column("b", String), Column("j", JSON))', '''t = Table("t", m, ID(), Column("a", Integer), Column("b", String), Column("j", postgresql.JSONB), Column("flag", Boolean), Index("i1", "a", postgresql_where=text("a > 5"), sqlite_where=text("a > 5")), Index("i2", "j", postgresql_using="gin"), Index("i3", "b", postgresql_ops={"b": "varchar_pattern_ops"}, postgresql_include=["a"]), Index("i4", "a", postgresql_with={"fillfactor": 70}, postgresql_tablespace="pg_default"))
Index("i5", t.c.a, postgresql_where=t.c.flag.is_(True), unique=True); Index("i6", t.c.b, postgresql_where=and_(t.c.a > 1, t.c.b != "x")); Index("i7", t.c.a, postgresql_where=t.c.flag)''', "pg")
pair("unique_and_index", 'Table("t", m, ID(), Column("a", Integer, unique=True), Column("b", Integer, index=True), Column("c", Integer, unique=True, index=True), Column("d", Integer))', 'Table("t", m, ID(), Column("a", Integer, unique=True, index=True), Column("b", Integer, unique=True), Column("c", Integer, index=True), Column("d", Integer, unique=True, index=True))')
pair("fk_changes", 'Table("p", m, ID(), Column("k", Integer, unique=True)); Table("t", m, ID(), Column("a", ForeignKey("p.id", name="fa")), Column("b", ForeignKey("p.id", name="fb", ondelete="CASCADE")), Column("c", Integer), Column("d", ForeignKey("p.k", name="fd")))', 'Table("p", m, ID(), Column("k", Integer, unique=True)); Table("t", m, ID(), Column("a", ForeignKey("p.id", name="fa", ondelete="SET NULL")), Column("b", ForeignKey("p.id", name="fb2", ondelete="CASCADE")), Column("c", ForeignKey("t.id", name="fc", deferrable=True, initially="DEFERRED")), Column("d", ForeignKey("p.id", name="fd", onupdate="CASCADE")))')
pair("fk_composite", 'Table("p", m, Column("x", Integer, primary_key=True), Column("y", Integer, primary_key=True)); Table("t", m, ID(), Column("x", Integer), Column("y", Integer))', 'Table("p", m, Column("x", Integer, primary_key=True), Column("y", Integer, primary_key=True)); Table("t", m, ID(), Column("x", Integer), Column("y", Integer), ForeignKeyConstraint(["x", "y"], ["p.x", "p.y"], name="fxy", match="FULL")); Table("q", m, ID(), Column("x", Integer), Column("y", Integer), ForeignKeyConstraint(["y", "x"], ["p.y", "p.x"]), UniqueConstraint("x", "y"))')
pair("checks", 'Table("t", m, ID(), Column("a", Integer, CheckConstraint("a > 0", name="c1")), CheckConstraint("a < 9", name="c2"))', 'Table("t", m, ID(), Column("a", Integer, CheckConstraint("a > 0", name="c1")), Column("b", Integer, CheckConstraint("b > 0", name="c4")), CheckConstraint("a < 9", name="c3")); Table("u", m, ID(), Column("a", Integer, CheckConstraint("a > 0")), CheckConstraint(text("a in (1, 2)"), name="c5"), CheckConstraint("id % 2 = 0"))')
pair("checks_by_convention", 'm = MetaData(naming_convention={"ck": "ck_%(table_name)s_%(constraint_name)s", "pk": "pk_%(table_name)s"})\nTable("t", m, ID(), Column("a", Integer), CheckConstraint("a > 0", name="pos"))', 'm = MetaData(naming_convention={"ck": "ck_%(table_name)s_%(constraint_name)s", "pk": "pk_%(table_name)s"})\nt = Table("t", m, ID(), Column("a", Integer), Column("b", Boolean(create_constraint=True, name="isb")), CheckConstraint("a > 0", name="pos"), CheckConstraint("a < 9", name="small")); Table("u", m, ID(), Column("e", Enum("x", "y", name="xy", native_enum=False, create_constraint=True)), CheckConstraint("id > 1", name="one"))')
pair("exclusion", 'Table("t", m, ID(), Column("r", postgresql.INT4RANGE))', 't = Table("t", m, ID(), Column("r", postgresql.INT4RANGE), postgresql.ExcludeConstraint(("r", "&&"), name="ex0")); Table("u", m, ID(), Column("r", postgresql.TSRANGE), Column("k", Integer), postgresql.ExcludeConstraint(("r", "&&"), name="ex1", using="gist", where=text("k > 3"), deferrable=True, initially="DEFERRED"))', "pg")
pair("primary_keys", 'Table("t", m, ID(), Column("b", Integer)); Table("u", m, Column("a", Integer, primary_key=True), Column("b", Integer, primary_key=True))', 'Table("t", m, Column("id", Integer), Column("b", Integer, primary_key=True), PrimaryKeyConstraint("b", name="pkb")) if False else Table("t", m, Column("id", Integer, nullable=False), Column("b", Integer, nullable=False), PrimaryKeyConstraint("id", "b", name="pk2")); Table("u", m, Column("a", Integer, primary_key=True), Column("b", Integer)); Table("v", m, Column("k", String(3)), Column("l", Integer), PrimaryKeyConstraint("l", "k", name="pkv"))')
# Columns
pair("nullability", 'Table("t", m, ID(), Column("a", Integer), Column("b", Integer, nullable=False), Column("c", String(5), nullable=False, server_default="x"))', 'Table("t", m, ID(), Column("a", Integer, nullable=False), Column("b", Integer), Column("c", String(9), nullable=True))')
pair("nullability_batch", 'Table("t", m, ID(), Column("a", Integer), Column("b", Integer, nullable=False), Column("g", Integer), UniqueConstraint("a", name="ua"))', 'Table("p", m, ID()); Table("t", m, ID(), Column("a", Integer, nullable=False), Column("b", BigInteger), Column("c", Integer, index=True), Column("p", ForeignKey("p.id", name="fp")), UniqueConstraint("b", name="ub"))', render_as_batch=True)
pair("defaults", 'Table("t", m, ID(), Column("a", String, server_default="x"), Column("b", Integer, server_default=text("5")), Column("c", Boolean, server_default=true()), Column("d", DateTime, server_default=func.now()), Column("e", String), Column("f", Numeric(5, 2), server_default="1.50"), Column("g", String, server_default="same"))', 'Table("t", m, ID(), Column("a", String, server_default="y"), Column("b", Integer), Column("c", Boolean, server_default=false()), Column("d", DateTime, server_default=func.current_timestamp()), Column("e", String, server_default=""), Column("f", Numeric(5, 2), server_default=text("2.5")), Column("g", String, server_default="same"))', compare_server_default=True)
pair("defaults_functions", "", 'import enum\nclass Color(str, enum.Enum):\n    RED = "red"\n    BLUE = "blue"\nTable("t", m, ID(), Column("a", String, server_default=func.lower("ABC")), Column("b", DateTime, server_default=func.current_timestamp()), Column("c", Date, server_default=func.current_date()), Column("d", Integer, server_default=literal(5)), Column("e", Enum(Color), server_default=Color.RED), Column("f", String, server_default=Color.BLUE), Column("g", Boolean, server_default=text("1")), Column("h", String, server_default=func.coalesce("a", "b")), Column("i", Integer, server_default=text("(1 + 2)")), Column("j", String, server_default="it\'s"), Column("k", String, server_default="a\\\\b"), Column("l", JSON, server_default=text("\'{}\'")))')
pair("identity_serial", ["create table t (id serial primary key, a int, b int generated by default as identity, c int generated always as identity (start with 5))"], 'Table("t", m, Column("id", Integer, Identity(), primary_key=True), Column("a", Integer, Identity(always=True)), Column("b", Integer), Column("c", Integer, Identity(always=False, start=7, increment=2, minvalue=1, maxvalue=99, cycle=True, cache=3)))', "pg")
pair("computed_added", 'Table("t", m, ID(), Column("a", Integer))', 'Table("t", m, ID(), Column("a", Integer), Column("b", Integer, Computed("a * 2")), Column("c", Integer, Computed("a + 1", persisted=True), comment="sum")); Table("u", m, ID(), Column("s", String(10), Computed("\'x\' || id", persisted=True), nullable=False))', "pg")
pair("comments", ["create table t (id serial primary key, a int, b int)", "comment on table t is 'old'", "comment on column t.a is 'was'", "comment on column t.b is 'gone'"], 'Table("t", m, ID(), Column("a", Integer, comment="is \'now\'\\nhere"), Column("b", Integer), Column("c", Integer, comment="\\u00fc 100% \\\\"), comment="new \\"x\\""); Table("u", m, ID(), comment="u")', "pg")
pair("enums_pg", ["create type color as enum ('RED', 'BLUE')", "create table t (id serial primary key, a color, b varchar(10))"], 'import enum\nclass Color(enum.Enum):\n    RED = 1\n    BLUE = 2\n    GREEN = 3\nTable("t", m, ID(), Column("a", Enum(Color)), Column("b", Enum(Color, name="color")), Column("c", Enum("x", "y", name="xy", inherit_schema=True)), Column("d", Enum(Color, values_callable=lambda e: [str(x.value) for x in e], name="numbers")), Column("e", Enum("p", "q", name="pq", schema="public")))', "pg")
pair("table_options", "", 'Table("t", m, ID(), Column("a", Integer, quote=True), sqlite_with_rowid=False, postgresql_with_oids=None, info={"k": [1, "x"]}, comment="c"); Table("u", m, ID(), prefixes=["UNLOGGED"], postgresql_tablespace="pg_default"); Table("v", m, Column("id", Integer, primary_key=True), sqlite_autoincrement=True, implicit_returning=False)')
pair("partitioned", ["create table t (id int, d date, primary key (id, d)) partition by range (d)", "create table t_2024 partition of t for values from ('2024-01-01') to ('2025-01-01')", "create table parent (id int primary key, a int)", "create table child (b int) inherits (parent)"], 'Table("t", m, Column("id", Integer, primary_key=True), Column("d", Date, primary_key=True), postgresql_partition_by="RANGE (d)"); Table("parent", m, ID(), Column("a", Integer)); Table("log", m, Column("d", Date), postgresql_partition_by="RANGE (d)")', "pg")
pair("sqlite_texts", ["create table t (id integer primary key autoincrement, a varchar(20) unique, b int references p (id) on delete cascade, c tinyint(1) default 0, d datetime default current_timestamp, e text collate nocase, f \"double precision\", check (a <> ''))", "create table p (id integer primary key)", "create table w (k text primary key, v blob) without rowid"], 'Table("p", m, ID()); Table("t", m, ID(), Column("a", String(20), unique=True), Column("b", ForeignKey("p.id", ondelete="CASCADE")), Column("c", Boolean, server_default="0"), Column("d", DateTime, server_default=func.now()), Column("e", Text), Column("f", Float), sqlite_autoincrement=True); Table("w", m, Column("k", Text, primary_key=True), Column("v", LargeBinary))', "sqlite", compare_server_default=True)
# Models written as classes
pair("declarative_20", "", '''from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, declared_attr
from typing import Optional, Literal
import datetime, uuid, decimal, enum
class Base(DeclarativeBase):
    metadata = m
    type_annotation_map = {str: String(50), decimal.Decimal: Numeric(10, 2)}
class Stamp:
    created: Mapped[datetime.datetime] = mapped_column(server_default=func.now(), sort_order=99)
    @declared_attr
    def owner_id(cls) -> Mapped[Optional[int]]: return mapped_column(ForeignKey("person.id"), index=True)
class Kind(enum.Enum):
    A = "a"
    B = "b"
class Person(Base):
    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("name", "mail"), {"comment": "people"})
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    mail: Mapped[Optional[str]] = mapped_column(String(80), unique=True)
    kind: Mapped[Kind] = mapped_column(server_default="A")
    state: Mapped[Literal["on", "off"]]
    token: Mapped[uuid.UUID]
    paid: Mapped[decimal.Decimal]
    items: Mapped[list["Item"]] = relationship(back_populates="owner")
class Item(Stamp, Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    label: Mapped[str] = mapped_column("name", Text)
    owner: Mapped[Person] = relationship(back_populates="items")''')
pair("declarative_14", 'Table("animal", m, ID(), Column("kind", String(5)))', '''from sqlalchemy.orm import declarative_base, relationship, column_property, deferred, synonym
Base = declarative_base(metadata=m)
class Animal(Base):
    __tablename__ = "animal"
    id = Column(Integer, primary_key=True)
    kind = Column(String(10), nullable=False)
    name = Column("title", String)
    caps = column_property(func.upper(name))
    text = deferred(Column(Text))
    __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "animal"}
class Dog(Animal):
    __mapper_args__ = {"polymorphic_identity": "dog"}
    bark = Column(Integer, index=True)
class Cat(Animal):
    __tablename__ = "cat"
    id = Column(ForeignKey("animal.id", ondelete="CASCADE"), primary_key=True)
    lives = Column(SmallInteger, default=9)
links = Table("link", m, Column("a", ForeignKey("animal.id"), primary_key=True), Column("b", ForeignKey("cat.id"), primary_key=True))
Index("ix_title", Animal.name, Animal.kind.desc())''')
pair("sqlmodel_tables", 'Table("team", m, ID(), Column("name", String))', '''from sqlmodel import Field, SQLModel, Relationship
from sqlalchemy.orm import registry
from typing import Optional, List
import datetime, uuid, decimal
class Base(SQLModel, registry=registry(metadata=m)):
    pass
class TeamBase(Base):
    name: str = Field(index=True, max_length=40)
class Team(TeamBase, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
    heroes: List["Hero"] = Relationship(back_populates="team")
class Hero(Base, table=True):
    __tablename__ = "heroes"
    __table_args__ = (UniqueConstraint("code", "age", name="uq_code_age"),)
    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    code: str = Field(unique=True)
    age: Optional[int] = Field(default=None, ge=0)
    wage: decimal.Decimal = Field(max_digits=8, decimal_places=2)
    born: datetime.datetime = Field(sa_column=Column(DateTime(timezone=True), server_default=func.now(), nullable=False))
    team_id: Optional[int] = Field(default=None, foreign_key="team.id", ondelete="SET NULL", nullable=True)
    team: Optional[Team] = Relationship(back_populates="heroes")''')
pair("keys_and_names", 'Table("Order", m, ID(), Column("userId", Integer), Column("group", Integer))', 'Table("Order", m, ID(), Column("userId", BigInteger, key="user"), Column("group", Integer, index=True), Column("a b", Integer, key="ab"), UniqueConstraint("user", "ab", name="UQ Mixed"), Index("Ix", "user")); Table("user", m, Column("order", ForeignKey("Order.id"), primary_key=True), schema=None)')
pair("cycle", "", 'Table("a", m, ID(), Column("b", ForeignKey("b.id", name="ab", use_alter=True))); Table("b", m, ID(), Column("a", ForeignKey("a.id", name="ba")), Column("s", ForeignKey("b.id")))')
pair("many_tables", 'Table("a", m, ID()); Table("b", m, ID(), Column("a", ForeignKey("a.id"), index=True)); Table("c", m, ID(), Column("b", ForeignKey("b.id")))', 'Table("z", m, ID()); Table("y", m, ID(), Column("z", ForeignKey("z.id"), index=True), Column("w", ForeignKey("w.id"))); Table("w", m, ID(), Column("z", ForeignKey("z.id"), unique=True)); Table("a", m, ID())')
CONV='''m = MetaData(naming_convention={"ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s", "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s_%(referred_column_0_name)s", "pk": "%(table_name)s_pk"})
'''
pair("convention_tokens", "", '''m = MetaData(naming_convention={"ix": "ix_%(column_0N_label)s", "uq": "uq_%(column_0_N_label)s", "ck": "ck_%(table_name)s_%(constraint_name)s", "fk": "fk_%(column_0_N_key)s_%(referred_column_0_N_name)s_%(referred_table_name)s", "pk": "pk_%(table_name)s_%(column_0_N_name)s"})
Table("p", m, Column("x", Integer, primary_key=True), Column("y", Integer, primary_key=True, key="yy"))
Table("t", m, ID(), Column("a", Integer, index=True), Column("b", Integer, unique=True), Column("c", Integer, key="cc"), Index(None, "a", "b"), UniqueConstraint("a", "b"), UniqueConstraint("b", name="given"), ForeignKeyConstraint(["a", "cc"], ["p.x", "p.yy"]), CheckConstraint("a > 5", name="positive"))''')
pair("convention_function", "", '''def fk_short(constraint, table):
    return "_".join([table.name[:3]] + [element.target_fullname.replace(".", "_") for element in constraint.elements])
def columns(constraint, table):
    return "and".join(column.name for column in constraint.columns)
m = MetaData(naming_convention={"short": fk_short, "cols": columns, "fk": "fk_%(short)s", "uq": "uq_%(table_name)s_%(cols)s", "ix": "ix_%(table_name)s_%(column_0_name)s", "pk": "pk_%(table_name)s"})
Table("parent", m, ID()); Table("child", m, ID(), Column("p", ForeignKey("parent.id")), Column("a", Integer, unique=True), Column("b", Integer, index=True), UniqueConstraint("a", "b"))''')
pair("convention_check", CONV+'''Table("t", m, ID(), Column("a", Integer), CheckConstraint("a > 1", name="one"))''', CONV+'''from sqlalchemy import schema
t = Table("t", m, ID(), Column("a", Integer), Column("b", Boolean(create_constraint=True, name="flag")), Column("e", Enum("x", "y", name="kind", native_enum=False, create_constraint=True)), CheckConstraint("a > 2", name="two"))
t.append_constraint(CheckConstraint(t.c.a > 5, name="five"))
CheckConstraint(t.c.a + t.c.id > 7, name=schema.conv("ck_whole"))
t2 = Table("t2", m, ID(), Column("a", Integer), Column("b", Boolean(create_constraint=True, name="flag")), CheckConstraint("a < 3", name="three"))
CheckConstraint(t2.c.a < 5, name="lt")''')
pair("convention_changed", '''Table("t", m, ID(), Column("a", Integer, unique=True), Column("b", Integer, index=True), Column("c", ForeignKey("t.id")))''', CONV+'''Table("t", m, ID(), Column("a", Integer, unique=True), Column("b", Integer, index=True), Column("c", ForeignKey("t.id")))''')
pair("convention_types", "", '''m = MetaData(naming_convention={UniqueConstraint: "u_%(table_name)s_%(column_0_name)s", ForeignKeyConstraint: "f_%(table_name)s_%(column_0_name)s", PrimaryKeyConstraint: "p_%(table_name)s", Index: "i_%(table_name)s_%(column_0_name)s", CheckConstraint: "c_%(table_name)s_%(constraint_name)s"})
Table("t", m, ID(), Column("a", Integer, unique=True), Column("b", Integer, index=True), Column("c", ForeignKey("t.id")), CheckConstraint("a > 0", name="a"))''')
pair("convention_schema", ["create schema s"], '''m = MetaData(schema="s", naming_convention={"ix": "ix_%(column_0_label)s", "fk": "fk_%(table_name)s_%(column_0_label)s_%(referred_table_name)s", "pk": "pk_%(table_name)s", "uq": "uq_%(column_0_label)s"})
Table("t", m, ID(), Column("a", Integer, index=True, unique=False), Column("b", ForeignKey("s.t.id"), unique=True))''', "pg", include_schemas=True)
pair("convention_batch", CONV+'''Table("p", m, ID()); Table("t", m, ID(), Column("a", Integer, unique=True), Column("p", ForeignKey("p.id")))''', CONV+'''Table("p", m, ID()); Table("t", m, ID(), Column("a", Integer), Column("p", Integer), Column("b", Integer, unique=True), Column("q", ForeignKey("p.id")), CheckConstraint("a > 0", name="pos"))''', render_as_batch=True)
W='''from alembic.autogenerate import rewriter
from alembic.operations import ops
writer = rewriter.Rewriter()
'''
pair("rewriter_add_column", 'Table("t", m, ID())', W+'''@writer.rewrites(ops.AddColumnOp)
def add_column(context, revision, op):
    if op.column.nullable:
        return op
    op.column.nullable = True
    return [op, ops.AlterColumnOp(op.table_name, op.column.name, modify_nullable=False, existing_type=op.column.type)]
Table("t", m, ID(), Column("a", Integer, nullable=False), Column("b", Integer))''', process_revision_directives=Code("models.writer"))
pair("rewriter_chain", 'Table("t", m, ID(), Column("old", Integer))', W+'''other = rewriter.Rewriter()
@writer.rewrites(ops.DropColumnOp)
def no_drop(context, revision, op):
    return []
@other.rewrites(ops.CreateIndexOp)
def concurrently(context, revision, op):
    op.kw["postgresql_concurrently"] = True
    return op
@other.rewrites(ops.CreateTableOp)
def timestamps(context, revision, op):
    return ops.CreateTableOp(op.table_name, sorted(op.columns, key=lambda c: getattr(c, "name", None) or ""), **op.kw)
chained = writer.chain(other)
Table("t", m, ID(), Column("a", Integer, index=True)); Table("n", m, Column("z", Integer), Column("b", String(5)), ID())''', process_revision_directives=Code("models.chained"))
pair("rewriter_order_columns", "", W+'''@writer.rewrites(ops.CreateTableOp)
def order_columns(context, revision, op):
    special_names = {"id": -100, "created_at": 1001, "updated_at": 1002}
    cols_by_key = [(special_names.get(col.key, index) if isinstance(col, Column) else 2000, col.copy() if hasattr(col, "copy") else col) for index, col in enumerate(op.columns)]
    columns = [col for idx, col in sorted(cols_by_key, key=lambda entry: entry[0])]
    return ops.CreateTableOp(op.table_name, columns, schema=op.schema, **op.kw)
Table("t", m, Column("updated_at", DateTime), Column("created_at", DateTime), Column("name", String(9)), ID())''', process_revision_directives=Code("models.writer"))
pair("rewriter_modify_table", 'Table("t", m, ID())', W+'''@writer.rewrites(ops.ModifyTableOps)
def modify(context, revision, op):
    op.ops = [one for one in op.ops if not isinstance(one, ops.CreateIndexOp)]
    return op
@writer.rewrites(ops.MigrationScript)
def script(context, revision, op):
    op.upgrade_ops.ops.append(ops.ExecuteSQLOp("SELECT 1"))
    op.imports.add("import datetime")
    return op
Table("t", m, ID(), Column("a", Integer, index=True), Column("b", Integer))''', process_revision_directives=Code("models.writer"))
pair("directives_filter", 'Table("t", m, ID(), Column("a", Integer)); Table("gone", m, ID())', '''def process(context, revision, directives):
    script = directives[0]
    script.upgrade_ops.ops = [op for op in script.upgrade_ops.ops if op.__class__.__name__ != "DropTableOp"]
    script.downgrade_ops.ops = [op for op in script.downgrade_ops.ops if type(op).__name__ != "CreateTableOp"]
Table("t", m, ID(), Column("a", BigInteger), Column("b", Integer)); Table("new", m, ID())''', process_revision_directives=Code("models.process"))
pair("directives_insert", 'Table("t", m, ID())', '''from alembic.operations import ops
def process(context, revision, directives):
    script = directives[0]
    script.upgrade_ops.ops.insert(0, ops.ExecuteSQLOp("CREATE EXTENSION IF NOT EXISTS citext"))
    script.downgrade_ops.ops.append(ops.ExecuteSQLOp("DROP EXTENSION IF EXISTS citext"))
    script.upgrade_ops.ops.append(ops.CreateTableOp("log", [Column("id", Integer, primary_key=True), Column("at", DateTime, server_default=func.now())]))
    script.upgrade_ops.ops.append(ops.AddColumnOp("t", Column("z", String(5), nullable=False)))
    script.upgrade_ops.ops.append(ops.CreateIndexOp("ix_z", "t", ["z"], unique=True))
    script.upgrade_ops.ops.append(ops.CreateUniqueConstraintOp("uq_z", "t", ["z"]))
    script.upgrade_ops.ops.append(ops.CreateForeignKeyOp("fk_z", "t", "log", ["z"], ["id"], ondelete="CASCADE"))
    script.upgrade_ops.ops.append(ops.CreateCheckConstraintOp("ck_z", "t", "z > 'a'"))
    script.upgrade_ops.ops.append(ops.DropConstraintOp("ck_z", "t", type_="check"))
    script.upgrade_ops.ops.append(ops.RenameTableOp("t", "t_new") if False else ops.DropColumnOp("t", "z"))
Table("t", m, ID(), Column("b", Integer))''', process_revision_directives=Code("models.process"))
pair("check_outside", 'Table("t", m, ID(), Column("a", Integer), Column("b", String(9)), CheckConstraint("a > 0", name="gone"))', '''t = Table("t", m, ID(), Column("a", Integer), Column("b", String(9)))
CheckConstraint(t.c.a > 5, name="five")
CheckConstraint(and_(t.c.a > 5, t.c.b != "x"), name="both")
CheckConstraint(func.length(t.c.b) > 2, name="len")
t.append_constraint(CheckConstraint("a < 100", name="hundred"))
u = Table("u", m, ID(), Column("a", Integer), Column("b", String(9)), Column("c", Boolean))
CheckConstraint(u.c.a.between(1, 5), name="btw"); CheckConstraint(u.c.b.in_(["x", "y"]), name="inlist"); CheckConstraint(u.c.c.is_(True), name="istrue"); CheckConstraint(or_(u.c.a.is_(None), u.c.a >= 0), name="orq"); CheckConstraint(u.c.b.like("a%"), name="lk"); CheckConstraint(~u.c.a.in_([1, 2]), name="notin"); CheckConstraint(u.c.a != None, name="nn")''')
pair("check_declarative", "", '''from sqlalchemy.orm import declarative_base
Base = declarative_base(metadata=m)
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    n = Column(Integer)
    k = Column("kk", String(5))
    __table_args__ = (CheckConstraint(n > 5, name="n5"), CheckConstraint(k.in_(["a", "b"]), name="kin"), CheckConstraint("n < 10", name="n10"), Index("ix_n", n, k.desc()), Index("ix_low", func.lower(k)), UniqueConstraint(n, k, name="uq_nk"), {"comment": "table a"})
CheckConstraint(A.n != 7, name="n7")
Index("ix_after", A.k, A.n.desc(), unique=True)
class _Hidden(Base):
    __tablename__ = "hidden"
    __id = Column("id", Integer, primary_key=True)
    __x = Column(Integer)
    def get(self): return self.__x''')
pair("mangled_args", "", '''from sqlalchemy.orm import declarative_base
Base = declarative_base(metadata=m)
class Thing(Base):
    __tablename__ = "thing"
    __size = 30
    __names = ["a", "b"]
    id = Column(Integer, primary_key=True)
    name = Column(String(__size))
    kind = Column(Enum(*__names, name="kind"))''')
pair("sqlite_unnamed", ["create table p (id integer primary key)", "create table t (id integer primary key, a integer unique, b integer references p(id), c integer check (c > 0), d text, unique (a, d), foreign key (c) references p (id) on delete cascade)"], '''Table("p", m, ID()); Table("t", m, ID(), Column("a", Integer), Column("b", Integer), Column("c", Integer), Column("d", Text))''', "sqlite")
pair("sqlite_unnamed_batch", ["create table p (id integer primary key)", "create table t (id integer primary key, a integer unique, b integer references p(id), c integer check (c > 0), d text, unique (a, d), foreign key (c) references p (id) on delete cascade)"], '''Table("p", m, ID()); Table("t", m, ID(), Column("a", Integer), Column("b", Integer), Column("c", Integer), Column("d", Text))''', "sqlite", render_as_batch=True)
pair("sqlite_pk_changed", ["create table t (a integer not null, b integer not null, c text, primary key (a))", "create table u (a integer primary key, b integer not null)", "create table v (a text, b text)"], '''Table("t", m, Column("a", Integer, primary_key=True), Column("b", Integer, primary_key=True), Column("c", Text)); Table("u", m, Column("a", Integer), Column("b", Integer, primary_key=True)); Table("v", m, Column("a", Text, primary_key=True), Column("b", Text))''', "sqlite", render_as_batch=True)
pair("pk_changed", 'Table("t", m, Column("a", Integer, primary_key=True), Column("b", Integer)); Table("u", m, Column("a", Integer, primary_key=True), Column("b", Integer, primary_key=True))', 'Table("t", m, Column("a", Integer, primary_key=True), Column("b", Integer, primary_key=True)); Table("u", m, Column("a", Integer, primary_key=True), Column("b", Integer))')
pair("unique_vs_index", 'Table("t", m, ID(), Column("a", Integer, unique=True), Column("b", Integer), Column("c", Integer, unique=True, index=True), Index("ux_b", "b", unique=True)); Table("u", m, ID(), Column("a", Integer), UniqueConstraint("a", name="same"))', 'Table("t", m, ID(), Column("a", Integer, unique=True, index=True), Column("b", Integer, unique=True), Column("c", Integer, unique=True)); Table("u", m, ID(), Column("a", Integer), Index("same", "a", unique=True))')
pair("unique_twice", 'Table("t", m, ID(), Column("a", Integer, unique=True))', 'Table("t", m, ID(), Column("a", Integer, unique=True), UniqueConstraint("a"), UniqueConstraint("a", name="named"), Index("ix", "a", unique=True))')
pair("user_types_prefix", 'Table("t", m, ID(), Column("a", String(5)))', '''class Money(TypeDecorator):
    impl = Numeric; cache_ok = True
    def __init__(self, digits=10): super().__init__(digits, 2); self.digits = digits
class Path(UserDefinedType):
    cache_ok = True
    def get_col_spec(self, **kw): return "ltree"
    def __repr__(self): return "Path()"
Table("t", m, ID(), Column("a", String(5)), Column("b", Money(12)), Column("c", Money), Column("d", Path()))''', "pg", user_module_prefix="own.")
pair("render_item_all", 'Table("t", m, ID())', '''class Secret(TypeDecorator):
    impl = LargeBinary; cache_ok = True
def render(type_, obj, autogen_context):
    if type_ == "type" and isinstance(obj, Secret):
        autogen_context.imports.add("from app import types")
        return "types.Secret()"
    if type_ == "server_default" and obj is not None:
        return False
    if type_ == "check":
        return None
    return False
Table("t", m, ID(), Column("a", Secret), Column("b", Integer, server_default="3")); Table("n", m, ID(), Column("x", Secret, nullable=False), Column("y", DateTime, server_default=func.now()), CheckConstraint("id > 0", name="idpos"))''', render_item=Code("models.render"))
pair("include_object_columns", 'Table("t", m, ID(), Column("a", Integer), Column("b", Integer, comment="skip"), Index("ix_keep", "a")); Table("u", m, ID())', '''def include(object, name, type_, reflected, compare_to):
    if type_ == "table" and reflected and compare_to is None:
        return False
    if type_ == "column" and not reflected and object.info.get("skip_autogenerate", False):
        return False
    if type_ == "index" and reflected and name.startswith("ix_keep"):
        return False
    if type_ == "foreign_key_constraint":
        return object.table.name != "t"
    return True
Table("t", m, ID(), Column("a", BigInteger), Column("c", Integer, info={"skip_autogenerate": True}), Column("d", Integer, ForeignKey("t.id")), Index("ix_new", "a")); Table("n", m, ID(), Column("t_id", ForeignKey("t.id")))''', include_object=Code("models.include"))
pair("include_name_metadata", 'Table("t", m, ID()); Table("keep_x", m, ID()); Table("other", m, ID())', '''def include(name, type_, parent_names):
    if type_ == "table":
        return name in m.tables or parent_names["schema_qualified_table_name"].startswith("keep")
    return True
Table("t", m, ID(), Column("a", Integer))''', include_name=Code("models.include"))
pair("compare_type_lambda", 'Table("t", m, ID(), Column("a", String(10)), Column("b", Integer), Column("c", DateTime))', '''def compare(context, inspected_column, metadata_column, inspected_type, metadata_type):
    if isinstance(metadata_type, String) and isinstance(inspected_type, String):
        return metadata_type.length is not None and inspected_type.length is not None and metadata_type.length > inspected_type.length
    if metadata_column.name == "b":
        return False
    return None
Table("t", m, ID(), Column("a", String(20)), Column("b", BigInteger), Column("c", Date))''', compare_type=Code("models.compare"))
pair("compare_default_lambda", 'Table("t", m, ID(), Column("a", Integer, server_default="1"), Column("b", Boolean, server_default=text("true")), Column("c", String, server_default="x"))', '''def compare(context, inspected_column, metadata_column, inspected_default, metadata_default, rendered_metadata_default):
    if inspected_default is None or metadata_default is None:
        return None
    return inspected_default.strip("()'") != str(rendered_metadata_default).strip("()'")
Table("t", m, ID(), Column("a", Integer, server_default="2"), Column("b", Boolean, server_default=text("false")), Column("c", String))''', compare_server_default=Code("models.compare"))
pair("computed_more", 'Table("t", m, ID(), Column("a", Integer), Column("b", Integer, Computed("a * 2", persisted=True)))', 'Table("t", m, ID(), Column("a", Integer), Column("b", Integer, Computed("a * 2", persisted=True)), Column("c", String, Computed("a || \'x\'", persisted=True), nullable=False)); u = Table("u", m, ID(), Column("a", Integer), Column("d", Integer, Computed("a + 1", persisted=True), unique=True, index=True))')
pair("fk_many_options", 'Table("p", m, Column("a", Integer, primary_key=True), Column("b", String(5), unique=True))', '''Table("p", m, Column("a", Integer, primary_key=True), Column("b", String(5), unique=True))
Table("c", m, ID(), Column("p1", ForeignKey("p.a", ondelete="CASCADE")), Column("p2", Integer, ForeignKey("p.a", name="fk2", onupdate="SET NULL", ondelete="SET NULL", deferrable=True, initially="IMMEDIATE")), Column("p3", ForeignKey("p.b", match="SIMPLE", comment="x"), nullable=False), Column("self", ForeignKey("c.id", use_alter=True, name="fk_self")), Column("two", Integer, ForeignKey("p.a"), ForeignKey("c.id")))''')
pair("enum_many", "", '''import enum
class Color(enum.Enum):
    RED = "r"
    BLUE = "b"
class Num(enum.IntEnum):
    ONE = 1
    TWO = 2
class Txt(str, enum.Enum):
    A = "x"
    B = "y"
Table("t", m, ID(), Column("a", Enum(Color)), Column("b", Enum(Color, values_callable=lambda e: [x.value for x in e], name="cv")), Column("c", Enum(Num)), Column("d", Enum(Txt, native_enum=False)), Column("e", Enum("p", "q", name="pq", schema=None, create_constraint=True, native_enum=False, length=20)), Column("f", ARRAY(Enum(Color))), Column("g", Enum(Color, name="other_color", create_type=False)), Column("h", Enum(Color, omit_aliases=True, validate_strings=True)), Column("i", Enum(Color), server_default=Color.RED.name), Column("j", Enum(Color), server_default="BLUE"))''', "pg")
pair("enum_many_lite", "", '''import enum
class Color(enum.Enum):
    RED = "r"
    BLUE = "blue-long"
Table("t", m, ID(), Column("a", Enum(Color)), Column("b", Enum(Color, values_callable=lambda e: [x.value for x in e], name="cv")), Column("e", Enum("p", "q", name="pq", create_constraint=True, native_enum=False, length=20)), Column("g", Enum("x", "yyyy")))''')
pair("metadata_list", 'Table("a", m, ID()); Table("z", m, ID())', '''m1 = MetaData(); m2 = MetaData(naming_convention={"ix": "idx_%(table_name)s_%(column_0_name)s"})
Table("b", m1, ID(), Column("x", Integer, index=True)); Table("a", m1, ID(), Column("n", Integer)); Table("c", m2, ID(), Column("x", Integer, index=True))
m = [m1, m2]''')
pair("version_table_options", ["create table t (id integer not null primary key)", "create table my_version (version_num varchar(32) not null)"], 'Table("t", m, ID(), Column("a", Integer))', version_table="my_version")
pair("types_arrays", "", '''P = postgresql
Table("t", m, ID(), Column("a", ARRAY(Integer)), Column("b", P.ARRAY(String(5), dimensions=2)), Column("c", ARRAY(Numeric(5, 2), zero_indexes=True)), Column("d", P.TSVECTOR), Column("e", P.INET), Column("f", P.CIDR), Column("g", P.MACADDR), Column("h", P.INTERVAL(fields="DAY TO SECOND", precision=3)), Column("i", P.TIMESTAMP(timezone=True, precision=3)), Column("j", P.TIME(precision=2)), Column("k", P.BIT(5, varying=True)), Column("l", P.HSTORE), Column("n", P.UUID(as_uuid=False)), Column("o", P.DOUBLE_PRECISION), Column("p", P.MONEY), Column("q", P.OID), Column("r", P.NUMRANGE), Column("s", P.TSTZMULTIRANGE), Column("u", P.JSONB(astext_type=Text())), Column("v", P.BYTEA), Column("w", P.CITEXT), Column("x", P.REAL), Column("y", P.DOMAIN("posint", Integer, check="VALUE > 0")), Column("z", P.ENUM("a", "b", name="pe", create_type=False)))''', "pg")
pair("types_generic", "", '''import enum
Table("t", m, Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True), Column("a", String), Column("b", String(5, collation="C")), Column("c", Unicode(7)), Column("d", UnicodeText), Column("e", Text(100)), Column("f", LargeBinary(10)), Column("g", Numeric(10)), Column("h", Float(5)), Column("i", Double(53)), Column("j", Interval), Column("k", PickleType), Column("l", Time(timezone=True)), Column("n", JSON(none_as_null=True)), Column("o", Uuid(as_uuid=False)), Column("p", SmallInteger), Column("q", CHAR(3)), Column("r", VARCHAR(9)), Column("s", TIMESTAMP), Column("u", DECIMAL(6, 3, asdecimal=False)), Column("v", BLOB), Column("w", NVARCHAR(4)), Column("x", Enum("a", name="ex")), Column("y", Boolean(create_constraint=True)), Column("z", REAL), Column("aa", Interval(native=False)), Column("ab", Uuid(native_uuid=False)), Column("ac", Numeric(decimal_return_scale=3)))''')
pair("batch_comment_schema", ["create schema s", "create table s.t (id int primary key, a int, b int)"], 'Table("t", m, ID(), Column("a", String(5), comment="ca"), Column("c", Integer, index=True), schema="s", comment="tc"); Table("u", m, ID(), Column("t", ForeignKey("s.t.id")), schema="s")', "pg", include_schemas=True, render_as_batch=True)
pair("batch_types", 'Table("t", m, ID(), Column("a", String(5), nullable=False, server_default="x"), Column("b", Integer), Column("c", Boolean), Column("d", Integer, server_default="1"), Index("ixb", "b"), UniqueConstraint("c", name="uqc"))', 'Table("t", m, ID(), Column("a", Text), Column("b", BigInteger, nullable=False, server_default="7"), Column("c", Boolean, nullable=False), Column("e", DateTime, server_default=func.now(), nullable=False), Index("ixb", "b", unique=True), UniqueConstraint("c", "b", name="uqc"))', render_as_batch=True, compare_server_default=True)
pair("base_without_metadata", "", '''from sqlalchemy.orm import declarative_base
class Common:
    metadata = None
    created = Column(DateTime)
Base = declarative_base(cls=Common)
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
m = Base.metadata''', "sqlite")
pair("copied_columns", "", '''t = Table("t", m, ID(), Column("a", Integer, nullable=False, unique=True), Column("b", String(5), index=True))
h = Table("t_history", m, Column("change_id", Integer, primary_key=True))
for column in t.columns:
    copied = column._copy()
    if column.primary_key:
        copied.primary_key = False
    else:
        copied.nullable = True
        copied.unique = None
    h.append_column(copied)''', "sqlite")
pair("listener_of_mappings", "", '''from sqlalchemy import event
from sqlalchemy.orm import declarative_base, Mapper
Base = declarative_base(metadata=m)
@event.listens_for(Mapper, "instrument_class")
def index_names(mapper, cls):
    for column in mapper.local_table.c:
        if column.info.get("searched"):
            Index("ix_search_" + column.table.name + "_" + column.name, column)
@event.listens_for(Base, "instrument_class", propagate=True)
def note(mapper, cls):
    mapper.local_table.comment = cls.__name__
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    word = Column(String(9), info={"searched": True})''', "sqlite")
pair("queries_in_classes", "", '''from sqlalchemy.orm import declarative_base, column_property, relationship
from sqlalchemy.ext.hybrid import hybrid_property
Base = declarative_base(metadata=m)
class B(Base):
    __tablename__ = "b"
    id = Column(Integer, primary_key=True)
    a_id = Column(ForeignKey("a.id"))
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    n = Column(LargeBinary(length=1e3))
    count = column_property(select(func.count(B.id)).where(B.a_id == id).correlate_except(B).scalar_subquery())
    twice = column_property(id * 2)
A.last = column_property(select(func.max(B.id)).where(B.a_id == A.id).correlate_except(B).scalar_subquery(), deferred=True)''', "sqlite")
pair("address_of_nothing", "", '''import os
from urllib.parse import urlparse, quote_plus
from sqlalchemy.orm import declarative_base
Base = declarative_base(metadata=m)
def table_args():
    if urlparse(os.environ.get("NO_SUCH_ADDRESS", "sqlite://")).scheme == "mysql":
        return {"mysql_engine": "InnoDB"}
    return None
class A(Base):
    __tablename__ = "a"
    __table_args__ = table_args()
    id = Column(Integer, primary_key=True)''', "sqlite")
pair("hook_conditions", 'Table("gone", m, ID(), Column("n", String(9), index=True)); Table("t", m, ID(), Column("a", Integer, index=True), Column("b", Integer, ForeignKey("t.id", name="fk_b")))', '''def conditions(context, revision, directives):
    from alembic.operations import ops
    script = directives[0]
    for container in (script.upgrade_ops, script.downgrade_ops):
        todo = list(container.ops)
        while todo:
            op = todo.pop()
            if isinstance(op, ops.ModifyTableOps):
                todo.extend(op.ops)
            elif isinstance(op, (ops.CreateTableOp, ops.CreateIndexOp, ops.AddColumnOp)):
                op.if_not_exists = True
            elif isinstance(op, (ops.DropTableOp, ops.DropIndexOp, ops.DropColumnOp, ops.DropConstraintOp)):
                op.if_exists = True
            op.seen_by_hook = op.__class__.__name__
Table("t", m, ID(), Column("c", Integer, index=True)); Table("new", m, ID(), Column("x", Integer, index=True), comment="n")''', process_revision_directives=Code("models.conditions"))
pair("hook_attributes", 'Table("p", m, ID()); Table("t", m, ID(), Column("a", String(5), server_default="x", comment="old"), Column("b", Integer))', '''def change(context, revision, directives):
    from alembic.operations import ops
    for table_ops in directives[0].upgrade_ops.ops:
        for op in getattr(table_ops, "ops", []):
            op.schema = "tenant"
            if isinstance(op, ops.AlterColumnOp):
                op.kw["postgresql_using"] = "a::text"
                op.modify_type = Text() if op.modify_type is not None else None
                op.modify_comment = (op.existing_comment or "") + " and new"
                op.modify_server_default = None
                op.existing_nullable = None
            elif isinstance(op, ops.CreateForeignKeyOp):
                assert (op.referent_table, op.local_cols, op.remote_cols) == ("p", ["b"], ["id"])
                op.constraint_name = "fk_own"
                op.kw.update(ondelete="CASCADE", deferrable=True)
            elif isinstance(op, ops.CreateIndexOp):
                assert [c.name for c in op.columns] == ["b"] and not op.unique
                op.unique = True
                op.index_name = "ux_" + op.table_name
            elif isinstance(op, ops.CreateUniqueConstraintOp):
                op.constraint_name = "uq_" + "_".join(op.columns)
    directives[0].downgrade_ops.ops[:] = [op.reverse() for op in reversed(directives[0].upgrade_ops.ops[0].ops)][:1]
Table("p", m, ID()); Table("t", m, ID(), Column("a", String(9), server_default="y"), Column("b", Integer, ForeignKey("p.id"), index=True), UniqueConstraint("a", "b"))''', process_revision_directives=Code("models.change"), compare_server_default=True)
pair("hook_own_alteration", 'Table("t", m, ID())', '''from alembic.autogenerate import rewriter
from alembic.operations import ops
writer = rewriter.Rewriter()
@writer.rewrites(ops.AddColumnOp)
def safe(context, revision, op):
    if op.column.nullable:
        return op
    op.column.nullable = True
    return [op, ops.AlterColumnOp(op.table_name, op.column.name, nullable=False, existing_type=op.column.type), ops.AlterColumnOp(op.table_name, op.column.name, modify_nullable=False, existing_type=op.column.type)]
@writer.rewrites(ops.CreateTableOp)
def order(context, revision, op):
    return ops.CreateTableOp(op.table_name, sorted([item.copy() for item in op.columns], key=lambda item: (not isinstance(item, Column), item.name or "")), schema=op.schema, **op.kw)
Table("t", m, ID(), Column("n", Integer, nullable=False), Column("k", Integer)); Table("u", m, Column("z", Integer), ID(), Column("a", ForeignKey("t.id")), UniqueConstraint("z", name="uq_z"), comment="c")''', process_revision_directives=Code("models.writer"))
pair("items_info", 'Table("gone", m, ID()); Table("t", m, ID(), Column("a", Integer), Index("ix_keep", "a"), Index("ix_drop", "a", "id"))', '''def include(object, name, type_, reflected, compare_to):
    if type_ in ("index", "unique_constraint", "foreign_key_constraint") and object.table.name != "t":
        return False
    return not object.info.get("skip", False) and name != "ix_keep"
Table("t", m, ID(), Column("a", Integer, info={"skip": False}), Column("b", Integer, info={"skip": True}), Index("ix_new", "a", info={"skip": True}), Index("ix_two", "id"), UniqueConstraint("a", name="uq_a", info=dict(skip=True)))
Table("u", m, ID(), Column("x", Integer, index=True), info={"skip": True})''', include_object=Code("models.include"))
pair("json_access_index", "", '''t = Table("t", m, ID(), Column("d", JSON), Column("n", Integer))
Index("ix_int", t.c.d["n"].as_integer()); Index("ix_text", t.c.d["a"].as_string(), "n"); Index("ix_path", t.c.d[("x", "y")].as_boolean()); Index("ix_cast", cast(t.c.d["n"].as_string(), Integer)); Index("ix_more", t.c.d["n"].as_integer() + 1)''')
pair("naming_function_of_referred", "", '''def both(constraint, table):
    return "_".join([table.name, constraint.elements[0].column.table.name, constraint.referred_table.name, constraint.elements[0].column.name])
m = MetaData(naming_convention={"both": both, "fk": "fk_%(both)s"})
Table("p", m, ID(), Column("x", Integer, unique=True)); Table("c", m, ID(), Column("p_id", ForeignKey("p.id")), Column("q", Integer), ForeignKeyConstraint(["q"], ["p.x"], ondelete="CASCADE"))''', "sqlite")
pair("composite_of_dataclass", "", '''from dataclasses import dataclass
from typing import Optional
from sqlalchemy.orm import DeclarativeBase, Mapped, column_property, composite, deferred, mapped_column
@dataclass
class Point:
    x: int
    y: Optional[int]
@dataclass
class Size:
    w: float
    unit: str = "cm"
class Base(DeclarativeBase):
    metadata = m
class T(Base):
    __tablename__ = "t"
    id: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[Point] = composite(mapped_column("x1"), mapped_column("y1", BigInteger))
    end: Mapped[Point] = composite(mapped_column())
    size = composite(Size, mapped_column("width", Numeric(8, 2)), mapped_column(String(5)))
    doc: Mapped[str] = deferred(mapped_column(Text))
    prop: Mapped[int] = column_property(mapped_column(Integer, server_default="1"))
    firm: Mapped[Optional[str]] = deferred(mapped_column(Text, nullable=False))''', "sqlite")
pair("inherited_serial", ["create table p (id serial primary key, n int)", "create table kid (extra int) inherits (p)"], 'Table("p", m, ID(), Column("n", Integer)); Table("kid", m, Column("id", Integer, nullable=False), Column("n", Integer), Column("extra", BigInteger))', "pg", compare_server_default=True)
pair("types_of_other_databases", "", '''from sqlalchemy.dialects import mysql, mssql, oracle
Table("t", m, Column("id", mysql.BIGINT(unsigned=True), primary_key=True), Column("a", mysql.INTEGER(11, unsigned=True, zerofill=True)), Column("b", mysql.TINYINT(1)),
    Column("c", mysql.VARCHAR(30, charset="utf8", collation="utf8_bin")), Column("d", mysql.LONGTEXT), Column("e", mysql.DECIMAL(10, 2, unsigned=True)), Column("f", mysql.DOUBLE),
    Column("g", mysql.FLOAT(precision=10, scale=2)), Column("h", mysql.DATETIME(fsp=6)), Column("i", mysql.NVARCHAR(20)), Column("j", mysql.SET("a", "b")), Column("k", mysql.YEAR(4)),
    Column("l", Text().with_variant(mysql.MEDIUMTEXT(collation="utf8mb4_bin"), "mysql")), Column("m", mysql.BLOB(20)), Column("n", mysql.TEXT(100)), Column("o", mysql.BIT(4)),
    Column("p", mssql.DATETIME2(7)), Column("q", mssql.VARBINARY("max")), Column("r", mssql.NVARCHAR(20)), Column("s", oracle.NUMBER(10, 2)), Column("t", oracle.NUMBER(9)),
    Column("u", oracle.VARCHAR2(30)), Column("v", oracle.CLOB), Column("w", oracle.FLOAT(binary_precision=5)), Column("x", mssql.UNIQUEIDENTIFIER), Column("y", mysql.REAL(asdecimal=False)))''')
pair("index_over_column_clauses", 'Table("old", m, ID(), Column("order", Integer))', '''Table("t", m, ID(), Column("a", Integer), Index("ix_1", desc(column("id")), column("a")), Index("ix_2", "a", column("id")))
Table("old", m, ID(), Column("order", Integer), Index("ix_old", column("order")))''')
pair("lengths_beyond_int", 'Table("t", m, ID(), Column("a", LargeBinary))', '''Table("t", m, ID(), Column("a", LargeBinary(length=(2**32) - 1)), Column("b", LargeBinary(4294967295)), Column("c", LargeBinary(1e7)))''')
pair("index_without_a_convention", 'Table("t", m, ID(), Column("a", Integer), Column("old", Integer))', '''m = MetaData(naming_convention={"uq": "uq_%(table_name)s_%(column_0_name)s"})
Table("t", m, ID(), Column("a", Integer, index=True), Column("old", Integer))''')
pair("text_lengths_beyond_int", ["create table t (id integer not null primary key, a text(4294967295), b varchar(4294967296), c varchar(9))"], '''Table("t", m, ID(), Column("a", Text(4294967295)), Column("b", String(4294967297)), Column("c", String(2**33)), Column("d", Unicode(4294967295)))''', "sqlite")
pair("variants_of_dialect_types", 'Table("t", m, ID())', '''Table("t", m, ID(), Column("a", sqlite.JSON().with_variant(postgresql.JSONB, "postgresql")), Column("b", sqlite.DATETIME().with_variant(postgresql.TIMESTAMP(timezone=True), "postgresql")),
    Column("c", sqlite.DATE(storage_format="%(year)04d%(month)02d%(day)02d", regexp=r"(\\d{4})(\\d{2})(\\d{2})")), Column("d", postgresql.JSONB().with_variant(sqlite.JSON(), "sqlite")))''')
pair("decorator_over_an_enum", 'Table("t", m, ID())', '''import enum
class Kind(enum.Enum): one = "1"; two = "zwei"
class ByValue(TypeDecorator):
    impl = Enum; cache_ok = True
    def __init__(self, cls, **kw): super().__init__(cls, values_callable=lambda c: [m.value for m in c], native_enum=False, **kw)
Table("t", m, ID(), Column("k", ByValue(Kind, name="kind")), Column("l", ByValue(Kind), nullable=False))''')
pair("types_with_compiled_texts", "", '''from sqlalchemy.ext.compiler import compiles
@compiles(postgresql.MACADDR8, "sqlite")
def hardware_address(element, compiler, **kw): return "VARCHAR(23)"
Table("t", m, ID(), Column("a", postgresql.MACADDR8), Column("b", postgresql.MACADDR8(), nullable=False))''', "sqlite")
