// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <functional>
#include <stop_token>
#include <string>

namespace limbeck {

/// Cancellation is a std::stop_token that is asked between small steps; asking costs an atomic read.
using StopToken = std::stop_token;

/// Throws Cancelled when a stop was requested.
inline void checkStop(const StopToken &token)
{
    if (token.stop_requested())
        throw Cancelled();
}

/// One report of a long work. `total` is 0 while not known. Called on the worker's thread.
struct Progress {
    int done = 0;
    int total = 0;
    std::string what;
};
using ProgressSink = std::function<void(const Progress &)>;

}  // namespace limbeck
