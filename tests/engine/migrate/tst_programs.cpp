// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_testing.h"

#include <QDir>
#include <QFile>
#include <QTest>

/// tests/cases/programs/*.py: scripts that are programs, run on both databases. What each leaves in the table `out` was recorded from Alembic (record_programs.py), for PostgreSQL in a file of its own where that differs.
using namespace limbeck;
using namespace limbeck::test;

namespace {

std::string textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : "cannot read " + path.toStdString();
}

}  // namespace

class TestPrograms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leaveTheSameRows_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<bool>("postgresql");
        const QDir folder(QStringLiteral(LIMBECK_SOURCE_DIR "/tests/cases/programs"));
        const QStringList scripts = folder.entryList({QStringLiteral("*.py")});
        QVERIFY(!scripts.isEmpty());
        for (const QString &script : scripts) {
            for (const bool postgresql : {false, true})
                QTest::newRow(qPrintable(script + (postgresql ? QStringLiteral(" PostgreSQL") : QStringLiteral(" SQLite")))) << folder.filePath(script) << postgresql;
        }
    }

    void leaveTheSameRows()
    {
        QFETCH(QString, script);
        QFETCH(bool, postgresql);
        RunProject project(postgresql);
        project.builder().file("migrations/versions/a_.py", textOf(script));
        RecordedEvents events;
        const auto outcome = project.run("head", {}, events);
        QVERIFY2(!outcome.error, outcome.text().c_str());
        std::string actual;
        for (const std::string &row : project.column("SELECT text FROM \"out\" ORDER BY id"))
            actual += row + "\n";
        const QString own = script.chopped(3) + QStringLiteral(".postgresql.out");
        const QString expected = postgresql && QFile::exists(own) ? own : script.chopped(3) + QStringLiteral(".out");
        QCOMPARE(QString::fromStdString(actual), QString::fromStdString(textOf(expected)));
    }

    /// op.get_context().opts holds what configure() would have been told by default.
    void optionsHaveDefaults()
    {
        RunProject project(false);
        project.builder().file("migrations/versions/a_.py",
                               "import sqlalchemy as sa\nfrom alembic import op\nrevision = 'a'\ndown_revision = None\n"
                               "def upgrade():\n    options = op.get_context().opts\n    out = op.create_table('out', sa.Column('text', sa.Text))\n"
                               "    for name in ('transaction_per_migration', 'render_as_batch', 'literal_binds', 'upgrade_token', 'user_module_prefix', 'as_sql'):\n"
                               "        op.bulk_insert(out, [{'text': '%s %r' % (name, options[name])}])\n");
        RecordedEvents events;
        const auto outcome = project.run("head", {}, events);
        QVERIFY2(!outcome.error, outcome.text().c_str());
        QCOMPARE(project.column("SELECT text FROM \"out\""), (std::vector<std::string>{"transaction_per_migration False", "render_as_batch False", "literal_binds False",
                                                                                      "upgrade_token 'upgrades'", "user_module_prefix None", "as_sql False"}));
    }

    /// A preview does not know the rows: it says so, and what the session writes is unknown, not missing.
    void previewSaysThatItDependsOnRows()
    {
        RunProject project(false);
        project.builder().file("migrations/versions/a_.py",
                               "import sqlalchemy as sa\nfrom alembic import op\nfrom sqlalchemy.orm import Session, declarative_base\nrevision = 'a'\ndown_revision = None\n"
                               "Base = declarative_base()\nclass T(Base):\n    __tablename__ = 't'\n    id = sa.Column(sa.Integer, primary_key=True)\n    n = sa.Column(sa.Integer)\n"
                               "def upgrade():\n    op.create_table('t', sa.Column('id', sa.Integer, primary_key=True), sa.Column('n', sa.Integer))\n    session = Session(bind=op.get_bind())\n"
                               "    for row in session.query(T).all():\n        row.n = 1\n    session.commit()\n");
        const migrate::Plan plan = project.plan("head");
        QCOMPARE(int(plan.steps.size()), 1);
        QVERIFY2(!plan.steps.front().unsupported, plan.steps.front().unsupported ? plan.steps.front().unsupported->message().c_str() : "");
        QVERIFY(plan.steps.front().items.size() >= 2);
        const migrate::PreviewItem &last = plan.steps.front().items.back();
        QVERIFY2(last.certainty == sql::Certainty::Unknown, (std::to_string(int(last.certainty)) + " " + last.reason + " " + (last.statements.empty() ? "" : last.statements.front().text)).c_str());
    }

    /// Branches that depend on rows leave the session in two states at once.
    void sessionAfterBranchesThatDependOnRows()
    {
        RunProject project(false);
        project.builder().file("migrations/versions/a_.py",
                               "import sqlalchemy as sa\nfrom alembic import op\nfrom sqlalchemy.orm import Session, declarative_base\nrevision = 'a'\ndown_revision = None\n"
                               "Base = declarative_base()\nclass T(Base):\n    __tablename__ = 't'\n    id = sa.Column(sa.Integer, primary_key=True)\n"
                               "def upgrade():\n    session = Session(bind=op.get_bind())\n    if op.get_bind().execute(sa.text('SELECT count(*) FROM t')).scalar() > 3:\n        session.close()\n"
                               "    else:\n        session.rollback()\n    session.add(T(id=1))\n    session.commit()\n");
        const ProcessResult diff = project.builder().cli({"diff", "--from", "base", "--to", "head"});
        QVERIFY2(diff.status == 0 || diff.status == 1, std::to_string(diff.status).c_str());
        QVERIFY2((diff.output + diff.errors).find("not certain: a: What an ORM session holds after branches that depend on data") != std::string::npos, (diff.output + diff.errors).c_str());
    }
};

QTEST_GUILESS_MAIN(TestPrograms)
#include "tst_programs.moc"
