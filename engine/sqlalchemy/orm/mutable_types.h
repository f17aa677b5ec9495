// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/vocabulary.h"

/// sqlalchemy.ext.mutable: columns whose dicts, lists and sets a session writes when a script changes them in place.
namespace limbeck::sqlalchemy {

/// MutableDict and its like: as_mutable(T) gives a T whose values are tracked.
Value mutableClass(Vocabulary &vocabulary, const std::string &name);
/// Whether as_mutable() gave the type.
bool tracksChanges(const Value &type);

}  // namespace limbeck::sqlalchemy
