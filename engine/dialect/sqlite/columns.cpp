// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "dialect/options.h"
#include "dialect/sqlite/sqlite_dialect.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>

namespace limbeck::dialect {

const DdlFeatures &SqliteDialect::features() const
{
    static const DdlFeatures kFeatures = [] {
        DdlFeatures f;
        f.onConflict = f.schemaOnIndex = f.foreignKeysLocal = true;
        return f;
    }();
    return kFeatures;
}

std::string SqliteDialect::columnText(const ColumnParts &parts) const
{
    const schema::Options &options = parts.column.options;
    std::string text = quote(parts.column.name) + " " + typeText(parts.column.type);
    if (parts.defaultText)
        text += " DEFAULT " + *parts.defaultText;
    if (!parts.nullable) {
        text += " NOT NULL";
        if (const auto action = optionText(options, "sqlite_on_conflict_not_null"))
            text += " ON CONFLICT " + *action;
    }
    if (parts.isKey && parts.keyColumns > 1 && parts.column.autoincrement == schema::Autoincrement::On)
        throw Error(ErrorCode::Operation,
                    fmt::format("SQLite does not support autoincrement for composite primary keys: column '{}' of table '{}'.", parts.column.name.text,
                                parts.table.toString()),
                    {}, "Leave autoincrement=True out.");
    const bool isRowid = parts.tableAutoincrement && parts.isKey && parts.keyColumns == 1 && !parts.hasForeignKey
                         && sql::affinityOf(sql::resolveVariant(parts.column.type, name())) == sql::Affinity::Integer;
    if (isRowid) {
        text += " PRIMARY KEY";
        if (const auto action = optionText(options, "sqlite_on_conflict_primary_key"))
            text += " ON CONFLICT " + *action;
        text += " AUTOINCREMENT";
    }
    return parts.computedText.empty() ? text : text + " " + parts.computedText;
}

std::string SqliteDialect::columnDefault(const std::string &text) const
{
    const size_t first = text.find_first_not_of(" \t\n");
    const bool isWrapped = first != std::string::npos && (text[first] == '\'' || text[first] == '"' || text[first] == '(');
    const bool hasOther = std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x80 && !std::isalnum(byte) && c != '_';
    });
    return !isWrapped && hasOther ? "(" + text + ")" : text;
}

std::string SqliteDialect::persistence(const std::optional<bool> &persisted, const Identifier &) const
{
    return !persisted ? std::string() : *persisted ? " STORED" : " VIRTUAL";
}

std::string SqliteDialect::tableSuffix(const schema::Options &options) const
{
    std::string text;
    if (optionFlag(options, "sqlite_with_rowid") == false)
        text += "\n WITHOUT ROWID";
    if (optionFlag(options, "sqlite_strict") == true)
        text += std::string(text.empty() ? "" : ",") + "\n STRICT";
    return text;
}

}  // namespace limbeck::dialect
