// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/service.h"
#include "support/postgres_server.h"
#include "support/project_builder.h"
#include "support/temp_dir.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace limbeck::test {

/// What a run told, in order, as short lines: "log INFO text", "print text", "delegated id", "committed", "step id" …
class RecordedEvents : public migrate::RunEvents {
public:
    void log(int level, const std::string &logger, const std::string &text) override;
    void print(const std::string &text) override { m_lines.push_back("print " + text); }
    void stepStarted(int, const revision::Step &step) override { m_lines.push_back("step " + step.id); }
    void stepDelegated(int, const revision::Step &step, const std::string &program, const std::string &reason) override;
    void delegateLine(const std::string &line) override;
    void committed() override { m_lines.emplace_back("committed"); }

    /// Called for each line, in the run's thread: tests stop a run with it.
    std::function<void(const std::string &line)> onLine;

    bool has(const std::string &part) const;
    int count(const std::string &line) const;
    std::string toText() const;

private:
    void add(std::string line);
    std::vector<std::string> m_lines;
};

/// A project with a database of its own, PostgreSQL or SQLite, and how the tests look at it.
class RunProject {
public:
    explicit RunProject(bool postgresql);

    ProjectBuilder &builder() { return m_builder; }
    bool isPostgresql() const { return m_database.has_value(); }
    const PostgresDatabase &postgres() const { return *m_database; }
    std::string url() const;

    /// The first column of the rows, as text.
    std::vector<std::string> column(const std::string &sql) const;
    std::vector<std::string> rows() const;
    std::vector<std::string> tables() const;

    struct Outcome {
        std::vector<std::string> rows;
        std::optional<Error> error;
        std::string text() const { return error ? error->toText() : std::string(); }
    };
    /// Opens the project, plans upgrade (or downgrade) and runs it on a deep stack; the run is held against the plan, or against `options.expected`.
    Outcome run(const std::string &target, migrate::RunOptions options, RecordedEvents &events, bool up = true, StopToken stop = {});
    migrate::Plan plan(const std::string &target, bool up = true, bool batchPreserve = false);

private:
    TempDir m_folder;
    ProjectBuilder m_builder;
    std::optional<PostgresDatabase> m_database;
};

}  // namespace limbeck::test
