// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/command_palette.h"
#include "commands/command_registry.h"
#include "common/message_banner.h"
#include "demo_test.h"
#include "graph/history_export.h"
#include "graph/history_details.h"
#include "graph/history_model.h"
#include "graph/history_view.h"
#include "inspector/operations_model.h"
#include "language/language.h"
#include "project_session.h"
#include "revision/revision_dialog.h"
#include "script/code_editor.h"
#include "start/init_dialog.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QTextBrowser>
#include <QTimer>
#include <QTreeView>

#include <fstream>

// The window as a whole, by mouse and keyboard, with the real engine: what a person does on a day with it.

using namespace limbeck;
using namespace limbeck::ui;
using namespace limbeck::ui::testing;

namespace {

const QString kHead = QStringLiteral("394e0db6f1c8");
const QString kBeforeHead = QStringLiteral("bd15f7a80c42");
const QString kMerge = QStringLiteral("2e8a5d60b1f7");

}  // namespace

class TestMainWindow : public DemoTest {
    Q_OBJECT

private Q_SLOTS:
    void aFolderWithoutAlembicIsExplained();
    void beginsWithAlembic();
    void deletesALeaf();
    void opensAndShows();
    void reviews();
    void searches();
    void comparesTwo();
    void editsAndSaves();
    void asksBeforeAnEditIsLost();
    void tellsOfAChangeOutside();
    void showsNewScripts();
    void aBrokenScriptIsShown();
    void writesARevisionAndAMerge();
    void writesWhatDiffers();
    void anAppliedScriptIsReadOnly();
    void findsAndReplacesInTheScript();
    void commandsByName();
    void exportsTheHistory();
    void speaksOtherLanguages();
    void showsALongHistory();
    void perspectives();
    void modelsAreSound();
};

void TestMainWindow::aFolderWithoutAlembicIsExplained()
{
    m_driver->window().openFolder(QString::fromStdString((*m_folder / "nothing").string()));
    auto *problem = m_driver->find<MessageBanner>("startProblem");
    QTRY_VERIFY(problem->isVisible());
    QVERIFY2(problem->text().contains(QStringLiteral("alembic.ini")), qPrintable(problem->text()));
    QVERIFY(!m_driver->choose("migration.upgradeHead"));
}

void TestMainWindow::beginsWithAlembic()
{
    const auto folder = *m_folder / "fresh";
    std::filesystem::create_directories(folder);
    m_driver->window().openFolder(QString::fromStdString(folder.string()));
    auto *begin = m_driver->find<QPushButton>("startInit");
    QTRY_VERIFY(begin->isVisible());
    QTest::mouseClick(begin, Qt::LeftButton);
    auto *dialog = m_driver->window().findChild<InitDialog *>();
    QVERIFY(dialog);
    auto *ok = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    auto *directory = dialog->findChild<QLineEdit *>(QStringLiteral("initDirectory"));
    directory->clear();
    QVERIFY(!ok->isEnabled());
    QTest::keyClicks(directory, QStringLiteral("db"));
    QTest::mouseClick(ok, Qt::LeftButton);
    QTRY_VERIFY(m_driver->find<HistoryView>("historyView")->isVisible());
    QVERIFY(std::filesystem::exists(folder / "db" / "env.py"));
    QTRY_VERIFY(m_driver->choose("revision.new"));
}

