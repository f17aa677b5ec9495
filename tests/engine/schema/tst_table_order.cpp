// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The order of tables: as SQLAlchemy recorded it, and for many tables.
#include "schema/table_order.h"

#include <algorithm>
#include <fmt/format.h>
#include <QFile>
#include <QTest>

using namespace limbeck;

namespace {

schema::QualifiedName named(const QString &key)
{
    const qsizetype dot = key.indexOf(QLatin1Char('.'));
    if (dot < 0)
        return {std::nullopt, key.toStdString()};
    return {sql::Identifier(key.left(dot).toStdString()), key.mid(dot + 1).toStdString()};
}

void refer(schema::Table &from, const schema::QualifiedName &to, bool useAlter = false)
{
    schema::ForeignKey key;
    key.referredTable = to;
    key.useAlter = useAlter;
    from.constraints.emplace_back(key);
}

QString keys(const std::vector<const schema::Table *> &tables)
{
    QStringList texts;
    for (const schema::Table *table : tables)
        texts << QString::fromStdString(table->name.toString());
    return texts.join(QLatin1Char(' '));
}

schema::Table numbered(std::size_t number)
{
    schema::Table table;
    table.name.name = fmt::format("t{:06}", number);
    return table;
}

}  // namespace

class TableOrderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void recorded_data();
    void recorded();
    void longChain();
    void longCircle();
};

void TableOrderTest::recorded_data()
{
    QTest::addColumn<QString>("tables");
    QTest::addColumn<QString>("references");
    QTest::addColumn<QString>("order");
    QFile file(QStringLiteral(LIMBECK_SOURCE_DIR "/tests/cases/schema/table_order.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QStringList parts = lines[i].split(QStringLiteral(" : "));
        if (parts.size() == 3)
            QTest::addRow("line %d", int(i) + 1) << parts[0] << parts[1] << parts[2];
    }
}

void TableOrderTest::recorded()
{
    QFETCH(QString, tables);
    QFETCH(QString, references);
    QFETCH(QString, order);
    schema::Schema schema;
    for (const QString &key : tables.split(QLatin1Char(' ')))
        schema.tables[named(key)].name = named(key);
    for (const QString &reference : references.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const bool useAlter = reference.contains(QStringLiteral(">>"));
        const QStringList ends = reference.split(QLatin1Char('>'), Qt::SkipEmptyParts);
        refer(*schema.editTable(named(ends[0])), named(ends[1]), useAlter);
    }
    QCOMPARE(keys(schema::sortedTables(schema)), order);
}

/// Every table refers to the one after it by name, so that each is a wave of its own.
void TableOrderTest::longChain()
{
    constexpr std::size_t kCount = 50'000;
    schema::Schema schema;
    for (std::size_t i = 0; i < kCount; ++i) {
        schema::Table table = numbered(i);
        if (i + 1 < kCount)
            refer(table, numbered(i + 1).name);
        schema.tables.emplace(table.name, table);
    }
    const auto order = schema::sortedTables(schema);
    QCOMPARE(order.size(), kCount);
    for (std::size_t i = 0; i < kCount; ++i) {
        if (order[i]->name != numbered(kCount - 1 - i).name)
            QFAIL(fmt::format("table {} is {}", i, order[i]->name.toString()).c_str());
    }
}

/// One circle of all: its references do not count, so the names decide. A table that refers into the circle comes after it.
void TableOrderTest::longCircle()
{
    constexpr std::size_t kCount = 50'000;
    schema::Schema schema;
    for (std::size_t i = 0; i < kCount; ++i) {
        schema::Table table = numbered(i);
        refer(table, numbered((i + 1) % kCount).name);
        schema.tables.emplace(table.name, table);
    }
    schema::Table outside;
    outside.name.name = "a_first_by_name";
    refer(outside, numbered(7).name);
    schema.tables.emplace(outside.name, outside);
    const auto order = schema::sortedTables(schema);
    QCOMPARE(order.size(), kCount + 1);
    QCOMPARE(order.back()->name, outside.name);
    QVERIFY(std::is_sorted(order.begin(), order.end() - 1, [](const auto *a, const auto *b) { return a->name < b->name; }));
}

QTEST_APPLESS_MAIN(TableOrderTest)
#include "tst_table_order.moc"
