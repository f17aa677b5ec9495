// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/expressions/expression_object.h"
#include "sqlalchemy/statements/executable_object.h"
#include "sqlalchemy/statements/select_object.h"

namespace limbeck::sqlalchemy {

/// text("…"): an expression and a statement.
class TextObject : public ExpressionObject, public ExecutableObject {
public:
    TextObject(Vocabulary &vocabulary, sql::TextClause clause) : ExpressionObject(vocabulary, sql::makeExpression(clause)), m_clause(std::move(clause)) {}
    const sql::TextClause &clause() const { return m_clause; }
    /// .columns(): typed results.
    std::vector<ResultColumnType> columnTypes;

    sql::ExecutablePtr executable() const override { return std::make_shared<const sql::Executable>(sql::Executable{m_clause}); }
    std::vector<ResultColumnType> resultTypes() const override { return columnTypes; }
    std::string typeName() const override { return "TextClause"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    std::string str(Interpreter &) override { return m_clause.text; }

private:
    sql::TextClause m_clause;
};

/// DDL("…"): %-formatted text, run as it is.
class RawSqlObject : public HostObject, public ExecutableObject {
public:
    RawSqlObject(Vocabulary &vocabulary, std::string text) : HostObject(vocabulary), m_text(std::move(text)) {}
    sql::ExecutablePtr executable() const override { return std::make_shared<const sql::Executable>(sql::Executable{sql::RawSql{m_text}}); }
    std::string typeName() const override { return "DDL"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    std::string str(Interpreter &) override { return m_text; }

private:
    std::string m_text;
};

Value makeText(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call);
Value makeDdl(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call);
Value makeBindParameter(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call);

}  // namespace limbeck::sqlalchemy
