// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pair_testing.h"
#include "support/git_repository.h"

#include <QTest>

using namespace limbeck;
using namespace limbeck::test;

/// downgrade --from-git: the database stands at a revision of another branch.
class TestFromGit : public QObject {
    Q_OBJECT

    /// "main" has a1 ← c1, "feature" has a1 ← b1 ← b2; the database stands at b2 and "main" is checked out.
    static void onAnotherBranch(RunProject &project)
    {
        ProjectBuilder &builder = project.builder();
        builder.revision(tableRevision("a1", {}));
        GitRepository git(builder.folder());
        git.commit("first");
        git.checkOut("feature", true);
        builder.revision(tableRevision("b1", {"a1"})).revision(tableRevision("b2", {"b1"}));
        git.commit("a feature");
        const ProcessResult up = builder.cli({"upgrade", "head"});
        QVERIFY2(up.status == 0, up.errors.c_str());
        git.checkOut("main");
        builder.revision(tableRevision("c1", {"a1"}));
    }

private Q_SLOTS:
    void goesDown_data() { bothDatabases(); }
    void goesDown()
    {
        QFETCH(bool, postgresql);
        RunProject project(postgresql);
        onAnotherBranch(project);
        const ProjectBuilder &builder = project.builder();
        const ProcessResult without = builder.cli({"downgrade", "a1"});
        QVERIFY2(without.status == 255 && contains(without.errors + without.output, "Can't locate revision identified by 'b2'"), without.errors.c_str());
        const ProcessResult down = builder.cli({"downgrade", "--from-git", "a1"});
        QVERIFY2(down.status == 0, down.errors.c_str());
        QVERIFY2(contains(down.errors, "The script of b2 is read from git") && contains(down.errors, "Running downgrade b2 -> b1"), down.errors.c_str());
        QCOMPARE(project.rows(), Texts{"a1"});
        QCOMPARE(project.tables(), (Texts{"alembic_version", "ta1"}));
        QVERIFY(builder.cli({"upgrade", "head"}).status == 0);
        QCOMPARE(project.rows(), Texts{"c1"});
        // Where nothing is missing it changes nothing.
        QVERIFY(builder.cli({"downgrade", "--from-git", "-1"}).status == 0);
        QCOMPARE(project.rows(), Texts{"a1"});
    }

    void gitDoesNotHaveIt()
    {
        RunProject project(false);
        onAnotherBranch(project);
        project.column("UPDATE alembic_version SET version_num = 'gone'");
        const ProcessResult down = project.builder().cli({"downgrade", "--from-git", "a1"});
        QVERIFY2(down.status == 255 && contains(down.errors + down.output, "Git has no script of 'gone' either"), down.errors.c_str());
        QCOMPARE(project.rows(), Texts{"gone"});
    }

    /// Two heads of the other branch, whose ways down meet above what is here.
    void twoRows()
    {
        RunProject project(false);
        ProjectBuilder &builder = project.builder();
        builder.revision(tableRevision("a1", {}));
        GitRepository git(builder.folder());
        git.commit("first");
        git.checkOut("feature", true);
        builder.revision(tableRevision("b1", {"a1"})).revision(tableRevision("b2", {"b1"})).revision(tableRevision("b3", {"b1"}));
        git.commit("two heads");
        QVERIFY(builder.cli({"upgrade", "heads"}).status == 0);
        git.checkOut("main");
        const ProcessResult down = builder.cli({"downgrade", "--from-git", "a1"});
        QVERIFY2(down.status == 0, down.errors.c_str());
        QCOMPARE(project.rows(), Texts{"a1"});
        QCOMPARE(project.tables(), (Texts{"alembic_version", "ta1"}));
    }

    void refusedWith_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("range");
        QTest::addColumn<QString>("error");
        QTest::newRow("--sql") << QStringLiteral("--sql") << QStringLiteral("b2:a1") << QStringLiteral("Can't use --from-git with --sql mode");
        QTest::newRow("--delegate") << QStringLiteral("--delegate") << QStringLiteral("a1") << QStringLiteral("Can't use --from-git with --delegate");
    }

    void refusedWith()
    {
        QFETCH(QString, option);
        QFETCH(QString, range);
        QFETCH(QString, error);
        RunProject project(false);
        onAnotherBranch(project);
        const ProcessResult down = project.builder().cli({"downgrade", option.toStdString(), "--from-git", range.toStdString()});
        QVERIFY2(down.status == 255 && contains(down.errors + down.output, error.toStdString()), down.errors.c_str());
        QCOMPARE(project.rows(), Texts{"b2"});
    }
};

QTEST_GUILESS_MAIN(TestFromGit)
#include "tst_from_git.moc"
