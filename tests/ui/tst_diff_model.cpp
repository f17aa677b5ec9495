// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/message_banner.h"
#include "diff/coverage_note.h"
#include "diff/diff_detail.h"
#include "diff/diff_item_model.h"
#include "diff/item_comparison.h"
#include "diff/proof_words.h"
#include "dialect/dialect.h"
#include "script/code_editor.h"
#include "ui_testing.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

// A comparison as values: its tree, its details, what was not compared, what the proof says. No engine runs here.

using namespace limbeck;
using namespace limbeck::autogenerate;
using namespace limbeck::ui;
using namespace limbeck::ui::testing;

namespace {

schema::Column column(const std::string &name, sql::TypeId type)
{
    schema::Column made;
    made.name = schema::Identifier(name);
    made.type = sql::makeType(type);
    made.nullable = true;
    return made;
}

QualifiedName table(const std::string &name)
{
    QualifiedName made;
    made.name = schema::Identifier(name);
    return made;
}

PendingItem item(const std::string &key, PendingItem::Subject subject, PendingItem::Change change, const std::string &tableName, const std::string &name)
{
    PendingItem made;
    made.key = key;
    made.subject = subject;
    made.change = change;
    made.table = table(tableName);
    made.name = name;
    made.description = "about " + key;
    made.python = "op.something('" + key + "')";
    made.downgrade = "op.undo('" + key + "')";
    sql::Statement statement;
    statement.text = "ALTER TABLE " + tableName + " -- " + key;
    made.statements = {statement};
    return made;
}

/// order is new; account gains plan, loses notes (with data), has another index; an index of log is ignored.
std::shared_ptr<DiffResult> drawDiff(DiffPair pair = DiffPair::Pending)
{
    using Subject = PendingItem::Subject;
    using Change = PendingItem::Change;
    auto result = std::make_shared<DiffResult>();
    result->pair = pair;
    result->diff.dialectName = "postgresql";
    PendingItem add = item("add column account.plan", Subject::Column, Change::Added, "account", "plan");
    add.directives = {{AddColumn{table("account"), column("plan", sql::TypeId::UpperText)}}};
    PendingItem drop = item("drop column account.notes", Subject::Column, Change::Removed, "account", "notes");
    drop.directives = {{DropColumn{table("account"), column("notes", sql::TypeId::UpperText)}}};
    drop.grade = PendingItem::Grade::LosesData;
    drop.notes = {"1,204 rows"};
    PendingItem fill = item("alter column account.mail", Subject::Column, Change::Changed, "account", "mail");
    AlterColumn alter;
    alter.table = table("account");
    alter.column = schema::Identifier("mail");
    alter.existingType = column("mail", sql::TypeId::UpperText).type;
    alter.existingNullable = true;
    alter.nullable = false;
    fill.directives = {{alter}};
    fill.grade = PendingItem::Grade::Blocked;
    fill.advice = "12 rows have no value: say what they get.";
    fill.needsFill = true;
    schema::Table order;
    order.name = table("order");
    order.columns = {column("id", sql::TypeId::UpperInteger), column("total", sql::TypeId::UpperNumeric)};
    PendingItem create = item("add table order", Subject::Table, Change::Added, "order", "");
    create.directives = {{CreateTable{order}}};
    PendingItem ignored = item("drop index log.ix_log", Subject::Index, Change::Removed, "log", "ix_log");
    ignored.isIgnored = true;
    ignored.ignoreReason = "the DBA wants it";
    result->diff.items = {add, drop, fill, create, ignored};
    result->diff.notCompared = {{"view", "v", ""}, {"function", "f()", ""}, {"function", "g()", "belongs to extension postgis"}};
    result->diff.unread = {"models.Ghost: its table name comes from a call (/app/models.py:14)"};
    result->time = QDateTime::currentDateTime();
    return result;
}

QString display(const QModelIndex &index, int column = 0) { return index.siblingAtColumn(column).data().toString(); }

}  // namespace

class TestDiffModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(QStringLiteral("Fusion"));
        QApplication::setPalette(lightPalette());
        isolateSettings();
    }

    void treeByTable()
    {
        DiffItemModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.setDiff(drawDiff());
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(display(model.index(0, 0)), QStringLiteral("~  account"));
        QCOMPARE(display(model.index(1, 0)), QStringLiteral("~  log"));
        QCOMPARE(display(model.index(2, 0)), QStringLiteral("+  order"));
        const QModelIndex account = model.index(0, 0);
        QCOMPARE(model.rowCount(account), 3);
        QCOMPARE(display(model.index(0, 0, account)), QStringLiteral("+  column plan"));
        QCOMPARE(display(model.index(1, 0, account)), QStringLiteral("−  column notes"));
        QCOMPARE(display(model.index(2, 0, account)), QStringLiteral("~  column mail"));
        QCOMPARE(display(model.index(1, 0, account), DiffItemModel::NoteColumn), QStringLiteral("loses data · 1,204 rows"));
        QVERIFY(display(model.index(0, 0, model.index(1, 0)), DiffItemModel::NoteColumn).contains(QStringLiteral("the DBA wants it")));
        QCOMPARE(model.itemCount(), 4);
        model.setDiff({});
        QCOMPARE(model.rowCount(), 0);
    }

    void ticking()
    {
        DiffItemModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy changed(&model, &DiffItemModel::takenChanged);
        model.setDiff(drawDiff());
        QCOMPARE(model.takenCount(), 4);
        const QModelIndex account = model.index(0, 0);
        QVERIFY(model.setData(model.index(1, 0, account), Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(!model.taken().contains("drop column account.notes"));
        QCOMPARE(account.data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
        // What is unticked stays so in the next comparison.
        model.setDiff(drawDiff());
        QVERIFY(!model.taken().contains("drop column account.notes"));
        QVERIFY(model.setData(model.index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(model.taken(), std::set<std::string>{"add table order"});
        model.setAllTaken(true);
        QCOMPARE(model.takenCount(), 4);
        model.setAllTaken(false);
        QCOMPARE(model.takenCount(), 0);
        QVERIFY(changed.size() >= 5);
        // Ignored ones cannot be ticked.
        const QModelIndex ignored = model.index(0, 0, model.index(1, 0));
        QVERIFY(!(model.flags(ignored) & Qt::ItemIsUserCheckable));
        QVERIFY(model.indexOfKey(QStringLiteral("drop index log.ix_log")) == ignored);
        QVERIFY(!model.indexOfKey(QStringLiteral("nothing")).isValid());
    }

    /// Drift cannot be ticked; it says which revision should have made what is missing.
    void driftNamesRevisions()
    {
        auto drift = drawDiff(DiffPair::Drift);
        drift->madeBy["add column account.plan"] = "3f9c12";
        DiffItemModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDiff(drift);
        const QModelIndex plan = model.index(0, 0, model.index(0, 0));
        QVERIFY(!plan.data(Qt::CheckStateRole).isValid());
        QVERIFY(!model.setData(plan, Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(display(plan, DiffItemModel::NoteColumn), QStringLiteral("of revision 3f9c12"));
    }

    void beforeAndAfter()
    {
        const auto diff = drawDiff();
        const dialect::Dialect &dialect = dialect::dialectByName("postgresql");
        const auto lines = [&](int at) { return comparedLines(diff->diff.items[std::size_t(at)], dialect); };
        QCOMPARE(lines(0).size(), std::size_t(1));
        QVERIFY(lines(0)[0].before.isEmpty() && lines(0)[0].after.startsWith(QStringLiteral("plan TEXT")));
        QVERIFY(lines(1)[0].after.isEmpty() && lines(1)[0].before.startsWith(QStringLiteral("notes TEXT")));
        QVERIFY(!lines(2)[0].before.contains(QStringLiteral("NOT NULL")) && lines(2)[0].after.contains(QStringLiteral("NOT NULL")));
        QCOMPARE(lines(3).size(), std::size_t(2));
        // The drop and the creation of an index are one line.
        PendingItem changed = item("change index", PendingItem::Subject::Index, PendingItem::Change::Changed, "account", "ix");
        schema::Index before;
        before.name.text = schema::Identifier("ix");
        before.table = table("account");
        schema::Index after = before;
        after.unique = true;
        changed.directives = {{DropIndex{before}}, {CreateIndex{after}}};
        const auto index = comparedLines(changed, dialect);
        QCOMPARE(index.size(), std::size_t(1));
        QVERIFY(!index[0].before.isEmpty() && !index[0].after.isEmpty() && index[0].before != index[0].after);
    }

    void detailOfAnItem()
    {
        DiffDetail detail;
        detail.resize(700, 400);
        detail.show();
        const auto diff = drawDiff();
        const auto &items = diff->diff.items;
        detail.showItems(diff, {&items[2]}, {}, {});
        QCOMPARE(detail.findChild<QLabel *>(QStringLiteral("diffTitle"))->text(), QStringLiteral("Changes the column mail of account: not null"));
        QVERIFY(detail.findChild<MessageBanner *>(QStringLiteral("diffAdvice"))->text().contains(QStringLiteral("12 rows")));
        QVERIFY(detail.findChild<CodeEditor *>(QStringLiteral("diffSql"))->text().contains(QStringLiteral("ALTER TABLE account")));
        const QString python = detail.findChild<CodeEditor *>(QStringLiteral("diffPython"))->text();
        QVERIFY(python.indexOf(QStringLiteral("op.something")) < python.indexOf(QStringLiteral("op.undo")));
        QCOMPARE(detail.findChild<QTreeWidget *>(QStringLiteral("diffLines"))->topLevelItemCount(), 1);
        auto *fill = detail.findChild<QLineEdit *>(QStringLiteral("diffFill"));
        QVERIFY(fill->isVisible());
        QSignalSpy filled(&detail, &DiffDetail::fillChanged);
        QTest::keyClicks(fill, QStringLiteral("nobody"));
        QTest::keyClick(fill, Qt::Key_Return);
        QCOMPARE(filled.size(), 1);
        QCOMPARE(filled[0][1].toString(), QStringLiteral("nobody"));
        QSignalSpy ignored(&detail, &DiffDetail::ignoreRequested);
        QTest::mouseClick(detail.findChild<QPushButton *>(QStringLiteral("diffIgnore")), Qt::LeftButton);
        QCOMPARE(ignored.size(), 1);
        detail.showItems(diff, {&items[4]}, {}, {});
        QVERIFY(detail.findChild<QLabel *>(QStringLiteral("diffFacts"))->text().contains(QStringLiteral("the DBA wants it")));
        QVERIFY(!fill->isVisible() && detail.findChild<QPushButton *>(QStringLiteral("diffUnignore"))->isVisible());
        // All of a table: nothing to decide.
        detail.showItems(diff, {&items[0], &items[1]}, QStringLiteral("~  account"), {});
        QVERIFY(!detail.findChild<QPushButton *>(QStringLiteral("diffIgnore"))->isVisible());
        QCOMPARE(detail.findChild<QTreeWidget *>(QStringLiteral("diffLines"))->topLevelItemCount(), 2);
        savePictures(detail, QStringLiteral("diff-detail"));
        detail.clear();
        QVERIFY(detail.findChild<CodeEditor *>(QStringLiteral("diffSql"))->text().isEmpty());
    }

    void coverageIsInSight()
    {
        CoverageNote note;
        note.resize(700, 200);
        QVERIFY(note.isHidden());
        note.showDiff(drawDiff());
        const QString text = note.findChild<QLabel *>(QStringLiteral("coverageText"))->text();
        QVERIFY(text.contains(QStringLiteral("2 function")) && text.contains(QStringLiteral("1 view")) && text.contains(QStringLiteral("Not read: 1 place")));
        note.show();
        QTest::mouseClick(note.findChild<QToolButton *>(QStringLiteral("coverageToggle")), Qt::LeftButton);
        auto *list = note.findChild<QListWidget *>(QStringLiteral("coverageList"));
        QVERIFY(list->isVisible());
        QCOMPARE(list->count(), 4);
        QSignalSpy placed(&note, &CoverageNote::placeRequested);
        list->setFocus();
        list->setCurrentRow(0);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(placed.size(), 1);
        QCOMPARE(placed[0][0].toString(), QStringLiteral("/app/models.py"));
        QCOMPARE(placed[0][1].toInt(), 14);
        QCOMPARE(CoverageNote::placeIn(QStringLiteral("no place here")).second, 0);
    }

    void proofInWords()
    {
        DiffScript script;
        QVERIFY(!isProved(script));
        script.ids = QStringList{QStringLiteral("abc")};
        script.proof.holds = true;
        QVERIFY(isProved(script));
        QVERIFY(proofWords(script).startsWith(QStringLiteral("Proved: abc")));
        script.proof.holds = false;
        script.proof.remaining = {drawDiff()->diff.items[0]};
        QVERIFY(!isProved(script));
        QVERIFY2(proofWords(script).contains(QStringLiteral("Adds the column plan to account")), qPrintable(proofWords(script)));
        script.proof.error = "no such table";
        script.proof.position = {"/app/versions/abc.py", 12, 0};
        QVERIFY(proofWords(script).contains(QStringLiteral("no such table")) && proofWords(script).contains(QStringLiteral("abc.py")));
        script.proofError = QStringLiteral("no connection");
        QVERIFY(proofWords(script).contains(QStringLiteral("no connection")));
    }
};

QTEST_MAIN(TestDiffModel)
#include "tst_diff_model.moc"