void TestMainWindow::deletesALeaf()
{
    qputenv("XDG_DATA_HOME", QByteArray::fromStdString((*m_folder / "trash").string()));
    makeOwnProject();
    QVERIFY(m_driver->open(m_project->folder()));
    QVERIFY(m_driver->select(QStringLiteral("a1b2c3d4e5f6")));
    QVERIFY(!m_driver->choose("revision.delete"));
    QVERIFY(m_driver->select(QStringLiteral("b2c3d4e5f6a7")));
    QVERIFY(m_driver->choose("revision.delete"));
    for (QAbstractButton *button : m_driver->messageBox()->buttons()) {
        if (m_driver->messageBox() && m_driver->messageBox()->buttonRole(button) == QMessageBox::DestructiveRole) {
            QTest::mouseClick(button, Qt::LeftButton);
            break;
        }
    }
    QTRY_COMPARE(m_driver->find<HistoryView>("historyView")->model()->rowCount(), 1);
    QVERIFY(!std::filesystem::exists(script("b2c3d4e5f6a7")));
    QVERIFY(m_driver->plan("migration.upgradeHead") && m_driver->apply());
    m_driver->closePlan();
    QVERIFY(m_driver->select(QStringLiteral("a1b2c3d4e5f6")));
    QVERIFY(!m_driver->choose("revision.delete"));
}

void TestMainWindow::opensAndShows()
{
    QVERIFY(m_driver->open(m_demo));
    auto *view = m_driver->find<HistoryView>("historyView");
    QVERIFY(view->isVisible());
    QCOMPARE(view->model()->rowCount(), 20);
    QTRY_COMPARE(m_driver->stateOf(kHead), QStringLiteral("pending"));
    QVERIFY(m_driver->window().windowTitle().contains(QStringLiteral("steep")));
    QTRY_VERIFY(m_driver->rows().isEmpty());
}

void TestMainWindow::reviews()
{
    QVERIFY(m_driver->open(m_demo));
    QVERIFY(m_driver->select(QStringLiteral("b27e64d80f91")));
    QTRY_VERIFY(m_driver->find<CodeEditor>("sqlUp")->text().contains(QStringLiteral("CREATE TABLE subscription")));
    QTRY_VERIFY(m_driver->find<CodeEditor>("sqlDown")->text().contains(QStringLiteral("DROP TABLE subscription")));
    auto *overview = m_driver->find<QTextBrowser>("inspectorOverview");
    QTRY_VERIFY(overview->toPlainText().contains(QStringLiteral("Creates the table subscription")));
    // The SQL of a batch needs the tables that the scripts before it make.
    QVERIFY(m_driver->select(QStringLiteral("f36b1d7402c9")));
    QTRY_VERIFY(m_driver->find<CodeEditor>("sqlUp")->text().contains(QStringLiteral("_alembic_tmp_product")));
    auto *tabs = m_driver->find<QTabWidget>("inspectorTabs");
    tabs->setCurrentIndex(2);
    QTRY_VERIFY(m_driver->find<QTextBrowser>("inspectorSchema")->toPlainText().contains(QStringLiteral("price_cents INTEGER NOT NULL")));
    tabs->setCurrentIndex(1);
    auto *tree = m_driver->find<QTreeView>("inspectorOperations");
    QTRY_VERIFY(tree->model()->rowCount() >= 3);
    const QModelIndex second = tree->model()->index(1, 0);
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(second).center());
    QCOMPARE(m_driver->find<CodeEditor>("scriptEditor")->currentLine(), second.data(OperationsModel::LineRole).toInt());
}

