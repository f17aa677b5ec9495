// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace limbeck {

/// Runs `work` on a new thread with 256 MiB of reserved stack and waits for it; an exception comes back to the caller.
/// The parsers and the interpreter recurse with the nesting of their input (style.md, platform facts).
void runOnDeepStack(const std::function<void()> &work);

/// Runs `work` on such a thread and `meanwhile` on this one, and waits for both. When both fail, the exception of `work` comes back.
void runOnDeepStack(const std::function<void()> &work, const std::function<void()> &meanwhile);

}  // namespace limbeck
