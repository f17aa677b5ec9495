// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMutex>
#include <QThread>
#include <QWaitCondition>

#include <deque>
#include <functional>

namespace limbeck::ui {

/// One thread with a deep stack that runs the works it is given, one after the other. The destructor lets the running one end and forgets the others.
class Worker : public QThread {
public:
    Worker();
    ~Worker() override;
    void post(std::function<void()> work);

protected:
    void run() override;

private:
    QMutex m_mutex;
    QWaitCondition m_changed;
    std::deque<std::function<void()>> m_queue;
    bool m_ending = false;
};

}  // namespace limbeck::ui
