// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Directives folded into a schema: what a database would be after them (operations.md §7, batch.md).
#include "batch_builders.h"
#include "schema_text.h"

#include "operation/fold.h"

#include <QTest>

using namespace build;
using operation::FoldContext;
using operation::Operation;

namespace {

/// A history that is folded step by step.
class History {
public:
    explicit History(const char *dialectName, schema::NamingConvention naming = schema::NamingConvention::standard()) : m_dialect(dialect::dialectByName(dialectName))
    {
        context.dialectName = dialectName;
        context.naming = std::move(naming);
        context.finalName = [this](const auto &name, const auto &kind, const auto &names, const auto &table, const auto &columns, const auto &referred, const auto &referredColumns) {
            return dialect::conventionName(name, kind, names, table, columns, referred, referredColumns, m_dialect.maxIdentifierLength());
        };
        context.quote = [this](const Identifier &identifier) { return m_dialect.quote(identifier); };
        context.note = [this](const std::string &text) { notes << QString::fromStdString(text); };
        context.opaque = [this](const Operation &) { ++opaque; };
    }

    History &then(Operation::Node node)
    {
        operation::fold(schema, Operation{std::move(node), {}}, context);
        return *this;
    }
    QStringList table(const std::string &tableName = "t") const
    {
        const schema::Table *found = schema.findTable(name(tableName));
        return found ? describeTable(*found, m_dialect) : QStringList{QStringLiteral("no table")};
    }

    schema::Schema schema;
    FoldContext context;
    QStringList notes;
    int opaque = 0;

private:
    const dialect::Dialect &m_dialect;
};

QStringList lines(const char *text) { return QString::fromUtf8(text).split(QLatin1Char('\n')); }

schema::ForeignKey toParent(const char *constraintName = nullptr) { return foreignKey({"p"}, "parent", {"id"}, constraintName ? plain(constraintName) : schema::Name{}); }

operation::CreateTable parentTable() { return createTable("parent", {Column("id", integer()).key()}); }

operation::CreateTable childTable()
{
    operation::CreateTable op = createTable("t", {Column("id", integer()).key(), Column("p", integer()).references(toParent()).index_(), Column("a", string()).unique_(), Column("e", enumType({"x", "y"}, "mood"))},
                                            {check("a <> ''")});
    op.comment = "children";
    return op;
}

schema::Identity counting()
{
    schema::Identity identity;
    identity.always = true;
    identity.start = identity.increment = 1;
    return identity;
}

operation::AlterColumn altering(const char *columnName)
{
    operation::AlterColumn op;
    op.table = name("t");
    op.column = columnName;
    return op;
}

operation::AlterColumn renaming(const char *from, const char *to)
{
    operation::AlterColumn op = altering(from);
    op.newName = Identifier(to);
    return op;
}

operation::DropColumn dropping(const char *columnName) { return {name("t"), columnName, false, {}}; }

operation::DropConstraint droppingConstraint(const char *constraintName, operation::ConstraintKind kind = operation::ConstraintKind::Unknown)
{
    operation::DropConstraint op;
    op.table = name("t");
    op.name = plain(constraintName);
    op.kind = kind;
    return op;
}

operation::AddColumn adding(Column spec)
{
    operation::AddColumn op;
    op.table = name("t");
    op.column = std::move(spec);
    return op;
}

}  // namespace

class FoldTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void createTableOnPostgresql();
    void createTableOnSqlite();
    void conventions();
    void automaticNames();
    void whatCreateTableLeavesOut();
    void typeChecks();
    void dropTableAndEnums();
    void renameTable();
    void addColumn();
    void dropColumn();
    void alterColumn();
    void renameColumn();
    void constraints();
    void indexes();
    void batchRebuild();
    void batchNaming();
    void batchCopyFrom();
    void batchPlain();
    void opaqueAndUncertain();
    void whatDoesNotFit();
    void agreesWithTheDatabase();
};

void FoldTest::createTableOnPostgresql()
{
    History history("postgresql");
    history.then(parentTable()).then(childTable());
    QCOMPARE(history.table(), lines("id INTEGER not null serial\np INTEGER\na VARCHAR\ne mood\nprimary key t_pkey (id)\ncheck t_a_check a <> ''\nforeign key t_p_fkey (p) to parent (id)\n"
                                    "unique t_a_key (a)\nindex ix_t_p (p)\n-- children"));
    QCOMPARE(history.schema.enums.at(name("mood")).labels, (std::vector<std::string>{"x", "y"}));
    QVERIFY(history.notes.isEmpty());
}

