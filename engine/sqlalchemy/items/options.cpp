// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/items/options.h"

#include "sqlalchemy/expressions/expression_object.h"
#include "sqlalchemy/items/column_object.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

schema::OptionValue optionValue(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value)
{
    if (value.isNone())
        return {};
    if (const bool *boolean = value.asBool())
        return {*boolean};
    if (const auto *number = value.asInt())
        return {std::int64_t(*number)};
    if (const auto *real = value.asFloat())
        return {*real};
    if (isTextLike(value))
        return {textOf(interpreter, value, "option")};
    if (const auto *expression = value.as<ExpressionObject>())
        return {expression->expression()};
    if (const auto *dict = value.as<python::Dict>()) {
        std::vector<std::pair<std::string, std::string>> map;
        for (const auto &[key, entry] : dict->entries())
            map.emplace_back(interpreter.str(key), interpreter.str(entry));
        return {map};
    }
    if (value.isUnknown())
        return {bindLiteral(vocabulary, interpreter, value, {})};
    std::vector<std::string> texts;
    for (const Value &item : interpreter.toVector(value))
        texts.push_back(columnName(interpreter, item).text);
    return {texts};
}

schema::Options optionsFrom(Vocabulary &vocabulary, const Arguments &arguments, const Arguments::Keywords &keywords)
{
    // Other databases' options say nothing here and are written back into scripts.
    static const char *const others[] = {"mysql", "mariadb", "mssql", "oracle"};
    Interpreter &interpreter = arguments.interpreter();
    schema::Options options;
    for (const auto &[name, value] : keywords) {
        const auto underscore = name.find('_');
        if (underscore == std::string::npos || underscore == 0)
            interpreter.raise("TypeError", fmt::format("Additional arguments should be named <dialectname>_<argument>, got '{}'", name));
        const std::string prefix = name.substr(0, underscore);
        const bool isOther = std::find(std::begin(others), std::end(others), prefix) != std::end(others);
        if (prefix == "postgresql" || prefix == "sqlite" || isOther)
            options.emplace_back(name, optionValue(vocabulary, interpreter, value));
        else
            interpreter.host().warning(fmt::format("Can't validate argument '{}' of {}(); there is no dialect named '{}'. It is ignored.", name, arguments.function(), prefix), arguments.position());
    }
    return options;
}

}  // namespace limbeck::sqlalchemy
