// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/protection.h"
#include "diff/diff_item_model.h"
#include "graph/history_view.h"
#include "language/language.h"
#include "project_session.h"
#include "script/code_editor.h"
#include "support/project_builder.h"
#include "theme/appearance.h"
#include "tour/strange_language.h"
#include "tour/tour_guide.h"
#include "ui_testing.h"

#include <QApplication>
#include <QComboBox>
#include <QCommandLineParser>
#include <QContextMenuEvent>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>
#include <QTreeView>

#include <cstdio>
#include <fstream>

// Walks the real window, with the real engine on copies of the demo project, through its states and saves a numbered picture of each: `./dev tour`. One run is one theme, scale and language;
// the platform (Xvfb or offscreen) and QT_SCALE_FACTOR come from outside.

namespace {

using namespace limbeck;
using namespace limbeck::ui;

class Tour : public testing::TourGuide {
public:
    Tour(const QString &folder, bool isStrange, QSize size) : TourGuide(folder, isStrange), m_size(size) {}

    bool run()
    {
        startAndOpen();
        review();
        upgrade();
        edit();
        progress();
        failures();
        brokenProjects();
        databaseStates();
        dialogs();
        branches();
        differences();
        const QStringList findings = m_audit.findings();
        for (const QString &finding : findings)
            std::fprintf(stderr, "%s\n", qPrintable(finding));
        return m_isGood && findings.isEmpty();
    }

private:
    void startAndOpen()
    {
        m_window.resize(m_size);
        m_window.show();
        expect("the window", QTest::qWaitForWindowExposed(&m_window));
        picture(QStringLiteral("start"));
        m_window.openFolder(QString::fromStdString((m_work / "nothing-here").string()));
        picture(QStringLiteral("no-alembic"));
        test::copyDemoProject(m_demo);
        open(m_demo);
        picture(QStringLiteral("history-pending"));
    }

    void review()
    {
        select("b27e64d80f91");
        picture(QStringLiteral("script-and-sql"));
        select("2e8a5d60b1f7");
        find<QTabWidget>("inspectorTabs")->setCurrentIndex(1);
        select("f36b1d7402c9");
        if (auto *tree = find<QTreeView>("inspectorOperations"))
            tree->expandAll();
        picture(QStringLiteral("operations"));
        find<QTabWidget>("inspectorTabs")->setCurrentIndex(2);
        wait(1500);
        picture(QStringLiteral("schema-changes"));
        find<QTabWidget>("inspectorTabs")->setCurrentIndex(3);
        wait(1500);
        picture(QStringLiteral("diagram"));
        QTest::keyClicks(find<QLineEdit>("diagramFind"), QStringLiteral("product"));
        picture(QStringLiteral("diagram-found"));
        find<QLineEdit>("diagramFind")->clear();
        find<QSlider>("diagramSide")->setValue(0);
        wait(1000);
        picture(QStringLiteral("diagram-before"));
        find<QSlider>("diagramSide")->setValue(1);
        find<QTabWidget>("inspectorTabs")->setCurrentIndex(4);
        wait(1000);
        picture(QStringLiteral("sql-of-dialects"));
        find<QTabWidget>("inspectorTabs")->setCurrentIndex(0);
        if (auto *search = find<QLineEdit>("historySearch")) {
            search->setText(QStringLiteral("order"));
            picture(QStringLiteral("search"));
            command("view.filter");
            picture(QStringLiteral("filter"));
            command("view.filter");
            search->clear();
        }
    }

    void upgrade()
    {
        plan("migration.upgradeHead");
        picture(QStringLiteral("plan"));
        apply();
        picture(QStringLiteral("report"));
        closePlan();
        select("2e8a5d60b1f7");
        picture(QStringLiteral("history-at-head"));
        plan("migration.downgradeOne");
        picture(QStringLiteral("downgrade-plan"));
        refuse(QStringLiteral("question"));
        apply();
        closePlan();
        command("view.author");
        picture(QStringLiteral("perspective-author"));
        command("view.deploy");
        picture(QStringLiteral("perspective-deploy-log"));
        command("view.browse");
        picture(QStringLiteral("perspective-browse"));
        command("view.author");
    }

