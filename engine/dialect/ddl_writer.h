// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/source_position.h"
#include "dialect/sql_dialect.h"

#include <string>

namespace limbeck::dialect {

/// Sends the DDL statements of one directive, in order. Every text that a directive writes goes through `emit`.
class DdlWriter {
public:
    DdlWriter(const SqlDialect &dialect, CompileState &state, const StatementSink &sink, SourcePosition position, std::string directive)
        : m_dialect(dialect), m_state(state), m_sink(sink), m_position(std::move(position)), m_directive(std::move(directive))
    {
    }

    const SqlDialect &dialect() const { return m_dialect; }
    CompileState &state() { return m_state; }
    void emit(const std::string &text);
    void send(sql::Statement statement);
    void warn(const std::string &text) const;

    /// An expression with inline literals and bare columns: CHECK, default, index.
    std::string text(const sql::ExpressionPtr &expression);
    /// The same with parentheses around operators.
    std::string groupedText(const sql::ExpressionPtr &expression);
    /// A string literal outside expressions: defaults, comments.
    std::string stringText(std::string_view text) const;
    /// A table as Alembic's own ALTER statements name it: a plain schema with dots is split (operations.md §2.2).
    std::string alteredTable(const QualifiedName &name) const;
    /// "op.create_table(…)" and where it stands, for messages.
    const std::string &directive() const { return m_directive; }

private:
    const SqlDialect &m_dialect;
    CompileState &m_state;
    const StatementSink &m_sink;
    SourcePosition m_position;
    std::string m_directive;
    bool m_isUnknown = false;
};

}  // namespace limbeck::dialect
