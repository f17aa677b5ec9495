// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tables, comments, execute, bulk_insert and types (operations.md §7.7 to §7.9, §8), online and offline (runtime.md §7.3).
#include "outcome_rows.h"

using namespace build;
using dialect::BindStyle;

namespace {

operation::ExecuteSql execute(sql::Executable executable)
{
    return {std::make_shared<const sql::Executable>(std::move(executable)), {}};
}
operation::ExecuteSql executeText(const std::string &sqlText)
{
    return execute({sql::TextClause{sqlText, {}, {}}});
}

using Rows = std::vector<std::vector<std::pair<std::string, ExpressionPtr>>>;

operation::BulkInsert bulk(FromPtr target, Rows rows, bool multi = true)
{
    return {std::move(target), std::move(rows), multi};
}

Value str(const char *text)
{
    return std::string(text);
}
Value num(std::int64_t number)
{
    return number;
}

sql::SequenceFacts sequence()
{
    sql::SequenceFacts facts;
    facts.name = name("q.s");
    facts.start = 5;
    facts.increment = 2;
    facts.minValue = 1;
    facts.maxValue = 9;
    facts.cache = 3;
    facts.cycle = true;
    facts.dataType = type(TypeId::BigInteger);
    return facts;
}

FromPtr threeColumns()
{
    return table("t", {{"a", string()}, {"b", integer()}, {"c", boolean()}});
}

}  // namespace

