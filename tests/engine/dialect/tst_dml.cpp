// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// INSERT, UPDATE, DELETE, text and raw strings with parameters, as online execution sends them (operations.md §2.4, §7.9, §9).
#include "outcome_rows.h"

using namespace build;

namespace {

const FromPtr kT = table("t", {{"id", integer()}, {"a", string()}, {"b", integer()}, {"flag", boolean()}, {"j", type(TypeId::Json)}, {"x", Type{}}});
const FromPtr kU = table("u", {{"id", integer()}, {"n", integer()}});

ExpressionPtr t(const char *name)
{
    return of(kT, name);
}
ExpressionPtr u(const char *name)
{
    return of(kU, name);
}
Value number(std::int64_t value)
{
    return value;
}
Value words(const char *value)
{
    return std::string(value);
}
ExpressionPtr num(std::int64_t value)
{
    return bind(number(value));
}
ExpressionPtr str(const char *value)
{
    return bind(words(value));
}
ExpressionPtr equal(ExpressionPtr left, ExpressionPtr right)
{
    return binary(std::move(left), "=", std::move(right));
}

sql::Insert insert(const FromPtr &target, std::vector<sql::Assignments> rows = {})
{
    sql::Insert statement;
    statement.table = target;
    statement.rows = std::move(rows);
    return statement;
}

sql::Update update(const FromPtr &target, sql::Assignments set, std::vector<ExpressionPtr> where = {})
{
    sql::Update statement;
    statement.table = target;
    statement.set = std::move(set);
    statement.where = std::move(where);
    return statement;
}

sql::Delete remove(const FromPtr &target, std::vector<ExpressionPtr> where = {}, std::vector<ExpressionPtr> returning = {})
{
    return {target, std::move(where), std::move(returning)};
}

sql::TableColumn key(const char *name, Type type)
{
    sql::TableColumn column = tableColumn(name, std::move(type));
    column.primaryKey = true;
    column.nullable = false;
    return column;
}

FromPtr fullWithDefaults()
{
    auto defaulted = tableColumn("dflt", integer());
    defaulted.pythonDefault = number(7);
    auto server = tableColumn("sd", integer());
    server.hasServerDefault = true;
    auto touched = tableColumn("ou", integer());
    touched.pythonOnUpdate = number(9);
    return fullTable("full_t", {key("id", integer()), tableColumn("name", string()), defaulted, server, touched});
}

sql::OnConflict doUpdate(std::vector<ExpressionPtr> elements, sql::Assignments set)
{
    sql::OnConflict conflict;
    conflict.doNothing = false;
    conflict.indexElements = std::move(elements);
    conflict.set = std::move(set);
    return conflict;
}

sql::Insert withConflict(sql::Insert statement, sql::OnConflict conflict)
{
    statement.onConflict = std::move(conflict);
    return statement;
}

sql::TextClause clause(const char *text, std::vector<sql::BindParameter> parameters = {})
{
    return {text, std::move(parameters), {}};
}

}  // namespace

