// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

namespace limbeck {

/// A thread with 256 MiB of reserved stack: the parsers and the interpreter recurse with the nesting of their input (style.md, platform facts).
class DeepStackThread {
public:
    /// Throws Error(Internal) when the system has no room for it.
    explicit DeepStackThread(std::function<void()> work);
    /// Waits for the end of the work. An exception of it that wait() did not give back is lost.
    ~DeepStackThread();
    DeepStackThread(const DeepStackThread &) = delete;
    DeepStackThread &operator=(const DeepStackThread &) = delete;

    /// Waits for the end of the work, whose exception comes back to the caller.
    void wait();

private:
    struct Task;
    const std::unique_ptr<Task> m_task;
};

/// Runs `work` on such a thread and waits for it; an exception comes back to the caller.
void runOnDeepStack(const std::function<void()> &work);

/// Runs `work` on such a thread and `meanwhile` on this one, and waits for both. When both fail, the exception of `work` comes back.
void runOnDeepStack(const std::function<void()> &work, const std::function<void()> &meanwhile);

}  // namespace limbeck
