// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/catalog_rows.h"

#include <cstdlib>

namespace limbeck::dialect {

std::string CatalogRow::text(std::size_t column) const
{
    if (isNull(column))
        return {};
    const auto &data = m_values[column].data;
    if (const auto *text = std::get_if<std::string>(&data))
        return *text;
    if (const auto *number = std::get_if<std::int64_t>(&data))
        return std::to_string(*number);
    if (const auto *boolean = std::get_if<bool>(&data))
        return *boolean ? "t" : "f";
    if (const auto *decimal = std::get_if<sql::Decimal>(&data))
        return decimal->digits;
    if (const auto *json = std::get_if<sql::Json>(&data))
        return json->text;
    if (const auto *bytes = std::get_if<sql::Bytes>(&data))
        return bytes->data;
    return {};
}

std::optional<std::string> CatalogRow::maybeText(std::size_t column) const
{
    if (isNull(column))
        return std::nullopt;
    return text(column);
}

long long CatalogRow::integer(std::size_t column) const { return maybeInteger(column).value_or(0); }

std::optional<long long> CatalogRow::maybeInteger(std::size_t column) const
{
    if (isNull(column))
        return std::nullopt;
    const auto &data = m_values[column].data;
    if (const auto *number = std::get_if<std::int64_t>(&data))
        return *number;
    if (const auto *boolean = std::get_if<bool>(&data))
        return *boolean ? 1 : 0;
    return std::strtoll(text(column).c_str(), nullptr, 10);
}

bool CatalogRow::flag(std::size_t column) const
{
    if (isNull(column))
        return false;
    const std::string value = text(column);
    return value == "t" || value == "true" || integer(column) != 0;
}

}  // namespace limbeck::dialect
