// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/expressions/expression_object.h"

#include "dialect/bound_text.h"
#include "sqlalchemy/expressions/expression_methods.h"
#include "sqlalchemy/expressions/json_methods.h"
#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/runtime/value_conversion.h"
#include "sqlalchemy/statements/select_object.h"
#include "sqlalchemy/types/compiler_object.h"
#include "sqlalchemy/types/type_object.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

using python::syntax::BinaryOp;
using python::syntax::CompareOp;
using python::syntax::UnaryOp;

Value makeExpressionValue(Vocabulary &vocabulary, sql::ExpressionPtr expression, Value typeValue)
{
    return Value(std::make_shared<ExpressionObject>(vocabulary, std::move(expression), std::move(typeValue)));
}

bool isExpression(const Value &value) { return value.as<ExpressionObject>() != nullptr; }

sql::ExpressionPtr bindLiteral(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value, const sql::Type &type, const std::string &name)
{
    sql::BindParameter bind;
    bind.name = name;
    try {
        bind.value = toSql(vocabulary, interpreter, value, type);
    } catch (const python::Raised &) {
        // A project's type that cannot take this value. SQLAlchemy asks it when it writes the SQL, and then for a literal (process_literal_param); in models the value as it stands is what comes of it.
        if (!interpreter.isLenient())
            throw;
        bind.value = toSql(vocabulary, interpreter, value, sql::Type());
    }
    bind.type = type;
    return sql::makeExpression(std::move(bind), type);
}

sql::ExpressionPtr toExpression(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value, const sql::Type &type, const std::string &name)
{
    if (const auto *expression = value.as<ExpressionObject>()) {
        // bindparam("x") without a type takes the type of the place in which it stands: the values that come later are converted by it.
        const auto *open = std::get_if<sql::BindParameter>(&expression->expression()->node);
        if (open && !open->value && sql::isNullType(open->type) && !sql::isNullType(type)) {
            sql::BindParameter typed = *open;
            typed.type = type;
            return sql::makeExpression(std::move(typed), type);
        }
        return expression->expression();
    }
    if (const auto *select = value.as<SelectObject>())
        return select->scalar();
    if (value.isNone())
        return sql::makeExpression(sql::Keyword{sql::Keyword::Which::Null});
    // ORM attributes and the like say what they are in SQL.
    if (value.as<python::Instance>()) {
        if (const auto clause = interpreter.findAttribute(value, "__clause_element__"))
            return toExpression(vocabulary, interpreter, interpreter.call(*clause, std::vector<Value>{}), type, name);
        if (auto own = elementExpression(vocabulary, interpreter, value))
            return own;
    }
    sql::Type bound = type;
    if (sql::isNullType(bound)) {
        if (value.asBool())
            bound = sql::makeType(sql::TypeId::Boolean);
        else if (value.asInt())
            bound = sql::makeType(sql::TypeId::Integer);
        else if (value.asFloat())
            bound = sql::makeType(sql::TypeId::Float);
        else if (isTextLike(value))
            bound = sql::makeType(sql::TypeId::String);
    }
    return bindLiteral(vocabulary, interpreter, value, bound, name);
}

sql::ExpressionPtr columnOrExpression(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value)
{
    if (isTextLike(value) || value.isUnknown())
        return sql::makeExpression(sql::ColumnRef{identifierOf(interpreter, value, "column name"), nullptr});
    return toExpression(vocabulary, interpreter, value);
}

sql::ExpressionPtr textOrExpression(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value)
{
    if (isTextLike(value) || value.isUnknown())
        return sql::makeExpression(sql::TextClause{textOf(interpreter, value, "SQL text"), {}, {}});
    return toExpression(vocabulary, interpreter, value);
}

sql::Type booleanType() { return sql::makeType(sql::TypeId::Boolean); }

sql::ExpressionPtr binaryExpression(std::string op, sql::ExpressionPtr left, sql::ExpressionPtr right, sql::Type type)
{
    return sql::makeExpression(sql::Binary{std::move(op), std::move(left), std::move(right), std::nullopt, false}, std::move(type));
}

