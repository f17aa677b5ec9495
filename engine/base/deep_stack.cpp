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

    void run()
    {
        try {
            work();
        } catch (...) {
            failure = std::current_exception();
        }
    }
};

void *runTask(void *argument)
{
    static_cast<Task *>(argument)->run();
    return nullptr;
}

}  // namespace

void runOnDeepStack(const std::function<void()> &work)
{
    runOnDeepStack(work, [] {});
}

void runOnDeepStack(const std::function<void()> &work, const std::function<void()> &meanwhile)
{
    Task task{work, nullptr}, own{meanwhile, nullptr};
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, kStackBytes);
    pthread_t thread;
    const int failed = pthread_create(&thread, &attributes, &runTask, &task);
    pthread_attr_destroy(&attributes);
    if (failed != 0)
        throw Error(ErrorCode::Internal, "No thread with a large stack could be started; free some memory and try again.");
    own.run();
    pthread_join(thread, nullptr);
    for (const std::exception_ptr &failure : {task.failure, own.failure}) {
        if (failure)
            std::rethrow_exception(failure);
    }
}

}  // namespace limbeck
