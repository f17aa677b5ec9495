// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace limbeck {

/// Runs `work` on a new thread with 256 MiB of reserved stack and waits for it; an exception comes back to the caller.
/// The parsers and the interpreter recurse with the nesting of their input (style.md, platform facts).
void runOnDeepStack(const std::function<void()> &work);

}  // namespace limbeck
