// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// spec/types.md §1 to §3: constructor to DDL text on both dialects.
#include "builders.h"

#include "base/error.h"

#include <QTest>

using namespace build;

namespace {

QString typeText(const Type &type, const char *dialectName)
{
    try {
        return QString::fromStdString(dialect::dialectByName(dialectName).typeText(type));
    } catch (const Error &error) {
        return QStringLiteral("!! ") + QString::fromStdString(error.message());
    }
}

Type collated(Type type, const char *collation)
{
    type.collation = std::string(collation);
    return type;
}

Type interval(std::optional<int> precision, const char *fields, TypeId id, bool native = true)
{
    Type t = type(id);
    t.precision = precision;
    t.fields = fields;
    t.native = native;
    return t;
}

Type bits(std::optional<int> length, bool varying)
{
    Type t = type(TypeId::PgBit);
    t.length = length;
    t.varying = varying;
    return t;
}

Type notNative(Type t)
{
    t.native = false;
    return t;
}

Type enumOfLength(int length)
{
    Type t = enumType({"a", "bb"}, "e");
    t.enumeration->nativeEnum = false;
    t.length = length;
    return t;
}

Type inSchema(Type t, const char *schemaName)
{
    t.schema = std::string(schemaName);
    return t;
}

Type withPrecision(Type t, int precision)
{
    t.precision = precision;
    return t;
}

Type custom(std::vector<std::pair<std::string, std::string>> texts)
{
    Type t = type(TypeId::Custom);
    t.name = "pgvector.sqlalchemy.Vector";
    t.customText = std::move(texts);
    return t;
}

Type spelled(TypeId id, const char *spelling)
{
    Type t = type(id);
    t.name = spelling;
    t.spelling = spelling;
    return t;
}

Type domainType()
{
    Type t = type(TypeId::PgDomain);
    t.name = "dom";
    t.domain = std::make_shared<const sql::DomainFacts>(sql::DomainFacts{integer(), {}, {}, {}, {}, false});
    return t;
}

}  // namespace

