// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/batches.h"
#include "autogenerate/pending/enum_statements.h"
#include "autogenerate/pending/ignore_list.h"
#include "autogenerate/pending/items.h"
#include "autogenerate/pending/pending_diff.h"
#include "autogenerate/pending/rename_proposals.h"
#include "autogenerate/pending/stored_forms.h"
#include "autogenerate/pending/type_conversion.h"
#include "autogenerate/pending/type_steps.h"
#include "base/error.h"
#include "support/temp_dir.h"

#include <QTest>

using namespace limbeck;
using namespace limbeck::autogenerate;

namespace {

schema::Column column(const char *name, sql::TypeId type, bool nullable = true)
{
    schema::Column one;
    one.name = Identifier(name);
    one.type = sql::makeType(type);
    one.nullable = nullable;
    return one;
}

schema::Table table(const char *name, std::vector<schema::Column> columns)
{
    schema::Table one;
    one.name.name = Identifier(name);
    one.columns = std::move(columns);
    return one;
}

schema::Schema schemaOf(std::vector<schema::Table> tables)
{
    schema::Schema schema;
    for (schema::Table &one : tables) {
        const QualifiedName name = one.name;
        schema.tables.emplace(name, std::move(one));
    }
    return schema;
}

QualifiedName named(const char *name) { return {std::nullopt, Identifier(name)}; }

sql::Type enumType(const char *name, std::vector<std::string> labels)
{
    sql::Type type = sql::makeType(sql::TypeId::Enum);
    type.name = name;
    type.enumeration = sql::EnumFacts{};
    type.enumeration->labels = std::move(labels);
    return type;
}

}  // namespace

class TestPendingParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // ---- what is ignored

    void anIgnoredDifferenceKeepsItsReason()
    {
        test::TempDir folder;
        const std::string path = IgnoreList::pathFor(folder.path().string());
        IgnoreList list = IgnoreList::read(path);
        QVERIFY(list.entries().empty());
        list.add("drop table spatial_ref_sys", "belongs to PostGIS\nreally");
        list.add("drop index a.b#c%d", "");
        list.write(path);
        const IgnoreList again = IgnoreList::read(path);
        QCOMPARE(again.keys(), (std::set<std::string>{"drop table spatial_ref_sys", "drop index a.b#c%d"}));
        QCOMPARE(again.reason("drop table spatial_ref_sys"), std::string("belongs to PostGIS really"));
        QVERIFY(again.contains("drop index a.b#c%d"));
    }

    void commentsOfTheListStay()
    {
        test::TempDir folder;
        const std::string path = IgnoreList::pathFor(folder.path().string());
        test::writeFile(path, "# ours\n\ndrop table a # why\n");
        IgnoreList list = IgnoreList::read(path);
        list.add("drop table b", "because");
        list.write(path);
        QCOMPARE(test::readFile(path), std::string("# ours\n\ndrop table a # why\ndrop table b # because\n"));
    }

    void theLastEntryTakesTheFileAlong()
    {
        test::TempDir folder;
        const std::string path = IgnoreList::pathFor(folder.path().string());
        IgnoreList list;
        list.add("drop table a", "x");
        list.write(path);
        list.remove("drop table a");
        list.write(path);
        QVERIFY(!std::filesystem::exists(path));
    }

    void aListThatCannotBeWrittenIsAnError()
    {
        IgnoreList list;
        list.add("drop table a", "x");
        QVERIFY_THROWS_EXCEPTION(Error, list.write("/nowhere/at/all/limbeck-ignore.txt"));
    }

    // ---- renames

    void aRenameIsGivenAsText()
    {
        const schema::Schema database = schemaOf({table("users", {column("name", sql::TypeId::UpperText)})});
        QCOMPARE(Rename::parse("users:accounts", database), (Rename{named("users"), std::nullopt, Identifier("accounts")}));
        QCOMPARE(Rename::parse("users.name:full_name", database), (Rename{named("users"), Identifier("name"), Identifier("full_name")}));
        QCOMPARE(Rename::parse("users.name:users.full_name", database).newName.text, std::string("full_name"));
        QCOMPARE(Rename::parse("users.name:full_name", database).toString(), std::string("users.name:full_name"));
        for (const char *wrong : {"users", "users:", ":x", "nothing:x", "users.nothing:x"})
            QVERIFY_THROWS_EXCEPTION(Error, Rename::parse(wrong, database));
    }

    void namesReadAlike()
    {
        QCOMPARE(nameLikeness("user_name", "username"), 1.0);
        QVERIFY(nameLikeness("created", "created_at") > 0.6);
        QVERIFY(nameLikeness("firstName", "first_name") > 0.9);
        QVERIFY(nameLikeness("amount", "city") < 0.4);
        QCOMPARE(nameLikeness("", "a"), 0.0);
    }

    void aColumnThatWentAndOneThatCameAreProposed()
    {
        const schema::Schema database = schemaOf({table("t", {column("id", sql::TypeId::UpperInteger), column("mail", sql::TypeId::UpperText), column("age", sql::TypeId::UpperInteger)})});
        ComparisonSettings settings;
        settings.dialect = &dialect::postgresql();
        const auto proposals = proposeRenames(database, {table("t", {column("id", sql::TypeId::Integer), column("email", sql::TypeId::Text), column("age", sql::TypeId::Integer)})}, settings);
        QCOMPARE(proposals.size(), std::size_t(1));
        QCOMPARE(proposals.front().rename.toString(), std::string("t.mail:email"));
        QVERIFY(proposals.front().score > 0.8);
        QCOMPARE(proposals.front().replaces, (std::vector<std::string>{"drop column t.mail", "add column t.email"}));
        // Another kind of type is no rename.
        QVERIFY(proposeRenames(database, {table("t", {column("id", sql::TypeId::Integer), column("email", sql::TypeId::Boolean), column("age", sql::TypeId::Integer)})}, settings).empty());
    }

    void aTableIsProposedByItsColumns()
    {
        const auto columns = [](const char *name) { return table(name, {column("id", sql::TypeId::UpperInteger), column("mail", sql::TypeId::UpperText), column("age", sql::TypeId::UpperInteger)}); };
        ComparisonSettings settings;
        settings.dialect = &dialect::postgresql();
        const auto proposals = proposeRenames(schemaOf({columns("user")}), {columns("account"), table("other", {column("id", sql::TypeId::Integer)})}, settings);
        QCOMPARE(proposals.size(), std::size_t(1));
        QCOMPARE(proposals.front().rename.toString(), std::string("user:account"));
    }

    void aRenameTakesForeignKeysAlong()
    {
        schema::Table child = table("child", {column("parent_id", sql::TypeId::UpperInteger)});
        schema::ForeignKey key;
        key.columns = {Identifier("parent_id")};
        key.referredTable = named("parent");
        key.referredColumns = {Identifier("id")};
        child.constraints.emplace_back(key);
        schema::Schema database = schemaOf({table("parent", {column("id", sql::TypeId::UpperInteger)}), child});
        const std::vector<Directive> directives = applyRenames(database, {{named("child"), Identifier("parent_id"), Identifier("owner_id")}, {named("parent"), std::nullopt, Identifier("owner")}},
                                                               dialect::postgresql());
        QCOMPARE(directives.size(), std::size_t(2));
        const auto &moved = std::get<schema::ForeignKey>(database.findTable(named("child"))->constraints.front());
        QCOMPARE(moved.referredTable.toString(), std::string("owner"));
        QCOMPARE(moved.columns.front().text, std::string("owner_id"));
        QVERIFY_THROWS_EXCEPTION(Error, applyRenames(database, {{named("child"), std::nullopt, Identifier("owner")}}, dialect::postgresql()));
    }

    // ---- texts

    void wordsOfSqlTellSpellingsApart()
    {
        QCOMPARE(wordsOfSql("((A  > 0))"), wordsOfSql("a > 0 -- x"));
        QCOMPARE(wordsOfSql("\"a\" = 'X'"), std::string("a = 'X'"));
        QVERIFY(wordsOfSql("(a) + (b)") != wordsOfSql("a) + (b"));
        QCOMPARE(wordsOfSql("'x'::character varying(10)", true), std::string("'x'"));
        QVERIFY(wordsOfSql("a::int") != wordsOfSql("a::bigint"));
    }

    void typeChangesGetTheirUsing_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<QString>("clause");
        using sql::TypeId;
        const auto row = [](const char *name, TypeId from, TypeId to, const char *clause) { QTest::newRow(name) << int(from) << int(to) << QString::fromLatin1(clause); };
        row("integer to bigint", TypeId::UpperInteger, TypeId::BigInteger, "");
        row("anything to text", TypeId::UpperTimestamp, TypeId::Text, "");
        row("text to integer", TypeId::UpperText, TypeId::Integer, "c::INTEGER");
        row("integer to boolean", TypeId::UpperInteger, TypeId::Boolean, "c <> 0");
        row("boolean to bigint", TypeId::UpperBoolean, TypeId::BigInteger, "c::integer::BIGINT");
        row("timestamp to date", TypeId::UpperTimestamp, TypeId::Date, "");
        row("json to jsonb", TypeId::Json, TypeId::PgJsonb, "");
        row("text to json", TypeId::UpperText, TypeId::Json, "c::JSON");
    }

    void typeChangesGetTheirUsing()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(QString, clause);
        const auto found = usingClause(dialect::postgresql(), Identifier("c"), sql::makeType(sql::TypeId(from)), sql::makeType(sql::TypeId(to)));
        QCOMPARE(QString::fromStdString(found.value_or("")), clause);
        QVERIFY(!usingClause(dialect::sqlite(), Identifier("c"), sql::makeType(sql::TypeId(from)), sql::makeType(sql::TypeId(to))));
    }

    void enumStatementsAreUnderstood()
    {
        schema::Schema schema;
        QVERIFY(applyStatement(schema, "CREATE TYPE mood AS ENUM ('sad', 'ok')"));
        QVERIFY(applyStatement(schema, "ALTER TYPE mood ADD VALUE IF NOT EXISTS 'calm' AFTER 'sad'"));
        QVERIFY(applyStatement(schema, "alter type mood rename value 'ok' to 'fine'"));
        QCOMPARE(schema.enums.at(named("mood")).labels, (std::vector<std::string>{"sad", "calm", "fine"}));
        QVERIFY(applyStatement(schema, "ALTER TYPE mood RENAME TO feeling"));
        QVERIFY(schema.enums.contains(named("feeling")) && !schema.enums.contains(named("mood")));
        QVERIFY(applyStatement(schema, "DROP TYPE feeling"));
        QVERIFY(schema.enums.empty());
        QVERIFY(applyStatement(schema, "UPDATE t SET a = 1"));
        QVERIFY(!applyStatement(schema, "CREATE TABLE t (a int)"));
    }

    // ---- items

    void aChangedIndexIsOneItem()
    {
        schema::Index index;
        index.name.text = Identifier("ix");
        index.table = named("t");
        const std::vector<PendingItem> items = itemsOf({{TableChanges{named("t"), {{DropIndex{index}}, {AddColumn{named("t"), column("a", sql::TypeId::Text)}}, {CreateIndex{index}}}}}});
        QCOMPARE(items.size(), std::size_t(2));
        QCOMPARE(items[0].key, std::string("add column t.a"));
        QCOMPARE(items[1].key, std::string("change index t.ix"));
        QCOMPARE(items[1].directives.size(), std::size_t(2));
    }

    void whatIsTickedIsAssembledTableByTable()
    {
        const std::vector<PendingItem> items
            = itemsOf({{CreateTable{table("n", {})}}, {TableChanges{named("t"), {{AddColumn{named("t"), column("a", sql::TypeId::Text)}}, {DropColumn{named("t"), column("b", sql::TypeId::Text)}}}}}});
        ComparisonChoices choices;
        QCOMPARE(assembled(items, choices).size(), std::size_t(2));
        choices.ignored = {"drop column t.b"};
        QCOMPARE(std::get<TableChanges>(assembled(items, choices).back().node).directives.size(), std::size_t(1));
        choices.only = std::set<std::string>{"add table n"};
        const std::vector<Directive> one = assembled(items, choices);
        QCOMPARE(one.size(), std::size_t(1));
        QVERIFY(std::holds_alternative<CreateTable>(one.front().node));
    }

    void onSqliteOnlyWhatNeedsItIsABatch()
    {
        const TableChanges plain{named("t"), {{AddColumn{named("t"), column("a", sql::TypeId::Text)}}}};
        AlterColumn strict;
        strict.table = named("u");
        strict.column = Identifier("a");
        strict.nullable = false;
        const TableChanges filled{named("u"), {{ExecuteText{"UPDATE u SET a = 1", {}, false}}, {strict}}};
        const std::vector<Directive> result = withBatches({{plain}, {filled}}, dialect::sqlite());
        QCOMPARE(result.size(), std::size_t(3));
        QVERIFY(!std::get<TableChanges>(result[0].node).asBatch);
        QVERIFY(std::holds_alternative<ExecuteText>(result[1].node));
        QVERIFY(std::get<TableChanges>(result[2].node).asBatch);
        QCOMPARE(withBatches({{filled}}, dialect::postgresql()).size(), std::size_t(1));
    }

    void whatHangsOnARebuiltTableIsMadeAgain()
    {
        using schema::Dependent;
        const Dependent index{Dependent::Kind::Index, "ix_lower", "CREATE INDEX ix_lower ON u (lower(b))"}, trigger{Dependent::Kind::Trigger, "audit", "CREATE TRIGGER audit AFTER INSERT ON u BEGIN SELECT ':a'; END"};
        const HangingOn hanging{{named("u"), {index, trigger}}};
        AlterColumn strict;
        strict.table = named("u");
        strict.column = Identifier("a");
        strict.nullable = false;
        const auto texts = [](const std::vector<Directive> &directives) {
            std::vector<std::string> result;
            for (const Directive &directive : directives) {
                const auto *execute = std::get_if<ExecuteText>(&directive.node);
                result.push_back(execute ? execute->text : "changes");
            }
            return result;
        };
        const std::vector<std::string> both{"DROP INDEX ix_lower", "DROP TRIGGER audit", "changes", "CREATE TRIGGER audit AFTER INSERT ON u BEGIN SELECT '\\:a'; END", "CREATE INDEX ix_lower ON u (lower(b))"};
        QCOMPARE(texts(withBatches({{TableChanges{named("u"), {{strict}}}}}, dialect::sqlite(), hanging)), both);
        // Nothing is rebuilt; another table is.
        QCOMPARE(texts(withBatches({{TableChanges{named("u"), {{AddColumn{named("u"), column("c", sql::TypeId::Integer)}}}}}}, dialect::sqlite(), hanging)), std::vector<std::string>{"changes"});
        QCOMPARE(texts(withBatches({{TableChanges{named("t"), {{strict}}}}}, dialect::sqlite(), hanging)), std::vector<std::string>{"changes"});
        // The script drops the index itself; a column goes that it names.
        schema::Index dropped;
        dropped.name.text = Identifier("ix_lower");
        const HangingOn one{{named("u"), {index}}};
        QCOMPARE(texts(withBatches({{TableChanges{named("u"), {{strict}, {DropIndex{dropped}}}}}}, dialect::sqlite(), one)), std::vector<std::string>{"changes"});
        QCOMPARE(texts(withBatches({{TableChanges{named("u"), {{DropColumn{named("u"), column("b", sql::TypeId::Text)}}}}}}, dialect::sqlite(), one)), std::vector<std::string>{"changes"});
    }

    void anEnumIsMadeOnceAndGoesWithTheDowngrade()
    {
        schema::Column mood = column("mood", sql::TypeId::Text);
        mood.type = enumType("mood", {"sad", "ok"});
        const std::vector<Directive> script = withTypes({{CreateTable{table("a", {mood})}}, {CreateTable{table("b", {mood})}}}, {}, dialect::postgresql());
        QCOMPARE(script.size(), std::size_t(3));
        QCOMPARE(std::get<ExecuteText>(script[0].node).inverse, std::string("DROP TYPE mood"));
        QVERIFY(std::get<ExecuteText>(script[0].node).text.empty());
        QCOMPARE(std::get<CreateTable>(script[1].node).table.columns.front().type.id, sql::TypeId::Enum);
        const sql::Type &second = std::get<CreateTable>(script[2].node).table.columns.front().type;
        QCOMPARE(second.id, sql::TypeId::PgEnum);
        QVERIFY(!second.enumeration->createType);
        const std::vector<Directive> added = withTypes({{TableChanges{named("t"), {{AddColumn{named("t"), mood}}}}}}, {}, dialect::postgresql());
        QCOMPARE(std::get<ExecuteText>(std::get<TableChanges>(added[0].node).directives.front().node).text, std::string("CREATE TYPE mood AS ENUM ('sad', 'ok')"));
        QCOMPARE(withTypes({{TableChanges{named("t"), {{AddColumn{named("t"), mood}}}}}}, {named("mood")}, dialect::postgresql()),
                 (std::vector<Directive>{{TableChanges{named("t"), {{AddColumn{named("t"), mood}}}}}}));
    }
};

QTEST_GUILESS_MAIN(TestPendingParts)
#include "tst_pending_parts.moc"
