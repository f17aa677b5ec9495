// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/batch/source_table.h"

#include "dialect/directive_error.h"
#include "dialect/sqlite/create_table_parser.h"
#include "dialect/sqlite/full_table.h"
#include "dialect/sqlite/reflected_type.h"
#include "schema/constraint_kind.h"
#include "sql/stored_text.h"
#include "sql/tokens.h"

#include "base/error.h"

#include <algorithm>

namespace limbeck::dialect::batch {

namespace {

schema::Table reflect(const operation::BatchAlter &batch, const CompileState &state)
{
    if (state.offline || !state.reflectTable)
        throw DirectiveError("CommandError", "The batch of table " + batch.table.toString() + " rebuilds it and needs its present definition, which cannot be read in --sql mode.",
                             "Pass the complete table to batch_alter_table as copy_from=Table(…).");
    std::optional<schema::Table> table = state.reflectTable(batch.table);
    if (!table)
        throw DirectiveError("NoSuchTableError", "The batch is about table " + batch.table.toString() + ", but the database has no such table.");
    std::erase_if(table->indexes, [](const schema::Index &index) { return index.duplicatesConstraint.has_value(); });
    return *std::move(table);
}

void replaceColumn(schema::Table &table, const schema::Column &column)
{
    if (schema::Column *existing = table.findColumn(column.name.text))
        *existing = column;
    else
        table.columns.push_back(column);
}

/// A column of reflect_args takes the place of the reflected one, whose foreign keys go with it.
void applyReflectColumn(schema::Table &table, const operation::ColumnSpec &spec)
{
    std::erase_if(table.constraints, [&](const schema::Constraint &constraint) {
        const auto *key = std::get_if<schema::ForeignKey>(&constraint);
        return key && std::find(key->columns.begin(), key->columns.end(), spec.column.name) != key->columns.end();
    });
    replaceColumn(table, spec.column);
    table.constraints.insert(table.constraints.end(), spec.foreignKeys.begin(), spec.foreignKeys.end());
    table.constraints.insert(table.constraints.end(), spec.uniques.begin(), spec.uniques.end());
    table.constraints.insert(table.constraints.end(), spec.checks.begin(), spec.checks.end());
    if (spec.unique && !spec.index) {
        schema::Unique unique;
        unique.columns = {spec.column.name};
        table.constraints.emplace_back(std::move(unique));
    }
}

/// Whether one pair of parentheses is around the whole text, or it is a single word or literal: it can stand after DEFAULT.
bool isSingleTerm(const std::string &text)
{
    const std::vector<sql::Token> tokens = sql::tokenize(text);
    int depth = 0;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        depth += tokens[i].is('(') ? 1 : tokens[i].is(')') ? -1 : 0;
        if (depth == 0)
            return false;
    }
    return true;
}

/// The rule of Alembic's own listener, except where its text would be a syntax error: `'a' || 'b'` and `(1) + (2)` look to it like
/// literals and parentheses, and get back the parentheses that they were declared with.
std::string writableDefault(const std::string &text, const sqlite_catalog::ParsedColumn *declared)
{
    const std::string written = sqlite_catalog::parenthesizedDefault(text);
    const bool wasInParentheses = declared && declared->defaultText && declared->defaultText->starts_with('(');
    return wasInParentheses && written == text && !isSingleTerm(text) ? "(" + text + ")" : written;
}

/// Defaults as Alembic writes them; and a type that SQLAlchemy does not know keeps its declaration, where Alembic could not go on.
void settleSqliteColumns(schema::Table &table)
{
    const std::optional<sqlite_catalog::ParsedTable> parsed = sqlite_catalog::parseCreateTable(table.sourceText);
    for (schema::Column &column : table.columns) {
        const auto *expression = column.serverDefault ? std::get_if<sql::ExpressionPtr>(&column.serverDefault->data) : nullptr;
        const sqlite_catalog::ParsedColumn *declared = parsed ? parsed->findColumn(column.name.text) : nullptr;
        if (const std::optional<std::string> text = expression ? sql::textOfStored(*expression) : std::nullopt)
            column.serverDefault = schema::ServerDefault{sql::storedText(writableDefault(*text, declared))};
        if (sql::isNullType(column.type) && declared)
            column.type = sqlite_catalog::declaredType(declared->type, column.type);
    }
}

/// A column with a sequence of its own is SERIAL again, with a new sequence, when it is the primary key (batch.md §11).
void settlePostgresqlColumns(schema::Table &table)
{
    for (schema::Column &column : table.columns) {
        if (column.isSerial && column.type.id != sql::TypeId::UpperSmallint)
            column.serverDefault.reset();
    }
}

void nameConstraints(schema::Table &table, const schema::NamingConvention &naming, const Dialect &dialect)
{
    if (naming.templates.empty())
        return;
    for (schema::Constraint &constraint : table.constraints) {
        const std::optional<Identifier> name = constraintName(constraint, naming, table.name, dialect);
        if (name)
            schema::nameOf(constraint) = {name, true};
    }
}

}  // namespace

std::optional<Identifier> constraintName(const schema::Constraint &constraint, const schema::NamingConvention &naming, const QualifiedName &table,
                                         const Dialect &dialect)
{
    std::optional<QualifiedName> referredTable;
    std::vector<Identifier> referredColumns;
    if (const auto *key = std::get_if<schema::ForeignKey>(&constraint)) {
        referredTable = key->referredTable;
        referredColumns = key->referredColumns;
    }
    return conventionName(schema::nameOf(constraint), schema::constraintKind(constraint), naming, table, schema::columnsOf(constraint), referredTable, referredColumns,
                          dialect.maxIdentifierLength());
}

SourceTable sourceTable(const Dialect &dialect, const operation::BatchAlter &batch, const CompileState &state)
{
    if (batch.copyFrom)
        return {*batch.copyFrom, false, true, {}};
    SourceTable source;
    source.isReflected = true;
    source.reflected = reflect(batch, state);
    source.table = source.reflected;
    const bool isSqlite = dialect.name() == "sqlite";
    if (isSqlite && state.batchPreserve)
        source.table = sqlite_catalog::fullTable(source.reflected);
    source.keepsUnnamedChecks = !isSqlite || state.batchPreserve;
    for (const schema::Column &column : batch.listenerColumns)
        replaceColumn(source.table, column);
    for (const operation::ColumnSpec &spec : batch.reflectColumns) {
        if (source.table.findColumn(spec.column.name.text))
            applyReflectColumn(source.table, spec);
    }
    if (!isSqlite)
        settlePostgresqlColumns(source.table);
    else if (!state.batchPreserve)
        settleSqliteColumns(source.table);
    nameConstraints(source.table, batch.namingConvention, dialect);
    return source;
}

}  // namespace limbeck::dialect::batch
