// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/source_position.h"
#include "schema/schema.h"
#include "sql/expression.h"

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// The second currency: one op.* directive as a typed value, with the place in the script it came from (spec/operations.md).
/// What is done with operations (compile, fold, invert, render, describe, review) are free functions over the variant.
namespace limbeck::operation {

using schema::Identifier;
using schema::QualifiedName;

/// sa.Column(…) as a directive's argument: the column and what hangs on it.
struct ColumnSpec {
    schema::Column column;
    bool index = false;                        ///< index=True: one CREATE INDEX
    bool unique = false;                       ///< unique=True: UNIQUE, or a unique index together with `index`
    std::vector<schema::ForeignKey> foreignKeys;  ///< ForeignKey(…) items; `columns` is this column
    std::vector<schema::Check> checks;         ///< CheckConstraint(…) items: rendered inline
    std::vector<schema::Unique> uniques;       ///< UniqueConstraint(…) items, rare
    bool operator==(const ColumnSpec &) const = default;
};

/// What the script said of an attribute that may be left alone, removed or set: `False`, `None` or a value.
template<typename T>
struct Change {
    enum class Kind { Keep, Remove, Set } kind = Kind::Keep;
    std::optional<T> value;
    bool operator==(const Change &) const = default;
    bool isKeep() const { return kind == Kind::Keep; }
    static Change keep() { return {}; }
    static Change remove() { return {Kind::Remove, std::nullopt}; }
    static Change set(T v) { return {Kind::Set, std::move(v)}; }
};

/// server_default= may also be Identity or Computed.
using DefaultClause = std::variant<schema::ServerDefault, schema::Identity, schema::Computed>;

struct CreateTable {
    QualifiedName table;
    std::vector<ColumnSpec> columns;
    std::vector<schema::Constraint> constraints;  ///< in script order
    std::vector<schema::Index> indexes;           ///< Index(…) items
    std::optional<std::string> comment;
    std::vector<std::string> prefixes;
    bool ifNotExists = false;
    schema::Options options;
    bool operator==(const CreateTable &) const = default;
};
struct DropTable {
    QualifiedName table;
    bool ifExists = false;
    bool operator==(const DropTable &) const = default;
};
struct RenameTable {
    QualifiedName table;
    Identifier newName;
    bool operator==(const RenameTable &) const = default;
};
struct AddColumn {
    QualifiedName table;
    ColumnSpec column;
    bool ifNotExists = false;
    bool inlineReferences = false;
    bool inlinePrimaryKey = false;
    std::optional<std::string> insertBefore, insertAfter;  ///< batch only
    bool operator==(const AddColumn &) const = default;
};
struct DropColumn {
    QualifiedName table;
    Identifier column;
    bool ifExists = false;
    std::optional<sql::Type> existingType;  ///< batch: drops a named Boolean/Enum CHECK along
    bool operator==(const DropColumn &) const = default;
};
struct AlterColumn {
    QualifiedName table;
    Identifier column;
    std::optional<Identifier> newName;
    std::optional<sql::Type> type;
    std::optional<bool> nullable;
    Change<DefaultClause> serverDefault;
    Change<std::string> comment;
    std::optional<sql::Type> existingType;
    Change<DefaultClause> existingServerDefault;  ///< Keep: not given (False)
    std::optional<bool> existingNullable;
    Change<std::string> existingComment;
    std::optional<std::string> postgresqlUsing;
    std::optional<schema::Autoincrement> autoincrement;
    bool operator==(const AlterColumn &) const = default;
};
struct CreateIndex {
    schema::Index index;
    bool ifNotExists = false;
    bool operator==(const CreateIndex &) const = default;
};
struct DropIndex {
    schema::Name name;
    std::optional<QualifiedName> table;  ///< for messages and batch; its schema is the index's
    std::optional<Identifier> schema;
    bool ifExists = false;
    bool concurrently = false;
    bool operator==(const DropIndex &) const = default;
};
struct AddConstraint {
    QualifiedName table;
    schema::Constraint constraint;
    bool operator==(const AddConstraint &) const = default;
};
enum class ConstraintKind { Unknown, ForeignKey, Primary, Unique, Check };
struct DropConstraint {
    QualifiedName table;
    schema::Name name;
    ConstraintKind kind = ConstraintKind::Unknown;
    bool ifExists = false;
    bool operator==(const DropConstraint &) const = default;
};
struct SetTableComment {
    QualifiedName table;
    std::optional<std::string> comment;  ///< absent: remove
    bool operator==(const SetTableComment &) const = default;
};
/// op.execute() and connection.execute() whose result is not used.
struct ExecuteSql {
    sql::ExecutablePtr statement;
    std::vector<std::vector<std::pair<std::string, sql::Value>>> parameters;  ///< empty: none; several: executemany
    bool operator==(const ExecuteSql &) const = default;
};
struct BulkInsert {
    sql::FromPtr table;
    std::vector<std::vector<std::pair<std::string, sql::ExpressionPtr>>> rows;  ///< by column key; literals as BindParameter, inline_literal as given
    bool multiInsert = true;
    bool operator==(const BulkInsert &) const = default;
};
/// Enum(…).create(bind) and .drop(bind), DOMAIN likewise (operations.md §8). Nothing on SQLite.
struct CreateType {
    sql::Type type;
    bool checkFirst = false;
    bool operator==(const CreateType &) const = default;
};
struct DropType {
    sql::Type type;
    bool checkFirst = false;
    bool operator==(const DropType &) const = default;
};

struct Operation;
enum class Recreate { Auto, Always, Never };
/// with op.batch_alter_table(…): the queue as it stood when the block ended (spec/batch.md).
struct BatchAlter {
    QualifiedName table;
    Recreate recreate = Recreate::Auto;
    std::vector<Operation> queue;
    std::vector<std::vector<std::string>> partialReordering;
    std::optional<schema::Table> copyFrom;
    std::vector<ColumnSpec> reflectColumns;             ///< Column items of reflect_args / table_args
    std::vector<schema::Constraint> tableConstraints;   ///< table_args
    schema::Options tableOptions;                       ///< table_kwargs
    schema::NamingConvention namingConvention;          ///< naming_convention=; empty: none
    /// reflect_kwargs listeners, already evaluated by the vocabulary on the reflected columns: replaced columns by name.
    std::vector<schema::Column> listenerColumns;
    bool operator==(const BatchAlter &) const = default;
};

struct Operation {
    using Node = std::variant<CreateTable, DropTable, RenameTable, AddColumn, DropColumn, AlterColumn, CreateIndex, DropIndex, AddConstraint, DropConstraint,
                              SetTableComment, ExecuteSql, BulkInsert, CreateType, DropType, BatchAlter>;
    Node node;
    SourcePosition position;  ///< not part of equality

    Operation();
    Operation(Node one, SourcePosition where = {});
    // Out of line, as in other types that hold many kinds: what passes it on does not compile its copies.
    Operation(const Operation &);
    Operation(Operation &&) noexcept;
    Operation &operator=(const Operation &);
    Operation &operator=(Operation &&) noexcept;
    ~Operation();
    bool operator==(const Operation &other) const;
};

/// The directive's name as a script writes it: "create_table", "batch_alter_table".
std::string directiveName(const Operation &operation);
/// The tables an operation touches, for inspectors, collisions and conditional folding. Raw SQL: none.
std::vector<QualifiedName> touchedTables(const Operation &operation);
/// One sentence for people: "adds column plan to account, not null, default 'free'".
std::string describe(const Operation &operation);

}  // namespace limbeck::operation
