// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/dialect.h"

#include <optional>
#include <string>
#include <vector>

/// Keyword options with a dialect prefix, postgresql_using="gin" and the like (operations.md §1.1, §11).
namespace limbeck::dialect {

enum class OptionOwner { Table, Column, PrimaryKey, Unique, ForeignKey, Check, Index };

/// Throws for a keyword that PostgreSQL or SQLite does not have there (on every dialect), and for one without a prefix; an unknown
/// prefix warns through `state.warn`; other databases' are passed over.
void checkOptions(const schema::Options &options, OptionOwner owner, const CompileState &state);

/// The value of an option; nullptr: not given or None.
const schema::OptionValue *findOption(const schema::Options &options, const std::string &name);
std::optional<std::string> optionText(const schema::Options &options, const std::string &name);
/// True, False, or not given.
std::optional<bool> optionFlag(const schema::Options &options, const std::string &name);
/// A list, or one name alone.
std::vector<std::string> optionList(const schema::Options &options, const std::string &name);
/// An expression, or a string read as one by text().
sql::ExpressionPtr optionExpression(const schema::Options &options, const std::string &name);

}  // namespace limbeck::dialect
