// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/process.h"
#include "support/project_builder.h"
#include "support/temp_dir.h"

#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <sstream>

// tests/cases/cli/*.txt: projects, commands, and what Alembic 1.19 with SQLAlchemy 2.0 answered (the head of each file tells the notation).
// With LIMBECK_RECORD_CLI_CASES in the environment the commands go to the program in LIMBECK_ALEMBIC instead, and the files are written anew.

using namespace limbeck::test;

namespace {

using Texts = std::vector<std::string>;

bool isRecording() { return std::getenv("LIMBECK_RECORD_CLI_CASES") != nullptr; }

Texts linesOf(const std::string &text)
{
    Texts lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

Texts words(const std::string &text)
{
    Texts found;
    std::istringstream stream(text);
    std::string word;
    while (stream >> word) {
        if (word.front() == '\'') {
            while (word.back() != '\'' || word.size() == 1) {
                std::string more;
                if (!(stream >> more))
                    break;
                word += " " + more;
            }
            word = word.substr(1, word.size() - 2);
        }
        found.push_back(word);
    }
    return found;
}

Texts commaList(const std::string &text)
{
    Texts found;
    std::istringstream stream(text);
    for (std::string item; std::getline(stream, item, ',');)
        found.push_back(item);
    return found;
}

void replaceAll(std::string &text, const std::string &from, const std::string &to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

struct Command {
    enum class Compare { All, Sorted, StatusOnly } compare = Compare::All;
    std::string text;
    Texts expected;
};
struct Case {
    std::string name;
    Texts setup;              ///< lines before the first command
    std::vector<Command> commands;
};
struct CaseFile {
    std::filesystem::path path;
    Texts head;
    std::vector<Case> cases;
};

CaseFile readCases(const std::filesystem::path &path)
{
    CaseFile file{path, {}, {}};
    for (const std::string &line : linesOf(readFile(path))) {
        if (line.starts_with("=== ")) {
            file.cases.push_back({line.substr(4), {}, {}});
        } else if (file.cases.empty()) {
            file.head.push_back(line);
        } else if (line.starts_with("$")) {
            const auto blank = line.find(' ');
            const std::string mark = line.substr(1, blank - 1);
            const auto compare = mark == "~" ? Command::Compare::Sorted : mark == "?" ? Command::Compare::StatusOnly : Command::Compare::All;
            file.cases.back().commands.push_back({compare, line.substr(blank + 1), {}});
        } else if (!file.cases.back().commands.empty()) {
            file.cases.back().commands.back().expected.push_back(line);
        } else if (!line.empty()) {
            file.cases.back().setup.push_back(line);
        }
    }
    return file;
}

/// "revision b1 <- a1 labels=x,y depends=c1: message"
RevisionSpec revisionOf(const std::string &line)
{
    const auto colon = line.find(": ");
    RevisionSpec spec;
    spec.message = line.substr(colon + 2);
    const Texts parts = words(line.substr(0, colon));
    spec.id = parts.at(1);
    for (std::size_t i = 2; i < parts.size(); ++i) {
        if (parts[i] == "<-")
            spec.down = commaList(parts.at(++i));
        else if (parts[i].starts_with("labels="))
            spec.labels = commaList(parts[i].substr(7));
        else if (parts[i].starts_with("depends="))
            spec.dependsOn = commaList(parts[i].substr(8));
    }
    spec.upgrade = {"op.create_table('t_" + spec.id + "', sa.Column('v', sa.Integer()))"};
    spec.downgrade = {"op.drop_table('t_" + spec.id + "')"};
    return spec;
}

void build(ProjectBuilder &builder, const Case &one)
{
    builder.ini("path_separator", "os");
    for (const std::string &line : one.setup) {
        if (line.starts_with("revision "))
            builder.revision(revisionOf(line));
        else if (line.starts_with("url "))
            builder.url(line.substr(4));
        else if (line.starts_with("configure "))
            builder.configureArguments({line.substr(10)});
        else if (line.starts_with("ini "))
            builder.ini(line.substr(4, line.find(" = ") - 4), line.substr(line.find(" = ") + 3));
        else if (line == "empty folder")
            std::filesystem::remove_all(builder.folder() / "migrations"), std::filesystem::remove(builder.iniFile());
        else
            throw std::runtime_error("no such line in a case: " + line);
    }
}

/// Standard output, two blanks before each line, and after "!" the log lines of standard error; the status first unless it is 0.
Texts answerOf(const ProcessResult &result, const Command &command, const std::filesystem::path &folder)
{
    Texts answer;
    if (result.status != 0)
        answer.push_back("status " + std::to_string(result.status));
    if (command.compare == Command::Compare::StatusOnly)
        return answer;
    std::string output = result.output;
    replaceAll(output, folder.string(), "<folder>");
    Texts lines = linesOf(output);
    if (command.compare == Command::Compare::Sorted)
        std::sort(lines.begin(), lines.end());
    for (const std::string &line : lines)
        answer.push_back(line.empty() ? std::string("  |") : "  " + line);
    std::string errors = result.errors;
    replaceAll(errors, folder.string(), "<folder>");
    for (const std::string &line : linesOf(errors)) {
        if ((line.starts_with("INFO ") || line.starts_with("ERROR [") || line.starts_with("WARNI")) && line.find("runtime.plugins") == std::string::npos)
            answer.push_back("! " + line);
    }
    return answer;
}

/// What must be equal: of an error the stable part, up to the advice behind it (spec/commands.md §5).
Texts stable(Texts lines)
{
    for (std::string &line : lines) {
        if (line.starts_with("  FAILED: ") || line.starts_with("! ERROR"))
            line = line.substr(0, line.find(';'));
        // Their order is nobody's promise.
        const std::string children = "  Branches into: ";
        if (line.starts_with(children)) {
            std::string list = line.substr(children.size());
            replaceAll(list, ", ", ",");
            Texts ids = commaList(list);
            std::sort(ids.begin(), ids.end());
            line = children;
            for (const std::string &id : ids)
                line += id + " ";
        }
    }
    return lines;
}

std::string joined(const Texts &lines)
{
    std::string text;
    for (const std::string &line : lines)
        text += line + "\n";
    return text;
}

ProcessResult runCommand(const ProjectBuilder &builder, const Command &command)
{
    ProcessOptions options;
    options.environment = {{"EDITOR", "true"}, {"VISUAL", ""}, {"COLUMNS", "200"}};
    return isRecording() ? builder.alembic(words(command.text), options) : builder.cli(words(command.text), options);
}

}  // namespace

class TestCliCases : public QObject {
    Q_OBJECT
    std::vector<CaseFile> m_files;

private Q_SLOTS:
    void initTestCase()
    {
        const std::filesystem::path folder = std::filesystem::path(LIMBECK_SOURCE_DIR) / "tests/cases/cli";
        for (const auto &entry : std::filesystem::directory_iterator(folder))
            m_files.push_back(readCases(entry.path()));
        QVERIFY(!m_files.empty());
    }

    void cases_data()
    {
        QTest::addColumn<int>("file");
        QTest::addColumn<int>("number");
        int commands = 0;
        for (std::size_t file = 0; file < m_files.size(); ++file) {
            for (std::size_t i = 0; i < m_files[file].cases.size(); ++i) {
                QTest::addRow("%s: %s", m_files[file].path.stem().c_str(), m_files[file].cases[i].name.c_str()) << int(file) << int(i);
                commands += int(m_files[file].cases[i].commands.size());
            }
        }
        qInfo("%d commands", commands);
    }

    void cases()
    {
        QFETCH(int, file);
        QFETCH(int, number);
        Case &one = m_files[std::size_t(file)].cases[std::size_t(number)];
        TempDir folder;
        ProjectBuilder builder(folder.path());
        build(builder, one);
        for (Command &command : one.commands) {
            const ProcessResult result = runCommand(builder, command);
            const Texts answer = answerOf(result, command, folder.path());
            Texts expected = command.expected;
            while (!expected.empty() && expected.back().empty())
                expected.pop_back();
            if (isRecording())
                command.expected = answer;
            else
                QVERIFY2(stable(answer) == stable(expected), ("$ " + command.text + "\nexpected:\n" + joined(expected) + "answered:\n" + joined(answer) + result.toText()).c_str());
        }
    }

    void cleanupTestCase()
    {
        if (!isRecording())
            return;
        for (const CaseFile &file : m_files) {
            std::string text = joined(file.head);
            for (const Case &one : file.cases) {
                text += "=== " + one.name + "\n" + joined(one.setup);
                for (const Command &command : one.commands) {
                    const char *mark = command.compare == Command::Compare::Sorted ? "$~ " : command.compare == Command::Compare::StatusOnly ? "$? " : "$ ";
                    text += mark + command.text + "\n" + joined(command.expected);
                }
                text += "\n";
            }
            writeFile(file.path, text);
        }
    }
};

QTEST_GUILESS_MAIN(TestCliCases)
#include "tst_cli_cases.moc"
