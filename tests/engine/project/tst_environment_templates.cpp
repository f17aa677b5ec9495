// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "project/environment_templates.h"
#include "project/model_modules.h"
#include "project/paths.h"
#include "support/process.h"
#include "support/temp_dir.h"

#include <QTest>

#include <filesystem>

using namespace limbeck::project;
using limbeck::Error;
using limbeck::test::TempDir;

/// Every template must give a project that the real Alembic accepts.
class TestEnvironmentTemplates : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hasTheFiveTemplates()
    {
        QStringList names;
        for (const EnvironmentTemplate &entry : environmentTemplates()) {
            names << QString::fromStdString(entry.name);
            QVERIFY(!entry.summary.empty());
            for (const char *file : {"env.py", "script.py.mako", "alembic.ini.mako"})
                QVERIFY2(entry.files.contains(file), file);
        }
        QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("async generic multidb pyproject pyproject_async"));
    }

    void alembicCanUseIt()
    {
        TempDir temp;
        const std::string root = temp.path().string();
        int actions = 0;
        initEnvironment({"db/migrations", "generic", true, root, root + "/alembic.ini", root + "/pyproject.toml"}, [&](const InitAction &) { ++actions; });
        QCOMPARE(actions, 8);  // two folders, ini, env.py, template, README, two __init__.py
        const std::string ini = readTextFile(root + "/alembic.ini");
        QVERIFY(ini.find("script_location = %(here)s/db/migrations\n") != std::string::npos);
        limbeck::test::ProcessOptions options;
        options.workingDirectory = temp.path();
        const auto made = limbeck::test::runAlembic({"revision", "-m", "first one", "--rev-id", "abc"}, options);
        QVERIFY2(made.status == 0, made.toText().c_str());
        QVERIFY(fileExists(root + "/db/migrations/versions/abc_first_one.py"));
        const auto history = limbeck::test::runAlembic({"history"}, options);
        QVERIFY2(history.output.find("<base> -> abc (head), first one") != std::string::npos, history.toText().c_str());
    }

    void sqlModelIsReady_data()
    {
        QTest::addColumn<QString>("root");
        QTest::newRow("package") << ".";
        QTest::newRow("src layout") << "src";
    }

    /// An environment for SQLModel: the real Alembic and our own find the models, write them and take them down again.
    void sqlModelIsReady()
    {
        QFETCH(QString, root);
        TempDir temp;
        const std::string folder = temp.path().string();
        const std::string package = folder + (root == QLatin1String("src") ? "/src/shop" : "/shop");
        std::filesystem::create_directories(package);
        std::filesystem::create_directories(folder + "/.venv/lib");
        writeTextFile(package + "/__init__.py", "");
        writeTextFile(package + "/models.py",
                      "from typing import Optional\nfrom sqlmodel import Field, SQLModel\n\n\nclass Tea(SQLModel, table=True):\n    id: Optional[int] = Field(default=None, primary_key=True)\n    name: str\n");
        writeTextFile(folder + "/.venv/lib/other.py", "from sqlmodel import SQLModel\nclass X(SQLModel, table=True):\n    pass\n");
        writeTextFile(folder + "/read.py", "from sqlmodel import SQLModel\nclass TeaRead(SQLModel):\n    pass\n");
        const ModelModules models = findModelModules(folder);
        QCOMPARE(models.modules, std::vector<std::string>{"shop.models"});
        QCOMPARE(QString::fromStdString(models.importRoot), root);

        InitRequest request{"migrations", "", false, folder, folder + "/alembic.ini", folder + "/pyproject.toml"};
        request.sqlModel = SqlModelEnvironment{models.modules, models.importRoot, "TEA_URL", "sqlite:///tea%20house.db"};
        initEnvironment(request, [](const InitAction &) {});
        limbeck::test::ProcessOptions options;
        options.workingDirectory = temp.path();
        const auto made = limbeck::test::runAlembic({"revision", "--autogenerate", "-m", "teas", "--rev-id", "abc"}, options);
        QVERIFY2(made.status == 0, made.toText().c_str());
        const std::string script = readTextFile(folder + "/migrations/versions/abc_teas.py");
        QVERIFY2(script.find("import sqlmodel") != std::string::npos && script.find("sqlmodel.sql.sqltypes.AutoString") != std::string::npos, script.c_str());
        const auto up = limbeck::test::runCli({"upgrade", "head"}, options);
        QVERIFY2(up.status == 0, up.toText().c_str());
        const auto check = limbeck::test::runCli({"check"}, options);
        QVERIFY2(check.status == 0, check.toText().c_str());
        options.environment["TEA_URL"] = "sqlite:///other.db";
        QVERIFY(limbeck::test::runAlembic({"upgrade", "head"}, options).status == 0);
        QVERIFY(fileExists(folder + "/other.db"));
        const auto down = limbeck::test::runCli({"downgrade", "base"}, options);
        QVERIFY2(down.status == 0, down.toText().c_str());
        const auto offline = limbeck::test::runCli({"upgrade", "head", "--sql"}, options);
        QVERIFY2(offline.output.find("CREATE TABLE tea") != std::string::npos, offline.toText().c_str());
    }

    void refusesFullFoldersAndUnknownTemplates()
    {
        TempDir temp;
        const std::string root = temp.path().string();
        writeTextFile(root + "/file", "x");
        const auto ignore = [](const InitAction &) {};
        QVERIFY_EXCEPTION_THROWN(initEnvironment({".", "generic", false, root, root + "/a.ini", root + "/p.toml"}, ignore), Error);
        QVERIFY_EXCEPTION_THROWN(initEnvironment({"new", "sqlmodel", false, root, root + "/a.ini", root + "/p.toml"}, ignore), Error);  // Alembic has none
        QVERIFY_EXCEPTION_THROWN(initEnvironment({"new", "nothing", false, root, root + "/a.ini", root + "/p.toml"}, ignore), Error);
        QVERIFY(!directoryExists(root + "/new"));
    }

    void keepsExistingConfiguration()
    {
        TempDir temp;
        const std::string root = temp.path().string();
        writeTextFile(root + "/pyproject.toml", "[project]\nname = \"x\"\n");
        writeTextFile(root + "/alembic.ini", "[alembic]\n");
        std::vector<InitAction::Kind> kinds;
        initEnvironment({"m", "pyproject", false, root, root + "/alembic.ini", root + "/pyproject.toml"}, [&](const InitAction &action) { kinds.push_back(action.kind); });
        QVERIFY(std::find(kinds.begin(), kinds.end(), InitAction::Kind::AppendedTo) != kinds.end());
        QVERIFY(std::find(kinds.begin(), kinds.end(), InitAction::Kind::SkippedExisting) != kinds.end());
        const std::string toml = readTextFile(root + "/pyproject.toml");
        QVERIFY(toml.starts_with("[project]\nname = \"x\"\n\n\n[tool.alembic]\n"));
        kinds.clear();
        initEnvironment({"m2", "pyproject", false, root, root + "/alembic.ini", root + "/pyproject.toml"}, [&](const InitAction &action) { kinds.push_back(action.kind); });
        QVERIFY(std::find(kinds.begin(), kinds.end(), InitAction::Kind::SkippedSection) != kinds.end());
    }
};

QTEST_APPLESS_MAIN(TestEnvironmentTemplates)
#include "tst_environment_templates.moc"
