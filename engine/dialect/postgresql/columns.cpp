// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "dialect/options.h"
#include "dialect/postgresql/postgresql_dialect.h"
#include "dialect/quoting.h"
#include "dialect/sequence_ddl.h"

#include <algorithm>
#include <fmt/format.h>

namespace limbeck::dialect {

const DdlFeatures &PostgresqlDialect::features() const
{
    static const DdlFeatures kFeatures = [] {
        DdlFeatures f;
        f.includeColumns = f.exclusion = f.comments = f.namedTypes = f.alterConstraints = f.alterIdentity = f.typeFirst = true;
        f.concurrentIndexes = f.groupsIndexElements = f.deleteColumnList = f.deferredForeignKeys = f.sequenceTypes = true;
        f.renameColumn = "RENAME";
        return f;
    }();
    return kFeatures;
}

std::string PostgresqlDialect::serialOrType(const ColumnParts &parts) const
{
    const sql::Type type = sql::resolveVariant(parts.column.type, name());
    const bool isSerial = parts.isAutoincrement && !parts.column.identity && !parts.column.hasSequence && !parts.column.hasPythonDefault;
    if (isSerial) {
        if (type.id == sql::TypeId::BigInteger || type.id == sql::TypeId::UpperBigint)
            return "BIGSERIAL";
        return type.id == sql::TypeId::SmallInteger || type.id == sql::TypeId::UpperSmallint ? "SMALLSERIAL" : "SERIAL";
    }
    return typeText(parts.column.type) + (parts.defaultText ? " DEFAULT " + *parts.defaultText : std::string());
}

std::string PostgresqlDialect::columnText(const ColumnParts &parts) const
{
    std::string text = quote(parts.column.name) + " " + serialOrType(parts);
    if (!parts.computedText.empty())
        text += " " + parts.computedText;
    if (parts.column.identity)
        return text + " " + identityText(*parts.column.identity) + (parts.nullable ? " NULL" : "");
    return parts.nullable ? text : text + " NOT NULL";
}

std::string PostgresqlDialect::columnDefault(const std::string &text) const
{
    return text;
}

std::string PostgresqlDialect::persistence(const std::optional<bool> &persisted, const Identifier &column) const
{
    if (persisted == false)
        throw Error(ErrorCode::Operation, fmt::format("PostgreSQL has no virtual computed columns: '{}' is declared with persisted=False.", column.text), {},
                    "Leave persisted out, or use persisted=True.");
    return " STORED";
}

std::string PostgresqlDialect::tableSuffix(const schema::Options &options) const
{
    std::string text;
    const std::vector<std::string> parents = optionList(options, "postgresql_inherits");
    if (!parents.empty()) {
        std::string names;
        for (const std::string &parent : parents)
            names += (names.empty() ? "" : ", ") + quote(Identifier(parent));
        text += "\n INHERITS ( " + names + " )";
    }
    if (const auto partition = optionText(options, "postgresql_partition_by"))
        text += "\n PARTITION BY " + *partition;
    if (const auto method = optionText(options, "postgresql_using"))
        text += "\n USING " + *method;
    if (const auto oids = optionFlag(options, "postgresql_with_oids"))
        text += *oids ? "\n WITH OIDS" : "\n WITHOUT OIDS";
    if (auto action = optionText(options, "postgresql_on_commit")) {
        std::replace(action->begin(), action->end(), '_', ' ');
        std::transform(action->begin(), action->end(), action->begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
        text += "\n ON COMMIT " + *action;
    }
    if (const auto tablespace = optionText(options, "postgresql_tablespace"))
        text += "\n TABLESPACE " + quote(Identifier(*tablespace));
    return text;
}

}  // namespace limbeck::dialect
