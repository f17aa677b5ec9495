// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/command_registry.h"
#include "ui_testing.h"

#include <QSettings>
#include <QTest>

using namespace limbeck::ui;

class TestCommandRegistry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { testing::isolateSettings(); }
    void triggers();
    void describesItself();
    void keepsTheUsersShortcuts();
    void aShortcutCanBeTakenAway();
    void enables();
    void unknownIdsAreNothing();
    void theContextEndsTheConnection();
};

namespace {

CommandInfo upgrade()
{
    return {QStringLiteral("migration.upgrade"), QStringLiteral("&Upgrade…"), QStringLiteral("Migration"), QStringLiteral("Bring the database up"), QStringLiteral("upgrade"),
            {QKeySequence(Qt::CTRL | Qt::Key_U)}};
}

}  // namespace

void TestCommandRegistry::triggers()
{
    CommandRegistry registry;
    int count = 0;
    QAction *action = registry.add(upgrade(), this, [&] { ++count; });
    action->trigger();
    QCOMPARE(count, 1);
    QCOMPARE(registry.action(QStringLiteral("migration.upgrade")), action);
    QCOMPARE(registry.commands().size(), std::size_t(1));
    QVERIFY(!action->icon().isNull());
    QVERIFY(!action->isCheckable());
}

void TestCommandRegistry::describesItself()
{
    CommandRegistry registry;
    QAction *action = registry.add(upgrade(), this, [] {});
    QVERIFY(action->toolTip().startsWith(QStringLiteral("Bring the database up")));
    QVERIFY(action->toolTip().contains(QKeySequence(Qt::CTRL | Qt::Key_U).toString(QKeySequence::NativeText)));
    CommandInfo plain = upgrade();
    plain.id = QStringLiteral("plain");
    plain.toolTip.clear();
    plain.keys.clear();
    QCOMPARE(registry.add(plain, this, [] {})->toolTip(), QStringLiteral("Upgrade"));
    QCOMPARE(CommandRegistry::plainText(QString::fromUtf8("フォルダーを開く(&O)…")), QString::fromUtf8("フォルダーを開く"));
    QCOMPARE(CommandRegistry::plainText(QStringLiteral("&Open (all)…")), QStringLiteral("Open (all)"));
}

void TestCommandRegistry::keepsTheUsersShortcuts()
{
    {
        CommandRegistry registry;
        QAction *action = registry.add(upgrade(), this, [] {});
        QCOMPARE(action->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_U));
        registry.setShortcuts(QStringLiteral("migration.upgrade"), {QKeySequence(Qt::Key_F9)});
        QCOMPARE(action->shortcut(), QKeySequence(Qt::Key_F9));
        QVERIFY(action->toolTip().contains(QStringLiteral("F9")));
    }
    CommandRegistry next;
    QCOMPARE(next.add(upgrade(), this, [] {})->shortcut(), QKeySequence(Qt::Key_F9));
}

void TestCommandRegistry::aShortcutCanBeTakenAway()
{
    {
        CommandRegistry registry;
        registry.add(upgrade(), this, [] {});
        registry.setShortcuts(QStringLiteral("migration.upgrade"), {});
    }
    CommandRegistry next;
    QVERIFY(next.add(upgrade(), this, [] {})->shortcuts().isEmpty());
}

void TestCommandRegistry::enables()
{
    CommandRegistry registry;
    int count = 0;
    QAction *action = registry.add(upgrade(), this, [&] { ++count; });
    registry.setEnabled(QStringLiteral("migration.upgrade"), false);
    action->trigger();
    QCOMPARE(count, 0);
    registry.setEnabled(QStringLiteral("migration.upgrade"), true);
    action->trigger();
    QCOMPARE(count, 1);
}

void TestCommandRegistry::unknownIdsAreNothing()
{
    CommandRegistry registry;
    QCOMPARE(registry.action(QStringLiteral("nobody")), nullptr);
    registry.setEnabled(QStringLiteral("nobody"), false);
    registry.setShortcuts(QStringLiteral("nobody"), {QKeySequence(Qt::Key_F9)});
    QVERIFY(QSettings().allKeys().isEmpty());
    registry.refreshIcons();
}

void TestCommandRegistry::theContextEndsTheConnection()
{
    CommandRegistry registry;
    int count = 0;
    auto context = std::make_unique<QObject>();
    QAction *action = registry.add(upgrade(), context.get(), [&] { ++count; });
    context.reset();
    action->trigger();
    QCOMPARE(count, 0);
}

QTEST_MAIN(TestCommandRegistry)
#include "tst_command_registry.moc"
