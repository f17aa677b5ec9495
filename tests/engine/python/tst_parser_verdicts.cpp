// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The parser says of a text what Python says of it: recorded verdicts on a table of snippets, and on damaged versions of migration scripts.
#include "base/error.h"
#include "engine/python/mutation.h"
#include "engine/python/recorded_texts.h"
#include "python/syntax.h"

#include <QTest>

#include <fmt/format.h>

using namespace limbeck;
using namespace limbeck::python::tests;

namespace {

/// The line of our refusal; nothing when we accept.
std::optional<int> refusedLine(const std::string &text)
{
    try {
        python::parse("text.py", text);
        return std::nullopt;
    } catch (const Error &error) {
        if (error.code() != ErrorCode::Syntax)
            throw;
        return error.position().line;
    }
}

QByteArray shown(const std::string &title, const std::string &text, const std::string &expected)
{
    return QByteArray::fromStdString(fmt::format("{}: Python: {}\n{}", title, expected, text));
}

}  // namespace

class TestParserVerdicts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void snippets()
    {
        const std::vector<RecordedText> all = recordedSnippets();
        QVERIFY(all.size() > 1200);
        int errors = 0, sameLine = 0;
        for (const RecordedText &recorded : all) {
            const std::optional<int> ours = refusedLine(recorded.text);
            QVERIFY2(ours.has_value() == recorded.error.has_value(), shown("snippet", recorded.text, recorded.error ? recorded.message : "ok"));
            errors += ours ? 1 : 0;
            sameLine += ours && ours == recorded.error ? 1 : 0;
        }
        // Python tells no line for seven of them and the line of another mistake for two.
        QVERIFY2(errors - sameLine <= 9, QByteArray::number(errors - sameLine));
    }

    void newerFormsAreTaken()
    {
        for (const std::string &text : newerForms())
            QVERIFY2(!refusedLine(text), shown("newer form", text, "Python 3.12 accepts it"));
    }

    void scriptsAreTaken()
    {
        for (const RecordedMutants &recorded : recordedMutants())
            QVERIFY2(!refusedLine(recorded.text), recorded.script.c_str());
    }

    void mutants()
    {
        int count = 0, errors = 0, sameLine = 0;
        for (const RecordedMutants &recorded : recordedMutants()) {
            for (std::size_t i = 0; i < recorded.errors.size(); ++i) {
                const std::string text = mutant(recorded.text, static_cast<std::uint64_t>(recorded.number) * 1000 + i);
                const std::optional<int> ours = refusedLine(text);
                const std::string verdict = recorded.errors[i] ? fmt::format("error in line {}", *recorded.errors[i]) : "ok";
                QVERIFY2(ours.has_value() == recorded.errors[i].has_value(), shown(fmt::format("{} {}", recorded.script, i), text, verdict));
                ++count;
                errors += ours ? 1 : 0;
                sameLine += ours && ours == recorded.errors[i] ? 1 : 0;
            }
        }
        QVERIFY(count >= 7000);
        // We show the first mistake in the text; Python prefers one of its tokenizer's further down.
        QVERIFY2(sameLine * 100 >= errors * 94, QByteArray::number(sameLine * 100 / errors));
    }
};

QTEST_APPLESS_MAIN(TestParserVerdicts)
#include "tst_parser_verdicts.moc"
