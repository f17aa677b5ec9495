// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/session.h"

#include "base/error.h"
#include "database/mask_passwords.h"
#include "environment/project_host.h"
#include "migrate/delegate/compiled_scripts.h"
#include "migrate/head_fallback.h"
#include "migrate/script_elsewhere.h"
#include "project/paths.h"
#include "revision/script_directory.h"

#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>

namespace limbeck::cli {

namespace {

void write(std::FILE *stream, const std::string &text)
{
    std::fwrite(text.data(), 1, text.size(), stream);
    std::fflush(stream);
}

const char *levelName(int level)
{
    if (level >= migrate::kError)
        return "ERROR";
    if (level >= migrate::kWarning)
        return "WARNI";
    return level >= migrate::kInfo ? "INFO" : "DEBUG";
}

}  // namespace

void Output::line(const std::string &text) { this->text(text + "\n"); }

void Output::text(const std::string &text)
{
    if (!m_quiet)
        write(stdout, text);
}

void Output::sql(const std::string &text) { write(stdout, text); }

void Output::failed(const std::string &message) { line("FAILED: " + database::maskPasswords(message)); }

void Output::warning(const std::string &message) { write(stderr, "warning: " + database::maskPasswords(message) + "\n"); }

void Output::progress(const std::string &text, bool hook)
{
    m_hookLine = hook;
    if (hook)
        write(stdout, text + " ...\n");
    else
        this->text(text + " ...  ");
}

void Output::done(bool ok)
{
    if (m_hookLine)
        write(stdout, ok ? "  done\n" : "  FAILED\n");
    else
        line(ok ? "done" : "FAILED");
}

void Output::log(int level, const std::string &logger, const std::string &text)
{
    if (logger == "alembic.warning" || logger == "limbeck") {
        if (level >= migrate::kWarning)
            warning(text);
        return;
    }
    const bool fromAlembic = logger.starts_with("alembic");
    if (m_logging && (level >= migrate::kWarning || (fromAlembic && level >= migrate::kInfo)))
        write(stderr, fmt::format("{:<5} [{}] {}\n", levelName(level), logger, database::maskPasswords(text)));
}

void Output::waitingForLock(const std::string &holder)
{
    warning(holder.empty() ? "another upgrader holds the migration lock; waiting" : "the migration lock is held by " + holder + "; waiting");
}

void Output::stepDelegated(int, const revision::Step &step, const std::string &program, const std::string &reason)
{
    warning("revision " + step.id + " runs with " + program + ": " + reason + ". What was done before it is committed.");
}

void Output::delegateLine(const std::string &line) { write(stderr, line + "\n"); }

namespace {

/// The ini of a Flask-Migrate project, which lies in migrations/ while `flask db` works in the folder above. Asked only where Alembic itself would find no configuration.
std::optional<std::string> flaskConfiguration(const std::string &folder)
{
    const auto pyproject = project::tryReadTextFile(folder + "/pyproject.toml");
    if (project::fileExists(folder + "/alembic.ini") || (pyproject && pyproject->find("[tool.alembic") != std::string::npos))
        return std::nullopt;
    const auto environment = project::tryReadTextFile(folder + "/migrations/env.py");
    if (!environment || environment->find("current_app") == std::string::npos || !project::fileExists(folder + "/migrations/alembic.ini"))
        return std::nullopt;
    return "migrations/alembic.ini";
}

}  // namespace

Session::Session(const Arguments &arguments, Output &output) : m_arguments(arguments), m_output(output)
{
    m_configRequest.workingDirectory = project::currentDirectory();
    m_configRequest.files = arguments.all("config");
    if (const char *environment = std::getenv("ALEMBIC_CONFIG"))
        m_configRequest.environment = environment;
    const auto flask = m_configRequest.files.empty() && !m_configRequest.environment ? flaskConfiguration(m_configRequest.workingDirectory) : std::nullopt;
    if (flask)
        m_configRequest.files = {*flask};
    m_configRequest.section = arguments.value("name").value_or("alembic");
}

std::optional<migrate::Delegation> Session::delegation() const
{
    const auto python = m_arguments.value("delegate");
    return python ? std::optional(migrate::Delegation{*python}) : std::nullopt;
}

const project::Project &Session::project()
{
    if (!m_project) {
        m_project = project::loadProject(m_configRequest);
        for (const std::string &warning : m_project->warnings)
            m_output.warning(warning);
    }
    return *m_project;
}

const revision::RevisionGraph &Session::graph()
{
    if (m_graph)
        return *m_graph;
    const project::Project &project = this->project();
    revision::CompiledReader compiled;
    if (const auto consent = delegation())
        compiled = migrate::compiledReader(project, *consent, environment::processSurroundings().environment, [this](const std::string &line) { m_output.delegateLine(line); });
    revision::LoadedScripts loaded = revision::loadScripts(migrate::versionLocations(project), revision::LoadMode::Strict, migrate::headFallback(project), compiled);
    for (const revision::Warning &warning : loaded.warnings)
        m_output.warning(warning.message);
    m_graph = revision::RevisionGraph::build(std::move(loaded.scripts), revision::LoadMode::Strict, revision::DuplicateIds::TakeLater);
    for (const revision::Warning &warning : m_graph->warnings())
        m_output.warning(warning.message);
    return *m_graph;
}

const revision::RevisionGraph &Session::graphWithScriptsFromGit()
{
    const auto isKnown = [this](const std::string &id) { return graph().find(id).has_value(); };
    std::vector<migrate::BorrowedScript> scripts;
    for (const std::string &row : readRows(false)) {
        if (isKnown(row))
            continue;
        const auto elsewhere = migrate::findScriptElsewhere(project().versionLocations, row, isKnown);
        if (!elsewhere || !elsewhere->isComplete)
            throw Error(ErrorCode::Revision, elsewhere ? "Git has the script of '" + row + "', but not all of those below it" : "Git has no script of '" + row + "' either", {},
                        "Fetch the branch that has them, or stamp the database with a revision that is here, after a comparison: check --drift.");
        migrate::addBorrowed(scripts, elsewhere->missing);
    }
    for (const migrate::BorrowedScript &script : scripts)
        m_output.warning("The script of " + script.id + " is read from git: " + script.fileName);
    if (!scripts.empty()) {
        m_borrowed.emplace(project(), graph(), scripts);
        m_borrowed->graph()->requireSound();
        m_graph = *m_borrowed->graph();
    }
    return graph();
}

migrate::RunRequest Session::request()
{
    return requestFor(graph());
}

migrate::RunRequest Session::requestWithoutScripts()
{
    project();
    m_graph = revision::RevisionGraph::build({}, revision::LoadMode::Strict);
    return requestFor(*m_graph);
}

migrate::RunRequest Session::requestFor(const revision::RevisionGraph &graph)
{
    migrate::RunRequest request;
    request.project = &project();
    request.graph = &graph;
    request.surroundings = environment::processSurroundings();
    request.surroundings.xArguments = m_arguments.all("x");
    request.surroundings.tag = m_arguments.value("tag");
    request.delegation = delegation();
    request.batchPreserve = m_arguments.has("batch-preserve");
    request.events = &m_output;
    request.sources = &m_sources;
    return request;
}

std::vector<std::string> Session::readRows(bool createsVersionTable)
{
    std::vector<std::string> read;
    migrate::RunRequest request = this->request();
    request.writes = false;
    request.createsVersionTable = createsVersionTable;
    request.plan = [&read](const std::vector<std::string> &rows) {
        read.insert(read.end(), rows.begin(), rows.end());
        return migrate::planOfNothing(rows);
    };
    migrate::runEnvironment(request);
    return read;
}

}  // namespace limbeck::cli
