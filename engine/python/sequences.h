// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/native.h"

/// What list and tuple share.
namespace limbeck::python {

Value indexOf(Interpreter &, const std::vector<Value> &items, Arguments &arguments, std::string_view type);
Value countOf(Interpreter &, const std::vector<Value> &items, Arguments &arguments);
/// Stable, by key when there is one.
std::vector<Value> sortedValues(Interpreter &, std::vector<Value> values, const Value &key, bool reverse);
std::optional<Value> compareSequences(Interpreter &, syntax::CompareOp op, const std::vector<Value> &a, const std::vector<Value> &b);
/// nullopt: `times` is no integer.
std::optional<std::vector<Value>> repeatedValues(Interpreter &, const std::vector<Value> &items, const Value &times);
std::vector<Value> slicedValues(Interpreter &, const std::vector<Value> &items, const SliceObject &slice);

}  // namespace limbeck::python
