// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/dialect.h"

#include "base/error.h"
#include "dialect/expression_compiler.h"
#include "dialect/postgresql/postgresql_dialect.h"
#include "dialect/quoting.h"
#include "dialect/sqlite/sqlite_dialect.h"

#include <fmt/format.h>

namespace limbeck::dialect {

std::string Dialect::quote(const QualifiedName &name) const
{
    return (name.schema ? quote(*name.schema) + "." : std::string()) + quote(name.name);
}

std::string SqlDialect::quote(const Identifier &identifier) const
{
    if (identifier.quote)
        return *identifier.quote ? quoted(identifier.text) : identifier.text;
    const bool needsQuotes = hasIllegalCharacters(identifier.text) || isReservedWord(lowerCased(identifier.text));
    return needsQuotes ? quoted(identifier.text) : identifier.text;
}

std::string SqlDialect::expressionText(const sql::Expression &expression, bool withTables) const
{
    TextMode mode;
    mode.withTables = withTables;
    mode.missing = TextMode::Missing::Null;
    ExpressionCompiler compiler(*this, mode);
    const std::string text = compiler.text(expression);
    return compiler.finished(text).text;
}

const Dialect &postgresql()
{
    static const PostgresqlDialect kDialect;
    return kDialect;
}

const Dialect &sqlite()
{
    static const SqliteDialect kDialect;
    return kDialect;
}

const Dialect &dialectByName(const std::string &name)
{
    if (name == "postgresql")
        return postgresql();
    if (name == "sqlite")
        return sqlite();
    throw Error(ErrorCode::Config, fmt::format("The database '{}' is not supported.", name), {},
                "Limbeck migrates PostgreSQL (postgresql) and SQLite (sqlite) databases.");
}

}  // namespace limbeck::dialect
