// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/host_object.h"

namespace limbeck::sqlalchemy {

/// ColumnDefault(x), and what Column.default gives for default=x: a value, a function or an SQL expression.
class ColumnDefaultObject : public HostObject {
public:
    ColumnDefaultObject(Vocabulary &vocabulary, Value given) : HostObject(vocabulary), argument(std::move(given)) {}
    Value argument;   ///< as given
    std::string typeName() const override;
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    std::string repr(Interpreter &interpreter) override;

private:
    bool isCallable() const;
    bool isExpression() const;
};

/// ColumnDefault(arg)
Value makeColumnDefault(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call);
/// What a default= stands for: the argument of a ColumnDefault, all else as it is.
Value defaultArgument(Value given);
/// A column's default= as its attribute shows it; None, sequences and what could not be read stay.
Value shownDefault(Vocabulary &vocabulary, const Value &given);

}  // namespace limbeck::sqlalchemy
