// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/render/renderer.h"

#include "autogenerate/render/python_text.h"
#include "dialect/ddl_writer.h"
#include "dialect/options.h"
#include "dialect/overloaded.h"
#include "sql/stored_text.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

// What stands within directives: names, expressions, columns, constraints.

namespace limbeck::autogenerate {

using dialect::Overloaded;

namespace {

/// SQLite takes expressions as defaults only in parentheses (spec/autogenerate.md §13).
std::string inParentheses(const std::string &text)
{
    const auto between = [&text](char open, char close) { return text.size() > 2 && text.front() == open && text.back() == close && text.find('\n') == std::string::npos; };
    const bool isDigit = text.size() == 1 && (std::isdigit(static_cast<unsigned char>(text[0])) || text[0] == '.');
    return text.empty() || isDigit || between('\'', '\'') || between('(', ')') ? text : "(" + text + ")";
}

std::string doubledPercent(const std::string &text)
{
    std::string out;
    for (const char c : text)
        out += c == '%' ? std::string("%%") : std::string(1, c);
    return out;
}

}  // namespace

std::string Renderer::generatedName(const schema::Name &name) const
{
    if (!name.text)
        return "None";
    return name.isFinal ? prefix() + "f(" + pythonText(name.text->text) + ")" : pythonText(name.text->text);
}

std::string Renderer::indexName(const schema::Index &index) const
{
    if (index.name.text)
        return generatedName(index.name);
    std::vector<Identifier> columns;
    for (const sql::ExpressionPtr &element : index.elements) {
        if (const auto *reference = std::get_if<sql::ColumnRef>(&element->node))
            columns.push_back(reference->name);
    }
    const auto name = dialect::conventionName({}, "ix", schema::NamingConvention::standard(), index.table, columns, std::nullopt, {}, m_options.dialect->maxIdentifierLength());
    return generatedName({name, true});
}

std::string Renderer::expressionText(const sql::ExpressionPtr &expression, bool isServerDefault, bool isIndex) const
{
    const auto &dialect = static_cast<const dialect::SqlDialect &>(*m_options.dialect);
    std::string text;
    if (const auto *literal = std::get_if<sql::LiteralColumn>(&expression->node)) {
        text = literal->text;
    } else {
        dialect::CompileState state;
        const dialect::StatementSink nowhere = [](sql::Statement) {};
        dialect::DdlWriter writer(dialect, state, nowhere, {}, "autogenerate");
        text = isIndex && dialect.features().groupsIndexElements ? writer.groupedText(expression) : writer.text(expression);
    }
    // The reference's text passed through the driver's %-formatting once.
    if (dialect.name() == "postgresql")
        text = doubledPercent(text);
    return isServerDefault && dialect.name() == "sqlite" ? inParentheses(text) : text;
}

std::string Renderer::element(const sql::ExpressionPtr &expression, const char *function, bool isServerDefault, bool isIndex) const
{
    const auto *label = std::get_if<sql::Label>(&expression->node);
    const std::string text = m_options.sqlalchemyPrefix + function + "(" + pythonText(expressionText(label ? label->operand : expression, isServerDefault, isIndex)) + ")";
    return label && isIndex ? text + ".label(" + pythonText(label->name.text) + ")" : text;
}

namespace {

bool isNumber(const std::string &text) { return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; }); }

}  // namespace

std::string Renderer::optionValue(const schema::OptionValue &value, bool isReflected) const
{
    return std::visit(Overloaded{
                          [](std::monostate) { return std::string("None"); },
                          [](bool v) { return pythonBool(v); },
                          [](std::int64_t v) { return std::to_string(v); },
                          [](double v) { return fmt::format("{}", v); },
                          [](const std::string &v) { return pythonText(v); },
                          [this, isReflected](const sql::ExpressionPtr &v) {
                              // PostgreSQL's predicates are reflected as plain texts.
                              if (const auto *column = std::get_if<sql::ColumnRef>(&v->node))
                                  return pythonText(column->name.text);
                              const auto stored = isReflected && m_options.dialect->name() == "postgresql" ? sql::textOfStored(v) : std::nullopt;
                              return stored ? pythonText(*stored) : element(v, "text", false, false);
                          },
                          [](const std::vector<std::string> &v) { return pythonList(v); },
                          [isReflected](const std::vector<std::pair<std::string, std::string>> &v) {
                              std::string text;
                              for (const auto &[key, item] : v)
                                  text += (text.empty() ? "" : ", ") + pythonText(key) + ": " + (!isReflected && isNumber(item) ? item : pythonText(item));
                              return "{" + text + "}";
                          },
                      },
                      value.data);
}

std::vector<std::string> Renderer::optionItems(const schema::Options &options) const
{
    std::vector<std::string> items;
    const bool isReflected = dialect::findOption(options, "limbeck_reflected");
    for (const auto &[name, value] : options) {
        const auto *expression = std::get_if<sql::ExpressionPtr>(&value.data);
        const auto *text = name == "info" && expression ? std::get_if<sql::LiteralColumn>(&(*expression)->node) : nullptr;
        if (text)
            items.push_back(name + "=" + text->text);   // what repr() printed
        else if (!name.starts_with("limbeck_"))
            items.push_back(name + "=" + optionValue(value, isReflected));
    }
    return items;
}

