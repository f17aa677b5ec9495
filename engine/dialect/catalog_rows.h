// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/statement.h"

#include <optional>
#include <string>

namespace limbeck::dialect {

/// One row of a catalog query, read by position. Lenient about how a driver decoded a value (a number as text, a flag as number or "t").
class CatalogRow {
public:
    explicit CatalogRow(const sql::ValueList &values) : m_values(values) {}

    bool isNull(std::size_t column) const { return column >= m_values.size() || m_values[column].isNull(); }
    /// Empty when NULL.
    std::string text(std::size_t column) const;
    std::optional<std::string> maybeText(std::size_t column) const;
    /// 0 when NULL.
    long long integer(std::size_t column) const;
    std::optional<long long> maybeInteger(std::size_t column) const;
    bool flag(std::size_t column) const;

private:
    const sql::ValueList &m_values;
};

}  // namespace limbeck::dialect
