// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/constraint_clause.h"

#include "base/error.h"
#include "dialect/directive_error.h"
#include "dialect/expression_compiler.h"
#include "dialect/naming.h"
#include "dialect/options.h"
#include "dialect/overloaded.h"
#include "dialect/quoting.h"

#include <algorithm>
#include <fmt/format.h>

namespace limbeck::dialect {

namespace {

std::string columnList(const SqlDialect &dialect, const std::vector<Identifier> &columns)
{
    std::string text;
    for (const Identifier &column : columns)
        text += (text.empty() ? "" : ", ") + dialect.quote(column);
    return text;
}

std::string phrase(const char *what, const std::string &given, std::initializer_list<const char *> allowed, bool listAllowed = false)
{
    std::string word = lowerCased(given);
    const size_t list = word.find('(');
    if (listAllowed && list != std::string::npos && word.ends_with(")") && word.starts_with("set ")) {
        word.resize(list);
        while (word.ends_with(' '))
            word.pop_back();
    }
    if (std::none_of(allowed.begin(), allowed.end(), [&](const char *one) { return word == one; }))
        throw Error(ErrorCode::Operation, fmt::format("{} cannot be '{}'.", what, given), {}, fmt::format("It must be one of {}.", fmt::join(allowed, ", ")));
    return given;
}

std::string deferrability(const std::optional<bool> &deferrable, const std::optional<std::string> &initially)
{
    std::string text;
    if (deferrable)
        text += *deferrable ? " DEFERRABLE" : " NOT DEFERRABLE";
    if (initially)
        text += " INITIALLY " + phrase("initially", *initially, {"deferred", "immediate"});
    return text;
}

std::string onConflict(const SqlDialect &dialect, const schema::Options &options)
{
    const std::optional<std::string> action = dialect.features().onConflict ? optionText(options, "sqlite_on_conflict") : std::nullopt;
    return action ? " ON CONFLICT " + *action : std::string();
}

std::string notValid(const SqlDialect &dialect, const schema::Options &options)
{
    return dialect.features().includeColumns && optionFlag(options, "postgresql_not_valid") == true ? " NOT VALID" : std::string();
}

std::string referenceOptions(const SqlDialect &dialect, const schema::ForeignKey &key)
{
    const auto action = [&](const char *what, const std::optional<std::string> &given, bool listAllowed) {
        return phrase(what, *given, {"restrict", "cascade", "set null", "no action", "set default"}, listAllowed);
    };
    std::string text;
    if (key.match)
        text += " MATCH " + *key.match;
    if (key.onDelete)
        text += " ON DELETE " + action("ondelete", key.onDelete, dialect.features().deleteColumnList);
    if (key.onUpdate)
        text += " ON UPDATE " + action("onupdate", key.onUpdate, false);
    return text + deferrability(key.deferrable, key.initially);
}

/// Writes the clauses of one table.
class Clauses {
public:
    Clauses(DdlWriter &writer, const TableFacts &facts) : m_writer(writer), m_dialect(writer.dialect()), m_facts(facts) {}

    std::optional<std::string> operator()(const schema::PrimaryKey &key)
    {
        checkOptions(key.options, OptionOwner::PrimaryKey, m_writer.state());
        refuseUnknown(key.columns, "primary key");
        const std::vector<Identifier> &columns = key.isImplicit && !m_facts.keyColumns.empty() ? m_facts.keyColumns : key.columns;
        if (columns.empty() || isRowidKey(columns))
            return std::nullopt;
        std::string conflict = onConflict(m_dialect, key.options);
        if (conflict.empty() && columns.size() == 1)
            conflict = columnConflict(columns.front(), "sqlite_on_conflict_primary_key");
        return prefix(key) + "PRIMARY KEY (" + columnList(m_dialect, columns) + ")" + include(key.options) + deferrability(key.deferrable, key.initially)
               + conflict;
    }

    std::optional<std::string> operator()(const schema::Unique &unique)
    {
        checkOptions(unique.options, OptionOwner::Unique, m_writer.state());
        refuseUnknown(unique.columns, "unique constraint");
        if (unique.columns.empty())
            return std::nullopt;
        std::string nulls;
        if (const auto distinct = m_dialect.features().includeColumns ? optionFlag(unique.options, "postgresql_nulls_not_distinct") : std::nullopt)
            nulls = *distinct ? "NULLS NOT DISTINCT " : "NULLS DISTINCT ";
        std::string conflict = onConflict(m_dialect, unique.options);
        if (conflict.empty() && unique.columns.size() == 1)
            conflict = columnConflict(unique.columns.front(), "sqlite_on_conflict_unique");
        return prefix(unique) + "UNIQUE " + nulls + "(" + columnList(m_dialect, unique.columns) + ")" + include(unique.options)
               + deferrability(unique.deferrable, unique.initially) + conflict;
    }

    std::optional<std::string> operator()(const schema::ForeignKey &key)
    {
        checkOptions(key.options, OptionOwner::ForeignKey, m_writer.state());
        refuseUnknown(key.columns, "foreign key");
        QualifiedName target = key.referredTable;
        if (m_dialect.features().foreignKeysLocal) {
            if (target.schema != m_facts.name.schema)
                return std::nullopt;
            target.schema.reset();
        }
        return prefix(key) + "FOREIGN KEY(" + columnList(m_dialect, key.columns) + ") REFERENCES " + m_dialect.quote(target) + " ("
               + columnList(m_dialect, key.referredColumns) + ")" + referenceOptions(m_dialect, key) + notValid(m_dialect, key.options);
    }

