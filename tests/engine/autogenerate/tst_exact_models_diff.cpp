// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/postgres_server.h"
#include "support/project_builder.h"
#include "support/temp_dir.h"

#include <QTest>

using namespace limbeck;

namespace {

/// What is easily lost on the way through Python: CHECKs of columns, types that only a driver has, types of the project, names that are too long for the database, a MetaData within a type.
const char *const kModels = R"py(import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import declarative_base

metadata = sa.MetaData(naming_convention={
    "ix": "ix_%(table_name)s_%(column_0_N_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s", "pk": "pk_%(table_name)s"})
Base = declarative_base(metadata=metadata)


class Settings(sa.types.TypeDecorator):
    impl = sa.JSON
    cache_ok = True

    def load_dialect_impl(self, dialect):
        return dialect.type_descriptor(sa.JSON())


class Identifier(sa.types.TypeDecorator):
    impl = postgresql.UUID
    cache_ok = True

    def load_dialect_impl(self, dialect):
        return dialect.type_descriptor(postgresql.UUID())


class Point(sa.types.UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **options):
        return "POINT"


class AccountWithQuiteALongName(Base):
    __tablename__ = "account_with_a_name_that_is_quite_long_for_a_database"
    id = sa.Column(Identifier, primary_key=True)
    plan = sa.Column(sa.String(9), sa.CheckConstraint("plan <> ''", name="plan_given"), nullable=False, server_default="free")
    mode = sa.Column(sa.Enum("fast", "safe", name="mode_of_account", metadata=metadata))
    settings = sa.Column(Settings)
    place = sa.Column(Point)
    first_name_of_the_owner = sa.Column(sa.Text, index=True)
    last_name_of_the_owner = sa.Column(sa.Text)
    __table_args__ = (sa.UniqueConstraint("first_name_of_the_owner", "last_name_of_the_owner"),)


class Entry(Base):
    __tablename__ = "entry"
    id = sa.Column(sa.Integer, primary_key=True)
    account = sa.Column(Identifier, sa.ForeignKey("account_with_a_name_that_is_quite_long_for_a_database.id", ondelete="CASCADE"))
    amount = sa.Column(sa.Numeric(12, 2), server_default=sa.text("0"))
)py";

}  // namespace

/// The models as they are read and as the project's own Python has them are the same, from either side.
class TestExactModelsDiff : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bothReadingsAgree_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("read to Python's") << "models" << "exact";
        QTest::newRow("Python's to read") << "exact" << "models";
    }
    void bothReadingsAgree()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        const test::PostgresDatabase database = test::PostgresServer::shared().createDatabase();
        const test::TempDir folder;
        test::ProjectBuilder project(folder / "p");
        project.url(database.url()).file("models.py", kModels).envPrelude("from models import Base\ntarget_metadata = Base.metadata\n");
        const test::ProcessResult result = project.cli({"diff", "--from", from.toStdString(), "--to", to.toStdString(), "--exact=" + test::pythonProgram(), "--format", "json"});
        QVERIFY2(result.status == 0, result.toText().c_str());
        QVERIFY2(result.output == "[]\n", result.toText().c_str());
        QVERIFY2(result.errors.find("not read wholly") == std::string::npos, result.errors.c_str());
    }

    /// What only Python sees is told.
    void whatOnlyPythonSees()
    {
        const test::PostgresDatabase database = test::PostgresServer::shared().createDatabase();
        const test::TempDir folder;
        test::ProjectBuilder project(folder / "p");
        project.url(database.url())
            .file("models.py", std::string(kModels) + "\n\nexec(\"sa.Table('hidden', metadata, sa.Column('id', sa.Integer, primary_key=True))\")\n")
            .envPrelude("from models import Base\ntarget_metadata = Base.metadata\n");
        const test::ProcessResult result = project.cli({"diff", "--from", "models", "--to", "exact", "--exact=" + test::pythonProgram()});
        QVERIFY2(result.status == 0 && result.output.find("hidden") != std::string::npos, result.toText().c_str());
        const test::ProcessResult check = project.cli({"diff"});
        QVERIFY2(check.errors.find("exec() is not supported") != std::string::npos, check.toText().c_str());
    }
};

QTEST_GUILESS_MAIN(TestExactModelsDiff)
#include "tst_exact_models_diff.moc"
