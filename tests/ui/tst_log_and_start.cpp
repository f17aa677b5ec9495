// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/message_banner.h"
#include "connection/target_store.h"
#include "log/log_panel.h"
#include "start/start_page.h"
#include "ui_testing.h"

#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace limbeck::ui;
using namespace limbeck::ui::testing;

namespace {

void fill(LogPanel &log)
{
    log.append(LogPanel::Kind::Message, QStringLiteral("Opening /project"));
    log.append(LogPanel::Kind::Sql, QStringLiteral("CREATE TABLE a (id INTEGER)  -- 1.2 ms"));
    log.append(LogPanel::Kind::Warning, QStringLiteral("Two heads"));
    log.append(LogPanel::Kind::Error, QStringLiteral("relation \"a\" already exists"));
}

}  // namespace

class TestLogAndStart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void logShowsWhatWasAppended();
    void logFiltersByKindAndWords();
    void logClearsAndCopies();
    void logFollowsItsEndOnly();
    void logTakesManyEntriesAtOnce();
    void startOpensRecentProjects();
    void startForgetsAProject();
    void startTellsProblems();
    void startHasButtons();
    void pictures();
};

void TestLogAndStart::initTestCase()
{
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setPalette(lightPalette());
    isolateSettings();
}

void TestLogAndStart::logShowsWhatWasAppended()
{
    LogPanel log;
    fill(log);
    const QStringList lines = log.text().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[0].endsWith(QStringLiteral("Opening /project")));
    QVERIFY(lines[3].contains(QStringLiteral(" X ")));
    QTRY_VERIFY(log.findChild<QPlainTextEdit *>()->toPlainText().contains(QStringLiteral("Two heads")));
}

void TestLogAndStart::logFiltersByKindAndWords()
{
    LogPanel log;
    fill(log);
    auto *kinds = log.findChild<QComboBox *>(QStringLiteral("logKinds"));
    kinds->setCurrentIndex(1);
    QCOMPARE(log.text().count(QLatin1Char('\n')), 0);
    QVERIFY(log.text().contains(QStringLiteral("CREATE TABLE")));
    kinds->setCurrentIndex(2);
    QCOMPARE(log.text().count(QLatin1Char('\n')), 1);
    log.append(LogPanel::Kind::Sql, QStringLiteral("SELECT 1"));
    QVERIFY(!log.text().contains(QStringLiteral("SELECT")));
    kinds->setCurrentIndex(0);
    QTest::keyClicks(log.findChild<QLineEdit *>(QStringLiteral("logFilter")), QStringLiteral("create t"));
    QCOMPARE(log.text().count(QLatin1Char('\n')), 0);
    log.findChild<QLineEdit *>(QStringLiteral("logFilter"))->clear();
    QCOMPARE(log.text().count(QLatin1Char('\n')), 4);
}

void TestLogAndStart::logClearsAndCopies()
{
    LogPanel log;
    fill(log);
    QTest::mouseClick(log.findChild<QToolButton *>(QStringLiteral("logCopy")), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), log.text());
    QTest::mouseClick(log.findChild<QToolButton *>(QStringLiteral("logClear")), Qt::LeftButton);
    QVERIFY(log.text().isEmpty());
    fill(log);
    QCOMPARE(log.text().count(QLatin1Char('\n')), 3);
}

void TestLogAndStart::logFollowsItsEndOnly()
{
    LogPanel log;
    log.resize(400, 200);
    log.show();
    for (int i = 0; i < 200; ++i)
        log.append(LogPanel::Kind::Message, QString::number(i));
    log.text();
    QScrollBar *bar = log.findChild<QPlainTextEdit *>()->verticalScrollBar();
    QCOMPARE(bar->value(), bar->maximum());
    bar->setValue(10);
    log.append(LogPanel::Kind::Message, QStringLiteral("more"));
    log.text();
    QCOMPARE(bar->value(), 10);
}

void TestLogAndStart::logTakesManyEntriesAtOnce()
{
    LogPanel log;
    for (int i = 0; i < 25000; ++i)
        log.append(LogPanel::Kind::Sql, QStringLiteral("INSERT %1").arg(i));
    const QString text = log.text();
    QCOMPARE(text.count(QLatin1Char('\n')), 19999);
    QVERIFY(text.contains(QStringLiteral("INSERT 24999")));
    QVERIFY(!text.contains(QStringLiteral("INSERT 4999\n")));
}

void TestLogAndStart::startOpensRecentProjects()
{
    StartPage page;
    auto *list = page.findChild<QListWidget *>();
    QVERIFY(list->isHidden());
    page.setRecent({QStringLiteral("/home/ann/shop"), QStringLiteral("/srv/billing/")});
    QVERIFY(!list->isHidden());
    QCOMPARE(list->item(0)->text(), QStringLiteral("shop"));
    QCOMPARE(list->item(1)->text(), QStringLiteral("billing"));
    QSignalSpy opened(&page, &StartPage::openRequested);
    list->setCurrentRow(1);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.back().front().toString(), QStringLiteral("/srv/billing/"));
}

void TestLogAndStart::startForgetsAProject()
{
    RecentProjects::add(QStringLiteral("/a"));
    RecentProjects::add(QStringLiteral("/b"));
    StartPage page;
    page.setRecent(RecentProjects::load());
    auto *list = page.findChild<QListWidget *>();
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(RecentProjects::load(), QStringList{QStringLiteral("/a")});
    QTest::keyClick(list, Qt::Key_Delete);
    QVERIFY(list->isHidden());
    QTest::keyClick(list, Qt::Key_Delete);
}

void TestLogAndStart::startTellsProblems()
{
    StartPage page;
    auto *banner = page.findChild<MessageBanner *>();
    QVERIFY(banner->isHidden());
    page.setProblem(QStringLiteral("/x"), QStringLiteral("It holds no alembic.ini."));
    QVERIFY(!banner->isHidden());
    QVERIFY(banner->text().contains(QStringLiteral("/x")) && banner->text().contains(QStringLiteral("alembic.ini")));
    page.setProblem({}, QStringLiteral("Only a text"));
    QCOMPARE(banner->text(), QStringLiteral("Only a text"));
    page.setProblem({}, {});
    QVERIFY(banner->isHidden());
}

void TestLogAndStart::startHasButtons()
{
    StartPage page;
    QSignalSpy folder(&page, &StartPage::openFolderRequested), sample(&page, &StartPage::sampleRequested);
    page.findChild<QPushButton *>(QStringLiteral("startOpen"))->click();
    page.findChild<QPushButton *>(QStringLiteral("startSample"))->click();
    QCOMPARE(folder.size(), 1);
    QCOMPARE(sample.size(), 1);
}

void TestLogAndStart::pictures()
{
    LogPanel log;
    log.resize(800, 200);
    fill(log);
    log.text();
    savePictures(log, QStringLiteral("log"));
    StartPage page;
    page.resize(1000, 640);
    savePictures(page, QStringLiteral("start-first"));
    page.setRecent({QStringLiteral("/home/ann/work/shop"), QStringLiteral("/home/ann/work/a/very/deep/folder/that/does/not/fit/into/any/line/of/a/list/however/wide/it/may/be/made/billing")});
    page.setProblem(QStringLiteral("/home/ann/pictures"), QStringLiteral("It holds no alembic.ini, no pyproject.toml with a [tool.alembic] section, and no folder with an alembic.ini in it."));
    savePictures(page, QStringLiteral("start"));
}

QTEST_MAIN(TestLogAndStart)
#include "tst_log_and_start.moc"
