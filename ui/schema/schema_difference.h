// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/dialect.h"
#include "schema/schema.h"

#include <QString>

#include <vector>

namespace limbeck::ui {

enum class DifferenceSign { Same, Added, Removed, Changed };

/// A column, constraint or index as one line.
struct DifferenceLine {
    DifferenceSign sign = DifferenceSign::Same;
    QString text;
    QString before;   ///< Changed only: the line as it was
    bool operator==(const DifferenceLine &) const = default;
};

/// A table or an enum type that is not the same in both, with all its lines: columns first, in their order, then constraints, then indexes.
struct ObjectDifference {
    DifferenceSign sign = DifferenceSign::Changed;
    QString name;
    bool isType = false;
    std::vector<DifferenceLine> lines;
    std::size_t columnLines = 0;   ///< the first ones, which are columns
    bool operator==(const ObjectDifference &) const = default;
};

/// What differs between two schemas, for people: a pure function. Objects by name; a renamed one is removed and added.
std::vector<ObjectDifference> schemaDifference(const schema::Schema &before, const schema::Schema &after, const dialect::Dialect &dialect);

/// "plan VARCHAR(20) NOT NULL DEFAULT 'free'"
QString columnLine(const schema::Column &column, const dialect::Dialect &dialect);
QString constraintLine(const schema::Constraint &constraint, const dialect::Dialect &dialect);
QString indexLine(const schema::Index &index, const dialect::Dialect &dialect);

}  // namespace limbeck::ui
