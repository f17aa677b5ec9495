// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/operation.h"
#include "sqlalchemy/host_object.h"

#include <optional>
#include <string>
#include <vector>

/// The directives of `op` and `batch_op`: one table of names, signatures and bodies that make operations (operations.md §6, §7, §7.11).
namespace limbeck::sqlalchemy {

/// A call of a directive. In a batch block table and schema come from the block.
struct DirectiveCall {
    Vocabulary &vocabulary;
    const Arguments &arguments;
    const sql::QualifiedName *batchTable = nullptr;

    Interpreter &interpreter() const { return arguments.interpreter(); }
    sql::QualifiedName table(const char *nameParameter = "table_name", const char *schemaParameter = "schema") const;
};

struct Directive {
    using Node = operation::Operation::Node;
    const char *name;
    const char *signature;        ///< of op.<name>
    const char *batchSignature;   ///< of batch_op.<name>; null: does not exist there
    Node (*body)(const DirectiveCall &call);
};

const std::vector<Directive> &tableDirectives();       ///< table_directives.cpp
const std::vector<Directive> &columnDirectives();      ///< column_directives.cpp
const std::vector<Directive> &indexDirectives();       ///< index_directives.cpp
const std::vector<Directive> &constraintDirectives();  ///< constraint_directives.cpp
const Directive *findDirective(std::string_view name);

}  // namespace limbeck::sqlalchemy
