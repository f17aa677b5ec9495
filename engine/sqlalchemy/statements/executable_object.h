// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/expression.h"
#include "sqlalchemy/host_object.h"

namespace limbeck::sqlalchemy {

/// A typed result column of a statement: how its values are read (types.md §5.3).
struct ResultColumnType {
    sql::Type type;
    Value typeValue;
};

/// Everything that connection.execute() takes beside text.
class ExecutableObject {
public:
    virtual ~ExecutableObject() = default;
    virtual sql::ExecutablePtr executable() const = 0;
    /// Types of the result's columns in order; empty: the driver's values stand.
    virtual std::vector<ResultColumnType> resultTypes() const { return {}; }
    /// The dictionary of .params(…), under what execute() is given; None: none.
    virtual Value boundParameters() const { return {}; }
    /// Python-side column defaults that a call must fill in; null: none.
    virtual sql::FromPtr defaultsTable() const { return nullptr; }
};

}  // namespace limbeck::sqlalchemy