sql::ExpressionPtr comparison(Vocabulary &vocabulary, Interpreter &interpreter, const std::string &op, const sql::ExpressionPtr &left, const Value &right)
{
    const auto keyword = [](sql::Keyword::Which which) { return sql::makeExpression(sql::Keyword{which}); };
    if (op == "=" || op == "!=") {
        const auto *expression = right.as<ExpressionObject>();
        const auto *word = expression ? std::get_if<sql::Keyword>(&expression->expression()->node) : nullptr;
        if (right.isNone() || (word && word->which == sql::Keyword::Which::Null))
            return binaryExpression(op == "=" ? "IS" : "IS NOT", left, keyword(sql::Keyword::Which::Null), booleanType());
        if (const bool *boolean = right.asBool())
            return binaryExpression(op, left, keyword(*boolean ? sql::Keyword::Which::True : sql::Keyword::Which::False), booleanType());
    }
    return binaryExpression(op, left, toExpression(vocabulary, interpreter, right, comparedType(left->type, right)), booleanType());
}

sql::ExpressionPtr junction(bool isAnd, std::vector<sql::ExpressionPtr> members)
{
    if (members.size() == 1)
        return members.front();
    // Members of the same kind are written flat, as SQLAlchemy does.
    std::vector<sql::ExpressionPtr> flat;
    for (auto &member : members) {
        const auto *inner = std::get_if<sql::Junction>(&member->node);
        if (inner && inner->isAnd == isAnd && !inner->members.empty())
            flat.insert(flat.end(), inner->members.begin(), inner->members.end());
        else
            flat.push_back(std::move(member));
    }
    return sql::makeExpression(sql::Junction{isAnd, std::move(flat)}, booleanType());
}

sql::ExpressionPtr inList(Vocabulary &vocabulary, Interpreter &interpreter, const sql::ExpressionPtr &operand, const Value &items, bool negated)
{
    // A Query of the ORM says what it is in SQL.
    if (items.as<python::Instance>()) {
        if (const auto clause = interpreter.findAttribute(items, "__clause_element__"))
            return inList(vocabulary, interpreter, operand, interpreter.call(*clause, std::vector<Value>{}), negated);
    }
    sql::InList in;
    in.operand = operand;
    in.negated = negated;
    if (const auto *select = items.as<SelectObject>()) {
        in.select = select->select();
    } else if (const auto *expression = items.as<ExpressionObject>()) {
        if (const auto *scalar = std::get_if<sql::ScalarSubquery>(&expression->expression()->node))
            in.select = scalar->select;
        else
            in.items.push_back(expression->expression());
    } else if (items.isUnknown()) {
        in.items.push_back(bindLiteral(vocabulary, interpreter, items, operand->type));
    } else if (const auto subquery = fromItemOf(items); subquery && std::holds_alternative<sql::SubquerySource>(subquery->node)) {
        in.select = std::get<sql::SubquerySource>(subquery->node).select;
    } else {
        for (const Value &value : interpreter.toVector(items)) {
            const bool isRow = value.as<python::Tuple>() && std::holds_alternative<sql::Tuple>(operand->node);
            if (!isRow) {
                in.items.push_back(toExpression(vocabulary, interpreter, value, comparedType(operand->type, value)));
                continue;
            }
            sql::Tuple tuple;
            for (const Value &part : value.as<python::Tuple>()->items)
                tuple.items.push_back(toExpression(vocabulary, interpreter, part));
            in.items.push_back(sql::makeExpression(std::move(tuple)));
        }
    }
    return sql::makeExpression(std::move(in), booleanType());
}

// ---------------------------------------------------------------- negation

