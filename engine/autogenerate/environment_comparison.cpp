// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/environment_comparison.h"

#include "autogenerate/configured_options.h"
#include "autogenerate/item_callback.h"
#include "autogenerate/pending/batches.h"
#include "autogenerate/pending/type_steps.h"
#include "base/deep_stack.h"
#include "base/error.h"
#include "schema/table_order.h"

namespace limbeck::autogenerate {

using python::Value;

class EnvironmentComparison::Impl : public ComparisonHooks {
public:
    Impl(const migrate::RunInspection &inspection, migrate::RunEvents &events, std::string environmentPath, ComparisonChoices choices)
        : m_choices(std::move(choices)), m_extended(m_choices.extended), m_interpreter(inspection.interpreter), m_facts(inspection.facts), m_world(inspection.world), m_dialect(inspection.world.dialect()), m_events(events),
          m_environmentPath(std::move(environmentPath)), m_options(m_interpreter, m_facts, m_events), m_objects(m_interpreter, m_facts.targetMetadata),
          m_includeObject(m_options.function("include_object")), m_includeName(m_options.function("include_name")), m_renderItem(m_interpreter, m_facts, m_objects, m_options.function("render_item"))
    {
    }

    std::vector<Directive> compare()
    {
        requireMetadata();
        const ComparisonSettings settings = readSettings();
        schema::Schema database;
        const std::vector<schema::Table> tables = readBoth(settings, database);
        m_options.tell(settings.plugins);
        return compare(settings, std::move(database), tables);
    }

    Pending pending()
    {
        m_extended = true;
        requireModels();
        const ComparisonSettings settings = readSettings();
        schema::Schema database;
        std::vector<schema::Table> tables = readBoth(settings, database);
        return pendingBetween(std::move(database), std::move(tables), settings);
    }

    Pending pendingFrom(schema::Schema from)
    {
        m_extended = true;
        std::vector<schema::Table> tables = models();
        return pendingBetween(std::move(from), std::move(tables), readSettings());
    }

    std::vector<Directive> compare(schema::Schema from, const std::vector<schema::Table> &to) { return compare(readSettings(), std::move(from), to); }

    schema::Schema database() { return readDatabase(readSettings()); }

    std::vector<schema::Table> models(bool mayBeUnread = false)
    {
        requireModels();
        readModels();
        return toldModels(mayBeUnread);
    }

    std::vector<std::string> unread() const
    {
        std::vector<std::string> texts;
        for (const model::Unread &item : m_reading.unread)
            texts.push_back(unreadText(item));
        return texts;
    }

    RenderOptions renderOptions()
    {
        RenderOptions options;
        options.dialect = &m_dialect;
        options.sqlalchemyPrefix = m_options.text("sqlalchemy_module_prefix").value_or("sa.");
        options.alembicPrefix = m_options.text("alembic_module_prefix").value_or("op.");
        options.userPrefix = m_options.text("user_module_prefix");
        options.asBatch = m_facts.renderAsBatch;
        options.completesNames = m_extended;
        options.hanging = m_hanging;
        if (m_renderItem.isGiven())
            options.renderItem = [this](const std::string &kind, const RenderedItem &item) { return m_renderItem(kind, item); };
        return options;
    }

    std::set<std::string> requestedImports() const { return m_renderItem.imports(); }

    // ---- hooks

    bool includeName(const std::optional<std::string> &name, const char *kind, const ParentNames &parents) override
    {
        if (m_includeName.isNone())
            return true;
        auto names = python::makeDict();
        const Value schema = parents.schema ? Value::text(*parents.schema) : Value();
        const bool isSchema = std::string_view(kind) == "schema";
        if (!isSchema) {
            names->insert("schema_name", schema);
            if (std::string_view(kind) != "table" && parents.table)
                names->insert("table_name", Value::text(*parents.table));
            if (parents.table)
                names->insert("schema_qualified_table_name", Value::text((parents.schema ? *parents.schema + "." : std::string()) + *parents.table));
        }
        const Value answer = m_interpreter.call(m_includeName, {name ? Value::text(*name) : Value(), Value::text(kind), Value(names)});
        return m_interpreter.isTrue(answer, "include_name()");
    }

