// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "project/project.h"
#include "support/temp_dir.h"

#include <QTest>

#include <filesystem>

using namespace limbeck::project;
using limbeck::Error;
using limbeck::ErrorCode;
using limbeck::test::TempDir;
using limbeck::test::writeFile;

namespace {

struct Folder {
    TempDir temp;
    std::string path() const { return temp.path().string(); }
    void write(const std::string &name, const std::string &text) { writeFile(temp.path() / name, text); }
    Project load(ConfigRequest request = {})
    {
        request.workingDirectory = path();
        std::filesystem::create_directories(temp.path() / "mig");
        return loadProject(request);
    }
};

QString listed(const std::vector<std::string> &items)
{
    QStringList texts;
    for (const std::string &item : items)
        texts << QString::fromStdString(item);
    return texts.join(QLatin1Char('|'));
}

}  // namespace

class TestConfig : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void splitsPathLists_data()
    {
        QTest::addColumn<QString>("separator");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("expected");
        QTest::newRow("none") << QString() << QStringLiteral("/foo /bar") << QStringLiteral("/foo|/bar");
        QTest::newRow("none, commas") << QString() << QStringLiteral("/foo, /bar") << QStringLiteral("/foo|/bar");
        QTest::newRow("os") << QStringLiteral("path_separator = os") << QStringLiteral("/foo:/bar") << QStringLiteral("/foo|/bar");
        QTest::newRow("space") << QStringLiteral("path_separator = space") << QStringLiteral("/foo /bar") << QStringLiteral("/foo|/bar");
        QTest::newRow("newline") << QStringLiteral("path_separator = newline") << QStringLiteral("\n  /foo  \n  /bar  ") << QStringLiteral("/foo|/bar");
        QTest::newRow("colon keeps blanks") << QStringLiteral("path_separator = :") << QStringLiteral("/Project A:/Project B") << QStringLiteral("/Project A|/Project B");
        QTest::newRow("semicolon") << QStringLiteral("path_separator = ;") << QStringLiteral("/a b;/c d") << QStringLiteral("/a b|/c d");
        QTest::newRow("old key") << QStringLiteral("version_path_separator = space") << QStringLiteral("/path/one /path/two /path:/three")
                                 << QStringLiteral("/path/one|/path/two|/path:/three");
    }

    void splitsPathLists()
    {
        QFETCH(QString, separator);
        QFETCH(QString, value);
        QFETCH(QString, expected);
        Folder folder;
        folder.write("alembic.ini", "[alembic]\n" + separator.toStdString() + "\nversion_locations = " + value.toStdString() + "\n");
        ConfigRequest request;
        request.workingDirectory = folder.path();
        QCOMPARE(listed(Config::load(request).pathList("version_locations")), expected);
    }

    void refusesAnUnknownSeparator()
    {
        Folder folder;
        folder.write("alembic.ini", "[alembic]\npath_separator = |\nversion_locations = a\n");
        ConfigRequest request;
        request.workingDirectory = folder.path();
        QVERIFY_EXCEPTION_THROWN(Config::load(request).pathList("version_locations"), Error);
    }

    void choosesFiles_data()
    {
        QTest::addColumn<QString>("environment");
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("toml");
        QTest::addColumn<QString>("ini");
        const auto s = [](const char *text) { return QString::fromLatin1(text); };
        QTest::newRow("default") << QString() << QStringList() << s("pyproject.toml") << s("alembic.ini");
        QTest::newRow("env toml") << s("some/pyproject.toml") << QStringList() << s("some/pyproject.toml") << s("alembic.ini");
        QTest::newRow("env ini") << s("some/x.ini") << QStringList() << s("pyproject.toml") << s("some/x.ini");
        QTest::newRow("both given") << s("some/x.ini") << QStringList{s("foo/pyproject.toml"), s("bar/alembic.ini")} << s("foo/pyproject.toml") << s("bar/alembic.ini");
        QTest::newRow("toml given") << QString() << QStringList{s("foo/pyproject.toml")} << s("foo/pyproject.toml") << s("alembic.ini");
        QTest::newRow("ini given") << QString() << QStringList{s("foo/y.ini")} << s("pyproject.toml") << s("foo/y.ini");
    }

    void choosesFiles()
    {
        QFETCH(QString, environment);
        QFETCH(QStringList, files);
        QFETCH(QString, toml);
        QFETCH(QString, ini);
        ConfigRequest request;
        request.workingDirectory = "/nowhere";
        for (const QString &file : files)
            request.files.push_back(file.toStdString());
        if (!environment.isNull())
            request.environment = environment.toStdString();
        const Config config = Config::load(request);
        QCOMPARE(QString::fromStdString(config.tomlPath()), QStringLiteral("/nowhere/") + toml);
        QCOMPARE(QString::fromStdString(config.ini().path()), QStringLiteral("/nowhere/") + ini);
    }

    void refusesTwoOfAKind()
    {
        ConfigRequest request;
        request.files = {"a.ini", "b.ini"};
        QVERIFY_EXCEPTION_THROWN(Config::load(request), Error);
        request.files = {"a/pyproject.toml", "b/pyproject.toml"};
        QVERIFY_EXCEPTION_THROWN(Config::load(request), Error);
    }

    void iniBeforeToml()
    {
        Folder folder;
        folder.write("alembic.ini", "[alembic]\nscript_location = mig\nfile_template =\n");
        folder.write("pyproject.toml", "[tool.alembic]\nscript_location = \"other\"\nfile_template = \"%%(rev)s\"\ntimezone = \"UTC\"\nrecursive_version_locations = true\n");
        const Project project = folder.load();
        QCOMPARE(QString::fromStdString(project.scriptLocation.value), QString::fromStdString(folder.path() + "/mig"));
        QCOMPARE(project.fileTemplate, std::string("%(rev)s_%(slug)s"));
        QCOMPARE(project.timezone, std::optional<std::string>("UTC"));
        QVERIFY(project.recursiveVersionLocations);
        QCOMPARE(project.scriptLocation.origin.position.line, 2);
    }

    void readsToml()
    {
        Folder folder;
        folder.write("pyproject.toml",
                     "[project]\nname = \"x\"\n[tool.alembic]\nscript_location = \"%(here)s/mig\"\nprepend_sys_path = [\".\", \"%(here)s/src\"]\n"
                     "truncate_slug_length = 20\nversion_locations = [\"%(here)s/v1\", \"v2\"]\n[[tool.alembic.post_write_hooks]]\nname = \"ruff\"\ntype = \"exec\"\n");
        const Project project = folder.load();
        QCOMPARE(listed(project.versionLocations), QString::fromStdString(folder.path() + "/v1|" + folder.path() + "/v2"));
        QCOMPARE(listed(project.pythonPath), QString::fromStdString(folder.path() + "|" + folder.path() + "/src"));
        QCOMPARE(project.truncateSlugLength, 20);
        const auto hooks = project.config.postWriteHooks();
        QCOMPARE(hooks.size(), std::size_t(1));
        QCOMPARE(hooks[0].options.at("type"), std::string("exec"));
    }

    /// The folder's own packages are found as if they were installed, after what the settings name, and no folder stands twice.
    void searchesWhereItsPackagesLie()
    {
        Folder folder;
        folder.write("alembic.ini", "[alembic]\nscript_location = mig\nprepend_sys_path = lib\n");
        folder.write("__init__.py", "");
        const QString path = QString::fromStdString(folder.path());
        QCOMPARE(listed(folder.load().pythonPath), QStringLiteral("%1/lib|%1|%1/src|%2").arg(path, path.section(QLatin1Char('/'), 0, -2)));
    }

    void refusesBadToml_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("no table") << QStringLiteral("[tool]\nalembic = 3\n") << QStringLiteral("Incorrect TOML format");
        QTest::newRow("float") << QStringLiteral("[tool.alembic]\nx = 1.5\n") << QStringLiteral("unsupported TOML value type for key: 'x'");
        QTest::newRow("stray percent") << QStringLiteral("[tool.alembic]\nx = \"100%\"\n") << QStringLiteral("percent");
        QTest::newRow("unknown name") << QStringLiteral("[tool.alembic]\nx = \"%(there)s\"\n") << QStringLiteral("percent");
        QTest::newRow("no toml") << QStringLiteral("[tool.alembic\n") << QStringLiteral("TOML");
    }

    void refusesBadToml()
    {
        QFETCH(QString, text);
        QFETCH(QString, message);
        Folder folder;
        folder.write("pyproject.toml", text.toStdString());
        try {
            folder.load();
            QFAIL("nothing was refused");
        } catch (const Error &error) {
            QVERIFY2(QString::fromStdString(error.message()).contains(message), error.what());
            QVERIFY(error.position().isKnown());
        }
    }

    void strictFlags()
    {
        Folder folder;
        folder.write("alembic.ini", "[alembic]\nscript_location = mig\nsourceless = True\nrecursive_version_locations = true\nrevision_environment = Yes\n");
        const Project project = folder.load();
        QVERIFY(!project.sourceless);
        QVERIFY(project.recursiveVersionLocations);
        QVERIFY(project.revisionEnvironment);
    }

    void saysWhatIsMissing()
    {
        Folder folder;
        try {
            folder.load();
            QFAIL("nothing was refused");
        } catch (const Error &error) {
            QCOMPARE(error.message(), std::string("No 'script_location' key found in configuration."));
            QCOMPARE(error.code(), ErrorCode::Config);
        }
        folder.write("alembic.ini", "[alembic]\nscript_location = nowhere\n");
        try {
            folder.load();
            QFAIL("nothing was refused");
        } catch (const Error &error) {
            QVERIFY(QString::fromStdString(error.message()).startsWith(QStringLiteral("Path doesn't exist: ") + QString::fromStdString(folder.path())));
        }
    }

    void anotherSection()
    {
        Folder folder;
        folder.write("alembic.ini", "[alembic]\nscript_location = nowhere\n[second]\nscript_location = mig\n");
        ConfigRequest request;
        request.section = "second";
        QCOMPARE(QString::fromStdString(folder.load(request).scriptLocation.value), QString::fromStdString(folder.path() + "/mig"));
    }

    void findsProjectsLeniently()
    {
        Folder folder;
        QVERIFY(!findConfiguration(folder.path()));
        folder.write("migrations/alembic.ini", "[alembic]\n");
        folder.write("migrations/env.py", "");
        const auto flask = findConfiguration(folder.path());
        QVERIFY(flask.has_value());
        QCOMPARE(QString::fromStdString(loadProject(*flask).scriptLocation.value), QString::fromStdString(folder.path() + "/migrations"));
        QCOMPARE(QString::fromStdString(flask->workingDirectory), QString::fromStdString(folder.path()));
        folder.write("alembic.ini", "[alembic]\nscript_location = migrations\n");
        QVERIFY(findConfiguration(folder.path())->files.empty());
    }

    void findsModules()
    {
        Folder folder;
        folder.write("src/app/__init__.py", "");
        folder.write("src/app/models.py", "");
        folder.write("src/space/inner.py", "");
        const std::vector<std::string> search{folder.path() + "/src"};
        QCOMPARE(findModuleSource("app", search), std::optional(folder.path() + "/src/app/__init__.py"));
        QCOMPARE(findModuleSource("app.models", search), std::optional(folder.path() + "/src/app/models.py"));
        QCOMPARE(findModuleSource("space", search), std::optional<std::string>(""));
        QVERIFY(!findModuleSource("app.nothing", search));
    }
};

QTEST_APPLESS_MAIN(TestConfig)
#include "tst_config.moc"
