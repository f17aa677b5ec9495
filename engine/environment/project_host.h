// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "environment/project_files.h"
#include "project/project.h"
#include "python/interpreter.h"
#include "sqlalchemy/vocabulary.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace limbeck::environment {

/// The interpreter's surroundings in a project: modules of the vocabulary, of configuration helpers (dotenv …) and of the project's own source below its search path;
/// the world's clock, randomness and environment. Reads files of the project only; what scripts may change
/// is for files() to say, nothing by default.
class ProjectHost : public python::Host, public python::FileChanges {
public:
    ProjectHost(const project::Project &project, sqlalchemy::Vocabulary &vocabulary, sqlalchemy::Surroundings &surroundings);

    std::function<void(int level, const std::string &logger, const std::string &text)> onLog;
    std::function<void(const std::string &text)> onPrint;
    std::function<void(const std::string &what, const SourcePosition &position)> onNotRun;
    std::function<void()> onLoggingConfigured;
    /// The project's modules are not found.
    bool leavesOutModules = false;

    std::optional<python::Value> importModule(python::Interpreter &, const std::string &dottedName) override;
    std::optional<std::string> findSource(const std::string &dottedName) override;
    std::string readSource(const std::string &path) override;
    const std::map<std::string, std::string> &environment() override { return m_surroundings.environment; }
    std::int64_t now() override { return m_surroundings.nowMicroseconds; }
    std::uint64_t randomSeed() override { return m_surroundings.randomSeed; }
    void print(const std::string &text) override;
    void log(int level, const std::string &logger, const std::string &text) override;
    void warning(const std::string &text, const SourcePosition &position) override;
    void notRun(const std::string &what, const SourcePosition &position) override;
    void skipped(python::Interpreter &interpreter, const Error &error, const std::vector<python::Value> &mentioned, const SourcePosition &position) override;
    std::optional<std::string> readFile(const std::string &path) override;
    std::optional<std::vector<std::string>> listFolder(const std::string &path) override;
    void enterConditional(const std::string &why) override;
    void leaveConditional() override;
    void enterRepeated(const std::string &why) override;
    void leaveRepeated() override;
    std::vector<std::string> modulePath() override { return m_searchPath; }
    void enterGuarded(const SourcePosition &place, bool isQuiet) override;
    void leaveGuarded() override;
    std::shared_ptr<void> saveState() override;
    void restoreState(const std::shared_ptr<void> &state) override;

    bool changeFile(const python::FileChange &change) override;
    ProjectFiles &files() { return m_files; }

    const project::Project &project() const { return m_project; }
    sqlalchemy::Surroundings &surroundings() { return m_surroundings; }
    sqlalchemy::Vocabulary &vocabulary() { return m_vocabulary; }

private:
    /// What the project put into sys.path is searched too, behind the places that the configuration names.
    void readSysPath(python::Interpreter &);

    const project::Project &m_project;
    sqlalchemy::Vocabulary &m_vocabulary;
    sqlalchemy::Surroundings &m_surroundings;
    ProjectFiles m_files;
    std::vector<std::string> m_searchPath;
    std::vector<std::string> m_sysPath;
    bool m_hasSys = false;   ///< the module sys was imported by somebody
};

/// The process's environment and clock, a random seed: what a run starts with.
sqlalchemy::Surroundings processSurroundings();

}  // namespace limbeck::environment
