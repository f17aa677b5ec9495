// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/expression.h"

#include <optional>
#include <string>

namespace limbeck::sql {

/// SQL text from a catalog as an expression that is written back unchanged: a text clause as SQLAlchemy's reflection makes it, or, where
/// the scan for parameters (operations.md §2.4) would spoil it, a literal column.
ExpressionPtr storedText(std::string text);
/// The text of an expression made by storedText(), or of any text clause; nullopt for other expressions.
std::optional<std::string> textOfStored(const ExpressionPtr &expression);

}  // namespace limbeck::sql
