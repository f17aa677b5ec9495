// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The script editor in the whole window: several scripts, what is unsaved, what is wrong in them, going about in them.
#include "common/message_banner.h"
#include "graph/history_model.h"
#include "graph/history_view.h"
#include "project_session.h"
#include "script/code_editor.h"
#include "script/script_panel.h"
#include "script/script_tabs.h"
#include "ui_testing.h"
#include "window_test.h"

#include <QAbstractScrollArea>
#include <QPushButton>
#include <QTabBar>
#include <QTest>
#include <QTextBrowser>

#include <fstream>

using namespace limbeck;
using namespace limbeck::ui;
using namespace limbeck::ui::testing;

class TestScriptTabs : public WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void theTabFollowsUntilItIsKept()
    {
        QVERIFY(select("a1b2") && select("b2c3"));
        QCOMPARE(tabs().count(), 1);
        // Enter keeps it.
        m_driver->find<HistoryView>("historyView")->setFocus();
        QTest::keyClick(m_driver->find<HistoryView>("historyView"), Qt::Key_Return);
        QVERIFY(select("c3d4"));
        QCOMPARE(tabs().count(), 2);
        QVERIFY(select("b2c3"));
        QCOMPARE(tabs().count(), 2);
        QCOMPARE(tabs().currentIndex(), 0);
        // A tab brought to the front selects its revision.
        QTest::mouseClick(tabs().tabBar(), Qt::LeftButton, {}, tabs().tabBar()->tabRect(1).center());
        QCOMPARE(selected(), QStringLiteral("c3d4"));
        QTest::keyClick(&m_driver->window(), Qt::Key_PageUp, Qt::ControlModifier);
        QCOMPARE(selected(), QStringLiteral("b2c3"));
        m_driver->window().repaint();
        savePictures(m_driver->window(), QStringLiteral("tabs"));
    }

    void anEditKeepsItsTab()
    {
        QVERIFY(select("a1b2"));
        type(QStringLiteral("#mine"));
        QVERIFY(tabs().tabText(0).contains(QStringLiteral("●")));
        QVERIFY(select("b2c3"));
        QCOMPARE(tabs().count(), 2);
        QVERIFY(!tabs().tabText(1).contains(QStringLiteral("●")));
        QVERIFY(select("a1b2"));
        QVERIFY(editor()->text().contains(QStringLiteral("#mine")));
        QVERIFY(m_driver->choose("script.save"));
        QTRY_VERIFY(!tabs().tabText(0).contains(QStringLiteral("●")));
        QVERIFY(onDisk("a1b2").find("#mine") != std::string::npos);
    }

    void closingAsks()
    {
        QVERIFY(select("a1b2"));
        type(QStringLiteral("#mine"));
        QVERIFY(select("b2c3") && select("a1b2"));
        QTest::keyClick(&m_driver->window(), Qt::Key_W, Qt::ControlModifier);
        QTRY_VERIFY(m_driver->messageBox());
        QTest::mouseClick(m_driver->messageBox()->button(QMessageBox::Cancel), Qt::LeftButton);
        QTRY_VERIFY(!m_driver->messageBox());
        QCOMPARE(tabs().count(), 2);
        // The middle button closes, too.
        QTest::mouseClick(tabs().tabBar(), Qt::MiddleButton, {}, tabs().tabBar()->tabRect(0).center());
        QTRY_VERIFY(m_driver->messageBox());
        QTest::mouseClick(m_driver->messageBox()->button(QMessageBox::Discard), Qt::LeftButton);
        QTRY_COMPARE(tabs().count(), 1);
        QVERIFY(onDisk("a1b2").find("#mine") == std::string::npos);
        QCOMPARE(selected(), QStringLiteral("b2c3"));
        QTest::keyClick(&m_driver->window(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(tabs().count(), 2);
        QCOMPARE(selected(), QStringLiteral("a1b2"));
        QVERIFY(!m_driver->choose("script.reopen"));
    }

    void theLastTabLeavesAnEmptyOne()
    {
        QVERIFY(select("a1b2"));
        QVERIFY(m_driver->choose("script.close"));
        QCOMPARE(tabs().count(), 1);
        QVERIFY(editor()->text().isEmpty());
        QVERIFY(select("b2c3"));
        QCOMPARE(tabs().count(), 1);
    }

    void leavingAsksOnceForAll()
    {
        QVERIFY(select("a1b2"));
        type(QStringLiteral("#one"));
        QVERIFY(select("b2c3"));
        type(QStringLiteral("#two"));
        QVERIFY(m_driver->choose("project.close"));
        QTRY_VERIFY(m_driver->messageBox());
        QVERIFY(m_driver->messageBox()->informativeText().contains(QStringLiteral("a1b2_.py")) && m_driver->messageBox()->informativeText().contains(QStringLiteral("b2c3_.py")));
        QTest::mouseClick(m_driver->messageBox()->button(QMessageBox::Save), Qt::LeftButton);
        QTRY_VERIFY(!m_driver->find<HistoryView>("historyView")->isVisible());
        QVERIFY(onDisk("a1b2").find("#one") != std::string::npos && onDisk("b2c3").find("#two") != std::string::npos);
    }

    void aVanishedScriptClosesItsTab()
    {
        QVERIFY(select("a1b2") && m_driver->choose("script.keep"));
        QVERIFY(select("c3d4") && m_driver->choose("script.keep"));
        const auto titles = [this] {
            QStringList texts;
            for (int i = 0; i < tabs().count(); ++i)
                texts << tabs().tabText(i);
            return texts.join(QLatin1Char(' '));
        };
        QVERIFY(titles().contains(QStringLiteral("c3d4")));
        std::filesystem::remove(m_project->scriptFile("c3d4"));
        QTRY_VERIFY(!titles().contains(QStringLiteral("c3d4")));
        QVERIFY(titles().contains(QStringLiteral("a1b2")));
    }

    void problemsOfBothFunctions()
    {
        QVERIFY(select("b2c3"));
        QTRY_VERIFY(!m_driver->find<CodeEditor>("sqlDown")->text().isEmpty());
        const int upgrade = m_driver->session().snapshot()->graph->script(revision("b2c3")).lines.upgrade, downgrade = m_driver->session().snapshot()->graph->script(revision("b2c3")).lines.downgrade;
        editor()->goToLine(downgrade + 1);
        type(QStringLiteral("    op.nothing()\n"));
        QTRY_VERIFY(!editor()->problems().empty());
        QCOMPARE(editor()->problems().front().line, downgrade + 1);
        editor()->goToLine(upgrade + 1);
        type(QStringLiteral("    op.nowhere()\n"));
        QTRY_COMPARE(editor()->problems().size(), std::size_t(2));
        // The other function is read again, too: it stands a line further down.
        QTRY_COMPARE(editor()->problems().back().line, downgrade + 2);
        editor()->goToLine(1);
        QTest::keyClick(&m_driver->window(), Qt::Key_F8, Qt::ControlModifier);
        QCOMPARE(editor()->currentLine(), upgrade + 1);
        QTest::keyClick(&m_driver->window(), Qt::Key_F8, Qt::ControlModifier);
        QCOMPARE(editor()->currentLine(), downgrade + 2);
        QTest::keyClick(&m_driver->window(), Qt::Key_F8, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(editor()->currentLine(), upgrade + 1);
    }

    void goesToARevisionByItsId()
    {
        QVERIFY(select("b2c3"));
        const int line = m_driver->session().snapshot()->graph->script(revision("b2c3")).lines.downRevision;
        editor()->goToLine(line);
        QTest::keyClick(editor()->focusProxy(), Qt::Key_End);
        for (int i = 0; i < 2; ++i)
            QTest::keyClick(editor()->focusProxy(), Qt::Key_Left);
        QTest::keyClick(&m_driver->window(), Qt::Key_F12);
        QTRY_COMPARE(selected(), QStringLiteral("a1b2"));
    }

    void goesByControlAndClick()
    {
        QVERIFY(select("b2c3"));
        auto *area = qobject_cast<QAbstractScrollArea *>(editor()->focusProxy());
        QVERIFY(area);
        const int line = m_driver->session().snapshot()->graph->script(revision("b2c3")).lines.downRevision;
        editor()->goToLine(line);
        // Somewhere on that line stands the id.
        const QRect view = area->viewport()->rect();
        for (int y = 4; y < view.height() && selected() != QStringLiteral("a1b2"); y += 6) {
            for (int x = 20; x < 700 && selected() != QStringLiteral("a1b2"); x += 6)
                QTest::mouseClick(area->viewport(), Qt::LeftButton, Qt::ControlModifier, QPoint(x, y));
        }
        QCOMPARE(selected(), QStringLiteral("a1b2"));
    }

    void offersNamesOfTheSchema()
    {
        QVERIFY(select("c3d4"));
        editor()->goToLine(m_driver->session().snapshot()->graph->script(revision("c3d4")).lines.upgrade + 1);
        type(QStringLiteral("    op.drop_column('customer', 'na"));
        // The list comes when the schema was folded; Enter takes what it offers.
        QTRY_VERIFY(offers(QStringLiteral("name")));
        QTest::keyClick(editor()->focusProxy(), Qt::Key_Return);
        QVERIFY2(editor()->text().contains(QStringLiteral("'customer', 'name")), qPrintable(editor()->text()));
    }

    void folds()
    {
        QVERIFY(select("c3d4"));
        QVERIFY(m_driver->choose("script.foldAll") && m_driver->choose("script.unfoldAll") && m_driver->choose("script.fold"));
    }

    void comparesWithTheFile()
    {
        QVERIFY(select("a1b2"));
        type(QStringLiteral("#mine "));
        std::ofstream(m_project->scriptFile("a1b2"), std::ios::app) << "\n# from outside\n";
        auto *banner = m_driver->find<MessageBanner>("scriptBanner");
        QTRY_VERIFY(banner->isVisible());
        QTest::mouseClick(m_driver->find<QPushButton>("bannerCompare"), Qt::LeftButton);
        auto *text = m_driver->window().findChild<QTextBrowser *>(QStringLiteral("comparedText"));
        QTRY_VERIFY(text && text->isVisible());
        QVERIFY(text->toPlainText().contains(QStringLiteral("# from outside")) && text->toPlainText().contains(QStringLiteral("#mine")));
        text->window()->close();
        QTest::mouseClick(m_driver->find<QPushButton>("bannerKeep"), Qt::LeftButton);
        QVERIFY(m_driver->choose("script.save"));
        QTRY_VERIFY(onDisk("a1b2").find("#mine") != std::string::npos && onDisk("a1b2").find("from outside") == std::string::npos);
    }

    void sqlComesWhileTyping()
    {
        QVERIFY(select("c3d4"));
        editor()->goToLine(m_driver->session().snapshot()->graph->script(revision("c3d4")).lines.upgrade + 1);
        type(QStringLiteral("    op.drop_table('typed')\n"));
        // How soon is ./dev bench's matter.
        QTRY_VERIFY(m_driver->find<CodeEditor>("sqlUp")->text().contains(QStringLiteral("DROP TABLE typed")));
    }

protected:
    void makeProject() override
    {
        m_project = std::make_unique<test::ProjectBuilder>(*m_folder / "p");
        m_project->revision({.id = "a1b2", .down = {}, .message = "customers", .upgrade = {"op.create_table('customer', sa.Column('id', sa.Integer(), primary_key=True))"}, .downgrade = {"op.drop_table('customer')"}});
        m_project->revision({.id = "b2c3", .down = {"a1b2"}, .message = "names", .upgrade = {"op.add_column('customer', sa.Column('name', sa.String(40)))"}, .downgrade = {"op.drop_column('customer', 'name')"}});
        m_project->revision({.id = "c3d4", .down = {"b2c3"}, .message = "notes", .upgrade = {"op.add_column('customer', sa.Column('note', sa.Text()))"}, .downgrade = {"op.drop_column('customer', 'note')"}});
    }

private:
    ScriptTabs &tabs() { return *m_driver->find<ScriptTabs>("scriptTabs"); }
    /// Asks for completion; whether `name` is what Enter would take.
    bool offers(const QString &name)
    {
        QTest::keyClick(editor()->focusProxy(), Qt::Key_Escape);
        QTest::keyClick(&m_driver->window(), Qt::Key_Space, Qt::ControlModifier);
        return editor()->offered() == name;
    }
    CodeEditor *editor() { return m_driver->find<CodeEditor>("scriptEditor"); }
    int revision(const char *id) { return m_driver->session().snapshot()->graph->find(id).value(); }
    bool select(const char *id) { return m_driver->select(QString::fromLatin1(id)); }
    QString selected()
    {
        const int revision = m_driver->find<HistoryView>("historyView")->selectedRevision();
        return revision < 0 ? QString() : QString::fromStdString(m_driver->session().snapshot()->graph->id(revision));
    }
    void type(const QString &text)
    {
        const QStringList lines = text.split(QLatin1Char('\n'));
        for (int i = 0; i < lines.size(); ++i) {
            if (i > 0)
                QTest::keyClick(editor()->focusProxy(), Qt::Key_Return);
            QTest::keyClicks(editor()->focusProxy(), lines.at(i));
        }
    }
};

QTEST_MAIN(TestScriptTabs)
#include "tst_script_tabs.moc"
