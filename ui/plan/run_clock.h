// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QTimer>

#include <chrono>

namespace limbeck::ui {

/// How long a run has taken and how much longer it may take, once a rehearsal or the steps that are done tell. GUI thread.
class RunClock : public QLabel {
    Q_OBJECT
public:
    explicit RunClock(QWidget *parent = nullptr);
    /// `estimate`: of the whole, 0: unknown.
    void start(int steps, std::chrono::milliseconds estimate);
    void setDone(int steps);
    void stop();

private:
    void refresh();

    std::chrono::steady_clock::time_point m_started;
    std::chrono::milliseconds m_estimate{0};
    int m_done = 0, m_steps = 0;
    QTimer m_tick;
};

}  // namespace limbeck::ui