void FoldTest::createTableOnSqlite()
{
    History history("sqlite");
    history.then(parentTable()).then(childTable());
    QCOMPARE(history.table(), lines("id INTEGER not null\np INTEGER\na VARCHAR\ne VARCHAR(1)\nprimary key (id)\ncheck a <> ''\nforeign key (p) to parent (id)\nunique (a)\nindex ix_t_p (p)"));
    QVERIFY(history.schema.enums.empty());
}

void FoldTest::conventions()
{
    History history("postgresql", convention());
    history.then(parentTable()).then(createTable("t", {Column("id", integer()).key(), Column("p", integer()).references(toParent()).index_(), Column("a", string()).unique_()}, {check("a <> ''", plain("filled"))}));
    QCOMPARE(history.table().mid(3), lines("primary key pk_t (id)\ncheck ck_t_filled a <> ''\nforeign key fk_t_p_parent (p) to parent (id)\nunique uq_t_a (a)\nindex ix_t_p (p)"));
    history.then(droppingConstraint("filled", operation::ConstraintKind::Check));
    QVERIFY(!history.table().contains(QStringLiteral("check ck_t_filled a <> ''")));
}

/// PostgreSQL's own names, so that a later script may drop them.
void FoldTest::automaticNames()
{
    History history("postgresql");
    history.then(createTable("t", {Column("a", integer()), Column("b", integer())}, {check("a > 0"), check("a > 1"), check("a > b"), unique({"a", "b"}), unique({"a", "b"}), primaryKey({"a"})}));
    // Equal UNIQUE constraints of one CREATE TABLE are one for the server.
    QCOMPARE(history.table().mid(2), lines("check t_a_check a > 0\ncheck t_a_check1 a > 1\ncheck t_check a > b\nunique t_a_b_key (a, b)\nprimary key t_pkey (a)"));
    history.then(operation::AddConstraint{name("t"), unique({"a", "b"})});
    QCOMPARE(history.table().last(), QStringLiteral("unique t_a_b_key1 (a, b)"));
    history.then(droppingConstraint("t_a_check1")).then(droppingConstraint("t_a_b_key"));
    QVERIFY(history.notes.isEmpty());
    QCOMPARE(history.table().size(), 6);
    const std::string longTable(60, 't'), longColumn(30, 'c');
    History cut("postgresql");
    cut.then(createTable(longTable, {Column(longColumn.c_str(), integer()).unique_()}));
    QCOMPARE(cut.table(longTable).back(), QStringLiteral("unique %1_%2_key (%3)").arg(QString(29, QLatin1Char('t')), QString(29, QLatin1Char('c')), QString(30, QLatin1Char('c'))));
}

void FoldTest::whatCreateTableLeavesOut()
{
    schema::Unique named = unique({"a"});
    named.name = plain("one");
    schema::ForeignKey late = toParent("late");
    late.useAlter = true;
    const auto create = createTable("t", {Column("id", sql::makeType(sql::TypeId::Numeric)).key(), Column("a", integer()), Column("p", integer())}, {unique({"a"}), named, unique({"id"}), late});
    History postgresql("postgresql"), sqlite("sqlite");
    postgresql.then(create);
    // One UNIQUE, with the name that was given; the key's own is none; nobody adds use_alter; a Numeric key is SERIAL.
    QCOMPARE(postgresql.table(), lines("id INTEGER not null serial\na INTEGER\np INTEGER\nprimary key t_pkey (id)\nunique one (a)"));
    sqlite.then(create);
    QCOMPARE(sqlite.table().filter(QStringLiteral("unique")).size(), 3);
    QCOMPARE(sqlite.table().filter(QStringLiteral("late")).size(), 1);
}

void FoldTest::typeChecks()
{
    History sqlite("sqlite"), postgresql("postgresql");
    for (History *history : {&sqlite, &postgresql})
        history->then(createTable("t", {Column("a", checkedBoolean("ck_a")), Column("e", checkedEnum({"x"}, "ck_e"))}));
    QCOMPARE(sqlite.table().mid(2), lines("check ck_a a IN (0, 1)\ncheck ck_e e IN ('x')"));
    QCOMPARE(postgresql.table().mid(2), lines("check ck_e e IN ('x')"));
    operation::AlterColumn op = altering("e");
    op.existingType = checkedEnum({"x"}, "ck_e");
    op.type = checkedEnum({"x", "y"}, "ck_e");
    sqlite.then(op);
    QCOMPARE(sqlite.table().mid(2), lines("check ck_a a IN (0, 1)\ncheck ck_e e IN ('x', 'y')"));
}

