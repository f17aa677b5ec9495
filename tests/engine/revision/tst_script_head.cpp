// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The fast reader: what it reads, what it leaves to the full reader, and what is an error.
#include "revision/script_head.h"

#include <QTest>

using namespace limbeck;
using namespace limbeck::revision;

namespace {

using Names = std::vector<std::string>;

ScriptHead head(const std::string &text)
{
    auto result = readHead(text);
    if (const auto *doubt = std::get_if<HeadDoubt>(&result))
        throw Error(ErrorCode::Unsupported, "doubt: " + doubt->reason, {{}, doubt->line, 0});
    return std::get<ScriptHead>(result);
}

/// revision, down_revision, branch_labels, depends_on in one line.
std::string summary(const ScriptHead &h)
{
    const auto list = [](const Names &names) {
        std::string text = "[";
        for (const std::string &name : names)
            text += (text.size() > 1 ? "," : "") + name;
        return text + "]";
    };
    return h.revision.value_or("-") + " " + (h.hasDownRevision ? list(h.downRevisions) : "-") + " " + list(h.branchLabels) + " " + list(h.dependsOn);
}

const char *kRest = "\n\ndef upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n";

Script readWithoutFallback(const std::string &path, const std::string &bytes)
{
    return readScript(path, bytes, {});
}

}  // namespace

