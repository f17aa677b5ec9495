// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Finding and loading the files of a project.
#include "revision_cases.h"

#include "revision/script_directory.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

using namespace limbeck;
using namespace limbeck::revision;
namespace fs = std::filesystem;

namespace {

class Folder {
public:
    Folder() : m_root(fs::canonical(m_dir.path().toStdString())) {}
    std::string path(const std::string &name) const { return (m_root / name).string(); }
    void write(const std::string &name, const std::string &text = "revision = 'a'\ndown_revision = None\n") const
    {
        fs::create_directories((m_root / name).parent_path());
        std::ofstream(m_root / name) << text;
    }
    void link(const std::string &target, const std::string &name) const { fs::create_symlink(target, m_root / name); }

    /// Names relative to the folder, in load order.
    std::string sources(const VersionLocations &locations) const { return relative(findScriptFiles(locations).sources); }
    std::string compiled(const VersionLocations &locations) const { return relative(findScriptFiles(locations).compiled); }

private:
    std::string relative(const std::vector<std::string> &paths) const
    {
        std::string text;
        for (const std::string &each : paths)
            text += (text.empty() ? "" : " ") + fs::relative(each, m_root).string();
        return text;
    }
    QTemporaryDir m_dir;
    fs::path m_root;
};

std::string script(const std::string &id, const std::string &parent)
{
    return "'doc of " + id + "'\nrevision = '" + id + "'\ndown_revision = " + (parent.empty() ? "None" : "'" + parent + "'")
           + "\n\ndef upgrade(): pass\n\ndef downgrade(): pass\n";
}

}  // namespace

