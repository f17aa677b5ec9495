// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/worker.h"

namespace limbeck::ui {

namespace {

constexpr uint kStackBytes = 256u << 20;

}  // namespace

Worker::Worker()
{
    setStackSize(kStackBytes);
    start();
}

Worker::~Worker()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_ending = true;
        m_queue.clear();
        m_changed.wakeAll();
    }
    wait();
}

void Worker::post(std::function<void()> work)
{
    const QMutexLocker lock(&m_mutex);
    m_queue.push_back(std::move(work));
    m_changed.wakeAll();
}

void Worker::run()
{
    for (;;) {
        std::function<void()> work;
        {
            QMutexLocker lock(&m_mutex);
            while (m_queue.empty() && !m_ending)
                m_changed.wait(&m_mutex);
            if (m_ending)
                return;
            work = std::move(m_queue.front());
            m_queue.pop_front();
        }
        work();
    }
}

}  // namespace limbeck::ui
