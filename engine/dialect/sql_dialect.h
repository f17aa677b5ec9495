// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/dialect.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace limbeck::dialect {

class ExpressionCompiler;

/// What a column's clause is put together from, in the order that the dialect wants (operations.md §4.1).
struct ColumnParts {
    const schema::Column &column;
    QualifiedName table;
    std::optional<std::string> defaultText;
    std::string computedText;  ///< "GENERATED ALWAYS AS (…) STORED" or empty
    bool nullable = true;
    bool isKey = false;            ///< in the primary key
    int keyColumns = 0;            ///< columns of the primary key
    bool isAutoincrement = false;  ///< the autoincrement column (operations.md §4.3)
    bool hasForeignKey = false;
    bool tableAutoincrement = false;  ///< sqlite_autoincrement=True
};

/// What DDL a dialect writes. Words that it does not have are left out, as the reference does.
struct DdlFeatures {
    bool includeColumns = false;    ///< INCLUDE, NULLS NOT DISTINCT, NOT VALID
    bool onConflict = false;        ///< ON CONFLICT in constraints
    bool exclusion = false;         ///< EXCLUDE
    bool comments = false;          ///< COMMENT ON
    bool namedTypes = false;        ///< CREATE TYPE, CREATE DOMAIN
    bool alterConstraints = false;  ///< ALTER TABLE ADD/DROP CONSTRAINT
    bool alterIdentity = false;
    bool typeFirst = false;  ///< ALTER COLUMN TYPE before the other changes, with USING
    bool concurrentIndexes = false;
    bool schemaOnIndex = false;        ///< CREATE INDEX schema.name ON t, instead of name ON schema.t
    bool groupsIndexElements = false;  ///< operator expressions in an index get parentheses
    bool deleteColumnList = false;     ///< ON DELETE SET NULL (a)
    bool foreignKeysLocal = false;     ///< a foreign key stays in its schema: others are left out, the schema is not written
    bool deferredForeignKeys = false;  ///< use_alter=True keeps a foreign key out of CREATE TABLE
    bool sequenceTypes = false;        ///< CREATE SEQUENCE … AS
    const char *renameColumn = "RENAME COLUMN";
};

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

    /// "PostgreSQL", "SQLite": for messages.
    virtual std::string displayName() const = 0;
    virtual const DdlFeatures &features() const = 0;

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

    // ---- DDL
    /// `name TYPE …` of CREATE TABLE and ADD COLUMN, without inline constraints.
    virtual std::string columnText(const ColumnParts &parts) const = 0;
    /// The text of a server default as it stands behind DEFAULT in a column's clause.
    virtual std::string columnDefault(const std::string &text) const = 0;
    /// "STORED", "VIRTUAL" or nothing behind GENERATED ALWAYS AS (…).
    virtual std::string persistence(const std::optional<bool> &persisted, const Identifier &column) const = 0;
    /// What follows the closing parenthesis of CREATE TABLE.
    virtual std::string tableSuffix(const schema::Options &options) const = 0;

    // ---- expressions
    /// An operator, function or cast that this dialect prints its own way; nullopt: the common form.
    virtual std::optional<std::string> ownBinary(const sql::Binary &binary, const std::function<std::string()> &left,
                                                 const std::function<std::string()> &right) const = 0;
    virtual std::optional<std::string> ownFunction(const sql::FunctionCall &call, ExpressionCompiler &compiler) const = 0;
    virtual std::optional<std::string> ownCast(const sql::Cast &cast, ExpressionCompiler &compiler) const = 0;
    virtual std::string extractText(const std::string &field, const std::string &operand) const = 0;
    /// The whole of `x IN ()`; `tupleSize` is 0 when the operand is no tuple.
    virtual std::string emptyInText(const std::string &operand, bool negated, int tupleSize) const = 0;
    /// What stands inside the parentheses of `IN (…)` when an expanding parameter of a text has no items.
    virtual std::string emptySetText(const sql::Type &type) const = 0;
    /// Stands before a list of tuples in `(a, b) IN (…)`.
    virtual std::string tupleListPrefix() const = 0;
    virtual std::string jsonText(const sql::JsonIndex &index, ExpressionCompiler &compiler, bool insideOperator) const = 0;
    virtual bool hasArrays() const = 0;
    virtual std::string nextValueText(const QualifiedName &sequence) const = 0;
    /// What an online literal gets behind it, e.g. "::VARCHAR[]"; mostly empty.
    virtual std::string bindCast(const sql::Type &type) const = 0;
    /// The value has no literal that can be sent: it goes as a bind (SQLite blobs).
    virtual bool needsBind(const sql::Value &value) const = 0;
    /// The driver's own placeholders.
    virtual BindStyle nativeBindStyle() const = 0;

    // ---- SELECT and DML
    virtual bool hasForUpdate() const = 0;
    virtual bool hasDistinctOn() const = 0;
    /// A literal for a server that is not asked (offline) has its backslashes doubled: it may run without standard strings.
    virtual bool doublesBackslashOffline() const { return false; }
    virtual std::string limitText(const std::string &limit, const std::string &offset) const = 0;
    virtual bool hasDeleteUsing() const = 0;
    virtual bool hasConflictConstraint() const = 0;
    /// RETURNING prints `t.id` or `id`.
    virtual bool returningHasTable() const = 0;
    /// INSERT of one row into a Table(): the key comes back by RETURNING although an autoincrement column exists.
    virtual bool prefersReturningForKeys() const = 0;
    /// executemany of an INSERT goes out as INSERT … VALUES (…), (…) in pages.
    virtual bool insertsManyInOne() const = 0;
};

}  // namespace limbeck::dialect
