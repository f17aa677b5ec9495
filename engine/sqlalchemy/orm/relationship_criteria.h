// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/orm/model_class.h"

/// Conditions along a relationship() of a mapped class, as queries take them: Person.addresses.any(…), Address.person == someone.
namespace limbeck::sqlalchemy {

/// any, has and contains of a relationship of a mapped class; nullopt: no such method, or no relationship that is known here.
std::optional<Value> relationshipMethod(Interpreter &interpreter, DeclaredAttribute &attribute, std::string_view name);
/// `==` and `!=` with an instance or None; nullopt: another operator, or no relationship that is known here.
std::optional<Value> compareRelationship(Interpreter &interpreter, DeclaredAttribute &attribute, python::syntax::CompareOp op, const Value &other);

}  // namespace limbeck::sqlalchemy
