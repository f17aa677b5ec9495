// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// SELECT as online execution sends it: labels, derived FROM lists, correlation, joins, subqueries, CTEs, compound selects.
#include "outcome_rows.h"

using namespace build;

namespace {

const FromPtr kT = table("t", {{"id", integer()}, {"a", string()}, {"b", integer()}, {"flag", boolean()}});
const FromPtr kU = table("u", {{"id", integer()}, {"n", integer()}});

ExpressionPtr t(const char *name)
{
    return of(kT, name);
}
ExpressionPtr u(const char *name)
{
    return of(kU, name);
}
ExpressionPtr num(std::int64_t value)
{
    return bind(Value(value), integer());
}
ExpressionPtr equal(ExpressionPtr left, ExpressionPtr right)
{
    return binary(std::move(left), "=", std::move(right));
}
ExpressionPtr star()
{
    return sql::makeExpression(sql::Star{});
}

QString raw(const Outcome &outcome)
{
    return outcome.error ? QStringLiteral("!! ") + QString::fromStdString(*outcome.error) : QString::fromStdString(outcome.statements.front().text);
}

void row(const char *name, const sql::Select &statement, const char *pg, const char *sl = "=")
{
    outcomeRow(name, raw(executed({statement}, "postgresql")), raw(executed({statement}, "sqlite")), pg,
               QString::fromUtf8(sl) == QStringLiteral("=") ? pg : sl);
}

sql::Select with(sql::Select statement, void (*change)(sql::Select &))
{
    change(statement);
    return statement;
}

FromPtr join(FromPtr left, FromPtr right, ExpressionPtr on, bool outer = false, bool full = false)
{
    return from({sql::JoinSource{std::move(left), std::move(right), std::move(on), outer, full}});
}

FromPtr alias(FromPtr item, const char *name)
{
    return from({sql::AliasSource{std::move(item), name, false}});
}
FromPtr subquery(sql::Select statement, const char *name)
{
    return from({sql::SubquerySource{shared(std::move(statement)), name, false}});
}
FromPtr cte(sql::Select statement, const char *name)
{
    return from({sql::CteSource{shared(std::move(statement)), nullptr, name, false, {}}});
}

sql::Select fromOnly(std::vector<ExpressionPtr> columns, std::vector<FromPtr> items)
{
    sql::Select statement = select(std::move(columns));
    statement.from = std::move(items);
    return statement;
}

sql::Select compound(const char *word, std::vector<sql::Select> parts)
{
    sql::Select statement;
    statement.compound = word;
    for (sql::Select &part : parts)
        statement.parts.push_back(shared(std::move(part)));
    return statement;
}

}  // namespace