    bool includeObject(const ComparedObject &object, const std::optional<std::string> &name, const char *kind, const ComparedObject *compareTo) override
    {
        if (m_includeObject.isNone())
            return true;
        const Value other = compareTo ? m_objects.objectFor(*compareTo) : Value();
        const Value answer = m_interpreter.call(m_includeObject, {m_objects.objectFor(object), name ? Value::text(*name) : Value(), Value::text(kind), Value(object.isReflected), other});
        return m_interpreter.isTrue(answer, "include_object()");
    }

    std::optional<bool> compareType(const schema::Table &databaseTable, const schema::Column &database, const schema::Table &modelTable, const schema::Column &model) override
    {
        const Value existing = m_objects.column(databaseTable, database, true), wanted = m_objects.column(modelTable, model, false);
        return answerOf(m_interpreter.call(m_compareType, {m_renderItem.migrationContext(), existing, wanted, m_interpreter.getAttribute(existing, "type"), m_interpreter.getAttribute(wanted, "type")}),
                        "compare_type()");
    }

    std::optional<bool> compareDefault(const schema::Table &databaseTable, const schema::Column &database, const schema::Table &modelTable, const schema::Column &model,
                                       const std::optional<std::string> &databaseText, const std::optional<std::string> &modelText) override
    {
        const auto text = [](const std::optional<std::string> &value) { return value ? Value::text(*value) : Value(); };
        const Value existing = m_objects.column(databaseTable, database, true), wanted = m_objects.column(modelTable, model, false);
        return answerOf(m_interpreter.call(m_compareDefault,
                                           {m_renderItem.migrationContext(), existing, wanted, text(databaseText), m_interpreter.getAttribute(wanted, "server_default"), text(modelText)}),
                        "compare_server_default()");
    }

    std::optional<bool> equalOnServer(const std::string &a, const std::string &b) override
    {
        const sql::Executable question{sql::RawSql{"SELECT " + a + " = " + b + " AS anon_1"}};
        if (!m_extended)
            return answerIn(m_world.execute(question, {}, {}));
        m_world.beginSavepoint();
        try {
            const auto answer = answerIn(m_world.execute(question, {}, {}));
            m_world.releaseSavepoint();
            return answer;
        } catch (const DatabaseError &error) {
            m_world.rollbackToSavepoint();
            m_events.log(migrate::kDebug, "limbeck", "defaults compared by their text: " + error.message());
            return std::nullopt;
        } catch (const python::Raised &) {
            m_world.rollbackToSavepoint();
            return std::nullopt;
        }
    }

    void detected(const char *module, const std::string &text) override
    {
        const std::string_view name = module;
        m_events.log(migrate::kInfo, name.starts_with("alembic.") ? std::string(name) : "alembic.autogenerate.compare." + std::string(name), text);
    }

    void warning(const std::string &text) override { m_options.warn(text); }

private:
    Pending pendingBetween(schema::Schema from, std::vector<schema::Table> tables, const ComparisonSettings &settings)
    {
        Pending found;
        found.database = std::move(from);
        static_cast<ExtendedFindings &>(found) = compareExtended(found.database, std::move(tables), settings, *this, m_world, m_choices);
        m_hanging = found.hanging;
        found.unread = unread();
        return found;
    }

    /// The same as requireMetadata() where no command of Alembic was given.
    void requireModels() const
    {
        if (m_facts.targetMetadata.isNone())
            throw Error(ErrorCode::Revision, "env.py names no models: its target_metadata is None.", m_facts.position, "Set target_metadata to the MetaData of the project's models.");
    }

    /// In Alembic's words.
    void requireMetadata() const
    {
        if (m_facts.targetMetadata.isNone()) {
            throw Error(ErrorCode::Revision, "Can't proceed with --autogenerate option; environment script " + m_environmentPath
                                                 + " does not provide a MetaData object or sequence of objects to the context.");
        }
    }

    void readModels()
    {
        if (m_choices.exactModels)
            m_reading = *m_choices.exactModels;
        else
            m_reading = model::readMetadata(m_interpreter, m_facts.targetMetadata);
    }

