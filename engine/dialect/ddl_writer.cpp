// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/ddl_writer.h"

#include "dialect/expression_compiler.h"
#include "dialect/quoting.h"

namespace limbeck::dialect {

void DdlWriter::emit(const std::string &text)
{
    TextMode mode = ddlMode(m_state);
    mode.doublesPercent = mode.doublesPercent && m_dialect.nativeBindStyle() == BindStyle::PyFormat;
    sql::Statement statement = ExpressionCompiler(m_dialect, mode).finished(text);
    if (m_isUnknown)
        statement.certainty = sql::Certainty::Unknown;
    send(std::move(statement));
}

void DdlWriter::send(sql::Statement statement)
{
    statement.position = m_position;
    statement.directive = m_directive;
    m_sink(std::move(statement));
}

void DdlWriter::warn(const std::string &text) const
{
    if (m_state.warn)
        m_state.warn(text);
}

std::string DdlWriter::text(const sql::ExpressionPtr &expression)
{
    ExpressionCompiler compiler(m_dialect, ddlMode(m_state));
    std::string result = compiler.text(expression);
    m_isUnknown = m_isUnknown || compiler.isUnknown();
    return result;
}

std::string DdlWriter::groupedText(const sql::ExpressionPtr &expression)
{
    ExpressionCompiler compiler(m_dialect, ddlMode(m_state));
    std::string result = compiler.grouped(expression);
    m_isUnknown = m_isUnknown || compiler.isUnknown();
    return result;
}

std::string DdlWriter::stringText(std::string_view text) const
{
    const std::string literal = stringLiteral(text);
    return m_state.offline && m_dialect.doublesBackslashOffline() ? withBackslashesDoubled(literal) : literal;
}

std::string DdlWriter::alteredTable(const QualifiedName &name) const
{
    if (!name.schema || name.schema->quote)
        return m_dialect.quote(name);
    std::string text;
    const std::string &schema = name.schema->text;
    for (size_t start = 0; start <= schema.size();) {
        const size_t dot = std::min(schema.find('.', start), schema.size());
        text += m_dialect.quote(Identifier(schema.substr(start, dot - start))) + ".";
        start = dot + 1;
    }
    return text + m_dialect.quote(name.name);
}

}  // namespace limbeck::dialect