    void edit()
    {
        select("394e0db6f1c8");
        auto *editor = find<CodeEditor>("scriptEditor");
        editor->goToLine(editor->currentLine() + 1);
        QTest::keyClicks(editor->focusProxy(), QStringLiteral("    op.drop_table('nothing"));
        wait(600);
        picture(QStringLiteral("half-typed"));
        QTest::keyClicks(editor->focusProxy(), QStringLiteral("')"));
        wait(600);
        picture(QStringLiteral("edited"));
        const auto script = m_demo / "migrations" / "versions" / "2024_09_23-394e0db6f1c8_best_sellers_view.py";
        std::ofstream(script, std::ios::app) << "\n# from outside\n";
        wait(1500);
        picture(QStringLiteral("changed-outside"));
        if (auto *reload = find<QPushButton>("bannerReload"))
            reload->click();
        wait(800);
    }

    void progress()
    {
        test::ProjectBuilder project(m_work / "slow");
        const std::string slow = "op.execute(\"CREATE TABLE t%1 AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 3000000) SELECT max(x) AS m FROM c\")";
        std::string down;
        for (const auto &[id, message] : {std::pair("1a2b3c4d5e6f", "count the past"), {"2b3c4d5e6f7a", "count the present"}, {"3c4d5e6f7a8b", "count the future"}}) {
            std::string statement = slow;
            statement.replace(statement.find("%1"), 2, id);
            project.revision({.id = id, .down = down.empty() ? std::vector<std::string>() : std::vector<std::string>{down}, .message = message, .upgrade = {statement}});
            down = id;
        }
        open(project.folder());
        plan("migration.upgradeHead");
        find<QWidget>("jobsDock")->show();
        find<QWidget>("jobsDock")->raise();
        apply([this] {
            wait(700);
            picture(QStringLiteral("running"));
            m_window.close();
            wait(200);
            picture(QStringLiteral("closing-while-running"));
            if (QMessageBox *box = m_driver.messageBox())
                box->reject();
        });
        find<QWidget>("jobsDock")->hide();
        closePlan();
    }

    void failures()
    {
        test::ProjectBuilder project(m_work / "failing");
        project.revision({.id = "a1b2c3d4e5f6", .down = {}, .message = "customers", .upgrade = {"op.create_table('customer', sa.Column('id', sa.Integer(), primary_key=True))"},
                          .downgrade = {"op.drop_table('customer')"}});
        project.revision({.id = "b2c3d4e5f6a7", .down = {"a1b2c3d4e5f6"}, .message = "an order without its table", .upgrade = {"op.create_index('ix_order_date', 'order', ['date'])"},
                          .downgrade = {"op.drop_index('ix_order_date')"}});
        project.revision({.id = "c3d4e5f6a7b8", .down = {"b2c3d4e5f6a7"}, .message = "needs a package", .upgrade = {"import numpy", "numpy.mean([1, 2])"}});
        open(project.folder());
        select("c3d4e5f6a7b8");
        picture(QStringLiteral("unsupported-script"));
        select("b2c3d4e5f6a7");
        plan("migration.upgradeSelected");
        apply();
        picture(QStringLiteral("failed"));
        closePlan();
        plan("migration.upgradeHead");
        picture(QStringLiteral("plan-blocked"));
        auto *steps = find<QTreeView>("planTree");
        steps->setCurrentIndex(steps->model()->index(1, 0));
        wait();
        find<QPushButton>("stepPythonRun")->click();
        wait(1000);
        dialogPicture(QStringLiteral("python-question"));
        closePlan();
    }

    void brokenProjects()
    {
        test::ProjectBuilder empty(m_work / "empty");
        open(empty.folder());
        picture(QStringLiteral("empty-project"));
        test::ProjectBuilder missing(m_work / "missing");
        missing.revision({.id = "aaaa11112222", .down = {}, .message = "the beginning"});
        missing.revision({.id = "bbbb11112222", .down = {"0dead0beef00"}, .message = "child of a revision that is gone"});
        missing.revision({.id = "cccc11112222", .down = {"aaaa11112222", "bbbb11112222"}, .message = "merge"});
        missing.file("migrations/versions/dddd11112222_broken.py", "\"\"\"half a script\n\nRevision ID: dddd11112222\n\"\"\"\nrevision = 'dddd11112222'\ndown_revision = 'cccc11112222'\n\n\ndef upgrade(:\n    pass\n");
        open(missing.folder());
        picture(QStringLiteral("missing-parent"));
        command("problem.next");
        picture(QStringLiteral("broken-script"));
        find<QWidget>("problemsDock")->hide();
        test::ProjectBuilder cycle(m_work / "cycle");
        cycle.revision({.id = "aaaa11112222", .down = {}, .message = "the beginning"});
        cycle.revision({.id = "bbbb11112222", .down = {"cccc11112222"}, .message = "hen"});
        cycle.revision({.id = "cccc11112222", .down = {"bbbb11112222"}, .message = "egg"});
        open(cycle.folder());
        find<QWidget>("problemsDock")->show();
        find<QWidget>("problemsDock")->raise();
        picture(QStringLiteral("cycle"));
        find<QWidget>("problemsDock")->hide();
    }

