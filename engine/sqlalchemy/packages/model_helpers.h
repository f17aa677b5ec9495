// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/modules/vocabulary_module.h"

namespace limbeck::sqlalchemy {

/// The module "_limbeck_models": what the packages that models build on (flask_sqlalchemy.py) need of the vocabulary.
Names modelHelpers(Vocabulary &vocabulary, Interpreter &interpreter);

}  // namespace limbeck::sqlalchemy
