// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the editor is made of besides the widget: lines compared, names offered, files changed as one command.
#include "jobs/file_changes.h"
#include "script/code_editor.h"
#include "script/line_difference.h"
#include "script/schema_names.h"
#include "ui_testing.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace limbeck;
using namespace limbeck::ui;
using namespace limbeck::ui::testing;

namespace {

QString shown(const QString &before, const QString &after)
{
    QStringList lines;
    for (const DifferentLine &line : lineDifference(before, after))
        lines << (line.sign == DifferentLine::Sign::Same ? QStringLiteral(" ") : line.sign == DifferentLine::Sign::Added ? QStringLiteral("+") : QStringLiteral("-")) + line.text;
    return lines.join(QLatin1Char('|'));
}

schema::Schema schemaOf(const char *table, std::initializer_list<const char *> columns)
{
    schema::Schema schema;
    schema::Table &made = schema.tables[{std::nullopt, sql::Identifier(table)}];
    made.name.name = sql::Identifier(table);
    for (const char *name : columns) {
        schema::Column column;
        column.name = sql::Identifier(name);
        made.columns.push_back(column);
    }
    return schema;
}

}  // namespace

class TestScriptParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(QStringLiteral("Fusion"));
        QApplication::setPalette(lightPalette());
        isolateSettings();
    }

    void linesCompared_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("expected");
        QTest::newRow("same") << "a\nb" << "a\nb" << " a| b";
        QTest::newRow("changed in the middle") << "a\nb\nc" << "a\nx\nc" << " a|-b|+x| c";
        QTest::newRow("moved") << "a\nb\nc\nd" << "a\nc\nb\nd" << " a|-b| c|+b| d";
        QTest::newRow("empty") << "" << "x" << "-|+x";
        QTest::newRow("added at the end") << "a" << "a\nb" << " a|+b";
        QTest::newRow("repeated lines") << "a\na\na" << "a\na" << " a| a|-a";
    }
    void linesCompared()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QTEST(shown(before, after), "expected");
    }

    void longEqualPartsAreFolded()
    {
        QString text;
        for (int i = 0; i < 100; ++i)
            text += QStringLiteral("line %1\n").arg(i);
        const QString html = lineDifferenceHtml(lineDifference(text, QString(text).replace(QStringLiteral("line 50\n"), QStringLiteral("other <&>\n"))));
        QVERIFY(html.contains(QStringLiteral("⋯")) && html.contains(QStringLiteral("other &lt;&amp;&gt;")) && !html.contains(QStringLiteral("line 10<")) && html.contains(QStringLiteral("line 49")));
    }

    void namesThatFit_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a table first") << "op.drop_table('" << "account orders";
        QTest::newRow("columns of the table named") << "op.drop_column('account', 'na" << "id name";
        QTest::newRow("in a list") << "op.create_index('ix', 'orders', ['id', '" << "id total";
        QTest::newRow("in a batch block") << "with op.batch_alter_table('orders') as batch_op:\n    batch_op.drop_column('" << "id total";
        QTest::newRow("the last batch block") << "with op.batch_alter_table('orders') as batch_op:\n    pass\nwith op.batch_alter_table(\"account\") as batch_op:\n    batch_op.alter_column('" << "id name";
        QTest::newRow("a foreign key") << "sa.Column('x', sa.Integer(), sa.ForeignKey('" << "account orders account.id account.name orders.id orders.total";
        QTest::newRow("two tables") << "op.create_foreign_key('fk', 'orders', '" << "account orders id total";
        QTest::newRow("no call") << "x = '" << "account orders";
    }
    void namesThatFit()
    {
        QFETCH(QString, before);
        const SchemaNames names(schemaOf("account", {"id", "name"}), schemaOf("orders", {"id", "total"}));
        QTEST(names.namesFor(before).join(QLatin1Char(' ')), "expected");
    }

    void severalProblems()
    {
        CodeEditor editor(CodeEditor::Language::Python);
        editor.setText(QStringLiteral("one\ntwo three\nfour\n"));
        editor.setProblems({{3, 0, QStringLiteral("late"), false}, {2, 5, QStringLiteral("early"), true}, {77, 0, QStringLiteral("nowhere"), true}});
        QCOMPARE(editor.problems().size(), std::size_t(2));
        QVERIFY(editor.goToProblem(true));
        QCOMPARE(editor.currentLine(), 2);
        QVERIFY(editor.goToProblem(true));
        QCOMPARE(editor.currentLine(), 3);
        QVERIFY(editor.goToProblem(true));
        QCOMPARE(editor.currentLine(), 2);
        QVERIFY(editor.goToProblem(false));
        QCOMPARE(editor.currentLine(), 3);
        editor.setProblems({});
        QVERIFY(!editor.goToProblem(true));
    }

    void filesAsOneCommand()
    {
        QTemporaryDir folder;
        qputenv("XDG_DATA_HOME", folder.path().toUtf8());
        const auto path = [&](const char *name) { return folder.filePath(QLatin1String(name)); };
        const auto write = [&](const char *name, const QByteArray &bytes) {
            QFile file(path(name));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        const auto content = [&](const char *name) {
            QFile file(path(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
        };
        QVERIFY(write("a", "1"));
        const std::vector<FileChange> changes{{path("a"), "1", "2"}, {path("b"), std::nullopt, "new"}};
        QCOMPARE(applyFileChanges(changes, true), QString());
        QCOMPARE(content("a") + content("b"), QByteArray("2new"));
        QVERIFY(!applyFileChanges(changes, true).isEmpty());
        QCOMPARE(applyFileChanges(changes, false), QString());
        QCOMPARE(content("a") + content("b"), QByteArray("1(none)"));
        QCOMPARE(applyFileChanges(changes, true), QString());
        QVERIFY(write("b", "somebody else's"));
        QVERIFY(applyFileChanges(changes, false).contains(path("b")));
        QCOMPARE(content("a"), QByteArray("2"));   // none of them
    }
};

QTEST_MAIN(TestScriptParts)
#include "tst_script_parts.moc"
