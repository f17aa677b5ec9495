// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/raw_sql.h"

#include "base/error.h"
#include "dialect/expression_compiler.h"

#include <fmt/format.h>

namespace limbeck::dialect {

namespace {

class DriverText {
public:
    DriverText(const SqlDialect &dialect, const std::string &text, const Parameters &parameters)
        : m_compiler(dialect, statementMode(dialect, CompileState{}, nullptr)), m_text(text), m_parameters(parameters)
    {
    }

    sql::Statement pyFormat()
    {
        std::string result;
        for (size_t i = 0; i < m_text.size(); ++i) {
            if (m_text[i] != '%') {
                result += m_text[i];
                continue;
            }
            const size_t close = m_text.compare(i, 2, "%(") == 0 ? m_text.find(")s", i) : std::string::npos;
            if (m_text.compare(i, 2, "%%") == 0) {
                result += '%';
                ++i;
            } else if (m_text.compare(i, 2, "%s") == 0) {
                result += next();
                ++i;
            } else if (close != std::string::npos) {
                result += named(m_text.substr(i + 2, close - i - 2));
                i = close + 1;
            } else {
                throw Error(ErrorCode::Operation, "A % in a raw SQL string with parameters must be written %%.");
            }
        }
        return m_compiler.finished(result);
    }

    sql::Statement sqlite()
    {
        std::string result;
        char quote = 0;
        for (size_t i = 0; i < m_text.size(); ++i) {
            const char c = m_text[i];
            size_t end = i + 1;
            while (end < m_text.size() && (std::isalnum(static_cast<unsigned char>(m_text[end])) || m_text[end] == '_'))
                ++end;
            if (quote || c == '\'' || c == '"') {
                quote = quote == 0 ? c : quote == c ? 0 : quote;
                result += c;
            } else if (c == '?') {
                result += next();
            } else if (c == ':' && end > i + 1) {
                result += named(m_text.substr(i + 1, end - i - 1));
                i = end - 1;
            } else {
                result += c;
            }
        }
        return m_compiler.finished(result);
    }

private:
    std::string value(const sql::Value &value) { return m_compiler.bind(sql::BindParameter{{}, value, {}, false, false}, "param", false); }
    std::string next()
    {
        if (m_next >= m_parameters.size())
            throw Error(ErrorCode::Operation, fmt::format("A raw SQL string has more placeholders than the {} values given.", m_parameters.size()));
        return value(m_parameters[m_next++].second);
    }
    std::string named(const std::string &name)
    {
        for (const auto &[key, given] : m_parameters) {
            if (key == name)
                return value(given);
        }
        throw Error(ErrorCode::Operation, fmt::format("A value is required for parameter '{}' of a raw SQL string.", name));
    }

    ExpressionCompiler m_compiler;
    const std::string &m_text;
    const Parameters &m_parameters;
    size_t m_next = 0;
};

}  // namespace

sql::Statement withDriverParameters(const SqlDialect &dialect, const std::string &text, const Parameters &parameters)
{
    DriverText driver(dialect, text, parameters);
    return dialect.nativeBindStyle() == BindStyle::PyFormat ? driver.pyFormat() : driver.sqlite();
}

}  // namespace limbeck::dialect
