// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The order of columns in a rebuilt table (batch.md §4).
#include "operation/batch_column_order.h"

#include "base/error.h"

#include <QTest>

using limbeck::operation::BatchColumnOrder;

namespace {

struct Added {
    const char *name;
    std::optional<std::string> before, after;
};

QString joined(const std::vector<std::string> &names)
{
    QStringList list;
    for (const std::string &name : names)
        list << QString::fromStdString(name);
    return list.join(QLatin1Char(' '));
}

}  // namespace

class BatchColumnOrderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void additions_data();
    void additions();
    void droppedLastColumn();
    void partialReordering();
    void contradiction();
};

void BatchColumnOrderTest::additions_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("expected");
    int index = 0;
    for (const char *expected : {"id a b", "id a b y", "id y a b", "y id a b", "id a b y z", "id a z y b", "id y a b", "id y a z b", "id a b y z"})
        QTest::addRow("%d", index) << index << QString::fromUtf8(expected), ++index;
}

void BatchColumnOrderTest::additions()
{
    QFETCH(int, index);
    QFETCH(QString, expected);
    const std::vector<std::vector<Added>> cases{
        {},
        {{"y", {}, {}}},
        {{"y", {}, "id"}},
        {{"y", "id", {}}},
        {{"y", {}, {}}, {"z", {}, {}}},
        {{"y", {}, "a"}, {"z", "y", {}}},
        {{"y", "a", "id"}},
        {{"y", {}, "id"}, {"z", {}, "a"}},
        {{"y", {}, {}}, {"z", {}, "y"}},
    };
    BatchColumnOrder order({"id", "a", "b"}, {});
    std::vector<std::string> columns{"id", "a", "b"};
    for (const Added &added : cases.at(static_cast<std::size_t>(index))) {
        order.added(added.name, added.before, added.after);
        columns.push_back(added.name);
    }
    QCOMPARE(joined(order.sorted(columns)), expected);
}

/// Added before the last column is dropped, the wish points to nothing: the first wave. Dropped first, it does not.
void BatchColumnOrderTest::droppedLastColumn()
{
    BatchColumnOrder addedFirst({"id", "x", "f"}, {});
    addedFirst.added("y", {}, {});
    addedFirst.dropped("f");
    QCOMPARE(joined(addedFirst.sorted({"id", "x", "y"})), QStringLiteral("id y x"));
    BatchColumnOrder droppedFirst({"id", "x", "f"}, {});
    droppedFirst.dropped("f");
    droppedFirst.added("y", {}, {});
    QCOMPARE(joined(droppedFirst.sorted({"id", "x", "y"})), QStringLiteral("id x y"));
}

void BatchColumnOrderTest::partialReordering()
{
    const BatchColumnOrder order({"id", "a", "b", "c", "d"}, {{"d", "a", "id"}});
    QCOMPARE(joined(order.sorted({"id", "a", "b", "c", "d"})), QStringLiteral("b c d a id"));
    const BatchColumnOrder strangers({"id", "a"}, {{"a", "nobody", "id"}});
    QCOMPARE(joined(strangers.sorted({"id", "a"})), QStringLiteral("id a"));
}

void BatchColumnOrderTest::contradiction()
{
    BatchColumnOrder order({"id", "a"}, {});
    order.added("y", "id", "a");
    QVERIFY_EXCEPTION_THROWN(order.sorted({"id", "a", "y"}), limbeck::Error);
}

QTEST_APPLESS_MAIN(BatchColumnOrderTest)
#include "tst_batch_column_order.moc"
