// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the parser makes of texts that it takes (as S-expressions), where it puts things, and the words for those that it refuses.
#include "base/error.h"
#include "engine/python/recorded_texts.h"
#include "engine/python/syntax_dump.h"
#include "python/parser/syntax_walk.h"
#include "python/syntax.h"

#include <QTest>

#include <fmt/format.h>

using namespace limbeck;
using namespace limbeck::python;
using namespace limbeck::python::tests;

namespace {

Error refusal(const std::string &text)
{
    try {
        parse("text.py", text);
    } catch (const Error &error) {
        return error;
    }
    return Error(ErrorCode::Internal, "accepted");
}

std::string repeated(std::string_view piece, int count)
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += piece;
    return text;
}

}  // namespace

class TestParser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void structure_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, const char *expected) { QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected); };
        row("x = 1", "[(Assign x 1)]");
        row("x = y = 0xFF", "[(Assign x y 255)]");
        row("x, *y = z", "[(Assign (Tuple x (Star y)) z)]");
        row("x: int", "[(Ann x int _)]");
        row("(x): int = 1", "[(Ann x int 1 complex)]");
        row("x: a[b][c] | None = 1", "[(Ann x (| (Sub (Sub a b) c) None) 1)]");
        row("x //= 2", "[(Aug //= x 2)]");
        row("a + b * c ** -d", "[(Expr (+ a (* b (** c (- d)))))]");
        row("a - b - c", "[(Expr (- (- a b) c))]");
        row("-a ** b", "[(Expr (- (** a b)))]");
        row("not a in b", "[(Expr (not (Cmp a in b)))]");
        row("a < b is not c not in d", "[(Expr (Cmp a < b is-not c not-in d))]");
        row("a and b and c or d", "[(Expr (or (and a b c) d))]");
        row("(a and b) and c", "[(Expr (and (and a b) c))]");
        row("a if b else c if d else e", "[(Expr (IfElse b a (IfElse d c e)))]");
        row("lambda a, /, b=1, *c, d, **e: 0", "[(Expr (Lambda ((/a _ _) (b _ 1) (*c _ _) (!d _ _) (**e _ _)) 0))]");
        row("f(a, *b, c=1, **d)", "[(Expr (Call f a (Star b) (c= 1) (**= d)))]");
        row("f(x for x in y if z)", "[(Expr (Call f (GenExp x (for x y z))))]");
        row("a[1:2, ::3]", "[(Expr (Sub a (Tuple (Slice 1 2 _) (Slice _ _ 3))))]");
        row("{**a, 1: 2}", "[(Expr (Dict (** a) (1 2)))]");
        row("{a: b for a, b in c}", "[(Expr (DictComp a b (for (Tuple a b) c)))]");
        row("(y := 1)", "[(Expr (Walrus y 1))]");
        row("a,", "[(Expr (Tuple a))]");
        row("()", "[(Expr (Tuple))]");
        row("'a' \"b\" r'\\n' u'c'", "[(Expr \"ab\\u{5c}nc\")]");
        row("'\\x41\\101\\u00e9\\N{EM DASH}\\\n\\q'", "[(Expr \"AA\\u{e9}\\u{2014}\\u{5c}q\")]");
        row("b'\\xff' rb'\\x'", "[(Expr b\"\\u{ff}\\u{5c}x\")]");
        row("f'{{a}}{b!r:>{c}}' 'd'", "[(Expr (FStr \"{a}\" (b !r (FStr \">\" (c))) \"d\"))]");
        row("f'{a = }'", "[(Expr (FStr \"a = \" (a !r)))]");
        row("f'{a=:x}'", "[(Expr (FStr \"a=\" (a (FStr \"x\"))))]");
        row("f'{a, b}'", "[(Expr (FStr ((Tuple a b))))]");
        row("1_000j; 1e3; .5", "[(Expr 1.00000000000000000e+03j)\n(Expr 1.00000000000000000e+03)\n(Expr 5.00000000000000000e-01)]");
        row("None; True; ...", "[(Expr None)\n(Expr True)\n(Expr ...)]");
        row("import a.b as c, d", "[(Import (a.b c) (d _))]");
        row("from ...a.b import (c as d, e,)", "[(From ...a.b (c d) (e _))]");
        row("from . import *", "[(From . *)]");
        row("if a: b\nelif c: d\nelse: e", "[(If (a [(Expr b)]) (c [(Expr d)]) [(Expr e)])]");
        row("for a, in b: break\nelse: pass", "[(For (Tuple a) b [(Break)] [(Pass)])]");
        row("try: a\nexcept* (B, C) as d: e\nfinally: f", "[(TryStar [(Expr a)] (except (Tuple B C) d [(Expr e)]) [] [(Expr f)])]");
        row("with (a as b, c): d", "[(With (a b) (c _) [(Expr d)])]");
        row("with (a, b) as c: d", "[(With ((Tuple a b) c) [(Expr d)])]");
        row("with a if b else c as d: e", "[(With ((IfElse b a c) d) [(Expr e)])]");
        row("@a\n@b(c)\ndef f(x: int = 1, *, y) -> d:\n  'doc'\n  yield", "[(Def f ((x int 1) (!y _ _)) d (Decorators a (Call b c)) generator [(Expr \"doc\")\n(Expr (Yield _))])]");
        row("async def f(): return await a.b(c) ** 2", "[(AsyncDef f () _ (Decorators) [(Return (** (Await (Call (Attr a b) c)) 2))])]");
        row("class A(B, *C, k=1): x = 1", "[(Class A ( B (Star C) (k= 1)) (Decorators) [(Assign x 1)])]");
        row("def f():\n  lambda: (yield)", "[(Def f () _ (Decorators) [(Expr (Lambda () (Yield _)))])]");
        row("match x:\n  case [1, *_] | {'a': -1, **r} if y: z", "");
        row("match x, y:\n  case (C(1, k=D.e) as f), None: pass", "[(Match (Tuple x y) (case (Seq (As f (Class C (Value 1) (k= (Value (Attr D e))))) (Value None)) _ [(Pass)]))]");
        row("match = case = type = _ = print", "[(Assign match case type _ print)]");
        row("type X[T] = list[T]", "[(Type X [T] (Sub list T))]");
        row("del a, (b, c[0])", "[(Del a (Tuple b (Sub c 0)))]");
        row("raise A from b", "[(Raise A b)]");
        row("ｘ = 1", "[(Assign x 1)]");
        row("a = 1; b = 2\n", "[(Assign a 1)\n(Assign b 2)]");
    }

    void structure()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        if (expected.isEmpty()) {
            QVERIFY(refusal(text.toStdString()).message().find("different names") != std::string::npos);
            return;
        }
        QCOMPARE(QString::fromStdString(dump(*parse("text.py", text.toStdString()))), expected);
    }

    void positions()
    {
        QCOMPARE(dump(*parse("a.py", "é = f(a,\r\n  b).c\n"), true),
                 std::string("[(Assign@1:1-2:7 é@1:1-1:2 (Attr@1:5-2:7 (Call@1:5-2:5 f@1:5-1:6 a@1:7-1:8 b@2:3-2:4) c))]"));
        QCOMPARE(dump(*parse("a.py", "\xEF\xBB\xBFx"), true), std::string("[(Expr@1:1-1:2 x@1:1-1:2)]"));
        QCOMPARE(dump(*parse("a.py", "\rx = '''\r'''\r\ny"), true), std::string("[(Assign@2:1-3:4 x@2:1-2:2 \"\\u{a}\"@2:5-3:4)\n(Expr@4:1-4:2 y@4:1-4:2)]"));
        QCOMPARE(dump(*parse("a.py", "(await_, *b) = await_"), true).substr(0, 52), std::string("[(Assign@1:1-1:22 (Tuple@1:1-1:13 await_@1:2-1:8 (St"));
    }

    /// The text at each name's place is the name.
    void placesOfNames()
    {
        int count = 0;
        for (const RecordedMutants &script : recordedMutants()) {
            const syntax::FilePtr file = parse(script.script, script.text);
            checkNames(*file, file->body, count);
        }
        QVERIFY2(count > 300, QByteArray::number(count));
    }

    void docstring()
    {
        QCOMPARE(parse("a.py", "\n# c\n'''a\\\nb''' 'c'\nx")->docstring, std::optional<std::string>("abc"));
        QCOMPARE(parse("a.py", "x = 1\n'a'")->docstring, std::optional<std::string>());
        QCOMPARE(parse("a.py", "f'a'")->docstring, std::optional<std::string>());
        QCOMPARE(parse("a.py", "")->docstring, std::optional<std::string>());
    }

    void encodings()
    {
        QCOMPARE(dump(*parse("a.py", "# -*- coding: latin-1 -*-\n'\xE9'")), std::string("[(Expr \"\\u{e9}\")]"));
        QCOMPARE(parse("a.py", "# coding: latin-1\n'\xE9'")->text, std::string("# coding: latin-1\n'é'"));
        QCOMPARE(refusal("'\xE9'").position().toString(), std::string("text.py:1:2"));
    }

    void messages_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *text, const char *place, const char *message) { QTest::newRow(text) << QString::fromUtf8(text) << place << message; };
        row("def upgrade():\nop.drop('a')", "2:1", "expected an indented block after function definition on line 1");
        row("x\n  y", "2:3", "unexpected indent");
        row("if x:\n    a\n  b", "3:3", "unindent does not match any outer indentation level");
        row("if x:\n\ta\n        b", "3:9", "inconsistent use of tabs and spaces in indentation");
        row("x = 1\nprint 'a'", "2:1", "Missing parentheses in call to 'print'. Did you mean print(...)?");
        row("exec 'a'", "1:1", "Missing parentheses in call to 'exec'. Did you mean exec(...)?");
        row("try:\n    a\nexcept A, B as e:\n    b", "3:11", "invalid syntax");
        row("x = 0777", "1:5", "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers");
        row("a\n`b`", "2:1", "invalid syntax");
        row("a <> b", "1:3", "invalid syntax");
        row("x = ur'a'", "1:7", "invalid syntax");
        row("f(a=1, 2)", "1:8", "positional argument follows keyword argument");
        row("f(a, b\n  c)", "1:6", "invalid syntax. Perhaps you forgot a comma?");
        row("a = (1,\n  [2", "2:3", "'[' was never closed");
        row("a = (1]", "1:7", "closing parenthesis ']' does not match opening parenthesis '('");
        row("a)", "1:2", "unmatched ')'");
        row("a = 'b", "1:5", "unterminated string literal");
        row("x\na = '''b\n\n", "2:5", "unterminated triple-quoted string literal");
        row("if x\n    y", "1:5", "expected ':'");
        row("return 1", "1:1", "'return' outside function");
        row("def f(a, a): pass", "1:10", "duplicate argument 'a' in function definition");
        row("f() = 1", "1:1", "cannot assign to function call here. Maybe you meant '==' instead of '='?");
        row("None = 1", "1:1", "cannot assign to None");
        row("if x = 1: pass", "1:4", "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        row("else:\n  a", "1:1", "invalid syntax");
        row("try:\n  a\nb", "3:1", "expected 'except' or 'finally' block");
        row("é = “a”", "1:5", "invalid character '“' (U+201C)");
        row("a\xC2\xA0= 1", "1:2", "invalid non-printable character U+00A0");
        row("f'{a'", "1:5", "f-string: expecting '}'");
        row("x = f'é{ }'", "1:9", "f-string: empty expression not allowed");
        row("x = f'é{a b}'", "1:11", "f-string: invalid syntax");
        row("'\\x4'", "1:2", "(unicode error) truncated \\xXX escape");
        row("x = 1 \\ \n", "1:7", "unexpected character after line continuation character");
        row("def f():\n  x = 1\n  global x", "3:3", "name 'x' is assigned to before global declaration");
    }

    void messages()
    {
        QFETCH(QString, text);
        QFETCH(QString, place);
        QFETCH(QString, message);
        const Error error = refusal(text.toStdString());
        QCOMPARE(error.code(), ErrorCode::Syntax);
        QCOMPARE(QString::fromStdString(error.message()), message);
        QCOMPARE(QStringLiteral("%1:%2").arg(error.position().line).arg(error.position().column), place);
    }

    /// The first mistake is shown, whichever stage finds it.
    void firstMistakeFirst()
    {
        QCOMPARE(refusal("f(a=1, 2)\nx = = 1\n").position().line, 1);
        QCOMPARE(refusal("print 'a'\nx = 0777\n").position().line, 1);
        QCOMPARE(refusal("x = = 1\nif y:\nz\n").position().line, 1);
        QCOMPARE(refusal("if y:\n    x = 08\n  z\n").position().line, 2);
        QCOMPARE(refusal("match x:\n    case 1: pass\n    case = = 2\n").position().line, 3);
    }

    void nesting()
    {
        QVERIFY(parse("a.py", "x = " + repeated("(", 190) + "1" + repeated(")", 190)));
        QCOMPARE(refusal("x = " + repeated("(", 300)).message(), std::string("too many nested parentheses"));
        QVERIFY(parse("a.py", "x = " + repeated("1+", 2500) + "1"));
        QVERIFY(parse("a.py", "x = " + repeated("a and ", 20000) + "1"));
        QVERIFY(parse("a.py", "x = " + repeated("'a' ", 20000)));
        for (const std::string_view piece : {"1+", "-", "not ", "a.", "lambda: ", "a if b else ", "a ** "}) {
            const std::string text = "x = " + repeated(piece, 15000) + "1";
            QCOMPARE(refusal(text).code(), ErrorCode::Syntax);
        }
        QCOMPARE(refusal("x = " + repeated("f'{", 300) + "1" + repeated("}'", 300)).code(), ErrorCode::Syntax);
        std::string blocks;
        for (int i = 0; i < 120; ++i)
            blocks += repeated(" ", i) + "if x:\n";
        QCOMPARE(refusal(blocks).message(), std::string("too many levels of indentation"));
    }

    void expressions()
    {
        QCOMPARE(dump(*parseExpression("Optional[List['A']]")), std::string("(Sub Optional (Sub List \"A\"))"));
        QCOMPARE(dump(*parseExpression(" a |\n None ")), std::string("(| a None)"));
        QCOMPARE(dump(*parseExpression("a, b"), true), std::string("(Tuple@1:1-1:5 a@1:1-1:2 b@1:4-1:5)"));
        for (const char *text : {"", " ", "a b", "a = 1", "a)", "(a", "*a", "import a", "a; b", "#", "yield )("})
            QVERIFY_THROWS_EXCEPTION(Error, parseExpression(text));
    }

private:
    void checkNames(const syntax::File &file, const syntax::Block &block, int &count)
    {
        for (const syntax::StmtPtr &statement : block) {
            if (const auto *assign = std::get_if<syntax::Assign>(&statement->node))
                checkNames(file, *assign->value, count);
            else if (const auto *expression = std::get_if<syntax::ExprStmt>(&statement->node))
                checkNames(file, *expression->value, count);
            else if (const auto *function = std::get_if<syntax::FunctionDef>(&statement->node))
                checkNames(file, function->body, count);
        }
    }

    void checkNames(const syntax::File &file, const syntax::Expr &expression, int &count)
    {
        if (const auto *name = std::get_if<syntax::Name>(&expression.node)) {
            const syntax::Span &span = expression.span;
            QCOMPARE(file.text.substr(span.startByte, span.endByte - span.startByte), name->id);
            ++count;
        }
        parser::forEachChild(expression, [&](const syntax::Expr &child) { checkNames(file, child, count); });
    }
};

QTEST_APPLESS_MAIN(TestParser)
#include "tst_parser.moc"