void FoldTest::dropTableAndEnums()
{
    History history("postgresql");
    history.then(parentTable()).then(childTable()).then(operation::DropTable{name("t"), false});
    QCOMPARE(history.table(), QStringList{QStringLiteral("no table")});
    QCOMPARE(history.schema.enums.size(), std::size_t(1));
    history.then(operation::DropType{enumType({}, "mood"), false}).then(operation::CreateType{enumType({"z"}, "mood"), false}).then(operation::CreateType{enumType({"q"}, "mood"), true});
    QCOMPARE(history.schema.enums.at(name("mood")).labels, std::vector<std::string>{"z"});
}

void FoldTest::renameTable()
{
    History history("postgresql");
    history.then(parentTable()).then(childTable()).then(operation::RenameTable{name("parent"), "elder"}).then(operation::RenameTable{name("t"), "u"});
    QVERIFY(history.table("u").contains(QStringLiteral("foreign key t_p_fkey (p) to elder (id)")));
    QVERIFY(history.table("u").contains(QStringLiteral("index ix_t_p (p)")));
    QCOMPARE(history.schema.findTable(name("u"))->indexes[0].table, name("u"));
    QVERIFY(!history.schema.findTable(name("parent")));
}

void FoldTest::addColumn()
{
    History history("postgresql");
    history.then(parentTable()).then(createTable("t", {Column("id", integer()).key()}));
    history.then(adding(Column("p", integer()).references(toParent("fk")).index_().unique_())).then(adding(Column("n", integer()).key())).then(adding(Column("e", enumType({"x"}, "mood")).comment("c")));
    QCOMPARE(history.table(), lines("id INTEGER not null serial\np INTEGER\nn INTEGER not null\ne mood -- c\nprimary key t_pkey (id)\nforeign key fk (p) to parent (id)\nunique index ix_t_p (p)"));
    QVERIFY(history.schema.enums.empty());
    operation::AddColumn again = adding(Column("p", string()));
    again.ifNotExists = true;
    history.then(again);
    QVERIFY(history.notes.isEmpty());
    history.then(adding(Column("p", string())));
    QCOMPARE(history.notes, QStringList{QStringLiteral("add_column: table t has a column p already.")});
}

/// Indexes and constraints over the column go, of CHECKs those that name it.
void FoldTest::dropColumn()
{
    History history("postgresql");
    history.then(createTable("t", {Column("a", integer()), Column("b", integer()), Column("c", integer())}, {primaryKey({"a", "b"}), unique({"b", "c"}, plain("u")), check("a > c", plain("k")), check("b > 0", plain("l"))}));
    operation::CreateIndex partial;
    partial.index = index(plain("ix"), "t", {column("b")});
    partial.index.options = {{"postgresql_where", option(text("c > 0"))}};
    history.then(partial).then(dropping("c"));
    QCOMPARE(history.table(), lines("a INTEGER not null\nb INTEGER not null\nprimary key t_pkey (a, b)\ncheck l b > 0"));
    history.then(dropping("a"));
    QCOMPARE(history.table(), lines("b INTEGER not null\ncheck l b > 0"));
    QVERIFY(!history.schema.findTable(name("t"))->columns[0].primaryKey);
}

void FoldTest::alterColumn()
{
    History history("postgresql");
    history.then(createTable("t", {Column("a", integer()).textDefault("5"), Column("i", integer()).identity(counting())}));
    using Clause = operation::Change<operation::DefaultClause>;
    operation::AlterColumn op = altering("a");
    op.nullable = false;
    op.type = type(TypeId::Text);
    op.serverDefault = Clause::set(schema::ServerDefault{text("now()")});
    op.comment = operation::Change<std::string>::set("note");
    history.then(op);
    QCOMPARE(history.table(), lines("a TEXT not null default now() -- note\ni INTEGER not null identity always start 1 increment 1"));
    operation::AlterColumn removing = altering("i");
    removing.serverDefault = Clause::remove();
    removing.existingServerDefault = Clause::set(schema::Identity{});
    operation::AlterColumn plainDefault = altering("a");
    plainDefault.serverDefault = Clause::remove();
    plainDefault.comment = operation::Change<std::string>::remove();
    history.then(removing).then(plainDefault);
    QCOMPARE(history.table(), lines("a TEXT not null\ni INTEGER not null"));
}

