// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/delegate/python_finder.h"

#include "migrate/delegate/child_process.h"
#include "project/paths.h"

#include <fmt/format.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace limbeck::migrate {

namespace {

namespace paths = project;

bool isProgram(const std::string &path)
{
    const QFileInfo file(QString::fromStdString(path));
    return file.isFile() && file.isExecutable();
}

std::string pythonIn(const std::string &environmentFolder)
{
    for (const char *name : {"/bin/python", "/bin/python3", "/Scripts/python.exe"}) {
        if (isProgram(environmentFolder + name))
            return environmentFolder + name;
    }
    return {};
}

std::string hash8(const std::string &text)
{
    const QByteArray digest = QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256);
    return digest.toBase64(QByteArray::Base64UrlEncoding).left(8).toStdString();
}

/// What both tools do to names: characters that shells mind become "_", and no more than 42.
std::string tamed(std::string name)
{
    for (char &c : name) {
        if (std::string_view(" $`!*@\"\\\r\n\t").find(c) != std::string_view::npos)
            c = '_';
    }
    return name.substr(0, 42);
}

/// `name = "…"` of [project] or [tool.poetry]; enough of TOML for that line.
std::string projectNameIn(const std::string &folder)
{
    const auto text = paths::tryReadTextFile(folder + "/pyproject.toml");
    if (!text)
        return {};
    bool wanted = false;
    for (const QString &raw : QString::fromStdString(*text).split(QLatin1Char('\n'))) {
        const QString line = raw.trimmed();
        if (line.startsWith(QLatin1Char('[')))
            wanted = line == QLatin1String("[project]") || line == QLatin1String("[tool.poetry]");
        const auto equals = line.indexOf(QLatin1Char('='));
        if (!wanted || equals < 0 || line.left(equals).trimmed() != QLatin1String("name"))
            continue;
        const QString value = line.mid(equals + 1).trimmed();
        if (value.size() > 2)
            return value.mid(1, value.indexOf(value.at(0), 1) - 1).toStdString();
    }
    return {};
}

class Finder {
public:
    Finder(const std::string &root, const std::map<std::string, std::string> &environment) : m_root(root), m_environment(environment) {}

    std::vector<PythonCandidate> run()
    {
        for (const char *name : {"VIRTUAL_ENV", "UV_PROJECT_ENVIRONMENT", "CONDA_PREFIX"}) {
            const std::string folder = variable(name);
            if (!folder.empty())
                addEnvironment(paths::absolutePath(folder, m_root), name);
        }
        folders();
        for (const char *name : {"python3", "python"}) {
            for (const QString &place : searchPath())
                addProgram(place.toStdString() + "/" + name, std::string(name) + " on PATH");
        }
        return std::move(m_found);
    }

    std::string onPath(const std::string &name) const
    {
        const QStringList places = searchPath();
        return places.isEmpty() ? std::string() : QStandardPaths::findExecutable(QString::fromStdString(name), places).toStdString();
    }

private:
    QStringList searchPath() const { return QString::fromStdString(variable("PATH")).split(QDir::listSeparator(), Qt::SkipEmptyParts); }

    void addProgram(const std::string &path, const std::string &why)
    {
        if (isProgram(path))
            add(path, why);
    }

    std::string variable(const std::string &name) const
    {
        const auto found = m_environment.find(name);
        return found == m_environment.end() ? std::string() : found->second;
    }

    void add(const std::string &program, const std::string &why)
    {
        const bool known = std::any_of(m_found.begin(), m_found.end(), [&](const PythonCandidate &candidate) { return candidate.program == program; });
        if (!known)
            m_found.push_back({program, why});
    }

    void addEnvironment(const std::string &folder, const std::string &why)
    {
        const std::string program = pythonIn(folder);
        if (!program.empty())
            add(program, why);
    }

    /// The project and the folders above it, up to the root of its repository.
    void folders()
    {
        std::string folder = m_root;
        while (folder.size() > 1) {
            for (const char *name : {".venv", "venv", "env"})
                addEnvironment(folder + "/" + name, fmt::format("the folder {} of {}", name, folder));
            if (const auto written = paths::tryReadTextFile(folder + "/.pdm-python")) {
                const std::string program = QString::fromStdString(*written).trimmed().toStdString();
                if (isProgram(program))
                    add(program, "what .pdm-python names in " + folder);
            }
            cachedEnvironments(folder);
            if (QFileInfo::exists(QString::fromStdString(folder + "/.git")))
                return;
            folder = paths::directoryOf(folder);
        }
    }

