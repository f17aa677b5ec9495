// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the text cases of tests/cases/revision: identifiers, plans, ranges, version rows, labels and broken maps.
#include "revision_cases.h"

#include "revision/history_range.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace limbeck;
using namespace limbeck::revision;
using namespace limbeck::revision::testing;

namespace {

template<class Show>
std::string shownOrError(Show show)
{
    try {
        return show();
    } catch (const Error &error) {
        return showError(error);
    }
}

std::string showChanges(const RowChanges &changes)
{
    std::vector<std::string> texts;
    for (const RowChange &change : changes)
        texts.push_back(toString(change));
    return joined(texts, "; ");
}

std::string showStep(const Step &step)
{
    const auto ends = [](const std::vector<std::string> &ids) { return ids.empty() ? "." : joined(ids, ", "); };
    const std::string what = step.kind == StepKind::Stamp ? ends(step.from) + "->" + ends(step.to) : step.id;
    return what + "[" + showChanges(step.rowChanges) + "]";
}

std::string showPlan(const Plan &plan)
{
    std::vector<std::string> steps;
    for (const Step &step : plan.steps)
        steps.push_back(showStep(step));
    return (steps.empty() ? "no steps" : joined(steps, " ")) + " => " + showRows(plan.rowsAfter) + (plan.warnings.empty() ? "" : " + warning W1");
}

/// Replaces the row changes of every step by the set of rows after it: what counts where the original has no order.
std::string withoutOrder(const std::string &plan, const std::vector<std::string> &rows)
{
    std::set<std::string> table(rows.begin(), rows.end());
    std::string result;
    std::size_t at = 0;
    for (std::size_t open = plan.find('['); open != std::string::npos; open = plan.find('[', at)) {
        const std::size_t close = plan.find(']', open);
        for (const std::string &change : splitText(plan.substr(open + 1, close - open - 1), ";")) {
            const std::string what = change.substr(2);
            const std::size_t arrow = what.find('>');
            if (change[0] == 'I')
                table.insert(what);
            else
                table.erase(what.substr(0, arrow));
            if (change[0] == 'U')
                table.insert(what.substr(arrow + 1));
        }
        result += plan.substr(at, open - at) + showRows({table.begin(), table.end()});
        at = close + 1;
    }
    return result + plan.substr(at);
}

void addCases(const std::string &file)
{
    QTest::addColumn<QStringList>("fields");
    for (const CaseLine &line : readCases(file)) {
        QStringList fields;
        for (const std::string &field : line.fields)
            fields.append(QString::fromStdString(field));
        QTest::addRow("%s:%d %s", file.c_str(), line.number, joined(line.fields, " | ").c_str()) << fields;
    }
}

std::vector<std::string> currentFields()
{
    QFETCH(QStringList, fields);
    std::vector<std::string> texts;
    for (const QString &field : std::as_const(fields))
        texts.push_back(field.toStdString());
    return texts;
}

void compareText(const std::string &actual, const std::string &expected)
{
    QCOMPARE(QString::fromStdString(actual), QString::fromStdString(expected));
}

using MakePlan = Plan (*)(const RevisionGraph &, const std::vector<std::string> &, const std::string &);

void comparePlan(MakePlan make)
{
    const std::vector<std::string> fields = currentFields();
    const NamedGraph &named = namedGraph(fields[0]);
    const std::vector<std::string> rows = parseRows(named.toLong(fields[1]));
    std::string actual = named.toShort(shownOrError([&] { return showPlan(make(named.graph, rows, named.toLong(fields[2]))); }));
    std::string expected = fields[3];
    const std::string kUnordered = " unordered";
    if (expected.ends_with(kUnordered)) {
        expected = withoutOrder(expected.substr(0, expected.size() - kUnordered.size()), parseRows(fields[1]));
        actual = withoutOrder(actual, parseRows(fields[1]));
    }
    compareText(actual, expected);
}

std::string showIds(const RevisionGraph &graph, const std::vector<int> &revisions, const std::string &separator)
{
    std::vector<std::string> ids;
    for (const int revision : revisions)
        ids.push_back(graph.id(revision));
    return joined(ids, separator);
}

std::string showLookup(const RevisionGraph &graph, const std::string &identifier)
{
    std::vector<std::string> texts;
    for (const RevisionRef &ref : Resolver(graph).lookup(identifier))
        texts.push_back(ref.isRevision() ? graph.id(ref.revision()) : ref.isNothing() ? "nothing (walked past base)" : "base");
    return texts.empty() ? "none (base)" : joined(texts, ", ");
}

RangeEnd rangeEnd(const std::string &text)
{
    if (text.starts_with("rows "))
        return parseRows(text.substr(5));
    return text;
}

/// A version table that may hold a row twice, as a table without a key does.
class Table {
public:
    explicit Table(std::vector<std::string> rows) : m_rows(std::move(rows)) {}
    void apply(const RowChange &change)
    {
        if (const auto *insert = std::get_if<RowInsert>(&change)) {
            m_rows.push_back(insert->version);
            return;
        }
        const auto *update = std::get_if<RowUpdate>(&change);
        const std::string old = update ? update->from : std::get<RowDelete>(change).version;
        const auto found = std::erase(m_rows, old);
        if (found != 1)
            throw rowCountError(change, "alembic_version", static_cast<long long>(found));
        if (update)
            m_rows.push_back(update->to);
    }
    const std::vector<std::string> &rows() const { return m_rows; }

private:
    std::vector<std::string> m_rows;
};

StampMove parseMove(const std::string &text)
{
    const std::vector<std::string> words = splitText(text, " ");
    const std::vector<std::string> ends = splitText(words[0], "->");
    const auto ids = [](const std::string &end) { return end == "." ? std::vector<std::string>() : splitText(end, ","); };
    return {ids(ends[0]), ids(ends[1]), words[1] == "up", words.size() > 2};
}

std::string runMoves(const std::vector<std::string> &fields)
{
    const RevisionGraph empty = RevisionGraph::build({}, LoadMode::Strict);
    std::vector<std::string> memory = parseRows(fields[0]);
    if (!fields[1].empty())
        memory.push_back(fields[1]);
    VersionRows rows(empty, memory);
    Table table(parseRows(fields[0]));
    std::vector<std::string> results;
    for (const std::string &move : splitText(fields[2], ";")) {
        for (const RowChange &change : rows.stamp(parseMove(move)))
            table.apply(change);
        results.push_back(showRows(table.rows()));
    }
    return joined(results, "; ");
}

}  // namespace

