// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The models as the project's own Python has them, after consent: where they differ from what is read without running them, and comparisons with them.
#include "common/message_banner.h"
#include "diff/diff_item_model.h"
#include "diff/diff_session.h"
#include "project_session.h"
#include "ui_testing.h"
#include "window_test.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

using namespace limbeck;
using namespace limbeck::ui;
using namespace limbeck::ui::testing;

class TestExactModels : public WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void theReadingsAreCompared()
    {
        showPair(DiffPair::Reading);
        // Nothing ran: Python is asked for first.
        QVERIFY2(problem().contains(QStringLiteral("own Python has to import them")), qPrintable(problem()));
        QVERIFY(button("diffReadExactly") && !window().findChild<DiffSession *>()->mayRunPython());
        savePictures(window(), QStringLiteral("exact-asks"));
        QTest::mouseClick(button("diffReadExactly"), Qt::LeftButton);
        QVERIFY(driver().answerPython(true, false, "exact-question"));
        QTRY_VERIFY_WITH_TIMEOUT(headline().startsWith(QStringLiteral("1 difference")), 60000);
        QVERIFY2(treeText().contains(QStringLiteral("hidden")), qPrintable(treeText()));
        savePictures(window(), QStringLiteral("exact-differs"));
    }

    void comparisonsWithPythonsModels()
    {
        showPair(DiffPair::Ahead);
        // What exec() makes is not known: no difference is no agreement.
        QTRY_VERIFY_WITH_TIMEOUT(headline().startsWith(QStringLiteral("No difference, but 1 place")), 30000);
        auto *exact = driver().find<QCheckBox>("diffExact");
        QVERIFY(exact->isVisible() && !exact->isChecked());
        QTest::mouseClick(exact, Qt::LeftButton, {}, QPoint(8, exact->height() / 2));
        QVERIFY(driver().answerPython(true, false, "exact-question"));
        QTRY_VERIFY_WITH_TIMEOUT(treeText().contains(QStringLiteral("hidden")), 60000);
        QVERIFY(exact->isChecked());
        QTest::mouseClick(exact, Qt::LeftButton, {}, QPoint(8, exact->height() / 2));
        QTRY_VERIFY_WITH_TIMEOUT(headline().startsWith(QStringLiteral("No difference, but 1 place")), 30000);
    }

    void aNoRunsNothing()
    {
        showPair(DiffPair::Ahead);
        auto *exact = driver().find<QCheckBox>("diffExact");
        QTest::mouseClick(exact, Qt::LeftButton, {}, QPoint(8, exact->height() / 2));
        QVERIFY(driver().answerPython(false));
        QTRY_VERIFY(!exact->isChecked());
        QVERIFY(!window().findChild<DiffSession *>()->mayRunPython());
        QVERIFY(!std::filesystem::exists(m_project->folder() / "ran"));
    }

protected:
    void makeProject() override
    {
        m_project = std::make_unique<test::ProjectBuilder>(*m_folder / "shop");
        m_project->file("models.py", "import pathlib\n\nimport sqlalchemy as sa\n\nmetadata = sa.MetaData()\nsa.Table('account', metadata, sa.Column('id', sa.Integer, primary_key=True))\n"
                                     "pathlib.Path(__file__).with_name('ran').touch()\nexec(\"sa.Table('hidden', metadata, sa.Column('id', sa.Integer, primary_key=True))\")\n");
        m_project->envPrelude("from models import metadata\ntarget_metadata = metadata\n");
        m_project->revision({.id = "a1b2c3", .down = {}, .message = "accounts", .upgrade = {"op.create_table('account', sa.Column('id', sa.Integer(), primary_key=True))"}, .downgrade = {"op.drop_table('account')"}});
    }

private:
    void showPair(DiffPair pair)
    {
        QVERIFY(driver().choose("view.pending"));
        auto *pairs = driver().find<QComboBox>("diffPair");
        QTRY_VERIFY(pairs->isVisible());
        pairs->setCurrentIndex(pairs->findData(int(pair)));
    }

    QString headline() { return driver().find<QLabel>("diffHeadline")->text(); }
    QString problem() { return driver().find<MessageBanner>("diffProblem")->text(); }
    QString treeText()
    {
        QStringList lines;
        const QAbstractItemModel *tree = driver().find<QTreeView>("diffTree")->model();
        for (int row = 0; row < tree->rowCount(); ++row) {
            const QModelIndex group = tree->index(row, 0);
            lines << group.data().toString();
            for (int below = 0; below < tree->rowCount(group); ++below)
                lines << tree->index(below, 0, group).data().toString();
        }
        return lines.join(QLatin1Char('\n'));
    }
};

QTEST_MAIN(TestExactModels)
#include "tst_exact_models.moc"
