// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/schema.h"

/// Whether a value of the models says everything: nothing in it stands for what another package or a failed computation would have given (sqlalchemy::kUnknownName).
/// What does not is never written into a script.
namespace limbeck::model {

bool isKnown(const std::string &text);
bool isKnown(const sql::ExpressionPtr &expression);
bool isKnown(const schema::ServerDefault &value);
bool isKnown(const schema::Constraint &constraint);
bool isKnown(const schema::Index &index);

}  // namespace limbeck::model
