// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/deep_stack.h"

#include "base/error.h"

#include <exception>

#include <pthread.h>

namespace limbeck {

namespace {

constexpr std::size_t kStackBytes = 256u << 20;

struct Task {
    const std::function<void()> &work;
    std::exception_ptr failure;
};

void *runTask(void *argument)
{
    auto *task = static_cast<Task *>(argument);
    try {
        task->work();
    } catch (...) {
        task->failure = std::current_exception();
    }
    return nullptr;
}

}  // namespace

void runOnDeepStack(const std::function<void()> &work)
{
    Task task{work, nullptr};
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, kStackBytes);
    pthread_t thread;
    const int failed = pthread_create(&thread, &attributes, &runTask, &task);
    pthread_attr_destroy(&attributes);
    if (failed != 0)
        throw Error(ErrorCode::Internal, "No thread with a large stack could be started; free some memory and try again.");
    pthread_join(thread, nullptr);
    if (task.failure)
        std::rethrow_exception(task.failure);
}

}  // namespace limbeck
