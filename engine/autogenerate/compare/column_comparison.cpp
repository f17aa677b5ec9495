// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/compare/table_pair.h"

#include "autogenerate/render/python_text.h"
#include "autogenerate/render/renderer.h"
#include "base/error.h"
#include "dialect/ddl_writer.h"

#include <algorithm>
#include <set>

namespace limbeck::autogenerate {

namespace {

/// The comparisons of one column, in the order of the reference's comparators: they share the directive, and within defaults and types one of them may end the rest.
class ColumnComparison {
public:
    ColumnComparison(TablePair &pair, const schema::Column &database, const schema::Column &model) : m_pair(pair), m_database(database), m_model(model)
    {
        m_change.table = pair.name;
        m_change.column = model.name;
        m_databaseDefault = defaultOf(database);
        m_modelDefault = defaultOf(model);
    }

    void run()
    {
        const ComparisonPlugins &plugins = m_pair.settings.plugins;
        const bool goOnWithTypes = plugins.types && askForType();
        const bool goOnWithDefaults = plugins.defaults && askForDefault();
        if (plugins.constraints)
            compareNullable();
        const bool comparesDefault = goOnWithDefaults && compareComputed() && compareIdentity();
        if (comparesDefault)
            noteAutoincrement();
        if (plugins.comments)
            compareComment();
        if (goOnWithTypes)
            compareType();
        if (comparesDefault)
            compareDefault();
        if (!m_change.hasChanges())
            return;
        if (m_knowsExistingType)
            m_change.existingType = m_database.type;
        m_pair.out.push_back({std::move(m_change)});
    }

private:
    std::string shown() const { return m_pair.name.name.text + "." + m_model.name.text; }
    void detected(const char *module, const std::string &text) { m_pair.hooks.detected(module, text); }

    // ---- types

    bool prepareTypes()
    {
        m_knowsExistingType = true;
        if (sql::isNullType(m_database.type)) {
            detected("types", "Couldn't determine database type for column '" + shown() + "'");
            return false;
        }
        if (sql::isNullType(m_model.type)) {
            detected("types", "Column '" + shown() + "' has no type within the model; can't compare");
            return false;
        }
        return true;
    }

    /// False: no further comparison of types.
    bool askForType()
    {
        if (!m_pair.settings.compareTypes)
            return false;
        if (!prepareTypes() || !m_pair.settings.asksForTypes)
            return true;
        const auto answer = m_pair.hooks.compareType(*m_pair.database, m_database, *m_pair.model, m_model);
        if (answer == true)
            typeDiffers();
        return !answer;
    }

    void compareType()
    {
        if (prepareTypes() && typesDiffer(m_pair.dialect(), m_database.type, m_model.type).value_or(false))
            typeDiffers();
    }

    void typeDiffers()
    {
        m_change.type = m_model.type;
        detected("types", "Detected type change from " + typeRepr(m_database.type, m_pair.dialect()) + " to " + typeRepr(m_model.type, m_pair.dialect()) + " on '" + shown() + "'");
    }

    // ---- nullability

    void compareNullable()
    {
        const bool existing = isNullable(m_database), wanted = isNullable(m_model);
        m_change.existingNullable = existing;
        if (existing == wanted)
            return;
        const bool isComputed = m_database.computed || m_model.computed;
        if ((isComputed && !m_model.nullable) || m_database.identity || m_model.identity) {
            detected("constraints", "Ignoring nullable change on identity column '" + shown() + "'");
            return;
        }
        m_change.nullable = wanted;
        detected("constraints", std::string("Detected ") + (wanted ? "NULL" : "NOT NULL") + " on column '" + shown() + "'");
    }

    // ---- defaults

    bool hasNoDefault() const { return !m_databaseDefault && !m_modelDefault; }

    std::optional<std::string> textOf(const schema::Column &column) const
    {
        if (!column.serverDefault || column.identity || column.computed)
            return std::nullopt;
        if (const auto *text = std::get_if<std::string>(&column.serverDefault->data))
            return *text;
        if (const auto *expression = std::get_if<sql::ExpressionPtr>(&column.serverDefault->data))
            return ddlText(m_pair.dialect(), *expression);
        return std::nullopt;
    }

    bool askForDefault()
    {
        if (hasNoDefault())
            return true;
        m_change.existingDefault = m_databaseDefault;
        if (!m_pair.settings.compareDefaults)
            return false;
        if (!m_pair.settings.asksForDefaults)
            return true;
        const auto answer = m_pair.hooks.compareDefault(*m_pair.database, m_database, *m_pair.model, m_model, textOf(m_database), textOf(m_model));
        if (answer == true) {
            m_change.serverDefault = m_modelDefault;
            detected("server_defaults", "User defined function detected server default on column '" + shown() + "'");
        }
        return !answer;
    }

