// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/message_banner.h"
#include "script/code_editor.h"
#include "script/script_panel.h"
#include "support/project_builder.h"
#include "support/temp_dir.h"
#include "ui_testing.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

#include <filesystem>

using namespace limbeck;
using namespace limbeck::ui;
using namespace limbeck::ui::testing;

class TestScriptPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void showsScriptAndSql();
    void sqlFollowsTyping();
    void halfTypedTextKeepsTheSql();
    void aBrokenScriptShowsNoSqlOfAnother();
    void saves();
    void savesAndGoesOn();
    void tellsWhenItCannotSave();
    void refusesToOverwriteAChange();
    void reloadsWhatChangedOutside();
    void keepsAnEditWhenTheFileChanged();
    void keepsAnEditWhenTheFileIsGone();
    void aMissingRevisionIsShown();
    void whatIsNotTextIsNotEdited();
    void theLastSelectionWins();
    void theTabFollowsTheCaret();
    void saysWhatCannotBeRun();
    void pictures();

private:
    SnapshotPtr open();
    int revision(const char *id) const { return m_snapshot->graph->find(id).value(); }
    void show(const char *id);
    QString sql(const char *view) const { return m_panel->findChild<CodeEditor *>(QLatin1String(view))->text(); }
    void type(const QString &text);
    QString banner() const { return m_panel->findChild<MessageBanner *>(QStringLiteral("scriptBanner"))->text(); }
    void press(const char *button) { m_panel->findChild<QPushButton *>(QLatin1String(button))->click(); }
    std::string onDisk(const char *id) const { return test::readFile(m_project->scriptFile(id)); }

    std::unique_ptr<test::TempDir> m_folder;
    std::unique_ptr<test::ProjectBuilder> m_project;
    std::unique_ptr<EngineService> m_engine;
    SnapshotPtr m_snapshot;
    std::unique_ptr<ScriptPanel> m_panel;
    CodeEditor *m_editor = nullptr;
};

void TestScriptPanel::initTestCase()
{
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setPalette(lightPalette());
    isolateSettings();
}

void TestScriptPanel::init()
{
    m_folder = std::make_unique<test::TempDir>();
    m_project = std::make_unique<test::ProjectBuilder>(*m_folder / "p");
    m_project->revision({.id = "a1", .down = {}, .message = "customers", .upgrade = {"op.create_table('customer', sa.Column('id', sa.Integer(), primary_key=True))"},
                         .downgrade = {"op.drop_table('customer')"}});
    m_project->revision({.id = "b2", .down = {"a1"}, .message = "names", .upgrade = {"op.add_column('customer', sa.Column('name', sa.String(40)))"}});
    m_project->revision({.id = "c3", .down = {"b2", "gone"}, .message = "broken", .upgrade = {"import numpy", "numpy.mean([1, 2])"}});
    m_engine = std::make_unique<EngineService>();
    m_snapshot = open();
    QVERIFY(m_snapshot);
    m_panel = std::make_unique<ScriptPanel>(*m_engine);
    m_panel->resize(1000, 500);
    m_panel->show();
    m_editor = m_panel->findChild<CodeEditor *>(QStringLiteral("scriptEditor"));
}

/// Line ends are keys of their own: keyClicks() has none for them.
void TestScriptPanel::type(const QString &text)
{
    const QStringList lines = text.split(QLatin1Char('\n'));
    for (int i = 0; i < lines.size(); ++i) {
        if (i > 0)
            QTest::keyClick(m_editor->focusProxy(), Qt::Key_Return);
        QTest::keyClicks(m_editor->focusProxy(), lines.at(i));
    }
}

void TestScriptPanel::cleanup()
{
    m_panel.reset();
    m_snapshot.reset();
    m_engine.reset();
    m_project.reset();
    m_folder.reset();
}

