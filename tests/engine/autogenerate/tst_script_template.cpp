// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/script_template.h"
#include "autogenerate/template_source.h"
#include "base/deep_stack.h"
#include "base/error.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace limbeck;
using autogenerate::renderTemplate;
using python::Value;

namespace {

struct Case {
    std::string name, source, output;
};

/// tests/cases/templates/*.txt: "=== name", the template, "--- output", what Mako wrote of it.
std::vector<Case> readCases()
{
    std::vector<Case> cases;
    const QDir folder(QStringLiteral(LIMBECK_SOURCE_DIR "/tests/cases/templates"));
    for (const QString &name : folder.entryList({QStringLiteral("*.txt")})) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read a case file");
        const std::string text = file.readAll().toStdString();
        for (std::size_t at = text.find("=== "); at != std::string::npos;) {
            const std::size_t next = text.find("\n=== ", at);
            const std::string block = text.substr(at + 4, (next == std::string::npos ? text.size() : next + 1) - at - 4);
            const std::size_t line = block.find('\n') + 1;
            const std::string mark = "--- output\n";
            const std::size_t output = block.find(mark);
            const std::string written = block.substr(output + mark.size());
            cases.push_back({block.substr(0, line - 1), block.substr(line, output - line), written.substr(0, written.size() - 1)});
            at = next == std::string::npos ? next : next + 1;
        }
    }
    return cases;
}

/// What record_templates.py gives to Mako.
const char *const kArguments = R"py(
import datetime

def comma(value):
    if value is None:
        return ""
    return value if isinstance(value, str) else ", ".join(value)

class Config:
    def get_main_option(self, name, default=None):
        return {"databases": "engine1, engine2"}.get(name, default)

message = 'say "hi" & <go>'
up_revision = "ae10"
down_revision = ("1975", "27c6")
branch_labels = ("cart",)
depends_on = None
create_date = datetime.datetime(2026, 11, 20, 23, 41, 7, 785381)
upgrades = "op.a()\n    op.b()"
imports = ""
config = Config()
)py";

std::string render(const std::string &source)
{
    std::string result;
    runOnDeepStack([&] {
        python::Host host;
        python::Interpreter interpreter(host);
        const Value module(interpreter.runModule(python::parse("arguments.py", kArguments), "arguments"));
        autogenerate::TemplateArguments arguments;
        for (const char *name : {"comma", "message", "up_revision", "down_revision", "branch_labels", "depends_on", "create_date", "upgrades", "imports", "config"})
            arguments.emplace_back(name, *interpreter.findAttribute(module, name));
        result = renderTemplate(interpreter, "/p/script.py.mako", source, arguments);
    });
    return result;
}

}  // namespace

class TestScriptTemplate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesWhatMakoWrites_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("output");
        for (const Case &one : readCases())
            QTest::newRow(one.name.c_str()) << QString::fromStdString(one.source) << QString::fromStdString(one.output);
    }

    void writesWhatMakoWrites()
    {
        QFETCH(QString, source);
        QFETCH(QString, output);
        if (output.startsWith(QStringLiteral("!! "))) {
            QVERIFY_EXCEPTION_THROWN(render(source.toStdString()), Error);
            return;
        }
        QCOMPARE(QString::fromStdString(render(source.toStdString())), output);
    }

    void namesFileAndLine_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("words");
        QTest::newRow("failing expression") << "a\nb\n${1 // 0}\n" << 3 << "ZeroDivisionError";
        QTest::newRow("failing expression in a block") << "% if message:\n${nothing.x}\n% endif\n" << 2 << "x";
        QTest::newRow("syntax of an expression") << "a\n${1 +}\n" << 2 << "";
        QTest::newRow("expression not closed") << "a\n${message\n" << 2 << "not closed";
        QTest::newRow("control line unknown") << "a\n% foo x:\n" << 2 << "foo";
        QTest::newRow("control line without colon") << "\n\n% if x\n% endif\n" << 3 << "colon";
        QTest::newRow("block not closed") << "% if message:\nx\n" << 3 << "line 1 is not closed";
        QTest::newRow("wrong end") << "% if message:\n% endfor\n" << 2 << "endfor";
        QTest::newRow("tag that scripts do not use") << "a\n<%include file=\"x\"/>\n" << 2 << "include";
        QTest::newRow("code not closed") << "\n<% x = 1\n" << 2 << "not closed";
        QTest::newRow("filter unknown to us") << "${message | entity}\n" << 1 << "entity";
    }

    void namesFileAndLine()
    {
        QFETCH(QString, source);
        QFETCH(int, line);
        QFETCH(QString, words);
        try {
            render(source.toStdString());
            QFAIL("no error");
        } catch (const Error &error) {
            QCOMPARE(QString::fromStdString(error.position().file), QStringLiteral("/p/script.py.mako"));
            QCOMPARE(error.position().line, line);
            QVERIFY2(QString::fromStdString(error.toText()).contains(words), error.what());
        }
    }
};

QTEST_APPLESS_MAIN(TestScriptTemplate)
#include "tst_script_template.moc"
