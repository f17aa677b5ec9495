// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_testing.h"

#include <QTest>

#include <algorithm>

using namespace limbeck;
using namespace limbeck::test;

namespace {

using Texts = std::vector<std::string>;

migrate::RunOptions asShown(const migrate::Plan &plan)
{
    migrate::RunOptions options;
    options.expected = migrate::shownSteps(plan);
    options.surroundings = plan.surroundings;
    return options;
}

bool isAllCertain(const std::vector<migrate::ShownStep> &steps)
{
    return std::all_of(steps.begin(), steps.end(), [](const migrate::ShownStep &step) {
        return step.isWhole && std::all_of(step.statements.begin(), step.statements.end(), [](const sql::Statement &one) { return one.certainty == sql::Certainty::Certain; });
    });
}

/// One table each for what SQLite stores, and gives back to a rebuild, otherwise than a script wrote it.
void writeRebuilds(ProjectBuilder &builder)
{
    builder.revision({"a1", {}, "",
                      {"op.create_table('t', sa.Column('id', sa.Integer(), nullable=False), sa.Column('n', sa.Integer()), sa.Column('name', sa.String(), nullable=False), "
                       "sa.CheckConstraint('n > 0'), sa.UniqueConstraint('name'), sa.ForeignKeyConstraint(['n'], ['u.id'], ondelete='cascade'), "
                       "sa.CheckConstraint('n < 9', name='zz'), sa.CheckConstraint('n < 8', name='aa'), sa.PrimaryKeyConstraint('id'), sqlite_autoincrement=True)",
                       "op.add_column('t', sa.Column('made', sa.DateTime(), server_default=sa.text('(CURRENT_TIMESTAMP)')))",
                       "op.add_column('t', sa.Column('other', sa.UUID(), nullable=True))", "op.create_index('ix_t_n', 't', ['n'])"},
                      {}});
    builder.revision({"a2", {"a1"}, "",
                      {"with op.batch_alter_table('t') as b:\n        b.alter_column('made', existing_type=sa.DateTime(), nullable=True, existing_server_default=sa.text('(CURRENT_TIMESTAMP)'))",
                       "with op.batch_alter_table('t') as b:\n        b.add_column(sa.Column('k', sa.Integer(), sa.ForeignKey('t.id', name='fk_t_k')))\n"
                       "        b.create_foreign_key('fk_twice', 't', ['k'], ['id'])"},
                      {}});
    builder.revision({"a3", {"a2"}, "", {"op.execute('CREATE TABLE made AS SELECT id, name, n + 1 AS m FROM t')", "op.execute('ALTER TABLE made RENAME TO copy')"}, {}});
    builder.revision({"a4", {"a3"}, "",
                      {"with op.batch_alter_table('copy') as b:\n        b.alter_column('m', nullable=True, new_column_name='p')",
                       "with op.batch_alter_table('t') as b:\n        b.drop_column('other')"},
                      {}});
}

void writeTwo(ProjectBuilder &builder)
{
    builder.revision({"a1", {}, "", {"op.create_table('first', sa.Column('id', sa.Integer(), nullable=False))"}, {}});
    builder.revision({"a2", {"a1"}, "",
                      {"op.create_table('second', sa.Column('id', sa.Integer(), nullable=False))",
                       "try:\n        op.create_table('third', sa.Column('id', sa.Integer(), nullable=False))\n    except Exception:\n        pass",
                       "op.create_table('fourth', sa.Column('id', sa.Integer(), nullable=False))"},
                      {}});
}

}  // namespace

/// What the preview shows is what runs.
class TestPlanIsRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rebuildsOfTablesThatThePlanMakes();
    void anotherStatement_data();
    void anotherStatement();
    void afterANameThatIsNotKnown();
    void theVersionTableIsThere_data();
    void theVersionTableIsThere();
    void caughtFailures_data();
    void caughtFailures();
    void changesOfRowsThatOnlyDataTell();
};