void TestMainWindow::searches()
{
    QVERIFY(m_driver->open(m_demo));
    auto *view = m_driver->find<HistoryView>("historyView");
    QTest::keyClick(&m_driver->window(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(m_driver->choose("view.find"));
    auto *words = m_driver->find<QLineEdit>("historySearch");
    QTRY_VERIFY(words->hasFocus());
    QTest::keyClicks(words, QStringLiteral("msg:order"));
    const auto shown = [&] {
        int count = 0;
        for (int row = 0; row < view->model()->rowCount(); ++row)
            count += view->isRowHidden(row, {}) ? 0 : 1;
        return count;
    };
    QCOMPARE(shown(), 20);
    QVERIFY(m_driver->find<QLabel>("historyCount")->text().contains(QLatin1Char('4')));
    QVERIFY(m_driver->choose("view.filter"));
    QCOMPARE(shown(), 4);
    QTest::keyClick(words, Qt::Key_Return);
    const int first = view->selectedRevision();
    QTest::keyClick(words, Qt::Key_Return);
    QVERIFY(view->selectedRevision() != first);
    QTest::keyClick(words, Qt::Key_Escape);
    QCOMPARE(shown(), 20);
    QVERIFY(view->hasFocus());
}

void TestMainWindow::comparesTwo()
{
    QVERIFY(m_driver->open(m_demo));
    auto *view = m_driver->find<HistoryView>("historyView");
    const auto click = [&](const QString &id, Qt::KeyboardModifiers modifiers) {
        const QModelIndex index = view->model()->index(static_cast<HistoryModel *>(view->model())->rowOf(id), HistoryModel::MessageColumn);
        view->scrollTo(index);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, modifiers, view->visualRect(index).center());
    };
    click(kHead, {});
    click(QStringLiteral("70c2e9d4b8a3"), Qt::ControlModifier);
    QTRY_VERIFY(m_driver->find<QTextBrowser>("inspectorOverview")->toPlainText().contains(QStringLiteral("Two revisions compared")));
    QVERIFY(m_driver->find<QTextBrowser>("inspectorOverview")->toPlainText().contains(kBeforeHead));
    click(kHead, {});
    QTRY_VERIFY(!m_driver->find<QTextBrowser>("inspectorOverview")->toPlainText().contains(QStringLiteral("Two revisions compared")));
}

void TestMainWindow::editsAndSaves()
{
    makeOwnProject();
    QVERIFY(m_driver->open(m_project->folder()));
    QVERIFY(m_driver->select(QStringLiteral("a1b2c3d4e5f6")));
    auto *editor = m_driver->find<CodeEditor>("scriptEditor");
    QTRY_VERIFY(m_driver->find<CodeEditor>("sqlUp")->text().contains(QStringLiteral("CREATE TABLE customer")));
    editor->goToLine(editor->currentLine() + 1);
    QTest::keyClick(editor->focusProxy(), Qt::Key_End);
    QTest::keyClick(editor->focusProxy(), Qt::Key_Return);
    QTest::keyClicks(editor->focusProxy(), QStringLiteral("op.create_index('ix_typed', 'customer', ['id'])"));
    QTRY_VERIFY(m_driver->find<CodeEditor>("sqlUp")->text().contains(QStringLiteral("ix_typed")));
    QVERIFY(test::readFile(script("a1b2c3d4e5f6")).find("ix_typed") == std::string::npos);
    QVERIFY(m_driver->choose("script.save"));
    QTRY_VERIFY(test::readFile(script("a1b2c3d4e5f6")).find("ix_typed") != std::string::npos);
    QTRY_VERIFY(!editor->isModified());
}

void TestMainWindow::asksBeforeAnEditIsLost()
{
    makeOwnProject();
    QVERIFY(m_driver->open(m_project->folder()));
    QVERIFY(m_driver->select(QStringLiteral("a1b2c3d4e5f6")));
    auto *editor = m_driver->find<CodeEditor>("scriptEditor");
    QTest::keyClicks(editor->focusProxy(), QStringLiteral("x"));
    QVERIFY(m_driver->choose("project.close"));
    QTRY_VERIFY(m_driver->messageBox());
    QTest::mouseClick(m_driver->messageBox()->button(QMessageBox::Cancel), Qt::LeftButton);
    QTRY_VERIFY(!m_driver->messageBox());
    QVERIFY(editor->isModified() && m_driver->find<HistoryView>("historyView")->isVisible());
    QVERIFY(m_driver->choose("project.close"));
    QTRY_VERIFY(m_driver->messageBox());
    QTest::mouseClick(m_driver->messageBox()->button(QMessageBox::Save), Qt::LeftButton);
    QTRY_VERIFY(!m_driver->find<HistoryView>("historyView")->isVisible());
    QVERIFY(test::readFile(script("a1b2c3d4e5f6")).find("x") != std::string::npos);
    // Nothing of it is told any more.
    QCOMPARE(m_driver->find<QComboBox>("targetCombo")->count(), 0);
    QCOMPARE(m_driver->find<QLabel>("stateLabel")->text(), QString());
}

void TestMainWindow::tellsOfAChangeOutside()
{
    makeOwnProject();
    QVERIFY(m_driver->open(m_project->folder()));
    QVERIFY(m_driver->select(QStringLiteral("a1b2c3d4e5f6")));
    auto *editor = m_driver->find<CodeEditor>("scriptEditor");
    std::ofstream(script("a1b2c3d4e5f6"), std::ios::app) << "\n# from outside\n";
    QTRY_VERIFY(editor->text().contains(QStringLiteral("# from outside")));
    QTest::keyClicks(editor->focusProxy(), QStringLiteral("#mine "));
    std::ofstream(script("a1b2c3d4e5f6"), std::ios::app) << "\n# once more\n";
    auto *banner = m_driver->find<MessageBanner>("scriptBanner");
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(editor->text().contains(QStringLiteral("#mine")));
    QTest::mouseClick(m_driver->find<QPushButton>("bannerReload"), Qt::LeftButton);
    QTRY_VERIFY(editor->text().contains(QStringLiteral("# once more")));
    QVERIFY(!editor->text().contains(QStringLiteral("#mine")));
}

void TestMainWindow::showsNewScripts()
{
    makeOwnProject();
    QVERIFY(m_driver->open(m_project->folder()));
    QVERIFY(m_driver->select(QStringLiteral("a1b2c3d4e5f6")));
    auto *view = m_driver->find<HistoryView>("historyView");
    QCOMPARE(view->model()->rowCount(), 2);
    m_project->revision({.id = "c3d4e5f6a7b8", .down = {"b2c3d4e5f6a7"}, .message = "from another hand"});
    QTRY_COMPARE(view->model()->rowCount(), 3);
    QCOMPARE(view->selectedRevision(), *m_driver->session().snapshot()->graph->find("a1b2c3d4e5f6"));
}

void TestMainWindow::aBrokenScriptIsShown()
{
    makeOwnProject();
    m_project->file("migrations/versions/broken.py", "\"\"\"half\"\"\"\nrevision = 'dddd'\ndown_revision = None\n\n\ndef upgrade(:\n    pass\n");
    QVERIFY(m_driver->open(m_project->folder()));
    auto *banner = m_driver->find<MessageBanner>("projectBanner");
    QTRY_VERIFY(banner->isVisible());
    QVERIFY2(banner->text().contains(QStringLiteral("broken.py")), qPrintable(banner->text()));
    QTest::mouseClick(m_driver->find<QPushButton>("problemShow"), Qt::LeftButton);
    QTRY_VERIFY(m_driver->find<CodeEditor>("scriptEditor")->text().contains(QStringLiteral("def upgrade(:")));
    QTRY_COMPARE(m_driver->find<CodeEditor>("scriptEditor")->currentLine(), 6);
}

void TestMainWindow::writesARevisionAndAMerge()
{
    makeOwnProject();
    QVERIFY(m_driver->open(m_project->folder()));
    QVERIFY(!m_driver->choose("revision.merge"));
    auto *view = m_driver->find<HistoryView>("historyView");
    const auto write = [&](const char *command, int revision, const QString &message) {
        const int revisions = m_driver->session().snapshot()->graph->size();
        view->selectRevision(revision);
        if (!m_driver->choose(command))
            return false;
        auto *dialog = m_driver->window().findChild<RevisionDialog *>();
        auto *ok = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        const bool wasReady = ok->isEnabled();
        QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("revisionMessage")), message);
        QTest::mouseClick(ok, Qt::LeftButton);
        return (!wasReady || QLatin1String(command) == QLatin1String("revision.merge")) && m_driver->waitFor([&] {
            const revision::RevisionGraph &graph = *m_driver->session().snapshot()->graph;
            return graph.size() == revisions + 1 && view->selectedRevision() >= 0 && graph.script(view->selectedRevision()).doc == message.toStdString();
        });
    };
    const auto find = [&](const char *id) { return *m_driver->session().snapshot()->graph->find(id); };
    QVERIFY(write("revision.new", find("b2c3d4e5f6a7"), QStringLiteral("on top of it")));
    const revision::RevisionGraph &first = *m_driver->session().snapshot()->graph;
    const int written = view->selectedRevision();
    QCOMPARE(QString::fromStdString(first.script(written).doc), QStringLiteral("on top of it"));
    QCOMPARE(first.script(written).downRevisions, std::vector<std::string>{"b2c3d4e5f6a7"});
    QVERIFY(write("revision.new", find("a1b2c3d4e5f6"), QStringLiteral("beside it")));
    QCOMPARE(m_driver->session().snapshot()->graph->heads().size(), std::size_t(2));
    QVERIFY(write("revision.merge", view->selectedRevision(), QStringLiteral("together")));
    QCOMPARE(m_driver->session().snapshot()->graph->heads().size(), std::size_t(1));
}

