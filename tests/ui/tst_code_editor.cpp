// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/code_editor.h"
#include "script/preview_text.h"
#include "script/script_text.h"
#include "theme/theme.h"
#include "ui_testing.h"

#include <QAbstractScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace limbeck;
using namespace limbeck::ui;
using namespace limbeck::ui::testing;

namespace {

QString manyLines(int count)
{
    QStringList lines;
    for (int i = 1; i <= count; ++i)
        lines << QStringLiteral("line_%1 = %1").arg(i);
    return lines.join(QLatin1Char('\n'));
}

int verticalPosition(CodeEditor &editor) { return editor.findChild<QAbstractScrollArea *>()->verticalScrollBar()->value(); }

}  // namespace

class TestCodeEditor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void settingATextIsNoEdit();
    void typingIsAnEdit();
    void readOnlyTakesNoKeys();
    void undoDoesNotGoBehindTheFile();
    void keepsCaretAndViewWhenAsked();
    void countsLinesFromOne();
    void finds();
    void offersNames();
    void replacesAll();
    void keepsLineEndsAndOddCharacters();
    void marksAndProblemsOutsideOfTheTextAreNothing();
    void problemsArePaintedHoweverOftenTheyChange();
    void bytesComeBackAsTheyWere_data();
    void bytesComeBackAsTheyWere();
    void previewAsText();
    void pictures();
};

void TestCodeEditor::initTestCase()
{
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setPalette(lightPalette());
}

void TestCodeEditor::settingATextIsNoEdit()
{
    CodeEditor editor(CodeEditor::Language::Python);
    QSignalSpy changed(&editor, &CodeEditor::textChanged);
    QSignalSpy modified(&editor, &CodeEditor::modificationChanged);
    editor.setText(QStringLiteral("import x\n"));
    QCOMPARE(editor.text(), QStringLiteral("import x\n"));
    QVERIFY(!editor.isModified());
    QCOMPARE(changed.size(), 0);
    QCOMPARE(modified.size(), 0);
}

void TestCodeEditor::typingIsAnEdit()
{
    CodeEditor editor(CodeEditor::Language::Python);
    editor.setText(QStringLiteral("x"));
    QSignalSpy changed(&editor, &CodeEditor::textChanged);
    QSignalSpy modified(&editor, &CodeEditor::modificationChanged);
    QTest::keyClicks(editor.focusProxy(), QStringLiteral("ab"));
    QCOMPARE(editor.text(), QStringLiteral("abx"));
    QVERIFY(editor.isModified());
    QCOMPARE(changed.size(), 2);
    QCOMPARE(modified.size(), 1);
    editor.setModified(false);
    QVERIFY(!editor.isModified());
}

void TestCodeEditor::readOnlyTakesNoKeys()
{
    CodeEditor editor(CodeEditor::Language::Sql);
    editor.setReadOnly(true);
    editor.setText(QStringLiteral("SELECT 1;"));
    QTest::keyClicks(editor.focusProxy(), QStringLiteral("ab"));
    QCOMPARE(editor.text(), QStringLiteral("SELECT 1;"));
    QVERIFY(editor.isReadOnly());
}

