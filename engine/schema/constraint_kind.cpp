// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/constraint_kind.h"

namespace limbeck::schema {
namespace {

struct KindOf {
    std::string operator()(const PrimaryKey &) const { return "pk"; }
    std::string operator()(const Unique &) const { return "uq"; }
    std::string operator()(const ForeignKey &) const { return "fk"; }
    std::string operator()(const Check &) const { return "ck"; }
    std::string operator()(const Exclude &) const { return "ex"; }
};

}  // namespace

std::string constraintKind(const Constraint &constraint)
{
    return std::visit(KindOf{}, constraint);
}

}  // namespace limbeck::schema
