// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/delegate/python_finder.h"
#include "migrate/delegate/trust.h"
#include "base/error.h"
#include "support/process.h"
#include "support/temp_dir.h"

#include <QTest>

#include <filesystem>

using namespace limbeck;
using namespace limbeck::migrate;
using limbeck::test::TempDir;

namespace {

/// A program that stands for an interpreter.
std::string makeProgram(const std::filesystem::path &file, const std::string &body)
{
    test::writeFile(file, "#!/bin/sh\n" + body + "\n");
    std::filesystem::permissions(file, std::filesystem::perms::owner_all);
    return file.string();
}

std::vector<std::string> programs(const std::vector<PythonCandidate> &candidates)
{
    std::vector<std::string> found;
    for (const PythonCandidate &candidate : candidates)
        found.push_back(candidate.program);
    return found;
}

}  // namespace

class TestPythonFinder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void order()
    {
        TempDir folder;
        const std::filesystem::path root = folder / "repo/app";
        std::filesystem::create_directories(folder / "repo/.git");
        const std::string own = makeProgram(root / ".venv/bin/python", "exit 0");
        const std::string above = makeProgram(folder / "repo/venv/bin/python", "exit 0");
        makeProgram(folder / "venv/bin/python", "exit 0");
        const std::string active = makeProgram(folder / "active/bin/python", "exit 0");
        const std::string path = makeProgram(folder / "bin/python3", "exit 0");
        const auto found = pythonCandidates(root, {{"VIRTUAL_ENV", folder / "active"}, {"PATH", (folder / "bin").string()}});
        QCOMPARE(programs(found), (std::vector<std::string>{active, own, above, path}));
    }

    void poetryAndPipenv()
    {
        TempDir folder;
        const std::filesystem::path root = folder / "shop";
        std::filesystem::create_directories(root / ".git");
        test::writeFile(root / "pyproject.toml", "[build-system]\nname = \"wrong\"\n[tool.poetry]\nname = \"My Shop\"\n");
        test::writeFile(root / "Pipfile", "");
        const std::string poetry = makeProgram(folder / ("cache/pypoetry/virtualenvs/" + poetryEnvironmentName("My Shop", root) + "-py3.11/bin/python"), "exit 0");
        const std::string pipenv = makeProgram(folder / ("share/virtualenvs/" + pipenvEnvironmentName(root) + "/bin/python"), "exit 0");
        const auto found = pythonCandidates(root, {{"XDG_CACHE_HOME", folder / "cache"}, {"XDG_DATA_HOME", folder / "share"}});
        QCOMPARE(programs(found), (std::vector<std::string>{poetry, pipenv}));
        QVERIFY(poetryEnvironmentName("My Shop", "/srv/x").starts_with("my_shop-"));
        QCOMPARE(poetryEnvironmentName("My Shop", "/srv/x").size(), std::string("my_shop-").size() + 8);
    }

    void takesTheFirstThatImportsAlembic()
    {
        TempDir folder;
        makeProgram(folder / ".venv/bin/python", "echo \"ModuleNotFoundError: No module named 'alembic'\" >&2; exit 1");
        const std::string good = makeProgram(folder / "venv/bin/python", "echo 1.13.1");
        const ProjectPython python = findProjectPython({}, folder.path(), {});
        QCOMPARE(python.program, good);
        QCOMPARE(python.alembicVersion, std::string("1.13.1"));
    }

    void tellsWhyNone()
    {
        TempDir folder;
        const std::string bad = makeProgram(folder / ".venv/bin/python", "echo \"ModuleNotFoundError: No module named 'alembic'\" >&2; exit 1");
        try {
            findProjectPython({}, folder.path(), {});
            QFAIL("no error");
        } catch (const Error &error) {
            QCOMPARE(error.code(), ErrorCode::Config);
            QVERIFY2(error.toText().find(bad + " (the folder .venv of " + folder.path().string() + "): ModuleNotFoundError: No module named 'alembic'") != std::string::npos, error.toText().c_str());
        }
    }

    void chosen()
    {
        TempDir folder;
        const std::string good = makeProgram(folder / "elsewhere/bin/python", "echo 1.9.0");
        QCOMPARE(findProjectPython("elsewhere", folder.path(), {}).program, good);
        QCOMPARE(findProjectPython(good, folder.path(), {}).program, good);
        QVERIFY_THROWS_EXCEPTION(Error, findProjectPython("not-there", folder.path(), {}));
    }

    void realOne()
    {
        TempDir folder;
        QVERIFY(!findProjectPython(test::pythonProgram(), folder.path(), {}).alembicVersion.empty());
    }

    void trust()
    {
        TempDir folder;
        std::filesystem::create_directories(folder / "project");
        std::filesystem::create_directory_symlink(folder / "project", folder / "link");
        TrustStore store(folder / "data/limbeck/trusted-projects");
        QVERIFY(!store.isTrusted(folder / "project"));
        store.setTrusted(folder / "link", true);
        store.setTrusted(folder.path(), true);
        QVERIFY(store.isTrusted(folder / "project"));
        QVERIFY(!TrustStore(folder / "data/limbeck/trusted-projects").isTrusted(folder / "project/sub"));
        store.setTrusted(folder / "project", false);
        QVERIFY(!store.isTrusted(folder / "link"));
        QVERIFY(store.isTrusted(folder.path()));
    }
};

QTEST_GUILESS_MAIN(TestPythonFinder)
#include "tst_python_finder.moc"