    void databaseStates()
    {
        test::ProjectBuilder grown(m_work / "grown");
        grown.revision({.id = "a1b2c3d4e5f6", .down = {}, .message = "customers", .upgrade = {"op.create_table('customer', sa.Column('id', sa.Integer(), primary_key=True))"}});
        sqlite(grown.sqliteFile(), "CREATE TABLE customer (id INTEGER PRIMARY KEY);");
        open(grown.folder());
        picture(QStringLiteral("no-version-table"));
        test::ProjectBuilder other(m_work / "other");
        other.revision({.id = "a1b2c3d4e5f6", .down = {}, .message = "customers"});
        sqlite(other.sqliteFile(), "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL); INSERT INTO alembic_version VALUES ('feedfacecafe');");
        open(other.folder());
        picture(QStringLiteral("unknown-revision"));
        test::ProjectBuilder far(m_work / "far");
        far.revision({.id = "a1b2c3d4e5f6", .down = {}, .message = "customers"});
        far.url("postgresql://ann@127.0.0.1:1/shop_production");
        open(far.folder());
        picture(QStringLiteral("not-connected"));
        command("target.connect");
        wait(1500);
        picture(QStringLiteral("connection-failed"));
        command("target.edit");
        dialogPicture(QStringLiteral("database-settings"));
        command("target.unlock");
        dialogPicture(QStringLiteral("unlock"), QStringLiteral("unlockReason"), QStringLiteral("incident 42"));
        const auto fresh = m_work / "fresh";
        std::filesystem::create_directories(fresh / "shop");
        std::ofstream(fresh / "shop" / "models.py") << "from sqlmodel import Field, SQLModel\n\n\nclass Tea(SQLModel, table=True):\n    id: int = Field(primary_key=True)\n";
        command("project.close");
        m_window.openFolder(QString::fromStdString(fresh.string()));
        wait();
        find<QPushButton>("startInit")->click();
        wait(500);
        dialogPicture(QStringLiteral("begin-with-sqlmodel"));
    }

    void dialogs()
    {
        open(m_demo);
        command("view.resetLayout");
        expect("a second database", m_driver.addTarget(QStringLiteral("test"), QStringLiteral("sqlite:///test.db")));
        select("2e8a5d60b1f7");
        plan("migration.upgradeSelected");
        picture(QStringLiteral("plan-of-test"));
        apply();
        closePlan();
        select("b27e64d80f91");
        find<QWidget>("targetsDock")->show();
        picture(QStringLiteral("two-databases-and-applied-script"));
        find<QWidget>("targetsDock")->hide();
        command("view.ancestry");
        select("f36b1d7402c9");
        picture(QStringLiteral("ancestry"));
        command("view.ancestry");
        command("script.find");
        if (auto *words = find<QLineEdit>("findWords"))
            QTest::keyClicks(words, QStringLiteral("price"));
        picture(QStringLiteral("find-in-script"));
        command("app.palette");
        dialogPicture(QStringLiteral("command-palette"), QStringLiteral("paletteText"), QStringLiteral("upgr"));
        command("view.goTo");
        dialogPicture(QStringLiteral("go-to-revision"), QStringLiteral("paletteText"), QStringLiteral("order"));
        command("view.goTo");
        dialogPicture(QStringLiteral("nothing-to-go-to"), QStringLiteral("paletteText"), QStringLiteral("00000000"));
        command("revision.new");
        dialogPicture(QStringLiteral("new-revision"), QStringLiteral("revisionMessage"), QStringLiteral("a colour for every tea"));
        command("app.preferences");
        dialogPicture(QStringLiteral("preferences"));
        command("target.add");
        if (auto *name = m_window.findChild<QLineEdit *>(QStringLiteral("targetName")))
            QTest::keyClicks(name, QStringLiteral("local"));
        if (auto *database = m_window.findChild<QLineEdit *>(QStringLiteral("targetDatabase")))
            QTest::keyClicks(database, QStringLiteral("steep"));
        if (auto *port = m_window.findChild<QSpinBox *>(QStringLiteral("targetPort")))
            port->setValue(1);
        if (auto *test = m_window.findChild<QPushButton *>(QStringLiteral("probeTest")))
            test->click();
        wait(1500);
        dialogPicture(QStringLiteral("add-database"));
        storeProtection(m_window.session().folder(), m_window.session().targetName(), Protection::Guarded);
        select("d51c08a7e3f4");
        plan("migration.downgradeSelected");
        refuse(QStringLiteral("guarded-question"));
        closePlan();
        storeProtection(m_window.session().folder(), m_window.session().targetName(), Protection::Protected);
        plan("migration.downgradeSelected");
        picture(QStringLiteral("protected"));
        closePlan();
        test::ProjectBuilder heads(m_work / "heads");
        heads.revision({.id = "aaaa11112222", .down = {}, .message = "the beginning"});
        heads.revision({.id = "bbbb11112222", .down = {"aaaa11112222"}, .message = "billing"});
        heads.revision({.id = "cccc11112222", .down = {"aaaa11112222"}, .message = "shipping"});
        open(heads.folder());
        command("revision.merge");
        dialogPicture(QStringLiteral("merge-heads"), QStringLiteral("revisionMessage"), QStringLiteral("merge billing and shipping"));
    }

