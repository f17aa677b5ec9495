// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "dialect/bound_text.h"
#include "dialect/dml_compiler.h"
#include "dialect/directive_error.h"
#include "dialect/insert_text.h"
#include "dialect/overloaded.h"
#include "dialect/raw_sql.h"
#include "dialect/sequence_ddl.h"

#include <algorithm>
#include <fmt/format.h>

namespace limbeck::dialect {

namespace {

std::string bodyText(ExpressionCompiler &compiler, const SqlDialect &dialect, const sql::Executable &executable)
{
    return std::visit(Overloaded{
                                            [&](const sql::TextClause &v) { return compiler.textClause(v); },
                                            [&](const sql::RawSql &v) { return v.text; },
                                            [&](const sql::CreateSequence &v) { return createSequenceText(dialect, v); },
                                            [&](const sql::DropSequence &v) { return dropSequenceText(dialect, v); },
                                            [&](const sql::CreateSchema &v) { return createSchemaText(dialect, v); },
                                            [&](const sql::DropSchema &v) { return dropSchemaText(dialect, v); },
                                            [&](const auto &) { return dmlText(compiler, executable); },
                                        },
                                        executable.node);
}

sql::Statement compiled(const SqlDialect &dialect, const sql::Executable &executable, const Parameters *parameters, const CompileState &state)
{
    ExpressionCompiler compiler(dialect, statementMode(dialect, state, parameters));
    return compiler.finished(bodyText(compiler, dialect, executable));
}

void insertMany(const SqlDialect &dialect, const sql::Insert &insert, const std::vector<Parameters> &sets, const CompileState &state, const StatementSink &sink)
{
    const size_t page = rowsInOneInsert(dialect, assignmentsFrom(insert, sets.front()).size());
    for (size_t first = 0; first < sets.size(); first += page) {
        const auto begin = sets.begin() + static_cast<std::ptrdiff_t>(first);
        const auto end = sets.begin() + static_cast<std::ptrdiff_t>(std::min(sets.size(), first + page));
        ExpressionCompiler compiler(dialect, statementMode(dialect, state, nullptr));
        std::vector<Parameters> rows(begin, end);
        sql::Statement statement = compiler.finished(insertManyText(compiler, insert, rows));
        statement.returnsRows = !insert.returning.empty();
        sink(std::move(statement));
    }
}

/// Every set must have the keys of the first one: they decide the statement.
void refuseGaps(const std::vector<Parameters> &sets)
{
    for (size_t i = 1; i < sets.size(); ++i) {
        for (const auto &[key, value] : sets.front()) {
            if (std::none_of(sets[i].begin(), sets[i].end(), [&](const auto &entry) { return entry.first == key; }))
                throw DirectiveError("StatementError", fmt::format("A value is required for bind parameter '{}', in parameter group {}", key, i),
                            "The first set of parameters decides which there are: give every set the same keys.");
        }
    }
}

Parameters restrictedTo(const Parameters &keys, const Parameters &set)
{
    Parameters result;
    std::copy_if(set.begin(), set.end(), std::back_inserter(result),
                 [&](const auto &entry) { return std::any_of(keys.begin(), keys.end(), [&](const auto &key) { return key.first == entry.first; }); });
    return result;
}

}  // namespace

void SqlDialect::compileExecutable(const sql::Executable &executable, const std::vector<Parameters> &sets, CompileState &state, const StatementSink &sink) const
{
    const bool hasValues = std::any_of(sets.begin(), sets.end(), [](const Parameters &set) { return !set.empty(); });
    if (state.offline && hasValues)
        throw Error(ErrorCode::Operation, "SQL parameters not allowed with as_sql", {},
                    "An SQL script has no parameters: write the values into the statement, for example with op.inline_literal().");
    refuseGaps(sets);
    const auto *insert = std::get_if<sql::Insert>(&executable.node);
    if (insert && sets.size() > 1 && insert->rows.size() <= 1 && !insert->select && insertsManyInOne()) {
        std::vector<Parameters> rows;
        for (const Parameters &set : sets)
            rows.push_back(restrictedTo(sets.front(), set));
        insertMany(*this, *insert, rows, state, sink);
        return;
    }
    const auto send = [&](const Parameters *parameters) {
        const auto *raw = std::get_if<sql::RawSql>(&executable.node);
        sql::Statement statement =
            raw && parameters && !parameters->empty() ? withDriverParameters(*this, raw->text, *parameters) : compiled(*this, executable, parameters, state);
        statement.directive = "connection.execute";
        statement.returnsRows = sets.size() <= 1 && dialect::returnsRows(*this, executable);
        sink(std::move(statement));
    };
    if (sets.empty())
        send(nullptr);
    for (const Parameters &set : sets)
        send(&set);
}

BoundText boundText(const Dialect &dialect, const sql::Executable &executable, const Parameters *set, BindStyle style, BoundStage stage)
{
    CompileState state;
    state.bindStyle = style;
    state.offline = true;
    const auto &own = dynamic_cast<const SqlDialect &>(dialect);
    TextMode mode = statementMode(own, state, set);
    mode.isOffline = false;
    mode.expandsLists = stage == BoundStage::Sent;
    ExpressionCompiler compiler(own, mode);
    const std::string text = compiler.finished(bodyText(compiler, own, executable)).text;
    return {text, compiler.placeholders()};
}

BoundText boundText(const Dialect &dialect, const sql::Expression &expression, BindStyle style)
{
    CompileState state;
    state.bindStyle = style;
    state.offline = true;
    const auto &own = dynamic_cast<const SqlDialect &>(dialect);
    ExpressionCompiler compiler(own, statementMode(own, state, nullptr));
    const std::string text = compiler.finished(compiler.text(expression)).text;
    return {text, compiler.placeholders()};
}

}  // namespace limbeck::dialect