    std::optional<std::string> operator()(const schema::Check &check)
    {
        checkOptions(check.options, OptionOwner::Check, m_writer.state());
        return prefix(check) + "CHECK (" + m_writer.text(check.condition) + ")" + deferrability(check.deferrable, check.initially)
               + notValid(m_dialect, check.options) + onConflict(m_dialect, check.options);
    }

    std::optional<std::string> operator()(const schema::Exclude &exclude)
    {
        if (!m_dialect.features().exclusion)
            throw DirectiveError("UnsupportedCompilationError", fmt::format("{} has no EXCLUDE constraints.", m_dialect.displayName()),
                        "Guard the directive by the dialect: if op.get_bind().dialect.name == \"postgresql\".");
        std::string elements;
        for (const schema::Exclude::Element &element : exclude.elements)
            elements += (elements.empty() ? "" : ", ") + m_writer.groupedText(element.expression) + (element.opClass.empty() ? "" : " " + element.opClass)
                        + " WITH " + element.op;
        std::string text = prefix(exclude) + "EXCLUDE USING " + lowerCased(exclude.method) + " (" + elements + ")";
        if (exclude.where)
            text += " WHERE (" + m_writer.text(exclude.where) + ")";
        return text + deferrability(exclude.deferrable, exclude.initially);
    }

private:
    template<typename ConstraintType>
    std::string prefix(const ConstraintType &constraint)
    {
        const std::optional<Identifier> name = finalName(m_writer, constraint, m_facts.name);
        return name ? "CONSTRAINT " + m_dialect.quote(*name) + " " : std::string();
    }

    void refuseUnknown(const std::vector<Identifier> &columns, const char *what) const
    {
        for (const Identifier &column : columns) {
            if (m_facts.columns && !m_facts.find(column))
                throw Error(ErrorCode::Operation,
                            fmt::format("The {} of table '{}' names column '{}', which the table does not have.", what, m_facts.name.toString(), column.text));
        }
    }

    std::string include(const schema::Options &options) const
    {
        const std::vector<std::string> names = m_dialect.features().includeColumns ? optionList(options, "postgresql_include") : std::vector<std::string>();
        if (names.empty())
            return {};
        std::vector<Identifier> columns;
        for (const std::string &name : names) {
            if (m_facts.columns && !m_facts.find(Identifier(name)))
                throw Error(ErrorCode::Operation, fmt::format("postgresql_include names column '{}', which is not known here.", name), {},
                            "Alembic knows only the constraint's own columns: write the constraint with op.execute().");
            columns.emplace_back(name);
        }
        return " INCLUDE (" + columnList(m_dialect, columns) + ")";
    }

    std::string columnConflict(const Identifier &column, const char *option) const
    {
        const operation::ColumnSpec *spec = m_facts.columns ? m_facts.find(column) : nullptr;
        const std::optional<std::string> action = spec && m_dialect.features().onConflict ? optionText(spec->column.options, option) : std::nullopt;
        return action ? " ON CONFLICT " + *action : std::string();
    }

    /// The key stands in its column as PRIMARY KEY AUTOINCREMENT.
    bool isRowidKey(const std::vector<Identifier> &columns) const
    {
        const operation::ColumnSpec *spec =
            m_dialect.features().onConflict && m_facts.autoincrementOption && columns.size() == 1 ? m_facts.find(columns.front()) : nullptr;
        return spec && sql::affinityOf(sql::resolveVariant(spec->column.type, m_dialect.name())) == sql::Affinity::Integer
               && !m_facts.foreignKeyColumns.contains(columns.front().text);
    }

    DdlWriter &m_writer;
    const SqlDialect &m_dialect;
    const TableFacts &m_facts;
};

std::vector<Identifier> namedColumns(const schema::Constraint &constraint)
{
    const auto *check = std::get_if<schema::Check>(&constraint);
    if (!check)
        return schema::columnsOf(constraint);
    std::vector<Identifier> columns;
    ExpressionCompiler::forEachColumn(check->condition, [&](const Identifier *name, const sql::FromPtr &) {
        if (name)
            columns.push_back(*name);
    });
    return columns;
}

}  // namespace

std::string conventionKind(const schema::Constraint &constraint)
{
    return std::visit(Overloaded{
                          [](const schema::PrimaryKey &) { return std::string("pk"); },
                          [](const schema::Unique &) { return std::string("uq"); },
                          [](const schema::ForeignKey &) { return std::string("fk"); },
                          [](const schema::Check &) { return std::string("ck"); },
                          [](const schema::Exclude &) { return std::string(); },
                      },
                      constraint);
}

std::optional<Identifier> finalName(DdlWriter &writer, const schema::Constraint &constraint, const QualifiedName &table)
{
    const auto *foreign = std::get_if<schema::ForeignKey>(&constraint);
    const std::optional<QualifiedName> referred = foreign ? std::optional(foreign->referredTable) : std::nullopt;
    return conventionName(schema::nameOf(constraint), conventionKind(constraint), writer.state().naming, table, namedColumns(constraint), referred,
                          foreign ? foreign->referredColumns : std::vector<Identifier>(), writer.dialect().maxIdentifierLength());
}

std::optional<std::string> constraintClause(DdlWriter &writer, const schema::Constraint &constraint, const TableFacts &facts)
{
    return std::visit(Clauses(writer, facts), constraint);
}

std::string inlineReferences(DdlWriter &writer, const schema::ForeignKey &key)
{
    return "REFERENCES " + writer.dialect().quote(key.referredTable) + " (" + columnList(writer.dialect(), key.referredColumns) + ")"
           + referenceOptions(writer.dialect(), key);
}

}  // namespace limbeck::dialect
