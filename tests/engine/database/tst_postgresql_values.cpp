// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "database/postgresql_values.h"

#include <cmath>
#include <limits>

using namespace limbeck;
using namespace limbeck::database;
using testing::caught;

Q_DECLARE_METATYPE(limbeck::sql::Value)

namespace {

sql::Value list(std::vector<sql::Value> items)
{
    return sql::Array{std::move(items)};
}

sql::Value number(std::int64_t value)
{
    return value;
}

sql::Value text(const char *value)
{
    return std::string(value);
}

const sql::Value kNull = sql::Null{};

}  // namespace

/// The texts are what PostgreSQL 15 sends, the values what Python's driver makes of them.
class TestPostgresqlValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decodes_data();
    void decodes();
    void decodesNaN();
    void refuses_data();
    void refuses();
};

void TestPostgresqlValues::decodes_data()
{
    QTest::addColumn<unsigned>("oid");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<sql::Value>("value");
    const auto row = [](const char *type, unsigned oid, const char *sent, sql::Value value) {
        QTest::addRow("%s %s", type, sent) << oid << QByteArray(sent) << value;
    };
    constexpr double inf = std::numeric_limits<double>::infinity();
    row("bool", 16, "t", true);
    row("bool", 16, "f", false);
    row("smallint", 21, "-5", number(-5));
    row("bigint", 20, "-9223372036854775808", number(std::numeric_limits<std::int64_t>::min()));
    row("oid", 26, "4294967295", number(4294967295));
    row("double", 701, "1e-320", 1e-320);
    row("double", 701, "1.5", 1.5);
    row("double", 701, "-Infinity", -inf);
    row("real", 700, "Infinity", inf);
    row("numeric", 1700, "1.50", sql::Decimal{"1.50"});
    row("numeric", 1700, "NaN", sql::Decimal{"NaN"});
    row("text", 25, "a\"b", text("a\"b"));
    row("char(3)", 1042, "a  ", text("a  "));
    row("money", 790, "$1.00", text("$1.00"));
    row("void", 2278, "", text(""));
    row("xid", 28, "1", text("1"));
    row("enum", 16400, "ok", text("ok"));
    row("json", 114, "{\"a\": [1]}", sql::Json{"{\"a\": [1]}"});
    row("jsonb", 3802, "null", sql::Json{"null"});
    row("uuid", 2950, "0fe214d1-708e-4a21-b378-938a472d73b6", sql::Uuid{"0fe214d1708e4a21b378938a472d73b6"});
    row("bytea", 17, "\\x00fF61",
        sql::Bytes{std::string("\0\xff"
                               "a",
                               3)});
    row("bytea", 17, "\\x", sql::Bytes{});
    row("bytea escape", 17, "a\\\\\\000\\377", sql::Bytes{std::string("a\\\0\xff", 4)});
    row("date", 1082, "2020-01-02", sql::Date{2020, 1, 2});
    row("date", 1082, "0044-01-01", sql::Date{44, 1, 1});
    row("date", 1082, "infinity", sql::Date{9999, 12, 31});
    row("date", 1082, "-infinity", sql::Date{1, 1, 1});
    row("time", 1083, "01:02:03.000004", sql::Time{1, 2, 3, 4});
    row("time", 1083, "24:00:00", sql::Time{});
    row("timetz", 1266, "01:02:03.5+02", sql::Time{1, 2, 3, 500000, true, 7200});
    row("timetz", 1266, "24:00:00-02:30", sql::Time{0, 0, 0, 0, true, -9000});
    row("timestamp", 1114, "2020-01-02 03:04:05.123456", sql::DateTime{{2020, 1, 2}, {3, 4, 5, 123456}});
    row("timestamp", 1114, "infinity", sql::DateTime{{9999, 12, 31}, {23, 59, 59, 999999}});
    row("timestamptz", 1184, "2020-01-02 03:04:05+00", sql::DateTime{{2020, 1, 2}, {3, 4, 5, 0, true, 0}});
    row("timestamptz", 1184, "1880-01-01 00:53:28.1+00:53:28", sql::DateTime{{1880, 1, 1}, {0, 53, 28, 100000, true, 3208}});
    row("timestamptz", 1184, "infinity", sql::DateTime{{9999, 12, 31}, {23, 59, 59, 999999, true, 0}});
    row("timestamptz", 1184, "-infinity", sql::DateTime{{1, 1, 1}, {0, 0, 0, 0, true, 0}});
    row("interval", 1186, "00:00:00", sql::Interval{});
    row("interval", 1186, "5 days", sql::Interval{5, 0, 0});
    row("interval", 1186, "-1 years -2 mons +3 days 04:05:06.789", sql::Interval{-422, 14706, 789000});
    row("interval", 1186, "-00:00:01.5", sql::Interval{-1, 86398, 500000});
    row("interval", 1186, "1 mon -00:00:00.000001", sql::Interval{29, 86399, 999999});
    row("interval", 1186, "30:00:00", sql::Interval{1, 21600, 0});
    row("range", 3904, "[1,5)", sql::Range{"[1,5)"});
    row("multirange", 4451, "{[1,5)}", text("{[1,5)}"));
    row("int[]", 1007, "{}", list({}));
    row("int[]", 1007, "{1,NULL,-3}", list({number(1), kNull, number(-3)}));
    row("int[]", 1007, "[0:1]={1,2}", list({number(1), number(2)}));
    row("int[]", 1007, "[-1:0][2:3]={{1,2},{3,4}}", list({list({number(1), number(2)}), list({number(3), number(4)})}));
    row("text[]", 1009, "{a,NULL,\"NULL\",\"x\\\"y\\\\\",\"\",\"a,b}\"}", list({text("a"), kNull, text("NULL"), text("x\"y\\"), text(""), text("a,b}")}));
    row("varchar[]", 1015, "{é}", list({text("é")}));
    row("bool[]", 1000, "{t,f}", list({true, false}));
    row("timestamp[]", 1115, "{\"2020-01-02 03:04:05\",infinity}",
        list({sql::DateTime{{2020, 1, 2}, {3, 4, 5}}, sql::DateTime{{9999, 12, 31}, {23, 59, 59, 999999}}}));
    row("bytea[]", 1001, "{\"\\\\x00ff\"}", list({sql::Bytes{std::string("\0\xff", 2)}}));
    row("jsonb[]", 3807, "{\"{\\\"a\\\": 1}\"}", list({sql::Json{"{\"a\": 1}"}}));
    row("uuid[]", 2951, "{394e022f-78d1-4cc8-8620-883c39aafa26}", list({sql::Uuid{"394e022f78d14cc88620883c39aafa26"}}));
    row("numeric[]", 1231, "{1.50,NaN}", list({sql::Decimal{"1.50"}, sql::Decimal{"NaN"}}));
    row("interval[]", 1187, "{\"1 day\"}", list({sql::Interval{1, 0, 0}}));
    row("int4range[]", 3905, "{\"[1,5)\",empty}", list({sql::Range{"[1,5)"}, sql::Range{"empty"}}));
    row("inet[]", 1041, "{127.0.0.1}", list({text("127.0.0.1")}));
    row("enum[]", 16401, "{ok}", text("{ok}"));
    row("money[]", 791, "{$1.00}", text("{$1.00}"));
}