class TestSelect : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shape_data()
    {
        outcomeColumns();
        row("where", select({t("a")}, {t("flag"), equal(t("b"), num(1))}), "SELECT t.a \nFROM t \nWHERE t.flag AND t.b = 1",
            "SELECT t.a \nFROM t \nWHERE t.flag = 1 AND t.b = 1");
        row("flag alone", select({t("a")}, {t("flag")}), "SELECT t.a \nFROM t \nWHERE t.flag", "SELECT t.a \nFROM t \nWHERE t.flag = 1");
        row("true", select({t("a")}, {truth(true)}), "SELECT t.a \nFROM t \nWHERE true", "SELECT t.a \nFROM t \nWHERE 1 = 1");
        row("nothing", select({t("a")}, {junction(true, {})}), "SELECT t.a \nFROM t");
        row("no from", select({text("1")}), "SELECT 1");
        row("two tables", select({t("id"), u("id")}, {equal(t("id"), u("id"))}), "SELECT t.id, u.id AS id_1 \nFROM t, u \nWHERE t.id = u.id");
        row("repeated", select({t("id"), t("id"), u("id"), u("id")}), "SELECT t.id, t.id AS id__1, u.id AS id_1, u.id AS id__2 \nFROM t, u");
        row("select_from first", fromOnly({u("id")}, {kT}), "SELECT u.id \nFROM t, u");
        row("text from", fromOnly({text("a, b")}, {from({sql::TextClause{"t", {}, {}}})}), "SELECT a, b \nFROM t");
        row("order",
            with(select({t("a")}),
                 [](sql::Select &s) {
                     s.orderBy = {postfix(t("a"), "DESC"), postfix(postfix(t("b"), "ASC"), "NULLS LAST"), text("z")};
                 }),
            "SELECT t.a \nFROM t ORDER BY t.a DESC, t.b ASC NULLS LAST, z");
        row("order by label",
            with(select({label(t("a"), "x")}),
                 [](sql::Select &s) {
                     s.orderBy = {label(t("a"), "x"), postfix(label(t("a"), "x"), "DESC"), t("a")};
                 }),
            "SELECT t.a AS x \nFROM t ORDER BY x, x DESC, t.a");
        row("group",
            with(select({t("a")}),
                 [](sql::Select &s) {
                     s.groupBy = {t("a"), call("lower", {t("a")})};
                     s.having = {binary(call("count"), ">", num(1))};
                 }),
            "SELECT t.a \nFROM t GROUP BY t.a, lower(t.a) \nHAVING count(*) > 1");
        row("limit", with(select({t("a")}), [](sql::Select &s) { s.limit = num(5); }), "SELECT t.a \nFROM t \n LIMIT 5",
            "SELECT t.a \nFROM t\n LIMIT 5 OFFSET 0");
        row("limit offset",
            with(select({t("a")}),
                 [](sql::Select &s) {
                     s.limit = num(5);
                     s.offset = num(2);
                 }),
            "SELECT t.a \nFROM t \n LIMIT 5 OFFSET 2", "SELECT t.a \nFROM t\n LIMIT 5 OFFSET 2");
        row("offset", with(select({t("a")}), [](sql::Select &s) { s.offset = num(2); }), "SELECT t.a \nFROM t\n LIMIT ALL OFFSET 2",
            "SELECT t.a \nFROM t\n LIMIT -1 OFFSET 2");
        row("distinct", with(select({t("a")}), [](sql::Select &s) { s.distinct = true; }), "SELECT DISTINCT t.a \nFROM t");
        row("distinct on",
            with(select({t("a")}),
                 [](sql::Select &s) {
                     s.distinctOn = {t("b"), t("a")};
                 }),
            "SELECT DISTINCT ON (t.b, t.a) t.a \nFROM t", "SELECT DISTINCT t.a \nFROM t");
        row("for update", with(select({t("a")}), [](sql::Select &s) { s.forUpdate = "FOR UPDATE SKIP LOCKED"; }), "SELECT t.a \nFROM t FOR UPDATE SKIP LOCKED",
            "SELECT t.a \nFROM t");
    }
    void shape() { compareOutcome(); }

    void labels_data()
    {
        outcomeColumns();
        row("functions", select({call("count"), call("count", {t("a")}), call("max", {t("b")}), call("Foo", {t("a")})}),
            "SELECT count(*) AS count_1, count(t.a) AS count_2, max(t.b) AS max_1, Foo(t.a) AS \"Foo_1\" \nFROM t");
        row("operators", select({binary(t("b"), "+", num(1)), binary(t("b"), "+", num(2)), unary("-", t("b")), unary("-", binary(t("b"), "+", num(1)))}),
            "SELECT t.b + 1 AS anon_1, t.b + 2 AS anon_2, -t.b, -(t.b + 1) AS anon_3 \nFROM t");
        row("casts", select({cast(t("a"), integer()), cast(bind(Value(std::string("x"))), type(TypeId::Text)), sql::makeExpression(sql::TypeCoerce{t("a")})}),
            "SELECT CAST(t.a AS INTEGER) AS a, CAST('x' AS TEXT) AS anon_1, t.a AS a__1 \nFROM t");
        row("plain", select({literalColumn("1"), bind(Value(std::string("x"))), null(), truth(true), label(literalColumn("2"), "two")}),
            "SELECT 1, 'x' AS anon_1, NULL AS anon_2, true AS anon_3, 2 AS two", "SELECT 1, 'x' AS anon_1, NULL AS anon_2, 1 AS anon_3, 2 AS two");
        row("given", select({t("a"), label(t("a"), "a"), label(u("n"), "Q")}), "SELECT t.a, t.a AS a, u.n AS \"Q\" \nFROM t, u");
        row("postfix", select({postfix(t("b"), "DESC"), postfix(t("a"), "COLLATE C")}), "SELECT t.b DESC, t.a COLLATE \"C\" AS anon_1 \nFROM t");
    }
    void labels() { compareOutcome(); }

    void subqueries_data()
    {
        outcomeColumns();
        const auto correlated = [] { return select({call("max", {u("n")})}, {equal(u("id"), t("id"))}); };
        row("exists", select({t("a")}, {exists(select({star()}, {equal(u("id"), t("id"))}))}),
            "SELECT t.a \nFROM t \nWHERE EXISTS (SELECT * \nFROM u \nWHERE u.id = t.id)");
        row("exists column", select({exists(select({u("id")}))}), "SELECT EXISTS (SELECT u.id \nFROM u) AS anon_1");
        row("scalar", select({t("a"), scalar(correlated())}), "SELECT t.a, (SELECT max(u.n) AS max_1 \nFROM u \nWHERE u.id = t.id) AS anon_1 \nFROM t");
        row("scalar compared", select({t("a")}, {equal(t("b"), scalar(select({u("n")})))}), "SELECT t.a \nFROM t \nWHERE t.b = (SELECT u.n \nFROM u)");
        row("not correlated alone", select({t("a")}, {equal(t("b"), scalar(select({call("max", {t("b")})})))}),
            "SELECT t.a \nFROM t \nWHERE t.b = (SELECT max(t.b) AS max_1 \nFROM t)");
        row("explicit correlation", select({t("a"), scalar(with(select({u("n")}, {equal(u("id"), t("id"))}), [](sql::Select &s) { s.correlate = {kT}; }))}),
            "SELECT t.a, (SELECT u.n \nFROM u \nWHERE u.id = t.id) AS anon_1 \nFROM t");
        row("everything outside", select({t("a"), u("id")}, {exists(select({star()}, {equal(u("id"), t("id"))}))}),
            "!! A subquery has no table of its own left");
        row("in a function", select({call("coalesce", {scalar(select({u("n")})), num(0)})}), "SELECT coalesce((SELECT u.n \nFROM u), 0) AS coalesce_1");
        const FromPtr inner = subquery(select({t("a"), call("max", {t("b")})}), "");
        row("from", select({of(inner, "a"), of(inner, "max_1")}),
            "SELECT anon_1.a, anon_1.max_1 \nFROM (SELECT t.a AS a, max(t.b) AS max_1 \nFROM t) AS anon_1");
        const FromPtr named = subquery(select({t("a")}, {equal(t("b"), num(1))}), "sq");
        row("named from", fromOnly({call("count")}, {named}), "SELECT count(*) AS count_1 \nFROM (SELECT t.a AS a \nFROM t \nWHERE t.b = 1) AS sq");
        const FromPtr lateral = from({sql::SubquerySource{shared(select({u("n")}, {equal(u("id"), t("id"))})), "l", true}});
        row("lateral", fromOnly({of(lateral, "n")}, {kT}), "SELECT l.n \nFROM t, LATERAL (SELECT u.n AS n \nFROM u \nWHERE u.id = t.id) AS l");
    }
    void subqueries() { compareOutcome(); }

    void joins_data()
    {
        outcomeColumns();
        const ExpressionPtr on = equal(t("id"), u("id"));
        row("join", fromOnly({t("a")}, {join(kT, kU, on)}), "SELECT t.a \nFROM t JOIN u ON t.id = u.id");
        row("outer", fromOnly({t("a")}, {join(kT, kU, junction(true, {on, binary(u("n"), ">", num(1))}), true)}),
            "SELECT t.a \nFROM t LEFT OUTER JOIN u ON t.id = u.id AND u.n > 1");
        row("full", fromOnly({t("a")}, {join(kT, kU, on, true, true)}), "SELECT t.a \nFROM t FULL OUTER JOIN u ON t.id = u.id");
        row("flag", fromOnly({t("a")}, {join(kT, kU, t("flag"))}), "SELECT t.a \nFROM t JOIN u ON t.flag", "SELECT t.a \nFROM t JOIN u ON t.flag = 1");
        const FromPtr z = alias(kT, "z");
        row("chain", fromOnly({t("a")}, {join(join(kT, kU, on), z, text("1=1"))}), "SELECT t.a \nFROM t JOIN u ON t.id = u.id JOIN t AS z ON 1=1");
        row("nested", fromOnly({t("a")}, {join(kT, join(kU, z, text("1=1")), on)}), "SELECT t.a \nFROM t JOIN (u JOIN t AS z ON 1=1) ON t.id = u.id");
        row("no condition", fromOnly({t("a")}, {join(kT, kU, nullptr)}), "!! A join has no condition");
        const FromPtr first = alias(kT, "");
        const FromPtr second = alias(kT, "");
        row("anonymous aliases", select({of(first, "a"), of(second, "b")}), "SELECT t_1.a, t_2.b \nFROM t AS t_1, t AS t_2");
        const FromPtr function = from({sql::FunctionSource{call("generate_series", {num(1), num(3)}), "g", {}}});
        row("function", fromOnly({literalColumn("g")}, {function}), "SELECT g \nFROM generate_series(1, 3) AS g");
        const FromPtr anonymous = from({sql::FunctionSource{call("unnest", {t("a")}), "", {"x"}}});
        row("columns of a function", select({of(anonymous, "x")}), "SELECT anon_1.x \nFROM unnest(t.a) AS anon_1");
        const FromPtr derived = from({sql::FunctionSource{call("unnest", {t("a")}), "", {"x"}, {integer()}, true, true}});
        row("derived columns", select({of(derived, "x")}), "SELECT anon_1.x \nFROM unnest(t.a) AS anon_1(x INTEGER)");
        const FromPtr rows = from({sql::ValuesSource{{tableColumn("x", integer()), tableColumn("y", string())},
                                                     {{num(1), bind(Value(std::string("a")))}, {num(2), bind(Value(std::string("b")))}},
                                                     "v"}});
        row("values", select({of(rows, "x"), of(rows, "y")}), "SELECT v.x, v.y \nFROM (VALUES (1, 'a'), (2, 'b')) AS v (x, y)");
    }
    void joins() { compareOutcome(); }

    void compounds_data()
    {
        outcomeColumns();
        row("union", compound("UNION", {select({t("a")}), select({u("n")})}), "SELECT t.a \nFROM t UNION SELECT u.n \nFROM u");
        row("limits",
            with(compound("UNION ALL", {with(select({t("a")}), [](sql::Select &s) { s.limit = num(1); }), select({u("n")})}),
                 [](sql::Select &s) {
                     s.orderBy = {column("a")};
                     s.limit = num(3);
                 }),
            "(SELECT t.a \nFROM t \n LIMIT 1) UNION ALL SELECT u.n \nFROM u ORDER BY a \n LIMIT 3",
            "(SELECT t.a \nFROM t\n LIMIT 1 OFFSET 0) UNION ALL SELECT u.n \nFROM u ORDER BY a\n LIMIT 3 OFFSET 0");
        row("nested", compound("UNION", {select({t("a")}), compound("UNION ALL", {select({t("b")}), select({t("id")})})}),
            "SELECT t.a \nFROM t UNION (SELECT t.b \nFROM t UNION ALL SELECT t.id \nFROM t)");
        const FromPtr inner = subquery(compound("UNION", {select({t("a")}), select({u("n")})}), "");
        row("from", select({of(inner, "a")}), "SELECT anon_1.a \nFROM (SELECT t.a AS a \nFROM t UNION SELECT u.n AS n \nFROM u) AS anon_1");
        const FromPtr w = cte(select({t("a")}), "w");
        row("cte", select({of(w, "a")}), "WITH w AS \n(SELECT t.a AS a \nFROM t)\n SELECT w.a \nFROM w");
        const FromPtr anonymous = cte(select({t("a")}), "");
        row("anonymous cte", select({of(anonymous, "a")}), "WITH anon_1 AS \n(SELECT t.a AS a \nFROM t)\n SELECT anon_1.a \nFROM anon_1");
        const FromPtr second = cte(select({of(w, "a")}), "x");
        row("two ctes", select({of(second, "a")}), "WITH w AS \n(SELECT t.a AS a \nFROM t), \nx AS \n(SELECT w.a AS a \nFROM w)\n SELECT x.a \nFROM x");
        row("cte inside", select({t("a")}, {sql::makeExpression(sql::InList{t("id"), {}, shared(select({of(w, "a")})), false})}),
            "WITH w AS \n(SELECT t.a AS a \nFROM t)\n SELECT t.a \nFROM t \nWHERE t.id IN (SELECT w.a \nFROM w)");
        const FromPtr recursive =
            from({sql::CteSource{shared(select({t("a"), t("b")})), nullptr, "r", true, {tableColumn("a", string()), tableColumn("b", integer())}}});
        row("recursive", select({of(recursive, "a")}), "WITH RECURSIVE r(a, b) AS \n(SELECT t.a AS a, t.b AS b \nFROM t)\n SELECT r.a \nFROM r");
    }
    void compounds() { compareOutcome(); }

    void sqliteBindsStandInTextOrder()
    {
        const FromPtr w = cte(select({t("a")}, {equal(t("a"), bind(sql::Bytes{"cte"}, type(TypeId::LargeBinary)))}), "w");
        const sql::Select statement = select({of(w, "a")}, {equal(of(w, "a"), bind(sql::Bytes{"main"}, type(TypeId::LargeBinary)))});
        const Outcome outcome = executed({statement}, "sqlite");
        QCOMPARE(flat(outcome), QStringLiteral("WITH w AS (SELECT t.a AS a FROM t WHERE t.a = ?) SELECT w.a FROM w WHERE w.a = ?"));
        QVERIFY((outcome.statements.front().binds == std::vector<Value>{sql::Bytes{"cte"}, sql::Bytes{"main"}}));
        QVERIFY(outcome.statements.front().returnsRows);
    }
};

QTEST_GUILESS_MAIN(TestSelect)
#include "tst_select.moc"
