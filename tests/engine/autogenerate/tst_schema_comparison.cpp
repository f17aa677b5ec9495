// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/compare/comparison.h"
#include "autogenerate/compare/table_pair.h"
#include "autogenerate/directive.h"
#include "autogenerate/render/python_text.h"
#include "autogenerate/render/renderer.h"
#include "schema/table_order.h"

#include <QTest>

using namespace limbeck;
using namespace limbeck::autogenerate;

namespace {

schema::Column column(const char *name, sql::TypeId type)
{
    schema::Column one;
    one.name = Identifier(name);
    one.type = sql::makeType(type);
    one.nullable = true;
    return one;
}

schema::Table table(const char *name, std::vector<std::string> refersTo = {})
{
    schema::Table one;
    one.name.name = Identifier(name);
    one.columns.push_back(column("id", sql::TypeId::Integer));
    for (const std::string &other : refersTo) {
        schema::ForeignKey key;
        key.columns = {Identifier("id")};
        key.referredTable.name = Identifier(other);
        key.referredColumns = {Identifier("id")};
        one.constraints.emplace_back(std::move(key));
    }
    return one;
}

std::size_t changesOf(const std::vector<Directive> &directives)
{
    std::size_t count = 0;
    for (const Directive &directive : directives) {
        const auto *changes = std::get_if<TableChanges>(&directive.node);
        count += changes ? changesOf(changes->directives) : 1;
    }
    return count;
}

std::string order(const std::vector<schema::Table> &tables)
{
    schema::Schema schema;
    for (const schema::Table &one : tables)
        schema.tables.emplace(one.name, one);
    std::string text;
    for (const schema::Table *one : schema::sortedTables(schema))
        text += (text.empty() ? "" : " ") + one->name.toString();
    return text;
}

}  // namespace

