// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A database stands at a revision of another branch of git: it goes down with that branch's scripts, which never enter the checkout.
#include "base/deep_stack.h"
#include "base/error.h"
#include "migrate/script_elsewhere.h"
#include "migrate/service.h"
#include "run_testing.h"
#include "support/git_repository.h"

#include <QTest>

#include <algorithm>
#include <filesystem>

using namespace limbeck;
using namespace limbeck::test;

class TestBorrowedScripts : public QObject {
    Q_OBJECT

    static QString listed(const std::vector<std::string> &texts)
    {
        QStringList list;
        for (const std::string &text : texts)
            list << QString::fromStdString(text);
        return list.join(QLatin1Char(' '));
    }

    static void addTable(RunProject &project, const std::string &id, const std::vector<std::string> &down, const std::string &table)
    {
        project.builder().revision({.id = id, .down = down, .message = table, .upgrade = {"op.create_table('" + table + "', sa.Column('id', sa.Integer(), primary_key=True))"}, .downgrade = {"op.drop_table('" + table + "')"}});
    }

    static std::string folderOf(RunProject &project) { return project.builder().folder().string(); }

    static std::shared_ptr<const migrate::ProjectSnapshot> open(RunProject &project)
    {
        std::shared_ptr<const migrate::ProjectSnapshot> snapshot;
        runOnDeepStack([&] {
            project::ConfigRequest request;
            request.workingDirectory = folderOf(project);
            snapshot = migrate::openProject(request);
        });
        return snapshot;
    }

    static std::optional<migrate::ScriptElsewhere> search(const migrate::ProjectSnapshot &snapshot, const std::string &id)
    {
        return migrate::findScriptElsewhere(snapshot.project.versionLocations, id, [&](const std::string &one) { return snapshot.graph->find(one).has_value(); });
    }

    /// "main" has a1 ← b2 ← c3; "feature" has a1 ← b2 ← d4 ← e5, and the database stands there.
    static void onAnotherBranch(RunProject &project)
    {
        addTable(project, "a1", {}, "customer");
        addTable(project, "b2", {"a1"}, "orders");
        GitRepository git(folderOf(project));
        git.commit("history");
        git.checkOut("feature", true);
        addTable(project, "d4", {"b2"}, "note");
        addTable(project, "e5", {"d4"}, "tag");
        git.commit("notes and tags");
        RecordedEvents events;
        const RunProject::Outcome up = project.run("head", {}, events);
        QVERIFY2(!up.error, up.text().c_str());
        git.checkOut("main");
        addTable(project, "c3", {"b2"}, "invoice");
        git.commit("invoices");
    }

private Q_SLOTS:
    void goesDownAndUpAgain_data()
    {
        QTest::addColumn<bool>("postgresql");
        QTest::newRow("sqlite") << false;
        QTest::newRow("postgresql") << true;
    }

    void goesDownAndUpAgain()
    {
        QFETCH(bool, postgresql);
        RunProject project(postgresql);
        onAnotherBranch(project);
        const auto snapshot = open(project);
        const auto elsewhere = search(*snapshot, "e5");
        QVERIFY(elsewhere && elsewhere->isComplete);
        QCOMPARE(listed(elsewhere->knownAncestors), QStringLiteral("b2"));
        QCOMPARE(elsewhere->missing.size(), std::size_t(2));
        QCOMPARE(QString::fromStdString(elsewhere->missing[0].id + " " + elsewhere->missing[1].id), QStringLiteral("e5 d4"));

        // Without them Alembic's error, and nothing done.
        RecordedEvents events;
        QVERIFY(project.run("b2", {}, events, false).error);

        migrate::Plan plan;
        runOnDeepStack([&] {
            migrate::SourceCache sources;
            const migrate::Target &target = snapshot->targets.front();
            plan = migrate::planMigration(*snapshot, *target.url, target.run, migrate::Direction::Downgrade, {"b2"}, sources, {}, {}, {.borrowed = elsewhere->missing});
        });
        QCOMPARE(plan.steps.size(), std::size_t(2));
        QCOMPARE(plan.steps[0].step.id, std::string("e5"));
        QVERIFY(!plan.steps[0].items.empty() && !plan.steps[0].unsupported);
        QVERIFY(plan.borrowed == elsewhere->missing);

        migrate::RunOptions options;
        options.borrowed = plan.borrowed;
        const RunProject::Outcome down = project.run("b2", options, events, false);
        QVERIFY2(!down.error, down.text().c_str());
        QCOMPARE(listed(project.rows()), QStringLiteral("b2"));
        QCOMPARE(listed(project.tables()), QStringLiteral("alembic_version customer orders"));
        // Nothing of the other branch came into the checkout.
        QCOMPARE(open(project)->graph->size(), 3);
        QVERIFY(!project.run("heads", {}, events).error);
        QCOMPARE(listed(project.rows()), QStringLiteral("c3"));
        QCOMPARE(listed(project.tables()), QStringLiteral("alembic_version customer invoice orders"));
    }

    /// Folders of versions may have files of one name.
    void filesOfOneName()
    {
        RunProject project(false);
        addTable(project, "a1", {}, "customer");
        const auto snapshot = open(project);
        const auto script = [](const std::string &id, const std::string &down) { return "revision = '" + id + "'\ndown_revision = '" + down + "'\ndef upgrade(): pass\ndef downgrade(): pass\n"; };
        runOnDeepStack([&] {
            const migrate::BorrowedGraph borrowed(snapshot->project, *snapshot->graph, {{"d4", "0001_initial.py", script("d4", "a1")}, {"e5", "0001_initial.py", script("e5", "d4")}});
            QCOMPARE(borrowed.graph()->size(), 3);
            QVERIFY(borrowed.graph()->find("d4") && borrowed.graph()->find("e5"));
        });
    }

    void itsPythonStepsAreRefused()
    {
        RunProject project(false);
        onAnotherBranch(project);
        migrate::RunOptions options;
        options.borrowed = search(*open(project), "e5")->missing;
        options.delegation = migrate::Delegation{{}, {"e5"}};
        RecordedEvents events;
        const RunProject::Outcome down = project.run("b2", options, events, false);
        QVERIFY(down.error);
        QCOMPARE(down.error->code(), ErrorCode::Unsupported);
        QVERIFY2(down.text().find("e5") != std::string::npos, down.text().c_str());
        QCOMPARE(listed(project.rows()), QStringLiteral("e5"));
    }

    void saysWhenTheWayIsNotWhole()
    {
        RunProject project(false);
        addTable(project, "a1", {}, "customer");
        GitRepository git(folderOf(project));
        git.commit("history");
        git.checkOut("feature", true);
        addTable(project, "e5", {"d4"}, "tag");   // nobody ever committed d4
        git.commit("tags");
        git.checkOut("main");
        const auto elsewhere = search(*open(project), "e5");
        QVERIFY(elsewhere && !elsewhere->isComplete);
        QVERIFY(elsewhere->knownAncestors.empty());
    }
};

QTEST_MAIN(TestBorrowedScripts)
#include "tst_borrowed_scripts.moc"
