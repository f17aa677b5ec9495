// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The relative syntax, the errors' finer parts, and the checks before a new script is written.
#include "revision_cases.h"

#include "revision/history_range.h"
#include "revision/new_revision.h"
#include "revision/relative_identifier.h"

#include <QTest>

using namespace limbeck;
using namespace limbeck::revision;
using namespace limbeck::revision::testing;

namespace {

RevisionGraph draw(const std::string &line)
{
    return RevisionGraph::build(drawScripts(line), LoadMode::Strict);
}

template<class Run>
std::string errorOf(Run run)
{
    try {
        run();
    } catch (const Error &error) {
        return error.message();
    }
    return "no error";
}

std::string showRelative(const std::string &text)
{
    const auto relative = parseRelative(text);
    if (!relative)
        return "none";
    return relative->label.value_or("-") + "|" + relative->symbol.value_or("-") + "|" + relative->text + "|" + relative->number + "|"
           + std::to_string(relative->steps);
}

}  // namespace

class TestIdentifier : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void relative_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");  // label|symbol|text|number|steps
        const auto row = [](const char *text, const char *expected) {
            QTest::newRow(text) << QString(QLatin1String(text)) << QString(QLatin1String(expected));
        };
        row("+1", "-|-|+1|1|1");
        row("-12", "-|-|-12|12|-12");
        row("+007", "-|-|+007|7|7");
        row("-0", "-|-|-0|0|0");
        row("abc-2", "-|abc|-2|2|-2");
        row("abc-2x", "-|abc|-2|2|-2");
        row("b@+1", "b|-|+1|1|1");
        row("b@abc+1", "b|abc|+1|1|1");
        row("rel-2024@head", "-|rel|-2024|2024|-2024");
        row("rel-2024@head-1", "rel-2024|head|-1|1|-1");
        row("a@b@c-1", "a@b|c|-1|1|-1");
        row("+99999999999", "-|-|+99999999999|99999999999|2147483647");
        row("", "none");
        row("abc", "none");
        row("a b-1", "none");
        row("abc-", "none");
        row("@+1", "none");
        row("-x1", "none");
        row("a@head", "none");
    }
    void relative()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(QString::fromStdString(showRelative(text.toStdString())), expected);
    }

    void negativeIntegers()
    {
        QCOMPARE(parseNegativeInteger("-2"), std::optional(-2));
        QCOMPARE(parseNegativeInteger(" -1_0 "), std::optional(-10));
        for (const char *text : {"", "-", "2", "-0", "-1x", "-_1", "-1_", "-1__0", "--1", "- 1"})
            QVERIFY2(!parseNegativeInteger(text), text);
    }

    void finerReasonsAreKept()
    {
        const RevisionGraph graph = draw("abcd1 abcd2<abcd1 abcd3<abcd2 abcd4<abcd3 x");
        const Resolver resolver(graph);
        const auto detail = [&](const char *identifier) -> std::string {
            try {
                resolver.lookup(identifier);
            } catch (const IdentifierError &error) {
                return error.details().empty() ? "no detail" : error.details().front();
            }
            return "found";
        };
        QCOMPARE(detail("zz"), std::string("No such revision or branch 'zz'; a part of an identifier should have at least four characters"));
        QCOMPARE(detail("zzzz"), std::string("No such revision or branch 'zzzz'"));
        QCOMPARE(detail("abc"), std::string("Multiple revisions start with 'abc': 'abcd1', 'abcd2', 'abcd3'..."));
        QCOMPARE(detail("nope@abcd1"), std::string("No such branch: 'nope'"));
        QCOMPARE(detail("x@abcd1"), std::string("Revision abcd1 is not a member of branch 'x'"));
    }

    void emptyIdentifier()
    {
        const RevisionGraph graph = draw("a b<a");
        QVERIFY_THROWS_EXCEPTION(Error, Resolver(graph).lookup(""));
        QVERIFY_THROWS_EXCEPTION(Error, Resolver(graph).lookup("a@"));
    }

    void prefixOfIdAndItsLabelAreTwo()
    {
        const RevisionGraph graph = draw("feature1{feature2}");
        QVERIFY_THROWS_EXCEPTION(IdentifierError, Resolver(graph).lookup("feat"));
        QCOMPARE(Resolver(graph).lookup("feature2").size(), 1u);
    }

    void severalHeadsNameTheTypedTarget()
    {
        const RevisionGraph graph = draw("a b1<a b2<a");
        QVERIFY(errorOf([&] { upgradePlan(graph, {}, "heads-1"); }).starts_with("Multiple head revisions are present for given argument 'heads-1'; "));
        QVERIFY(errorOf([&] {
                    history(graph, RangeEnd("base"), RangeEnd("head"));
                }).starts_with("Multiple head revisions are present for given argument 'head'; "));
        QVERIFY(errorOf([&] { Resolver(graph).lookup("a@head"); }).starts_with("Multiple head revisions are present for given argument 'a@head'; "));
    }

    void missingFunction()
    {
        std::vector<Script> scripts = drawScripts("a b<a");
        scripts[1].downgrade = Presence::No;
        const RevisionGraph graph = RevisionGraph::build(scripts, LoadMode::Strict);
        QCOMPARE(upgradePlan(graph, {}, "head").steps.size(), 2u);
        QCOMPARE(errorOf([&] { downgradePlan(graph, {"b"}, "base"); }), std::string("Revision b defines no function downgrade()."));
        scripts[1].downgrade = Presence::Unknown;
        QCOMPARE(downgradePlan(RevisionGraph::build(scripts, LoadMode::Strict), {"b"}, "base").steps.size(), 2u);
    }

    void stepsAreDescribed()
    {
        std::vector<Script> scripts = drawScripts("a b<a~c c d<b,c");
        scripts[0].doc = "first";
        scripts[3].doc = "merge\nof two";
        const RevisionGraph graph = RevisionGraph::build(scripts, LoadMode::Strict);
        QCOMPARE(describeStep(graph, StepKind::Upgrade, 0), std::string("upgrade  -> a, first"));
        QCOMPARE(describeStep(graph, StepKind::Downgrade, 0), std::string("downgrade a -> , first"));
        QCOMPARE(describeStep(graph, StepKind::Upgrade, 1), std::string("upgrade a -> b"));
        QCOMPARE(describeStep(graph, StepKind::Downgrade, 3), std::string("downgrade d -> b, c, merge\nof two"));
        QCOMPARE(stampPlan(graph, {"b"}, {"d"}).steps.front().description, std::string("stamp_revision b -> d"));
        QCOMPARE(stampPlan(graph, {}, {"d"}).steps.front().description, std::string("stamp_revision  -> d"));
    }

    void upgradeStepNamesDependencies()
    {
        const Plan plan = upgradePlan(draw("a b<a~c c"), {"a"}, "b");
        QCOMPARE(plan.steps.size(), 2u);
        QCOMPARE(plan.steps[1].from, (std::vector<std::string>{"a", "c"}));
        QCOMPARE(plan.steps[1].to, std::vector<std::string>{"b"});
        QCOMPARE(plan.rowsBefore, std::vector<std::string>{"a"});
        QCOMPARE(plan.rowsAfter, std::vector<std::string>{"b"});
    }

    void rangesAsText()
    {
        QCOMPARE(parseHistoryRange(" a:b "), (HistoryRange{"a", "b"}));
        QCOMPARE(parseHistoryRange(":"), (HistoryRange{"", ""}));
        QCOMPARE(errorOf([] { parseHistoryRange("a"); }), std::string("History range requires [start]:[end], [start]:, or :[end]"));
        QVERIFY_THROWS_EXCEPTION(Error, parseHistoryRange("a:b:c"));
    }

    void currentInRanges()
    {
        const RevisionGraph graph = draw("a b<a c<b");
        const auto shown = [&](const char *range, const std::vector<std::string> &rows) {
            return joinIds(graph, history(graph, parseHistoryRange(range), rows));
        };
        QCOMPARE(shown("current:", {"b"}), std::string("c, b"));
        QCOMPARE(shown(":current", {"b"}), std::string("b, a"));
        QCOMPARE(shown("current:", {}), std::string("c, b, a"));
        QCOMPARE(shown(":current", {}), std::string("c, b, a"));
        QCOMPARE(shown("-9:current", {"b"}), std::string("b, a"));
        QCOMPARE(shown("-9:heads", {}), std::string("c, b, a"));
        QVERIFY(errorOf([&] { shown("current:current", {"b"}); }).ends_with("'current'"));
    }

    void parentsOfNewRevisions()
    {
        const RevisionGraph graph = draw("a b1<a{one} b2<a");
        QCOMPARE(parentsOfNewRevision(graph, {"b1"}), std::vector<int>{1});
        QCOMPARE(parentsOfNewRevision(graph, {"heads"}), (std::vector<int>{1, 2}));
        QCOMPARE(parentsOfNewRevision(graph, {"b2", "one"}), (std::vector<int>{2, 1}));
        QVERIFY(parentsOfNewRevision(graph, {"base"}).empty());
        QVERIFY(parentsOfNewRevision(draw(""), {"head"}).empty());
        QCOMPARE(errorOf([&] { parentsOfNewRevision(graph, {"b1", "one"}); }), std::string("Duplicate head revisions specified"));
        try {
            parentsOfNewRevision(graph, {"head"});
            QFAIL("several heads were accepted");
        } catch (const IdentifierError &error) {
            QCOMPARE(error.refusal(), Refusal::NewOnSeveralHeads);
        }
        requireHeads(graph, {1, 2});
        QVERIFY(errorOf([&] { requireHeads(graph, {1, 0}); }).starts_with("Revision a is not a head revision; please specify --splice"));
    }

    void dependenciesOfNewRevisions()
    {
        const RevisionGraph graph = draw("abcd1 b1<abcd1{one} b2<abcd1");
        QCOMPARE(dependenciesOfNewRevision(graph, {"one", "abcd", "b2"}), (std::vector<std::string>{"one", "abcd1", "b2"}));
        QVERIFY_THROWS_EXCEPTION(IdentifierError, dependenciesOfNewRevision(graph, {"nope"}));
        QVERIFY_THROWS_EXCEPTION(IdentifierError, dependenciesOfNewRevision(graph, {"heads"}));
        QVERIFY_THROWS_EXCEPTION(Error, dependenciesOfNewRevision(graph, {"base"}));
    }

    void duplicateIds()
    {
        std::vector<Script> scripts = drawScripts("a b<a a");
        scripts[2].doc = "later";
        const RevisionGraph graph = RevisionGraph::build(scripts, LoadMode::Strict, DuplicateIds::TakeLater);
        QCOMPARE(graph.size(), 2);
        QCOMPARE(graph.script(0).doc, std::string("later"));
        QCOMPARE(graph.warnings().size(), 1u);
        QCOMPARE(graph.warnings()[0].message, std::string("Revision a is present more than once"));
    }

    void ghostsInLenientMode()
    {
        const RevisionGraph graph = RevisionGraph::build(drawScripts("b<gone~lost c<b d<gone"), LoadMode::Lenient);
        QCOMPARE(graph.size(), 5);
        QCOMPARE(graph.problems().size(), 3u);
        QCOMPARE(graph.problems()[1].revisions, (std::vector<std::string>{"b", "gone"}));
        QCOMPARE(graph.problems()[1].position.file, std::string("b.py"));
        const int gone = graph.find("gone").value();
        QVERIFY(graph.isGhost(gone) && graph.isBase(gone));
        QVERIFY(!graph.isGhost(0));
        QCOMPARE(joinIds(graph, graph.children(gone)), std::string("b, d"));
        QVERIFY_THROWS_EXCEPTION(Error, upgradePlan(graph, {}, "heads"));
    }
};

QTEST_APPLESS_MAIN(TestIdentifier)
#include "tst_identifier.moc"
