// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/value.h"

namespace limbeck::sql {

bool Array::operator==(const Array &other) const { return items == other.items && isTuple == other.isTuple; }

Value::Value() = default;
Value::Value(const Value &) = default;
Value::Value(Value &&) noexcept = default;
Value &Value::operator=(const Value &) = default;
Value &Value::operator=(Value &&) noexcept = default;
Value::~Value() = default;
bool Value::operator==(const Value &) const = default;

}  // namespace limbeck::sql
