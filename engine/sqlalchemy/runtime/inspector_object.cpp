// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/runtime/inspector_object.h"

#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/connection_object.h"
#include "sqlalchemy/runtime/dialect_object.h"
#include "sqlalchemy/runtime/engine_object.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/runtime/value_conversion.h"
#include "sqlalchemy/types/type_object.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>

namespace limbeck::sqlalchemy {

namespace {

Value textList(const std::vector<std::string> &texts)
{
    std::vector<Value> items;
    for (const auto &text : texts)
        items.push_back(Value::text(text));
    return Value(python::makeList(std::move(items)));
}

/// A list of names that the world knows or not.
Value names(InspectorObject &self, Interpreter &interpreter, const std::string &what, const std::function<std::optional<std::vector<std::string>>(World &)> &ask)
{
    if (const auto found = self.cache.find(what); found != self.cache.end())
        return found->second;
    World &world = self.world(interpreter);
    const auto answer = acrossTheBorder(self.vocabulary(), interpreter, [&] { return ask(world); });
    if (!answer)
        return Value::unknown(what + " of the database");
    world.noteInspected();
    interpreter.touch(self);
    return self.cache[what] = textList(*answer);
}

/// What is asked of one table: `make` reads the answer. Unknown when nothing is known, NoSuchTableError when there is none.
Value ofTable(InspectorObject &self, const Arguments &arguments, const char *what, const std::function<Value(const schema::Table &)> &make)
{
    Interpreter &interpreter = arguments.interpreter();
    const std::string name = arguments.requiredText("table_name");
    const auto schema = arguments.text("schema");
    const std::string key = fmt::format("{} of {}{}", what, schema ? *schema + "." : "", name);
    if (const auto found = self.cache.find(key); found != self.cache.end())
        return found->second;
    if (name == kUnknownName)
        return Value::unknown(key);
    const auto table = self.table(interpreter, name, schema);
    if (!table)
        return Value::unknown(key);
    if (!*table)
        raise(self.vocabulary(), interpreter, "NoSuchTableError", (schema ? *schema + "." : "") + name);
    return self.cache[key] = make(**table);
}

Value columns(InspectorObject &self, const Arguments &arguments)
{
    return ofTable(self, arguments, "columns", [&](const schema::Table &table) {
        std::vector<Value> items;
        for (const auto &column : table.columns)
            items.push_back(columnDict(self.vocabulary(), arguments.interpreter(), column, table));
        return listOf(items);
    });
}

Value indexes(InspectorObject &self, const Arguments &arguments)
{
    return ofTable(self, arguments, "indexes", [&](const schema::Table &table) {
        std::vector<Value> items;
        for (const auto &index : table.indexes)
            items.push_back(indexDict(self.vocabulary(), arguments.interpreter(), index, table));
        return listOf(items);
    });
}

template<typename Constraint, typename Make>
Value constraints(InspectorObject &self, const Arguments &arguments, const char *what, Make make)
{
    return ofTable(self, arguments, what, [&](const schema::Table &table) {
        std::vector<Value> items;
        for (const auto &constraint : table.constraints) {
            if (const auto *wanted = std::get_if<Constraint>(&constraint))
                items.push_back(make(*wanted));
        }
        return listOf(items);
    });
}

/// Comments, sequences and materialized views: SQLite has none.
void refuseOnSqlite(InspectorObject &self, Interpreter &interpreter)
{
    if (requireWorld(self.vocabulary(), interpreter, "reflection").dialect().name() == "sqlite")
        interpreter.raise("NotImplementedError", "");
}

Value tableComment(InspectorObject &self, const Arguments &arguments)
{
    refuseOnSqlite(self, arguments.interpreter());
    return ofTable(self, arguments, "comment", [&](const schema::Table &table) {
        auto dict = python::makeDict();
        dict->insert("text", table.comment ? Value::text(*table.comment) : Value());
        return Value(dict);
    });
}

Value tableOptions(InspectorObject &self, const Arguments &arguments)
{
    // Neither of the two dialects answers.
    self.world(arguments.interpreter());
    arguments.interpreter().raise("NotImplementedError", "");
}

Value isAmong(Interpreter &interpreter, const Value &list, const std::string &name)
{
    if (list.isUnknown())
        return list;
    for (const Value &item : interpreter.toVector(list)) {
        if (item.asText() && item.asText()->utf8() == name)
            return Value(true);
    }
    return Value(false);
}

Value tableNames(InspectorObject &self, const Arguments &arguments)
{
    const auto schema = arguments.text("schema");
    return names(self, arguments.interpreter(), "the table names" + (schema ? " in " + *schema : ""), [&](World &world) { return world.tableNames(schema); });
}

Value viewNames(InspectorObject &self, const Arguments &arguments)
{
    const auto schema = arguments.text("schema");
    return names(self, arguments.interpreter(), "the view names" + (schema ? " in " + *schema : ""), [&](World &world) { return world.viewNames(schema); });
}

Value schemaNames(InspectorObject &self, const Arguments &arguments)
{
    return names(self, arguments.interpreter(), "the schema names", [](World &world) { return world.schemaNames(); });
}

Value hasTable(InspectorObject &self, const Arguments &arguments)
{
    const std::string name = arguments.requiredText("table_name");
    if (name == kUnknownName)
        return Value::unknown("whether a table exists");
    const Value tables = isAmong(arguments.interpreter(), tableNames(self, arguments), name);
    if (tables.asBool() && !*tables.asBool())
        return isAmong(arguments.interpreter(), viewNames(self, arguments), name);
    return tables;
}

/// has_index, has_column and their kind: over the list of one table; a table that is absent has none.
Value hasInTable(InspectorObject &self, const Arguments &arguments, const std::string &wanted, Value (*list)(InspectorObject &, const Arguments &))
{
    Interpreter &interpreter = arguments.interpreter();
    const auto table = self.table(interpreter, arguments.requiredText("table_name"), arguments.text("schema"));
    if (!table)
        return Value::unknown("whether " + wanted + " exists");
    if (!*table)
        return Value(false);
    for (const Value &item : interpreter.toVector(list(self, arguments))) {
        const Value name = interpreter.getItem(item, Value::text("name"));
        if (name.asText() && name.asText()->utf8() == wanted)
            return Value(true);
    }
    return Value(false);
}

Value enums(InspectorObject &self, const Arguments &arguments)
{
    const auto schema = self.schema(arguments.interpreter(), arguments.text("schema"), {}, false);
    if (!schema)
        return Value::unknown("the enums of the database");
    std::vector<Value> items;
    for (const auto &[name, type] : (*schema)->enums) {
        auto dict = python::makeDict();
        dict->insert("name", Value::text(name.name.text));
        dict->insert("schema", Value::text(name.schema ? name.schema->text : "public"));
        dict->insert("visible", Value(true));
        dict->insert("labels", textList(type.labels));
        items.push_back(Value(dict));
    }
    return listOf(items);
}

Value sequenceNames(InspectorObject &self, const Arguments &arguments)
{
    refuseOnSqlite(self, arguments.interpreter());
    const auto schema = self.schema(arguments.interpreter(), arguments.text("schema"), {}, false);
    if (!schema)
        return Value::unknown("the sequences of the database");
    std::vector<Value> items;
    for (const auto &[name, sequence] : (*schema)->sequences)
        items.push_back(Value::text(name.name.text));
    return listOf(items);
}

Value materializedViewNames(InspectorObject &self, const Arguments &arguments)
{
    refuseOnSqlite(self, arguments.interpreter());
    const auto schema = self.schema(arguments.interpreter(), arguments.text("schema"), {}, true);
    if (!schema)
        return Value::unknown("the materialized views of the database");
    std::vector<Value> items;
    for (const auto &[name, view] : (*schema)->views) {
        if (view.isMaterialized)
            items.push_back(Value::text(name.name.text));
    }
    return listOf(items);
}

Value viewDefinition(InspectorObject &self, const Arguments &arguments)
{
    const auto schema = self.schema(arguments.interpreter(), arguments.text("schema"), {}, true);
    if (!schema)
        return Value::unknown("the definition of a view");
    const std::string wanted = arguments.requiredText("view_name");
    for (const auto &[name, view] : (*schema)->views) {
        if (name.name.text == wanted)
            return Value::text(view.definition);
    }
    raise(self.vocabulary(), arguments.interpreter(), "NoSuchTableError", wanted);
}

/// get_multi_columns() and its like: {(schema, table): what get_columns() says}, of the tables of that schema or those named.
Value multi(InspectorObject &self, const Arguments &arguments, const char *single)
{
    Interpreter &interpreter = arguments.interpreter();
    const Value schema = arguments.value("schema"), filter = arguments.value("filter_names");
    const Value tables = tableNames(self, arguments);
    if (tables.isUnknown())
        return tables;
    auto answers = python::makeDict();
    for (const Value &name : interpreter.toVector(tables)) {
        if (!filter.isNone() && !interpreter.isTrue(isAmong(interpreter, filter, interpreter.str(name)), single))
            continue;
        CallArguments call;
        call.positional = {name};
        call.keywords = {{"schema", schema}};
        const Value answer = interpreter.call(interpreter.getAttribute(Value(self.shared_from_this()), single), std::move(call));
        answers->setItem(interpreter, Value(python::makeTuple({schema, name})), answer);
    }
    return Value(answers);
}

const MethodTable<InspectorObject> &inspectorMethods()
{
    constexpr const char *kTable = "table_name, schema=, **kw";
    constexpr const char *kMulti = "schema=, filter_names=, kind=, scope=, **kw";
    static const MethodTable<InspectorObject> table{
        {"get_table_names", "schema=, **kw", [](InspectorObject &s, Interpreter &, const Arguments &a) { return tableNames(s, a); }},
        {"get_view_names", "schema=, **kw", [](InspectorObject &s, Interpreter &, const Arguments &a) { return viewNames(s, a); }},
        {"get_materialized_view_names", "schema=, **kw", [](InspectorObject &s, Interpreter &, const Arguments &a) { return materializedViewNames(s, a); }},
        {"get_schema_names", "**kw", [](InspectorObject &s, Interpreter &, const Arguments &a) { return schemaNames(s, a); }},
        {"get_sequence_names", "schema=, **kw", [](InspectorObject &s, Interpreter &, const Arguments &a) { return sequenceNames(s, a); }},
        {"get_temp_table_names", "**kw", [](InspectorObject &, Interpreter &, const Arguments &) { return listOf({}); }},
        {"get_temp_view_names", "**kw", [](InspectorObject &, Interpreter &, const Arguments &) { return listOf({}); }},
        {"get_enums", "schema=, **kw", [](InspectorObject &s, Interpreter &, const Arguments &a) { return enums(s, a); }},
        {"get_columns", kTable, [](InspectorObject &s, Interpreter &, const Arguments &a) { return columns(s, a); }},
        {"get_indexes", kTable, [](InspectorObject &s, Interpreter &, const Arguments &a) { return indexes(s, a); }},
        {"get_pk_constraint", kTable, [](InspectorObject &s, Interpreter &, const Arguments &a) { return ofTable(s, a, "primary key", [&s](const schema::Table &t) { return primaryKeyDict(s.vocabulary(), t); }); }},
        {"get_primary_keys", kTable, [](InspectorObject &s, Interpreter &in, const Arguments &a) { return in.getItem(ofTable(s, a, "primary key", [&s](const schema::Table &t) { return primaryKeyDict(s.vocabulary(), t); }), Value::text("constrained_columns")); }},
        {"get_foreign_keys", kTable, [](InspectorObject &s, Interpreter &, const Arguments &a) { return constraints<schema::ForeignKey>(s, a, "foreign keys", [&s](const auto &key) { return foreignKeyDict(s.vocabulary(), key); }); }},
        {"get_unique_constraints", kTable, [](InspectorObject &s, Interpreter &, const Arguments &a) { return constraints<schema::Unique>(s, a, "unique constraints", [&s](const auto &unique) { return uniqueDict(s.vocabulary(), unique); }); }},
        {"get_check_constraints", kTable, [](InspectorObject &s, Interpreter &in, const Arguments &a) { return constraints<schema::Check>(s, a, "check constraints", [&](const auto &check) { return checkDict(s.vocabulary(), in, check); }); }},
        {"get_table_comment", kTable, [](InspectorObject &s, Interpreter &, const Arguments &a) { return tableComment(s, a); }},
        {"get_table_options", kTable, [](InspectorObject &s, Interpreter &, const Arguments &a) { return tableOptions(s, a); }},
        {"get_view_definition", "view_name, schema=, **kw", [](InspectorObject &s, Interpreter &, const Arguments &a) { return viewDefinition(s, a); }},
        {"get_multi_columns", kMulti, [](InspectorObject &s, Interpreter &, const Arguments &a) { return multi(s, a, "get_columns"); }},
        {"get_multi_pk_constraint", kMulti, [](InspectorObject &s, Interpreter &, const Arguments &a) { return multi(s, a, "get_pk_constraint"); }},
        {"get_multi_foreign_keys", kMulti, [](InspectorObject &s, Interpreter &, const Arguments &a) { return multi(s, a, "get_foreign_keys"); }},
        {"get_multi_indexes", kMulti, [](InspectorObject &s, Interpreter &, const Arguments &a) { return multi(s, a, "get_indexes"); }},
        {"get_multi_unique_constraints", kMulti, [](InspectorObject &s, Interpreter &, const Arguments &a) { return multi(s, a, "get_unique_constraints"); }},
        {"get_multi_check_constraints", kMulti, [](InspectorObject &s, Interpreter &, const Arguments &a) { return multi(s, a, "get_check_constraints"); }},
        {"get_multi_table_comment", kMulti, [](InspectorObject &s, Interpreter &, const Arguments &a) { return multi(s, a, "get_table_comment"); }},
        {"has_table", kTable, [](InspectorObject &s, Interpreter &, const Arguments &a) { return hasTable(s, a); }},
        {"has_index", "table_name, index_name, schema=, **kw", [](InspectorObject &s, Interpreter &, const Arguments &a) { return hasInTable(s, a, a.requiredText("index_name"), indexes); }},
        {"has_schema", "schema_name, **kw", [](InspectorObject &s, Interpreter &in, const Arguments &a) { return isAmong(in, schemaNames(s, a), a.requiredText("schema_name")); }},
        {"has_sequence", "sequence_name, schema=, **kw", [](InspectorObject &s, Interpreter &in, const Arguments &a) { return isAmong(in, sequenceNames(s, a), a.requiredText("sequence_name")); }},
        {"clear_cache", "", [](InspectorObject &s, Interpreter &in, const Arguments &) { in.touch(s); s.cache.clear(); return Value(); }},
    };
    return table;
}

}  // namespace

World &InspectorObject::world(Interpreter &interpreter)
{
    if (m_session)
        return *m_session;
    World &world = requireWorld(vocabulary(), interpreter, "the inspector");
    if (world.isOffline())
        raise(vocabulary(), interpreter, "NoInspectionAvailable", "No inspection system is available for object of type <class 'sqlalchemy.engine.mock.MockConnection'>");
    return world;
}

std::optional<const schema::Schema *> InspectorObject::schema(Interpreter &interpreter, const std::optional<std::string> &schemaName, const std::string &tableName, bool views)
{
    const std::string key = fmt::format("{}|{}|{}", schemaName.value_or(""), tableName, views);
    auto found = m_schemas.find(key);
    if (found == m_schemas.end()) {
        World &world = this->world(interpreter);
        dialect::ReflectScope scope;
        scope.schema = schemaName;
        if (!tableName.empty())
            scope.tables = {tableName};
        scope.views = views;
        auto answer = acrossTheBorder(vocabulary(), interpreter, [&] { return world.inspect(scope); });
        if (answer)
            world.noteInspected();
        found = m_schemas.emplace(key, std::move(answer)).first;
    }
    if (!found->second)
        return std::nullopt;
    return &*found->second;
}

std::optional<const schema::Table *> InspectorObject::table(Interpreter &interpreter, const std::string &name, const std::optional<std::string> &schemaName)
{
    const auto whole = schema(interpreter, schemaName, name, true);
    if (!whole)
        return std::nullopt;
    for (const auto &[qualified, value] : (*whole)->tables) {
        if (qualified.name.text == name && (!schemaName || !qualified.schema || qualified.schema->text == *schemaName))
            return &value;
    }
    return nullptr;
}

std::string InspectorObject::typeName() const
{
    const World *world = m_session ? m_session.get() : vocabulary().world();
    return world && world->dialect().name() == "postgresql" ? "PGInspector" : "Inspector";
}

std::optional<Value> InspectorObject::attribute(Interpreter &interpreter, std::string_view name)
{
    if (name == "dialect")
        return interpreter.findAttribute(vocabulary().connection(interpreter), "dialect");
    if (name == "default_schema_name") {
        const auto schema = world(interpreter).defaultSchemaName();
        return schema ? Value::text(*schema) : Value();
    }
    if (name == "bind")
        return m_bind.isNone() ? vocabulary().connection(interpreter) : m_bind;
    if (name == "engine")
        return interpreter.getAttribute(m_bind.isNone() ? vocabulary().connection(interpreter) : m_bind, "engine");
    return inspectorMethods().bind(*this, name);
}

Value inspectValue(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value)
{
    if (value.isUnknown())
        return value;
    std::shared_ptr<InspectorObject> inspector;
    if (value.as<ConnectionObject>())
        inspector = std::make_shared<InspectorObject>(vocabulary);
    else if (auto *connection = value.as<EngineConnection>())
        inspector = std::make_shared<InspectorObject>(vocabulary, value, connection->session());
    else if (auto *engine = value.as<ScriptEngine>())
        inspector = std::make_shared<InspectorObject>(vocabulary, value, acrossTheBorder(vocabulary, interpreter, [&] { return engine->inspectingSession(); }));
    else if (auto *owner = dynamic_cast<WorldOwner *>(value.asObject()))
        inspector = std::make_shared<InspectorObject>(vocabulary, value, owner->ownWorld(interpreter));
    else
        throw Unsupported(fmt::format("sqlalchemy.inspect() of {}", interpreter.typeName(value)), interpreter.position());
    inspector->world(interpreter);
    return Value(inspector);
}

}  // namespace limbeck::sqlalchemy
