// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// spec/types.md §5: literals of DDL and offline output, and what online execution sends. Online texts were compared with what
// SQLAlchemy's type processors and psycopg2 make of the same values.
#include "builders.h"

#include "base/error.h"

#include <QTest>

using namespace build;

namespace {

sql::DateTime moment(int microsecond = 0)
{
    sql::DateTime value{{2020, 1, 2}, {3, 4, 5, microsecond}};
    return value;
}

sql::DateTime zonedMoment(int microsecond, int offsetSeconds)
{
    sql::DateTime value = moment(microsecond);
    value.time.hasOffset = true;
    value.time.offsetSeconds = offsetSeconds;
    return value;
}

Type noneAsNull()
{
    Type t = type(TypeId::Json);
    t.noneAsNull = true;
    return t;
}

Type textUuid()
{
    Type t = type(TypeId::Uuid);
    t.asUuid = false;
    return t;
}

Type intervalAsTimestamp()
{
    Type t = type(TypeId::Interval);
    t.native = false;
    return t;
}

Type plainChar()
{
    Type t = type(TypeId::Uuid);
    t.native = false;
    return t;
}

Value list(std::vector<Value> items, bool isTuple = false)
{
    return sql::Array{std::move(items), isTuple};
}
Value str(const char *text)
{
    return std::string(text);
}
Value num(std::int64_t number)
{
    return number;
}

const sql::Uuid kUuid{"00000000000000000000000000000005"};

template<typename Work>
QString guarded(Work work)
{
    try {
        return QString::fromStdString(work());
    } catch (const Error &error) {
        return QStringLiteral("!! ") + QString::fromStdString(error.message());
    }
}

}  // namespace