SnapshotPtr TestScriptPanel::open()
{
    SnapshotPtr snapshot;
    const auto connection = connect(m_engine.get(), &EngineService::projectOpened, this, [&](int, const SnapshotPtr &opened) { snapshot = opened; });
    m_engine->openProject(project::findConfiguration(m_project->folder().string()).value());
    const bool isOpen = QTest::qWaitFor([&] { return bool(snapshot); }, limbeck::test::kPatienceMs);
    disconnect(connection);
    return isOpen ? snapshot : nullptr;
}

void TestScriptPanel::show(const char *id)
{
    QSignalSpy loaded(m_panel.get(), &ScriptPanel::loaded);
    m_panel->showRevision(m_snapshot, revision(id));
    QTRY_COMPARE(loaded.size(), 1);
}

void TestScriptPanel::showsScriptAndSql()
{
    show("a1");
    QCOMPARE(m_editor->text().toStdString(), onDisk("a1"));
    QCOMPARE(m_editor->currentLine(), m_snapshot->graph->script(revision("a1")).lines.upgrade);
    QVERIFY(!m_panel->isModified());
    QTRY_VERIFY(sql("sqlUp").contains(QStringLiteral("CREATE TABLE customer")));
    QTRY_VERIFY(sql("sqlDown").contains(QStringLiteral("DROP TABLE customer")));
    m_panel->setDialect("postgresql", {});
    QTRY_VERIFY(sql("sqlUp").contains(QStringLiteral("SERIAL")));
    m_panel->clear();
    QCOMPARE(m_panel->revision(), -1);
    QVERIFY(m_editor->text().isEmpty() && sql("sqlUp").isEmpty());
}

void TestScriptPanel::sqlFollowsTyping()
{
    show("a1");
    QTRY_VERIFY(sql("sqlUp").contains(QStringLiteral("customer")));
    m_editor->goToLine(m_editor->currentLine() + 1);
    type(QStringLiteral("    op.drop_table('typed')\n"));
    QVERIFY(m_panel->isModified());
    QTRY_VERIFY(sql("sqlUp").contains(QStringLiteral("DROP TABLE typed")));
}

void TestScriptPanel::aBrokenScriptShowsNoSqlOfAnother()
{
    m_project->revision({.id = "b2", .down = {"a1"}, .message = "names", .upgrade = {"op.add_column('customer', ("}});
    m_snapshot = open();
    show("a1");
    QTRY_VERIFY(sql("sqlUp").contains(QStringLiteral("customer")) && sql("sqlDown").contains(QStringLiteral("customer")));
    show("b2");
    QTRY_VERIFY(m_panel->findChild<MessageBanner *>(QStringLiteral("sqlStatus"))->text().contains(QStringLiteral("never closed")));
    QTRY_COMPARE(sql("sqlUp") + sql("sqlDown"), QString());
}

void TestScriptPanel::halfTypedTextKeepsTheSql()
{
    show("a1");
    QTRY_VERIFY(sql("sqlUp").contains(QStringLiteral("customer")));
    const QString before = sql("sqlUp");
    m_editor->goToLine(m_editor->currentLine() + 1);
    type(QStringLiteral("    op.drop_table('ty"));
    QTRY_VERIFY(!m_panel->findChild<MessageBanner *>(QStringLiteral("sqlStatus"))->text().isEmpty());
    QCOMPARE(sql("sqlUp"), before);
}

void TestScriptPanel::saves()
{
    show("a1");
    QVERIFY(m_panel->save());
    m_editor->goToLine(1);
    type(QStringLiteral("# mine\n"));
    QSignalSpy saved(m_panel.get(), &ScriptPanel::saved);
    QVERIFY(!m_panel->save());
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY(!m_panel->isModified());
    QVERIFY(onDisk("a1").starts_with("# mine\n"));
    m_panel->checkFile();
    QTest::qWait(100);
    QCOMPARE(banner(), QString());
}

