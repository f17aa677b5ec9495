// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/modules/vocabulary_module.h"

namespace limbeck::sqlalchemy {

/// "_limbeck_models": what packages written in Python (packages.h) need of the vocabulary to make model bases.
Names packageHelpers(Vocabulary &vocabulary, Interpreter &interpreter);

}  // namespace limbeck::sqlalchemy
