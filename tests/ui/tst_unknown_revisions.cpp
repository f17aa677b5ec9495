// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A database stands at a revision that no script of the project has: what the window says of it, and the ways out of it.
#include "graph/history_model.h"
#include "graph/history_view.h"
#include "project_session.h"
#include "start/database_strip.h"
#include "support/git_repository.h"
#include "ui_testing.h"
#include "window_test.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QTextBrowser>

using namespace limbeck;
using namespace limbeck::ui;
using namespace limbeck::ui::testing;

class TestUnknownRevisions : public WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void theRowSaysWhereItIs()
    {
        onAnotherBranch();
        QVERIFY(driver().open(m_project->folder()));
        QAbstractItemModelTester tester(model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_VERIFY2(rowText().contains(QStringLiteral("feature/notes")), qPrintable(rowText()));
        QVERIFY2(rowText().contains(QStringLiteral("b2c3d4e5f6a7")), qPrintable(rowText()));
        const int row = unknownRow();
        QCOMPARE(model()->index(row, HistoryModel::RevisionColumn).data().toString(), QStringLiteral("feedfacecafe"));
        QCOMPARE(model()->index(row, 0).data(HistoryModel::MarksRole).toStringList(), QStringList{driver().session().targetName()});
        QCOMPARE(row + 1, model()->firstRevisionRow());
        QVERIFY2(strip().contains(QStringLiteral("feature/notes")) && strip().contains(QStringLiteral("Can't locate revision identified by 'feedfacecafe'")), qPrintable(strip()));
        // Where the database stands is that row.
        view()->goToCurrent();
        QCOMPARE(view()->selectedUnknown(), QStringLiteral("feedfacecafe"));
        QCOMPARE(view()->selectedRevision(), -1);
        auto *overview = driver().find<QTextBrowser>("inspectorOverview");
        QTRY_VERIFY2(overview->toPlainText().contains(QStringLiteral("“notes”, by Mara Lindqvist")), qPrintable(overview->toPlainText()));
        QVERIFY(overview->toPlainText().contains(QStringLiteral("Can't locate revision identified by")));
        savePictures(window(), QStringLiteral("unknown-revision"));
        // Going on by keyboard leaves it.
        QTest::keyClick(view(), Qt::Key_Down);
        QVERIFY(view()->selectedRevision() >= 0 && view()->selectedUnknown().isEmpty());
    }

    void gitDoesNotKnowIt()
    {
        standAt("feedfacecafe");
        QVERIFY(driver().open(m_project->folder()));
        QTRY_VERIFY2(rowText().contains(QStringLiteral("Git does not know it either")), qPrintable(rowText()));
        QTRY_VERIFY(button("stripStamp") && button("stripOther"));
        QVERIFY(!button("stripFetch"));
    }

    void itsScriptIsFetched()
    {
        onAnotherBranch();
        QVERIFY(driver().open(m_project->folder()));
        QTRY_VERIFY(button("stripFetch"));
        QTest::mouseClick(button("stripFetch"), Qt::LeftButton);
        QTRY_VERIFY(button("repairGo"));
        QTest::mouseClick(button("repairGo"), Qt::LeftButton);
        QTRY_VERIFY(model()->rowOf(QStringLiteral("feedfacecafe")) >= 0);
        QTRY_COMPARE(driver().stateOf(QStringLiteral("feedfacecafe")), QStringLiteral("current"));
        QTRY_VERIFY(unknownRow() < 0 && strip().isEmpty());
    }

    void switchedToThisBranch()
    {
        onAnotherBranch();
        sqlite(m_project->sqliteFile(), "CREATE TABLE customer (id INTEGER NOT NULL PRIMARY KEY); CREATE TABLE orders (id INTEGER NOT NULL PRIMARY KEY); CREATE TABLE note (id INTEGER NOT NULL PRIMARY KEY);");
        QVERIFY(driver().open(m_project->folder()));
        QTRY_VERIFY(button("stripSwitch"));
        savePictures(window(), QStringLiteral("unknown-switch"));
        QTRY_VERIFY(button("stripSwitch"));
        QTest::mouseClick(button("stripSwitch"), Qt::LeftButton);
        auto *apply = driver().find<QPushButton>("planApply");
        QVERIFY(apply);
        auto *summary = driver().find<QLabel>("planSummary");
        QTRY_VERIFY2(summary->text().contains(QStringLiteral("from feedfacecafe to b2c3d4e5f6a7")) && summary->text().contains(QStringLiteral("read from git")), qPrintable(summary->text()));
        QVERIFY(driver().apply());
        // Down, and the plan for the way up stands there.
        QTRY_COMPARE(driver().rows(), QStringList{QStringLiteral("b2c3d4e5f6a7")});
        QTRY_VERIFY2(summary->text().contains(QStringLiteral("from b2c3d4e5f6a7 to c3d4e5f6a7b8")), qPrintable(summary->text()));
        QTRY_VERIFY(apply->isVisible() && apply->isEnabled());
        QVERIFY(driver().apply());
        QTRY_COMPARE(driver().rows(), QStringList{QStringLiteral("c3d4e5f6a7b8")});
        QTRY_VERIFY(unknownRow() < 0 && strip().isEmpty());
        // The checkout is as it was.
        QVERIFY(model()->rowOf(QStringLiteral("feedfacecafe")) < 0);
        QVERIFY(!QFile::exists(QString::fromStdString(m_project->scriptFile("feedfacecafe").string())));
    }

    void stampedWithWhatIsThere()
    {
        onAnotherBranch();
        sqlite(m_project->sqliteFile(), "CREATE TABLE customer (id INTEGER NOT NULL PRIMARY KEY); CREATE TABLE orders (id INTEGER NOT NULL PRIMARY KEY);");
        QVERIFY(driver().open(m_project->folder()));
        QTRY_VERIFY(rowText().contains(QStringLiteral("b2c3d4e5f6a7")));
        QTest::mouseClick(button("stripStamp"), Qt::LeftButton);
        auto *choice = driver().find<QComboBox>("stampRevision");
        QVERIFY(choice);
        QTRY_VERIFY(button("stampGo")->isEnabled());
        // What lies below it comes first; it is compared before anything is written.
        QCOMPARE(choice->currentText(), QStringLiteral("b2c3d4e5f6a7"));
        auto *headline = driver().find<QLabel>("stampHeadline");
        QVERIFY2(headline->text().contains(QStringLiteral("tells the truth")), qPrintable(headline->text()));
        savePictures(*headline->window(), QStringLiteral("unknown-stamp"));
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Down);
        QTRY_VERIFY2(headline->text().contains(QStringLiteral("is not as this revision would have it")), qPrintable(headline->text()));
        QTest::keyClick(choice, Qt::Key_Up);
        QTRY_VERIFY(headline->text().contains(QStringLiteral("tells the truth")));
        QTest::mouseClick(button("stampGo"), Qt::LeftButton);
        QTRY_VERIFY(button("planApply") && button("planApply")->isEnabled());
        QVERIFY2(driver().find<QLabel>("planSummary")->text().contains(QStringLiteral("feedfacecafe")), qPrintable(driver().find<QLabel>("planSummary")->text()));
        QVERIFY(driver().apply());
        QTRY_COMPARE(driver().rows(), QStringList{QStringLiteral("b2c3d4e5f6a7")});
        QTRY_VERIFY(unknownRow() < 0);
    }

