// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/preview_world.h"

#include "base/error.h"
#include "dialect/reflected_types.h"
#include "migrate/raw_sql_fold.h"
#include "sqlalchemy/argument_binding.h"

#include <algorithm>

namespace limbeck::migrate {

namespace {

const char *const kUnknownText = "a statement before it has a text that is not known yet";

}  // namespace

PreviewWorld::PreviewWorld(const dialect::Dialect &dialect, const sqlalchemy::Surroundings &surroundings, std::optional<schema::Schema> schema,
                           sqlalchemy::WorldKind kind)
    : m_dialect(dialect), m_surroundings(surroundings), m_schema(std::move(schema)), m_kind(kind)
{
    m_compile.warn = [this](const std::string &text) { m_warnings.push_back(text); };
    if (!m_schema)
        return;
    m_compile.reflectTable = [this](const sql::QualifiedName &name) { return reflectTable(name); };
    m_compile.typeExists = [this](const sql::QualifiedName &name) { return typeExists(name); };
    if (kind == sqlalchemy::WorldKind::Preview && dialect.name() == "sqlite")
        m_foreseen = std::make_shared<ForeseenDatabase>(dialect, [start = *m_schema](ShadowDatabase &shadow) { shadow.add(start); });
}

void PreviewWorld::setDoubts(std::map<sql::QualifiedName, std::string> uncertain, std::string everything)
{
    m_uncertain = std::move(uncertain);
    m_everythingUncertain = std::move(everything);
}

std::optional<dialect::Ask> PreviewWorld::askForeseen() { return m_foreseen ? std::optional(m_foreseen->after(m_sent)) : std::nullopt; }

std::optional<schema::Table> PreviewWorld::reflectTable(const sql::QualifiedName &name)
{
    const auto uncertain = m_uncertain.find(name);
    if (m_restsOn.empty())
        m_restsOn = uncertain != m_uncertain.end() ? uncertain->second : m_everythingUncertain;
    const schema::Table *folded = m_schema->findTable(name);
    if (const auto ask = askForeseen(); ask && !name.schema) {
        if (m_restsOn.empty())
            m_restsOn = m_foreseen->doubt();
        const schema::Schema found = m_dialect.reflect(*ask, {std::nullopt, {name.name.text}, false});
        if (const schema::Table *table = found.findTable(name))
            return *table;
        if (!folded)
            return std::nullopt;
    }
    if (m_restsOn.empty() && folded)
        m_restsOn = "written from the table as the database has it then";
    return folded ? std::optional(*folded) : std::nullopt;
}

bool PreviewWorld::typeExists(const sql::QualifiedName &name)
{
    if (!m_everythingUncertain.empty())
        m_restsOn = m_everythingUncertain;
    else if (!m_uncertain.empty())
        m_restsOn = m_uncertain.begin()->second;
    return m_schema->enums.contains(name);
}

std::vector<sql::Statement> PreviewWorld::statements() const
{
    std::vector<sql::Statement> all;
    for (const PreviewItem &item : m_items)
        all.insert(all.end(), item.statements.begin(), item.statements.end());
    return all;
}

PreviewItem PreviewWorld::newItem(SourcePosition position)
{
    PreviewItem item;
    item.position = std::move(position);
    item.commitsBefore = std::exchange(m_commitsNext, false);
    if (!m_repetitions.empty()) {
        item.certainty = sql::Certainty::Repeated;
        item.reason = m_repetitions.back();
    } else if (!m_conditions.empty()) {
        item.certainty = sql::Certainty::Conditional;
        item.reason = m_conditions.back();
    } else if (m_inspected) {
        item.certainty = sql::Certainty::Inspected;
        item.reason = "decided by the schema as it is now";
    }
    return item;
}

void PreviewWorld::enterGuarded(const SourcePosition &place, bool isQuiet) { m_guards.push_back(isQuiet ? std::nullopt : std::optional(place)); }
void PreviewWorld::leaveGuarded() { m_guards.pop_back(); }

/// Statements take the worse of their own certainty and the item's.
void PreviewWorld::record(PreviewItem item)
{
    for (const auto &handler : m_guards) {
        if (handler && !item.statements.empty() && std::find(m_handlers.begin(), m_handlers.end(), *handler) == m_handlers.end())
            m_handlers.push_back(*handler);
    }
    for (sql::Statement &statement : item.statements) {
        statement.failureIsCaught = !m_guards.empty();
        // A name or a text that only data will tell.
        if (statement.text.find(sqlalchemy::kUnknownName) != std::string::npos)
            statement.certainty = sql::Certainty::Unknown;
        statement.certainty = std::max(statement.certainty, item.certainty);
        item.certainty = std::max(item.certainty, statement.certainty);
        if (m_foreseen && statement.certainty != sql::Certainty::Unknown && ShadowDatabase::concerns(statement.text))
            m_sent.push_back(std::make_shared<const sql::Statement>(statement));
    }
    m_items.push_back(std::move(item));
}

void PreviewWorld::emit(const operation::Operation &operation)
{
    PreviewItem item = newItem(operation.position);
    item.operation = operation;
    m_restsOn.clear();
    try {
        m_dialect.compile(operation, m_compile, [&item](sql::Statement statement) { item.statements.push_back(std::move(statement)); });
    } catch (const Error &error) {
        if (error.code() != ErrorCode::Operation || m_kind == sqlalchemy::WorldKind::Preview) {
            item.error = error.message();
            record(std::move(item));
            throw;
        }
        item.error = error.message();
    }
    if (!m_restsOn.empty() && item.certainty == sql::Certainty::Certain) {
        item.certainty = sql::Certainty::Inspected;
        item.reason = m_restsOn;
    }
    const bool isText = std::holds_alternative<operation::ExecuteSql>(operation.node);
    record(std::move(item));
    if (isText)
        carryForward(m_items.back().statements);
    else
        carryForward(operation);
}

void PreviewWorld::carryForward(const operation::Operation &operation)
{
    if (!m_schema)
        return;
    operation::FoldContext context = foldContext();
    if (context.condition.empty() && m_items.back().certainty == sql::Certainty::Unknown)
        context.condition = kUnknownText;
    operation::fold(*m_schema, operation, context);
    m_uncertain = std::move(context.uncertain);
}

void PreviewWorld::carryForward(const std::vector<sql::Statement> &statements)
{
    if (!m_schema)
        return;
    operation::FoldContext context = foldContext();
    context.note = [this](const std::string &text) { m_foldNotes.push_back(text); };
    for (const sql::Statement &statement : statements) {
        if (statement.certainty == sql::Certainty::Unknown) {
            if (m_everythingUncertain.empty() && ShadowDatabase::concerns(statement.text))
                m_everythingUncertain = kUnknownText;
            continue;
        }
        foldRawSql(*m_schema, m_dialect, statement.text, context);
    }
    m_uncertain = std::move(context.uncertain);
}

operation::FoldContext PreviewWorld::foldContext()
{
    const int longest = m_dialect.maxIdentifierLength();
    operation::FoldContext context;
    context.dialectName = m_dialect.name();
    context.naming = m_compile.naming;
    context.finalName = [longest](const schema::Name &name, const std::string &kind, const schema::NamingConvention &naming, const sql::QualifiedName &table,
                                  const std::vector<sql::Identifier> &columns, const std::optional<sql::QualifiedName> &referredTable,
                                  const std::vector<sql::Identifier> &referredColumns) {
        return dialect::conventionName(name, kind, naming, table, columns, referredTable, referredColumns, longest);
    };
    context.quote = [this](const sql::Identifier &identifier) { return m_dialect.quote(identifier); };
    context.batchPreserve = m_compile.batchPreserve;
    if (!m_repetitions.empty())
        context.condition = m_repetitions.back();
    else if (!m_conditions.empty())
        context.condition = m_conditions.back();
    context.uncertain = std::move(m_uncertain);
    return context;
}

sqlalchemy::ExecuteResult PreviewWorld::execute(const sql::Executable &executable, const std::vector<dialect::Parameters> &parameters, SourcePosition position)
{
    PreviewItem item = newItem(position);
    m_dialect.compileExecutable(executable, parameters, m_compile, [&](sql::Statement statement) {
        statement.position = position;
        item.statements.push_back(std::move(statement));
    });
    const std::string text = item.statements.empty() ? std::string() : item.statements.front().text;
    record(std::move(item));
    carryForward(m_items.back().statements);
    constexpr std::size_t kShown = 60;
    std::string shown = text.substr(0, kShown);
    for (char &c : shown) {
        if (c == '\n' || c == '\t')
            c = ' ';
    }
    if (text.size() > kShown)
        shown += "…";
    return sqlalchemy::UnknownResult{position.isKnown() ? "rows of " + shown + " (line " + std::to_string(position.line) + ")" : "rows of " + shown};
}

std::optional<schema::Schema> PreviewWorld::inspect(const dialect::ReflectScope &scope)
{
    if (!m_schema)
        return std::nullopt;
    schema::Schema shown = *m_schema;
    erase_if(shown.tables, [&](const auto &entry) {
        const sql::QualifiedName &name = entry.first;
        const std::optional<std::string> own = name.schema ? std::optional(name.schema->text) : std::nullopt;
        const bool wanted = scope.tables.empty() || std::find(scope.tables.begin(), scope.tables.end(), name.name.text) != scope.tables.end();
        return own != scope.schema || !wanted;
    });
    shown.schemaNames.clear();
    dialect::reflectTypes(shown, m_dialect);
    if (const auto ask = askForeseen(); ask && !scope.schema) {
        for (const auto &[name, table] : m_dialect.reflect(*ask, scope).tables)
            shown.tables.insert_or_assign(name, table);
    }
    return shown;
}

std::optional<std::vector<std::string>> PreviewWorld::tableNames(const std::optional<std::string> &schema)
{
    if (!m_schema)
        return std::nullopt;
    std::vector<std::string> names;
    for (const auto &[name, table] : m_schema->tables) {
        if ((name.schema ? std::optional(name.schema->text) : std::nullopt) == schema)
            names.push_back(name.name.text);
    }
    return names;
}

std::optional<std::vector<std::string>> PreviewWorld::viewNames(const std::optional<std::string> &schema)
{
    if (!m_schema)
        return std::nullopt;
    std::vector<std::string> names;
    for (const auto &[name, view] : m_schema->views) {
        if ((name.schema ? std::optional(name.schema->text) : std::nullopt) == schema)
            names.push_back(name.name.text);
    }
    return names;
}

std::optional<std::vector<std::string>> PreviewWorld::schemaNames()
{
    return m_schema ? std::optional(m_schema->schemaNames) : std::nullopt;
}

std::shared_ptr<void> PreviewWorld::saveState()
{
    return std::make_shared<State>(State{m_schema, m_sent});
}

void PreviewWorld::restoreState(const std::shared_ptr<void> &state)
{
    const auto saved = std::static_pointer_cast<State>(state);
    m_schema = saved->schema;
    m_sent = saved->sent;
}

std::optional<std::string> PreviewWorld::defaultSchemaName()
{
    return m_dialect.name() == "postgresql" ? std::optional<std::string>("public") : std::optional<std::string>("main");
}

}  // namespace limbeck::migrate