class TestScriptHead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void values_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *text, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("plain", "revision = 'a'\ndown_revision = None\nbranch_labels = None\ndepends_on = None", "a [] [] []");
        row("annotated", "revision: str = \"a\"\ndown_revision: Union[str, Sequence[str], None] = ('b', 'c')", "a [b,c] [] []");
        row("no spaces", "revision='a';down_revision=\"b\"", "a [b] [] []");
        row("list and set", "revision = 'a'\ndown_revision = ['b', 'c',]\ndepends_on = {'d'}", "a [b,c] [] [d]");
        row("one-element tuple", "revision = 'a'\ndown_revision = ('b',)", "a [b] [] []");
        row("empty sequences", "revision = 'a'\ndown_revision = ()\nbranch_labels = []", "a [] [] []");
        row("a tuple of None", "revision = 'a'\ndown_revision = (None,)", "a [] [] []");
        row("bare tuple", "revision = 'a'\ndown_revision = 'b', 'c'", "a [b,c] [] []");
        row("parentheses", "revision = (('a'))\ndown_revision = (\n    'b'  # the one before\n)", "a [b] [] []");
        row("implicit concatenation", "revision = 'a' \"b\"\ndown_revision = ('c'\n   'd')", "ab [cd] [] []");
        row("sum and product", "revision = 'b' * 4 + 'x'\ndown_revision = 2 * 'ab'", "bbbbx [abab] [] []");
        row("names", "first = 'one'\nLABELS = ('x', first)\nrevision = first\ndown_revision = None\nbranch_labels = LABELS", "one [] [x,one] []");
        row("chain", "revision = current = 'a'\ndown_revision = None\ndepends_on = current + 'z'", "a [] [] [az]");
        row("tuple target", "revision, down_revision = 'a', None", "a [] [] []");
        row("sum of tuples", "revision = 'a'\ndown_revision = ('b',) + ('c',)", "a [b,c] [] []");
        row("last assignment counts", "revision = 'a'\nrevision = 'b'\ndown_revision = None", "b [] [] []");
        row("escapes", "revision = '\\x61\\142\\u0063'\ndown_revision = r'a\\b'", "abc [a\\b] [] []");
        row("prefixes", "revision = u'a'\ndown_revision = R'b'", "a [b] [] []");
        row("f-string without braces", "revision = f'a'\ndown_revision = None", "a [] [] []");
        row("backslash joins lines", "revision = \\\n    'a'\ndown_revision = None", "a [] [] []");
        row("imports do not matter", "from alembic import op\nimport sqlalchemy as sa\nfrom x import (\n  a,\n  b,\n)\nrevision = 'a'\ndown_revision = None",
            "a [] [] []");
        row("imported module named revision", "from revision import x\nrevision = 'a'\ndown_revision = None", "a [] [] []");
        row("a call beside it", "import sys\nsys.path.append('x')\nlogger = get()\nrevision = 'a'\ndown_revision = None", "a [] [] []");
        row("a block beside it", "try:\n    import x\nexcept ImportError:\n    x = None\nrevision = 'a'\ndown_revision = None", "a [] [] []");
        row("windows line ends", "revision = 'a'\r\ndown_revision = None\r\n", "a [] [] []");
        row("old Mac line ends", "revision = 'a'\rdown_revision = None\r", "a [] [] []");
        row("comments", "# revision = 'x'\nrevision = 'a'  # 'y'\n    # indented\ndown_revision = None", "a [] [] []");
        row("triple quotes", "revision = '''a'''\ndown_revision = \"\"\"b\"\"\"", "a [b] [] []");
        row("unicode", "revision = 'ä'\ndown_revision = None", "ä [] [] []");
        row("legacy", "down_revision = None", "- [] [] []");
        row("nothing", "x = 1", "- - [] []");
    }
    void values()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(QString::fromStdString(summary(head(text.toStdString() + kRest))), expected);
    }

    void doubts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");
        const auto row = [](const char *name, const char *text, int line) { QTest::newRow(name) << QString::fromUtf8(text) << line; };
        row("call", "revision = make()\ndown_revision = None", 1);
        row("attribute", "revision = ids.first\ndown_revision = None", 1);
        row("conditional value", "revision = 'a'\ndown_revision = 'b' if X else 'c'", 2);
        row("f-string", "n = 1\nrevision = f'a{n}'\ndown_revision = None", 2);
        row("format", "revision = 'a%s' % 1\ndown_revision = None", 1);
        row("imported name", "from ids import revision\ndown_revision = None", 1);
        row("imported as", "from ids import x as down_revision\nrevision = 'a'", 1);
        row("value imported", "from ids import base\nrevision = 'a'\ndown_revision = base", 3);
        row("star import", "from ids import *\nrevision = 'a'", 1);
        row("star import after", "revision = 'a'\ndown_revision = None\nfrom ids import *", 3);
        row("inside a block", "revision = 'a'\nif X:\n    down_revision = 'b'\nelse:\n    down_revision = 'c'", 5);
        row("rebound in a block", "base = 'b'\nif X:\n    base = 'c'\nrevision = 'a'\ndown_revision = base", 5);
        row("augmented", "revision = 'a'\nrevision += 'b'\ndown_revision = None", 2);
        row("deleted", "revision = 'a'\ndel revision\ndown_revision = None", 2);
        row("walrus", "x = (revision := f())\ndown_revision = None", 1);
        row("globals", "globals()['revision'] = 'a'\ndown_revision = None", 1);
        row("exec", "exec('revision = 1')\ndown_revision = None", 1);
        row("number", "revision = 12\ndown_revision = None", 1);
        row("bytes", "revision = b'a'\ndown_revision = None", 1);
        row("number in a list", "revision = 'a'\ndown_revision = ['b', 3]", 2);
        row("named character", "revision = '\\N{LATIN SMALL LETTER A}'\ndown_revision = None", 1);
        row("lone surrogate", "revision = '\\ud800'\ndown_revision = None", 1);
        row("dictionary", "revision = 'a'\ndown_revision = {'b': 1}", 2);
        row("raise", "raise SystemExit\nrevision = 'a'\ndown_revision = None", 1);
        row("open string", "revision = 'a\ndown_revision = None", 1);
        row("open bracket", "revision = ('a'\ndown_revision = None", 10);
        row("stray bracket", "revision = 'a')\ndown_revision = None", 1);
        row("after a function", "def f():\n    pass\n\nrevision = 'a'\ndown_revision = None", 5);
        row("star import after a function", "def f():\n    pass\nfrom ids import *", 3);
        row("exec after a function", "revision = 'a'\ndown_revision = None\ndef f():\n    pass\nexec('x')", 5);
        row("unpacking", "revision, *rest = 'a', 'b'\ndown_revision = None", 1);
        row("huge repetition", "revision = 'a' * 1000000000\ndown_revision = None", 1);
    }
    void doubts()
    {
        QFETCH(QString, text);
        QFETCH(int, line);
        const auto result = readHead(text.toStdString() + kRest);
        const auto *doubt = std::get_if<HeadDoubt>(&result);
        QVERIFY(doubt);
        QVERIFY(!doubt->reason.empty());
        QCOMPARE(doubt->line, line);
    }

    void docstrings_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *text, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("usual", "\"\"\"create table\n\nRevision ID: a\n\"\"\"\n", "create table\n\nRevision ID: a\n");
        row("comment first", "#!/usr/bin/python\n# -*- coding: utf-8 -*-\n\n'''x'''\n", "x");
        row("single quotes", "'one'\n", "one");
        row("escaped quotes", "\"\"\"say \\\"\\\"\\\" and \\'\"\"\"\n", "say \"\"\" and '");
        row("quote before the end", "\"\"\"a \"b\" c\\\"\"\"\"\n", "a \"b\" c\"");
        row("raw", "r\"\"\"a\\d\\\"\"\"\"\n", "a\\d\\\"");
        row("joined line", "\"\"\"a\\\nb\"\"\"\n", "ab");
        row("windows line ends", "\"\"\"a\r\n\r\nb\"\"\"\r\n", "a\n\nb");
        row("implicit concatenation", "'a' 'b'\n", "ab");
        row("parentheses", "('a'\n 'b')\n", "ab");
        row("followed by a statement", "'a'; import x\n", "a");
        row("octal, unknown escape", "'\\101\\q\\0'\n", "A\\q");
        row("none: assignment", "x = 'a'\n", "(none)");
        row("none: bytes", "b'a'\n", "(none)");
        row("none: f-string", "f'a'\n", "(none)");
        row("none: sum", "'a' + 'b'\n", "(none)");
        row("none: second statement", "import x\n'a'\n", "(none)");
        row("none: empty", "", "(none)");
        row("empty string", "''\n", "");
    }
    void docstrings()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const ScriptHead h = head(text.toStdString() + "revision = 'a'\ndown_revision = None" + kRest);
        std::string found = h.docstring.value_or("(none)");
        if (found.ends_with('\0'))
            found.pop_back();
        QCOMPARE(QString::fromStdString(found), expected);
    }

    void functions_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");  // upgrade, downgrade: y<line>, n, ?
        const auto row = [](const char *name, const char *text, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("both", "def upgrade():\n    pass\ndef downgrade() -> None:\n    pass\n", "y1 y3");
        row("async", "async def upgrade(): pass\nasync  def downgrade(): pass\n", "y1 y2");
        row("one", "def upgrade(**kw): pass\n", "y1 n");
        row("none", "x = 1\n", "n n");
        row("similar names", "def upgrade_x(): pass\ndef my_downgrade(): pass\n", "n n");
        row("assigned", "from x import up\nupgrade = up\ndowngrade: F = up\n", "y2 y3");
        row("assigned after a function", "def f(): pass\nupgrade = f\ndowngrade = f\n", "y2 y3");
        row("imported", "from x import upgrade, downgrade\n", "? ?");
        row("conditional", "if X:\n    def upgrade(): pass\n", "? n");
        row("conditional after a function", "def f(): pass\nif X:\n    def downgrade(): pass\n", "n ?");
        row("in a string", "def f():\n    x = \"\"\"\ndef upgrade():\n\"\"\"\n", "n n");
        row("in a string of other quotes", "def f():\n    x = '''\n\\'''\ndef upgrade():\n'''\n", "n n");
        row("quotes in a comment", "def f():\n    pass  # don't\ndef upgrade(): pass\n", "y3 n");
        row("quotes in a string", "def f():\n    x = \"'''\"\ndef upgrade(): pass\n", "y3 n");
        row("method", "class A:\n    def upgrade(self): pass\n", "? n");
        row("defined twice", "def upgrade(): pass\ndef upgrade(): pass\n", "y2 n");
        row("joined line", "def f():\n    return 1 + \\\n2\ndef upgrade(): pass\n", "y4 n");
        row("decorated", "@deco\ndef upgrade(): pass\n", "y2 n");
    }
    void functions()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const ScriptHead h = head("revision, down_revision = 'a', None; y = 1\n" + text.toStdString());
        const auto shown = [](Presence presence, int line) -> std::string {
            return presence == Presence::Yes ? "y" + std::to_string(line - 1) : presence == Presence::No ? "n" : "?";
        };
        const std::string found = shown(h.upgrade, h.lines.upgrade) + " " + shown(h.downgrade, h.lines.downgrade);
        QCOMPARE(QString::fromStdString(found), expected);
    }

    void linesOfIdentifiers()
    {
        const ScriptHead h = head("\"\"\"x\n\ny\n\"\"\"\nrevision = 'a'\n\ndown_revision = (\n  None)\nbranch_labels = 'x'\ndepends_on = None\n\n\n"
                                  "def upgrade():\n    '''\n    '''\n\ndef downgrade():\n    pass\n");
        QCOMPARE(h.lines, (ScriptLines{5, 7, 9, 10, 13, 17}));
    }

    void scriptFromAFile()
    {
        const Script s =
            readWithoutFallback("/p/versions/a_x.py", "\xEF\xBB\xBF\"\"\"\n first line\nstill first \n\n\nrest\n\"\"\"\nrevision = 'a'\ndown_revision = 'b'\n");
        QCOMPARE(s.id, std::string("a"));
        QCOMPARE(s.doc, std::string("first line\nstill first "));
        QCOMPARE(s.longDoc, std::string("first line\nstill first \n\n\nrest"));
        QCOMPARE(s.path, std::string("/p/versions/a_x.py"));
        QCOMPARE(s.upgrade, Presence::No);
    }

    void legacyFileName()
    {
        QCOMPARE(readWithoutFallback("/p/3f2a.py", "down_revision = None\n").id, std::string("3f2a"));
        for (const char *name : {"/p/3F2A.py", "/p/3f2a_x.py", "/p/.py"}) {
            try {
                readWithoutFallback(name, "down_revision = None\n");
                QFAIL("an id was found");
            } catch (const Error &error) {
                QVERIFY(error.message().starts_with("Could not determine revision id from filename "));
                QCOMPARE(error.code(), ErrorCode::Revision);
            }
        }
    }

    void encodings()
    {
        const std::string latin = "# coding: latin-1\n'''\xE9t\xE9'''\nrevision = 'a'\ndown_revision = None\n";
        QCOMPARE(readWithoutFallback("/p/a.py", latin).doc, std::string("été"));
        const auto fails = [](const std::string &bytes, ErrorCode code) {
            try {
                readWithoutFallback("/p/a.py", bytes);
            } catch (const Error &error) {
                return error.code() == code;
            }
            return false;
        };
        QVERIFY(fails("revision = '\xE9'\ndown_revision = None\n", ErrorCode::Syntax));
        QVERIFY(fails(std::string("revision = 'a'\0\n", 16), ErrorCode::Syntax));
        QVERIFY(fails("# -*- coding: cp1252 -*-\nrevision = 'a'\ndown_revision = None\n", ErrorCode::Unsupported));
        QVERIFY(fails("revision = 'a'\n", ErrorCode::RevisionCrash));
    }

    void fallbackDecides()
    {
        std::string asked;
        const HeadFallback fallback = [&](const std::string &path, std::string_view bytes, const HeadDoubt &doubt) {
            asked = path + ":" + std::to_string(doubt.line) + ":" + std::string(bytes.substr(0, 8));
            ScriptHead h;
            h.revision = "made";
            h.hasDownRevision = true;
            return h;
        };
        QCOMPARE(readScript("/p/a.py", "revision = make()\ndown_revision = None\n", fallback).id, std::string("made"));
        QCOMPARE(asked, std::string("/p/a.py:1:revision"));
        asked.clear();
        QCOMPARE(readScript("/p/a.py", "revision = 'a'\ndown_revision = None\n", fallback).id, std::string("a"));
        QVERIFY(asked.empty());
        try {
            readWithoutFallback("/p/a.py", "\nrevision = make()\ndown_revision = None\n");
            QFAIL("the doubt was swallowed");
        } catch (const Error &error) {
            QCOMPARE(error.position(), (SourcePosition{"/p/a.py", 2, 0}));
        }
    }

    void anyTextIsReadOrDoubted()
    {
        const std::string text = "\"\"\"doc\"\"\"\nrevision: str = 'a' * 2\ndown_revision = ('b', \"c\" + r'\\d')\n@x\ndef upgrade():\n    '''s'''\n";
        for (std::size_t cut = 0; cut <= text.size(); ++cut) {
            for (const char *insert : {"", "'", "\"\"\"", "(", ")", "\\", "\n", "\xC3", "#", "@", "="})
                readHead(text.substr(0, cut) + insert + text.substr(std::min(text.size(), cut + cut % 3)));
        }
    }
};

QTEST_APPLESS_MAIN(TestScriptHead)
#include "tst_script_head.moc"
