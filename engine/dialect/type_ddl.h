// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/ddl_writer.h"
#include "operation/operation.h"

/// CREATE TYPE and CREATE DOMAIN (operations.md §8).
namespace limbeck::dialect {

/// The types that CREATE TABLE brings along: those not seen yet in this run.
void createTypesOfTable(DdlWriter &writer, const QualifiedName &table, const std::vector<operation::ColumnSpec> &columns);
void createType(DdlWriter &writer, const operation::CreateType &create);
void dropType(DdlWriter &writer, const operation::DropType &drop);

}  // namespace limbeck::dialect
