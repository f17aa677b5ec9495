// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/dialect.h"

#include <string>

namespace limbeck::dialect {

/// A statement as SQLAlchemy shows it to people and programs: with placeholders, and their names and values in the order of the text.
struct BoundText {
    std::string text;
    Parameters parameters;
};

/// When a statement is looked at: a list has one mark once it is compiled, and a placeholder for each of its items when a driver gets it.
enum class BoundStage { Compiled, Sent };

/// `style`: Named for `:name`, PyFormat for the dialect's own placeholders, Literal for none. `set` may be null.
BoundText boundText(const Dialect &dialect, const sql::Executable &executable, const Parameters *set, BindStyle style, BoundStage stage);
BoundText boundText(const Dialect &dialect, const sql::Expression &expression, BindStyle style = BindStyle::Named);

}  // namespace limbeck::dialect
