// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/sql_dialect.h"

namespace limbeck::dialect {

/// PostgreSQL 12 and later. The compiling members live in types.cpp, literals.cpp, expressions.cpp, columns.cpp and
/// reserved_words.cpp beside this file, the catalog members (reflect to typeExists) in catalog*.cpp.
class PostgresqlDialect final : public SqlDialect {
public:
    std::string name() const override { return "postgresql"; }
    std::string displayName() const override { return "PostgreSQL"; }
    std::string implementationName() const override { return "PostgresqlImpl"; }
    bool transactionalDdl() const override { return true; }
    int maxIdentifierLength() const override { return 63; }
    const DdlFeatures &features() const override;
    std::string literal(const sql::Value &value, const sql::Type &type) const override;
    std::string ddlLiteral(const sql::Value &value, const sql::Type &type) const override;

    bool isReservedWord(std::string_view lowerCased) const override;
    bool hasNativeBoolean() const override { return true; }
    std::optional<std::string> ownTypeText(const sql::Type &type) const override;
    bool needsTypeCheck(const sql::Type &type) const override;
    std::string columnText(const ColumnParts &parts) const override;
    std::string columnDefault(const std::string &text) const override;
    std::string persistence(const std::optional<bool> &persisted, const Identifier &column) const override;
    std::string tableSuffix(const schema::Options &options) const override;

    std::optional<std::string> ownBinary(const sql::Binary &binary, const std::function<std::string()> &left,
                                         const std::function<std::string()> &right) const override;
    std::optional<std::string> ownFunction(const sql::FunctionCall &call, ExpressionCompiler &compiler) const override;
    std::optional<std::string> ownCast(const sql::Cast &cast, ExpressionCompiler &compiler) const override;
    std::string extractText(const std::string &field, const std::string &operand) const override;
    std::string emptyInText(const std::string &operand, bool negated, int tupleSize) const override;
    std::string emptySetText(const sql::Type &type) const override;
    std::string tupleListPrefix() const override { return {}; }
    std::string jsonText(const sql::JsonIndex &index, ExpressionCompiler &compiler, bool insideOperator) const override;
    bool hasArrays() const override { return true; }
    std::string nextValueText(const QualifiedName &sequence) const override;
    std::string bindCast(const sql::Type &type) const override;
    bool needsBind(const sql::Value &value) const override;
    BindStyle nativeBindStyle() const override { return BindStyle::PyFormat; }

    bool hasForUpdate() const override { return true; }
    bool hasDistinctOn() const override { return true; }
    bool doublesBackslashOffline() const override { return true; }
    std::string limitText(const std::string &limit, const std::string &offset) const override;
    bool hasDeleteUsing() const override { return true; }
    bool hasConflictConstraint() const override { return true; }
    bool returningHasTable() const override { return true; }
    bool prefersReturningForKeys() const override { return true; }
    bool insertsManyInOne() const override { return true; }

    schema::Schema reflect(const Ask &ask, const ReflectScope &scope) const override;
    std::vector<std::string> tableNames(const Ask &ask, const std::optional<std::string> &schema) const override;
    std::vector<std::string> viewNames(const Ask &ask, const std::optional<std::string> &schema) const override;
    std::vector<std::string> schemaNames(const Ask &ask) const override;
    bool typeExists(const Ask &ask, const QualifiedName &name) const override;

private:
    std::string namedTypeText(const sql::Type &type) const;
    std::string arrayText(const sql::Type &type) const;
    std::string serialOrType(const ColumnParts &parts) const;
};

}  // namespace limbeck::dialect
