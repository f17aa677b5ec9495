// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/expression.h"

namespace limbeck::sql {

Expression::Expression() = default;
Expression::Expression(Node one, Type result) : node(std::move(one)), type(std::move(result)) {}
Expression::Expression(const Expression &) = default;
Expression::Expression(Expression &&) noexcept = default;
Expression &Expression::operator=(const Expression &) = default;
Expression &Expression::operator=(Expression &&) noexcept = default;
Expression::~Expression() = default;

FromItem::FromItem() = default;
FromItem::FromItem(Node one) : node(std::move(one)) {}
FromItem::FromItem(const FromItem &) = default;
FromItem::FromItem(FromItem &&) noexcept = default;
FromItem &FromItem::operator=(const FromItem &) = default;
FromItem &FromItem::operator=(FromItem &&) noexcept = default;
FromItem::~FromItem() = default;

Executable::Executable() = default;
Executable::Executable(Node one) : node(std::move(one)) {}
Executable::Executable(const Executable &) = default;
Executable::Executable(Executable &&) noexcept = default;
Executable &Executable::operator=(const Executable &) = default;
Executable &Executable::operator=(Executable &&) noexcept = default;
Executable::~Executable() = default;

}  // namespace limbeck::sql