    void warnComputed() { m_pair.hooks.warning("Computed default on " + shown() + " cannot be modified"); }

    static std::string bare(std::string text)
    {
        std::erase_if(text, [](char c) { return std::string_view(" ()'\"`[]\t\r\n").find(c) != std::string_view::npos; });
        std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return char(std::tolower(c)); });
        return text;
    }

    bool compareComputed()
    {
        if (!m_model.computed) {
            if (m_database.computed)
                warnComputed();
            return !m_database.computed;
        }
        const std::string wanted = bare(ddlText(m_pair.dialect(), m_model.computed->expression));
        const std::string existing = m_database.computed ? bare(ddlText(m_pair.dialect(), m_database.computed->expression)) : std::string();
        if (wanted != existing)
            warnComputed();
        return false;
    }

    /// The options that differ, by name. What the model leaves at its default does not count.
    static std::vector<std::string> identityDifferences(const schema::Identity &model, const schema::Identity &database)
    {
        std::vector<std::string> names;
        const auto differs = [&names](const char *name, const auto &wanted, const auto &existing) {
            if (wanted && wanted != existing)
                names.emplace_back(name);
        };
        if (model.always != database.always)
            names.emplace_back("always");
        differs("cache", model.cache, database.cache);
        differs("cycle", model.cycle, database.cycle);
        differs("increment", model.increment, database.increment);
        differs("maxvalue", model.maxValue, database.maxValue);
        differs("minvalue", model.minValue, database.minValue);
        if (model.noMaxValue && !database.noMaxValue)
            names.emplace_back("nomaxvalue");
        if (model.noMinValue && !database.noMinValue)
            names.emplace_back("nominvalue");
        differs("start", model.start, database.start);
        return names;
    }

    bool compareIdentity()
    {
        if (!m_model.identity && !m_database.identity)
            return true;
        if (!m_model.identity || !m_database.identity) {
            // Against a plain default there is nothing to compare by options: identity is added or dropped.
            m_change.serverDefault = m_modelDefault;
            const std::vector<std::string> names = m_model.identity ? identityDifferences(*m_model.identity, {}) : m_database.identity->always ? std::vector<std::string>{"always"} : std::vector<std::string>{};
            return tellIdentity(names);
        }
        const std::vector<std::string> names = identityDifferences(*m_model.identity, *m_database.identity);
        if (names.empty())
            return true;
        m_change.serverDefault = m_modelDefault;
        return tellIdentity(names);
    }

    bool tellIdentity(const std::vector<std::string> &names)
    {
        if (names.empty())
            return true;
        detected("server_defaults", "Detected server default on column '" + shown() + "': identity options attributes " + pythonList(names));
        return false;
    }

    void noteAutoincrement()
    {
        if (autoincrementColumn(*m_pair.model) == &m_model || m_model.autoincrement == schema::Autoincrement::On)
            m_change.autoincrement = true;
        else if (m_model.autoincrement == schema::Autoincrement::Off)
            m_change.autoincrement = false;
    }

    static bool isPlain(const schema::Column &column)
    {
        if (column.identity || column.computed)
            return false;
        return !column.serverDefault || !std::holds_alternative<schema::ServerDefault::Fetched>(column.serverDefault->data);
    }

    void compareDefault()
    {
        if (hasNoDefault() || !isPlain(m_database) || !isPlain(m_model))
            return;
        const bool isPostgresql = m_pair.dialect().name() == "postgresql";
        if (!(isPostgresql ? differsOnPostgresql() : differsAsText()))
            return;
        m_change.serverDefault = m_modelDefault;
        detected("server_defaults", "Dialect impl " + m_pair.dialect().implementationName() + " detected server default on column '" + shown() + "'");
    }

    static std::string stripped(std::string text)
    {
        if (text.size() > 2 && text.front() == '(' && text.back() == ')' && text.find('\n') == std::string::npos)
            text = text.substr(1, text.size() - 2);
        std::string inner = text;
        if (inner.starts_with('"'))
            inner.erase(0, 1);
        if (inner.ends_with('"'))
            inner.pop_back();
        if (inner.size() > 2 && inner.front() == '\'' && inner.back() == '\'' && inner.find('\n') == std::string::npos)
            return inner.substr(1, inner.size() - 2);
        return text;
    }

    bool differsAsText() const
    {
        const auto existing = textOf(m_database), wanted = textOf(m_model);
        if (!existing || !wanted)
            return existing.has_value() != wanted.has_value();
        return stripped(*existing) != stripped(*wanted);
    }

