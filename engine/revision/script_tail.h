// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "revision/script_head.h"

namespace limbeck::revision {

/// What the rest of a script (from its first function or class on) tells about the head.
struct ScriptTail {
    Presence upgrade = Presence::No;
    Presence downgrade = Presence::No;
    int upgradeLine = 0;
    int downgradeLine = 0;
    int identifierLine = 0;  ///< a late `revision = …`, star import or the like: the head does not decide; 0: none
};

/// Scans for top-level definitions of `upgrade` and `downgrade`. `firstLine` is the number of the first line of `text`.
ScriptTail scanTail(std::string_view text, int firstLine);

}  // namespace limbeck::revision
