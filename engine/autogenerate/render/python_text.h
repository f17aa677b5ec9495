// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/identifier.h"

#include <string>
#include <vector>

namespace limbeck::autogenerate {

/// repr() of a Python text, list of texts and truth value (spec/rendering.md §4).
std::string pythonText(const std::string &utf8);
std::string pythonList(const std::vector<std::string> &texts);
std::string pythonList(const std::vector<sql::Identifier> &names);
/// A tuple: `('a',)` for one.
std::string pythonTuple(const std::vector<std::string> &texts);
/// Arguments of a call, items of a list: what stands between the brackets.
std::string pythonArguments(const std::vector<std::string> &arguments, const char *separator = ", ");
inline std::string pythonBool(bool value) { return value ? "True" : "False"; }

}  // namespace limbeck::autogenerate