class TestTypes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void text_data()
    {
        QTest::addColumn<QString>("actualPg");
        QTest::addColumn<QString>("actualSl");
        QTest::addColumn<QString>("pg");
        QTest::addColumn<QString>("sl");
        const auto row = [](const char *rowName, const Type &t, const char *pg, const char *sl) {
            QTest::newRow(rowName) << typeText(t, "postgresql") << typeText(t, "sqlite") << QString::fromUtf8(pg) << QString::fromUtf8(sl);
        };
        const auto both = [&](const char *rowName, const Type &t, const char *text) { row(rowName, t, text, text); };
        // §1
        both("Integer", integer(), "INTEGER");
        both("SmallInteger", type(TypeId::SmallInteger), "SMALLINT");
        both("BigInteger", type(TypeId::BigInteger), "BIGINT");
        both("String", string(), "VARCHAR");
        both("String(50)", sized(TypeId::String, 50), "VARCHAR(50)");
        both("String collation", collated(sized(TypeId::String, 50), "de_DE"), "VARCHAR(50) COLLATE \"de_DE\"");
        both("Unicode", sized(TypeId::Unicode, 5), "VARCHAR(5)");
        both("Text", type(TypeId::Text), "TEXT");
        both("Text(100)", sized(TypeId::Text, 100), "TEXT(100)");
        both("Text collation", collated(type(TypeId::Text), "C"), "TEXT COLLATE \"C\"");
        both("UnicodeText", type(TypeId::UnicodeText), "TEXT");
        both("Boolean", boolean(), "BOOLEAN");
        both("Date", type(TypeId::Date), "DATE");
        row("DateTime", type(TypeId::DateTime), "TIMESTAMP WITHOUT TIME ZONE", "DATETIME");
        row("DateTime zone", zoned(TypeId::DateTime), "TIMESTAMP WITH TIME ZONE", "DATETIME");
        row("Time", type(TypeId::Time), "TIME WITHOUT TIME ZONE", "TIME");
        row("Time zone", zoned(TypeId::Time), "TIME WITH TIME ZONE", "TIME");
        row("Interval", type(TypeId::Interval), "INTERVAL", "DATETIME");
        row("Interval precision", interval(3, "", TypeId::Interval), "INTERVAL (3)", "DATETIME");
        row("Interval not native", interval({}, "", TypeId::Interval, false), "TIMESTAMP WITHOUT TIME ZONE", "DATETIME");
        both("Float", type(TypeId::Float), "FLOAT");
        row("Float(53)", number(TypeId::Float, 53), "FLOAT(53)", "FLOAT");
        row("Double", number(TypeId::Double, 53), "DOUBLE PRECISION", "DOUBLE");
        both("Numeric", type(TypeId::Numeric), "NUMERIC");
        both("Numeric(10)", number(TypeId::Numeric, 10), "NUMERIC(10)");
        both("Numeric(10, 2)", number(TypeId::Numeric, 10, 2), "NUMERIC(10, 2)");
        Type scaleOnly = type(TypeId::Numeric);
        scaleOnly.scale = 2;
        both("Numeric(scale=2)", scaleOnly, "NUMERIC");
        row("LargeBinary", sized(TypeId::LargeBinary, 5), "BYTEA", "BLOB");
        row("PickleType", type(TypeId::PickleType), "BYTEA", "BLOB");
        both("JSON", type(TypeId::Json), "JSON");
        row("ARRAY", arrayOf(integer()), "INTEGER[]", "!! this type has no form on SQLite.");
        row("ARRAY dimensions", arrayOf(integer(), 2), "INTEGER[][]", "!! this type has no form on SQLite.");
        row("ARRAY collation", arrayOf(collated(sized(TypeId::String, 10), "C")), "VARCHAR(10)[] COLLATE \"C\"", "!! this type has no form on SQLite.");
        row("Enum", enumType({"a", "bb"}, "e"), "e", "VARCHAR(2)");
        row("Enum quoted name", enumType({"a"}, "E x"), "\"E x\"", "VARCHAR(1)");
        both("Enum not native", enumOfLength(30), "VARCHAR(30)");
        row("Enum schema", inSchema(enumType({"a", "bb"}, "e"), "s"), "s.e", "VARCHAR(2)");
        row("Enum without name", enumType({"a"}, ""), "!! An enum without a name cannot be a PostgreSQL type.", "VARCHAR(1)");
        row("Enum without labels", enumType({}, "e"), "e", "VARCHAR");
        row("Enum of characters", enumType({"äöü"}, "e"), "e", "VARCHAR(3)");
        row("Uuid", type(TypeId::Uuid), "UUID", "CHAR(32)");
        both("Uuid not native", notNative(type(TypeId::Uuid)), "CHAR(32)");
        both("NullType", Type{}, "!! A column has no type, and its definition needs one.");
        // §2
        both("INTEGER", type(TypeId::UpperInteger), "INTEGER");
        both("SMALLINT", type(TypeId::UpperSmallint), "SMALLINT");
        both("BIGINT", type(TypeId::UpperBigint), "BIGINT");
        both("VARCHAR(n)", sized(TypeId::UpperVarchar, 5), "VARCHAR(5)");
        both("CHAR", type(TypeId::UpperChar), "CHAR");
        both("NCHAR(3)", sized(TypeId::UpperNchar, 3), "NCHAR(3)");
        both("NVARCHAR(3)", sized(TypeId::UpperNvarchar, 3), "NVARCHAR(3)");
        both("TEXT", type(TypeId::UpperText), "TEXT");
        both("CLOB", type(TypeId::UpperClob), "CLOB");
        both("BOOLEAN", type(TypeId::UpperBoolean), "BOOLEAN");
        both("DATE", type(TypeId::UpperDate), "DATE");
        both("DATETIME", zoned(TypeId::UpperDatetime), "DATETIME");
        row("TIMESTAMP", type(TypeId::UpperTimestamp), "TIMESTAMP WITHOUT TIME ZONE", "TIMESTAMP");
        row("TIMESTAMP zone", zoned(TypeId::UpperTimestamp), "TIMESTAMP WITH TIME ZONE", "TIMESTAMP");
        row("TIME", type(TypeId::UpperTime), "TIME WITHOUT TIME ZONE", "TIME");
        row("FLOAT(10)", number(TypeId::UpperFloat, 10), "FLOAT(10)", "FLOAT");
        both("DOUBLE", number(TypeId::UpperDouble, 53), "DOUBLE");
        both("DOUBLE_PRECISION", number(TypeId::UpperDoublePrecision, 53), "DOUBLE PRECISION");
        both("REAL", number(TypeId::UpperReal, 24), "REAL");
        both("DECIMAL", number(TypeId::UpperDecimal, 10, 2), "DECIMAL(10, 2)");
        both("BLOB", type(TypeId::UpperBlob), "BLOB");
        both("BINARY(16)", sized(TypeId::UpperBinary, 16), "BINARY(16)");
        both("VARBINARY(16)", sized(TypeId::UpperVarbinary, 16), "VARBINARY(16)");
        both("UUID", type(TypeId::UpperUuid), "UUID");
        // §3
        row("JSONB", spelled(TypeId::PgJsonb, "postgresql.JSONB"), "JSONB", "!! postgresql.JSONB has no form on SQLite.");
        row("ENUM schema", inSchema(enumType({"a"}, "E", TypeId::PgEnum), "s"), "s.\"E\"", "VARCHAR(1)");
        row("DOMAIN", domainType(), "dom", "!! dom has no form on SQLite.");
        row("pg TIMESTAMP", withPrecision(type(TypeId::PgTimestamp), 3), "TIMESTAMP(3) WITHOUT TIME ZONE", "TIMESTAMP");
        row("pg TIME", withPrecision(zoned(TypeId::PgTime), 2), "TIME(2) WITH TIME ZONE", "TIME");
        row("pg INTERVAL", interval(3, "DAY TO SECOND", TypeId::PgInterval), "INTERVAL DAY TO SECOND (3)", "!! this type has no form on SQLite.");
        row("BIT", bits({}, false), "BIT(1)", "!! this type has no form on SQLite.");
        row("BIT(5)", bits(5, false), "BIT(5)", "!! this type has no form on SQLite.");
        row("BIT VARYING(5)", bits(5, true), "BIT VARYING(5)", "!! this type has no form on SQLite.");
        row("BIT VARYING", bits({}, true), "BIT VARYING", "!! this type has no form on SQLite.");
        row("CITEXT", pgSimple("CITEXT"), "CITEXT", "!! CITEXT has no form on SQLite.");
        row("DATE_CHAR", type(TypeId::SqliteDateChar), "DATE", "DATE_CHAR");
        row("TIME_CHAR", type(TypeId::SqliteTimeChar), "TIME WITHOUT TIME ZONE", "TIME_CHAR");
        row("DATETIME_CHAR", type(TypeId::SqliteDatetimeChar), "TIMESTAMP WITHOUT TIME ZONE", "DATETIME_CHAR");
        both("mysql.TINYINT", spelled(TypeId::Foreign, "mysql.TINYINT"), "");
        row("variant", variant(type(TypeId::Json), "postgresql", type(TypeId::PgJsonb)), "JSONB", "JSON");
        row("variant other way", variant(type(TypeId::PgJsonb), "sqlite", type(TypeId::Json)), "JSONB", "JSON");
        row("array of variant", arrayOf(variant(integer(), "postgresql", type(TypeId::BigInteger))), "BIGINT[]", "!! this type has no form on SQLite.");
        row("custom", custom({{"postgresql", "VECTOR(3)"}}), "VECTOR(3)", "!! pgvector.sqlalchemy.Vector has no form on SQLite.");
        both("opaque", spelled(TypeId::Opaque, "app.types.GUID"), "!! The type app.types.GUID comes from outside the project and is not known.");
    }
    void text()
    {
        QFETCH(QString, actualPg);
        QFETCH(QString, actualSl);
        QFETCH(QString, pg);
        QFETCH(QString, sl);
        if (pg.isEmpty()) {
            QCOMPARE(actualPg, QStringLiteral("!! mysql.TINYINT has no form on PostgreSQL."));
            QCOMPARE(actualSl, QStringLiteral("!! mysql.TINYINT has no form on SQLite."));
            return;
        }
        QCOMPARE(actualPg, pg);
        QCOMPARE(actualSl, sl);
    }
};

QTEST_GUILESS_MAIN(TestTypes)
#include "tst_types.moc"
