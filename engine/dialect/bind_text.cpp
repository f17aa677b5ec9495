// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bound values. A placeholder is written into the text as a mark (NUL, its number, NUL: no SQL text contains a NUL) and takes its
// final form when the statement is finished: only then is the order of SQLite's `?` known, because WITH goes in front of what was
// compiled before it.
#include "base/error.h"
#include "dialect/expression_compiler.h"
#include "dialect/directive_error.h"
#include "dialect/quoting.h"
#include "dialect/text_clause.h"
#include "dialect/value_text.h"

#include <charconv>
#include <fmt/format.h>

namespace limbeck::dialect {

using sql::Expression;

TextMode ddlMode(const CompileState &state)
{
    TextMode mode;
    mode.withTables = false;
    mode.missing = TextMode::Missing::Null;
    mode.warn = state.warn;
    mode.isOffline = state.offline;
    if (state.offline && state.bindStyle == BindStyle::PyFormat)
        mode.doublesPercent = true;
    return mode;
}

TextMode statementMode(const SqlDialect &dialect, const CompileState &state, const Parameters *parameters)
{
    TextMode mode;
    mode.parameters = parameters;
    mode.warn = state.warn;
    mode.isOffline = state.offline;
    if (!state.offline) {
        mode.ddlLiterals = false;
        return mode;
    }
    const bool isPyFormat = state.bindStyle == BindStyle::PyFormat;
    mode.style = isPyFormat ? dialect.nativeBindStyle() : state.bindStyle;
    mode.doublesPercent = isPyFormat && dialect.nativeBindStyle() == BindStyle::PyFormat;
    mode.missing = mode.style == BindStyle::Literal ? TextMode::Missing::Null : TextMode::Missing::Placeholder;
    return mode;
}

std::string ExpressionCompiler::placeholder(const std::string &name, std::optional<sql::Value> value)
{
    std::string text = "?";
    if (m_mode.style == BindStyle::PyFormat)
        text = "%(" + name + ")s";
    else if (m_mode.style == BindStyle::Named)
        text = ":" + name;
    m_placeholders.push_back({std::move(text), name, std::move(value)});
    return std::string(1, '\0') + std::to_string(m_placeholders.size() - 1) + std::string(1, '\0');
}

std::string ExpressionCompiler::anonymousBindName(const std::string &base)
{
    return fmt::format("{}_{}", base, ++m_counters["bind " + base]);
}

std::string ExpressionCompiler::listPlaceholder(const std::string &name, const sql::Value &list)
{
    if (!m_mode.expandsLists) {
        const std::string mark = placeholder(name, list);
        m_placeholders.back().text = "__[POSTCOMPILE_" + name + "]";
        return mark;
    }
    std::string result;
    int number = 0;
    for (const sql::Value &item : std::get<sql::Array>(list.data).items)
        result += (result.empty() ? "" : ", ") + placeholder(fmt::format("{}_{}", name, ++number), item);
    return result;
}

std::string ExpressionCompiler::valueText(const sql::Value &value, const sql::Type &type, bool inlined)
{
    if (containsUnknown(value)) {
        m_isUnknown = true;
        return unknownPlaceholder(value);
    }
    if (inlined || m_mode.ddlLiterals) {
        const std::string literal = m_dialect.ddlLiteral(value, type);
        return m_mode.isOffline && m_dialect.doublesBackslashOffline() ? withBackslashesDoubled(literal) : literal;
    }
    const bool isNullForJson = value.isNull() && sql::affinityOf(type) == sql::Affinity::Json;
    if (!isNullForJson && m_dialect.needsBind(value))
        return placeholder({}, value);
    return m_dialect.literal(value, type) + m_dialect.bindCast(type);
}

std::string ExpressionCompiler::expandedText(const sql::Value &value, const sql::Type &type, bool inlined)
{
    std::string result;
    for (const sql::Value &item : std::get<sql::Array>(value.data).items) {
        if (!result.empty())
            result += ", ";
        const auto *tuple = std::get_if<sql::Array>(&item.data);
        result += tuple && sql::affinityOf(type) != sql::Affinity::Array ? "(" + expandedText(item, {}, inlined) + ")"
                                                                         : valueText(item, sql::isNullType(type) ? typeOfValue(item) : type, inlined);
    }
    return result;
}

std::optional<sql::Value> ExpressionCompiler::valueOf(const sql::BindParameter &parameter) const
{
    if (m_mode.parameters && !parameter.name.empty()) {
        for (const auto &[name, value] : *m_mode.parameters) {
            if (name == parameter.name)
                return value;
        }
    }
    return parameter.value;
}

std::string ExpressionCompiler::missingValue(const sql::BindParameter &parameter, const std::string &name)
{
    switch (m_mode.missing) {
    case TextMode::Missing::Refuse:
        throw DirectiveError("StatementError", fmt::format("A value is required for bind parameter '{}'", name),
                    fmt::format("Give it a value. If :{0} is no parameter but part of the text, write \\:{0} instead.", name));
    case TextMode::Missing::Null:
        if (m_mode.warn)
            m_mode.warn(
                fmt::format(":{0} in an SQL text is a parameter without a value and is written as NULL. If it is part of the text, write \\:{0}.", name));
        return "NULL";
    case TextMode::Missing::Placeholder:
        return placeholder(name, parameter.value);
    }
    return {};
}

std::string ExpressionCompiler::bind(const sql::BindParameter &parameter, const std::string &nameHint, bool isAnonymous)
{
    const std::optional<sql::Value> value = valueOf(parameter);
    const bool inlined = parameter.literalExecute;
    if (m_mode.style != BindStyle::Literal && !inlined && !(value && containsUnknown(*value))) {
        std::string name = parameter.name.empty() ? nameHint : parameter.name;
        if (isAnonymous && parameter.name.empty())
            name = anonymousBindName(name);
        if (parameter.expanding && value && std::holds_alternative<sql::Array>(value->data))
            return "(" + listPlaceholder(name, *value) + ")";
        return placeholder(name, value);
    }
    if (!value)
        return missingValue(parameter, parameter.name.empty() ? nameHint : parameter.name);
    if (parameter.expanding) {
        const auto *array = std::get_if<sql::Array>(&value->data);
        if (array)
            return "(" + (array->items.empty() ? m_dialect.emptySetText(parameter.type) : expandedText(*value, parameter.type, inlined)) + ")";
    }
    return valueText(*value, parameter.type, inlined);
}

std::string ExpressionCompiler::node(const sql::BindParameter &v, const Expression &)
{
    return literalText(v, "param");
}

std::string ExpressionCompiler::literalText(const sql::BindParameter &v, const std::string &nameHint)
{
    sql::BindParameter typed = v;
    const std::optional<sql::Value> value = valueOf(v);
    if (sql::isNullType(typed.type) && value)
        typed.type = typeOfValue(*value);
    return bind(typed, nameHint, true);
}

std::string ExpressionCompiler::textClause(const sql::TextClause &clause)
{
    return withParameters(clause.text, [&](const std::string &name) {
        for (const sql::BindParameter &parameter : clause.parameters) {
            if (parameter.name != name)
                continue;
            sql::BindParameter typed = parameter;
            if (sql::isNullType(typed.type) && typed.value)
                typed.type = typeOfValue(*typed.value);
            return bind(typed, name, false);
        }
        return bind(sql::BindParameter{name, std::nullopt, {}, false, false}, name, false);
    });
}

std::string ExpressionCompiler::node(const sql::TextClause &v, const Expression &)
{
    return textClause(v);
}

sql::Statement ExpressionCompiler::finished(const std::string &body)
{
    std::string raw;
    for (const std::string &cte : m_cteTexts)
        raw += (raw.empty() ? "" : ", \n") + cte;
    if (!raw.empty())
        raw = (m_hasRecursiveCte ? "WITH RECURSIVE " : "WITH ") + raw + "\n ";
    raw += body;
    sql::Statement statement;
    for (size_t i = 0; i < raw.size(); ++i) {
        size_t index = 0;
        const size_t end = raw[i] == '\0' ? raw.find('\0', i + 1) : std::string::npos;
        if (end != std::string::npos) {
            const auto [stopped, error] = std::from_chars(raw.data() + i + 1, raw.data() + end, index);
            if (error == std::errc() && stopped == raw.data() + end && index < m_placeholders.size()) {
                statement.text += m_placeholders[index].text;
                m_ordered.emplace_back(m_placeholders[index].name, m_placeholders[index].value.value_or(sql::Value()));
                if (m_mode.style == BindStyle::Literal && m_placeholders[index].value)
                    statement.binds.push_back(*m_placeholders[index].value);
                i = end;
                continue;
            }
        }
        if (raw[i] == '%' && m_mode.doublesPercent)
            statement.text += '%';
        statement.text += raw[i];
    }
    if (m_isUnknown)
        statement.certainty = sql::Certainty::Unknown;
    return statement;
}

}  // namespace limbeck::dialect
