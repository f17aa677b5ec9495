// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diff/diff_jobs.h"

#include <QString>

namespace limbeck::ui {

/// What the proof of a new script says, in words: nothing remains, or what does.
QString proofWords(const DiffScript &script);
/// The script does what it was made for.
bool isProved(const DiffScript &script);

}  // namespace limbeck::ui