// ---------------------------------------------------------------- columns

namespace {

std::string identityText(const schema::Identity &identity, const std::string &prefix)
{
    std::vector<std::string> parts{"always=" + pythonBool(identity.always)};
    if (identity.onNull)
        parts.push_back("on_null=True");
    const auto number = [&parts](const char *name, const std::optional<long long> &value) {
        if (value)
            parts.push_back(fmt::format("{}={}", name, *value));
    };
    number("start", identity.start);
    number("increment", identity.increment);
    number("minvalue", identity.minValue);
    number("maxvalue", identity.maxValue);
    if (identity.noMinValue)
        parts.push_back("nominvalue=True");
    if (identity.noMaxValue)
        parts.push_back("nomaxvalue=True");
    if (identity.cycle)
        parts.push_back("cycle=" + pythonBool(*identity.cycle));
    number("cache", identity.cache);
    return prefix + "Identity(" + pythonArguments(parts) + ")";
}

std::string withoutOuterQuotes(std::string text)
{
    if (text.starts_with('\''))
        text.erase(0, 1);
    if (text.ends_with('\''))
        text.pop_back();
    return text;
}

}  // namespace

std::optional<std::string> Renderer::defaultClause(const ColumnDefault &value)
{
    if (value && m_options.renderItem) {
        if (const auto own = m_options.renderItem("server_default", &*value))
            return *own;
    }
    if (!value)
        return "None";
    return std::visit(Overloaded{
                          [&](const schema::Identity &identity) { return identityText(identity, m_options.sqlalchemyPrefix); },
                          [&](const schema::Computed &computed) {
                              return m_options.sqlalchemyPrefix + "Computed(" + pythonText(expressionText(computed.expression)) + ", "
                                  + (computed.persisted ? "persisted=" + pythonBool(*computed.persisted) : std::string()) + ")";
                          },
                          [&](const schema::ServerDefault &given) {
                              if (const auto *text = std::get_if<std::string>(&given.data))
                                  return pythonText(withoutOuterQuotes(*text));
                              if (const auto *expression = std::get_if<sql::ExpressionPtr>(&given.data))
                                  return element(*expression, "text", true, false);
                              return m_options.sqlalchemyPrefix + "FetchedValue()";
                          },
                      },
                      *value);
}

std::string Renderer::column(const schema::Column &column)
{
    if (m_options.renderItem) {
        if (const auto own = m_options.renderItem("column", &column))
            return own->value_or("");
    }
    std::string positional;
    std::vector<std::string> options;
    if (const ColumnDefault value = defaultOf(column)) {
        const auto text = defaultClause(value);
        if (text && (column.identity || column.computed))
            positional = *text + ", ";
        else if (text)
            options.push_back("server_default=" + *text);
    }
    switch (column.autoincrement) {
    case schema::Autoincrement::Auto: break;
    case schema::Autoincrement::On: options.push_back("autoincrement=True"); break;
    case schema::Autoincrement::Off: options.push_back("autoincrement=False"); break;
    case schema::Autoincrement::IgnoreForeignKey: options.push_back("autoincrement=ignore_fk"); break;
    }
    options.push_back("nullable=" + pythonBool(column.nullable.value_or(!column.primaryKey && !column.identity)));
    if (column.system)
        options.push_back("system=True");
    if (column.comment && !column.comment->empty())
        options.push_back("comment=" + pythonText(*column.comment));
    for (std::string &item : optionItems(column.options))
        options.push_back(std::move(item));
    return m_options.sqlalchemyPrefix + "Column(" + pythonText(column.name.text) + ", " + type(column.type) + ", " + positional + pythonArguments(options) + ")";
}

// ---------------------------------------------------------------- constraints

std::string Renderer::uniqueText(const schema::Unique &unique, const QualifiedName &table, bool alter)
{
    std::vector<std::string> options;
    if (unique.deferrable.value_or(false))
        options.push_back("deferrable=True");
    if (unique.initially && !unique.initially->empty())
        options.push_back("initially=" + pythonText(*unique.initially));
    if (!m_inBatch && alter && table.schema)
        options.push_back("schema=" + pythonText(table.schema->text));
    if (!alter && unique.name.text)
        options.push_back("name=" + generatedName(unique.name));
    for (std::string &item : optionItems(unique.options))
        options.push_back(std::move(item));
    std::vector<std::string> arguments;
    if (!alter) {
        for (const Identifier &name : unique.columns)
            arguments.push_back(pythonText(name.text));
        arguments.insert(arguments.end(), options.begin(), options.end());
        return m_options.sqlalchemyPrefix + "UniqueConstraint(" + pythonArguments(arguments) + ")";
    }
    arguments.push_back(generatedName(unique.name));
    if (!m_inBatch)
        arguments.push_back(pythonText(table.name.text));
    arguments.push_back(pythonList(unique.columns));
    arguments.insert(arguments.end(), options.begin(), options.end());
    return prefix() + "create_unique_constraint(" + pythonArguments(arguments) + ")";
}