class TestSchemaComparison : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textAsPythonPrintsIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << "a b" << "'a b'";
        QTest::newRow("single quote") << "it's" << "\"it's\"";
        QTest::newRow("both quotes") << "it's \"x\"" << "'it\\'s \"x\"'";
        QTest::newRow("double quote") << "\"x\"" << "'\"x\"'";
        QTest::newRow("backslash and line end") << "a\\b\n\tc\r" << "'a\\\\b\\n\\tc\\r'";
        QTest::newRow("letters") << QString::fromUtf8("ünï") << QString::fromUtf8("'ünï'");
        QTest::newRow("unprintable") << QString(QChar(0x200b)) << "'\\u200b'";
        QTest::newRow("control") << QString(QChar(1)) << "'\\x01'";
    }

    void textAsPythonPrintsIt()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(QString::fromStdString(pythonText(text.toStdString())), shown);
    }

    void tablesStandBehindThoseThatTheyReferTo()
    {
        QCOMPARE(order({table("zeta", {"mid"}), table("mid", {"alpha"}), table("alpha"), table("beta")}), std::string("alpha beta mid zeta"));
        QCOMPARE(order({table("a", {"a"}), table("b")}), std::string("a b"));
    }

    void aCycleDoesNotCount() { QCOMPARE(order({table("a", {"b"}), table("b", {"a", "z"}), table("d", {"a"}), table("z")}), std::string("a b z d")); }

    void theInverseOfTheInverseIsTheSame()
    {
        AlterColumn alter;
        alter.table.name = Identifier("t");
        alter.column = Identifier("a");
        alter.existingType = sql::makeType(sql::TypeId::Integer);
        alter.type = sql::makeType(sql::TypeId::BigInteger);
        alter.existingNullable = true;
        alter.nullable = false;
        alter.existingComment = "old";
        alter.comment = std::optional<std::string>();
        const QualifiedName name{std::nullopt, Identifier("t")};
        const std::vector<Directive> list{{CreateTable{table("n")}},
                                          {TableChanges{name, {{AddColumn{name, column("b", sql::TypeId::Text)}}, {alter}, {SetTableComment{name, "x", std::nullopt}}}}},
                                          {DropTable{table("o")}}};
        const std::vector<Directive> back = reversed(list);
        QVERIFY(std::holds_alternative<CreateTable>(back.front().node));
        QVERIFY(std::holds_alternative<DropTable>(back.back().node));
        const auto &inner = std::get<TableChanges>(back[1].node).directives;
        QVERIFY(std::get<AlterColumn>(inner[1].node).type == sql::makeType(sql::TypeId::Integer));
        QCOMPARE(std::get<AlterColumn>(inner[1].node).comment->value_or(""), std::string("old"));
        QVERIFY(reversed(back) == list);
    }

    void typesAreComparedByTheirWords_data()
    {
        QTest::addColumn<int>("database");
        QTest::addColumn<int>("model");
        QTest::addColumn<bool>("postgresql");
        QTest::addColumn<bool>("differ");
        using sql::TypeId;
        const auto row = [](const char *name, TypeId a, TypeId b, bool postgresql, bool differ) { QTest::newRow(name) << int(a) << int(b) << postgresql << differ; };
        row("int and bigint", TypeId::UpperInteger, TypeId::BigInteger, true, true);
        row("text and varchar", TypeId::UpperText, TypeId::String, true, true);
        row("double precision and float", TypeId::UpperDoublePrecision, TypeId::Float, true, false);
        row("decimal and numeric", TypeId::UpperDecimal, TypeId::Numeric, false, false);
        row("double and float on SQLite", TypeId::UpperDouble, TypeId::Float, false, true);
        row("boolean", TypeId::UpperBoolean, TypeId::Boolean, false, false);
        row("json and jsonb", TypeId::Json, TypeId::PgJsonb, true, true);
    }

    void typesAreComparedByTheirWords()
    {
        QFETCH(int, database);
        QFETCH(int, model);
        QFETCH(bool, postgresql);
        QFETCH(bool, differ);
        const dialect::Dialect &dialect = postgresql ? dialect::postgresql() : dialect::sqlite();
        QCOMPARE(typesDiffer(dialect, sql::makeType(sql::TypeId(database)), sql::makeType(sql::TypeId(model))), std::optional<bool>(differ));
    }

    void aBodyWithoutDirectivesPasses()
    {
        QCOMPARE(bodyText({}), std::string("# ### commands auto generated by Alembic - please adjust! ###\n    pass\n    # ### end Alembic commands ###"));
    }

    void batchBlocksAreIndented()
    {
        RenderOptions options;
        options.dialect = &dialect::sqlite();
        options.asBatch = true;
        const QualifiedName name{std::nullopt, Identifier("t")};
        const std::vector<Directive> list{{TableChanges{name, {{AddColumn{name, column("b", sql::TypeId::Text)}}, {DropColumn{name, column("a", sql::TypeId::Text)}}}}}};
        QCOMPARE(Renderer(options).body(list),
                 std::string("# ### commands auto generated by Alembic - please adjust! ###\n    with op.batch_alter_table('t', schema=None) as batch_op:\n"
                             "        batch_op.add_column(sa.Column('b', sa.Text(), nullable=True))\n        batch_op.drop_column('a')\n\n    # ### end Alembic commands ###"));
    }

    void tablesThatWereNotReadAreNotDropped()
    {
        schema::Schema database;
        for (const char *name : {"gone", "unread"})
            database.tables.emplace(QualifiedName{std::nullopt, Identifier(name)}, table(name));
        ComparisonSettings settings;
        settings.dialect = &dialect::sqlite();
        settings.mayDropTable = [](const QualifiedName &name) { return name.name.text != "unread"; };
        ComparisonHooks hooks;
        const auto directives = compareSchemas(database, {}, settings, hooks);
        QCOMPARE(directives.size(), std::size_t(1));
        QCOMPARE(std::get<DropTable>(directives.front().node).table.name.toString(), std::string("gone"));
    }

    /// Which of the two Alembic compares is chance: it is told.
    void twoIndexesOfOneNameAreTold()
    {
        struct Warnings : ComparisonHooks {
            void warning(const std::string &text) override { texts.push_back(text); }
            std::vector<std::string> texts;
        } hooks;
        schema::Table wanted = table("t");
        wanted.columns.push_back(column("a", sql::TypeId::Integer));
        for (const char *name : {"id", "a"}) {
            schema::Index index;
            index.name.text = Identifier("ix");
            index.table = wanted.name;
            index.elements = {sql::makeExpression(sql::ColumnRef{Identifier(name), nullptr})};
            wanted.indexes.push_back(index);
        }
        ComparisonSettings settings;
        settings.dialect = &dialect::postgresql();
        QCOMPARE(changesOf(compareSchemas({}, {wanted}, settings, hooks)), std::size_t(2));
        QCOMPARE(hooks.texts, std::vector<std::string>{"The models give table t two indexes of the name ix: only the last one is compared. Give one of them another name."});
    }

    /// A base that is not known may have what the database holds; what the models say beside it is compared.
    void nothingIsDroppedOfTablesThatMayHaveMore()
    {
        schema::Table existing = table("t", {"other"}), wanted = table("t");
        existing.columns.push_back(column("of_the_base", sql::TypeId::UpperInteger));
        schema::Index index;
        index.name.text = Identifier("ix_base");
        index.table = existing.name;
        index.elements = {sql::makeExpression(sql::ColumnRef{Identifier("id"), nullptr})};
        existing.indexes.push_back(index);
        wanted.columns.push_back(column("new", sql::TypeId::Integer));
        schema::Schema database;
        database.tables.emplace(existing.name, existing);
        ComparisonSettings settings;
        settings.dialect = &dialect::postgresql();
        ComparisonHooks hooks;
        QCOMPARE(changesOf(compareSchemas(database, {wanted}, settings, hooks)), std::size_t(4));
        settings.isColumnUnread = [](const QualifiedName &, const std::string &column) { return column != "id" && column != "new"; };
        QCOMPARE(changesOf(compareSchemas(database, {wanted}, settings, hooks)), std::size_t(1));
    }
};

QTEST_APPLESS_MAIN(TestSchemaComparison)
#include "tst_schema_comparison.moc"