    /// The tables that were read, what was not read being told.
    std::vector<schema::Table> toldModels(bool mayBeUnread = false)
    {
        tellUnread();
        if (!m_reading.hasMetadata) {
            throw Error(ErrorCode::Unsupported, "The models cannot be compared: " + (m_reading.unread.empty() ? std::string("target_metadata is not known") : m_reading.unread.front().what)
                                                    + ".", m_facts.position, "Name a MetaData of the project's own models in env.py.");
        }
        if (m_reading.schema.tables.empty() && !m_reading.unread.empty() && !mayBeUnread)
            throw Error(ErrorCode::Unsupported, "The models cannot be compared: none of their tables could be read. " + unread().front());
        return modelTables();
    }

    /// The models are read while the database answers, unless env.py has a say in what is read of it.
    std::vector<schema::Table> readBoth(const ComparisonSettings &settings, schema::Schema &database)
    {
        if (m_includeName.isNone()) {
            const auto borrowed = [this] {
                const python::InterpreterLoan loan(m_interpreter);
                readModels();
            };
            runOnDeepStack(borrowed, [&] { database = readDatabase(settings); });
            return toldModels();
        }
        std::vector<schema::Table> tables = models();
        database = readDatabase(settings);
        return tables;
    }

    static std::optional<bool> answerIn(const sqlalchemy::ExecuteResult &result)
    {
        const auto *rows = std::get_if<sql::Rows>(&result);
        if (!rows || rows->rows.empty() || rows->rows.front().empty())
            return std::nullopt;
        const auto *flag = std::get_if<bool>(&rows->rows.front().front().data);
        return flag && *flag;  // NULL: as the reference, different
    }

    void tellUnread()
    {
        for (const std::string &text : unread())
            warning(text);
    }

    static std::string unreadText(const model::Unread &item)
    {
        const std::string place = item.position.toString();
        if (item.position.isKnown())
            return item.hint.empty() ? fmt::format("{} is not read wholly: {} ({})", item.object, item.what, place) : fmt::format("{} is not read wholly: {} ({}). {}", item.object, item.what, place, item.hint);
        return item.hint.empty() ? fmt::format("{} is not read wholly: {}", item.object, item.what) : fmt::format("{} is not read wholly: {}. {}", item.object, item.what, item.hint);
    }

    ComparisonSettings readSettings()
    {
        ComparisonSettings settings;
        settings.dialect = &m_dialect;
        settings.escapesDefaults = settings.compareDefaults = m_extended;
        settings.defaultSchema = m_world.defaultSchemaName();
        const ConfiguredOptions::Choice types = m_options.choice("compare_type", settings.compareTypes), defaults = m_options.choice("compare_server_default", settings.compareDefaults);
        settings.compareTypes = types.compares;
        settings.asksForTypes = !types.function.isNone();
        m_compareType = types.function;
        settings.compareDefaults = defaults.compares;
        settings.asksForDefaults = !defaults.function.isNone();
        m_compareDefault = defaults.function;
        settings.versionTable = m_facts.versionTable;
        settings.versionTableSchema = m_facts.versionTableSchema;
        settings.mayDropTable = [this](const QualifiedName &table) { return m_reading.mayDropTable(table) && m_reading.mayDropTable(withDefaultSchema(table)); };
        settings.isColumnUnread = [this](const QualifiedName &table, const std::string &column) { return m_reading.isUnread(table, column); };
        settings.plugins = m_options.plugins();
        return settings;
    }

    QualifiedName withDefaultSchema(QualifiedName name)
    {
        if (const auto schema = m_world.defaultSchemaName(); schema && !name.schema)
            name.schema = Identifier(*schema);
        return name;
    }

