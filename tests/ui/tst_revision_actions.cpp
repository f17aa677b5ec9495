// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with revisions in the whole window, by mouse and keyboard: their files change, and come back; and what the history learns of them.
#include "commands/command_registry.h"
#include "graph/history_details.h"
#include "graph/history_model.h"
#include "graph/history_print.h"
#include "graph/history_view.h"
#include "graph/marked_scroll_bar.h"
#include "project_session.h"
#include "revision/collision_view.h"
#include "revision/revision_dialog.h"
#include "script/code_editor.h"
#include "support/process.h"
#include "support/project_builder.h"
#include "support/temp_dir.h"
#include "theme/appearance.h"
#include "ui_testing.h"
#include "window_driver.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QDialogButtonBox>
#include <QDropEvent>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPdfWriter>
#include <QPushButton>
#include <QTest>
#include <QTextBrowser>

#include <fstream>

using namespace limbeck;
using namespace limbeck::ui;
using namespace limbeck::ui::testing;

class TestRevisionActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(QStringLiteral("Fusion"));
        QApplication::setPalette(ui::lightPalette());
    }

    void init()
    {
        isolateSettings();
        m_folder = std::make_unique<test::TempDir>();
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString((*m_folder / "data").string()));
        m_project = std::make_unique<test::ProjectBuilder>(*m_folder / "p");
        m_project->revision({.id = "a1", .down = {}, .message = "account", .upgrade = {"op.create_table('account', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('name', sa.String(40)))"},
                             .downgrade = {"op.drop_table('account')"}});
        m_project->revision({.id = "b2", .down = {"a1"}, .message = "left", .upgrade = {"op.add_column('account', sa.Column('plan', sa.Integer()))", "op.create_index('ix_account_name', 'account', ['name'])"},
                             .downgrade = {"op.drop_index('ix_account_name', table_name='account')", "op.drop_column('account', 'plan')"}});
        m_project->revision({.id = "c3", .down = {"a1"}, .message = "right", .upgrade = {"op.drop_column('account', 'name')"}, .downgrade = {"op.add_column('account', sa.Column('name', sa.String(40)))"}});
        m_driver = std::make_unique<WindowDriver>();
        m_driver->window().resize(1280, 820);
        m_driver->window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_driver->window()));
        QVERIFY(m_driver->open(m_project->folder()));
    }

    void cleanup()
    {
        m_driver.reset();
        m_project.reset();
        m_folder.reset();
    }

    void theMessageIsEditedAndUndone()
    {
        const std::string before = onDisk("b2");
        select("b2");
        QTest::keyClick(view(), Qt::Key_F2);
        answer("messageDialog", QStringLiteral("what's left"));
        QTRY_COMPARE(message("b2"), QStringLiteral("what's left"));
        QVERIFY(onDisk("b2").find("what's left") != std::string::npos);
        QTRY_VERIFY(action("edit.undoFiles")->isEnabled());
        QVERIFY(action("edit.undoFiles")->text().contains(QStringLiteral("b2")));
        m_driver->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_driver->window()));
        QTest::keyClick(&m_driver->window(), Qt::Key_Z, Qt::ControlModifier | Qt::AltModifier);
        QTRY_COMPARE(message("b2"), QStringLiteral("left"));
        QCOMPARE(onDisk("b2"), before);
        QVERIFY(chooseWhenReady("edit.redoFiles"));
        QTRY_COMPARE(message("b2"), QStringLiteral("what's left"));
    }

    void aChangedFileIsNotUndone()
    {
        select("b2");
        QVERIFY(chooseWhenReady("revision.editMessage"));
        answer("messageDialog", QStringLiteral("other"));
        QTRY_COMPARE(message("b2"), QStringLiteral("other"));
        std::ofstream(m_project->scriptFile("b2"), std::ios::app) << "# somebody else\n";
        QVERIFY(chooseWhenReady("edit.undoFiles"));
        QTRY_VERIFY(m_driver->messageBox());
        QVERIFY(m_driver->messageBox()->informativeText().contains(QStringLiteral("changed since")));
        m_driver->messageBox()->close();
        QVERIFY(onDisk("b2").find("other") != std::string::npos && onDisk("b2").find("# somebody else") != std::string::npos);
    }

    void aLabelIsSet()
    {
        select("c3");
        QVERIFY(chooseWhenReady("revision.setLabel"));
        answer("labelDialog", QStringLiteral("billing"));
        QTRY_VERIFY(graph().find("billing").has_value());
        select("b2");
        QVERIFY(chooseWhenReady("revision.setLabel"));
        answer("labelDialog", QStringLiteral("billing"));
        QTRY_VERIFY(m_driver->messageBox());
        m_driver->messageBox()->close();
        select("c3");
        QVERIFY(chooseWhenReady("revision.setLabel"));
        answer("labelDialog", QString());
        QTRY_VERIFY(!graph().find("billing").has_value());
    }

    void aMergeShowsWhatCollides()
    {
        QTest::keyClick(&m_driver->window(), Qt::Key_M, Qt::ControlModifier);
        auto *dialog = m_driver->window().findChild<RevisionDialog *>();
        QVERIFY(dialog);
        auto *collisions = dialog->findChild<CollisionView *>();
        QTRY_VERIFY2(collisions->toPlainText().contains(QStringLiteral("column name of account")), qPrintable(collisions->toPlainText()));
        QVERIFY(!collisions->toPlainText().contains(QStringLiteral("column plan")));
        savePictures(*dialog, QStringLiteral("merge"));
        QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("revisionMessage")), QStringLiteral("together"));
        QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
        QTRY_COMPARE(graph().heads().size(), std::size_t(1));
        QVERIFY(chooseWhenReady("edit.undoFiles"));
        QTRY_COMPARE(graph().heads().size(), std::size_t(2));
    }

    void branchesBecomeOneLine()
    {
        select("c3");
        QVERIFY(chooseWhenReady("revision.linearise"));
        QTRY_VERIFY(button("topologyGo")->isEnabled());
        QVERIFY(label("topologyEffect").contains(QStringLiteral("b2")));
        QTest::mouseClick(button("topologyGo"), Qt::LeftButton);
        QTRY_COMPARE(graph().heads().size(), std::size_t(1));
        QCOMPARE(graph().script(graph().find("c3").value()).downRevisions, std::vector<std::string>{"b2"});
        select("c3");
        QVERIFY(!m_driver->choose("revision.linearise"));
    }

    void aDatabaseThatWouldSkipForbidsIt()
    {
        select("c3");
        QVERIFY(m_driver->plan("migration.upgradeSelected") && m_driver->apply());
        m_driver->closePlan();
        select("c3");
        QVERIFY(chooseWhenReady("revision.linearise"));
        QTRY_VERIFY2(label("topologySkips").contains(QStringLiteral("would skip b2")), qPrintable(label("topologySkips")));
        QVERIFY(!button("topologyGo")->isEnabled());
        m_driver->window().findChild<QDialog *>(QStringLiteral("topologyDialog"))->close();
    }

    void draggingWantsTheTopologyUnlocked()
    {
        QVERIFY(!m_driver->choose("revision.reparent"));
        drop("b2", "c3");
        QVERIFY(!m_driver->window().findChild<RevisionDialog *>());
        QVERIFY(chooseWhenReady("revision.unlockTopology"));
        // A head on a head is a merge of the two.
        drop("b2", "c3");
        QTRY_VERIFY(m_driver->window().findChild<RevisionDialog *>());
        m_driver->window().findChild<RevisionDialog *>()->close();
        // Anything else is another parent; the menu has the same.
        m_project->revision({.id = "d4", .down = {"c3"}, .message = "more"});
        QTRY_VERIFY(graph().find("d4").has_value());
        drop("d4", "a1");
        QTRY_VERIFY(button("topologyGo") && button("topologyGo")->isEnabled());
        QTest::mouseClick(button("topologyGo"), Qt::LeftButton);
        QTRY_COMPARE(graph().script(graph().find("d4").value()).downRevisions, std::vector<std::string>{"a1"});
        select("d4");
        QVERIFY(chooseWhenReady("revision.reparent"));
        m_driver->window().findChild<QDialog *>(QStringLiteral("topologyDialog"))->close();
        QVERIFY(chooseWhenReady("revision.unlockTopology"));
        QVERIFY(!m_driver->choose("revision.reparent"));
    }

    void theMenuComesByKeyboard()
    {
        select("b2");
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), view()->viewport()->mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(view()->viewport(), &event);
        QMenu *menu = nullptr;
        QTRY_VERIFY((menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())));
        QVERIFY(menu->actions().contains(action("revision.editMessage")) && menu->actions().contains(action("migration.stampVerified")));
        menu->close();
    }

    void aStampLooksFirst()
    {
        select("a1");
        QVERIFY(chooseWhenReady("migration.stampVerified"));
        QTRY_VERIFY(button("stampGo")->isEnabled());
        QVERIFY2(label("stampHeadline").contains(QStringLiteral("is not as this revision")), qPrintable(label("stampHeadline")));
        QVERIFY(m_driver->find<CodeEditor>("stampSql")->text().contains(QStringLiteral("CREATE TABLE account")));
        m_driver->window().findChild<QDialog *>(QStringLiteral("stampDialog"))->close();
        // With the table it is another matter.
        QVERIFY(m_driver->plan("migration.upgradeSelected") && m_driver->apply());
        m_driver->closePlan();
        QVERIFY(chooseWhenReady("migration.stampVerified"));
        QTRY_VERIFY(button("stampGo") && button("stampGo")->isEnabled());
        QVERIFY2(label("stampHeadline").contains(QStringLiteral("tells the truth")), qPrintable(label("stampHeadline")));
        QTest::mouseClick(button("stampGo"), Qt::LeftButton);
        QTRY_VERIFY(m_driver->find<QPushButton>("planClose")->isVisible());
    }

    void aDataMigrationHasSomethingToBeginWith()
    {
        select("b2");
        QVERIFY(chooseWhenReady("revision.dataMigration"));
        auto *dialog = m_driver->window().findChild<RevisionDialog *>();
        QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("revisionMessage")), QStringLiteral("fill the plans"));
        QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
        QTRY_COMPARE(graph().size(), 4);
        QTRY_VERIFY(view()->selectedRevision() >= 0 && graph().script(view()->selectedRevision()).doc == "fill the plans");
        const std::string path = graph().script(view()->selectedRevision()).path;
        QTRY_VERIFY(test::readFile(path).find("bind.execute(table.update()") != std::string::npos);
        QTRY_VERIFY(m_driver->find<CodeEditor>("sqlUp")->text().contains(QStringLiteral("UPDATE table_name")));
    }

    void anAppliedScriptIsCopied()
    {
        select("b2");
        QVERIFY(m_driver->plan("migration.upgradeSelected") && m_driver->apply());
        m_driver->closePlan();
        QVERIFY(m_driver->select(QStringLiteral("a1")));
        auto *copy = m_driver->find<QPushButton>("scriptCopy");
        QTRY_VERIFY(copy->isVisible());
        QTest::mouseClick(copy, Qt::LeftButton);
        answer("copyDialog", QStringLiteral("account again"));
        QTRY_COMPARE(graph().size(), 4);
        const int made = view()->selectedRevision();
        QTRY_COMPARE(QString::fromStdString(graph().script(view()->selectedRevision()).doc), QStringLiteral("account again"));
        Q_UNUSED(made)
        QCOMPARE(graph().script(view()->selectedRevision()).downRevisions.size(), std::size_t(1));
        QVERIFY(test::readFile(graph().script(view()->selectedRevision()).path).find("op.create_table('account'") != std::string::npos);
    }

    void searchesInWhatScriptsDo_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("found");
        QTest::newRow("table") << "table:acc" << "a1 b2 c3";
        QTest::newRow("column") << "column:plan" << "b2";
        QTest::newRow("column of a table") << "column:account.name" << "a1 b2 c3";
        QTest::newRow("directive") << "op:drop_column" << "c3";
        QTest::newRow("finding") << "lint:lossy" << "c3";
        QTest::newRow("finding, reversible") << "lint:reversible" << "a1 b2";
        QTest::newRow("plain word") << "plan" << "b2";
        QTest::newRow("applied nowhere") << "applied:no id:b" << "b2";
        QTest::newRow("applied") << "applied:yes" << "";
        QTest::newRow("author") << "author:nobody" << "";
        QTest::newRow("two") << "op:drop_column column:name" << "c3";
    }
    void searchesInWhatScriptsDo()
    {
        QFETCH(QString, words);
        QFETCH(QString, found);
        QTRY_VERIFY(checks("c3").size() > 0);
        auto *search = m_driver->find<QLineEdit>("historySearch");
        search->setFocus();
        QTest::keyClicks(search, words);
        QStringList ids;
        for (const int row : model()->matches())
            ids << model()->index(row, HistoryModel::RevisionColumn).data().toString();
        ids.sort();
        QCOMPARE(ids.join(QLatin1Char(' ')), found);
    }

    void checksAndAuthors()
    {
        QTRY_VERIFY2(checks("c3").contains(QStringLiteral("⇢")), qPrintable(checks("c3")));
        QVERIFY(checks("a1").contains(QStringLiteral("⇄")));
        const auto git = [&](std::vector<std::string> arguments) {
            test::ProcessOptions options;
            options.workingDirectory = m_project->folder();
            return test::runProcess("git", arguments, options).status == 0;
        };
        QVERIFY(git({"init", "-q"}) && git({"add", "."}) && git({"-c", "user.name=Mara Lindqvist", "-c", "user.email=m@example.org", "commit", "-qm", "one"}));
        QVERIFY(view()->isColumnHidden(HistoryModel::AuthorColumn));
        view()->setHiddenColumns({});
        // The row of the pending diff may still come, and move the others.
        QTRY_COMPARE(model()->index(model()->rowOf(QStringLiteral("b2")), HistoryModel::AuthorColumn).data().toString(), QStringLiteral("Mara Lindqvist"));
        savePictures(m_driver->window(), QStringLiteral("checks"));
    }

    /// Without anybody asking for it; a repository that was not there at first is seen at the next reading.
    void theInspectorTellsWhoAddedAScript()
    {
        select("b2");
        auto *overview = m_driver->find<QTextBrowser>("inspectorOverview");
        QTRY_VERIFY(overview->toPlainText().contains(QStringLiteral("b2")));
        QTRY_VERIFY(checks("b2").size() > 0);
        QVERIFY(!overview->toPlainText().contains(QStringLiteral("Added by")));
        QTRY_VERIFY2(overview->toPlainText().contains(QStringLiteral("account (")), qPrintable(overview->toPlainText()));
        const auto git = [&](std::vector<std::string> arguments) {
            test::ProcessOptions options;
            options.workingDirectory = m_project->folder();
            return test::runProcess("git", arguments, options).status == 0;
        };
        QVERIFY(git({"init", "-q"}) && git({"add", "."}) && git({"-c", "user.name=Mara Lindqvist", "-c", "user.email=m@example.org", "commit", "-qm", "one", "--date=2024-05-06T07:08:09+02:00"}));
        QVERIFY(chooseWhenReady("project.refresh"));
        QTRY_VERIFY2(overview->toPlainText().contains(QStringLiteral("Mara Lindqvist, 2024-05-06")), qPrintable(overview->toPlainText()));
        QVERIFY(view()->isColumnHidden(HistoryModel::AuthorColumn));
    }

    void anEditAfterTheFactIsTold()
    {
        select("a1");
        QVERIFY(m_driver->plan("migration.upgradeSelected") && m_driver->apply());
        m_driver->closePlan();
        QTest::qWait(300);
        QVERIFY(!model()->index(model()->rowOf(QStringLiteral("a1")), 0).data(HistoryModel::EditedRole).toBool());
        std::ofstream(m_project->scriptFile("a1"), std::ios::app) << "# later\n";
        QTRY_VERIFY(model()->index(model()->rowOf(QStringLiteral("a1")), 0).data(HistoryModel::EditedRole).toBool());
    }

    void aMissingFileComesBackFromGit()
    {
        const auto git = [&](std::vector<std::string> arguments) {
            test::ProcessOptions options;
            options.workingDirectory = m_project->folder();
            arguments.insert(arguments.begin(), {"-c", "user.name=Mara Lindqvist", "-c", "user.email=m@example.org"});
            return test::runProcess("git", arguments, options).status == 0;
        };
        const std::string before = onDisk("a1");
        QVERIFY(git({"init", "-q"}) && git({"add", "."}) && git({"commit", "-qm", "one"}) && git({"rm", "-q", m_project->scriptFile("a1").string()}) && git({"commit", "-qm", "two"}));
        QTRY_VERIFY(graph().find("a1").has_value() && graph().isGhost(graph().find("a1").value()));
        select("a1");
        QVERIFY(chooseWhenReady("revision.repair"));
        QTRY_VERIFY(button("repairGo"));
        QVERIFY(m_driver->messageBox()->text().contains(QStringLiteral("Mara Lindqvist")));
        QTest::mouseClick(button("repairGo"), Qt::LeftButton);
        QTRY_VERIFY(!graph().isGhost(graph().find("a1").value()));
        QCOMPARE(onDisk("a1"), before);
    }

    void twoRevisionsAreCompared()
    {
        select("b2");
        const QModelIndex other = model()->index(model()->rowOf(QStringLiteral("c3")), HistoryModel::MessageColumn);
        QTest::mouseClick(view()->viewport(), Qt::LeftButton, Qt::ControlModifier, view()->visualRect(other).center());
        QTest::keyClick(&m_driver->window(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        auto *summary = m_driver->find<QLabel>("compareSummary");
        QVERIFY(summary);
        QTRY_VERIFY2(summary->text().contains(QStringLiteral("1 downgrade")), qPrintable(summary->text()));
        QVERIFY(m_driver->find<CodeEditor>("compareSql")->text().contains(QStringLiteral("account")));
        QVERIFY(m_driver->find<QTextBrowser>("compareSchema")->toPlainText().contains(QStringLiteral("plan")));
        savePictures(*summary->window(), QStringLiteral("compare"));
        summary->window()->close();
    }

    void printsAndMarks()
    {
        QPdfWriter pdf(QString::fromStdString((*m_folder / "history.pdf").string()));
        QCOMPARE(printHistory(*view(), pdf, QStringLiteral("p")), 1);
        auto *bar = m_driver->find<MarkedScrollBar>("historyScrollBar");
        const auto count = [&](MarkedScrollBar::Kind kind) { return std::count_if(bar->marks().begin(), bar->marks().end(), [kind](const MarkedScrollBar::Mark &mark) { return mark.kind == kind; }); };
        QTRY_COMPARE(count(MarkedScrollBar::Kind::Head), 2);
        QTest::keyClicks(m_driver->find<QLineEdit>("historySearch"), QStringLiteral("id:b2"));
        QTRY_COMPARE(count(MarkedScrollBar::Kind::Match), 1);
    }

private:
    HistoryView *view() { return m_driver->find<HistoryView>("historyView"); }
    HistoryModel *model() { return static_cast<HistoryModel *>(view()->model()); }
    const revision::RevisionGraph &graph() { return *m_driver->session().snapshot()->graph; }
    QAction *action(const char *id) { return m_driver->window().commands().action(QLatin1String(id)); }
    QPushButton *button(const char *name) { return m_driver->window().findChild<QPushButton *>(QLatin1String(name)); }
    bool chooseWhenReady(const char *id)
    {
        return m_driver->waitFor([&] { return action(id)->isEnabled(); }) && m_driver->choose(id);
    }
    QString label(const char *name) { return m_driver->window().findChild<QLabel *>(QLatin1String(name))->text(); }
    void select(const char *id)
    {
        view()->selectRevision(graph().find(id).value());
        view()->setFocus();
    }
    QString message(const char *id) { return QString::fromStdString(graph().script(graph().find(id).value()).doc); }
    QString checks(const char *id) { return model()->index(model()->rowOf(QLatin1String(id)), HistoryModel::ChecksColumn).data(Qt::AccessibleTextRole).toString(); }
    std::string onDisk(const char *id) { return test::readFile(m_project->scriptFile(id)); }
    void answer(const char *dialogName, const QString &text)
    {
        QInputDialog *dialog = nullptr;
        for (QInputDialog *one : m_driver->window().findChildren<QInputDialog *>(QLatin1String(dialogName)))
            dialog = one->isVisible() ? one : dialog;
        QVERIFY(dialog);
        auto *line = dialog->findChild<QLineEdit *>();
        line->selectAll();
        QTest::keyClick(line, Qt::Key_Delete);
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Return);
    }
    /// As the view gets it at the end of a drag.
    void drop(const char *dragged, const char *onto)
    {
        QMimeData data;
        data.setData(QStringLiteral("application/x-limbeck-revision"), dragged);
        const QPoint place = view()->visualRect(model()->index(model()->rowOf(QLatin1String(onto)), HistoryModel::MessageColumn)).center();
        QDragEnterEvent enter(place, Qt::LinkAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(view()->viewport(), &enter);
        QDragMoveEvent move(place, Qt::LinkAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(view()->viewport(), &move);
        QDropEvent event(QPointF(place), Qt::LinkAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(view()->viewport(), &event);
    }

    std::unique_ptr<test::TempDir> m_folder;
    std::unique_ptr<test::ProjectBuilder> m_project;
    std::unique_ptr<WindowDriver> m_driver;
};

QTEST_MAIN(TestRevisionActions)
#include "tst_revision_actions.moc"