    /// What is done with revisions, on two branches that both change a table.
    void branches()
    {
        test::ProjectBuilder project(m_work / "branches");
        project.revision({.id = "aaaa11112222", .down = {}, .message = "accounts", .upgrade = {"op.create_table('account', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('name', sa.String(80)))"}, .downgrade = {"op.drop_table('account')"}});
        project.revision({.id = "bbbb11112222", .down = {"aaaa11112222"}, .message = "names are wanted", .upgrade = {"op.add_column('account', sa.Column('plan', sa.Integer()))", "op.execute('UPDATE account SET name = upper(name)')",
                                                                                                                        "with op.batch_alter_table('account') as batch_op:\n        batch_op.alter_column('name', nullable=False)"},
                          .downgrade = {"op.drop_column('account', 'plan')"}});
        project.revision({.id = "cccc11112222", .down = {"aaaa11112222"}, .message = "names are superfluous", .upgrade = {"op.drop_column('account', 'name')"}, .downgrade = {"op.add_column('account', sa.Column('name', sa.String(80)))"}});
        open(project.folder());
        select("cccc11112222");
        wait(1000);
        picture(QStringLiteral("two-heads"));
        command("revision.merge");
        wait(1000);
        dialogPicture(QStringLiteral("merge-that-collides"));
        command("revision.linearise");
        wait(1000);
        dialogPicture(QStringLiteral("one-line"));
        command("revision.unlockTopology");
        command("revision.reparent");
        wait(1000);
        dialogPicture(QStringLiteral("another-parent"));
        command("revision.unlockTopology");
        for (const auto &[id, name] : {std::pair("revision.editMessage", "edit-message"), {"revision.setLabel", "set-label"}, {"revision.dataMigration", "data-migration"}, {"revision.copy", "copy-revision"}}) {
            command(id);
            dialogPicture(QLatin1String(name));
        }
        command("view.compare");
        wait(1500);
        dialogPicture(QStringLiteral("compare"));
        select("aaaa11112222");
        command("revision.splice");
        dialogPicture(QStringLiteral("splice"));
        command("migration.stampVerified");
        wait(1500);
        dialogPicture(QStringLiteral("stamp-that-would-lie"));
        plan("migration.upgradeSelected");
        find<QPushButton>("rehearse")->click();
        wait(2000);
        picture(QStringLiteral("rehearsed"));
        apply();
        closePlan();
        command("migration.stampVerified");
        wait(1500);
        dialogPicture(QStringLiteral("stamp-that-is-true"));
        auto *history = find<HistoryView>("historyView");
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), history->viewport()->mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(history->viewport(), &event);
        wait();
        picture(QStringLiteral("context-menu"));
        if (QWidget *menu = QApplication::activePopupWidget())
            menu->close();
    }

