// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/engine_service.h"

#include <functional>

namespace limbeck::ui {

/// Turns what a run tells into RunUpdates, on the run's thread.
class RunReporter : public migrate::RunEvents {
public:
    explicit RunReporter(std::function<void(RunUpdate)> deliver) : m_deliver(std::move(deliver)) {}

    void log(int level, const std::string &logger, const std::string &text) override;
    void print(const std::string &text) override;
    void planned(const std::vector<revision::Step> &steps) override;
    void stepStarted(int index, const revision::Step &step) override;
    void statementStarted(const sql::Statement &statement) override;
    void statementFinished(const sql::Statement &statement, std::chrono::microseconds elapsed, long long affected) override;
    void stepFinished(int index, const revision::Step &step) override;
    void committed() override;
    void stepDelegated(int index, const revision::Step &step, const std::string &program, const std::string &reason) override;
    void waitingForLock(const std::string &holder) override;

private:
    RunUpdate make(RunUpdate::Kind kind, const std::string &text = {}) const;

    std::function<void(RunUpdate)> m_deliver;
    int m_step = -1;
    QString m_revision;
};

}  // namespace limbeck::ui