void TestPlanIsRun::rebuildsOfTablesThatThePlanMakes()
{
    for (const char *const target : {"head", "a1"}) {   // in one plan, and from a file that has the table
        RunProject project(false);
        writeRebuilds(project.builder());
        RecordedEvents events;
        QCOMPARE(project.run(target, asShown(project.plan(target)), events).text(), std::string());
        const migrate::Plan plan = project.plan("head");
        QVERIFY(isAllCertain(migrate::shownSteps(plan)));
        QCOMPARE(project.run("head", asShown(plan), events).text(), std::string());
        QCOMPARE(project.rows(), Texts{"a4"});
    }
}

void TestPlanIsRun::anotherStatement_data()
{
    QTest::addColumn<bool>("postgresql");
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("told");
    for (const bool postgresql : {false, true}) {
        const std::string on = postgresql ? "PostgreSQL, " : "SQLite, ";
        QTest::newRow((on + "another text, where the script catches all").c_str()) << postgresql << "text" << "shown:   something else";
        QTest::newRow((on + "one less was shown").c_str()) << postgresql << "less" << "shown:   nothing more";
        QTest::newRow((on + "one more was shown").c_str()) << postgresql << "more" << "did not run a statement that the plan showed";
    }
}

void TestPlanIsRun::anotherStatement()
{
    QFETCH(bool, postgresql);
    QFETCH(QString, change);
    QFETCH(QString, told);
    RunProject project(postgresql);
    writeTwo(project.builder());
    migrate::RunOptions options = asShown(project.plan("head"));
    std::vector<sql::Statement> &shown = options.expected.at(1).statements;
    if (change == QLatin1String("text"))
        shown.at(1).text = "something else";
    else if (change == QLatin1String("less"))
        shown.pop_back();
    else
        shown.push_back(shown.back());
    options.transactionPerMigration = true;
    RecordedEvents events;
    const RunProject::Outcome outcome = project.run("head", options, events);
    QVERIFY(outcome.error);
    QCOMPARE(outcome.error->code(), ErrorCode::PlanMismatch);
    QVERIFY2(QString::fromStdString(outcome.text()).contains(told), outcome.text().c_str());
    QVERIFY2(outcome.error->position().file.ends_with("a2_.py"), outcome.text().c_str());
    QCOMPARE(project.rows(), Texts{"a1"});
    QCOMPARE(project.tables(), (Texts{"alembic_version", "first"}));
}

void TestPlanIsRun::afterANameThatIsNotKnown()
{
    RunProject project(false);
    project.builder().revision({"a1", {}, "", {"op.create_table('t', sa.Column('id', sa.Integer(), nullable=False), sa.Column('n', sa.Integer()))"}, {}});
    project.builder().revision({"a2", {"a1"}, "",
                                {"count = op.get_bind().execute(sa.text('SELECT count(*) FROM t')).scalar()", "op.add_column('t', sa.Column('c%d' % len('x' * count), sa.Integer()))"},
                                {}});
    project.builder().revision({"a3", {"a2"}, "", {"with op.batch_alter_table('t') as b:\n        b.drop_column('n')"}, {}});
    const migrate::Plan plan = project.plan("head");
    const std::vector<migrate::ShownStep> shown = migrate::shownSteps(plan);
    QVERIFY(!shown.at(2).statements.empty());
    QVERIFY(shown.at(2).statements.front().certainty != sql::Certainty::Certain);
    RecordedEvents events;
    QCOMPARE(project.run("head", asShown(plan), events).text(), std::string());
    QCOMPARE(project.rows(), Texts{"a3"});
}

