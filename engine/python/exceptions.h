// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/interpreter.h"

namespace limbeck::python {

/// BaseException and all below it.
void installExceptions(Interpreter &interpreter);

}  // namespace limbeck::python
