// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/deep_stack.h"

#include "base/error.h"

#include <exception>

#include <pthread.h>

namespace limbeck {

namespace {

constexpr std::size_t kStackBytes = 256u << 20;

std::exception_ptr failureOf(const std::function<void()> &work)
{
    try {
        work();
    } catch (...) {
        return std::current_exception();
    }
    return nullptr;
}

}  // namespace

struct DeepStackThread::Task {
    std::function<void()> work;
    std::exception_ptr failure;
    pthread_t thread;
    bool isJoined = false;

    static void *run(void *argument)
    {
        auto *task = static_cast<Task *>(argument);
        task->failure = failureOf(task->work);
        return nullptr;
    }

    void join()
    {
        if (!std::exchange(isJoined, true))
            pthread_join(thread, nullptr);
    }
};

DeepStackThread::DeepStackThread(std::function<void()> work) : m_task(std::make_unique<Task>())
{
    m_task->work = std::move(work);
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, kStackBytes);
    const int failed = pthread_create(&m_task->thread, &attributes, &Task::run, m_task.get());
    pthread_attr_destroy(&attributes);
    if (failed != 0)
        throw Error(ErrorCode::Internal, "No thread with a large stack could be started; free some memory and try again.");
}

DeepStackThread::~DeepStackThread() { m_task->join(); }

void DeepStackThread::wait()
{
    m_task->join();
    if (const std::exception_ptr failure = std::exchange(m_task->failure, nullptr))
        std::rethrow_exception(failure);
}

void runOnDeepStack(const std::function<void()> &work) { DeepStackThread(work).wait(); }

void runOnDeepStack(const std::function<void()> &work, const std::function<void()> &meanwhile)
{
    DeepStackThread thread(work);
    const std::exception_ptr failure = failureOf(meanwhile);
    thread.wait();
    if (failure)
        std::rethrow_exception(failure);
}

}  // namespace limbeck