    void cachedEnvironments(const std::string &folder)
    {
        const std::string home = variable("HOME");
        const std::string cache = !variable("XDG_CACHE_HOME").empty() ? variable("XDG_CACHE_HOME") : home + "/.cache";
        const std::string data = !variable("XDG_DATA_HOME").empty() ? variable("XDG_DATA_HOME") : home + "/.local/share";
        const std::string name = projectNameIn(folder);
        if (!name.empty())
            allBelow(cache + "/pypoetry/virtualenvs", poetryEnvironmentName(name, folder) + "-py*", "Poetry's environment of " + folder);
        if (paths::fileExists(folder + "/Pipfile"))
            allBelow(!variable("WORKON_HOME").empty() ? variable("WORKON_HOME") : data + "/virtualenvs", pipenvEnvironmentName(folder), "Pipenv's environment of " + folder);
    }

    void allBelow(const std::string &folder, const std::string &pattern, const std::string &why)
    {
        const QDir directory(QString::fromStdString(folder));
        for (const QString &entry : directory.entryList({QString::fromStdString(pattern)}, QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed))
            addEnvironment(directory.filePath(entry).toStdString(), why);
    }

    const std::string &m_root;
    const std::map<std::string, std::string> &m_environment;
    std::vector<PythonCandidate> m_found;
};

struct Trial {
    std::string version;  ///< of Alembic; empty: it cannot be imported
    std::string problem;
};

Trial tryAlembic(const std::string &program, const std::string &root, const StopToken &stop)
{
    Trial trial;
    std::string lastLine;
    ChildSinks sinks;
    sinks.output = [&trial](const std::string &line) { trial.version = line; };
    sinks.error = [&lastLine](const std::string &line) { lastLine = line; };
    const ChildEnd end = runChild({program, {"-c", "import alembic, sqlalchemy; print(alembic.__version__)"}, root, {}, {}}, sinks, stop);
    if (end.stopped)
        throw Cancelled();
    if (end.started && end.status == 0 && !trial.version.empty())
        return trial;
    trial.version.clear();
    trial.problem = !end.started ? end.problem : !lastLine.empty() ? lastLine : "it ended with status " + std::to_string(end.status);
    return trial;
}

/// What the user typed: a folder of an environment, a path, or a name.
PythonCandidate chosenPython(const std::string &chosen, const std::string &root, const Finder &finder)
{
    if (chosen.find('/') == std::string::npos) {
        const std::string found = finder.onPath(chosen);
        if (!found.empty())
            return {found, "chosen"};
    }
    const std::string path = paths::absolutePath(chosen, root);
    const std::string inside = paths::directoryExists(path) ? pythonIn(path) : std::string();
    return {inside.empty() ? path : inside, "chosen"};
}

}  // namespace

std::string poetryEnvironmentName(const std::string &projectName, const std::string &folder)
{
    return tamed(QString::fromStdString(projectName).toLower().toStdString()) + "-" + hash8(folder);
}

std::string pipenvEnvironmentName(const std::string &folder) { return tamed(paths::fileNameOf(folder)) + "-" + hash8(folder + "/Pipfile"); }

std::vector<PythonCandidate> pythonCandidates(const std::string &projectRoot, const std::map<std::string, std::string> &environment)
{
    return Finder(projectRoot, environment).run();
}

ProjectPython findProjectPython(const std::string &chosen, const std::string &projectRoot, const std::map<std::string, std::string> &environment, const StopToken &stop)
{
    Finder finder(projectRoot, environment);
    const std::vector<PythonCandidate> candidates = chosen.empty() ? finder.run() : std::vector{chosenPython(chosen, projectRoot, finder)};
    Error error(ErrorCode::Config, chosen.empty() ? "No Python was found that can import Alembic." : "The chosen Python cannot run the project's migrations.", {},
                "Create the project's virtual environment and install its requirements, or name its interpreter.");
    for (const PythonCandidate &candidate : candidates) {
        checkStop(stop);
        const Trial trial = tryAlembic(candidate.program, projectRoot, stop);
        if (!trial.version.empty())
            return {candidate.program, candidate.why, trial.version};
        error.withDetail(candidate.program + " (" + candidate.why + "): " + trial.problem);
    }
    if (candidates.empty())
        error.withDetail("Looked for VIRTUAL_ENV, .venv, venv and env in " + projectRoot + " and above it, Poetry's and Pipenv's environments, python3.");
    throw error;
}

}  // namespace limbeck::migrate