class TestRevisionCases : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lookup_data() { addCases("lookup.txt"); }
    void lookup()
    {
        const std::vector<std::string> fields = currentFields();
        const NamedGraph &named = namedGraph(fields[0]);
        const std::string actual = shownOrError([&] { return showLookup(named.graph, named.toLong(fields[1])); });
        compareText(named.toShort(actual), fields[2]);
    }

    void upgrade_data() { addCases("upgrade.txt"); }
    void upgrade() { comparePlan(&upgradePlan); }

    void downgrade_data() { addCases("downgrade.txt"); }
    void downgrade() { comparePlan(&downgradePlan); }

    void stamp_data() { addCases("stamp.txt"); }
    void stamp()
    {
        comparePlan([](const RevisionGraph &graph, const std::vector<std::string> &rows, const std::string &targets) {
            return stampPlan(graph, rows, splitText(targets, " "));
        });
    }

    void range_data() { addCases("range.txt"); }
    void range()
    {
        const std::vector<std::string> fields = currentFields();
        const NamedGraph &named = namedGraph(fields[0]);
        const std::string text = named.toLong(fields[1]);
        const std::size_t colon = text.find(':');
        const RangeEnd lower = rangeEnd(stripped(text.substr(0, colon)));
        const RangeEnd upper = rangeEnd(stripped(text.substr(colon + 1)));
        const std::string actual = shownOrError([&] { return showIds(named.graph, history(named.graph, lower, upper), " "); });
        compareText(actual.empty() ? "(empty)" : named.toShort(actual), fields[2]);
    }

    void current_data() { addCases("current.txt"); }
    void current()
    {
        const std::vector<std::string> fields = currentFields();
        const NamedGraph &named = namedGraph(fields[0]);
        const Resolver resolver(named.graph);
        const std::vector<int> rows = revisionsOf(resolver.lookup(parseRows(fields[1])), "row");
        std::vector<std::string> shown;
        for (const int revision : resolver.allCurrent(rows))
            shown.push_back(named.graph.id(revision));
        std::sort(shown.begin(), shown.end());
        compareText(joined(shown, ", "), fields[2]);
    }

    void brokenMap_data() { addCases("broken.txt"); }
    void brokenMap()
    {
        const std::vector<std::string> fields = currentFields();
        std::string actual;
        try {
            const RevisionGraph graph = RevisionGraph::build(drawScripts(fields[0]), LoadMode::Strict);
            actual = "fine: " + showIds(graph, history(graph, RangeEnd(), RangeEnd()), " ");
        } catch (const Error &error) {
            actual = (error.code() == ErrorCode::RevisionCrash ? "crash: " : "") + error.message();
        }
        compareText(actual, fields[1]);
        const RevisionGraph lenient = RevisionGraph::build(drawScripts(fields[0]), LoadMode::Lenient);
        QCOMPARE(lenient.problems().empty(), fields[1].starts_with("fine"));
        if (!lenient.problems().empty())
            QVERIFY_THROWS_EXCEPTION(Error, lenient.requireSound());
        QCOMPARE(history(lenient, RangeEnd(), RangeEnd()).size(), static_cast<std::size_t>(lenient.size()));
    }

    void labels_data() { addCases("labels.txt"); }
    void labels()
    {
        const std::vector<std::string> fields = currentFields();
        const RevisionGraph graph = RevisionGraph::build(drawScripts(fields[0]), LoadMode::Strict);
        std::map<std::string, std::string> carriers;
        for (int i = 0; i < graph.size(); ++i) {
            for (const std::string &label : graph.labels(i))
                carriers[label] += " " + graph.id(i);
        }
        std::vector<std::string> shown;
        for (const auto &[label, ids] : carriers)
            shown.push_back(label + ":" + ids);
        compareText(joined(shown, "; "), fields[1]);
    }

    void rows_data() { addCases("rows.txt"); }
    void rows()
    {
        const std::vector<std::string> fields = currentFields();
        std::string actual;
        try {
            actual = runMoves(fields);
        } catch (const Error &error) {
            actual = error.message();
        }
        compareText(actual, fields[3]);
    }
};

QTEST_APPLESS_MAIN(TestRevisionCases)
#include "tst_revision_cases.moc"