void TestMainWindow::writesWhatDiffers()
{
    // The models of the demo are ahead of its last revision.
    QVERIFY(m_driver->open(m_demo));
    QVERIFY(m_driver->plan("migration.upgradeHead") && m_driver->apply());
    m_driver->closePlan();
    m_driver->find<HistoryView>("historyView")->selectRevision(*m_driver->session().snapshot()->graph->find(kHead.toStdString()));
    QVERIFY(m_driver->choose("revision.new"));
    auto *dialog = m_driver->window().findChild<RevisionDialog *>();
    QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("revisionMessage")), QStringLiteral("reviews"));
    dialog->findChild<QCheckBox *>(QStringLiteral("revisionCompare"))->setChecked(true);
    QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
    QVERIFY(m_driver->waitFor([&] { return m_driver->find<HistoryView>("historyView")->model()->rowCount() == 21; }));
    QTRY_VERIFY(m_driver->find<CodeEditor>("scriptEditor")->text().contains(QStringLiteral("op.create_table(")));
}

void TestMainWindow::anAppliedScriptIsReadOnly()
{
    makeOwnProject();
    QVERIFY(m_driver->open(m_project->folder()));
    QVERIFY(m_driver->plan("migration.upgradeOne") && m_driver->apply());
    m_driver->closePlan();
    QVERIFY(m_driver->select(QStringLiteral("a1b2c3d4e5f6")));
    auto *editor = m_driver->find<CodeEditor>("scriptEditor");
    QTRY_VERIFY(editor->isReadOnly() && m_driver->find<MessageBanner>("scriptLock")->isVisible());
    QTest::mouseClick(m_driver->find<QPushButton>("scriptUnlock"), Qt::LeftButton);
    QVERIFY(!editor->isReadOnly());
    QVERIFY(m_driver->select(QStringLiteral("b2c3d4e5f6a7")));
    QVERIFY(!editor->isReadOnly() && !m_driver->find<MessageBanner>("scriptLock")->isVisible());
}

