// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/statements/select_object.h"

namespace limbeck::sqlalchemy {

std::optional<Value> selectAttribute(SelectObject &self, Interpreter &interpreter, std::string_view name);
/// order_by=, group_by=, having=, limit=, offset= of 1.x select().
Value applyOldKeywords(SelectObject &self, const Arguments &arguments);

/// exists(): an expression with where(), select_from(), correlate().
class ExistsObject : public ExpressionObject {
public:
    using ExpressionObject::ExpressionObject;
    std::string typeName() const override { return "Exists"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
};

}  // namespace limbeck::sqlalchemy