namespace {

const std::map<std::string, std::string> &opposites()
{
    static const std::map<std::string, std::string> table = [] {
        const std::pair<const char *, const char *> pairs[] = {{"=", "!="}, {"<", ">="}, {">", "<="}, {"LIKE", "NOT LIKE"}, {"ILIKE", "NOT ILIKE"},
                                                               {"IS", "IS NOT"}, {"IS DISTINCT FROM", "IS NOT DISTINCT FROM"}, {"~", "!~"}};
        std::map<std::string, std::string> both;
        for (const auto &[a, b] : pairs) {
            both[a] = b;
            both[b] = a;
        }
        return both;
    }();
    return table;
}

}  // namespace

sql::ExpressionPtr negate(const sql::ExpressionPtr &expression)
{
    const sql::Expression::Node &node = expression->node;
    if (const auto *binary = std::get_if<sql::Binary>(&node); binary && !binary->custom) {
        if (const auto found = opposites().find(binary->op); found != opposites().end()) {
            sql::Binary opposite = *binary;
            opposite.op = found->second;
            return sql::makeExpression(std::move(opposite), booleanType());
        }
    }
    if (const auto *in = std::get_if<sql::InList>(&node)) {
        sql::InList opposite = *in;
        opposite.negated = !in->negated;
        return sql::makeExpression(std::move(opposite), booleanType());
    }
    if (const auto *between = std::get_if<sql::Between>(&node)) {
        sql::Between opposite = *between;
        opposite.negated = !between->negated;
        return sql::makeExpression(std::move(opposite), booleanType());
    }
    if (const auto *exists = std::get_if<sql::Exists>(&node))
        return sql::makeExpression(sql::Exists{exists->select, !exists->negated}, booleanType());
    if (const auto *unary = std::get_if<sql::Unary>(&node); unary && unary->op == "NOT")
        return unary->operand;
    if (const auto *keyword = std::get_if<sql::Keyword>(&node)) {
        if (keyword->which == sql::Keyword::Which::True)
            return sql::makeExpression(sql::Keyword{sql::Keyword::Which::False}, booleanType());
        if (keyword->which == sql::Keyword::Which::False)
            return sql::makeExpression(sql::Keyword{sql::Keyword::Which::True}, booleanType());
    }
    return sql::makeExpression(sql::Unary{"NOT", expression}, booleanType());
}

// ---------------------------------------------------------------- operators

namespace {

bool isConcatenable(const sql::Type &type)
{
    const auto affinity = sql::affinityOf(type);
    return affinity == sql::Affinity::String || affinity == sql::Affinity::Array || type.id == sql::TypeId::PgJsonb || (type.id == sql::TypeId::PgSimple && type.name == "HSTORE");
}

std::string_view arithmeticOperator(BinaryOp op)
{
    switch (op) {
    case BinaryOp::Add:
        return "+";
    case BinaryOp::Subtract:
        return "-";
    case BinaryOp::Multiply:
        return "*";
    case BinaryOp::Divide:
        return "/";
    case BinaryOp::FloorDivide:
        return "//";
    case BinaryOp::Modulo:
        return "%";
    case BinaryOp::LeftShift:
        return "<<";
    case BinaryOp::RightShift:
        return ">>";
    case BinaryOp::Power:
    case BinaryOp::And:
    case BinaryOp::Or:
    case BinaryOp::Xor:
    case BinaryOp::MatrixMultiply:
        return "";
    }
    return "";
}

sql::Type arithmeticType(const sql::Type &left, const sql::Type &right, BinaryOp op)
{
    const auto a = sql::affinityOf(left), b = sql::affinityOf(right);
    if (op == BinaryOp::Divide && a == sql::Affinity::Integer && b == sql::Affinity::Integer)
        return sql::makeType(sql::TypeId::Numeric);
    if (op == BinaryOp::Subtract && a == b && (a == sql::Affinity::DateTime || a == sql::Affinity::Time))
        return sql::makeType(sql::TypeId::Interval);
    if (a == sql::Affinity::Integer && b == sql::Affinity::Numeric)
        return right;
    return sql::isNullType(left) ? right : left;
}

std::string mirrored(const std::string &comparison)
{
    std::string result = comparison;
    if (result.front() == '<' || result.front() == '>')
        result.front() = result.front() == '<' ? '>' : '<';
    return result;
}

std::string_view comparisonOperator(CompareOp op)
{
    switch (op) {
    case CompareOp::Equal:
        return "=";
    case CompareOp::NotEqual:
        return "!=";
    case CompareOp::Less:
        return "<";
    case CompareOp::LessEqual:
        return "<=";
    case CompareOp::Greater:
        return ">";
    case CompareOp::GreaterEqual:
        return ">=";
    case CompareOp::Is:
    case CompareOp::IsNot:
    case CompareOp::In:
    case CompareOp::NotIn:
        return "";
    }
    return "";
}

}  // namespace