void TestMainWindow::findsAndReplacesInTheScript()
{
    makeOwnProject();
    QVERIFY(m_driver->open(m_project->folder()));
    QVERIFY(m_driver->select(QStringLiteral("a1b2c3d4e5f6")));
    auto *editor = m_driver->find<CodeEditor>("scriptEditor");
    QVERIFY(m_driver->choose("script.find"));
    QTest::keyClicks(m_driver->find<QLineEdit>("findWords"), QStringLiteral("'customer'"));
    QCOMPARE(editor->selectedText(), QStringLiteral("'customer'"));
    QTest::keyClicks(m_driver->find<QLineEdit>("findWith"), QStringLiteral("'client'"));
    QTest::mouseClick(m_driver->find<QPushButton>("findReplaceAll"), Qt::LeftButton);
    QCOMPARE(editor->text().count(QStringLiteral("'client'")), 2);
    QTRY_VERIFY(m_driver->find<CodeEditor>("sqlUp")->text().contains(QStringLiteral("CREATE TABLE client")));
    QTest::keyClick(m_driver->find<QLineEdit>("findWords"), Qt::Key_Escape);
    QVERIFY(!m_driver->find<QWidget>("findBar")->isVisible());
}

void TestMainWindow::commandsByName()
{
    QVERIFY(m_driver->open(m_demo));
    QVERIFY(m_driver->choose("view.goTo"));
    auto *palette = m_driver->window().findChild<CommandPalette *>();
    QTest::keyClicks(palette->findChild<QLineEdit *>(QStringLiteral("paletteText")), QStringLiteral("2e8a"));
    QTest::keyClick(palette->findChild<QLineEdit *>(QStringLiteral("paletteText")), Qt::Key_Return);
    QTRY_COMPARE(m_driver->find<HistoryView>("historyView")->selectedRevision(), *m_driver->session().snapshot()->graph->find(kMerge.toStdString()));
    // A table: the revision that changed it last. What the scripts do is known a little later.
    QTRY_VERIFY(!m_driver->window().findChild<HistoryDetails *>()->isReading());
    QTRY_VERIFY(m_driver->window().findChildren<CommandPalette *>().isEmpty());
    QVERIFY(m_driver->choose("view.goTo"));
    palette = m_driver->window().findChild<CommandPalette *>();
    QTest::keyClicks(palette->findChild<QLineEdit *>(QStringLiteral("paletteText")), QStringLiteral("coupon"));
    QVERIFY(palette->findChild<QAbstractItemView *>()->currentIndex().data().toString() == QStringLiteral("coupon"));
    QTest::keyClick(palette->findChild<QLineEdit *>(QStringLiteral("paletteText")), Qt::Key_Return);
    QTRY_COMPARE(m_driver->find<HistoryView>("historyView")->selectedRevision(), *m_driver->session().snapshot()->graph->find("1fa86b3d95ce"));
    QTRY_VERIFY(m_driver->window().findChildren<CommandPalette *>().isEmpty());
    QVERIFY(m_driver->choose("app.palette"));
    palette = m_driver->window().findChildren<CommandPalette *>().back();
    QTest::keyClicks(palette->findChild<QLineEdit *>(QStringLiteral("paletteText")), QStringLiteral("author"));
    QTest::keyClick(palette->findChild<QLineEdit *>(QStringLiteral("paletteText")), Qt::Key_Return);
    QTRY_VERIFY(!m_driver->find<QWidget>("inspector")->isVisible());
}

