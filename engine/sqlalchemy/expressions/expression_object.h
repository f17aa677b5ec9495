// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/expression.h"
#include "sqlalchemy/host_object.h"

namespace limbeck::sqlalchemy {

/// Anything that stands in an SQL expression: a column, a literal, a function call, a comparison (operations.md §9).
class ExpressionObject : public HostObject {
public:
    ExpressionObject(Vocabulary &vocabulary, sql::ExpressionPtr expression, Value typeValue = {})
        : HostObject(vocabulary), m_expression(std::move(expression)), m_typeValue(std::move(typeValue))
    {
    }
    virtual sql::ExpressionPtr expression() const { return m_expression; }
    const sql::Type &sqlType() const { return expression()->type; }
    /// The type as scripts gave it (knows the enum class), or None.
    const Value &typeValue() const { return m_typeValue; }

    std::string typeName() const override { return "ColumnElement"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    Value item(Interpreter &interpreter, const Value &key) override;
    std::optional<Value> binary(Interpreter &interpreter, python::syntax::BinaryOp op, const Value &other, bool reflected) override;
    std::optional<Value> unary(Interpreter &interpreter, python::syntax::UnaryOp op) override;
    std::optional<Value> compare(Interpreter &interpreter, python::syntax::CompareOp op, const Value &other) override;
    python::Truth truth(Interpreter &interpreter) override;
    std::string str(Interpreter &interpreter) override;
    std::optional<std::size_t> hash(Interpreter &) override { return reinterpret_cast<std::size_t>(this); }

protected:
    void setTypeValue(Value value) { m_typeValue = std::move(value); }

private:
    sql::ExpressionPtr m_expression;
    Value m_typeValue;
};

/// An expression as a value of the script; `typeValue`: the type object that the script gave it, or None.
Value makeExpressionValue(Vocabulary &vocabulary, sql::ExpressionPtr expression, Value typeValue = {});
/// The same in the vocabulary of another.
inline Value makeExpressionValue(const ExpressionObject &like, sql::ExpressionPtr expression) { return makeExpressionValue(like.vocabulary(), std::move(expression)); }

/// What a script's value means in an expression: SQL objects as they are, SELECTs as scalar subqueries, everything else bound under `name`
/// (empty: anonymous, named by the compiler). `type` is the other side's.
sql::ExpressionPtr toExpression(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value, const sql::Type &type = {}, const std::string &name = {});
sql::ExpressionPtr bindLiteral(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value, const sql::Type &type, const std::string &name = {});
/// A position where a string is SQL text or a column's name, e.g. order_by("a"), index elements.
sql::ExpressionPtr columnOrExpression(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value);
/// A condition: CHECK, WHERE options; a plain string is text with the parameter scan.
sql::ExpressionPtr textOrExpression(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value);
bool isExpression(const Value &value);

/// NOT with SQLAlchemy's folding: `a = x` becomes `a != x`.
sql::ExpressionPtr negate(const sql::ExpressionPtr &expression);
sql::ExpressionPtr junction(bool isAnd, std::vector<sql::ExpressionPtr> members);
sql::ExpressionPtr binaryExpression(std::string op, sql::ExpressionPtr left, sql::ExpressionPtr right, sql::Type type);
sql::Type booleanType();
/// = and its kind, with IS for None.
sql::ExpressionPtr comparison(Vocabulary &vocabulary, Interpreter &interpreter, const std::string &op, const sql::ExpressionPtr &left, const Value &right);
sql::ExpressionPtr inList(Vocabulary &vocabulary, Interpreter &interpreter, const sql::ExpressionPtr &operand, const Value &items, bool negated);

}  // namespace limbeck::sqlalchemy
