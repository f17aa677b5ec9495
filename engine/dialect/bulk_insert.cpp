// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/bulk_insert.h"

#include "base/error.h"
#include "dialect/directive_error.h"
#include "dialect/dml_columns.h"
#include "dialect/dml_compiler.h"
#include "dialect/insert_text.h"
#include "dialect/value_text.h"

#include <algorithm>
#include <fmt/format.h>

namespace limbeck::dialect {

namespace {

using Row = std::vector<std::pair<std::string, sql::ExpressionPtr>>;

bool hasKey(const Row &row, const std::string &key)
{
    return std::any_of(row.begin(), row.end(), [&](const auto &entry) { return entry.first == key; });
}

sql::Assignments assignments(const Row &row)
{
    sql::Assignments result;
    for (const auto &[key, value] : row)
        result.emplace_back(Identifier(key), value);
    return result;
}

/// As a later row of an executemany: only the keys of the first one.
Row restricted(const Row &row, const Row &first)
{
    Row result;
    std::copy_if(row.begin(), row.end(), std::back_inserter(result), [&](const auto &entry) { return hasKey(first, entry.first); });
    return result;
}

/// Online an executemany takes what the table has and passes over the other keys.
Row known(const Row &row, const sql::FromPtr &table)
{
    const auto *source = std::get_if<sql::TableSource>(&table->node);
    if (!source || source->columns.empty())
        return row;
    Row result;
    std::copy_if(row.begin(), row.end(), std::back_inserter(result), [&](const auto &entry) { return findColumn(*source, entry.first) != nullptr; });
    return result;
}

void refuseGaps(const std::vector<Row> &rows)
{
    for (size_t i = 1; i < rows.size(); ++i) {
        for (const auto &[key, value] : rows.front()) {
            if (!hasKey(rows[i], key))
                throw DirectiveError("StatementError", fmt::format("A value is required for bind parameter '{}', in parameter group {}", key, i),
                            "The first row of op.bulk_insert() decides which columns there are: give every row the same keys, or use multiinsert=False.");
        }
    }
}

/// An SQL script needs a literal, and the type of the column writes it.
void refuseUntyped(const SqlDialect &dialect, const sql::FromPtr &table, const std::vector<Row> &rows)
{
    const auto *source = std::get_if<sql::TableSource>(&table->node);
    for (const Row &row : rows) {
        for (const auto &[key, value] : row) {
            const TableColumn *column = source ? findColumn(*source, key) : nullptr;
            const auto *literal = std::get_if<sql::BindParameter>(&value->node);
            const bool isPlain = literal && !literal->literalExecute && literal->value && !literal->value->isNull() && sql::isNullType(literal->type);
            if (column && sql::isNullType(column->type) && isPlain)
                throw DirectiveError("CompileError",
                            fmt::format("No literal value renderer is available for literal value \"{}\" with datatype NULL", dialect.ddlLiteral(*literal->value, typeOfValue(*literal->value))),
                            fmt::format("An SQL script needs the type of the column: sa.column(\"{}\", sa.…).", key));
        }
    }
}

void sendRows(DdlWriter &writer, const sql::FromPtr &table, std::vector<sql::Assignments> rows, const TextMode &mode)
{
    sql::Insert insert;
    insert.table = table;
    insert.rows = std::move(rows);
    insert.inlineValues = true;
    ExpressionCompiler compiler(writer.dialect(), mode);
    const std::string text = dmlText(compiler, sql::Executable{insert});
    writer.send(compiler.finished(text));
}

}  // namespace

void bulkInsert(DdlWriter &writer, const operation::BulkInsert &insert)
{
    if (insert.rows.empty())
        return;
    TextMode mode = statementMode(writer.dialect(), writer.state(), nullptr);
    if (writer.state().offline) {
        mode.style = BindStyle::Literal;
        mode.missing = TextMode::Missing::Null;
        refuseUntyped(writer.dialect(), insert.table, insert.rows);
    }
    const bool isMany = !writer.state().offline && insert.multiInsert;
    if (!isMany) {
        for (const Row &row : insert.rows)
            sendRows(writer, insert.table, {assignments(row)}, mode);
        return;
    }
    refuseGaps(insert.rows);
    const size_t page = rowsInOneInsert(writer.dialect(), insert.rows.front().size());
    for (size_t first = 0; first < insert.rows.size(); first += page) {
        std::vector<sql::Assignments> rows;
        for (size_t i = first; i < std::min(insert.rows.size(), first + page); ++i)
            rows.push_back(assignments(known(restricted(insert.rows[i], insert.rows.front()), insert.table)));
        sendRows(writer, insert.table, std::move(rows), mode);
    }
}

}  // namespace limbeck::dialect