    bool differsOnPostgresql() const
    {
        if (m_model.primaryKey && autoincrementColumn(*m_pair.model) == &m_model)
            return false;
        auto existing = textOf(m_database);
        const auto wanted = textOf(m_model);
        if (existing && existing->starts_with("nextval('")) {
            if (const auto cast = existing->find("'::regclass)"); cast != std::string::npos)
                existing->erase(cast + 1, std::string_view("::regclass").size());
        }
        if (existing == wanted)
            return false;
        if (!existing || !wanted)
            return true;
        std::string asked = *wanted;
        const bool isText = std::holds_alternative<std::string>(m_model.serverDefault->data);
        const sql::Affinity affinity = sql::affinityOf(m_database.type);
        if (isText && affinity != sql::Affinity::Numeric)
            asked = m_pair.settings.escapesDefaults ? quoted(withoutQuotes(asked)) : "'" + withoutQuotes(asked) + "'";
        if (const auto answer = m_pair.hooks.equalOnServer(*existing, asked))
            return !*answer;
        // The server cannot compare (json has no "="): by text, without casts and quotes.
        return withoutCast(*existing) != withoutCast(asked);
    }

    static std::string withoutQuotes(std::string text)
    {
        if (text.starts_with('\''))
            text.erase(0, 1);
        if (text.ends_with('\''))
            text.pop_back();
        return text;
    }

    /// A quote inside would end the literal: it is doubled, where the reference fails.
    static std::string quoted(const std::string &text)
    {
        std::string out = "'";
        for (std::size_t i = 0; i < text.size(); ++i) {
            out += text[i];
            if (text[i] == '\'') {
                out += '\'';
                if (i + 1 < text.size() && text[i + 1] == '\'')
                    ++i;
            }
        }
        return out + "'";
    }

    static std::string withoutCast(std::string text)
    {
        if (const auto cast = text.rfind("::"); cast != std::string::npos && text.find('\'', cast) == std::string::npos)
            text.resize(cast);
        return withoutQuotes(std::move(text));
    }

    // ---- comment

    void compareComment()
    {
        if (m_pair.dialect().name() != "postgresql" || (!m_database.comment && !m_model.comment))
            return;
        m_change.existingComment = m_database.comment;
        if (m_database.comment == m_model.comment)
            return;
        m_change.comment = m_model.comment;
        detected("comments", "Detected column comment '" + shown() + "'");
    }

    TablePair &m_pair;
    const schema::Column &m_database;
    const schema::Column &m_model;
    ColumnDefault m_databaseDefault, m_modelDefault;
    AlterColumn m_change;
    bool m_knowsExistingType = false;   ///< a type is large: it is copied into a change that is told
};

bool isNumber(const sql::Type &type)
{
    const sql::Affinity affinity = sql::affinityOf(type);
    return affinity == sql::Affinity::Integer || affinity == sql::Affinity::Numeric;
}

bool refersToOther(const schema::Table &table, const Identifier &column)
{
    return std::any_of(table.constraints.begin(), table.constraints.end(), [&](const schema::Constraint &constraint) {
        const auto *key = std::get_if<schema::ForeignKey>(&constraint);
        return key && std::find(key->columns.begin(), key->columns.end(), column) != key->columns.end();
    });
}

}  // namespace

void compareColumn(TablePair &pair, const schema::Column &database, const schema::Column &model) { ColumnComparison(pair, database, model).run(); }

bool isNullable(const schema::Column &column) { return column.nullable.value_or(!column.primaryKey && !column.identity); }

const schema::Column *autoincrementColumn(const schema::Table &table)
{
    const schema::PrimaryKey *key = table.primaryKey();
    if (!key)
        return nullptr;
    if (key->columns.size() == 1) {
        const schema::Column *column = table.findColumn(key->columns.front().text);
        if (!column || column->autoincrement == schema::Autoincrement::On)
            return column;
        if (column->autoincrement == schema::Autoincrement::Off || !isNumber(column->type) || (column->hasPythonDefault && !column->hasSequence))
            return nullptr;
        if ((column->serverDefault || column->computed) && !column->identity)
            return nullptr;
        return column->autoincrement == schema::Autoincrement::IgnoreForeignKey || !refersToOther(table, column->name) ? column : nullptr;
    }
    for (const Identifier &name : key->columns) {
        const schema::Column *column = table.findColumn(name.text);
        if (column && column->autoincrement == schema::Autoincrement::On)
            return column;
    }
    return nullptr;
}

std::string ddlText(const dialect::Dialect &dialect, const sql::ExpressionPtr &expression)
{
    if (const auto *literal = std::get_if<sql::LiteralColumn>(&expression->node))
        return literal->text;
    dialect::CompileState state;
    const dialect::StatementSink nowhere = [](sql::Statement) {};
    return dialect::DdlWriter(static_cast<const dialect::SqlDialect &>(dialect), state, nowhere, {}, "autogenerate").text(expression);
}

std::optional<std::string> nameText(const schema::Name &name) { return name.text ? std::optional(name.text->text) : std::nullopt; }

}  // namespace limbeck::autogenerate
