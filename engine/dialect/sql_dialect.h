// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/dialect.h"

#include <string>
#include <string_view>
#include <vector>

namespace limbeck::dialect {

class ExpressionCompiler;

/// The one SQL text generator behind every dialect. A concrete dialect answers the hooks below, each one place where the
/// dialects print something different; everything else is common code (expression_compiler.h, table_ddl.h …).
class SqlDialect : public Dialect {
public:
    using Dialect::quote;
    std::string quote(const Identifier &identifier) const final;
    std::string typeText(const sql::Type &type) const final;
    std::string expressionText(const sql::Expression &expression, bool withTables) const final;
    void compile(const operation::Operation &operation, CompileState &state, const StatementSink &sink) const final;
    void compileExecutable(const sql::Executable &executable, const std::vector<Parameters> &parameters, CompileState &state,
                           const StatementSink &sink) const final;

    // ---- lexical
    /// Lower-case words that are always quoted (operations.md §2.1).
    virtual bool isReservedWord(std::string_view lowerCased) const = 0;
    /// `true`/`false`, or `1`/`0`: also decides how bare boolean columns stand in conditions.
    virtual bool hasNativeBoolean() const = 0;

    // ---- types; `type` has its variant resolved already
    /// Text of a type that this dialect spells its own way; nullopt: the common spelling (types.md §2).
    virtual std::optional<std::string> ownTypeText(const sql::Type &type) const = 0;
    /// Whether Boolean and Enum with create_constraint get their CHECK here (types.md §4).
    virtual bool needsTypeCheck(const sql::Type &type) const = 0;

    // ---- expressions
    /// An operator or function that this dialect prints its own way; nullopt: the common form.
    virtual std::optional<std::string> ownBinary(const sql::Binary &binary, const sql::Expression &whole, ExpressionCompiler &compiler) const = 0;
    virtual std::optional<std::string> ownFunction(const sql::FunctionCall &call, ExpressionCompiler &compiler) const = 0;
    virtual std::string extractText(const std::string &field, const std::string &operand) const = 0;
    virtual std::string emptyInText(const std::string &operand, bool negated, const sql::Type &type) const = 0;
    /// What stands inside the parentheses of `IN (…)` when an expanding parameter of a text has no items.
    virtual std::string emptySetText(const sql::Type &type) const = 0;
    virtual std::string jsonText(const sql::JsonIndex &index, ExpressionCompiler &compiler) const = 0;
    /// Array constructors and subscripts, nextval: an error where the dialect has none.
    virtual bool hasArrays() const = 0;
    virtual std::string nextValueText(const QualifiedName &sequence) const = 0;
    /// What a bound value's placeholder or literal gets behind it in DML, e.g. "::VARCHAR[]"; mostly empty.
    virtual std::string bindCast(const sql::Type &type) const = 0;

    // ---- SELECT and DML
    virtual bool hasForUpdate() const = 0;
    virtual bool hasDistinctOn() const = 0;
    virtual std::string limitText(const std::string &limit, const std::string &offset) const = 0;
    virtual bool hasDeleteUsing() const = 0;
    /// RETURNING prints `t.id` or `id`.
    virtual bool returningHasTable() const = 0;
    /// INSERT of one row into a Table(): the key comes back by RETURNING although an autoincrement column exists.
    virtual bool prefersReturningForKeys() const = 0;
    /// executemany of an INSERT goes out as INSERT … VALUES (…), (…) in pages.
    virtual bool insertsManyInOne() const = 0;
    /// The literal can stand in the text online; false: it is sent as a bind (SQLite blobs).
    virtual bool needsBind(const sql::Value &value) const = 0;
    virtual BindStyle nativeBindStyle() const = 0;
};

}  // namespace limbeck::dialect
