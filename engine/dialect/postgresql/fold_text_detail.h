// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/postgresql/fold_text.h"
#include "dialect/postgresql/sql_items.h"

/// The parts of foldPostgresqlText(), shared by its files. Statements that a directive could have been become operations, and folding them is one thing; the others
/// (renamed constraints, enum labels, views) change the schema here.
namespace limbeck::dialect::postgresql_sql {

class TextFolder {
public:
    TextFolder(schema::Schema &schema, operation::FoldContext &context) : m_schema(schema), m_context(context) {}

    void fold(const PgQuery__Node &statement);

private:
    // fold_text.cpp
    void apply(operation::Operation::Node node) { operation::fold(m_schema, operation::Operation{std::move(node), {}}, m_context); }
    void note(const std::string &text) const;
    void doubt(const QualifiedName &table, const std::string &reason)
    {
        m_context.uncertain.emplace(table, m_context.condition.empty() ? reason : m_context.condition);
    }
    /// A table that is changed here, not by an operation.
    schema::Table *changing(const QualifiedName &name);
    postgresql_catalog::TypeReader types() const;
    void create(const PgQuery__CreateStmt &statement);
    /// REFERENCES without columns means the primary key.
    void settle(schema::ForeignKey &key, const operation::CreateTable *own = nullptr) const;
    void settleReferences(operation::CreateTable &op) const;
    /// LIKE, INHERITS, PARTITION OF: the columns of another table.
    void takeColumns(const PgQuery__RangeVar &range, operation::CreateTable &op);
    void create(const PgQuery__CreateTableAsStmt &statement);
    void addView(const PgQuery__RangeVar &range, const PgQuery__Node &query, bool isMaterialized);
    void create(const PgQuery__CreateEnumStmt &statement);
    void create(const PgQuery__CreateSchemaStmt &statement);
    void comment(const PgQuery__CommentStmt &statement);
    /// What a DO block does is decided when it runs: the tables that its text names are in doubt.
    void doubtWhatIsNamed(const PgQuery__DoStmt &statement);

    // fold_text_alter.cpp
    void alter(const PgQuery__AlterEnumStmt &statement);
    /// Columns of an enum that has new labels or a new name.
    void followEnum(const QualifiedName &from, const QualifiedName &to);
    void alter(const PgQuery__AlterTableStmt &statement);
    void alter(const QualifiedName &table, const PgQuery__AlterTableCmd &command);
    void addColumn(const QualifiedName &table, const PgQuery__AlterTableCmd &command);
    void addConstraint(const QualifiedName &table, const PgQuery__AlterTableCmd &command);
    /// ADD CONSTRAINT … USING INDEX: the index becomes the constraint, and takes its name.
    void addFromIndex(const QualifiedName &name, const PgQuery__Constraint &from);
    void changeGeneration(const QualifiedName &name, const PgQuery__AlterTableCmd &command);

    // fold_text_names.cpp
    void drop(const PgQuery__DropStmt &statement);
    void dropReferences(const QualifiedName &dropped);
    /// Foreign keys that need a key of the table: they go with it (CASCADE).
    void dropReferencesTo(const QualifiedName &name, const char *constraint);
    void dropSchema(const Identifier &schemaName);
    void rename(const PgQuery__RenameStmt &statement);
    /// An index of its own, or the one behind a constraint, which then has the new name too.
    void renameIndex(const QualifiedName &from, const Identifier &to);
    void renameEnum(const QualifiedName &from, const Identifier &to);
    void move(const PgQuery__AlterObjectSchemaStmt &statement);

    schema::Schema &m_schema;
    operation::FoldContext &m_context;
};

/// The name of an object in DROP, COMMENT and RENAME: a list of strings, a single string, or a type.
std::vector<std::string> objectName(const PgQuery__Node &object);

}  // namespace limbeck::dialect::postgresql_sql
