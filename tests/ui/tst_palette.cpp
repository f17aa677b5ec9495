// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/command_palette.h"
#include "commands/command_registry.h"
#include "preferences/shortcut_model.h"
#include "ui_testing.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace limbeck::ui;

class TestPalette : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { testing::isolateSettings(); }
    void findsPartsInTheirOrder();
    void bestComesFirst();
    void aShortcutMovesToItsNewCommand();
};

void TestPalette::findsPartsInTheirOrder()
{
    QVERIFY(PaletteModel::fit(QStringLiteral("uph"), QStringLiteral("Upgrade to head")) > 0);
    QVERIFY(PaletteModel::fit(QStringLiteral("HEAD"), QStringLiteral("Upgrade to head")) > 0);
    QCOMPARE(PaletteModel::fit(QStringLiteral("hu"), QStringLiteral("Upgrade to head")), 0);
    QCOMPARE(PaletteModel::fit(QStringLiteral("x"), QString()), 0);
    QVERIFY(PaletteModel::fit(QString(), QStringLiteral("anything")) > 0);
}

void TestPalette::bestComesFirst()
{
    PaletteModel model({{QStringLiteral("View: Find previous"), {}, {}}, {QStringLiteral("Migration: Upgrade one step"), {}, {}}, {QStringLiteral("Project: Preferences"), {}, {}}});
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 3);
    model.setFilter(QStringLiteral("pref"));
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("Project: Preferences"));
    // In every language by Alembic's word, too.
    PaletteModel french({{QStringLiteral("Affichage : Rechercher"), {}, {}, QStringLiteral("view.find")}, {QStringLiteral("Migration : Mettre à niveau"), {}, {}, QStringLiteral("migration.upgradeHead")}});
    french.setFilter(QStringLiteral("upgr"));
    QCOMPARE(french.rowCount(), 1);
    QCOMPARE(french.index(0).data().toString(), QStringLiteral("Migration : Mettre à niveau"));
    model.setFilter(QStringLiteral("nothing like it"));
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.data(QModelIndex(), Qt::DisplayRole).isValid());
}

void TestPalette::aShortcutMovesToItsNewCommand()
{
    CommandRegistry registry;
    QAction *first = registry.add({QStringLiteral("a"), QStringLiteral("&First"), {}, {}, {}, {QKeySequence(Qt::Key_F6)}}, this, [] {});
    QAction *second = registry.add({QStringLiteral("b"), QStringLiteral("Second"), {}, {}, {}, {}}, this, [] {});
    ShortcutModel model(registry);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.index(0, ShortcutModel::CommandColumn).data().toString(), QStringLiteral("First"));
    QVERIFY(model.setData(model.index(1, ShortcutModel::KeysColumn), QVariant::fromValue(QKeySequence(Qt::Key_F6)), Qt::EditRole));
    QVERIFY(first->shortcuts().isEmpty());
    QCOMPARE(second->shortcut(), QKeySequence(Qt::Key_F6));
    QVERIFY(!model.setData(model.index(1, ShortcutModel::CommandColumn), QStringLiteral("x"), Qt::EditRole));
    model.resetAll();
    QCOMPARE(first->shortcut(), QKeySequence(Qt::Key_F6));
    QVERIFY(second->shortcuts().isEmpty());
}

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
