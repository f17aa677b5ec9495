// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_testing.h"

#include <QTest>

#include <filesystem>
#include <fstream>
#include <sstream>

/// Files that scripts and env.py write: in a live run as with Alembic, told elsewhere. What live scripts see of their files is in tests/cases/programs/files.py.
using namespace limbeck;
using namespace limbeck::test;

namespace {

RevisionSpec writes(const std::string &path)
{
    RevisionSpec spec{"a", {}, "", {}, {}};
    spec.imports = {"import os"};
    spec.upgrade = {"os.makedirs('data', exist_ok=True)", "with open('" + path + "', 'w') as file:\n        file.write('one\\n')",
                    "name = open('" + path + "').read().strip()", "op.create_table('t_' + name, sa.Column('id', sa.Integer))"};
    return spec;
}

std::string textOf(const std::filesystem::path &path)
{
    std::ifstream stream(path);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

}  // namespace

class TestScriptFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void liveRunsWriteThem()
    {
        RunProject project(false);
        project.builder().revision(writes("data/list.txt"));
        RecordedEvents events;
        const auto outcome = project.run("head", {}, events);
        QVERIFY2(!outcome.error, outcome.text().c_str());
        QCOMPARE(QString::fromStdString(textOf(project.builder().folder() / "data/list.txt")), QStringLiteral("one\n"));
        QCOMPARE(project.tables(), (std::vector<std::string>{"alembic_version", "t_one"}));
    }

    /// The script finds what it would have written, so that the preview shows what will run.
    void previewsTellThem()
    {
        RunProject project(false);
        project.builder().revision(writes("data/list.txt"));
        const migrate::Plan plan = project.plan("head");
        QCOMPARE(int(plan.steps.size()), 1);
        const migrate::PlannedStep &step = plan.steps.front();
        QVERIFY2(!step.unsupported, step.unsupported ? step.unsupported->message().c_str() : "");
        QCOMPARE(int(step.items.size()), 1);
        QVERIFY2(step.items.front().statements.front().text.find("t_one") != std::string::npos, step.items.front().statements.front().text.c_str());
        const std::string folder = project.builder().folder().string();
        QCOMPARE(step.findings, (std::vector<std::string>{"The script makes the folder " + folder + "/data.", "The script writes the file " + folder + "/data/list.txt."}));
        QVERIFY(!std::filesystem::exists(project.builder().folder() / "data"));
    }

    /// A rehearsal runs on a copy of the database; there is no copy of the disk.
    void rehearsalsTellThem()
    {
        RunProject project(false);
        project.builder().revision(writes("data/list.txt"));
        migrate::RunOptions options;
        options.isRehearsal = true;
        RecordedEvents events;
        const auto outcome = project.run("head", options, events);
        QVERIFY2(!outcome.error, outcome.text().c_str());
        QVERIFY2(events.has("data/list.txt. Here this is not done."), events.toText().c_str());
        QVERIFY(!std::filesystem::exists(project.builder().folder() / "data"));
        QCOMPARE(project.tables(), (std::vector<std::string>{"alembic_version", "t_one"}));
    }

    void refuseOtherPlaces()
    {
        RunProject project(false);
        project.builder().revision(writes("/no-such-folder/list.txt"));
        RecordedEvents events;
        const auto outcome = project.run("head", {}, events);
        QVERIFY(outcome.error);
        QVERIFY2(outcome.text().find("/no-such-folder/list.txt, which lies outside the project") != std::string::npos, outcome.text().c_str());
        QVERIFY2(outcome.error->position().file.ends_with("_.py") && outcome.error->position().line > 0, outcome.text().c_str());
        QVERIFY(project.tables().empty());
        QVERIFY(!std::filesystem::exists(project.builder().folder() / "data"));
    }

    void refuseLinksOutOfTheProject_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addColumn<QString>("target");
        QTest::newRow("a folder") << QStringLiteral("data") << QStringLiteral("/proc");
        QTest::newRow("a file that is not there yet") << QStringLiteral("data/list.txt") << QStringLiteral("/proc/no-such-file");
    }

    void refuseLinksOutOfTheProject()
    {
        QFETCH(QString, link);
        QFETCH(QString, target);
        RunProject project(false);
        project.builder().revision(writes("data/list.txt"));
        const std::filesystem::path path = project.builder().folder() / link.toStdString();
        std::filesystem::create_directories(path.parent_path());
        std::filesystem::create_symlink(target.toStdString(), path);
        RecordedEvents events;
        const auto outcome = project.run("head", {}, events);
        QVERIFY(outcome.error);
        QVERIFY2(outcome.text().find("which lies outside the project") != std::string::npos, outcome.text().c_str());
        QVERIFY(project.tables().empty());
    }

    /// Settings make the folder that the database lies in: a run makes it, opening the project does not.
    void foldersOfEnvironment()
    {
        RunProject project(false);
        project.builder().envPrelude("import os\nos.makedirs('made/deep', exist_ok=True)\ntarget_metadata = None\n").revision({"a", {}, "", {"op.create_table('t', sa.Column('id', sa.Integer))"}, {}});
        QCOMPARE(int(project.plan("head").steps.size()), 1);
        QVERIFY(!std::filesystem::exists(project.builder().folder() / "made"));
        RecordedEvents events;
        const auto outcome = project.run("head", {}, events);
        QVERIFY2(!outcome.error, outcome.text().c_str());
        QVERIFY(std::filesystem::is_directory(project.builder().folder() / "made/deep"));
    }
};

QTEST_GUILESS_MAIN(TestScriptFiles)
#include "tst_script_files.moc"
