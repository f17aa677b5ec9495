// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands print of a revision (spec: commands §2, §4).
#include "revision_cases.h"

#include "revision/history_range.h"
#include "revision/revision_text.h"

#include <QTest>

using namespace limbeck;
using namespace limbeck::revision;
using namespace limbeck::revision::testing;

namespace {

RevisionGraph shop(bool merged)
{
    std::vector<Script> scripts = drawScripts("1975ea83b712 27c6a30d7c24<1975ea83b712{shoppingcart} ae1027a6acf<1975ea83b712");
    scripts[0].doc = scripts[0].longDoc = "create account table";
    scripts[1].doc = scripts[1].longDoc = "add shopping cart table";
    scripts[2].doc = scripts[2].longDoc = "add a column";
    if (merged) {
        scripts.push_back(drawScripts("aaaabbbb<27c6a30d7c24,ae1027a6acf").front());
        scripts.back().doc = "mrg";
        scripts.back().longDoc = "mrg\n\nRevision ID: aaaabbbb";
        scripts.back().path = "/p/x.py";
    }
    return RevisionGraph::build(scripts, LoadMode::Strict);
}

std::string historyText(const RevisionGraph &graph)
{
    std::string text;
    for (const int revision : history(graph, RangeEnd(), RangeEnd()))
        text += shortText(graph, revision, kHistoryForm) + "\n";
    return text;
}

}  // namespace

class TestRevisionText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void historyLines()
    {
        QCOMPARE(historyText(shop(false)), std::string("1975ea83b712 -> 27c6a30d7c24 (shoppingcart) (head), add shopping cart table\n"
                                                       "1975ea83b712 -> ae1027a6acf (head), add a column\n"
                                                       "<base> -> 1975ea83b712 (branchpoint), create account table\n"));
        QVERIFY(historyText(shop(true)).starts_with("27c6a30d7c24, ae1027a6acf -> aaaabbbb (shoppingcart) (head) (mergepoint), mrg\n"));
    }

    void otherForms()
    {
        const RevisionGraph graph = shop(false);
        QCOMPARE(shortText(graph, 1, kHeadsForm), std::string("27c6a30d7c24 (shoppingcart) (head)"));
        QCOMPARE(shortText(graph, 1, kCurrentForm), std::string("27c6a30d7c24 (head)"));
        QCOMPARE(shortText(graph, 0, kCurrentForm), std::string("1975ea83b712 (branchpoint)"));
        QCOMPARE(shortText(graph, 0, kHeadsForm), std::string("1975ea83b712"));
        QCOMPARE(shortText(graph, 0, kHistoryForm, true), std::string("<base> -> 1975ea83b712 (current) (branchpoint), create account table"));
        QCOMPARE(branchText(graph, 0, false), std::string("1975ea83b712 (branchpoint)\n"
                                                          "             -> 27c6a30d7c24 (shoppingcart) (head)\n"
                                                          "             -> ae1027a6acf (head)\n"));
        QVERIFY(branchText(graph, 0, true).ends_with("\n             -> ae1027a6acf (head), add a column\n"));
    }

    void effectiveHeads()
    {
        const RevisionGraph graph =
            RevisionGraph::build(drawScripts("a111111 a222222<a111111 n111111{networking} n222222<n111111~a222222 n333333<n222222"), LoadMode::Strict);
        QCOMPARE(shortText(graph, 1, kHeadsForm), std::string("a222222 (effective head)"));
        QCOMPARE(shortText(graph, 3, kHistoryForm), std::string("n111111 (a222222) -> n222222 (networking), "));
        QVERIFY(longText(graph, 1).starts_with("Rev: a222222 (head)\nParent: a111111\n"));
        QVERIFY(longText(graph, 3).starts_with("Rev: n222222\nParent: n111111\nAlso depends on: a222222\nBranch names: networking\nPath: n222222.py\n"));
    }

    void longForms()
    {
        const RevisionGraph graph = shop(true);
        QCOMPARE(longText(graph, 3, true), std::string("Rev: aaaabbbb (head) (mergepoint) (current)\n"
                                                       "Merges: 27c6a30d7c24, ae1027a6acf\n"
                                                       "Branch names: shoppingcart\n"
                                                       "Path: /p/x.py\n"
                                                       "\n"
                                                       "    mrg\n"
                                                       "    \n"
                                                       "    Revision ID: aaaabbbb\n"));
        QVERIFY(longText(graph, 0).starts_with("Rev: 1975ea83b712 (branchpoint)\nParent: <base>\nBranches into: 27c6a30d7c24, ae1027a6acf\nPath: "));
        const RevisionGraph bare = RevisionGraph::build(drawScripts("a"), LoadMode::Strict);
        QCOMPARE(longText(bare, 0), std::string("Rev: a (head)\nParent: <base>\nPath: a.py\n\n\n"));
    }

    void severalLabelsAreSorted()
    {
        const RevisionGraph graph = RevisionGraph::build(drawScripts("a{z,b,m}"), LoadMode::Strict);
        QCOMPARE(shortText(graph, 0, kHeadsForm), std::string("a (b, m, z) (head)"));
    }
};

QTEST_APPLESS_MAIN(TestRevisionText)
#include "tst_revision_text.moc"
