// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Expressions with inline literals (operations.md §9). The expected texts are SQLAlchemy 2.0.52's.
#include "outcome_rows.h"

#include "base/error.h"

using namespace build;

namespace {

const FromPtr kT = table("t", {{"id", integer()},
                               {"a", string()},
                               {"b", integer()},
                               {"flag", boolean()},
                               {"j", type(TypeId::Json)},
                               {"d", type(TypeId::DateTime)},
                               {"n", type(TypeId::Numeric)},
                               {"arr", arrayOf(string())},
                               {"u", Type{}}});
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
ExpressionPtr str(const char *value)
{
    return bind(Value(std::string(value)), string());
}

QString textOf(const ExpressionPtr &expression, const char *dialectName)
{
    try {
        return QString::fromStdString(dialect::dialectByName(dialectName).expressionText(*expression, true));
    } catch (const Error &error) {
        return QStringLiteral("!! ") + QString::fromStdString(error.message());
    }
}

void row(const char *name, const ExpressionPtr &expression, const char *pg, const char *sl = "=")
{
    outcomeRow(name, textOf(expression, "postgresql"), textOf(expression, "sqlite"), pg, QString::fromUtf8(sl) == QStringLiteral("=") ? pg : sl);
}

ExpressionPtr between(ExpressionPtr operand, bool isNegated, bool symmetric)
{
    return sql::makeExpression(sql::Between{std::move(operand), num(1), num(2), isNegated, symmetric});
}

ExpressionPtr caseOf(std::vector<std::pair<ExpressionPtr, ExpressionPtr>> branches, ExpressionPtr otherwise = nullptr, ExpressionPtr subject = nullptr)
{
    return sql::makeExpression(sql::Case{std::move(subject), std::move(branches), std::move(otherwise)});
}

ExpressionPtr escaped(const char *op)
{
    return sql::makeExpression(sql::Binary{op, t("a"), str("x"), "/", false});
}

ExpressionPtr built(ExpressionPtr left, ExpressionPtr right)
{
    return binary(t("a"), "LIKE", binary(std::move(left), "||", std::move(right)));
}

ExpressionPtr subscript(ExpressionPtr start, ExpressionPtr stop, bool slice)
{
    return sql::makeExpression(sql::Subscript{t("arr"), std::move(start), std::move(stop), slice});
}

ExpressionPtr tuple(std::vector<ExpressionPtr> items)
{
    return sql::makeExpression(sql::Tuple{std::move(items)});
}
ExpressionPtr extract(const char *field)
{
    return sql::makeExpression(sql::Extract{field, t("d")});
}
ExpressionPtr andOf(std::vector<ExpressionPtr> members)
{
    return junction(true, std::move(members));
}
ExpressionPtr orOf(std::vector<ExpressionPtr> members)
{
    return junction(false, std::move(members));
}
ExpressionPtr aIsX()
{
    return binary(t("a"), "=", str("x"));
}
ExpressionPtr bIs1()
{
    return binary(t("b"), "=", num(1));
}
ExpressionPtr minus(ExpressionPtr left, ExpressionPtr right)
{
    return binary(std::move(left), "-", std::move(right), integer());
}
ExpressionPtr plus(ExpressionPtr left, ExpressionPtr right)
{
    return binary(std::move(left), "+", std::move(right), integer());
}
ExpressionPtr times(ExpressionPtr left, ExpressionPtr right)
{
    return binary(std::move(left), "*", std::move(right), integer());
}
ExpressionPtr divided(ExpressionPtr left, ExpressionPtr right)
{
    return binary(std::move(left), "/", std::move(right));
}

}  // namespace

