// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a CREATE TABLE or CREATE INDEX text of sqlite_schema says (reflection.md §9): everything that is really there, also what
/// SQLAlchemy's reflection overlooks. Names are without their quotes, expressions verbatim.
namespace limbeck::dialect::sqlite_catalog {

/// An element of a PRIMARY KEY or UNIQUE list, or of an index.
struct ParsedElement {
    std::string name;        ///< empty: an expression
    std::string text;        ///< verbatim, without COLLATE and ASC/DESC
    std::string collation;
    bool descending = false;
    bool operator==(const ParsedElement &) const = default;
};
struct ParsedPrimaryKey {
    std::optional<std::string> name;
    std::vector<ParsedElement> columns;
    std::string onConflict;      ///< "REPLACE" …, empty: none
    bool autoincrement = false;
    bool isInline = false;
    bool operator==(const ParsedPrimaryKey &) const = default;
};
struct ParsedUnique {
    std::optional<std::string> name;
    std::vector<ParsedElement> columns;
    std::string onConflict;
    bool isInline = false;
    bool operator==(const ParsedUnique &) const = default;
};
struct ParsedForeignKey {
    std::optional<std::string> name;
    std::vector<std::string> columns;
    std::string table;
    std::vector<std::string> referredColumns;  ///< empty: the primary key of the other table
    std::optional<std::string> onDelete, onUpdate, match, initially;  ///< upper case
    std::optional<bool> deferrable;
    bool isInline = false;
    bool operator==(const ParsedForeignKey &) const = default;
};
struct ParsedCheck {
    std::optional<std::string> name;
    std::string text;
    std::string column;  ///< where it stands inline, else empty
    bool operator==(const ParsedCheck &) const = default;
};
struct ParsedColumn {
    std::string name;
    std::string type;  ///< as declared, without GENERATED ALWAYS
    std::string collation;
    bool notNull = false;
    std::string notNullConflict;
    std::optional<std::string> defaultText;
    std::optional<std::string> generated;  ///< the expression
    bool isStored = false;
    bool operator==(const ParsedColumn &) const = default;
};
struct ParsedTable {
    std::vector<ParsedColumn> columns;
    std::optional<ParsedPrimaryKey> primaryKey;
    std::vector<ParsedUnique> uniques;
    std::vector<ParsedForeignKey> foreignKeys;
    std::vector<ParsedCheck> checks;
    bool withoutRowid = false, strict = false;

    /// By name, without regard to case.
    const ParsedColumn *findColumn(std::string_view name) const;
    bool operator==(const ParsedTable &) const = default;
};
struct ParsedIndex {
    std::vector<ParsedElement> elements;
    std::optional<std::string> where;
    bool unique = false;
    bool operator==(const ParsedIndex &) const = default;
};

/// nullopt: not an ordinary CREATE TABLE (a virtual table, an empty text).
std::optional<ParsedTable> parseCreateTable(std::string_view text);
std::optional<ParsedIndex> parseCreateIndex(std::string_view text);

}  // namespace limbeck::dialect::sqlite_catalog
