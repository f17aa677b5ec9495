// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/run_clock.h"

#include "jobs/jobs_model.h"

namespace limbeck::ui {

RunClock::RunClock(QWidget *parent) : QLabel(parent)
{
    constexpr int kTickMs = 250;
    setObjectName(QStringLiteral("runClock"));
    setTextFormat(Qt::PlainText);
    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, &RunClock::refresh);
    hide();
}

void RunClock::start(int steps, std::chrono::milliseconds estimate)
{
    m_started = std::chrono::steady_clock::now();
    m_estimate = estimate;
    m_steps = steps;
    m_done = 0;
    refresh();
    setVisible(true);
    m_tick.start();
}

void RunClock::setDone(int steps)
{
    m_done = steps;
    refresh();
}

void RunClock::stop()
{
    m_tick.stop();
    hide();
}

void RunClock::refresh()
{
    const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - m_started);
    const auto left = remainingTime(m_done, m_steps, elapsed, m_estimate);
    setText(left ? tr("%1, about %2 left").arg(durationText(elapsed), durationText(*left)) : durationText(elapsed));
}

}  // namespace limbeck::ui