std::string Renderer::excludeText(const schema::Exclude &exclude, const QualifiedName &table, bool alter)
{
    std::vector<std::string> elements;
    for (const schema::Exclude::Element &element : exclude.elements) {
        const auto *column = std::get_if<sql::ColumnRef>(&element.expression->node);
        const auto stored = sql::textOfStored(element.expression);
        const std::string text = column ? m_options.sqlalchemyPrefix + "column(" + pythonText(column->name.text) + ")"
                                        : m_options.sqlalchemyPrefix + "text(" + pythonText(stored ? *stored : expressionText(element.expression)) + ")";
        elements.push_back("(" + text + ", " + pythonText(element.op) + ")");
    }
    std::vector<std::string> options;
    if (exclude.where)
        options.push_back("where=" + element(exclude.where, "text", false, false));
    if (exclude.deferrable.value_or(false))
        options.push_back("deferrable='True'");   // a text, as the reference writes it
    if (exclude.initially && !exclude.initially->empty())
        options.push_back("initially=" + pythonText(*exclude.initially));
    if (!exclude.method.empty())
        options.push_back("using=" + pythonText(exclude.method));
    std::vector<std::string> arguments;
    if (alter) {
        arguments.push_back(generatedName(exclude.name));
        if (!m_inBatch)
            arguments.push_back(pythonText(table.name.text));
    } else if (exclude.name.text) {
        options.push_back("name=" + generatedName(exclude.name));
    }
    arguments.insert(arguments.end(), elements.begin(), elements.end());
    arguments.insert(arguments.end(), options.begin(), options.end());
    if (alter)
        return prefix() + "create_exclude_constraint(" + pythonArguments(arguments) + ")";
    m_imports.insert("from sqlalchemy.dialects import postgresql");
    return "postgresql.ExcludeConstraint(" + pythonArguments(arguments) + ")";
}

std::string Renderer::foreignKeyText(const schema::ForeignKey &key) const
{
    std::vector<std::string> targets;
    const std::string table = (key.referredTable.schema ? key.referredTable.schema->text + "." : m_options.metadataSchema ? *m_options.metadataSchema + "." : std::string())
        + key.referredTable.name.text;
    for (const Identifier &name : key.referredColumns)
        targets.push_back(table + "." + name.text);
    std::vector<std::string> options;
    const auto text = [&options](const char *name, const std::optional<std::string> &value) {
        if (value && !value->empty())
            options.push_back(std::string(name) + "=" + pythonText(*value));
    };
    if (key.name.text)
        options.push_back("name=" + generatedName(key.name));
    text("onupdate", key.onUpdate);
    text("ondelete", key.onDelete);
    text("initially", key.initially);
    if (key.deferrable.value_or(false))
        options.push_back("deferrable=True");
    if (key.useAlter)
        options.push_back("use_alter=True");
    text("match", key.match);
    return m_options.sqlalchemyPrefix + "ForeignKeyConstraint(" + pythonList(key.columns) + ", " + pythonList(targets) + ", " + pythonArguments(options) + ")";
}

std::optional<std::string> Renderer::constraintOf(const schema::Constraint &constraint, const QualifiedName &table)
{
    const char *kind = std::visit(Overloaded{
                                      [](const schema::PrimaryKey &) { return "primary_key"; },
                                      [](const schema::ForeignKey &) { return "foreign_key"; },
                                      [](const schema::Unique &) { return "unique"; },
                                      [](const schema::Check &) { return "check"; },
                                      [](const schema::Exclude &) { return "exclude"; },
                                  },
                                  constraint);
    if (m_options.renderItem) {
        if (const auto own = m_options.renderItem(kind, &constraint))
            return *own;
    }
    return std::visit(Overloaded{
                          [&](const schema::PrimaryKey &key) -> std::optional<std::string> {
                              if (key.columns.empty())
                                  return std::nullopt;
                              std::vector<std::string> arguments;
                              for (const Identifier &name : key.columns)
                                  arguments.push_back(pythonText(name.text));
                              if (key.name.text)
                                  arguments.push_back("name=" + generatedName(key.name));
                              return m_options.sqlalchemyPrefix + "PrimaryKeyConstraint(" + pythonArguments(arguments) + ")";
                          },
                          [&](const schema::ForeignKey &key) -> std::optional<std::string> { return foreignKeyText(key); },
                          [&](const schema::Unique &unique) -> std::optional<std::string> { return uniqueText(unique, table, false); },
                          [&](const schema::Check &check) -> std::optional<std::string> {
                              if (check.isTypeBound || dialect::findOption(check.options, "limbeck_column_level"))
                                  return std::nullopt;
                              const std::string name = check.name.text ? ", name=" + generatedName(check.name) : std::string();
                              return m_options.sqlalchemyPrefix + "CheckConstraint(" + pythonText(expressionText(check.condition)) + name + ")";
                          },
                          [&](const schema::Exclude &exclude) -> std::optional<std::string> { return excludeText(exclude, table, false); },
                      },
                      constraint);
}

// ---------------------------------------------------------------- directives

}  // namespace limbeck::autogenerate
