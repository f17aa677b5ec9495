// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/interpreter.h"

#include <string>

namespace limbeck::environment {

/// open() as env.py has it in --sql runs: it may write files, for `output_buffer` (the multidb template writes one for each database). Relative names start at `folder`.
/// Reading goes to the interpreter's own open().
python::Value openForOutput(const std::string &folder);

}  // namespace limbeck::environment
