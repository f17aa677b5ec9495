// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/modules/vocabulary_module.h"

namespace limbeck::sqlalchemy {

/// create_engine, engine_from_config and their async forms; `pool` classes for poolclass=.
void addEngineFunctions(Names &names, Vocabulary &vocabulary);

}  // namespace limbeck::sqlalchemy
