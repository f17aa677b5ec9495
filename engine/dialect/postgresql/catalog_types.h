// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/dialect.h"

namespace limbeck::dialect::postgresql_catalog {

/// Turns format_type() texts into types as SQLAlchemy's reflection does (reflection.md §3). TypeId::Null, with the text in `name`, for
/// types it does not know.
class TypeReader {
public:
    TypeReader(const sql::Rows &enums, const sql::Rows &domains);

    sql::Type read(const std::string &formatted, const std::optional<std::string> &collation) const;
    /// Enums by name, with their schema always given, and whether the search path shows them.
    struct EnumEntry {
        std::string schema, name;
        bool isVisible = false;
        std::vector<std::string> labels;
    };
    const std::vector<EnumEntry> &enums() const { return m_enums; }

private:
    struct DomainEntry {
        std::string schema, name, baseType;
        bool isVisible = false, notNull = false;
        std::optional<std::string> defaultText, collation, checkName, check;
    };
    sql::Type enumType(const EnumEntry &entry) const;
    sql::Type domainType(const DomainEntry &entry) const;
    sql::Type readScalar(const std::string &word, const std::vector<std::string> &arguments) const;
    sql::Type readNamed(const std::string &word, const std::vector<std::string> &arguments) const;

    std::vector<EnumEntry> m_enums;
    std::vector<DomainEntry> m_domains;
};

}  // namespace limbeck::dialect::postgresql_catalog