class TestDml : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void inserts_data()
    {
        outcomeColumns();
        statementRow("table order", {insert(kT, {{{"b", num(1)}, {"a", str("x")}}})}, "INSERT INTO t (a, b) VALUES ('x', 1)", "=");
        statementRow("expressions",
                     {insert(kT, {{{"b", call("foo")}, {"a", scalar(select({u("n")}))}, {"flag", truth(true)}, {"x", binary(num(1), "+", num(2))}}})},
                     "INSERT INTO t (a, b, flag, x) VALUES ((SELECT u.n FROM u), foo(), true, (1 + 2))",
                     "INSERT INTO t (a, b, flag, x) VALUES ((SELECT u.n FROM u), foo(), 1, (1 + 2))");
        statementRow("values", {insert(kT, {{{"a", str("x")}, {"b", num(1)}}, {{"b", num(2)}, {"a", str("y")}}})},
                     "INSERT INTO t (a, b) VALUES ('x', 1), ('y', 2)", "=");
        statementRow("values with a gap", {insert(kT, {{{"a", str("x")}, {"b", num(1)}}, {{"a", str("y")}}})},
                     "!! A value is required for bind parameter 'b', in parameter group 1", "=");
        statementRow("unknown", {insert(kT, {{{"zz", num(1)}}})}, "!! Unconsumed column names: zz", "=");
        statementRow("default values", {insert(kT)}, "INSERT INTO t DEFAULT VALUES", "=");
        statementRow("schema", {insert(table("sch.s", {{"x", Type{}}}), {{{"x", num(1)}}})}, "INSERT INTO sch.s (x) VALUES (1)", "=");
        statementRow("json", {insert(kT, {{{"j", bind(sql::Json{"{\"k\": 1}"})}, {"a", bind(Value())}}})},
                     "INSERT INTO t (a, j) VALUES (NULL, '{\"k\": 1}'::JSON)", "INSERT INTO t (a, j) VALUES (NULL, '{\"k\": 1}')");
        sql::Insert prefixed = insert(kT, {{{"a", str("x")}}});
        prefixed.prefix = "OR IGNORE";
        statementRow("prefix", {prefixed}, "INSERT OR IGNORE INTO t (a) VALUES ('x')", "=");
        sql::Insert fromSelect = insert(kT);
        fromSelect.selectColumns = {"a", "b"};
        fromSelect.select = shared(select({u("n"), call("count", {u("id")})}, {equal(u("id"), num(1))}));
        statementRow("from select", {fromSelect}, "INSERT INTO t (a, b) SELECT u.n, count(u.id) AS count_1 FROM u WHERE u.id = 1", "=");
        statementRow("parameters", {insert(kT)}, "INSERT INTO t (a, b) VALUES ('x', 1)", "=", {{{"b", number(1)}, {"a", words("x")}}});
        statementRow("parameters, other keys", {insert(kT)}, "INSERT INTO t (a) VALUES ('x')", "=", {{{"zz", number(1)}, {"a", words("x")}}});
        statementRow("executemany", {insert(kT)}, "INSERT INTO t (a) VALUES ('x'), ('y')", "INSERT INTO t (a) VALUES ('x')\nINSERT INTO t (a) VALUES ('y')",
                     {{{"a", words("x")}}, {{"a", words("y")}}});
        statementRow("executemany with a gap", {insert(kT)}, "!! A value is required for bind parameter 'a', in parameter group 1", "=",
                     {{{"a", words("x")}}, {{"b", number(1)}}});
        statementRow("values and parameters", {insert(kT, {{{"a", str("x")}, {"b", named("q")}}})}, "INSERT INTO t (a, b) VALUES ('x', 5)", "=",
                     {{{"q", number(5)}}});
        statementRow("value missing", {insert(kT, {{{"b", named("q")}}})}, "!! A value is required for bind parameter 'q'", "=");
    }
    void inserts() { compareOutcome(); }

    void keys_data()
    {
        outcomeColumns();
        const FromPtr full = fullWithDefaults();
        statementRow("new key", {insert(full, {{{"name", str("x")}}})}, "INSERT INTO full_t (name, dflt) VALUES ('x', 7) RETURNING full_t.id",
                     "INSERT INTO full_t (name, dflt) VALUES ('x', 7)");
        statementRow("key given", {insert(full, {{{"name", str("x")}, {"id", num(5)}}})}, "INSERT INTO full_t (id, name, dflt) VALUES (5, 'x', 7)", "=");
        statementRow("several rows", {insert(full, {{{"name", str("x")}}, {{"name", str("y")}}})}, "INSERT INTO full_t (name, dflt) VALUES ('x', 7), ('y', 7)",
                     "=");
        const FromPtr coded = fullTable("k", {key("code", string()), tableColumn("name", string())});
        statementRow("text key", {insert(coded, {{{"code", str("x")}}})}, "INSERT INTO k (code) VALUES ('x')", "=");
        statementRow("key by expression", {insert(coded, {{{"code", literalColumn("'x'")}}})}, "INSERT INTO k (code) VALUES ('x') RETURNING k.code",
                     "INSERT INTO k (code) VALUES ('x') RETURNING code");
        statementRow("key left out", {insert(coded, {{{"name", str("x")}}})}, "INSERT INTO k (name) VALUES ('x')", "=");
        auto served = key("id", type(TypeId::BigInteger));
        served.hasServerDefault = true;
        statementRow("key of the server", {insert(fullTable("bd", {served, tableColumn("x", integer())}), {{{"x", num(1)}}})},
                     "INSERT INTO bd (x) VALUES (1) RETURNING bd.id", "INSERT INTO bd (x) VALUES (1) RETURNING id");
        sql::Insert fromSelect = insert(full);
        fromSelect.selectColumns = {"name"};
        fromSelect.select = shared(select({u("n")}));
        statementRow("defaults from select", {fromSelect}, "INSERT INTO full_t (name, dflt) SELECT u.n, 7 AS anon_1 FROM u", "=");
        statementRow("on update", {update(full, {{"name", str("x")}}, {equal(of(full, "id"), num(1))})}, "UPDATE full_t SET name='x', ou=9 WHERE full_t.id = 1",
                     "=");
        sql::Insert returning = insert(kT, {{{"b", num(1)}}});
        returning.returning = {t("id"), label(t("a"), "q"), call("lower", {t("a")})};
        statementRow("returning", {returning}, "INSERT INTO t (b) VALUES (1) RETURNING t.id, t.a AS q, lower(t.a) AS lower_1",
                     "INSERT INTO t (b) VALUES (1) RETURNING id, a AS q, lower(a) AS lower_1");
    }
    void keys() { compareOutcome(); }

    void rowsAreAnnounced()
    {
        QVERIFY(executed({insert(fullWithDefaults(), {{{"name", str("x")}}})}, "postgresql").statements.front().returnsRows);
        QVERIFY(!executed({insert(fullWithDefaults(), {{{"name", str("x")}}})}, "sqlite").statements.front().returnsRows);
        QVERIFY(executed({remove(kT, {}, {t("id")})}, "sqlite").statements.front().returnsRows);
        QVERIFY(!executed({remove(kT)}, "sqlite").statements.front().returnsRows);
        QCOMPARE(executed({remove(kT)}, "sqlite").statements.front().directive, std::string("connection.execute"));
    }

    void conflicts_data()
    {
        outcomeColumns();
        sql::OnConflict nothing;
        statementRow("nothing", {withConflict(insert(kT, {{{"a", str("x")}}}), nothing)}, "INSERT INTO t (a) VALUES ('x') ON CONFLICT DO NOTHING", "=");
        nothing.indexElements = {column("a")};
        statementRow("target", {withConflict(insert(kT, {{{"a", str("x")}}}), nothing)}, "INSERT INTO t (a) VALUES ('x') ON CONFLICT (a) DO NOTHING", "=");
        sql::OnConflict byName;
        byName.constraint = "uq";
        statementRow("constraint", {withConflict(insert(kT, {{{"a", str("x")}}}), byName)},
                     "INSERT INTO t (a) VALUES ('x') ON CONFLICT ON CONSTRAINT uq DO NOTHING", "INSERT INTO t (a) VALUES ('x') ON CONFLICT DO NOTHING");
        const FromPtr excluded = table("excluded", {{"b", integer()}});
        sql::OnConflict full = doUpdate({t("a")}, {{"b", of(excluded, "b")}, {"a", binary(t("a"), "||", str("x"), string())}});
        full.indexWhere = binary(t("a"), ">", str("x"));
        full.where = equal(t("b"), num(1));
        statementRow("update", {withConflict(insert(kT, {{{"a", str("x")}, {"b", num(1)}}}), full)},
                     "INSERT INTO t (a, b) VALUES ('x', 1) ON CONFLICT (a) WHERE a > 'x' DO UPDATE SET a = (t.a || 'x'), b = excluded.b WHERE t.b = 1", "=");
    }
    void conflicts() { compareOutcome(); }

    void changes_data()
    {
        outcomeColumns();
        statementRow("table order", {update(kT, {{"b", num(5)}, {"a", str("x")}})}, "UPDATE t SET a='x', b=5", "=");
        statementRow(
            "grouped",
            {update(kT,
                    {{"b", binary(t("b"), "+", num(1), integer())}, {"a", equal(t("b"), num(1))}, {"flag", negated(t("flag"))}, {"x", negated(call("foo"))}})},
            "UPDATE t SET a=(t.b = 1), b=(t.b + 1), flag=NOT t.flag, x=(NOT foo())", "UPDATE t SET a=(t.b = 1), b=(t.b + 1), flag=t.flag = 0, x=(NOT foo())");
        statementRow("operators are grouped",
                     {update(kT, {{"a", postfix(t("a"), "COLLATE C")}, {"b", unary("-", t("b"))}, {"x", in(t("b"), {num(1)})}})},
                     "UPDATE t SET a=(t.a COLLATE \"C\"), b=(-t.b), x=(t.b IN (1))", "=");
        statementRow("null and text", {update(kT, {{"a", null()}, {"b", text("q + 1")}, {"x", bind(Value())}})}, "UPDATE t SET a=NULL, b=q + 1, x=NULL", "=");
        statementRow("flag", {update(kT, {{"b", num(1)}}, {junction(false, {t("flag"), equal(t("b"), num(1))}), equal(t("b"), num(2))})},
                     "UPDATE t SET b=1 WHERE (t.flag OR t.b = 1) AND t.b = 2", "UPDATE t SET b=1 WHERE (t.flag = 1 OR t.b = 1) AND t.b = 2");
        statementRow("other table", {update(kT, {{"b", u("n")}}, {equal(t("a"), str("x")), equal(u("id"), t("id"))})},
                     "UPDATE t SET b=u.n FROM u WHERE t.a = 'x' AND u.id = t.id", "=");
        statementRow("correlated",
                     {update(kT, {{"b", scalar(select({u("n")}, {equal(u("id"), t("id"))}))}},
                             {exists(select({sql::makeExpression(sql::Star{})}, {equal(u("id"), t("id"))}))})},
                     "UPDATE t SET b=(SELECT u.n FROM u WHERE u.id = t.id) WHERE EXISTS (SELECT * FROM u WHERE u.id = t.id)", "=");
        statementRow("unknown", {update(kT, {{"zzz", num(1)}})}, "!! Unconsumed column names: zzz", "=");
        statementRow("nothing", {update(kT, {})}, "!! An UPDATE of table 't' sets no column.", "=");
        statementRow("parameters", {update(kT, {}, {equal(t("a"), named("q"))})}, "UPDATE t SET b=2 WHERE t.a = 1", "=",
                     {{{"q", number(1)}, {"b", number(2)}}});
        statementRow("executemany", {update(kT, {{"b", named("v")}}, {equal(t("id"), named("k"))})},
                     "UPDATE t SET b=1 WHERE t.id = 2\nUPDATE t SET b=3 WHERE t.id = 4", "=",
                     {{{"v", number(1)}, {"k", number(2)}}, {{"v", number(3)}, {"k", number(4)}}});
        statementRow("delete", {remove(kT, {in(t("a"), {str("x")})})}, "DELETE FROM t WHERE t.a IN ('x')", "=");
        statementRow("delete all", {remove(kT)}, "DELETE FROM t", "=");
        statementRow("delete using", {remove(kT, {equal(t("id"), u("id"))})}, "DELETE FROM t USING u WHERE t.id = u.id",
                     "!! SQLite cannot delete by the rows of another table.");
        statementRow("delete by select", {remove(kT, {sql::makeExpression(sql::InList{t("id"), {}, shared(select({u("id")})), false})})},
                     "DELETE FROM t WHERE t.id IN (SELECT u.id FROM u)", "=");
        const FromPtr w = from({sql::CteSource{shared(select({u("id")})), nullptr, "w", false, {}}});
        statementRow("update from cte", {update(kT, {{"b", num(1)}}, {equal(t("id"), of(w, "id"))})},
                     "WITH w AS (SELECT u.id AS id FROM u) UPDATE t SET b=1 FROM w WHERE t.id = w.id", "=");
        const auto deletion = std::make_shared<const sql::Executable>(sql::Executable{remove(kT, {equal(t("id"), num(1))}, {t("id")})});
        const FromPtr del = from({sql::CteSource{nullptr, deletion, "del", false, {}}});
        statementRow("delete as cte", {select({of(del, "id")})}, "WITH del AS (DELETE FROM t WHERE t.id = 1 RETURNING t.id) SELECT del.id FROM del",
                     "WITH del AS (DELETE FROM t WHERE t.id = 1 RETURNING id) SELECT del.id FROM del");
        sql::Select twice = select({u("n")});
        statementRow("join target", {update(from({sql::SubquerySource{shared(twice), "s", false}}), {{"b", num(1)}})},
                     "!! Rows can be inserted, changed and deleted in tables only", "=");
    }
    void changes() { compareOutcome(); }

    void texts_data()
    {
        outcomeColumns();
        statementRow("parameters", {clause("select :a, :b, a::int")}, "select 1, 'it''s', a::int", "=", {{{"a", number(1)}, {"b", words("it's")}}});
        statementRow("missing", {clause("select :a")}, "!! A value is required for bind parameter 'a'", "=", {{{"b", number(1)}}});
        statementRow("executemany", {clause("insert into t values (:a)")}, "insert into t values (1)\ninsert into t values (2)", "=",
                     {{{"a", number(1)}}, {{"a", number(2)}}});
        statementRow("null", {clause("select :a")}, "select NULL", "=", {{{"a", Value()}}});
        statementRow("tuple", {clause("select * from t where id in :ids")}, "select * from t where id in (1, 2)", "!! A list cannot be written",
                     {{{"ids", sql::Array{{number(1), number(2)}, true}}}});
        statementRow("list", {clause("select * from t where id = any(:ids)")}, "select * from t where id = any(ARRAY[1,2])", "!! A list cannot be written",
                     {{{"ids", sql::Array{{number(1), number(2)}, false}}}});
        statementRow("expanding", {clause("select * from t where id in :ids", {sql::BindParameter{"ids", std::nullopt, {}, true, false}})},
                     "select * from t where id in (1, 2)", "=", {{{"ids", sql::Array{{number(1), number(2)}, false}}}});
        statementRow("expanding nothing", {clause("select * from t where id in :ids", {sql::BindParameter{"ids", std::nullopt, {}, true, false}})},
                     "select * from t where id in (SELECT CAST(NULL AS INTEGER) WHERE 1!=1)",
                     "select * from t where id in (SELECT 1 FROM (SELECT 1) WHERE 1!=1)", {{{"ids", sql::Array{}}}});
        statementRow("typed", {clause("select :j", {sql::BindParameter{"j", std::nullopt, type(TypeId::Json), false, false}})}, "select '{}'::JSON",
                     "select '{}'", {{{"j", sql::Json{"{}"}}}});
        statementRow("raw", {sql::RawSql{"select ':x', '%', ?"}}, "select ':x', '%', ?", "=");
        statementRow("raw named", {sql::RawSql{"select '%%', %(a)s"}}, "select '%', 1", "select '%%', %(a)s", {{{"a", number(1)}}});
        statementRow("raw positional", {sql::RawSql{"select %s, %s"}}, "select 1, 'x'", "select %s, %s", {{{"", number(1)}, {"", words("x")}}});
        statementRow("raw question marks", {sql::RawSql{"select '?', ?, :b"}}, "select '?', ?, :b", "select '?', 1, 2", {{{"", number(1)}, {"b", number(2)}}});
        statementRow("raw, too few", {sql::RawSql{"select %s, %s"}}, "!! more placeholders than the 1 values given", "select %s, %s", {{{"", number(1)}}});
    }
    void texts() { compareOutcome(); }

    void unknownValues()
    {
        const Outcome outcome = executed({clause("update t set a = :a")}, "postgresql", {{{"a", sql::Unknown{"value of row.name"}}}});
        QCOMPARE(flat(outcome), QString::fromUtf8("update t set a = ⟨value of row.name⟩"));
        QVERIFY(outcome.statements.front().certainty == sql::Certainty::Unknown);
        QVERIFY(executed({clause("select 1")}, "postgresql").statements.front().certainty == sql::Certainty::Certain);
        const Outcome inList = executed({remove(kT, {in(t("id"), {bind(sql::Unknown{"ids"})})})}, "sqlite");
        QCOMPARE(flat(inList), QString::fromUtf8("DELETE FROM t WHERE t.id IN (⟨ids⟩)"));
        QVERIFY(inList.statements.front().certainty == sql::Certainty::Unknown);
    }
};

QTEST_GUILESS_MAIN(TestDml)
#include "tst_dml.moc"
