// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/items/column_default.h"

#include "sqlalchemy/expressions/expression_object.h"
#include "sqlalchemy/items/constraint_objects.h"
#include "sqlalchemy/runtime/python_defaults.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

bool ColumnDefaultObject::isCallable() const
{
    return argument.as<python::Function>() || argument.as<python::NativeFunction>() || argument.as<python::Class>() || argument.as<python::BoundMethod>();
}

bool ColumnDefaultObject::isExpression() const { return argument.as<ExpressionObject>() != nullptr; }

std::string ColumnDefaultObject::typeName() const { return isCallable() ? "CallableColumnDefault" : isExpression() ? "ColumnElementColumnDefault" : "ScalarElementColumnDefault"; }

std::optional<Value> ColumnDefaultObject::attribute(Interpreter &, std::string_view name)
{
    if (name == "arg" && isCallable()) {
        // SQLAlchemy hands functions an execution context, whether they take one or not.
        return nativeFunction("arg", "context=", [function = argument](Interpreter &in, const Arguments &) { return callDefault(in, function); });
    }
    if (name == "arg")
        return argument;
    if (name == "is_callable")
        return Value(isCallable());
    if (name == "is_clause_element")
        return Value(isExpression());
    if (name == "is_scalar")
        return Value(!isCallable() && !isExpression());
    if (name == "has_arg")
        return Value(true);
    if (name == "is_sequence" || name == "is_identity" || name == "is_server_default" || name == "is_sentinel" || name == "for_update")
        return Value(false);
    return std::nullopt;
}

std::string ColumnDefaultObject::repr(Interpreter &interpreter) { return fmt::format("{}({})", typeName(), interpreter.repr(argument)); }

Value makeColumnDefault(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call)
{
    static const Signature signature("ColumnDefault", "arg, **kw");
    return Value(std::make_shared<ColumnDefaultObject>(vocabulary, signature.bind(interpreter, std::move(call)).value("arg")));
}

Value defaultArgument(Value given)
{
    const auto *wrapped = given.as<ColumnDefaultObject>();
    return wrapped ? wrapped->argument : given;
}

Value shownDefault(Vocabulary &vocabulary, const Value &given)
{
    if (given.isNone() || given.isUnknown() || given.as<SequenceObject>() || given.as<python::Opaque>())
        return given;
    return Value(std::make_shared<ColumnDefaultObject>(vocabulary, given));
}

}  // namespace limbeck::sqlalchemy
