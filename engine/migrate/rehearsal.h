// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/service.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace limbeck::migrate {

/// What came of running a plan on a database that goes away afterwards.
struct Rehearsal {
    /// On what it ran: a copy with its data, or an empty database in which the scripts made the schema first (what data can break is not seen there).
    enum class Ground { Copy, Scripts };
    Ground ground = Ground::Copy;
    std::string whyNoCopy;                             ///< of Ground::Scripts
    struct Step {
        std::string revision;
        std::chrono::microseconds took{0};
        bool operator==(const Step &) const = default;
    };
    std::vector<Step> steps;                           ///< those that were done, in the plan's order
    std::shared_ptr<const Error> failure;              ///< what the run ended with, with all that its type knows; null: it came to its end
    std::string failedRevision;                        ///< of `failure`, if a step was under way
    std::vector<std::string> rowsAfter;
    std::chrono::milliseconds took{0};                 ///< of the run, without making the copy
    /// Of an upgrade that came to its end and began at one revision or at base: going down again to where it began.
    enum class WayBack { NotTried, Works, Fails };
    WayBack wayBack = WayBack::NotTried;
    std::shared_ptr<const Error> wayBackFailure;       ///< of Fails
    std::string wayBackFailedRevision;                 ///< of Fails, if a step was under way
    bool succeeded() const { return !failure; }        ///< the plan itself; the way back is advice
};

/// Runs the plan's steps on a scratch database (database/scratch_database.h) beside the one of `url`, which is only read, an upgrade's way back too, and drops it again. `options` and `plan` as a real run would have them; `options.url` is replaced.
/// Throws what making the scratch database throws, Error(Config) for an env.py that goes through several databases, Cancelled; what the run itself throws is the result. Deep stack.
Rehearsal rehearse(const ProjectSnapshot &snapshot, const database::Url &url, const Plan &plan, RunOptions options, RunEvents &events, SourceCache &sources, StopToken stop = {}, const ProgressSink &progress = {});

}  // namespace limbeck::migrate