protected:
    void makeProject() override
    {
        m_project = std::make_unique<test::ProjectBuilder>(*m_folder / "shop");
        m_project->revision({.id = "a1b2c3d4e5f6", .down = {}, .message = "customers", .upgrade = {"op.create_table('customer', sa.Column('id', sa.Integer(), primary_key=True))"},
                             .downgrade = {"op.drop_table('customer')"}});
        m_project->revision({.id = "b2c3d4e5f6a7", .down = {"a1b2c3d4e5f6"}, .message = "orders", .upgrade = {"op.create_table('orders', sa.Column('id', sa.Integer(), primary_key=True))"},
                             .downgrade = {"op.drop_table('orders')"}});
        m_project->revision({.id = "c3d4e5f6a7b8", .down = {"b2c3d4e5f6a7"}, .message = "tags", .upgrade = {"op.create_table('tag', sa.Column('id', sa.Integer(), primary_key=True))"},
                             .downgrade = {"op.drop_table('tag')"}});
    }
    void prepare() override {}

private:
    /// Two revisions on a branch of git; the database stands at the upper one.
    void onAnotherBranch()
    {
        test::GitRepository git(m_project->folder());
        git.commit("history");
        git.checkOut("feature/notes", true);
        m_project->revision({.id = "fadedfacade0", .down = {"b2c3d4e5f6a7"}, .message = "between"});
        m_project->revision({.id = "feedfacecafe", .down = {"fadedfacade0"}, .message = "notes", .upgrade = {"op.create_table('note', sa.Column('id', sa.Integer(), primary_key=True))"}, .downgrade = {"op.drop_table('note')"}});
        git.commit("notes");
        git.checkOut("main");
        standAt("feedfacecafe");
    }

    void standAt(const char *revision)
    {
        sqlite(m_project->sqliteFile(), "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY); INSERT INTO alembic_version VALUES ('" + std::string(revision) + "');");
    }

    int unknownRow()
    {
        for (int row = 0; row < model()->firstRevisionRow(); ++row) {
            if (model()->index(row, 0).data(HistoryModel::UnknownRole).toBool())
                return row;
        }
        return -1;
    }
    QString rowText() { return model()->index(unknownRow(), HistoryModel::MessageColumn).data().toString(); }
    QString strip() { return window().findChild<DatabaseStrip *>()->text(); }
};

QTEST_MAIN(TestUnknownRevisions)
#include "tst_unknown_revisions.moc"