void TestScriptPanel::savesAndGoesOn()
{
    show("a1");
    bool went = false;
    m_panel->saveThen([&] { went = true; });
    QVERIFY2(went, "there is nothing to save");
    went = false;
    m_editor->goToLine(1);
    type(QStringLiteral("# mine\n"));
    m_panel->saveThen([&] { went = true; });
    QVERIFY(!went);
    type(QStringLiteral("# later\n"));
    QTRY_VERIFY(went);
    QVERIFY2(onDisk("a1").find("# later") != std::string::npos, "what was typed meanwhile is saved, too");
}

void TestScriptPanel::tellsWhenItCannotSave()
{
    show("a1");
    m_editor->goToLine(1);
    type(QStringLiteral("# mine\n"));
    std::filesystem::remove(m_project->scriptFile("a1"));
    std::filesystem::create_directory(m_project->scriptFile("a1"));
    test::writeFile(m_project->scriptFile("a1") / "file", "");
    bool went = false;
    m_panel->saveThen([&] { went = true; });
    QTRY_VERIFY(!banner().isEmpty());
    QVERIFY(!went && m_panel->isModified());
}

void TestScriptPanel::refusesToOverwriteAChange()
{
    show("a1");
    m_editor->goToLine(1);
    type(QStringLiteral("# mine\n"));
    test::writeFile(m_project->scriptFile("a1"), "# theirs\n" + onDisk("a1"));
    m_panel->save();
    QTRY_VERIFY(!banner().isEmpty());
    QVERIFY(onDisk("a1").starts_with("# theirs"));
    QVERIFY(m_panel->isModified());
    press("bannerKeep");
    QVERIFY(banner().isEmpty());
    m_panel->save();
    QTRY_VERIFY(!m_panel->isModified());
    QVERIFY(onDisk("a1").starts_with("# mine"));
}

void TestScriptPanel::reloadsWhatChangedOutside()
{
    show("a1");
    test::writeFile(m_project->scriptFile("a1"), "# theirs\n" + onDisk("a1"));
    m_panel->checkFile();
    QTRY_VERIFY(m_editor->text().startsWith(QStringLiteral("# theirs")));
    QVERIFY(!m_panel->isModified());
    QVERIFY(banner().isEmpty());
}

void TestScriptPanel::keepsAnEditWhenTheFileChanged()
{
    show("a1");
    m_editor->goToLine(1);
    type(QStringLiteral("# mine\n"));
    test::writeFile(m_project->scriptFile("a1"), "# theirs\n" + onDisk("a1"));
    m_panel->checkFile();
    QTRY_VERIFY(!banner().isEmpty());
    QVERIFY(m_editor->text().startsWith(QStringLiteral("# mine")));
    press("bannerReload");
    QTRY_VERIFY(m_editor->text().startsWith(QStringLiteral("# theirs")));
    QVERIFY(!m_panel->isModified() && banner().isEmpty());
}

void TestScriptPanel::keepsAnEditWhenTheFileIsGone()
{
    show("b2");
    m_editor->goToLine(1);
    type(QStringLiteral("# mine\n"));
    std::filesystem::remove(m_project->scriptFile("b2"));
    m_snapshot = open();
    m_panel->refresh(m_snapshot);
    QTRY_VERIFY(!banner().isEmpty());
    QVERIFY(m_panel->isModified());
    m_panel->save();
    QTRY_VERIFY(!m_panel->isModified());
    QVERIFY(onDisk("b2").starts_with("# mine"));
    m_snapshot = open();
    m_panel->refresh(m_snapshot);
    QCOMPARE(m_panel->revision(), revision("b2"));
    // Without an edit there is nothing to keep.
    std::filesystem::remove(m_project->scriptFile("b2"));
    m_snapshot = open();
    m_panel->refresh(m_snapshot);
    QTRY_VERIFY(m_editor->text().isEmpty() || m_snapshot->graph->find("b2"));
}

