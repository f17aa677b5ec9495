// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/run_reporter.h"

#include "database/mask_passwords.h"
#include "graph/revision_texts.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"

namespace limbeck::ui {

RunUpdate RunReporter::make(RunUpdate::Kind kind, const std::string &text) const
{
    RunUpdate update;
    update.kind = kind;
    update.step = m_step;
    update.revision = m_revision;
    update.text = verbatim(database::maskPasswords(text));
    return update;
}

void RunReporter::log(int level, const std::string &logger, const std::string &text)
{
    RunUpdate update = make(RunUpdate::Kind::Log, logger.empty() ? text : "[" + logger + "] " + text);
    update.level = level;
    m_deliver(std::move(update));
}

void RunReporter::print(const std::string &text)
{
    // A line of the log has no end of its own.
    m_deliver(make(RunUpdate::Kind::Log, text.ends_with('\n') ? text.substr(0, text.size() - 1) : text));
}

void RunReporter::planned(const std::vector<revision::Step> &steps)
{
    RunUpdate update = make(RunUpdate::Kind::Planned);
    update.affected = qint64(steps.size());
    m_deliver(std::move(update));
}

void RunReporter::stepStarted(int index, const revision::Step &step)
{
    m_step = index;
    m_revision = verbatim(step.id);
    RunUpdate update = make(RunUpdate::Kind::StepStarted);
    update.text = stepWords(step);
    m_deliver(std::move(update));
}

void RunReporter::statementStarted(const sql::Statement &statement) { m_deliver(make(RunUpdate::Kind::StatementStarted, statement.text)); }

void RunReporter::statementFinished(const sql::Statement &statement, std::chrono::microseconds elapsed, long long affected)
{
    RunUpdate update = make(RunUpdate::Kind::StatementFinished, statement.text);
    update.microseconds = elapsed.count();
    update.affected = affected;
    m_deliver(std::move(update));
}

void RunReporter::stepFinished(int index, const revision::Step &)
{
    m_step = index;
    m_deliver(make(RunUpdate::Kind::StepFinished));
}

void RunReporter::committed() { m_deliver(make(RunUpdate::Kind::Committed)); }

void RunReporter::stepDelegated(int, const revision::Step &, const std::string &program, const std::string &reason)
{
    log(migrate::kInfo, "python", program + ": " + reason);
    m_deliver(make(RunUpdate::Kind::StepDelegated, program));
}

void RunReporter::waitingForLock(const std::string &holder)
{
    RunUpdate update = make(RunUpdate::Kind::WaitingForLock);
    update.text = engineText(holder);
    m_deliver(std::move(update));
}

}  // namespace limbeck::ui