class TestExpressions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void operators_data()
    {
        outcomeColumns();
        row("is null", binary(t("b"), "IS", null()), "t.b IS NULL");
        row("is true", binary(t("flag"), "IS", truth(true)), "t.flag IS true", "t.flag IS 1");
        row("equals true", binary(t("flag"), "=", truth(true)), "t.flag = true", "t.flag = 1");
        row("not equal", binary(t("b"), "!=", num(5)), "t.b != 5");
        row("distinct", binary(t("b"), "IS DISTINCT FROM", num(5)), "t.b IS DISTINCT FROM 5", "t.b IS NOT 5");
        row("not distinct", binary(t("b"), "IS NOT DISTINCT FROM", null()), "t.b IS NOT DISTINCT FROM NULL", "t.b IS NULL");
        row("sum in product", times(plus(t("b"), num(1)), num(2)), "(t.b + 1) * 2");
        row("product in sum", plus(times(t("b"), num(1)), num(2)), "t.b * 1 + 2");
        row("minus chain", minus(minus(t("b"), t("b")), t("b")), "(t.b - t.b) - t.b");
        row("minus right", minus(t("b"), minus(t("b"), num(1))), "t.b - (t.b - 1)");
        row("plus in minus", minus(plus(t("b"), t("b")), t("b")), "(t.b + t.b) - t.b");
        row("plus chain", plus(plus(t("b"), num(1)), num(2)), "t.b + 1 + 2");
        row("product chain", times(times(t("b"), t("b")), num(2)), "t.b * t.b * 2");
        row("negative", unary("-", t("b")), "-t.b");
        row("negative sum", unary("-", plus(t("b"), num(1))), "-(t.b + 1)");
        row("negative compared", binary(unary("-", t("b")), "=", num(1)), "-t.b = 1");
        row("division", divided(t("b"), num(2)), "t.b / CAST(2 AS NUMERIC)", "t.b / (2 + 0.0)");
        row("division by product", divided(t("b"), times(t("b"), num(2))), "t.b / CAST((t.b * 2) AS NUMERIC)", "t.b / ((t.b * 2) + 0.0)");
        row("division by float", divided(t("b"), bind(Value(3.0), type(TypeId::Float))), "t.b / CAST(3.0 AS FLOAT)", "t.b / (3.0 + 0.0)");
        row("division in product", times(divided(t("b"), num(2)), num(3)), "(t.b / CAST(2 AS NUMERIC)) * 3", "(t.b / (2 + 0.0)) * 3");
        row("floor division", binary(t("b"), "//", num(2), integer()), "t.b / 2");
        row("floor division of numbers", binary(t("n"), "//", t("n")), "FLOOR(t.n / t.n)");
        row("modulo", binary(t("b"), "%", plus(t("b"), num(1))), "t.b % (t.b + 1)");
        row("concatenation", binary(binary(t("a"), "||", str("x"), string()), "||", str("y"), string()), "t.a || 'x' || 'y'");
        row("concatenation compared", binary(binary(t("a"), "||", str("x"), string()), "=", str("y")), "(t.a || 'x') = 'y'");
        row("comparison compared", binary(aIsX(), "IS", truth(true)), "(t.a = 'x') IS true", "(t.a = 'x') IS 1");
        row("custom", custom(t("a"), "~", str("x")), "t.a ~ 'x'");
        row("custom compared", binary(custom(t("b"), "&", num(1)), ">", num(0)), "(t.b & 1) > 0");
        row("custom in and", andOf({custom(t("a"), "~", str("x")), bIs1()}), "(t.a ~ 'x') AND t.b = 1");
        row("bit and compared", binary(binary(t("b"), "|", num(1)), "=", num(2)), "t.b | 1 = 2");
        row("xor", binary(t("b"), "#", num(1)), "t.b # 1", "(t.b | 1 - t.b & 1)");
        row("text operand", binary(call("now"), "+", text("interval '1 day'")), "now() + interval '1 day'", "CURRENT_TIMESTAMP + interval '1 day'");
        row("collate", postfix(binary(t("a"), "||", str("x"), string()), "COLLATE C"), "t.a || 'x' COLLATE \"C\"");
        row("regexp", binary(t("a"), "~", str("x")), "t.a ~ 'x'", "t.a REGEXP 'x'");
        row("match", binary(t("a"), "MATCH", str("q")), "t.a @@ plainto_tsquery('q')", "t.a MATCH 'q'");
        row("between", between(t("b"), false, false), "t.b BETWEEN 1 AND 2");
        row("not between", between(t("b"), true, false), "t.b NOT BETWEEN 1 AND 2");
        row("symmetric", between(t("b"), false, true), "t.b BETWEEN SYMMETRIC 1 AND 2");
        row("grouping", sql::makeExpression(sql::Grouping{aIsX()}), "(t.a = 'x')");
    }
    void operators() { compareOutcome(); }

    void booleans_data()
    {
        outcomeColumns();
        row("not flag", negated(t("flag")), "NOT t.flag", "t.flag = 0");
        row("not column", negated(t("b")), "NOT t.b");
        row("not function", negated(call("foo", {t("a")})), "NOT foo(t.a)");
        row("not and", negated(andOf({aIsX(), bIs1()})), "NOT (t.a = 'x' AND t.b = 1)");
        row("not custom", negated(custom(t("a"), "~", str("x"))), "NOT (t.a ~ 'x')");
        row("not sum", negated(plus(t("b"), num(1))), "NOT (t.b + 1)");
        row("not true", negated(truth(true)), "false", "0");
        row("and of flags", andOf({t("flag"), negated(t("flag"))}), "t.flag AND NOT t.flag", "t.flag = 1 AND t.flag = 0");
        row("or in and", andOf({orOf({aIsX(), bIs1()}), bIs1()}), "(t.a = 'x' OR t.b = 1) AND t.b = 1");
        row("and in or", orOf({andOf({aIsX(), bIs1()}), bIs1()}), "t.a = 'x' AND t.b = 1 OR t.b = 1");
        row("and in and", andOf({andOf({aIsX(), bIs1()}), bIs1()}), "t.a = 'x' AND t.b = 1 AND t.b = 1");
        row("single or in and", andOf({aIsX(), orOf({bIs1()})}), "t.a = 'x' AND t.b = 1");
        row("text in or", orOf({text("x > 1"), bIs1()}), "x > 1 OR t.b = 1");
        row("true in and", andOf({truth(true), bIs1()}), "t.b = 1");
        row("true in or", orOf({truth(true), bIs1()}), "true", "1 = 1");
        row("false in and", andOf({bIs1(), truth(false)}), "false", "0 = 1");
        row("empty in and", andOf({orOf({}), bIs1()}), "t.b = 1");
        row("junction compared", binary(andOf({aIsX(), bIs1()}), "=", truth(true)), "(t.a = 'x' AND t.b = 1) = true", "(t.a = 'x' AND t.b = 1) = 1");
        row("exists in or", orOf({exists(select({sql::makeExpression(sql::Star{})}, {binary(u("id"), "=", num(1))})), bIs1()}),
            "(EXISTS (SELECT * \nFROM u \nWHERE u.id = 1)) OR t.b = 1");
        row("not exists", exists(select({sql::makeExpression(sql::Star{})}, {binary(u("id"), "=", num(1))}), true),
            "NOT (EXISTS (SELECT * \nFROM u \nWHERE u.id = 1))");
    }
    void booleans() { compareOutcome(); }

    void lists_data()
    {
        outcomeColumns();
        row("in", in(t("a"), {str("x")}), "t.a IN ('x')");
        row("not in", in(t("a"), {str("x"), str("y")}, true), "(t.a NOT IN ('x', 'y'))");
        row("not in, in or", orOf({in(t("a"), {str("x")}, true), bIs1()}), "(t.a NOT IN ('x')) OR t.b = 1");
        row("empty in", in(t("a"), {}), "t.a IN (NULL) AND (1 != 1)", "t.a IN (SELECT 1 FROM (SELECT 1) WHERE 1!=1)");
        row("empty not in", in(t("a"), {}, true), "(t.a NOT IN (NULL) OR (1 = 1))", "(t.a NOT IN (SELECT 1 FROM (SELECT 1) WHERE 1!=1))");
        row("null in", in(t("b"), {bind(Value()), num(1)}), "t.b IN (NULL, 1)");
        row("expressions in", in(t("id"), {literalColumn("1"), call("foo"), num(3)}), "t.id IN (1, foo(), 3)");
        row("sum in", in(plus(t("b"), num(1)), {num(1)}), "t.b + 1 IN (1)");
        row("comparison in", in(aIsX(), {bind(Value(true), boolean())}), "(t.a = 'x') IN (true)", "(t.a = 'x') IN (1)");
        row("tuples", in(tuple({t("a"), t("b")}), {tuple({str("x"), num(1)}), tuple({str("y"), num(2)})}), "(t.a, t.b) IN (('x', 1), ('y', 2))",
            "(t.a, t.b) IN (VALUES ('x', 1), ('y', 2))");
        row("no tuples", in(tuple({t("a"), t("b")}), {}), "(t.a, t.b) IN ((NULL, NULL)) AND (1 != 1)",
            "(t.a, t.b) IN (SELECT 1, 1 FROM (SELECT 1, 1) WHERE 1!=1)");
        row("tuple equals", binary(tuple({t("a"), t("b")}), "=", tuple({str("x"), num(1)})), "(t.a, t.b) = ('x', 1)");
        const ExpressionPtr expanding =
            sql::makeExpression(sql::BindParameter{"ids", Value(sql::Array{{Value(std::int64_t(1)), Value(std::int64_t(2))}, false}), {}, true, false});
        row("expanding", in(t("b"), {expanding}), "t.b IN (1, 2)");
        const ExpressionPtr nothing = sql::makeExpression(sql::BindParameter{"ids", Value(sql::Array{}), {}, true, false});
        row("expanding nothing", in(t("b"), {nothing}), "t.b IN (NULL) AND (1 != 1)", "t.b IN (SELECT 1 FROM (SELECT 1) WHERE 1!=1)");
        const sql::BindParameter ids{"ids", Value(sql::Array{{Value(std::int64_t(1)), Value(std::string("x"))}, false}), {}, true, false};
        row("expanding in a text", sql::makeExpression(sql::TextClause{"a IN :ids", {ids}, {}}), "a IN (1, 'x')");
        sql::Select inner = select({u("id")});
        row("in select", sql::makeExpression(sql::InList{t("b"), {}, shared(inner), false}), "t.b IN (SELECT u.id \nFROM u)");
        row("not in select", sql::makeExpression(sql::InList{t("b"), {}, shared(inner), true}), "(t.b NOT IN (SELECT u.id \nFROM u))");
    }
    void lists() { compareOutcome(); }

    void patterns_data()
    {
        outcomeColumns();
        row("like", binary(t("a"), "LIKE", str("x%")), "t.a LIKE 'x%'");
        row("not like", binary(t("a"), "NOT LIKE", str("x%")), "t.a NOT LIKE 'x%'");
        row("ilike", binary(t("a"), "ILIKE", str("X%")), "t.a ILIKE 'X%'", "lower(t.a) LIKE lower('X%')");
        row("not ilike", binary(t("a"), "NOT ILIKE", str("x")), "t.a NOT ILIKE 'x'", "lower(t.a) NOT LIKE lower('x')");
        row("escape", escaped("LIKE"), "t.a LIKE 'x' ESCAPE '/'");
        row("ilike escape", escaped("ILIKE"), "t.a ILIKE 'x' ESCAPE '/'", "lower(t.a) LIKE lower('x') ESCAPE '/'");
        row("startswith", built(str("x"), literalColumn("'%'")), "(t.a LIKE 'x' || '%')");
        row("endswith", built(literalColumn("'%'"), str("x")), "(t.a LIKE '%' || 'x')");
        row("contains", built(binary(literalColumn("'%'"), "||", str("x"), string()), literalColumn("'%'")), "(t.a LIKE '%' || 'x' || '%')");
        row("pattern of a column", binary(t("a"), "LIKE", binary(str("y"), "||", t("a"), string())), "t.a LIKE ('y' || t.a)");
        row("concatenation like", binary(binary(t("a"), "||", str("x"), string()), "LIKE", str("y")), "(t.a || 'x') LIKE 'y'");
    }
    void patterns() { compareOutcome(); }

    void functions_data()
    {
        outcomeColumns();
        row("now", call("now"), "now()", "CURRENT_TIMESTAMP");
        row("NOW", call("NOW"), "now()", "CURRENT_TIMESTAMP");
        row("current_timestamp", call("current_timestamp"), "CURRENT_TIMESTAMP");
        row("current_date", call("current_date"), "CURRENT_DATE");
        row("current_time", call("current_time"), "CURRENT_TIME");
        row("localtime", call("localtime"), "LOCALTIME");
        row("localtimestamp", call("localtimestamp"), "LOCALTIMESTAMP", "DATETIME(CURRENT_TIMESTAMP, 'localtime')");
        row("user", call("user"), "USER");
        row("session_user", call("session_user"), "SESSION_USER");
        row("current_user", call("current_user"), "CURRENT_USER");
        row("sysdate", call("sysdate"), "sysdate");
        row("count", call("count"), "count(*)");
        row("count distinct", call("count", {unary("DISTINCT", t("a"))}), "count(DISTINCT t.a)");
        row("name as typed", call("Foo", {t("a")}), "Foo(t.a)");
        row("package", sql::makeExpression(sql::FunctionCall{{"pkg", "fn"}, {t("b")}}), "pkg.fn(t.b)");
        row("char_length", call("char_length", {t("a")}), "char_length(t.a)", "length(t.a)");
        row("arguments", call("foo", {bIs1(), andOf({aIsX(), bIs1()}), postfix(t("a"), "DESC")}), "foo(t.b = 1, t.a = 'x' AND t.b = 1, t.a DESC)");
        row("extract", extract("year"), "EXTRACT(year FROM t.d)", "CAST(STRFTIME('%Y', t.d) AS INTEGER)");
        row("extract epoch", extract("epoch"), "EXTRACT(epoch FROM t.d)", "CAST(STRFTIME('%s', t.d) AS INTEGER)");
        row("extract unknown", extract("milliseconds"), "EXTRACT(milliseconds FROM t.d)", "!! SQLite cannot extract 'milliseconds' from a date.");
        row("cast", cast(t("a"), integer()), "CAST(t.a AS INTEGER)");
        row("cast of a sum", cast(plus(t("b"), num(1)), sized(TypeId::String, 5)), "CAST(t.b + 1 AS VARCHAR(5))");
        row("type_coerce", sql::makeExpression(sql::TypeCoerce{t("a")}), "t.a");
        row("case", caseOf({{aIsX(), num(1)}}, num(2)), "CASE WHEN (t.a = 'x') THEN 1 ELSE 2 END");
        row("case flag", caseOf({{t("flag"), num(1)}}), "CASE WHEN t.flag THEN 1 END");
        row("case subject", caseOf({{str("x"), num(1)}}, nullptr, t("a")), "CASE t.a WHEN 'x' THEN 1 END");
        row("case of many", caseOf({{andOf({aIsX(), bIs1()}), plus(t("b"), num(1))}, {text("q"), literalColumn("1")}}, plus(t("b"), num(1))),
            "CASE WHEN (t.a = 'x' AND t.b = 1) THEN t.b + 1 WHEN q THEN 1 ELSE t.b + 1 END");
        row("case compared", binary(caseOf({{bIs1(), num(2)}}, num(3)), "=", num(2)), "CASE WHEN (t.b = 1) THEN 2 ELSE 3 END = 2");
        row("over",
            sql::makeExpression(sql::Over{call("sum", {t("b")}), {t("a")}, {postfix(t("b"), "DESC")}, "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW"}),
            "sum(t.b) OVER (PARTITION BY t.a ORDER BY t.b DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)");
        row("filter", sql::makeExpression(sql::Filter{call("count"), binary(t("b"), ">", num(1))}), "count(*) FILTER (WHERE t.b > 1)");
        row("filter in a sum", plus(sql::makeExpression(sql::Filter{call("sum", {t("b")}), binary(t("b"), ">", num(1))}), num(1)), "(sum(t.b) FILTER (WHERE t.b > 1)) + 1");
        row("case of negations", caseOf({{negated(t("flag")), num(1)}, {negated(call("foo")), num(2)}, {in(t("b"), {num(1)}, true), num(3)}}),
            "CASE WHEN NOT t.flag THEN 1 WHEN (NOT foo()) THEN 2 WHEN ((t.b NOT IN (1))) THEN 3 END",
            "CASE WHEN t.flag = 0 THEN 1 WHEN (NOT foo()) THEN 2 WHEN ((t.b NOT IN (1))) THEN 3 END");
        row("within group", sql::makeExpression(sql::WithinGroup{call("percentile_cont", {bind(Value(0.5))}), {t("b")}}),
            "percentile_cont(0.5) WITHIN GROUP (ORDER BY t.b)");
        row("aggregate order", call("array_agg", {sql::makeExpression(sql::AggregateOrderBy{t("a"), {postfix(t("b"), "DESC")}})}),
            "array_agg(t.a ORDER BY t.b DESC)");
        row("any", binary(t("a"), "=", sql::makeExpression(sql::Quantified{"ANY", t("arr")})), "t.a = ANY (t.arr)");
        row("all of a select", sql::makeExpression(sql::Quantified{"ALL", scalar(select({u("n")}))}), "ALL (SELECT u.n \nFROM u)");
        row("sequence", sql::makeExpression(sql::SequenceNext{build::name("q.S")}), "nextval('q.\"S\"')", "!! SQLite has no sequences");
    }
    void functions() { compareOutcome(); }

    void documentsAndArrays_data()
    {
        outcomeColumns();
        const Value k = std::string("k");
        row("key", jsonIndex(t("j"), k), "t.j -> 'k'", "JSON_QUOTE(JSON_EXTRACT(t.j, '$.\"k\"'))");
        row("index", jsonIndex(t("j"), Value(std::int64_t(1))), "t.j -> 1", "JSON_QUOTE(JSON_EXTRACT(t.j, '$[1]'))");
        row("text", jsonIndex(t("j"), k, true), "t.j ->> 'k'", "JSON_EXTRACT(t.j, '$.\"k\"')");
        row("as integer", cast(jsonIndex(t("j"), k, true), integer()), "CAST(t.j ->> 'k' AS INTEGER)", "JSON_EXTRACT(t.j, '$.\"k\"')");
        row("path", jsonIndex(t("j"), Value(sql::Array{{Value(std::string("a")), Value(std::string("b"))}, true}), false, true), "t.j #> '{a, b}'",
            "JSON_QUOTE(JSON_EXTRACT(t.j, '$.\"a\".\"b\"'))");
        row("nested", jsonIndex(jsonIndex(t("j"), k), Value(std::string("l"))), "(t.j -> 'k') -> 'l'",
            "JSON_QUOTE(JSON_EXTRACT(JSON_QUOTE(JSON_EXTRACT(t.j, '$.\"k\"')), '$.\"l\"'))");
        row("compared", binary(jsonIndex(t("j"), k, true), "=", str("x")), "(t.j ->> 'k') = 'x'", "JSON_EXTRACT(t.j, '$.\"k\"') = 'x'");
        row("cast compared", binary(cast(jsonIndex(t("j"), k, true), string()), "=", str("x")), "CAST((t.j ->> 'k') AS VARCHAR) = 'x'",
            "JSON_EXTRACT(t.j, '$.\"k\"') = 'x'");
        row("array", sql::makeExpression(sql::ArrayLiteral{{num(1), num(2)}}), "ARRAY[1, 2]", "!! SQLite has no arrays");
        row("element", subscript(num(1), nullptr, false), "t.arr[1]", "!! SQLite has no arrays");
        row("slice", subscript(num(1), num(2), true), "t.arr[1:2]", "!! SQLite has no arrays");
        row("array cast", cast(t("arr"), arrayOf(type(TypeId::Text))), "CAST(t.arr AS TEXT[])", "!! this type has no form on SQLite.");
    }
    void documentsAndArrays() { compareOutcome(); }

    void bare()
    {
        QCOMPARE(dialect::postgresql().expressionText(*binary(t("a"), "=", str("x")), false), std::string("a = 'x'"));
        QCOMPARE(dialect::postgresql().expressionText(*of(table("s.t", {{"a", string()}}), "a"), true), std::string("s.t.a"));
    }

    void comparedValueTakesItsType()
    {
        const sql::DateTime moment{{2020, 1, 2}, {3, 4, 5, 0}};
        QCOMPARE(dialect::sqlite().expressionText(*binary(t("d"), ">=", bind(moment)), true), std::string("t.d >= '2020-01-02 03:04:05.000000'"));
        QCOMPARE(dialect::sqlite().expressionText(*binary(t("u"), "=", bind(moment)), true), std::string("t.u = '2020-01-02 03:04:05.000000'"));
        QCOMPARE(dialect::sqlite().expressionText(*binary(t("flag"), "=", bind(Value(true))), true), std::string("t.flag = 1"));
    }
};

QTEST_GUILESS_MAIN(TestExpressions)
#include "tst_expressions.moc"
