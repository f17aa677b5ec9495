// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/schema.h"
#include "sqlalchemy/host_object.h"

namespace limbeck::sqlalchemy {

/// Keywords with a dialect prefix (operations.md §1.1, §11): postgresql_… and sqlite_… are kept (their names are judged by the dialects), other databases' are
/// ignored, an unknown prefix warns and is ignored, a name without underscore is a TypeError.
schema::Options optionsFrom(Vocabulary &vocabulary, const Arguments &arguments, const Arguments::Keywords &keywords);
schema::OptionValue optionValue(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value);

}  // namespace limbeck::sqlalchemy
