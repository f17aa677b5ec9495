// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../engine/migrate/run_testing.h"
#include "support/process.h"

#include <functional>
#include <string>
#include <vector>

namespace limbeck::test {

using Texts = std::vector<std::string>;

/// A revision that makes the table t<id> and puts one row into it.
RevisionSpec tableRevision(const std::string &id, const Texts &down, const Texts &extra = {});

/// Rows "sqlite" and "postgresql" of a test: a column `postgresql`.
void bothDatabases();
bool contains(const std::string &text, const std::string &part);

/// The same project twice, each with a database of its own: limbeck-cli runs the one, Alembic the other.
class Pair {
public:
    using Setup = std::function<void(RunProject &)>;
    Pair(bool postgresql, const Setup &setup);

    /// Runs the same command in both.
    void run(const Texts &arguments, const ProcessOptions &options = {});

    RunProject &ours() { return m_ours; }
    RunProject &theirs() { return m_theirs; }
    const ProcessResult &our() const { return m_our; }
    const ProcessResult &their() const { return m_their; }

    /// The exit status is `status` in both.
    bool bothEnd(int status) const { return m_our.status == status && m_their.status == status; }
    /// Tables and version rows of the two databases are equal.
    bool sameState() const;
    /// The whole story, for the message of a failed check.
    std::string text() const;

private:
    RunProject m_ours, m_theirs;
    ProcessResult m_our, m_their;
};

/// The line that begins with "FAILED: ", or nothing.
std::string failedLine(const ProcessResult &result);

}  // namespace limbeck::test
