// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is read from stored CREATE TABLE and CREATE INDEX texts, in every spelling that SQLite accepts.
#include "dialect/sqlite/create_table_parser.h"

#include <QTest>

#include <fmt/format.h>
#include <fmt/ranges.h>

using namespace limbeck::dialect::sqlite_catalog;

namespace {

std::string elements(const std::vector<ParsedElement> &list)
{
    std::vector<std::string> texts;
    for (const ParsedElement &element : list)
        texts.push_back((element.name.empty() ? "{" + element.text + "}" : element.name) + (element.collation.empty() ? "" : " collate " + element.collation)
                        + (element.descending ? " desc" : ""));
    return fmt::format("({})", fmt::join(texts, ", "));
}

std::string named(const char *what, const std::optional<std::string> &name) { return what + (name ? " " + *name : std::string()); }

std::string columnText(const ParsedColumn &column)
{
    std::string text = fmt::format("{} [{}]", column.name, column.type);
    if (!column.collation.empty())
        text += " collate " + column.collation;
    if (column.notNull)
        text += " not null" + column.notNullConflict;
    if (column.defaultText)
        text += " default " + *column.defaultText;
    if (column.generated)
        text += " as " + *column.generated + (column.isStored ? " stored" : "");
    return text;
}

std::string foreignKeyText(const ParsedForeignKey &key)
{
    std::string text = fmt::format("{} ({}) to {} ({})", named("fk", key.name), fmt::join(key.columns, ", "), key.table, fmt::join(key.referredColumns, ", "));
    const auto add = [&](const char *word, const std::optional<std::string> &value) { text += value ? std::string(word) + *value : std::string(); };
    add(" delete ", key.onDelete);
    add(" update ", key.onUpdate);
    add(" match ", key.match);
    if (key.deferrable)
        text += *key.deferrable ? " deferrable" : " not deferrable";
    add(" initially ", key.initially);
    return text;
}

/// One part a line.
QString described(const std::optional<ParsedTable> &table)
{
    if (!table)
        return QStringLiteral("none");
    std::vector<std::string> lines;
    for (const ParsedColumn &column : table->columns)
        lines.push_back(columnText(column));
    if (const auto &key = table->primaryKey)
        lines.push_back(named("pk", key->name) + " " + elements(key->columns) + key->onConflict + (key->autoincrement ? " autoincrement" : ""));
    for (const ParsedUnique &unique : table->uniques)
        lines.push_back(named("uq", unique.name) + " " + elements(unique.columns) + unique.onConflict);
    for (const ParsedForeignKey &key : table->foreignKeys)
        lines.push_back(foreignKeyText(key));
    for (const ParsedCheck &check : table->checks)
        lines.push_back(named("ck", check.name) + " " + check.text + (check.column.empty() ? "" : " at " + check.column));
    if (table->withoutRowid)
        lines.push_back("without rowid");
    if (table->strict)
        lines.push_back("strict");
    return QString::fromStdString(fmt::format("{}", fmt::join(lines, "\n")));
}

}  // namespace

class CreateTableParserTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void table_data();
    void table();
    void index_data();
    void index();
};

