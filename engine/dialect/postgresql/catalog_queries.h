// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/dialect.h"

/// The texts of the catalog queries (reflection.md §2): seven for any number of tables; columns and indexes are asked for once the tables' oids are known. Results are in long form, one row per column
/// of a constraint, element of an index, label of an enum, so that no driver has to decode arrays.
namespace limbeck::dialect::postgresql_catalog {

struct CatalogQueries {
    std::string tables;       ///< oid, schema, name, comment, is a view, definition of a view, is materialized
    std::string constraints;  ///< table oid, name, kind, definition, deferrable, deferred, validated, position, column, is key column,
                              ///< nulls not distinct, referred schema, referred table, it is visible, referred column, operator,
                              ///< match, on update, on delete, method
    std::string enums;        ///< schema, name, visible, label
    std::string domains;      ///< schema, name, visible, base type, not null, default, collation, check name, check definition
    std::string sequences;    ///< schema, name, start, increment, min, max, cache, cycle, type
};

CatalogQueries catalogQueries(const ReflectScope &scope);
/// Table oid, name, type text, not null, default, generated, identity, its six numbers, collation, comment, serial.
std::string columnsQuery(const std::vector<long long> &tables);
/// Table oid, name, unique, backs a constraint, method, options, predicate, key columns, nulls not distinct, position, element, is expression, operator class, is its default, order flags, valid,
/// tablespace.
std::string indexesQuery(const std::vector<long long> &tables);
/// Names of relations of these kinds ("'r', 'p'"), by the visibility rules of reflection.md §6. In the order in which the
/// server finds them, as SQLAlchemy asks: a script that renames one table after the other sees the renames made before.
std::string relationNamesQuery(const std::optional<std::string> &schema, const std::string &kinds);
std::string typeExistsQuery(const QualifiedName &name);
std::string schemaNamesQuery();

}  // namespace limbeck::dialect::postgresql_catalog