/// Everything follows, texts too, and the foreign keys of other tables.
void FoldTest::renameColumn()
{
    History history("postgresql");
    history.then(createTable("t", {Column("id", integer()).key(), Column("a", string()).index_(), Column("g", integer()).computed("id * 2", true)},
                             {check("a <> 'a' and length(a) > 1", plain("k")), check("x", plain("l"))}));
    history.schema.editTable(name("t"))->constraints.emplace_back(schema::Check{.name = plain("m"), .condition = junction(true, {binary(column("a"), "!=", column("g")), postfix(call("lower", {column("a")}), "IS NULL")}), .deferrable = {}, .initially = {}, .options = {}});
    history.then(createTable("u", {Column("t", integer()).references(foreignKey({"t"}, "t", {"id"}))}));
    history.then(renaming("a", "b c")).then(renaming("id", "key"));
    QCOMPARE(history.table(), lines("key INTEGER not null serial\nb c VARCHAR\ng INTEGER as (key * 2) stored\nprimary key t_pkey (key)\n"
                                    "check k \"b c\" <> 'a' and length(\"b c\") > 1\ncheck l x\ncheck m \"b c\" != g AND lower(\"b c\") IS NULL\nindex ix_t_a (\"b c\")"));
    QCOMPARE(history.table("u").back(), QStringLiteral("foreign key u_t_fkey (t) to t (key)"));
}

void FoldTest::constraints()
{
    History history("postgresql");
    history.then(createTable("t", {Column("a", integer()), Column("b", integer())})).then(operation::AddConstraint{name("t"), primaryKey({"a"}, plain("pk"))});
    QCOMPARE(history.table(), lines("a INTEGER not null\nb INTEGER\nprimary key pk (a)"));
    history.then(droppingConstraint("pk")).then(operation::AddConstraint{name("t"), unique({"b"})});
    QCOMPARE(history.table(), lines("a INTEGER not null\nb INTEGER\nunique t_b_key (b)"));
    operation::DropConstraint lenient = droppingConstraint("nope");
    lenient.ifExists = true;
    history.then(lenient);
    QVERIFY(history.notes.isEmpty());
    history.then(droppingConstraint("nope"));
    QCOMPARE(history.notes, QStringList{QStringLiteral("drop_constraint: table t has no constraint nope.")});
}

void FoldTest::indexes()
{
    History history("postgresql");
    history.then(createTable("t", {Column("a", integer())})).then(createTable("s.t", {Column("a", integer())}));
    for (const char *table : {"t", "s.t"})
        history.then(operation::CreateIndex{index({}, table, {column("a")}), false});
    QCOMPARE(history.table("s.t").back(), QStringLiteral("index ix_s_t_a (a)"));
    operation::DropIndex op;
    op.name = plain("ix_t_a");
    history.then(op);
    QCOMPARE(history.table(), lines("a INTEGER"));
    history.then(op);
    QCOMPARE(history.notes, QStringList{QStringLiteral("drop_index: the history so far has no index ix_t_a.")});
}

/// On SQLite: order, nameless CHECKs lost, constraints over dropped columns gone, names of the block's beginning.
void FoldTest::batchRebuild()
{
    History history("sqlite");
    history.then(createTable("t", {Column("a", integer()).key(), Column("b", integer()).key(), Column("c", string())}, {check("c <> ''"), check("c <> 'x'", plain("k")), unique({"c", "b"}, plain("u"))}));
    history.then(Batch().drop("b").rename("c", "d").add(Column("n", integer()), {}, "a").nullable("c", false).constraint(unique({"d"}, plain("u2"))));
    QCOMPARE(history.table(), lines("a INTEGER not null\nn INTEGER\nd VARCHAR not null\nprimary key (a)\ncheck k d <> 'x'\nunique u2 (d)"));
    History preserving("sqlite");
    preserving.context.batchPreserve = true;
    preserving.then(createTable("t", {Column("a", integer()), Column("b", integer())}, {check("a > 0")})).then(Batch().drop("b"));
    QCOMPARE(preserving.table(), lines("a INTEGER\ncheck a > 0"));
    History exchanging("sqlite");
    exchanging.then(createTable("t", {Column("a", integer()).key(), Column("b", integer())})).then(Batch().drop("a").add(Column("n", integer()).key()));
    QCOMPARE(exchanging.table(), lines("b INTEGER\nn INTEGER not null\nprimary key (n)"));
}

void FoldTest::batchNaming()
{
    History history("sqlite");
    history.then(parentTable()).then(createTable("t", {Column("id", integer()).key(), Column("p", integer()).references(toParent())}));
    Batch batch;
    batch.namingConvention = {{{"fk", "fk_%(table_name)s_%(column_0_name)s"}, {"pk", "pk_%(table_name)s"}}};
    batch.dropConstraint("fk_t_p", operation::ConstraintKind::ForeignKey);
    history.then(batch);
    QCOMPARE(history.table(), lines("id INTEGER not null\np INTEGER\nprimary key pk_t (id)"));
    QVERIFY(history.notes.isEmpty());
}

