// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled scripts whose source is missing: told, read by the project's own Python after consent, run by it.
#include "common/message_banner.h"
#include "graph/history_model.h"
#include "graph/history_view.h"
#include "project_session.h"
#include "ui_testing.h"
#include "window_test.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace limbeck;
using namespace limbeck::ui;
using namespace limbeck::ui::testing;

class TestCompiledScripts : public WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void readAndRun()
    {
        QTRY_VERIFY2(banner().contains(QStringLiteral("b_.pyc is compiled and its source is missing")), qPrintable(banner()));
        QVERIFY(model()->rowOf(QStringLiteral("b")) < 0);
        QVERIFY(button("compiledRead"));
        savePictures(window(), QStringLiteral("compiled-asks"));
        QTest::mouseClick(button("compiledRead"), Qt::LeftButton);
        QVERIFY(driver().answerPython(true, false, "compiled-question"));
        QTRY_VERIFY(model()->rowOf(QStringLiteral("b")) >= 0);
        QTRY_VERIFY2(banner().isEmpty(), qPrintable(banner()));
        QVERIFY(!button("compiledRead"));
        // It stays so when the files are read again.
        QSignalSpy read(&driver().session(), &ProjectSession::snapshotChanged);
        QVERIFY(driver().choose("project.refresh"));
        QVERIFY(read.wait(60000));
        QVERIFY(model()->rowOf(QStringLiteral("b")) >= 0);
        QVERIFY(driver().plan("migration.upgradeHead"));
        auto *steps = driver().find<QTreeView>("planTree");
        QTest::mouseClick(steps->viewport(), Qt::LeftButton, {}, steps->visualRect(steps->model()->index(1, 0)).center());
        QTRY_VERIFY(button("stepPythonRun"));
        QTest::mouseClick(button("stepPythonRun"), Qt::LeftButton);
        QVERIFY(driver().answerPython(true));
        QTRY_VERIFY(button("stepPythonWithdraw"));
        QVERIFY2(driver().apply(), qPrintable(driver().planReport()));
        QCOMPARE(driver().rows(), QStringList{QStringLiteral("b")});
        driver().closePlan();
        // The file is not shown as text.
        view()->selectRevision(model()->revisionAt(model()->rowOf(QStringLiteral("b"))));
        QTRY_VERIFY2(shown().contains(QStringLiteral("it is compiled, its source is missing")), qPrintable(shown()));
    }

    void aNoRunsNothing()
    {
        QTRY_VERIFY(button("compiledRead"));
        QTest::mouseClick(button("compiledRead"), Qt::LeftButton);
        QVERIFY(driver().answerPython(false));
        QVERIFY(model()->rowOf(QStringLiteral("b")) < 0);
        QVERIFY(button("compiledRead"));
        QVERIFY(!std::filesystem::exists(m_project->folder() / "ran"));
    }

protected:
    void makeProject() override
    {
        m_project = std::make_unique<test::ProjectBuilder>(*m_folder / "shop");
        m_project->ini("sourceless", "true");
        m_project->revision({.id = "a", .down = {}, .message = "first", .upgrade = {"op.create_table('account', sa.Column('id', sa.Integer(), primary_key=True))"}});
        m_project->revision({.id = "b", .down = {"a"}, .message = "second", .upgrade = {"op.create_table('plan', sa.Column('id', sa.Integer(), primary_key=True))"}});
        const std::filesystem::path script = m_project->scriptFile("b");
        test::writeFile(script, test::readFile(script) + "\nimport pathlib\npathlib.Path('" + (m_project->folder() / "ran").string() + "').touch()\n");
        m_project->compiled("b");
    }

private:
    QString banner() { return driver().find<MessageBanner>("projectBanner")->text(); }
    /// What all banners say.
    QString shown()
    {
        QStringList texts;
        for (const MessageBanner *one : window().findChildren<MessageBanner *>())
            texts << one->text();
        return texts.join(QLatin1Char('\n'));
    }
};

QTEST_MAIN(TestCompiledScripts)
#include "tst_compiled_scripts.moc"
