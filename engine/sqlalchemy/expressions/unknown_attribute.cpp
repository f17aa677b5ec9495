// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/expressions/unknown_attribute.h"

namespace limbeck::sqlalchemy {

std::optional<python::Value> unknownAttribute(python::Interpreter &interpreter, const python::Object &object, std::string_view name)
{
    if (!interpreter.isLenient() || name.starts_with('_'))
        return std::nullopt;
    return python::Value(std::make_shared<python::Opaque>(object.typeName() + "." + std::string(name), interpreter.position()));
}

}  // namespace limbeck::sqlalchemy