void TestPostgresqlValues::decodes()
{
    QFETCH(unsigned, oid);
    QFETCH(QByteArray, sent);
    QFETCH(sql::Value, value);
    QVERIFY(decodePostgresql(oid, sent.toStdString()) == value);
}

void TestPostgresqlValues::decodesNaN()
{
    QVERIFY(std::isnan(std::get<double>(decodePostgresql(701, "NaN").data)));
}

void TestPostgresqlValues::refuses_data()
{
    QTest::addColumn<unsigned>("oid");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("sqlState");
    const auto row = [](unsigned oid, const char *sent, const char *state) { QTest::newRow(sent) << oid << QByteArray(sent) << QByteArray(state); };
    row(1082, "0044-01-01 BC", "22008");
    row(1082, "12000-01-01", "22008");
    row(1114, "0044-01-01 00:00:00 BC", "22008");
    row(1184, "12000-01-01 00:00:00+00", "22008");
    row(1082, "02.01.2020", "22007");
    row(1114, "Thu Jan 02 03:04:05 2020", "22007");
    row(1083, "1", "22007");
    row(1186, "P1DT2H", "22007");
    row(1186, "@ 1 day", "22007");
    row(1186, "178000000 years", "22008");
    row(20, "x", "22P02");
    row(701, "", "22P02");
    row(1007, "{1,2", "22P02");
    row(1007, "{1}2", "22P02");
    row(1007, "[0:1", "22P02");
    row(1009, "{\"a", "22P02");
    row(1009, "{\"a\"b}", "22P02");
    row(1007, "", "22P02");
}

void TestPostgresqlValues::refuses()
{
    QFETCH(unsigned, oid);
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, sqlState);
    const auto error = caught<DatabaseError>([&] { decodePostgresql(oid, sent.toStdString()); });
    QVERIFY(error);
    QCOMPARE(error->facts().sqlState, sqlState.toStdString());
}

QTEST_APPLESS_MAIN(TestPostgresqlValues)
#include "tst_postgresql_values.moc"
