// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/items/metadata_object.h"

#include "python/native.h"
#include "python/state.h"
#include "schema/table_order.h"
#include "sqlalchemy/items/column_reflect.h"
#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/items/referred_tables.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/engine_object.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/statements/ddl_objects.h"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

namespace limbeck::sqlalchemy {

std::shared_ptr<TableObject> MetaDataObject::find(const sql::QualifiedName &name) const
{
    const auto [first, last] = m_byName.equal_range(name.name.text);
    const auto found = std::find_if(first, last, [&](const auto &item) { return item.second->name() == name; });
    return found == last ? nullptr : found->second;
}

void MetaDataObject::add(Interpreter &interpreter, const std::shared_ptr<TableObject> &table)
{
    interpreter.touch(*this);
    m_tables.push_back(table);
    m_byName.emplace(table->name().name.text, table);
}

void MetaDataObject::remove(Interpreter &interpreter, const TableObject &table)
{
    interpreter.touch(*this);
    std::erase_if(m_tables, [&](const auto &candidate) { return candidate.get() == &table; });
    std::erase_if(m_byName, [&](const auto &item) { return item.second.get() == &table; });
}

void MetaDataObject::clear(Interpreter &interpreter)
{
    interpreter.touch(*this);
    m_tables.clear();
    m_byName.clear();
}

std::vector<std::shared_ptr<TableObject>> MetaDataObject::sortedTables() const
{
    std::vector<schema::Table> values;
    values.reserve(m_tables.size());
    std::vector<const schema::Table *> pointers;
    for (const auto &table : m_tables)
        pointers.push_back(&values.emplace_back(table->toSchema()));
    std::vector<std::shared_ptr<TableObject>> result;
    for (const schema::Table *value : schema::inOrderOfReferences(std::move(pointers)))
        result.push_back(m_tables[std::size_t(value - values.data())]);
    return result;
}

namespace {

Value tablesDict(const MetaDataObject &self)
{
    auto dict = python::makeDict();
    for (const auto &table : self.tables())
        dict->insert(table->name().toString(), Value(table));
    return Value(dict);
}

/// only=: a list of names, or a function of (name, metadata).
bool isWanted(Interpreter &interpreter, MetaDataObject &self, const Value &only, const std::string &name)
{
    if (only.isNone())
        return true;
    if (only.as<python::Function>() || only.as<python::NativeFunction>())
        return interpreter.isTrue(interpreter.call(only, {Value::text(name), Value(self.shared_from_this())}), "only=");
    for (const Value &item : interpreter.toVector(only)) {
        if (textOf(interpreter, item, "only=") == name)
            return true;
    }
    return false;
}

/// What MetaData.reflect() looks at. The columns of views are asked for by name.
std::optional<schema::Schema> inspected(World &world, dialect::ReflectScope scope)
{
    auto schema = world.inspect(scope);
    if (!schema || !scope.views || !scope.tables.empty() || schema->views.empty())
        return schema;
    for (const auto &[name, view] : schema->views)
        scope.tables.push_back(name.name.text);
    if (auto views = world.inspect(scope))
        schema->tables.merge(views->tables);
    return schema;
}

/// MetaData().reflect(bind, only=[…])
Value reflect(MetaDataObject &self, Interpreter &interpreter, const Arguments &arguments)
{
    const OnBind onBind(self.vocabulary(), arguments.value("bind"));
    World &world = requireWorld(self.vocabulary(), interpreter, "reflecting tables");
    dialect::ReflectScope scope;
    scope.schema = arguments.text("schema");
    if (!scope.schema && self.schema)
        scope.schema = self.schema->text;
    const Value only = arguments.value("only");
    if (only.as<python::List>() || only.as<python::Tuple>())
        scope.tables = arguments.texts("only");
    scope.views = arguments.flag("views");
    const auto schema = acrossTheBorder(self.vocabulary(), interpreter, [&] { return inspected(world, scope); });
    if (!schema)
        throw python::DependsOnData("MetaData.reflect() in a preview without a database", arguments.position(), "Connect to a database to see what this script does.");
    world.noteInspected();
    std::vector<std::shared_ptr<TableObject>> added;
    for (const auto &[name, table] : schema->tables) {
        if (isWanted(interpreter, self, only, name.name.text) && !self.find(name)) {
            auto object = reflectedTable(self, interpreter, table);
            object->metadata = std::static_pointer_cast<MetaDataObject>(self.shared_from_this());
            self.add(interpreter, object);
            added.push_back(std::move(object));
        }
    }
    if (arguments.flag("resolve_fks", true)) {
        for (const auto &table : added)
            addReferredTables(self, interpreter, *table);
    }
    for (const std::string &name : scope.tables) {
        const bool found = std::any_of(self.tables().begin(), self.tables().end(), [&](const auto &table) { return table->name().name.text == name; });
        if (!found)
            raise(self.vocabulary(), interpreter, "InvalidRequestError", fmt::format("Could not reflect: requested table(s) not available: ({})", name));
    }
    return {};
}

const MethodTable<MetaDataObject> &metaDataMethods()
{
    static const MethodTable<MetaDataObject> table{
        {"reflect", "bind=, schema=, views=, only=, extend_existing=, autoload_replace=, resolve_fks=, **kw", [](MetaDataObject &s, Interpreter &in, const Arguments &a) { return reflect(s, in, a); }},
        {"clear", "", [](MetaDataObject &s, Interpreter &in, const Arguments &) { s.clear(in); return Value(); }},
        {"remove", "table", [](MetaDataObject &s, Interpreter &in, const Arguments &a) {
             if (const auto *given = a.value("table").as<TableObject>())
                 s.remove(in, *given);
             return Value();
         }},
        {"create_all", "bind=, tables=, checkfirst=", [](MetaDataObject &s, Interpreter &in, const Arguments &a) { return createAll(s, in, a); }},
        {"drop_all", "bind=, tables=, checkfirst=", [](MetaDataObject &s, Interpreter &in, const Arguments &a) { return dropAll(s, in, a); }},
    };
    return table;
}

}  // namespace

std::optional<Value> MetaDataObject::attribute(Interpreter &interpreter, std::string_view name)
{
    if (name == "tables")
        return tablesDict(*this);
    if (name == "sorted_tables") {
        std::vector<Value> items;
        for (const auto &table : sortedTables())
            items.push_back(Value(table));
        return Value(python::makeList(std::move(items)));
    }
    if (name == "naming_convention")
        return namingConvention.isNone() ? Value(python::makeDict()) : namingConvention;
    if (name == "schema")
        return schema ? Value::text(schema->text) : Value();
    if (name == "info") {
        if (info.isNone())
            info = Value(python::makeDict());
        return info;
    }
    if (const auto given = m_given.find(name); given != m_given.end())
        return given->second;
    if (name == "bind")
        return Value();
    (void)interpreter;
    return metaDataMethods().bind(*this, name);
}

void MetaDataObject::setAttribute(Interpreter &interpreter, std::string_view name, Value value)
{
    interpreter.touch(*this);
    if (name == "naming_convention")
        namingConvention = std::move(value);
    else if (name == "schema")
        schema = optionalIdentifier(interpreter, value, name);
    else if (name == "info")
        info = std::move(value);
    else
        m_given.insert_or_assign(std::string(name), std::move(value));
}

std::optional<Value> MetaDataObject::contains(Interpreter &interpreter, const Value &value)
{
    const std::string name = textOf(interpreter, value, "table name");
    return Value(std::any_of(m_tables.begin(), m_tables.end(), [&](const auto &table) { return table->name().toString() == name; }));
}

std::shared_ptr<void> MetaDataObject::saveState() const { return std::make_shared<std::pair<decltype(m_tables), decltype(m_given)>>(m_tables, m_given); }

void MetaDataObject::loadState(const std::shared_ptr<void> &state)
{
    std::tie(m_tables, m_given) = *std::static_pointer_cast<std::pair<decltype(m_tables), decltype(m_given)>>(state);
    m_byName.clear();
    for (const auto &table : m_tables)
        m_byName.emplace(table->name().name.text, table);
}

Value makeMetaData(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call)
{
    static const Signature signature("MetaData", "bind=, schema=, quote_schema=, naming_convention=, info=");
    // MetaData(schema) of 2.0 has the schema first; 1.x had the bind there. A string tells them apart.
    Arguments arguments = signature.bind(interpreter, std::move(call));
    auto metadata = std::make_shared<MetaDataObject>(vocabulary);
    const Value first = arguments.value("bind");
    metadata->schema = schemaIdentifier(interpreter, isTextLike(first) ? first : arguments.value("schema"));
    metadata->namingConvention = arguments.value("naming_convention");
    metadata->info = arguments.value("info");
    // A table knows its metadata weakly, and the code may hold nothing but the table: `make_table().metadata`.
    interpreter.state().shared.try_emplace(fmt::format("metadata {}", static_cast<const void *>(metadata.get())), Value(metadata));
    return Value(metadata);
}

Value tableExists(Vocabulary &vocabulary, Interpreter &interpreter, const sql::QualifiedName &name)
{
    World &world = requireWorld(vocabulary, interpreter, "asking for a table");
    const auto schema = name.schema ? std::optional(name.schema->text) : std::nullopt;
    const auto names = acrossTheBorder(vocabulary, interpreter, [&] { return world.tableNames(schema); });
    if (!names || name.name.text == kUnknownName)
        return Value::unknown(fmt::format("whether table {} exists", name.toString()));
    world.noteInspected();
    return Value(std::find(names->begin(), names->end(), name.name.text) != names->end());
}

namespace {

/// References of a table to itself lead to the copy, as in SQLAlchemy.
void retarget(schema::ForeignKey &key, const sql::QualifiedName &from, const sql::QualifiedName &to)
{
    if (key.referredTable.name == from.name && (!key.referredTable.schema || key.referredTable.schema == from.schema))
        key.referredTable = to;
}

/// Columns that were given as objects, by name.
void nameColumns(const ConstraintObject &object, schema::ForeignKey &key)
{
    for (std::size_t i = 0; i < object.columnObjects.size() && i < key.columns.size(); ++i) {
        if (object.columnObjects[i])
            key.columns[i] = sql::Identifier(object.columnObjects[i]->key);
    }
    for (std::size_t i = 0; i < object.referredObjects.size() && i < key.referredColumns.size(); ++i) {
        if (!object.referredObjects[i])
            continue;
        key.referredColumns[i] = object.referredObjects[i]->spec.column.name;
        if (const auto owner = object.referredObjects[i]->owner())
            key.referredTable = owner->name();
    }
}

std::shared_ptr<ColumnObject> copyColumn(const TableObject &table, const ColumnObject &column, const sql::QualifiedName &name)
{
    auto copy = column.copy();
    for (schema::ForeignKey &key : copy->spec.foreignKeys)
        retarget(key, table.name(), name);
    for (Value &item : copy->items) {
        const auto *key = item.as<ForeignKeyObject>();
        if (!key || (key->referredColumn && key->referredColumn->owner().get() != &table))
            continue;
        auto own = std::make_shared<ForeignKeyObject>(*key);
        own->referredColumn = nullptr;
        retarget(own->foreignKey, table.name(), name);
        item = Value(std::move(own));
    }
    return copy;
}

}  // namespace

Value copyTableInto(TableObject &table, Interpreter &interpreter, const Value &target, const std::optional<std::string> &newName)
{
    auto metadata = target.shared<MetaDataObject>();
    if (!metadata)
        interpreter.raise("TypeError", "to_metadata() expects a MetaData");
    sql::QualifiedName name = table.name();
    if (newName)
        name.name = sql::Identifier(*newName);
    if (auto existing = metadata->find(name))
        return Value(existing);
    auto copy = std::make_shared<TableObject>(table.vocabulary(), name, true);
    for (const auto &column : table.columns())
        copy->addColumn(interpreter, copyColumn(table, *column, name));
    for (const auto &constraint : table.constraints()) {
        auto made = std::make_shared<ConstraintObject>(table.vocabulary(), constraint->typeName(), constraint->constraint);
        if (auto *key = std::get_if<schema::ForeignKey>(&made->constraint)) {
            nameColumns(*constraint, *key);
            retarget(*key, table.name(), name);
        } else {
            made->columnObjects = constraint->columnObjects;
        }
        copy->addConstraint(interpreter, made);
    }
    for (const auto &index : table.indexes())
        copy->addIndex(interpreter, std::make_shared<IndexObject>(table.vocabulary(), index->index));
    copy->comment = table.comment;
    copy->options = table.options;
    copy->metadata = metadata;
    metadata->add(interpreter, copy);
    return Value(copy);
}

std::optional<schema::NamingConvention> namingConventionOf(const python::Value &metadata)
{
    const auto *object = metadata.as<MetaDataObject>();
    if (const auto *list = metadata.as<python::List>(); list && !list->items.empty())
        return namingConventionOf(list->items.front());
    if (const auto *tuple = metadata.as<python::Tuple>(); tuple && !tuple->items.empty())
        return namingConventionOf(tuple->items.front());
    if (!object)
        return std::nullopt;
    const auto *dict = object->namingConvention.as<python::Dict>();
    if (!dict || dict->size() == 0)
        return schema::NamingConvention::standard();
    schema::NamingConvention convention;
    for (const auto &[key, value] : dict->entries()) {
        // Keys may be the classes themselves.
        static const std::map<std::string, std::string> byClass = {{"Index", "ix"}, {"UniqueConstraint", "uq"}, {"CheckConstraint", "ck"}, {"ForeignKeyConstraint", "fk"}, {"PrimaryKeyConstraint", "pk"}};
        std::string kind;
        if (key.asText())
            kind = key.asText()->utf8();
        else if (const auto *function = key.as<python::NativeFunction>(); function && byClass.count(function->name()))
            kind = byClass.at(function->name());
        if (const auto *text = value.asText(); text && !kind.empty())
            convention.templates[kind] = text->utf8();
    }
    return convention;
}

}  // namespace limbeck::sqlalchemy