void TestMainWindow::exportsTheHistory()
{
    QVERIFY(m_driver->open(m_demo));
    auto *view = m_driver->find<HistoryView>("historyView");
    const auto svg = QString::fromStdString((*m_folder / "history.svg").string());
    QVERIFY(exportHistory(*view, svg));
    QVERIFY(test::readFile(svg.toStdString()).find("best sellers view") != std::string::npos);
    const auto png = QString::fromStdString((*m_folder / "history.png").string());
    QVERIFY(exportHistory(*view, png));
    QCOMPARE(QImage(png).size(), view->wholeSize() * 2);
    QVERIFY(!exportHistory(*view, QStringLiteral("/nowhere/history.svg")));
}

void TestMainWindow::perspectives()
{
    QVERIFY(m_driver->open(m_demo));
    QVERIFY(m_driver->choose("view.author"));
    QVERIFY(!m_driver->find<QWidget>("inspector")->isVisible());
    QVERIFY(m_driver->find<CodeEditor>("scriptEditor")->isVisible());
    QVERIFY(m_driver->choose("view.deploy"));
    QVERIFY(m_driver->find<QWidget>("logView")->isVisible());
    QVERIFY(m_driver->choose("view.browse"));
    QVERIFY(m_driver->find<QWidget>("inspector")->isVisible());
    QVERIFY(!m_driver->find<CodeEditor>("scriptEditor")->isVisible());
    QVERIFY(m_driver->plan("migration.upgradeHead"));
    QVERIFY(m_driver->find<QTreeView>("planTree")->isVisible());
    m_driver->closePlan();
}

