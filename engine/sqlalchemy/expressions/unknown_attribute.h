// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/interpreter.h"

namespace limbeck::sqlalchemy {

/// An attribute that a statement or expression of the vocabulary does not have. Models that are only read get something opaque instead of an AttributeError: what stands inside column_property() and
/// the like does not matter for the schema. Otherwise nullopt.
std::optional<python::Value> unknownAttribute(python::Interpreter &interpreter, const python::Object &object, std::string_view name);

}  // namespace limbeck::sqlalchemy
