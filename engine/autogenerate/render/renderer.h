// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/directive.h"
#include "dialect/dialect.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace limbeck::autogenerate {

/// What render_item= is asked for: type, column, server_default, primary_key, foreign_key, unique, check.
using RenderedItem = std::variant<const sql::Type *, const schema::Column *, const operation::DefaultClause *, const schema::Constraint *>;

/// The options of context.configure() that change the text (spec/rendering.md §5).
struct RenderOptions {
    const dialect::Dialect *dialect = nullptr;
    std::string sqlalchemyPrefix = "sa.";
    std::string alembicPrefix = "op.";
    std::optional<std::string> userPrefix;
    bool asBatch = false;
    /// Alembic writes types nested in PostgreSQL's own without their prefix when the connection is no PostgreSQL, and in DOMAIN always: such a script fails with a NameError.
    /// True: with the prefix.
    bool completesNames = false;
    /// SQLite: what hangs on the tables that were compared, for withBatches().
    std::map<QualifiedName, std::vector<schema::Dependent>> hanging;
    /// The schema= of the MetaData: added to foreign key targets without one.
    std::optional<std::string> metadataSchema;
    /// render_item: nullopt: as usual; holding nothing: leave it out.
    std::function<std::optional<std::optional<std::string>>(const std::string &kind, const RenderedItem &item)> renderItem;
};

/// Directives as the Python text that Alembic writes for them (spec/rendering.md). Collects the imports that the text needs.
class Renderer {
public:
    explicit Renderer(RenderOptions options) : m_options(std::move(options)) {}

    /// The body of upgrade() or downgrade() as the template gets it: from the first marker comment to the last, lines after the first indented.
    std::string body(const std::vector<Directive> &directives);
    /// One directive's lines as they stand in a body, unindented.
    std::vector<std::string> lines(const Directive &directive);
    const std::set<std::string> &imports() const { return m_imports; }
    void addImport(const std::string &line) { m_imports.insert(line); }

    std::string type(const sql::Type &type);
    std::string column(const schema::Column &column);

private:
    std::string generatedName(const schema::Name &name) const;
    /// Of an index that the models' convention leaves without a name, the name that the standard convention gives it.
    std::string indexName(const schema::Index &index) const;
    std::string prefix() const { return m_inBatch ? "batch_op." : m_options.alembicPrefix; }
    std::string variantType(const sql::Type &type);
    std::string plainType(const sql::Type &type);
    /// SQL text of an expression with inline values.
    std::string expressionText(const sql::ExpressionPtr &expression, bool isServerDefault = false, bool isIndex = false) const;
    std::string element(const sql::ExpressionPtr &expression, const char *function, bool isServerDefault, bool isIndex) const;
    std::string optionValue(const schema::OptionValue &value, bool isReflected) const;
    std::vector<std::string> optionItems(const schema::Options &options) const;
    std::optional<std::string> defaultClause(const ColumnDefault &value);
    std::optional<std::string> constraintOf(const schema::Constraint &constraint, const QualifiedName &table);
    std::string uniqueText(const schema::Unique &unique, const QualifiedName &table, bool alter);
    std::string excludeText(const schema::Exclude &exclude, const QualifiedName &table, bool alter);
    std::string foreignKeyText(const schema::ForeignKey &key) const;

    std::string operator()(const CreateTable &d);
    std::string operator()(const DropTable &d);
    std::string operator()(const AddColumn &d);
    std::string operator()(const DropColumn &d);
    std::string operator()(const AlterColumn &d);
    std::string operator()(const RenameTable &d);
    std::string operator()(const CreateIndex &d);
    std::string operator()(const DropIndex &d);
    std::string operator()(const AddConstraint &d);
    std::string operator()(const DropConstraint &d);
    std::string operator()(const SetTableComment &d);
    std::string createForeignKey(const QualifiedName &table, const schema::ForeignKey &key);
    std::string createCheck(const QualifiedName &table, const schema::Check &check);
    std::vector<std::string> tableLines(const TableChanges &changes);
    /// "if_exists=True" with what stands before it; nothing when the directive does not say.
    std::string condition(const char *separator, const char *name) const;

    RenderOptions m_options;
    std::set<std::string> m_imports;
    bool m_inBatch = false;
    std::optional<bool> m_conditional;   ///< if_exists=, if_not_exists= of the directive being written
};

/// repr() of a type as log lines show it: "VARCHAR(length=10)".
std::string typeRepr(const sql::Type &type, const dialect::Dialect &dialect);

/// Lines put under each other as a body: indentation of batch blocks, the marker comments, `pass` when there is nothing (spec/rendering.md §3).
std::string bodyText(const std::vector<std::string> &lines);

}  // namespace limbeck::autogenerate