void TestCodeEditor::undoDoesNotGoBehindTheFile()
{
    CodeEditor editor(CodeEditor::Language::Python);
    editor.setText(QStringLiteral("first"));
    editor.setText(QStringLiteral("second"));
    QTest::keyClick(editor.focusProxy(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor.text(), QStringLiteral("second"));
}

void TestCodeEditor::keepsCaretAndViewWhenAsked()
{
    CodeEditor editor(CodeEditor::Language::Python);
    editor.resize(400, 200);
    editor.show();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    editor.setText(manyLines(200));
    editor.goToLine(120);
    const int before = verticalPosition(editor);
    QVERIFY(before > 50);
    editor.setText(manyLines(210), true);
    QCOMPARE(editor.currentLine(), 120);
    QCOMPARE(verticalPosition(editor), before);
    editor.setText(QStringLiteral("short"), true);
    QCOMPARE(editor.currentLine(), 1);
    editor.setText(manyLines(200));
    QCOMPARE(editor.currentLine(), 1);
}

void TestCodeEditor::countsLinesFromOne()
{
    CodeEditor editor(CodeEditor::Language::Python);
    editor.show();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    editor.setText(manyLines(10));
    QSignalSpy spy(&editor, &CodeEditor::currentLineChanged);
    editor.goToLine(3);
    QCOMPARE(editor.currentLine(), 3);
    QTRY_VERIFY(!spy.isEmpty());
    QCOMPARE(spy.back().front().toInt(), 3);
}

void TestCodeEditor::finds()
{
    CodeEditor editor(CodeEditor::Language::Python);
    editor.setText(QStringLiteral("one\ntwo\nONE\n"));
    QVERIFY(editor.find(QStringLiteral("two"), true));
    QCOMPARE(editor.currentLine(), 2);
    QVERIFY(editor.find(QStringLiteral("one"), true));
    QCOMPARE(editor.currentLine(), 3);
    QVERIFY(editor.find(QStringLiteral("one"), true));
    QCOMPARE(editor.currentLine(), 1);
    QVERIFY(editor.find(QStringLiteral("one"), false));
    QCOMPARE(editor.currentLine(), 3);
    QVERIFY(!editor.find(QStringLiteral("three"), true));
}

void TestCodeEditor::offersNames()
{
    CodeEditor editor(CodeEditor::Language::Python);
    editor.setCompletions({QStringLiteral("op.add_column(table_name, column)"), QStringLiteral("op.drop_table(table_name)"), QStringLiteral("sa.Column(name)")});
    editor.resize(500, 300);
    editor.show();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    QTest::keyClicks(editor.focusProxy(), QStringLiteral("op.add"));
    QTest::keyClick(editor.focusProxy(), Qt::Key_Tab);
    QCOMPARE(editor.text(), QStringLiteral("op.add_column"));
    QTest::keyClicks(editor.focusProxy(), QStringLiteral("(nothing"));
    QTest::keyClick(editor.focusProxy(), Qt::Key_Escape);
    QTest::keyClicks(editor.focusProxy(), QStringLiteral(")"));
    QCOMPARE(editor.text(), QStringLiteral("op.add_column(nothing)"));
}

void TestCodeEditor::replacesAll()
{
    CodeEditor editor(CodeEditor::Language::Python);
    editor.setText(QStringLiteral("a b A\naa\n"));
    QCOMPARE(editor.replaceAll(QStringLiteral("a"), QStringLiteral("aa")), 4);
    QCOMPARE(editor.text(), QStringLiteral("aa b aa\naaaa\n"));
    QTest::keyClick(editor.focusProxy(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor.text(), QStringLiteral("a b A\naa\n"));
    QCOMPARE(editor.replaceAll(QStringLiteral("nothing"), QStringLiteral("x")), 0);
    QCOMPARE(editor.replaceAll(QString(), QStringLiteral("x")), 0);
    editor.setReadOnly(true);
    QCOMPARE(editor.replaceAll(QStringLiteral("a"), QStringLiteral("x")), 0);
}

void TestCodeEditor::keepsLineEndsAndOddCharacters()
{
    CodeEditor editor(CodeEditor::Language::Python);
    const QString text = QString::fromUtf8("a = 'ä€😀'\r\nb = 2\n\tc\r\n");
    editor.setText(text);
    QCOMPARE(editor.text(), text);
}

void TestCodeEditor::marksAndProblemsOutsideOfTheTextAreNothing()
{
    CodeEditor editor(CodeEditor::Language::Python);
    editor.setText(QStringLiteral("a\n  b\n"));
    editor.setProblem(2, QStringLiteral("no such name\nsecond line"));
    editor.setProblem(99, QStringLiteral("nowhere"));
    editor.setProblem(0, {});
    editor.markLines({1, 99});
    editor.markLines({});
    editor.setStale(true);
    editor.setStale(false);
    QCOMPARE(editor.text(), QStringLiteral("a\n  b\n"));
    QVERIFY(!editor.isModified());
}

void TestCodeEditor::problemsArePaintedHoweverOftenTheyChange()
{
    CodeEditor editor(CodeEditor::Language::Python);
    editor.resize(600, 200);
    editor.show();
    editor.setText(QStringLiteral("a\nb\n"));
    const auto painted = [&editor] {
        const QImage image = editor.grab().toImage();
        const QRgb wanted = Theme::current().dangerBackground.rgb();
        int pixels = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                pixels += image.pixel(x, y) == wanted ? 1 : 0;
        }
        return pixels;
    };
    QCOMPARE(painted(), 0);
    editor.setProblem(1, QStringLiteral("no such name"));
    const int first = painted();
    QVERIFY(first > 500);
    for (int i = 0; i < 100; ++i)
        editor.setProblem(1, QStringLiteral("no such name %1").arg(i));
    editor.setProblem(1, QStringLiteral("no such name"));
    QCOMPARE(painted(), first);
}

void TestCodeEditor::bytesComeBackAsTheyWere_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isEditable");
    QTest::newRow("empty") << QByteArray() << true;
    QTest::newRow("ascii") << QByteArray("x = 1\n") << true;
    QTest::newRow("utf-8") << QByteArray("x = '\xC3\xA4'\r\n") << true;
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBFx = 1\n") << true;
    QTest::newRow("latin-1") << QByteArray("# -*- coding: latin-1 -*-\nx = '\xE4'\n") << false;
    QTest::newRow("nul") << QByteArray("a\0b", 3) << false;
    QTest::newRow("half a character") << QByteArray("x\xE2\x82") << false;
}