class TestScriptDirectory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAndOrder()
    {
        const Folder folder;
        for (const char *name : {"v/b.py", "v/a.py", "v/Z.py", "v/.x.py", "v/ä.py", "v/.#a.py", "v/__init__.py", "v/__init__x.py", "v/c.txt", "v/d.pyc",
                                 "v/_e.py", "v/.py", "v/sub/f.py", "v/__pycache__/g.py"})
            folder.write(name);
        QCOMPARE(folder.sources({{folder.path("v")}}), std::string("v/.py v/.x.py v/Z.py v/_e.py v/a.py v/b.py v/ä.py"));
        QCOMPARE(folder.compiled({{folder.path("v")}}), std::string());
    }

    void recursive()
    {
        const Folder folder;
        for (const char *name : {"v/z.py", "v/a/m.py", "v/a/b/c.py", "v/b/a.py", "v/__pycache__/x.py", "v/a/x__pycache__/x.py"})
            folder.write(name);
        QCOMPARE(folder.sources({{folder.path("v")}, true}), std::string("v/z.py v/a/m.py v/a/b/c.py v/b/a.py"));
    }

    void severalLocations()
    {
        const Folder folder;
        folder.write("two/a.py");
        folder.write("one/b.py");
        QCOMPARE(folder.sources({{folder.path("two"), folder.path("missing"), folder.path("one")}}), std::string("two/a.py one/b.py"));
        QCOMPARE(folder.sources({{}}), std::string());
    }

    void linksAndDuplicates()
    {
        const Folder folder;
        folder.write("v/a.py");
        folder.write("other/real.py");
        folder.write("other/text.txt");
        folder.link(folder.path("other/real.py"), "v/b.py");
        folder.link(folder.path("other/real.py"), "v/c.py");
        folder.link(folder.path("other/text.txt"), "v/d.py");
        folder.link(folder.path("other"), "v/sub");
        QCOMPARE(folder.sources({{folder.path("v")}, true}), std::string("v/a.py other/real.py"));
        const ScriptFiles files = findScriptFiles({{folder.path("v"), folder.path("v")}});
        QCOMPARE(files.sources.size(), 2u);
        QCOMPARE(files.warnings.size(), 5u);
        QCOMPARE(files.warnings[0].message, "File " + folder.path("other/real.py") + " loaded twice! ignoring.");
    }

    void sourceless()
    {
        const Folder folder;
        for (const char *name : {"v/a.py", "v/a.pyc", "v/b.pyc", "v/b.pyo", "v/c.pyo", "v/__pycache__/a.cpython-311.pyc", "v/__pycache__/e.cpython-311.pyc",
                                 "v/__pycache__/b.cpython-311.pyc"})
            folder.write(name);
        const VersionLocations locations{{folder.path("v")}, false, true};
        QCOMPARE(folder.sources(locations), std::string("v/a.py"));
        QCOMPARE(folder.compiled(locations), std::string("v/b.pyc v/c.pyo v/__pycache__/e.cpython-311.pyc"));
        const LoadedScripts loaded = loadScripts(locations, LoadMode::Lenient, {});
        QCOMPARE(loaded.problems.size(), 3u);
        QVERIFY_THROWS_EXCEPTION(Error, loadScripts(locations, LoadMode::Strict, {}));
    }

    void loads()
    {
        const Folder folder;
        folder.write("v/1.py", script("one", ""));
        folder.write("v/2.py", script("two", "one"));
        const LoadedScripts loaded = loadScripts({{folder.path("v")}}, LoadMode::Strict, {});
        QCOMPARE(loaded.scripts.size(), 2u);
        QCOMPARE(loaded.scripts[1].id, std::string("two"));
        QCOMPARE(loaded.scripts[1].downRevisions, std::vector<std::string>{"one"});
        QCOMPARE(loaded.scripts[1].doc, std::string("doc of two"));
        QCOMPARE(loaded.scripts[1].path, folder.path("v/2.py"));
        QCOMPARE(loaded.scripts[1].lines.downgrade, 7);
        QCOMPARE(loadScript(folder.path("v/2.py"), {}), loaded.scripts[1]);
        const RevisionGraph graph = RevisionGraph::build(loaded.scripts, LoadMode::Strict);
        QCOMPARE(graph.heads(), std::vector<int>{1});
    }

    void brokenFiles()
    {
        const Folder folder;
        folder.write("v/1.py", script("one", ""));
        folder.write("v/2.py", "\n\nrevision = make()\ndown_revision = None\n");
        folder.write("v/3.py", "revision = 'three'\n");
        folder.link("/nowhere/at/all.py", "v/4.py");
        folder.write("v/5.py", script("five", "one"));
        const LoadedScripts loaded = loadScripts({{folder.path("v")}}, LoadMode::Lenient, {});
        QCOMPARE(loaded.scripts.size(), 2u);
        QCOMPARE(loaded.problems.size(), 3u);
        QCOMPARE(loaded.problems[0].position, (SourcePosition{folder.path("v/2.py"), 3, 0}));
        QCOMPARE(loaded.problems[0].code, ErrorCode::Unsupported);
        QCOMPARE(loaded.problems[1].code, ErrorCode::RevisionCrash);
        QCOMPARE(loaded.problems[2].code, ErrorCode::File);
        try {
            loadScripts({{folder.path("v")}}, LoadMode::Strict, {});
            QFAIL("a broken file was accepted");
        } catch (const Error &error) {
            QCOMPARE(error.position().file, folder.path("v/2.py"));
        }
    }

    void bigFile()
    {
        const Folder folder;
        std::string text = script("big", "");
        for (int i = 0; i < 40'000; ++i)
            text += "    # line of a big file\n";
        folder.write("v/1.py", text + "\ndef late(): pass\nrevision = 'other'\n");
        folder.write("v/2.py", text);
        const LoadedScripts loaded = loadScripts({{folder.path("v")}}, LoadMode::Lenient, {});
        QCOMPARE(loaded.scripts.size(), 1u);
        QCOMPARE(loaded.problems.size(), 1u);
        QCOMPARE(loaded.problems[0].position.line, 40'010);
    }
};

QTEST_APPLESS_MAIN(TestScriptDirectory)
#include "tst_script_directory.moc"
