// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/type.h"

#include <string>

/// The spelling of types that the dialects share (types.md §1, §2).
namespace limbeck::dialect {

/// "NAME", "NAME(a)" or "NAME(a, b)": absent numbers are left out, the second counts only with the first.
std::string withArguments(const std::string &name, const std::optional<std::int64_t> &first, const std::optional<int> &second = {});
/// " COLLATE …" or nothing. Collations are always quoted.
std::string collateText(const sql::Type &type);
/// VARCHAR with the length of the longest label, for enums that are not native.
std::string enumAsVarchar(const sql::Type &type);
/// The labels as `'a', 'b'`.
std::string labelList(const sql::Type &type);
/// Throws Error(Operation): the dialect has no such type.
[[noreturn]] void throwNoType(const sql::Type &type, const std::string &dialectName);
/// Characters, not bytes.
int characterCount(const std::string &utf8);

}  // namespace limbeck::dialect