void TestCodeEditor::bytesComeBackAsTheyWere()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isEditable);
    const ScriptText script = ScriptText::fromBytes(bytes);
    QCOMPARE(script.isEditable, isEditable);
    if (isEditable) {
        QCOMPARE(script.toBytes(script.text), bytes);
        CodeEditor editor(CodeEditor::Language::Python);
        editor.setText(script.text);
        QCOMPARE(script.toBytes(editor.text()), bytes);
    }
}

void TestCodeEditor::previewAsText()
{
    migrate::PreviewItem first;
    first.statements.resize(1);
    first.statements[0].text = "\nCREATE TABLE a (\n\tid INTEGER   \n)\n\n";
    first.position.line = 12;
    migrate::PreviewItem second;
    second.statements.resize(1);
    second.statements[0].text = "DELETE FROM a;";
    second.certainty = sql::Certainty::Conditional;
    second.reason = "rows of the query in line 14";
    second.commitsBefore = true;
    second.position.line = 15;
    migrate::PreviewItem third;
    third.error = "no such thing\non SQLite";
    const PreviewText text = previewText({first, second, third, migrate::PreviewItem()});
    const QStringList lines = text.text.split(QLatin1Char('\n'));
    QCOMPARE(lines.mid(0, 3), QStringList({QStringLiteral("CREATE TABLE a ("), QStringLiteral("    id INTEGER"), QStringLiteral(");")}));
    QVERIFY(text.text.contains(QStringLiteral("rows of the query in line 14")));
    QVERIFY(text.text.contains(QStringLiteral("DELETE FROM a;\n")));
    QVERIFY(text.text.contains(QStringLiteral("-- on SQLite")));
    QCOMPARE(int(text.lines.size()), int(lines.size()) - 1);
    QCOMPARE(std::vector<int>(text.lines.begin(), text.lines.begin() + 5), (std::vector<int>{12, 12, 12, 0, 15}));
}

void TestCodeEditor::pictures()
{
    CodeEditor python(CodeEditor::Language::Python);
    python.resize(760, 420);
    python.setText(QString::fromUtf8("\"\"\"add plan column\n\nRevision ID: 3f9c12\n\"\"\"\nfrom alembic import op\nimport sqlalchemy as sa\n\nrevision = \"3f9c12\"\ndown_revision = \"91be04\"  # the "
                                     "one before\n\n\n@decorated\ndef upgrade() -> None:\n    op.add_column(\"account\", sa.Column(\"plan\", sa.String(20), nullable=True))\n    for i in "
                                     "range(3):\n        op.execute(f\"UPDATE account SET plan = '{i}' WHERE id % 3 = {i}\")\n    op.nothing(\"x\")\n\n\ndef downgrade() -> None:\n    "
                                     "op.drop_column(\"account\", \"plan\")\n"));
    python.setProblem(17, QStringLiteral("op has no directive called nothing"));
    python.markLines({14});
    savePictures(python, QStringLiteral("editor-python"));
    CodeEditor sql(CodeEditor::Language::Sql);
    sql.resize(600, 260);
    sql.setReadOnly(true);
    sql.setText(QStringLiteral("ALTER TABLE account ADD COLUMN plan VARCHAR(20);\n\n-- only if the data say so: rows of the query in line 14\nUPDATE account SET plan = 'a''b' WHERE id = 3;\n\n"
                               "CREATE INDEX \"ix_Plan\" ON account (plan);\n"));
    sql.markLines({1});
    savePictures(sql, QStringLiteral("editor-sql"));
    sql.setStale(true);
    savePictures(sql, QStringLiteral("editor-sql-stale"));
}

QTEST_MAIN(TestCodeEditor)
#include "tst_code_editor.moc"