void TestPlanIsRun::theVersionTableIsThere_data()
{
    QTest::addColumn<bool>("postgresql");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

/// Alembic makes it before the first step, so a script that asks whether the database is empty sees it.
void TestPlanIsRun::theVersionTableIsThere()
{
    QFETCH(bool, postgresql);
    RunProject project(postgresql);
    project.builder().revision({"a1", {}, "",
                                {"if sa.inspect(op.get_bind()).has_table('alembic_version'):\n        op.create_table('seen', sa.Column('id', sa.Integer(), nullable=False))"},
                                {}});
    const migrate::Plan plan = project.plan("head");
    QCOMPARE(plan.steps.at(0).items.size(), std::size_t(1));
    RecordedEvents events;
    QCOMPARE(project.run("head", asShown(plan), events).text(), std::string());
    QCOMPARE(project.tables(), (Texts{"alembic_version", "seen"}));
}

void TestPlanIsRun::caughtFailures_data()
{
    QTest::addColumn<QString>("handler");
    QTest::addColumn<bool>("isTold");
    QTest::addColumn<bool>("isHeld");
    // What a handler does is not shown, and that is said; one that does nothing need not be told of.
    QTest::newRow("does something else") << "except Exception:\n        op.create_table('other', sa.Column('id', sa.Integer(), nullable=False))" << true << false;
    QTest::newRow("does nothing") << "except sa.exc.DatabaseError:\n        pass" << false << false;
    // Python's own errors are no answers of a database: a statement that fails ends the step.
    QTest::newRow("catches a KeyError") << "except (KeyError, ValueError):\n        op.execute('SELECT 1')" << false << true;
}

void TestPlanIsRun::caughtFailures()
{
    QFETCH(QString, handler);
    QFETCH(bool, isTold);
    QFETCH(bool, isHeld);
    for (const bool postgresql : {false, true}) {
        RunProject project(postgresql);
        project.builder().revision({"a1", {}, "",
                                    {"try:\n        with op.get_bind().begin_nested():\n            op.execute('DROP TABLE nowhere')\n            op.execute('SELECT 2')\n    " + handler.toStdString(),
                                     "op.create_table('last', sa.Column('id', sa.Integer(), nullable=False))"},
                                    {}});
        const migrate::Plan plan = project.plan("head");
        const std::vector<std::string> &findings = plan.steps.at(0).findings;
        const auto told = std::find_if(findings.begin(), findings.end(), [](const std::string &one) { return one.find("the script catches that") != std::string::npos; });
        QCOMPARE(told != findings.end(), isTold);
        QVERIFY2(!isTold || told->find("(a1_.py:") != std::string::npos, isTold ? told->c_str() : "");
        RecordedEvents events;
        const RunProject::Outcome outcome = project.run("head", asShown(plan), events);
        if (isHeld) {
            QVERIFY(outcome.error);
            QVERIFY2(outcome.error->code() != ErrorCode::PlanMismatch && outcome.text().find("nowhere") != std::string::npos, outcome.text().c_str());
            continue;
        }
        QCOMPARE(outcome.text(), std::string());
        QCOMPARE(project.rows(), Texts{"a1"});
    }
}

/// Rows that a preview does not know were changed: the session's UPDATE is unknown, and what comes after it is not held to be certain.
void TestPlanIsRun::changesOfRowsThatOnlyDataTell()
{
    RunProject project(false);
    project.builder().revision({.id = "a1", .down = {}, .message = "",
                                .upgrade = {"op.create_table('unit', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('name', sa.String(9)))", "op.execute(\"INSERT INTO unit VALUES (1, 'gram')\")",
                                            "session = orm.Session(bind=op.get_bind())", "unit = session.scalars(sa.select(Unit)).one()", "unit.name = 'gramme'", "session.flush()",
                                            "op.execute('UPDATE unit SET id = 2')"},
                                .imports = {"from sqlalchemy import orm\n\n\nclass Base(orm.DeclarativeBase):\n    pass\n\n\nclass Unit(Base):\n    __tablename__ = 'unit'\n"
                                            "    id: orm.Mapped[int] = orm.mapped_column(primary_key=True)\n    name: orm.Mapped[str]\n"}});
    const migrate::Plan plan = project.plan("head");
    const std::vector<migrate::ShownStep> shown = migrate::shownSteps(plan);
    const auto unknown = std::count_if(shown.at(0).statements.begin(), shown.at(0).statements.end(), [](const sql::Statement &one) { return one.certainty == sql::Certainty::Unknown; });
    QCOMPARE(unknown, 1);
    RecordedEvents events;
    QCOMPARE(project.run("head", asShown(plan), events).text(), std::string());
    QCOMPARE(project.column("SELECT name || id FROM unit"), Texts{"gramme2"});
}

QTEST_GUILESS_MAIN(TestPlanIsRun)
#include "tst_plan_is_run.moc"
