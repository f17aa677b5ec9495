// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/type.h"

#include <functional>
#include <string>

namespace limbeck::autogenerate {

/// Where a type's class stands: "sa", "postgresql", "sqlite" … , or a module of a package or of the project.
struct TypeClassName {
    std::string module;  ///< "sa", a dialect's name, or "app.types"
    std::string name;    ///< "String"
    bool isSqlAlchemy() const { return module == "sa"; }
    bool isDialect() const { return module == "postgresql" || module == "sqlite" || module == "mysql" || module == "mssql" || module == "oracle"; }
    bool isForeign() const { return !isSqlAlchemy() && !isDialect(); }
};
/// The class of a type value, reflected ones included. `dialectName` decides for types whose class depends on the dialect that reflected them.
TypeClassName typeClassName(const sql::Type &type, const std::string &dialectName);
/// What stands between the parentheses of repr(); nested types are written by `nested`.
std::string typeArguments(const sql::Type &type, const TypeClassName &cls, const std::function<std::string(const sql::Type &)> &nested);
/// with_variant() as written, not what load_dialect_impl() of a decorator says.
std::vector<std::pair<std::string, std::shared_ptr<const sql::Type>>> writtenVariants(const sql::Type &type, const TypeClassName &cls);

}  // namespace limbeck::autogenerate