class TestValues : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void online_data()
    {
        QTest::addColumn<QString>("actualPg");
        QTest::addColumn<QString>("actualSl");
        QTest::addColumn<QString>("pg");
        QTest::addColumn<QString>("sl");
        const auto row = [](const char *rowName, const Value &value, const Type &t, const char *pg, const char *sl) {
            QTest::newRow(rowName) << guarded([&] { return dialect::postgresql().literal(value, t); })
                                   << guarded([&] { return dialect::sqlite().literal(value, t); }) << QString::fromUtf8(pg) << QString::fromUtf8(sl);
        };
        row("none", Value(), Type{}, "NULL", "NULL");
        row("true", true, Type{}, "true", "1");
        row("false in Boolean", false, boolean(), "false", "0");
        row("1 in Boolean", num(1), boolean(), "true", "1");
        row("2 in Boolean", num(2), boolean(), "!! 2 is no value of", "!! A int cannot be written as a value of this type on SQLite.");
        row("int", num(5), Type{}, "5", "5");
        row("negative int", num(-5), integer(), " -5", "-5");
        row("float", 1.5, Type{}, "1.5", "1.5");
        row("large float", 1e20, type(TypeId::Float), "1e+20", "1e+20");
        row("whole float", 5.0, type(TypeId::Float), "5.0", "5.0");
        row("infinite", std::numeric_limits<double>::infinity(), Type{}, "'Infinity'::float", "9e999");
        row("nan", std::numeric_limits<double>::quiet_NaN(), Type{}, "'NaN'::float", "NULL");
        row("decimal", sql::Decimal{"1.50"}, type(TypeId::Numeric), "1.50", "1.5");
        row("negative decimal", sql::Decimal{"-1"}, type(TypeId::Numeric), " -1", "-1.0");
        row("decimal nan", sql::Decimal{"NaN"}, type(TypeId::Numeric), "'NaN'::numeric", "NULL");
        row("untyped decimal", sql::Decimal{"1.5"}, Type{}, "1.5", "!! A Decimal cannot be written as a value of no type on SQLite.");
        row("int in Numeric", num(5), type(TypeId::Numeric), "5", "5.0");
        row("text", str("it's \\ %"), string(), "'it''s \\ %'", "'it''s \\ %'");
        row("bytes", sql::Bytes{std::string("\0\xff", 2)}, type(TypeId::LargeBinary), "'\\x00ff'::bytea", "x'00ff'");
        row("date", sql::Date{2020, 1, 2}, type(TypeId::Date), "'2020-01-02'::date", "'2020-01-02'");
        row("datetime", moment(), type(TypeId::DateTime), "'2020-01-02T03:04:05'::timestamp", "'2020-01-02 03:04:05.000000'");
        row("datetime fraction", moment(678), type(TypeId::DateTime), "'2020-01-02T03:04:05.000678'::timestamp", "'2020-01-02 03:04:05.000678'");
        row("datetime offset", zonedMoment(678000, 0), zoned(TypeId::DateTime), "'2020-01-02T03:04:05.678000+00:00'::timestamptz",
            "'2020-01-02 03:04:05.678000'");
        row("datetime west", zonedMoment(0, -12600), Type{}, "'2020-01-02T03:04:05-03:30'::timestamptz", "'2020-01-02 03:04:05-03:30'");
        row("untyped datetime", moment(), Type{}, "'2020-01-02T03:04:05'::timestamp", "'2020-01-02 03:04:05'");
        row("date in DateTime", sql::Date{2020, 1, 2}, type(TypeId::DateTime), "'2020-01-02'::date", "'2020-01-02 00:00:00.000000'");
        row("datetime in Date", moment(), type(TypeId::Date), "'2020-01-02T03:04:05'::timestamp", "'2020-01-02'");
        row("text in DateTime", str("2020-01-02"), type(TypeId::DateTime), "'2020-01-02'", "!! A str cannot be written as a value of this type on SQLite.");
        row("time", sql::Time{3, 4, 5}, type(TypeId::Time), "'03:04:05'::time", "'03:04:05.000000'");
        row("untyped time", sql::Time{3, 4, 5}, Type{}, "'03:04:05'::time", "!! A time cannot");
        row("interval", sql::Interval{1, 3, 500000}, type(TypeId::Interval), "'1 days 3.500000 seconds'::interval", "'1970-01-02 00:00:03.500000'");
        row("negative interval", sql::Interval{-1, 5, 0}, type(TypeId::Interval), "'-1 days 5.000000 seconds'::interval", "'1969-12-31 00:00:05.000000'");
        row("interval not native", sql::Interval{1, 0, 0}, intervalAsTimestamp(), "'1970-01-02T00:00:00'::timestamp", "'1970-01-02 00:00:00.000000'");
        row("uuid", kUuid, type(TypeId::Uuid), "'00000000-0000-0000-0000-000000000005'::uuid", "'00000000000000000000000000000005'");
        row("uuid not native", kUuid, plainChar(), "'00000000000000000000000000000005'", "'00000000000000000000000000000005'");
        row("untyped uuid", kUuid, Type{}, "'00000000-0000-0000-0000-000000000005'::uuid", "!! A UUID cannot");
        row("uuid text", str("00000000-0000-0000-0000-000000000005"), textUuid(), "'00000000-0000-0000-0000-000000000005'",
            "'00000000000000000000000000000005'");
        row("uuid text in Uuid()", str("00000000-0000-0000-0000-000000000005"), type(TypeId::Uuid), "'00000000-0000-0000-0000-000000000005'",
            "!! A str cannot");
        row("enum label", str("a"), enumType({"a"}, "e"), "'a'", "'a'");
        row("json", sql::Json{"{\"a\": 1}"}, type(TypeId::Json), "'{\"a\": 1}'", "'{\"a\": 1}'");
        row("json none", Value(), type(TypeId::Json), "'null'", "'null'");
        row("json none as null", Value(), noneAsNull(), "NULL", "NULL");
        row("json text", str("é\"\n\\"), type(TypeId::PgJsonb), "'\"\\u00e9\\\"\\n\\\\\"'", "'\"\\u00e9\\\"\\n\\\\\"'");
        row("json list", list({num(1), 2.5, Value(), true, str("x")}), type(TypeId::Json), "'[1, 2.5, null, true, \"x\"]'", "'[1, 2.5, null, true, \"x\"]'");
        row("json beyond the plane", str("\xF0\x9F\x98\x80"), type(TypeId::Json), "'\"\\ud83d\\ude00\"'", "'\"\\ud83d\\ude00\"'");
        row("json without target", sql::Json{"{}"}, Type{}, "!! A dict cannot be written as a value of no type on PostgreSQL.", "!! A dict cannot");
        row("array", list({num(1), num(2)}), arrayOf(integer()), "ARRAY[1,2]", "!! A list cannot");
        row("empty array", list({}), arrayOf(integer()), "'{}'", "!! A list cannot");
        row("nested array", list({list({num(1), num(2)}), list({num(3)})}), Type{}, "ARRAY[ARRAY[1,2],ARRAY[3]]", "!! A list cannot");
        row("array with null", list({Value(), num(1)}), Type{}, "ARRAY[NULL,1]", "!! A list cannot");
        row("array of json", list({sql::Json{"{\"a\": 1}"}}), arrayOf(type(TypeId::Json)), "ARRAY['{\"a\": 1}']", "!! A list cannot");
        row("tuple", list({num(1), str("x")}, true), Type{}, "(1, 'x')", "!! A list cannot");
        row("range", sql::Range{"[1,5)"}, pgSimple("INT4RANGE"), "'[1,5)'", "!! A range cannot");
        row("unknown", sql::Unknown{"value of row.name"}, string(), "⟨value of row.name⟩", "⟨value of row.name⟩");
    }
    void online()
    {
        QFETCH(QString, actualPg);
        QFETCH(QString, actualSl);
        QFETCH(QString, pg);
        QFETCH(QString, sl);
        QVERIFY2(matches(actualPg, pg), qPrintable(actualPg));
        QVERIFY2(matches(actualSl, sl), qPrintable(actualSl));
    }

    void inlined_data()
    {
        QTest::addColumn<QString>("actualPg");
        QTest::addColumn<QString>("actualSl");
        QTest::addColumn<QString>("pg");
        QTest::addColumn<QString>("sl");
        const auto row = [](const char *rowName, const Value &value, const Type &t, const char *pg, const char *sl) {
            QTest::newRow(rowName) << guarded([&] { return dialect::postgresql().ddlLiteral(value, t); })
                                   << guarded([&] { return dialect::sqlite().ddlLiteral(value, t); }) << QString::fromUtf8(pg) << QString::fromUtf8(sl);
        };
        row("none", Value(), type(TypeId::Json), "NULL", "NULL");
        row("bool", true, boolean(), "true", "1");
        row("int", num(-5), integer(), "-5", "-5");
        row("int as text", str("5"), integer(), "5", "5");
        row("no int", str("5x"), integer(), "!! An integer was expected", "!! An integer was expected");
        row("float", 1e20, type(TypeId::Float), "1e+20", "1e+20");
        row("decimal", sql::Decimal{"1.50"}, type(TypeId::Numeric), "1.50", "1.50");
        row("decimal exponent", sql::Decimal{"1E+2"}, type(TypeId::Numeric), "1E+2", "1E+2");
        row("text", str("it's\\"), string(), "'it''s\\'", "'it''s\\'");
        row("datetime", moment(), type(TypeId::DateTime), "'2020-01-02 03:04:05'", "'2020-01-02 03:04:05.000000'");
        row("datetime offset", zonedMoment(678, 0), zoned(TypeId::DateTime), "'2020-01-02 03:04:05.000678+00:00'", "'2020-01-02 03:04:05.000678'");
        row("date", sql::Date{2020, 1, 2}, type(TypeId::Date), "'2020-01-02'", "'2020-01-02'");
        row("time", sql::Time{1, 2, 3}, type(TypeId::Time), "'01:02:03'", "'01:02:03.000000'");
        row("interval", sql::Interval{1, 0, 0}, type(TypeId::Interval), "make_interval(secs=>86400.0)", "'1970-01-02 00:00:00.000000'");
        row("negative interval", sql::Interval{-1, 0, 0}, type(TypeId::Interval), "make_interval(secs=>-86400.0)", "'1969-12-31 00:00:00.000000'");
        row("interval fraction", sql::Interval{0, 1, 500000}, type(TypeId::Interval), "make_interval(secs=>1.5)", "'1970-01-01 00:00:01.500000'");
        row("uuid", kUuid, type(TypeId::Uuid), "'00000000-0000-0000-0000-000000000005'", "'00000000000000000000000000000005'");
        row("enum", str("zz"), enumType({"a"}, "e"), "'zz'", "'zz'");
        row("array", list({num(1), num(2)}), arrayOf(integer()), "ARRAY[1, 2]", "!! A list cannot");
        row("nested array", list({list({str("a")}), list({str("it's")})}), arrayOf(string()), "ARRAY[ARRAY['a'], ARRAY['it''s']]", "!! A list cannot");
        row("empty array", list({}), arrayOf(string()), "ARRAY[]", "!! A list cannot");
        row("json", sql::Json{"{\"k\": \"it's\"}"}, type(TypeId::Json), "'{\"k\": \"it''s\"}'", "'{\"k\": \"it''s\"}'");
        row("bytes", sql::Bytes{"ab"}, type(TypeId::LargeBinary), "'\\x6162'::bytea", "x'6162'");
        row("untyped text", str("x"), Type{}, "'x'", "'x'");
    }
    void inlined() { online(); }
};

QTEST_GUILESS_MAIN(TestValues)
#include "tst_values.moc"