    /// The default schema as none, and with include_schemas the others that include_name= lets through.
    schema::Schema readDatabase(const ComparisonSettings &settings)
    {
        std::vector<std::optional<std::string>> schemas{std::nullopt};
        if (m_facts.includeSchemas) {
            for (const std::string &name : m_world.schemaNames().value_or(std::vector<std::string>{})) {
                if (name != "information_schema" && name != settings.defaultSchema)
                    schemas.emplace_back(name);
            }
        }
        schema::Schema database;
        for (const auto &name : schemas) {
            if (!includeName(name, "schema", {}))
                continue;
            dialect::ReflectScope scope;
            scope.schema = name;
            schema::Schema part = m_world.inspect(scope).value_or(schema::Schema{});
            database.tables.merge(part.tables);
            database.enums.merge(part.enums);
            database.sequences.merge(part.sequences);
        }
        return database;
    }

    std::vector<Directive> compare(const ComparisonSettings &settings, schema::Schema from, const std::vector<schema::Table> &to)
    {
        if (m_extended) {
            const ExtendedFindings found = compareExtended(std::move(from), to, settings, *this, m_world, m_choices);
            m_hanging = found.hanging;
            for (const std::string &note : found.notes)
                warning(note);
            return withTypes(assembled(found.items, m_choices), found.existingTypes, m_dialect);
        }
        adjustReflected(from, m_dialect, *this);
        return compareSchemas(from, to, settings, *this);
    }

    std::vector<schema::Table> modelTables()
    {
        std::vector<schema::Table> tables;
        tables.reserve(m_reading.schema.tables.size());
        if (!m_facts.targetMetadata.as<python::List>() && !m_facts.targetMetadata.as<python::Tuple>()) {
            for (const schema::Table *table : schema::sortedTables(m_reading.schema))
                tables.push_back(takeTable(table->name));
            return tables;
        }
        for (const QualifiedName &name : m_reading.sortedTables)
            tables.push_back(takeTable(name));
        return tables;
    }

    /// Of a table that was not read wholly the reading keeps its own: it answers which columns were.
    schema::Table takeTable(const QualifiedName &name)
    {
        schema::Table &table = *m_reading.schema.editTable(name);
        const bool isNoted = std::any_of(m_reading.unread.begin(), m_reading.unread.end(), [&](const model::Unread &item) { return item.table == name; });
        return isNoted ? table : std::move(table);
    }

    std::optional<bool> answerOf(const Value &answer, const char *what)
    {
        if (answer.isNone())
            return std::nullopt;
        return m_interpreter.isTrue(answer, what);
    }

    ComparisonChoices m_choices;
    bool m_extended;
    python::Interpreter &m_interpreter;
    const environment::ConfigureFacts m_facts;
    sqlalchemy::World &m_world;
    const dialect::Dialect &m_dialect;
    migrate::RunEvents &m_events;
    std::string m_environmentPath;
    ConfiguredOptions m_options;
    ModelObjects m_objects;
    Value m_includeObject, m_includeName, m_compareType, m_compareDefault;
    ItemCallback m_renderItem;
    model::MetadataReading m_reading;
    HangingOn m_hanging;
};

EnvironmentComparison::EnvironmentComparison(const migrate::RunInspection &inspection, migrate::RunEvents &events, std::string environmentPath, ComparisonChoices choices)
    : m_impl(std::make_unique<Impl>(inspection, events, std::move(environmentPath), std::move(choices)))
{
}

EnvironmentComparison::~EnvironmentComparison() = default;
EnvironmentComparison::Pending EnvironmentComparison::pending() { return m_impl->pending(); }
EnvironmentComparison::Pending EnvironmentComparison::pendingFrom(schema::Schema from) { return m_impl->pendingFrom(std::move(from)); }
std::vector<Directive> EnvironmentComparison::compare() { return m_impl->compare(); }
std::vector<Directive> EnvironmentComparison::compare(schema::Schema from, std::vector<schema::Table> to) { return m_impl->compare(std::move(from), to); }
schema::Schema EnvironmentComparison::database() { return m_impl->database(); }
std::vector<schema::Table> EnvironmentComparison::models(bool mayBeUnread) { return m_impl->models(mayBeUnread); }
std::vector<std::string> EnvironmentComparison::unread() const { return m_impl->unread(); }
RenderOptions EnvironmentComparison::renderOptions() { return m_impl->renderOptions(); }
std::set<std::string> EnvironmentComparison::requestedImports() const { return m_impl->requestedImports(); }

}  // namespace limbeck::autogenerate