void CreateTableParserTest::table_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *rowName, const char *text, const char *expected) { QTest::newRow(rowName) << QString::fromUtf8(text) << QString::fromUtf8(expected); };

    row("as SQLAlchemy writes it", "CREATE TABLE t (\n\tid INTEGER NOT NULL, \n\ta VARCHAR(50) DEFAULT 'x' NOT NULL, \n\tCONSTRAINT pk_t PRIMARY KEY (id), \n\tUNIQUE (a)\n)",
        "id [INTEGER] not null\na [VARCHAR(50)] not null default 'x'\npk pk_t (id)\nuq (a)");
    row("every quoting", "create table \"T x\" (\"a\"\"b\" int, [c d] text, `e` int, 'f' int, constraint `ck` check (`e` > 0), constraint [u 1] unique ([c d]), primary key ('f'))",
        "a\"b [int]\nc d [text]\ne [int]\nf [int]\npk (f)\nuq u 1 (c d)\nck ck `e` > 0");
    row("comments", "create table t (a int -- primary key, (\n, /* b int, */ c int /* ) */)", "a [int]\nc [int]");
    row("parentheses and quotes in a check", "create table t (a text check (a <> ')' and (a <> '(''(' or (1))), b int)", "a [text]\nb [int]\nck a <> ')' and (a <> '(''(' or (1)) at a");
    row("inline constraints", "create table t (a integer constraint p primary key desc on conflict fail autoincrement, b int constraint n not null on conflict ignore constraint u unique on conflict replace "
                              "constraint c check (b > 0) default -5 collate nocase constraint f references p (x) on delete set null on update no action match full not deferrable)",
        "a [integer]\nb [int] collate nocase not nullIGNORE default -5\npk p (a desc)FAIL autoincrement\nuq u (b)REPLACE\n"
        "fk f (b) to p (x) delete SET NULL update NO ACTION match FULL not deferrable\nck c b > 0 at b");
    row("table constraints", "create table t (a int, b int, constraint p primary key (b desc, a collate nocase) on conflict abort, unique (a, b) on conflict ignore, "
                             "foreign key (a, b) references q deferrable initially deferred, constraint f foreign key (a) references \"Q 2\" (\"x y\") on update cascade)",
        "a [int]\nb [int]\npk p (b desc, a collate nocase)ABORT\nuq (a, b)IGNORE\nfk (a, b) to q () deferrable initially DEFERRED\nfk f (a) to Q 2 (x y) update CASCADE");
    row("table constraints without commas", "create table t (a int, b int, unique (a) unique (b) check (a > 0) check(b<0))", "a [int]\nb [int]\nuq (a)\nuq (b)\nck a > 0\nck b<0");
    row("generated columns", "create table t (a int, b int generated always as (a + 1) stored, c text as (a || ')') virtual not null, d as (a))",
        "a [int]\nb [int] as a + 1 stored\nc [text] not null as a || ')'\nd [] as a");
    row("defaults", "create table t (a default (1 + (2)), b default 'it''s', c default \"dq\", d default +1.5, e default x'00ff', f default null, g default current_timestamp, h default true not null)",
        "a [] default (1 + (2))\nb [] default 'it''s'\nc [] default \"dq\"\nd [] default +1.5\ne [] default x'00ff'\nf [] default null\ng [] default current_timestamp\nh [] not null default true");
    row("types", "create table t (a, b timestamp with time zone, c decimal (10, 2), d \"my type\" null, e unsigned big int)",
        "a []\nb [timestamp with time zone]\nc [decimal (10, 2)]\nd [\"my type\"]\ne [unsigned big int]");
    row("options", "create temp table if not exists main.t (a int primary key) without rowid, strict", "a [int]\npk (a)\nwithout rowid\nstrict");
    row("key words inside names", "create table checks (checkname int, unique_x int, \"primary\" int, references_ int)", "checkname [int]\nunique_x [int]\nprimary [int]\nreferences_ [int]");
    row("letters beyond ASCII", "create table t (é int, constraint näme unique (é))", "é [int]\nuq näme (é)");
    row("virtual", "create virtual table t using fts5(x)", "none");
    row("nothing", "", "none");
    row("cut off", "create table t (a int, b varchar(", "a [int]\nb [varchar(]");
}

void CreateTableParserTest::table()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(described(parseCreateTable(text.toStdString())), expected);
}

void CreateTableParserTest::index_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) { QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected); };

    row("CREATE INDEX ix ON t (a, \"B c\")", "(a, B c)");
    row("create unique index if not exists main.\"i x\" on [t x](a desc, b collate nocase asc)", "unique (a desc, b collate nocase)");
    row("create index ix on t (lower(a), a || ') where ' , b) where b > 5 and c = ') where'", "({lower(a)}, {a || ') where '}, b) where b > 5 and c = ') where'");
    row("create index ix on t (a)\n  WHERE\n a is not null ", "(a) where a is not null");
    row("drop index ix", "none");
    row("", "none");
}

void CreateTableParserTest::index()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const std::optional<ParsedIndex> index = parseCreateIndex(text.toStdString());
    const std::string actual = index ? (index->unique ? "unique " : "") + elements(index->elements) + (index->where ? " where " + *index->where : "") : "none";
    QCOMPARE(QString::fromStdString(actual), expected);
}

QTEST_APPLESS_MAIN(CreateTableParserTest)
#include "tst_create_table_parser.moc"
