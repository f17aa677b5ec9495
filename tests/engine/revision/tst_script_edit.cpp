// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Heads of scripts changed in place: what was asked changes, every other byte stays.
#include "revision/script_edit.h"

#include "base/error.h"

#include <QTest>

using namespace limbeck;
using namespace limbeck::revision;

namespace {

const std::string kScript = R"py("""add plan

Revision ID: 3f9c12
Revises: 91be04
Create Date: 2024-03-01 12:00:00.000000

"""
from typing import Sequence, Union

from alembic import op

# revision identifiers, used by Alembic.
revision: str = '3f9c12'
down_revision: Union[str, Sequence[str], None] = '91be04'  # the one before
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.execute("down_revision = 'not me'")


def downgrade() -> None:
    pass
)py";

std::string replaced(std::string text, const std::string &from, const std::string &to)
{
    const auto at = text.find(from);
    return at == std::string::npos ? text + "?" + from : text.replace(at, from.size(), to);
}

std::string edited(const std::string &text, const HeadEdit &edit) { return editHead(text, edit, "/p/versions/3f9c12_.py"); }

}  // namespace

class TestScriptEdit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingChangesNothing() { QCOMPARE(edited(kScript, {}), kScript); }

    void theMessage()
    {
        HeadEdit edit;
        edit.message = "add the plan's column";
        QCOMPARE(edited(kScript, edit), replaced(kScript, "add plan", "add the plan's column"));
        edit.message = "one\ntwo";
        QCOMPARE(edited(kScript, edit), replaced(kScript, "add plan", "one\ntwo"));
    }

    void aMessageWithWhatEndsAString()
    {
        HeadEdit edit;
        edit.message = R"(the "best" \ """ plan")";
        const std::string text = edited(kScript, edit);
        QVERIFY2(text.starts_with(R"py("""the "best" \\ \"\"\" plan\")py"), text.c_str());
    }

    void aMessageWhereThereWasNone()
    {
        const std::string none = replaced(kScript, "\"\"\"add plan\n\nRevision ID", "\"\"\"\n\nRevision ID");
        HeadEdit edit;
        edit.message = "add plan";
        QCOMPARE(edited(none, edit), kScript);
        const std::string without = kScript.substr(kScript.find("from typing"));
        QVERIFY(edited(without, edit).starts_with("\"\"\"add plan\"\"\"\nfrom typing"));
    }

    void parents()
    {
        HeadEdit edit;
        edit.downRevisions = std::vector<std::string>{"77ab"};
        QCOMPARE(edited(kScript, edit), replaced(replaced(kScript, "Revises: 91be04", "Revises: 77ab"), "= '91be04'  # the", "= '77ab'  # the"));
        edit.downRevisions = std::vector<std::string>{"77ab", "88cd"};
        QCOMPARE(edited(kScript, edit), replaced(replaced(kScript, "Revises: 91be04", "Revises: 77ab, 88cd"), "= '91be04'  # the", "= ('77ab', '88cd')  # the"));
        edit.downRevisions = std::vector<std::string>{};
        QCOMPARE(edited(kScript, edit), replaced(replaced(kScript, "Revises: 91be04", "Revises:"), "= '91be04'  # the", "= None  # the"));
    }

    void labels()
    {
        HeadEdit edit;
        edit.branchLabels = std::vector<std::string>{"billing"};
        const std::string with = replaced(kScript, "branch_labels: Union[str, Sequence[str], None] = None", "branch_labels: Union[str, Sequence[str], None] = ('billing',)");
        QCOMPARE(edited(kScript, edit), with);
        edit.branchLabels = std::vector<std::string>{};
        QCOMPARE(edited(with, edit), kScript);
    }

    void anIdentifierThatIsNotThereYet()
    {
        const std::string without = replaced(kScript, "branch_labels: Union[str, Sequence[str], None] = None\n", "");
        HeadEdit edit;
        edit.branchLabels = std::vector<std::string>{"billing"};
        QCOMPARE(edited(without, edit), replaced(without, "depends_on: Union[str, Sequence[str], None] = None\n", "depends_on: Union[str, Sequence[str], None] = None\nbranch_labels = ('billing',)\n"));
    }

    void valuesOverSeveralLines()
    {
        const std::string merge = replaced(kScript, "= '91be04'  # the one before", "= (\n    \"a\",  # left\n    \"b\",\n)");
        HeadEdit edit;
        edit.downRevisions = std::vector<std::string>{"c"};
        QCOMPARE(edited(merge, edit), replaced(replaced(kScript, "Revises: 91be04", "Revises: c"), "= '91be04'  # the one before", "= 'c'"));
    }

    void windowsLinesAndByteOrderMark()
    {
        std::string text = "\xEF\xBB\xBF";
        for (const char c : kScript)
            text += c == '\n' ? std::string("\r\n") : std::string(1, c);
        HeadEdit edit;
        edit.message = "renamed";
        edit.dependsOn = std::vector<std::string>{"x1"};
        const std::string wanted = replaced(replaced(text, "add plan", "renamed"), "depends_on: Union[str, Sequence[str], None] = None", "depends_on: Union[str, Sequence[str], None] = 'x1'");
        QCOMPARE(edited(text, edit), wanted);
    }

    void quotesStay()
    {
        const std::string text = replaced(kScript, "revision: str = '3f9c12'", "revision = \"3f9c12\"");
        HeadEdit edit;
        edit.branchLabels = std::vector<std::string>{"billing"};
        QVERIFY(edited(text, edit).find("= (\"billing\",)") != std::string::npos);
    }

    void anotherRevision()
    {
        HeadEdit edit;
        edit.revision = "5e6f";
        edit.createDate = "2025-01-02 03:04:05";
        const std::string text = edited(kScript, edit);
        QVERIFY(text.find("Revision ID: 5e6f\n") != std::string::npos && text.find("revision: str = '5e6f'\n") != std::string::npos && text.find("Create Date: 2025-01-02 03:04:05\n") != std::string::npos);
        QVERIFY(text.find("3f9c12") == std::string::npos);
    }

    void bodies()
    {
        const std::string text = editBodies(kScript, std::vector<std::string>{"bind = op.get_bind()", "", "bind.execute(x)"}, std::vector<std::string>{"raise NotImplementedError"}, "/p/a.py");
        const std::string wanted = replaced(replaced(kScript, "    op.execute(\"down_revision = 'not me'\")\n", "    bind = op.get_bind()\n\n    bind.execute(x)\n"), "    pass\n", "    raise NotImplementedError\n");
        QCOMPARE(text, wanted);
        QCOMPARE(editBodies(kScript, {}, {}, "/p/a.py"), kScript);
        QVERIFY_EXCEPTION_THROWN(editBodies(kScript.substr(0, kScript.find("def downgrade")), {}, std::vector<std::string>{"pass"}, "/p/a.py"), Error);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("computed") << QString::fromStdString(replaced(kScript, "= '91be04'  # the", "= find()  # the")) << "down_revision";
        QTest::newRow("not UTF-8") << QString::fromLatin1("# -*- coding: latin-1 -*-\nrevision = 'a'\ndown_revision = None\n# \xe9\n") << "";
        QTest::newRow("chained") << QString::fromStdString(replaced(kScript, "revision: str = '3f9c12'", "revision, other = '3f9c12', 1").append("\n")) << "";
    }
    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        HeadEdit edit;
        edit.revision = "new";
        edit.downRevisions = std::vector<std::string>{"other"};
        const std::string bytes = QByteArray(QTest::currentDataTag()) == "not UTF-8" ? text.toLatin1().toStdString() : text.toStdString();
        try {
            const std::string result = edited(bytes, edit);
            // A tuple target that the reader understands, but that the editor has no place for, is added below.
            QVERIFY2(QByteArray(QTest::currentDataTag()) == "chained", result.c_str());
        } catch (const Error &error) {
            QVERIFY2(QString::fromStdString(error.toText()).contains(says), error.toText().c_str());
            QCOMPARE(error.position().file, std::string("/p/versions/3f9c12_.py"));
        }
    }
};

QTEST_APPLESS_MAIN(TestScriptEdit)
#include "tst_script_edit.moc"
