// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/expression_compiler.h"
#include "dialect/json_keys.h"
#include "dialect/operators.h"
#include "dialect/postgresql/postgresql_dialect.h"
#include "dialect/quoting.h"

#include <fmt/format.h>

namespace limbeck::dialect {

using sql::Affinity;
using sql::Type;

std::optional<std::string> PostgresqlDialect::ownBinary(const sql::Binary &binary, const std::function<std::string()> &left,
                                                        const std::function<std::string()> &right) const
{
    if (binary.op == "/") {
        const bool isNumeric = sql::affinityOf(binary.right->type) == Affinity::Numeric;
        const std::string dividend = left();
        return dividend + " / CAST(" + right() + " AS " + (isNumeric ? typeText(binary.right->type) : "NUMERIC") + ")";
    }
    if (binary.op == "MATCH") {
        const std::string document = left();
        return document + " @@ plainto_tsquery(" + right() + ")";
    }
    return std::nullopt;
}

std::optional<std::string> PostgresqlDialect::ownFunction(const sql::FunctionCall &, ExpressionCompiler &) const
{
    return std::nullopt;
}

std::optional<std::string> PostgresqlDialect::ownCast(const sql::Cast &, ExpressionCompiler &) const
{
    return std::nullopt;
}

std::string PostgresqlDialect::extractText(const std::string &field, const std::string &operand) const
{
    return fmt::format("EXTRACT({} FROM {})", field, operand);
}

std::string PostgresqlDialect::emptyInText(const std::string &operand, bool negated, int tupleSize) const
{
    std::string nulls = "NULL";
    for (int i = 1; i < tupleSize; ++i)
        nulls += ", NULL";
    if (tupleSize > 0)
        nulls = "(" + nulls + ")";
    return negated ? fmt::format("({} NOT IN ({}) OR (1 = 1))", operand, nulls) : fmt::format("{} IN ({}) AND (1 != 1)", operand, nulls);
}

std::string PostgresqlDialect::emptySetText(const Type &type) const
{
    return "SELECT CAST(NULL AS " + (sql::isNullType(type) ? std::string("INTEGER") : typeText(type)) + ") WHERE 1!=1";
}

std::string PostgresqlDialect::jsonText(const sql::JsonIndex &index, ExpressionCompiler &compiler, bool insideOperator) const
{
    const std::optional<std::vector<sql::Value>> keys = jsonKeys(index);
    std::string key;
    if (!keys)
        key = compiler.operand(index.key, precedence::kIndex);
    else if (!index.isPath && std::holds_alternative<std::int64_t>(keys->front().data))
        key = keyText(keys->front());
    else if (!index.isPath)
        key = stringLiteral(keyText(keys->front()));
    else {
        std::string path;
        for (const sql::Value &part : *keys)
            path += (path.empty() ? "" : ", ") + keyText(part);
        key = stringLiteral("{" + path + "}");
    }
    const char *op = index.isPath ? (index.asText ? "#>>" : "#>") : index.asText ? "->>" : "->";
    const std::string text = compiler.operand(index.operand, precedence::kIndex, "->") + " " + op + " " + key;
    return insideOperator ? "(" + text + ")" : text;
}

std::string PostgresqlDialect::nextValueText(const QualifiedName &sequence) const
{
    return "nextval(" + stringLiteral(quote(sequence)) + ")";
}

std::string PostgresqlDialect::limitText(const std::string &limit, const std::string &offset) const
{
    std::string text = limit.empty() ? "\n LIMIT ALL" : " \n LIMIT " + limit;
    return offset.empty() ? text : text + " OFFSET " + offset;
}

bool PostgresqlDialect::needsBind(const sql::Value &) const
{
    return false;
}

}  // namespace limbeck::dialect
