// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/delegate/delegation.h"
#include "schema/schema.h"

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace limbeck::model {
struct MetadataReading;
}

namespace limbeck::autogenerate {

/// A table or a column that keeps its contents under another name. Names as the database has them now; a column of a table that is itself renamed may be given under either of its names.
struct Rename {
    schema::QualifiedName table;
    std::optional<schema::Identifier> column;  ///< absent: the table itself
    schema::Identifier newName;
    /// "old:new", "table.column:new", with the schema in front where it is not the default one. What stands before the colon is looked up in `database`; what is not there is an Error(Usage).
    static Rename parse(const std::string &text, const schema::Schema &database);
    /// The same text.
    std::string toString() const;
    bool operator==(const Rename &) const = default;
};

/// What rows get that have no value where the models want one.
struct FillValue {
    schema::QualifiedName table;    ///< as the models name it
    schema::Identifier column;
    std::string value;              ///< a text that is written as a literal of the column's type, or "sql:…": an SQL expression as it stands
    /// "table.column=value". Throws Error(Usage).
    static FillValue parse(const std::string &text);
    bool operator==(const FillValue &) const = default;
};

/// The decisions of a comparison that goes beyond Alembic's. Plain data.
struct ComparisonChoices {
    bool extended = false;                          ///< compares what Alembic does not compare, too (docs/comparing.md); off: the rest is not looked at
    std::vector<Rename> renames;
    std::vector<std::string> renameTexts;           ///< the same as Rename::parse() takes it
    std::vector<FillValue> fills;
    std::set<std::string> ignored;                  ///< keys of items (PendingItem::key) that are left out
    std::optional<std::set<std::string>> only;      ///< keys of the items that are taken; absent: all that are not ignored
    /// The user trusts the project: its own Python imports the models (docs/comparing.md, "Exact mode"). Also without `extended`.
    std::optional<migrate::Delegation> exact;
    std::shared_ptr<const model::MetadataReading> exactModels;  ///< read already; shared because a reading is large and never changes
    bool operator==(const ComparisonChoices &) const = default;
};

}  // namespace limbeck::autogenerate