void TestMainWindow::showsALongHistory()
{
    constexpr int kRevisions = 10000;
    test::ProjectBuilder project(*m_folder / "long");
    project.chain(kRevisions);
    QVERIFY(m_driver->open(project.folder()));
    auto *view = m_driver->find<HistoryView>("historyView");
    auto *model = qobject_cast<HistoryModel *>(view->model());
    // The row of the pending diff comes when it likes.
    const auto row = [&](int revisionRow) { return model->firstRevisionRow() + revisionRow; };
    QCOMPARE(model->rowCount() - row(0), kRevisions);
    auto *words = m_driver->find<QLineEdit>("historySearch");
    QVERIFY(m_driver->choose("view.fold"));
    const auto shownRows = [&] {
        int shown = 0;
        for (int i = 0; i < kRevisions; ++i)
            shown += view->isRowHidden(row(i), {}) ? 0 : 1;
        return shown;
    };
    QTRY_VERIFY2(shownRows() <= 5, qPrintable(QString::number(shownRows())));   // head, first and last of the run, base, the selection
    QCOMPARE(model->index(row(1), 0).data(HistoryModel::FoldedRole).toInt(), kRevisions - 4);
    view->selectRevision(model->index(row(kRevisions / 2), 0).data(HistoryModel::RevisionIndexRole).toInt());
    QVERIFY(!view->isRowHidden(row(kRevisions / 2), {}));
    QVERIFY(m_driver->choose("view.fold"));
    QTRY_COMPARE(shownRows(), kRevisions);
    words->setText(QStringLiteral("r0042"));
    QTRY_VERIFY(!model->isSearchRunning());
    QVERIFY(m_driver->choose("view.filter"));
    QTRY_VERIFY2(shownRows() <= 12, qPrintable(QString::number(shownRows())));   // r00420 to r00429, the selection
    QVERIFY(m_driver->choose("view.filter"));
    words->clear();
    QTRY_COMPARE(shownRows(), kRevisions);
}

void TestMainWindow::speaksOtherLanguages()
{
    for (const QString &code : languages()) {
        applyLanguage(code);
        WindowDriver driver;
        const QString text = driver.window().commands().action(QStringLiteral("migration.upgradeHead"))->text();
        QCOMPARE(text == QStringLiteral("&Upgrade to head"), code == QStringLiteral("en"));
        QVERIFY(!languageName(code).isEmpty());
        // Plural forms, of English too.
        const QString one = QCoreApplication::translate("limbeck::ui::HistorySearchBar", "%n found", nullptr, 1);
        QVERIFY2(one.contains(QLatin1Char('1')), qPrintable(one));
        QVERIFY(!QCoreApplication::translate("limbeck::ui::PlanSheet", "%n step(s): from %1 to %2.", nullptr, 1).contains(QStringLiteral("(s)")));
    }
    applyLanguage(QStringLiteral("en"));
}

void TestMainWindow::modelsAreSound()
{
    const auto fatal = QAbstractItemModelTester::FailureReportingMode::QtTest;
    QAbstractItemModelTester history(m_driver->find<HistoryView>("historyView")->model(), fatal);
    QAbstractItemModelTester plan(m_driver->find<QTreeView>("planTree")->model(), fatal);
    QAbstractItemModelTester operations(m_driver->find<QTreeView>("inspectorOperations")->model(), fatal);
    QVERIFY(m_driver->open(m_demo));
    QVERIFY(m_driver->select(QStringLiteral("f36b1d7402c9")));
    QVERIFY(m_driver->plan("migration.upgradeHead"));
    QVERIFY(m_driver->apply());
    m_driver->closePlan();
    QVERIFY(m_driver->choose("project.close"));
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