void FoldTest::batchCopyFrom()
{
    History history("sqlite");
    history.then(createTable("t", {Column("a", integer()), Column("b", integer())}));
    Batch batch;
    batch.drop("b");
    schema::Table table;
    table.name = name("t");
    table.columns = {Column("a", string()).column, Column("b", integer()).column};
    table.constraints = {check("a <> ''")};
    batch.copyFrom = table;
    batch.tableConstraints = {unique({"a"}, plain("u"))};
    history.then(batch);
    QCOMPARE(history.table(), lines("a VARCHAR\ncheck a <> ''\nunique u (a)"));
}

/// In place nothing is lost and nothing moves.
void FoldTest::batchPlain()
{
    History sqlite("sqlite"), postgresql("postgresql");
    for (History *history : {&sqlite, &postgresql})
        history->then(createTable("t", {Column("a", integer())}, {check("a > 0")})).then(Batch().add(Column("n", integer()).index_()));
    QCOMPARE(sqlite.table(), lines("a INTEGER\nn INTEGER\ncheck a > 0\nindex ix_t_n (n)"));
    postgresql.then(Batch().rename("a", "b"));
    QCOMPARE(postgresql.table(), lines("b INTEGER\nn INTEGER\ncheck t_a_check b > 0\nindex ix_t_n (n)"));
}

void FoldTest::opaqueAndUncertain()
{
    History history("postgresql");
    operation::ExecuteSql raw;
    raw.statement = std::make_shared<const sql::Executable>(sql::Executable{sql::RawSql{"create table q (a int)"}});
    history.then(createTable("t", {Column("a", integer())})).then(raw);
    QCOMPARE(history.opaque, 1);
    QVERIFY(history.context.uncertain.empty());
    history.context.condition = "depends on the rows of account (b2.py:12)";
    history.then(adding(Column("n", integer())));
    history.context.condition.clear();
    QCOMPARE(QString::fromStdString(history.context.uncertain.at(name("t"))), QStringLiteral("depends on the rows of account (b2.py:12)"));
    history.then(operation::RenameTable{name("t"), "u"});
    QVERIFY(history.context.uncertain.contains(name("u")));
    QVERIFY(!history.context.uncertain.contains(name("t")));
    history.then(operation::DropTable{name("u"), false});
    QVERIFY(history.context.uncertain.empty());
}

/// Told, and left out: the fold of a history goes on.
void FoldTest::whatDoesNotFit()
{
    History history("sqlite");
    history.then(dropping("a")).then(Batch().drop("a")).then(operation::DropTable{name("t"), false}).then(operation::DropTable{name("t"), true});
    history.then(createTable("t", {Column("a", integer())})).then(dropping("nope")).then(renaming("nope", "n")).then(createTable("t", {Column("b", integer())}));
    QCOMPARE(history.notes.size(), 6);
    QCOMPARE(history.table(), lines("b INTEGER"));
}

/// The same directives run on SQLite and reflected give the same table.
void FoldTest::agreesWithTheDatabase()
{
    const std::vector<Operation::Node> script{
        parentTable(),
        createTable("t", {Column("id", integer()).key(), Column("a", sized(TypeId::String, 20)).nullable(false), Column("b", integer()), Column("c", boolean())}, {check("b > 0", plain("k")), unique({"a", "b"}, plain("u"))}),
        operation::CreateIndex{index(plain("ix_a"), "t", {column("a"), column("c")}), false},
        adding(Column("d", type(TypeId::DateTime))),
        Batch().rename("b", "bb").add(Column("p", integer()).references(toParent("fk")), {}, "a").toType("c", integer()).drop("d"),
        operation::RenameTable{name("t"), "u"},
        Batch("u").dropConstraint("k").constraint(check("bb < 100", plain("k2"))).index("ix_bb", {column("bb")}, true),
    };
    History history("sqlite");
    MemoryDatabase database;
    dialect::CompileState state = database.state();
    for (const Operation::Node &node : script) {
        history.then(node);
        dialect::sqlite().compile(Operation{node, {}}, state, [&](const sql::Statement &statement) { database.run(statement); });
    }
    QStringList reflected = describeTable(*database.reflect(name("u")), dialect::sqlite()), folded = history.table("u");
    QCOMPARE(folded.mid(0, 5), reflected.mid(0, 5));
    folded.sort();
    reflected.sort();
    QCOMPARE(folded, reflected);
    QVERIFY(history.notes.isEmpty());
}

QTEST_APPLESS_MAIN(FoldTest)
#include "tst_fold.moc"