class TestDirectives : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tables_data()
    {
        outcomeColumns();
        operationRow("drop table", operation::DropTable{name("s.User"), true}, "DROP TABLE IF EXISTS s.\"User\"", "=");
        operationRow("drop table dotted", operation::DropTable{{Identifier("a.b"), "t"}, false}, "DROP TABLE \"a.b\".t", "=");
        operationRow("rename", operation::RenameTable{{Identifier("s.t"), "a"}, "B"}, "ALTER TABLE s.t.a RENAME TO \"B\"", "=");
        operationRow("comment", operation::SetTableComment{name("s.t"), "it's"}, "COMMENT ON TABLE s.t IS 'it''s'", "");
        operationRow("no comment", operation::SetTableComment{name("t"), {}}, "COMMENT ON TABLE t IS NULL", "");
        operationRow("create sequence", execute({sql::CreateSequence{sequence(), false}}),
                     "CREATE SEQUENCE q.s AS BIGINT INCREMENT BY 2 START WITH 5 MINVALUE 1 MAXVALUE 9 CACHE 3 CYCLE",
                     "CREATE SEQUENCE q.s INCREMENT BY 2 START WITH 5 MINVALUE 1 MAXVALUE 9 CACHE 3 CYCLE");
        operationRow("drop sequence", execute({sql::DropSequence{name("s"), true}}), "DROP SEQUENCE IF EXISTS s", "=");
        operationRow("create schema", execute({sql::CreateSchema{"Abc", true}}), "CREATE SCHEMA IF NOT EXISTS \"Abc\"", "=");
        operationRow("drop schema", execute({sql::DropSchema{"abc", true, true}}), "DROP SCHEMA IF EXISTS abc CASCADE", "=");
        operationRow("raw", execute({sql::RawSql{"SELECT ':x', '%'"}}), "SELECT ':x', '%'", "=");
        operationRow("text", executeText("UPDATE t SET a = 'x%y'; SELECT 1"), "UPDATE t SET a = 'x%y'; SELECT 1", "=");
        operationRow("unbound online", executeText("SELECT ':foo'"), "!! A value is required for bind parameter 'foo'", "=");
        const sql::BindParameter five{"x", Value(std::int64_t(5)), {}, false, false};
        operationRow("bound", execute({sql::TextClause{"SELECT :x, '\\:x'", {five}, {}}}), "SELECT 5, ':x'", "=");
    }
    void tables() { compareOutcome(); }

    void commentWarns()
    {
        QCOMPARE(compiled(operation::SetTableComment{name("t"), "x"}, "sqlite").warnings.size(), size_t(1));
        QCOMPARE(compiled(operation::DropTable{name("t"), false}, "sqlite").statements.front().text, std::string("\nDROP TABLE t"));
    }

    void offlineText_data()
    {
        outcomeColumns();
        const auto row = [](const char *rowName, const operation::Operation::Node &node, BindStyle style, const char *pg, const char *sl) {
            operationRow(rowName, node, pg, sl, offline(style));
        };
        row("literal", executeText("SELECT ':foo', 'x%'"), BindStyle::Literal, "SELECT 'NULL', 'x%'", "=");
        row("pyformat", executeText("SELECT ':foo', 'x%'"), BindStyle::PyFormat, "SELECT '%(foo)s', 'x%%'", "SELECT '?', 'x%'");
        row("named", executeText("SELECT ':foo', 'x%'"), BindStyle::Named, "SELECT ':foo', 'x%'", "=");
        row("qmark", executeText("SELECT ':foo'"), BindStyle::QMark, "SELECT '?'", "=");
        const FromPtr t = threeColumns();
        sql::Update update;
        update.table = t;
        update.set = {{"b", bind(num(5))}, {"a", inlineLiteral(str("it's"), string())}};
        update.where = {binary(of(t, "a"), "=", bind(str("x"))), in(of(t, "b"), {bind(num(1)), bind(num(2))})};
        row("update literal", execute({update}), BindStyle::Literal, "UPDATE t SET a='it''s', b=5 WHERE t.a = 'x' AND t.b IN (1, 2)", "=");
        row("update pyformat", execute({update}), BindStyle::PyFormat, "UPDATE t SET a='it''s', b=%(b)s WHERE t.a = %(a_1)s AND t.b IN (%(b_1_1)s, %(b_1_2)s)",
            "UPDATE t SET a='it''s', b=? WHERE t.a = ? AND t.b IN (?, ?)");
        row("update named", execute({update}), BindStyle::Named, "UPDATE t SET a='it''s', b=:b WHERE t.a = :a_1 AND t.b IN (:b_1_1, :b_1_2)", "=");
        row("insert of nothing", execute({sql::Insert{t, {}, {}, nullptr, {}, {}, {}, false}}), BindStyle::PyFormat,
            "INSERT INTO t (a, b, c) VALUES (%(a)s, %(b)s, %(c)s)", "INSERT INTO t (a, b, c) VALUES (?, ?, ?)");
        row("ddl percent", operation::DropTable{name("a%b"), false}, BindStyle::PyFormat, "DROP TABLE \"a%%b\"", "DROP TABLE \"a%b\"");
        row("ddl percent named", operation::DropTable{name("a%b"), false}, BindStyle::Named, "DROP TABLE \"a%b\"", "=");
        row("rows are literal", bulk(t, {{{"b", bind(num(1))}, {"a", bind(str("x%"))}}}), BindStyle::PyFormat, "INSERT INTO t (a, b) VALUES ('x%%', 1)",
            "INSERT INTO t (a, b) VALUES ('x%', 1)");
        row("unknown column", bulk(t, {{{"zz", bind(num(1))}}}), BindStyle::Literal, "!! Unconsumed column names: zz", "=");
        row("rows apart", bulk(t, {{{"b", bind(num(1))}, {"c", bind(true)}}, {{"b", bind(num(2))}}}), BindStyle::Literal,
            "INSERT INTO t (b, c) VALUES (1, true)\nINSERT INTO t (b) VALUES (2)", "INSERT INTO t (b, c) VALUES (1, 1)\nINSERT INTO t (b) VALUES (2)");
    }
    void offlineText() { compareOutcome(); }

    void offlineParametersAreRefused()
    {
        operation::ExecuteSql statement = executeText("SELECT :x");
        statement.parameters = {{{"x", num(1)}}};
        QVERIFY(flat(compiled(statement, "postgresql", offline(BindStyle::Literal))).contains(QStringLiteral("SQL parameters not allowed with as_sql")));
        QCOMPARE(flat(compiled(statement, "postgresql")), QStringLiteral("SELECT 1"));
    }
    void offlineNullWarns() { QCOMPARE(compiled(executeText("SELECT ':x'"), "sqlite", offline(BindStyle::Literal)).warnings.size(), size_t(1)); }

    void bulkInsert_data()
    {
        outcomeColumns();
        const FromPtr t = threeColumns();
        operationRow("nothing", bulk(t, {}), "", "=");
        operationRow("one row", bulk(t, {{{"c", bind(true)}, {"a", bind(str("it's"))}, {"b", bind(num(1))}}}),
                     "INSERT INTO t (a, b, c) VALUES ('it''s', 1, true)", "INSERT INTO t (a, b, c) VALUES ('it''s', 1, 1)");
        operationRow("many", bulk(t, {{{"a", bind(str("x"))}}, {{"a", bind(str("y"))}, {"b", bind(num(5))}}}), "INSERT INTO t (a) VALUES ('x'), ('y')",
                     "INSERT INTO t (a) VALUES ('x')\nINSERT INTO t (a) VALUES ('y')");
        operationRow("missing key", bulk(t, {{{"a", bind(str("x"))}}, {{"b", bind(num(5))}}}),
                     "!! A value is required for bind parameter 'a', in parameter group 1", "=");
        operationRow("one by one", bulk(t, {{{"a", bind(str("x"))}}, {{"b", bind(num(5))}}}, false),
                     "INSERT INTO t (a) VALUES ('x')\nINSERT INTO t (b) VALUES (5)", "=");
        operationRow("null", bulk(table("t", {{"a", Type{}}}), {{{"a", bind(Value())}}}), "INSERT INTO t (a) VALUES (NULL)", "=");
        auto withDefault = tableColumn("d", integer());
        withDefault.pythonDefault = Value(std::int64_t(7));
        operationRow("python default", bulk(fullTable("t", {tableColumn("id", integer()), withDefault}), {{{"id", bind(num(1))}}}),
                     "INSERT INTO t (id, d) VALUES (1, 7)", "=");
        auto keyed = tableColumn("real_name", string());
        keyed.key = "k";
        operationRow("by key", bulk(fullTable("t", {keyed}), {{{"k", bind(str("x"))}}}), "INSERT INTO t (real_name) VALUES ('x')", "=");
        operationRow("json and array",
                     bulk(table("t", {{"j", type(TypeId::PgJsonb)}, {"l", arrayOf(string())}}),
                          {{{"j", bind(sql::Json{"{\"a\": 1}"})}, {"l", bind(sql::Array{{str("x")}, false})}}}),
                     "INSERT INTO t (j, l) VALUES ('{\"a\": 1}'::JSONB, ARRAY['x']::VARCHAR[])",
                     "!! A list cannot be written as a value of this type on SQLite.");
        operationRow("json null", bulk(table("t", {{"j", type(TypeId::Json)}}), {{{"j", bind(Value())}}, {{"j", null()}}}),
                     "INSERT INTO t (j) VALUES ('null'::JSON), (NULL)", "INSERT INTO t (j) VALUES ('null')\nINSERT INTO t (j) VALUES (NULL)");
    }
    void bulkInsert() { compareOutcome(); }

    void blobsAreBound()
    {
        const FromPtr t = table("t", {{"a", type(TypeId::LargeBinary)}, {"b", string()}});
        const Rows rows{{{"b", bind(Value(std::string("x\0y", 3)))}, {"a", bind(sql::Bytes{"\x01"})}}};
        const Outcome outcome = compiled(bulk(t, rows), "sqlite");
        QCOMPARE(flat(outcome), QStringLiteral("INSERT INTO t (a, b) VALUES (?, ?)"));
        QVERIFY((outcome.statements.front().binds == std::vector<Value>{sql::Bytes{"\x01"}, std::string("x\0y", 3)}));
        QCOMPARE(flat(compiled(bulk(t, {{{"a", bind(sql::Bytes{"\x01"})}}}), "postgresql")), QStringLiteral("INSERT INTO t (a) VALUES ('\\x01'::bytea)"));
    }

    void pages()
    {
        Rows rows;
        for (std::int64_t i = 0; i < 2500; ++i)
            rows.push_back({{"b", bind(num(i))}});
        QCOMPARE(compiled(bulk(threeColumns(), rows), "postgresql").statements.size(), size_t(3));
        QCOMPARE(compiled(bulk(threeColumns(), rows), "sqlite").statements.size(), size_t(2500));
    }

    void types_data()
    {
        outcomeColumns();
        Type domain = type(TypeId::PgDomain);
        domain.name = "dom";
        domain.domain = std::make_shared<const sql::DomainFacts>(sql::DomainFacts{integer(), "C", "'5'", "VALUE > 0", "cn", true});
        Type quoted = enumType({"it's", "b"}, "Zz");
        quoted.schema = std::string("sc");
        dialect::CompileState present;
        present.typeExists = [](const QualifiedName &) { return true; };
        dialect::CompileState absent;
        absent.typeExists = [](const QualifiedName &) { return false; };
        operationRow("create", operation::CreateType{quoted, false}, "CREATE TYPE sc.\"Zz\" AS ENUM ('it''s', 'b')", "");
        operationRow("create checked", operation::CreateType{quoted, true}, "CREATE TYPE sc.\"Zz\" AS ENUM ('it''s', 'b')", "");
        operationRow("create present", operation::CreateType{quoted, true}, "", "", present);
        operationRow("create absent", operation::CreateType{quoted, true}, "CREATE TYPE sc.\"Zz\" AS ENUM ('it''s', 'b')", "", absent);
        operationRow("create unchecked", operation::CreateType{quoted, false}, "CREATE TYPE sc.\"Zz\" AS ENUM ('it''s', 'b')", "", present);
        operationRow("drop", operation::DropType{quoted, false}, "DROP TYPE sc.\"Zz\"", "");
        operationRow("drop absent", operation::DropType{quoted, true}, "", "", absent);
        operationRow("domain", operation::CreateType{domain, false},
                     "CREATE DOMAIN dom AS INTEGER COLLATE \"C\" DEFAULT '5' CONSTRAINT cn NOT NULL CHECK (VALUE > 0)", "");
        operationRow("drop domain", operation::DropType{domain, false}, "DROP DOMAIN dom", "");
        Type notNative = checkedEnum({"a"}, "e");
        operationRow("not native", operation::CreateType{notNative, false}, "", "");
    }
    void types() { compareOutcome(); }

    void statementFacts()
    {
        dialect::CompileState state;
        std::vector<sql::Statement> statements;
        const operation::Operation operation{operation::DropTable{name("t"), false}, {"versions/a.py", 12, 5}};
        dialect::postgresql().compile(operation, state, [&](sql::Statement statement) { statements.push_back(std::move(statement)); });
        QCOMPARE(statements.front().position.line, 12);
        QCOMPARE(statements.front().directive, std::string("op.drop_table"));
        QVERIFY(!statements.front().returnsRows);
        const Outcome executedText = compiled(executeText("SELECT 1"), "postgresql");
        QCOMPARE(executedText.statements.front().directive, std::string("op.execute"));
        QVERIFY(!executedText.statements.front().returnsRows);
    }
};

QTEST_GUILESS_MAIN(TestDirectives)
#include "tst_directives.moc"