std::optional<Value> ExpressionObject::binary(Interpreter &interpreter, BinaryOp op, const Value &other, bool reflected)
{
    const sql::ExpressionPtr mine = expression();
    const sql::ExpressionPtr theirs = toExpression(vocabulary(), interpreter, other, comparedType(mine->type, other));
    const sql::ExpressionPtr &left = reflected ? theirs : mine;
    const sql::ExpressionPtr &right = reflected ? mine : theirs;
    if (op == BinaryOp::And || op == BinaryOp::Or)
        return makeExpressionValue(vocabulary(), junction(op == BinaryOp::And, {left, right}));
    std::string text(arithmeticOperator(op));
    if (text.empty())
        return std::nullopt;
    if (op == BinaryOp::Add && (isConcatenable(left->type) || isConcatenable(right->type)))
        text = "||";
    if (op == BinaryOp::FloorDivide)
        return makeExpressionValue(vocabulary(), binaryExpression("//", left, right, arithmeticType(left->type, right->type, BinaryOp::Add)));
    return makeExpressionValue(vocabulary(), binaryExpression(text, left, right, arithmeticType(left->type, right->type, op)));
}

std::optional<Value> ExpressionObject::unary(Interpreter &, UnaryOp op)
{
    switch (op) {
    case UnaryOp::Invert:
        return makeExpressionValue(vocabulary(), negate(expression()));
    case UnaryOp::Negate:
        return makeExpressionValue(vocabulary(), sql::makeExpression(sql::Unary{"-", expression()}, sqlType()));
    case UnaryOp::Plus:
        return Value(shared_from_this());
    case UnaryOp::Not:
        return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Value> ExpressionObject::compare(Interpreter &interpreter, CompareOp op, const Value &other)
{
    const std::string text(comparisonOperator(op));
    if (text.empty())
        return std::nullopt;
    // ANY and ALL stand on the right whatever the script writes.
    if (std::holds_alternative<sql::Quantified>(expression()->node)) {
        const auto left = toExpression(vocabulary(), interpreter, other);
        return makeExpressionValue(vocabulary(), binaryExpression(mirrored(text), left, expression(), booleanType()));
    }
    return makeExpressionValue(vocabulary(), comparison(vocabulary(), interpreter, text, expression(), other));
}

python::Truth ExpressionObject::truth(Interpreter &interpreter)
{
    const auto whole = expression();
    if (const auto *binary = std::get_if<sql::Binary>(&whole->node); binary && (binary->op == "=" || binary->op == "!=")) {
        // As SQLAlchemy: a comparison of two columns is true when they are the same one.
        const bool same = binary->left == binary->right;
        return (binary->op == "=") == same ? python::Truth::True : python::Truth::False;
    }
    interpreter.raise("TypeError", "Boolean value of this clause is not defined");
}

std::string ExpressionObject::str(Interpreter &)
{
    const dialect::Dialect &dialect = vocabulary().world() ? vocabulary().world()->dialect() : dialect::postgresql();
    return dialect::boundText(dialect, *expression()).text;
}

Value ExpressionObject::item(Interpreter &interpreter, const Value &key) { return expressionItem(*this, interpreter, key); }

std::optional<Value> ExpressionObject::attribute(Interpreter &interpreter, std::string_view name) { return expressionAttribute(*this, interpreter, name); }

}  // namespace limbeck::sqlalchemy