void TestScriptPanel::aMissingRevisionIsShown()
{
    m_panel->showRevision(m_snapshot, revision("gone"));
    QVERIFY(m_editor->isReadOnly());
    QVERIFY(m_panel->save());
    m_panel->checkFile();
    m_panel->refresh(m_snapshot);
    QCOMPARE(m_panel->revision(), revision("gone"));
}

void TestScriptPanel::whatIsNotTextIsNotEdited()
{
    const std::string text = "# -*- coding: latin-1 -*-\n" + onDisk("b2") + "# \xE4\n";
    test::writeFile(m_project->scriptFile("b2"), text);
    show("b2");
    QVERIFY(m_editor->isReadOnly());
    QVERIFY(!banner().isEmpty());
    type(QStringLiteral("x"));
    QVERIFY(!m_panel->isModified());
    QCOMPARE(onDisk("b2"), text);
    show("a1");
    QVERIFY(!m_editor->isReadOnly());
    QVERIFY(banner().isEmpty());
}

void TestScriptPanel::theLastSelectionWins()
{
    m_panel->showRevision(m_snapshot, revision("a1"));
    m_panel->showRevision(m_snapshot, revision("b2"));
    QTRY_VERIFY(sql("sqlUp").contains(QStringLiteral("ADD COLUMN")));
    QTest::qWait(200);
    QCOMPARE(m_editor->text().toStdString(), onDisk("b2"));
    QVERIFY(!sql("sqlUp").contains(QStringLiteral("CREATE TABLE")));
}

void TestScriptPanel::theTabFollowsTheCaret()
{
    show("a1");
    QTRY_VERIFY(sql("sqlUp").contains(QStringLiteral("CREATE TABLE")) && sql("sqlDown").contains(QStringLiteral("DROP TABLE")));
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    const auto &lines = m_snapshot->graph->script(revision("a1")).lines;
    m_panel->goToLine(lines.downgrade + 1);
    auto *tabs = m_panel->findChild<QTabWidget *>();
    QTRY_COMPARE(tabs->currentIndex(), 1);
    m_panel->goToLine(lines.upgrade + 1);
    QTRY_COMPARE(tabs->currentIndex(), 0);
}

void TestScriptPanel::saysWhatCannotBeRun()
{
    QSignalSpy known(m_panel.get(), &ScriptPanel::supportKnown);
    show("c3");
    QTRY_VERIFY(!known.isEmpty());
    QCOMPARE(known.back().at(0).toInt(), revision("c3"));
    QVERIFY(!known.back().at(1).toString().isEmpty());
    QVERIFY(m_panel->findChild<MessageBanner *>(QStringLiteral("sqlStatus"))->text().contains(QStringLiteral("numpy")));
    show("a1");
    QTRY_VERIFY(known.back().at(0).toInt() == revision("a1") && known.back().at(1).toString().isEmpty());
    // What only the data decide needs no Python.
    m_project->revision({.id = "d4", .down = {"b2"}, .message = "reflected", .upgrade = {"sa.MetaData().reflect(op.get_bind())"}});
    m_snapshot = open();
    show("d4");
    QTRY_VERIFY(known.back().at(0).toInt() == revision("d4"));
    QVERIFY2(known.back().at(1).toString().isEmpty(), qPrintable(known.back().at(1).toString()));
    QTRY_VERIFY(sql("sqlUp").contains(QStringLiteral("from here on it is not known")));
}

void TestScriptPanel::pictures()
{
    show("a1");
    QTRY_VERIFY(sql("sqlUp").contains(QStringLiteral("CREATE TABLE")));
    m_editor->goToLine(m_editor->currentLine() + 1);
    savePictures(*m_panel, QStringLiteral("script"));
    show("c3");
    QTest::qWait(300);
    savePictures(*m_panel, QStringLiteral("script-problem"));
}

QTEST_MAIN(TestScriptPanel)
#include "tst_script_panel.moc"
