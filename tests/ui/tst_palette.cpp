// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/command_palette.h"
#include "commands/command_registry.h"
#include "preferences/shortcut_model.h"
#include "ui_testing.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace limbeck::ui;

namespace {

PaletteSource sourceOf(const std::vector<PaletteEntry> &entries)
{
    return {int(entries.size()), [entries](int at) { return entries[std::size_t(at)]; }, [](int) {}};
}

constexpr int kMany = 1'000'000;   // no machine goes through them in one slice

/// "revision 0" … of which every tenth is about users.
PaletteSource longList(int *asked, int *chosen)
{
    return {kMany,
            [asked](int at) -> PaletteEntry {
                ++*asked;
                return {QStringLiteral("revision %1").arg(at), at % 10 == 0 ? QStringLiteral("Users") : QString()};
            },
            [chosen](int at) { *chosen = at; }};
}

}  // namespace

class TestPalette : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { testing::isolateSettings(); }
    void findsPartsInTheirOrder();
    void bestComesFirst();
    void aLongListIsSearchedInSlices();
    void enterWaitsForTheSearch();
    void saysThatNothingFits();
    void aShortcutMovesToItsNewCommand();
};

void TestPalette::findsPartsInTheirOrder()
{
    QVERIFY(PaletteModel::fit(QStringLiteral("uph"), QStringLiteral("Upgrade to head")) > 0);
    QVERIFY(PaletteModel::fit(QStringLiteral("head"), QStringLiteral("Upgrade to HEAD")) > 0);
    QCOMPARE(PaletteModel::fit(QStringLiteral("hu"), QStringLiteral("Upgrade to head")), 0);
    QCOMPARE(PaletteModel::fit(QStringLiteral("x"), QString()), 0);
    QVERIFY(PaletteModel::fit(QString(), QStringLiteral("anything")) > 0);
}

void TestPalette::bestComesFirst()
{
    PaletteModel model(sourceOf({{QStringLiteral("View: Find previous"), {}}, {QStringLiteral("Migration: Upgrade one step"), {}}, {QStringLiteral("Project: Preferences"), {}}}));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 3);
    model.setFilter(QStringLiteral("pref"));
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("Project: Preferences"));
    // In every language by Alembic's word, too.
    PaletteModel french(sourceOf({{QStringLiteral("Affichage : Rechercher"), {}, QStringLiteral("view.find")}, {QStringLiteral("Migration : Mettre à niveau"), {}, QStringLiteral("migration.upgradeHead")}}));
    french.setFilter(QStringLiteral("upgr"));
    QCOMPARE(french.rowCount(), 1);
    QCOMPARE(french.index(0).data().toString(), QStringLiteral("Migration : Mettre à niveau"));
    model.setFilter(QStringLiteral("nothing like it"));
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.data(QModelIndex(), Qt::DisplayRole).isValid());
}

void TestPalette::aLongListIsSearchedInSlices()
{
    int asked = 0, chosen = -1;
    PaletteModel model(longList(&asked, &chosen));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY2(asked < 1000, "a long list is not gone through before something is typed");
    QCOMPARE(model.rowCount(), 200);
    // Typed on before the first search has come to its end; then on from what it found.
    model.setFilter(QStringLiteral("u"));
    model.setFilter(QStringLiteral("us"));
    QTRY_VERIFY(!model.isSearching());
    QCOMPARE(model.rowCount(), 200);
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("revision 0"));
    asked = 0;
    model.setFilter(QStringLiteral("users 999990"));
    QTRY_VERIFY(!model.isSearching());
    QVERIFY2(asked < kMany / 5, "who types on searches among what fitted before");
    QCOMPARE(model.rowCount(), 0);
    model.setFilter(QStringLiteral("999990 Users"));
    QTRY_VERIFY(!model.isSearching());
    QCOMPARE(model.rowCount(), 1);
    model.choice(0)();
    QCOMPARE(chosen, 999990);
    // A word taken back: everything is searched again, and nothing typed shows the beginning of all.
    model.setFilter(QStringLiteral("9999"));
    QTRY_VERIFY(!model.isSearching());
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("revision 9999"));
    model.setFilter({});
    QVERIFY(!model.isSearching());
    QCOMPARE(model.index(199).data().toString(), QStringLiteral("revision 199"));
}

void TestPalette::enterWaitsForTheSearch()
{
    int asked = 0, chosen = -1;
    QWidget window;
    auto *palette = new CommandPalette(QStringLiteral("Go"), longList(&asked, &chosen), &window);
    palette->open();
    auto *typed = palette->findChild<QLineEdit *>(QStringLiteral("paletteText"));
    typed->setText(QStringLiteral("77777"));
    QVERIFY(palette->findChild<PaletteModel *>()->isSearching());
    QTest::keyClick(typed, Qt::Key_Return);
    QTRY_COMPARE(chosen, 77777);
}

void TestPalette::saysThatNothingFits()
{
    QWidget window;
    auto *palette = new CommandPalette(QStringLiteral("Command"), sourceOf({{QStringLiteral("View: Find"), {}}}), &window);
    palette->open();
    auto *typed = palette->findChild<QLineEdit *>(QStringLiteral("paletteText"));
    auto *nothing = palette->findChild<QLabel *>(QStringLiteral("paletteNothing"));
    QVERIFY(!nothing->isVisible());
    QTest::keyClicks(typed, QStringLiteral("zzz"));
    QVERIFY(nothing->isVisible());
    QVERIFY(nothing->text().contains(QStringLiteral("zzz")));
    QTest::keyClick(typed, Qt::Key_Return);
    QVERIFY(palette->isVisible());
    typed->clear();
    QVERIFY(!nothing->isVisible());
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
