// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/sql_dialect.h"

namespace limbeck::dialect {

/// PostgreSQL 12 and later. The compiling members live in postgresql_dialect.cpp and its neighbours, the catalog members
/// (reflect … typeExists) in catalog*.cpp.
class PostgresqlDialect final : public SqlDialect {
public:
    std::string name() const override { return "postgresql"; }
    std::string implementationName() const override { return "PostgresqlImpl"; }
    bool transactionalDdl() const override { return true; }
    int maxIdentifierLength() const override { return 63; }
    std::string literal(const sql::Value &value, const sql::Type &type) const override;
    std::string ddlLiteral(const sql::Value &value, const sql::Type &type) const override;

    schema::Schema reflect(const Ask &ask, const ReflectScope &scope) const override;
    std::vector<std::string> tableNames(const Ask &ask, const std::optional<std::string> &schema) const override;
    std::vector<std::string> viewNames(const Ask &ask, const std::optional<std::string> &schema) const override;
    std::vector<std::string> schemaNames(const Ask &ask) const override;
    bool typeExists(const Ask &ask, const QualifiedName &name) const override;

};

}  // namespace limbeck::dialect
