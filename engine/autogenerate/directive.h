// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/operation.h"
#include "schema/schema.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What a comparison proposes. Like operation::Operation, but every directive holds what its inverse needs: a dropped table its definition, a dropped constraint itself
/// (spec/autogenerate.md §14). Regular types.
namespace limbeck::autogenerate {

using schema::Identifier;
using schema::QualifiedName;

/// A table as a whole; indexes are directives of their own.
struct CreateTable {
    schema::Table table;
    bool operator==(const CreateTable &) const = default;
};
struct DropTable {
    schema::Table table;
    bool operator==(const DropTable &) const = default;
};
struct AddColumn {
    QualifiedName table;
    schema::Column column;
    bool operator==(const AddColumn &) const = default;
};
struct DropColumn {
    QualifiedName table;
    schema::Column column;
    bool operator==(const DropColumn &) const = default;
};
/// A server default, identity or generated expression, or none of them.
using ColumnDefault = std::optional<operation::DefaultClause>;
struct AlterColumn {
    QualifiedName table;
    Identifier column;
    std::optional<sql::Type> existingType;          ///< absent: types are not compared
    std::optional<bool> existingNullable;
    std::optional<ColumnDefault> existingDefault;   ///< absent: not looked at
    std::optional<std::string> existingComment;
    std::optional<sql::Type> type;
    std::optional<bool> nullable;
    std::optional<ColumnDefault> serverDefault;     ///< absent: unchanged; holding nothing: removed
    std::optional<std::optional<std::string>> comment;  ///< likewise
    std::optional<bool> autoincrement;
    std::optional<Identifier> newName;
    std::optional<std::string> using_;              ///< postgresql_using
    bool hasChanges() const { return type || nullable || serverDefault || comment || newName; }
    bool operator==(const AlterColumn &) const = default;
};
struct RenameTable {
    QualifiedName table;
    Identifier newName;
    bool operator==(const RenameTable &) const = default;
};
struct CreateIndex {
    schema::Index index;
    bool operator==(const CreateIndex &) const = default;
};
struct DropIndex {
    schema::Index index;
    bool operator==(const DropIndex &) const = default;
};
struct AddConstraint {
    QualifiedName table;
    schema::Constraint constraint;
    bool operator==(const AddConstraint &) const = default;
};
struct DropConstraint {
    QualifiedName table;
    schema::Constraint constraint;
    bool operator==(const DropConstraint &) const = default;
};
struct SetTableComment {
    QualifiedName table;
    std::optional<std::string> comment;  ///< absent: removed
    std::optional<std::string> existing;
    bool operator==(const SetTableComment &) const = default;
};
/// op.execute("…") with what undoes it; `autocommit`: in an autocommit block.
struct ExecuteText {
    std::string text;
    std::string inverse;                 ///< empty: nothing undoes it
    bool autocommit = false;
    bool operator==(const ExecuteText &) const = default;
};

struct Directive;
/// The changes of one table, in order: what becomes one batch block.
struct TableChanges {
    QualifiedName table;
    std::vector<Directive> directives;
    bool asBatch = false;                ///< a batch block, whatever render_as_batch says (SQLite); not part of equality
    bool operator==(const TableChanges &) const;
};

struct Directive {
    using Node = std::variant<CreateTable, DropTable, AddColumn, DropColumn, AlterColumn, RenameTable, CreateIndex, DropIndex, AddConstraint, DropConstraint, SetTableComment,
                              ExecuteText, TableChanges>;
    Node node;
    /// if_exists=, if_not_exists= as a hook of env.py says it; comparisons never do.
    std::optional<bool> conditional = {};

    Directive();
    Directive(Node one, std::optional<bool> ifExists = {});
    // Out of line, as in other types that hold many kinds: what passes it on does not compile its copies.
    Directive(const Directive &);
    Directive(Directive &&) noexcept;
    Directive &operator=(const Directive &);
    Directive &operator=(Directive &&) noexcept;
    ~Directive();
    bool operator==(const Directive &) const;
};

/// The inverse of a list: reversed, each directive turned round.
std::vector<Directive> reversed(const std::vector<Directive> &directives);
/// What the directives are as operations, for compiling and folding.
std::vector<operation::Operation> toOperations(const std::vector<Directive> &directives);
/// The first words of `check`'s difference tuples ("add_table", "modify_nullable" …), one list for each directive that differs (spec/commands.md §3.13).
std::string differenceText(const std::vector<Directive> &directives);

/// A column's default in whichever form it has one.
ColumnDefault defaultOf(const schema::Column &column);

}  // namespace limbeck::autogenerate
