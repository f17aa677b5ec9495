// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/interpreter.h"
#include "schema/schema.h"

#include <optional>
#include <string>
#include <vector>

/// Models to Schema, read statically: what env.py's target_metadata holds after its imports were interpreted, nothing of the project was run (spec/models.md).
namespace limbeck::model {

/// Something of the models that could not be read: it is reported and never compared, so that it cannot become a wrong diff.
struct Unread {
    /// The table concerned. Absent: it is not known which tables there are beside those read; then nothing may be dropped.
    std::optional<schema::QualifiedName> table;
    /// Only this column's type or default is not known, the rest of its table is; an empty text: the table may have more than was read. Absent: the whole table is out of the comparison.
    std::optional<std::string> column;
    std::string object;       ///< for people: "class app.models.User", "table user"
    std::string what;         ///< what could not be read, for people
    SourcePosition position;
    std::string hint;         ///< what to do about it; may be empty
    bool operator==(const Unread &) const = default;
};

/// What target_metadata holds. Plain data: may cross threads.
struct MetadataReading {
    /// Tables with everything that is compared. Names of constraints and indexes are final: what a naming convention supplies is resolved and
    /// marked `isFinal`, as SQLAlchemy's conv(). Tables that could not be read wholly are not in it, unless only single columns of them are not known.
    schema::Schema schema;
    /// The tables of `schema` in the order of MetaData.sorted_tables: referred tables first, else by name; of several MetaData one after the other.
    std::vector<schema::QualifiedName> sortedTables;
    /// The convention of the (first) MetaData.
    schema::NamingConvention naming = schema::NamingConvention::standard();
    /// MetaData.schema of the first one.
    std::optional<std::string> defaultSchema;
    std::vector<Unread> unread;
    bool hasMetadata = false;   ///< target_metadata was a MetaData or a list of them; false for None and for values that could not be computed

    /// Whether a table of this name may be dropped when the schema does not hold it: not when it was met but not read, nor when the set of tables is not known.
    bool mayDropTable(const schema::QualifiedName &name) const;
    /// Whether the whole table is out of the comparison.
    bool isUnread(const schema::QualifiedName &table) const;
    bool isUnread(const schema::QualifiedName &table, const std::string &column) const;
};

/// Reads a MetaData or a list or tuple of them. Call it in the interpreter's thread, while the interpreter that evaluated env.py lives.
/// Never throws for what stands in the models: it lists it in `unread`. Throws Cancelled.
MetadataReading readMetadata(python::Interpreter &interpreter, const python::Value &targetMetadata);

}  // namespace limbeck::model
