// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/command_registry.h"
#include "connection/protection.h"
#include "database/connection.h"
#include "graph/history_model.h"
#include "graph/history_view.h"
#include "language/language.h"
#include "main_window.h"
#include "project_session.h"
#include "script/code_editor.h"
#include "script/script_panel.h"
#include "support/project_builder.h"
#include "support/temp_dir.h"
#include "theme/appearance.h"
#include "ui_testing.h"
#include "window_driver.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
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

constexpr int kLongMs = 60000;

class Tour {
public:
    Tour(QString folder, QString suffix) : m_folder(std::move(folder)), m_suffix(std::move(suffix)) {}

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
        return m_isGood;
    }

private:
    void wait(int ms = 350) { QTest::qWait(ms); }

    void expect(const char *what, bool isThere)
    {
        if (isThere)
            return;
        std::fprintf(stderr, "tour: waited in vain for %s\n", what);
        m_isGood = false;
    }

    /// The window with the dialogs and menus that stand over it.
    void picture(const QString &name)
    {
        wait();
        QPixmap shown = m_window.grab();
        QPainter painter(&shown);
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (widget == &m_window || !widget->isVisible() || !(qobject_cast<QDialog *>(widget) || qobject_cast<QMenu *>(widget)))
                continue;
            const QPixmap over = widget->grab();
            const QSizeF size = over.deviceIndependentSize();
            const QPointF place = qobject_cast<QMenu *>(widget) ? QPointF(m_window.mapFromGlobal(widget->pos()))
                                                                : QPointF((m_window.width() - size.width()) / 2, (m_window.height() - size.height()) / 2);
            painter.fillRect(QRectF(place - QPointF(1, 1), size + QSizeF(2, 2)), Qt::black);
            painter.drawPixmap(place, over);
        }
        painter.end();
        const QString file = QStringLiteral("%1/%2-%3%4.png").arg(m_folder, QString::number(++m_number).rightJustified(2, QLatin1Char('0')), name, m_suffix);
        if (!shown.save(file)) {
            std::fprintf(stderr, "tour: %s cannot be written\n", qPrintable(file));
            m_isGood = false;
        }
    }

    void command(const char *id) { expect(id, m_driver.choose(id)); }

    template<typename Widget>
    Widget *find(const char *name)
    {
        return m_driver.find<Widget>(name);
    }

    void select(const char *id)
    {
        expect(id, m_driver.select(QLatin1String(id)));
        wait();
    }

    void open(const std::filesystem::path &folder)
    {
        expect("the project", m_driver.open(folder));
        wait(600);
    }

    void plan(const char *id) { expect("the plan", m_driver.plan(id)); }

    void apply(const std::function<void()> &meanwhile = {})
    {
        expect("the run", m_driver.apply(meanwhile));
        wait(500);
    }

    void closePlan() { m_driver.closePlan(); }

    void startAndOpen()
    {
        m_window.resize(1280, 820);
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
        find<QPushButton>("planApply")->click();
        picture(QStringLiteral("question"));
        m_driver.question()->reject();
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
        dialogPicture(QStringLiteral("database-settings"), {}, {});
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
        dialogPicture(QStringLiteral("begin-with-sqlmodel"), {}, {});
    }

    static void sqlite(const std::filesystem::path &file, const std::string &sql)
    {
        database::OpenOptions options;
        options.createIfMissing = true;
        sql::Statement statement;
        statement.text = sql;
        database::Connection::open(database::Url::parse("sqlite:///" + file.string()), options)->execute(statement, database::Several::Allow);
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
        command("revision.new");
        dialogPicture(QStringLiteral("new-revision"), QStringLiteral("revisionMessage"), QStringLiteral("a colour for every tea"));
        command("app.preferences");
        dialogPicture(QStringLiteral("preferences"), {}, {});
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
        dialogPicture(QStringLiteral("add-database"), {}, {});
        m_window.commands().action(QStringLiteral("migration.downgradeSelected"));
        storeProtection(m_window.session().folder(), m_window.session().targetName(), Protection::Guarded);
        select("d51c08a7e3f4");
        plan("migration.downgradeSelected");
        find<QPushButton>("planApply")->click();
        picture(QStringLiteral("guarded-question"));
        m_driver.question()->reject();
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

    /// Types into a dialog, takes its picture and closes it.
    void dialogPicture(const QString &name, const QString &field, const QString &text)
    {
        wait(150);
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            auto *dialog = qobject_cast<QDialog *>(widget);
            if (!dialog || !dialog->isVisible())
                continue;
            if (auto *edit = dialog->findChild<QLineEdit *>(field); edit && !field.isEmpty())
                QTest::keyClicks(edit, text);
            picture(name);
            dialog->reject();
            wait(100);
            return;
        }
        expect(qPrintable(name), false);
    }

    QString m_folder, m_suffix;
    int m_number = 0;
    bool m_isGood = true;
    test::TempDir m_work;
    std::filesystem::path m_demo = m_work / "steep";
    limbeck::ui::testing::WindowDriver m_driver;
    MainWindow &m_window = m_driver.window();
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
    const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("en, de, fr, es, ja or zh_CN"), QStringLiteral("LANGUAGE"), QStringLiteral("en"));
    parser.addOptions({theme, language});
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("where the pictures go"));
    parser.process(application);
    if (parser.positionalArguments().size() != 1)
        parser.showHelp(2);
    limbeck::ui::applyLanguage(parser.value(language));
    const auto appearance = limbeck::ui::appearanceByName(parser.value(theme)).value_or(limbeck::ui::Appearance::Light);
    limbeck::ui::applyAppearance(appearance);
    const QString folder = parser.positionalArguments().front();
    QDir().mkpath(folder);
    return Tour(folder, QString()).run() ? 0 : 1;
}
