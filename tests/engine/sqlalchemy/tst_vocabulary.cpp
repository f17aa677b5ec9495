// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recording_world.h"

#include <QTest>

/// What scripts see: results, inspector, context, exceptions, URLs, models. Each case prints what it saw.
namespace limbeck::sqlalchemy {

namespace {

schema::Schema sampleSchema()
{
    schema::Table table;
    table.name.name = "account";
    schema::Column id, name;
    id.name = "id";
    id.type = sql::makeType(sql::TypeId::UpperInteger);
    id.nullable = false;
    name.name = "name";
    name.type = sql::makeType(sql::TypeId::UpperVarchar);
    name.type.length = 50;
    name.nullable = true;
    table.columns = {id, name};
    schema::PrimaryKey key;
    key.name.text = sql::Identifier("account_pkey");
    key.columns = {"id"};
    schema::ForeignKey reference;
    reference.columns = {"id"};
    reference.referredTable.name = "other";
    reference.referredColumns = {"oid"};
    reference.onDelete = "CASCADE";
    table.constraints = {key, reference};
    schema::Index index;
    index.name.text = sql::Identifier("ix_account_name");
    index.table = table.name;
    index.elements = {sql::makeExpression(sql::ColumnRef{"name", nullptr})};
    table.indexes = {index};
    schema::Schema schema;
    schema.tables.emplace(table.name, table);
    return schema;
}

sql::Rows sampleRows()
{
    sql::Rows rows;
    rows.hasRows = true;
    rows.columns = {{"id", 23, ""}, {"name", 25, ""}};
    rows.rows = {{std::int64_t(1), std::string("a")}, {std::int64_t(2), std::string("b")}};
    rows.affected = 2;
    return rows;
}

}  // namespace

class TestVocabulary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void live_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("expected");
        const auto add = [](const char *name, const char *script, const char *expected) { QTest::newRow(name) << QString::fromUtf8(script) << QString::fromUtf8(expected); };
        add("rows by attribute, index and unpacking",
            "r = op.get_bind().execute(sa.text('select id, name from t'))\nfor row in r:\n    a, b = row\n    print(row.id, row[1], a, b, row._mapping['name'], row._asdict())",
            "1 a 1 a a {'id': 1, 'name': 'a'}\n2 b 2 b b {'id': 2, 'name': 'b'}\n");
        add("fetchall, first, scalar, scalars, mappings",
            "c = op.get_bind()\nq = sa.text('select id, name from t')\nprint(c.execute(q).fetchall(), c.execute(q).first(), c.execute(q).scalar(), c.scalars(q).all(), [dict(m) for m in c.execute(q).mappings()])",
            "[(1, 'a'), (2, 'b')] (1, 'a') 1 [1, 2] [{'id': 1, 'name': 'a'}, {'id': 2, 'name': 'b'}]\n");
        add("rowcount and keys", "r = op.get_bind().execute(sa.text('select 1'))\nprint(r.rowcount, list(r.keys()), len(r.fetchone()))", "2 ['id', 'name'] 2\n");
        add("one raises on several",
            "from sqlalchemy.exc import MultipleResultsFound\ntry:\n    op.get_bind().execute(sa.text('q')).one()\nexcept MultipleResultsFound as e:\n    print('several')", "several\n");
        add("typed boolean", "t = sa.table('t', sa.column('id', sa.Boolean), sa.column('name'))\nprint(op.get_bind().execute(sa.select(t.c.id, t.c.name)).first())", "(True, 'a')\n");
        add("inspector", "i = sa.inspect(op.get_bind())\nprint(i.get_table_names(), i.has_table('account'), i.has_table('x'), [c['name'] for c in i.get_columns('account')])",
            "['account'] True False ['id', 'name']\n");
        add("inspector types", "i = sa.inspect(op.get_bind())\nc = i.get_columns('account')[1]\nprint(str(c['type']), isinstance(c['type'], sa.String), c['type'].length, c['nullable'], c['default'])",
            "VARCHAR(50) True 50 True None\n");
        add("inspector keys", "i = sa.inspect(op.get_bind())\nprint(i.get_pk_constraint('account')['constrained_columns'], i.get_foreign_keys('account')[0]['options'], i.get_indexes('account')[0]['column_names'])",
            "['id'] {'ondelete': 'CASCADE'} ['name']\n");
        add("no such table", "from sqlalchemy import exc\ntry:\n    sa.inspect(op.get_bind()).get_columns('nope')\nexcept exc.NoSuchTableError as e:\n    print('none', e)", "none nope\n");
        add("reflection", "t = sa.Table('account', sa.MetaData(), autoload_with=op.get_bind())\nprint(list(t.c.keys()), t.c.name.type.length)", "['id', 'name'] 50\n");
        add("dialect and context",
            "c = op.get_context()\nprint(c.dialect.name, c.bind.dialect.name, c.as_sql, op.get_bind().engine.name, c.dialect.server_version_info[0], context.get_x_argument(), "
            "context.get_x_argument(as_dictionary=True), context.get_tag_argument(), context.is_offline_mode())",
            "postgresql postgresql False postgresql 15 ['data=true', 'flag'] {'data': 'true', 'flag': ''} v1 False\n");
        add("url", "from sqlalchemy.engine.url import make_url\nu = make_url('postgresql+psycopg2://me:p%40ss@host:5433/db?sslmode=require')\n"
                   "print(u, u.username, u.password, u.port, u.database, u.query['sslmode'], u.get_backend_name(), u.set(database='x').render_as_string(hide_password=False))",
            "postgresql+psycopg2://me:***@host:5433/db?sslmode=require me p@ss 5433 db require postgresql postgresql+psycopg2://me:p%40ss@host:5433/x?sslmode=require\n");
        add("bad url", "from sqlalchemy.exc import ArgumentError\ntry:\n    sa.make_url('nonsense')\nexcept ArgumentError:\n    print('refused')", "refused\n");
        add("models", "from sqlalchemy.orm import declarative_base, DeclarativeBase, Mapped, mapped_column\nm = sa.MetaData(naming_convention={'ix': 'i_%(column_0_label)s'})\nBase = declarative_base(metadata=m)\n"
                      "class A(Base):\n    __tablename__ = 'a'\n    id = sa.Column(sa.Integer, primary_key=True)\nclass B2(DeclarativeBase):\n    pass\nclass C(B2):\n    id: Mapped[int] = mapped_column(primary_key=True)\n"
                      "print(A.metadata is m, Base.metadata.naming_convention, C.metadata is B2.metadata)",
            "True {'ix': 'i_%(column_0_label)s'} True\n");
        add("sqlmodel", "import sqlmodel\nclass H(sqlmodel.SQLModel, table=True):\n    id: int = sqlmodel.Field(primary_key=True)\nprint(H.metadata is sqlmodel.SQLModel.metadata, isinstance(sqlmodel.sql.sqltypes.AutoString(), sa.types.TypeDecorator))",
            "True True\n");
        add("event recorded", "from sqlalchemy import event\n@event.listens_for(op.get_bind(), 'connect')\ndef f(a, b):\n    pass\nprint(f is not None)", "True\n");
        add("planted attribute", "sa.GUID = sa.CHAR\nprint(isinstance(sa.GUID(32), sa.String))", "True\n");
        add("finished name is a text", "n = op.f('ix_a')\nprint(n, n + '_b', n == 'ix_a', n.upper(), f'{n}!')", "ix_a ix_a_b True IX_A ix_a!\n");
        add("truth of a clause", "try:\n    if sa.column('a') > 1:\n        pass\nexcept TypeError as e:\n    print(e)", "Boolean value of this clause is not defined\n");
        add("column collection", "t = sa.table('t', sa.column('a'), sa.column('b'))\nprint([c.name for c in t.c], 'a' in t.c, 'z' in t.c, len(t.columns), t.c['b'].name)", "['a', 'b'] True False 2 b\n");
        add("savepoint", "with op.get_bind().begin_nested():\n    pass\nprint('done')", "done\n");
    }

    void live()
    {
        QFETCH(QString, script);
        QFETCH(QString, expected);
        RecordingWorld world(dialect::postgresql(), WorldKind::Live);
        world.schema = sampleSchema();
        world.answer = [](const std::string &) { return sampleRows(); };
        const Outcome outcome = runScript(&world, script.toStdString());
        QCOMPARE(QString::fromStdString(outcome.exception), QString());
        QCOMPARE(QString::fromStdString(outcome.printed), expected);
    }

    void databaseErrorsAreExceptions()
    {
        RecordingWorld world(dialect::postgresql(), WorldKind::Live);
        world.answer = [](const std::string &text) -> ExecuteResult {
            DatabaseError::Facts facts;
            facts.sqlState = "42P01";
            facts.primary = "relation \"t\" does not exist";
            facts.statement = text;
            throw DatabaseError(facts);
        };
        const Outcome outcome = runScript(&world, "from sqlalchemy import exc\ntry:\n    op.get_bind().execute(sa.text('select 1'))\nexcept exc.ProgrammingError as e:\n    print(isinstance(e, exc.DBAPIError), e.orig.pgcode, e.statement)");
        QCOMPARE(QString::fromStdString(outcome.exception), QString());
        QCOMPARE(QString::fromStdString(outcome.printed), QStringLiteral("True 42P01 select 1\n"));
    }

    void unknownRowsStayUnknown()
    {
        RecordingWorld world(dialect::postgresql(), WorldKind::Preview);
        const Outcome outcome = runScript(&world, "n = op.get_bind().execute(sa.text('select count(*) from t')).scalar()\nif n > 3:\n    op.drop_table('t')\n");
        QCOMPARE(QString::fromStdString(outcome.exception), QString());
        QCOMPARE(world.statements.size(), std::size_t(2));
        QVERIFY(!world.events.empty() && world.events.front().starts_with("conditional"));
    }

    void unknownNamesAreVisible()
    {
        RecordingWorld world(dialect::postgresql(), WorldKind::Preview);
        const Outcome outcome = runScript(&world, "op.drop_table(op.get_bind().execute(sa.text('select 1')).scalar())");
        QCOMPARE(QString::fromStdString(outcome.exception), QString());
        QVERIFY(world.statements.back().find("\u27e8unknown\u27e9") != std::string::npos);
    }

    void withoutWorldIsRefused()
    {
        QVERIFY(runScript(nullptr, "op.drop_table('t')").exception.find("no migration context") != std::string::npos);
        QVERIFY(runScript(nullptr, "import sqlalchemy\nprint(sqlalchemy.String(5).length)").exception.empty());
    }

    void offlineInspectionIsRefused()
    {
        RecordingWorld world(dialect::postgresql(), WorldKind::Offline);
        QVERIFY(runScript(&world, "sa.inspect(op.get_bind())").exception.find("NoInspectionAvailable") != std::string::npos);
        QVERIFY(runScript(&world, "op.get_bind().execute(sa.text('select 1')).fetchall()").exception.find("NoneType") != std::string::npos);
    }
};

}  // namespace limbeck::sqlalchemy

QTEST_APPLESS_MAIN(limbeck::sqlalchemy::TestVocabulary)
#include "tst_vocabulary.moc"