    /// Models, database and history beside each other.
    void differences()
    {
        test::ProjectBuilder project(m_work / "models");
        project.revision({.id = "aaaa11112222", .down = {}, .message = "accounts",
                          .upgrade = {"op.create_table('account', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('mail', sa.String(80), nullable=False), sa.Column('note', sa.Text()))",
                                      "op.create_index('ix_account_mail_lower_and_quite_a_long_name', 'account', ['mail'])"},
                          .downgrade = {"op.drop_table('account')"}});
        project.envPrelude("from models import Base\ntarget_metadata = Base.metadata\n");
        const std::string models = "import sqlalchemy as sa\nfrom sqlalchemy.orm import declarative_base\n\nBase = declarative_base()\n\n\n"
                                   "class Account(Base):\n    __tablename__ = 'account'\n    id = sa.Column(sa.Integer, primary_key=True)\n    email = sa.Column(sa.String(80), nullable=False)\n"
                                   "    note = sa.Column(sa.String(200))\n    plan = sa.Column(sa.String(20), nullable=False)\n\n\n"
                                   "class Order(Base):\n    __tablename__ = 'customer_order'\n    id = sa.Column(sa.Integer, primary_key=True)\n    account_id = sa.Column(sa.ForeignKey('account.id'), index=True)\n    total = sa.Column(sa.Numeric(10, 2))\n";
        project.file("models.py", models + "\n\nclass Hidden(Base):\n    __tablename__ = naming_service.table('hidden')\n    id = sa.Column(sa.Integer, primary_key=True)\n");
        open(project.folder());
        plan("migration.upgradeHead");
        apply();
        closePlan();
        sqlite(project.sqliteFile(), "CREATE VIEW mails AS SELECT mail FROM account; CREATE TABLE leftover (id INTEGER PRIMARY KEY); INSERT INTO account (id, mail) VALUES (1, 'ann@example.org');");
        command("project.refresh");
        command("view.pending");
        wait(2000);
        picture(QStringLiteral("pending-unread"));
        project.file("models.py", models);
        wait(2500);
        picture(QStringLiteral("pending"));
        auto *items = m_window.findChild<DiffItemModel *>();
        auto *tree = find<QTreeView>("diffTree");
        for (int table = 0; items && tree && table < items->rowCount(); ++table) {
            for (int item = 0; item < items->rowCount(items->index(table, 0)); ++item) {
                tree->setCurrentIndex(items->index(item, 0, items->index(table, 0)));
                picture(QStringLiteral("pending-%1-%2").arg(table).arg(item));
            }
        }
        auto *pairs = find<QComboBox>("diffPair");
        for (const char *name : {"drift", "ahead"}) {
            pairs->setFocus();
            QTest::keyClick(pairs, Qt::Key_Down);
            wait(1500);
            picture(QLatin1String(name));
        }
        pairs->setCurrentIndex(0);
        command("revision.fromDiff");
        wait(1500);
        QTest::keyClicks(find<QLineEdit>("diffMessage"), QStringLiteral("orders"));
        QTest::keyClick(find<QLineEdit>("diffMessage"), Qt::Key_Return);
        wait(2500);
        picture(QStringLiteral("written-from-the-difference"));
    }

    QSize m_size;
    std::filesystem::path m_demo = m_work / "steep";
};

}  // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C");
    limbeck::ui::testing::isolateSettings();
    QCommandLineParser parser;
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("light or dark"), QStringLiteral("THEME"), QStringLiteral("light"));
    parser.addHelpOption();
    const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("en, de, fr, es, ja, zh_CN, or strange: every translatable text in other letters"), QStringLiteral("LANGUAGE"), QStringLiteral("en"));
    const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("of the window, in pixels"), QStringLiteral("WIDTHxHEIGHT"), QStringLiteral("1280x820"));
    parser.addOptions({theme, language, size});
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("where the pictures go"));
    parser.process(application);
    if (parser.positionalArguments().size() > 1)
        parser.showHelp(2);
    const bool isStrange = parser.value(language) == QLatin1String("strange");
    limbeck::ui::applyLanguage(isStrange ? QStringLiteral("en") : parser.value(language));
    limbeck::ui::testing::StrangeLanguage strange;
    if (isStrange)
        QCoreApplication::installTranslator(&strange);
    const auto appearance = limbeck::ui::appearanceByName(parser.value(theme)).value_or(limbeck::ui::Appearance::Light);
    limbeck::ui::applyAppearance(appearance);
    const QString folder = parser.positionalArguments().value(0);
    if (!folder.isEmpty())
        QDir().mkpath(folder);
    const QStringList sides = parser.value(size).split(QLatin1Char('x'));
    return Tour(folder, isStrange, {sides.value(0).toInt(), sides.value(1).toInt()}).run() ? 0 : 1;
}
