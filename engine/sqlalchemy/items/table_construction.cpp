// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/native.h"
#include "sqlalchemy/items/column_reflect.h"
#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/items/options.h"
#include "sqlalchemy/items/referred_tables.h"
#include "sqlalchemy/items/table_object.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/engine_object.h"
#include "sqlalchemy/runtime/exceptions.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

/// Table(…, autoload_with=bind): what the database has, then the items given override.
void autoload(MetaDataObject &metadata, Interpreter &interpreter, TableObject &table, const Value &listeners)
{
    Vocabulary &vocabulary = metadata.vocabulary();
    World &world = requireWorld(vocabulary, interpreter, "reflecting a table");
    dialect::ReflectScope scope;
    if (table.name().schema)
        scope.schema = table.name().schema->text;
    scope.tables = {table.name().name.text};
    scope.views = true;
    const auto schema = acrossTheBorder(vocabulary, interpreter, [&] { return world.inspect(scope); });
    if (!schema)
        throw python::DependsOnData(fmt::format("table {} cannot be reflected in this preview: no database is connected", table.name().toString()), interpreter.position(), "Connect to a database to see what this script does.");
    world.noteInspected();
    const schema::Table *found = nullptr;
    for (const auto &[name, candidate] : schema->tables) {
        if (name.name == table.name().name && (name.schema == table.name().schema || !table.name().schema))
            found = &candidate;
    }
    if (!found)
        raise(vocabulary, interpreter, "NoSuchTableError", table.name().toString());
    const auto reflected = reflectedTable(metadata, interpreter, *found, reflectListeners(interpreter, listeners));
    for (const auto &column : reflected->columns())
        table.addColumn(interpreter, column->copy());
    for (const auto &constraint : reflected->constraints()) {
        constraint->table = Value(table.shared_from_this());
        table.addConstraint(interpreter, constraint);
    }
    if (!table.comment)
        table.comment = reflected->comment;
    for (const auto &index : reflected->indexes())
        table.addIndex(interpreter, std::make_shared<IndexObject>(vocabulary, index->index));
}

Value existingTable(Vocabulary &vocabulary, Interpreter &interpreter, const Arguments &arguments, const std::shared_ptr<TableObject> &table, const std::vector<Value> &items)
{
    if (arguments.flag("keep_existing") || items.empty())
        return Value(table);
    if (!arguments.flag("extend_existing"))
        raise(vocabulary, interpreter, "InvalidRequestError",
              fmt::format("Table '{}' is already defined for this MetaData instance.  Specify 'extend_existing=True' to redefine options and columns on an existing Table object.", table->name().toString()));
    for (const Value &item : items) {
        if (auto column = item.shared<ColumnObject>())
            table->addColumn(interpreter, column);
        else
            table->addItem(interpreter, item);
    }
    return Value(table);
}

}  // namespace

Value makeTable(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call)
{
    static const Signature signature("Table", "name, metadata, *args, schema=, quote=, quote_schema=, autoload=, autoload_with=, autoload_replace=, keep_existing=, extend_existing=, "
                                              "resolve_fks=, include_columns=, implicit_returning=, comment=, info=, listeners=, prefixes=, must_exist=, sqlite_autoincrement=, bind=, **kw");
    const Arguments arguments = signature.bind(interpreter, std::move(call));
    auto metadata = arguments.value("metadata").shared<MetaDataObject>();
    if (!metadata && !arguments.value("metadata").as<python::Opaque>())
        raise(vocabulary, interpreter, "ArgumentError", fmt::format("Table() expects a MetaData as its second argument, got {}", interpreter.repr(arguments.value("metadata"))));
    if (!metadata)
        metadata = std::make_shared<MetaDataObject>(vocabulary);
    sql::QualifiedName name = qualifiedName(interpreter, arguments.value("name"), arguments.value("schema"), "name of a Table");
    if (!arguments.has("schema") && metadata->schema)
        name.schema = metadata->schema;
    if (const auto quote = arguments.optionalFlag("quote"))
        name.name.quote = quote;
    if (const auto existing = metadata->find(name))
        return existingTable(vocabulary, interpreter, arguments, existing, arguments.rest());
    auto table = std::make_shared<TableObject>(vocabulary, name, true);
    table->metadata = metadata;
    table->comment = arguments.text("comment");
    table->prefixes = arguments.texts("prefixes");
    table->info = arguments.value("info");
    table->options = optionsFrom(vocabulary, arguments, arguments.extras());
    if (arguments.has("sqlite_autoincrement"))
        table->options.emplace_back("sqlite_autoincrement", schema::OptionValue{arguments.flag("sqlite_autoincrement")});
    if (arguments.has("autoload_with") || arguments.flag("autoload")) {
        const OnBind onBind(vocabulary, arguments.value("autoload_with"));
        autoload(*metadata, interpreter, *table, arguments.value("listeners"));
    }
    table->reserveColumns(table->columns().size() + arguments.rest().size());
    for (const Value &item : arguments.rest()) {
        const auto column = item.shared<ColumnObject>();
        if (column && table->findColumn(column->key) && arguments.has("autoload_with"))
            table->addColumn(interpreter, column);
        else
            table->addItem(interpreter, item);
    }
    metadata->add(interpreter, table);
    if ((arguments.has("autoload_with") || arguments.flag("autoload")) && arguments.flag("resolve_fks", true)) {
        const OnBind onBind(vocabulary, arguments.value("autoload_with"));
        addReferredTables(*metadata, interpreter, *table);
    }
    return Value(table);
}

Value makeLightTable(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call)
{
    static const Signature signature("table", "name, *columns, schema=, quote=, quote_schema=");
    const Arguments arguments = signature.bind(interpreter, std::move(call));
    auto table = std::make_shared<TableObject>(vocabulary, qualifiedName(interpreter, arguments.value("name"), arguments.value("schema"), "name of a table()"), false);
    for (const Value &column : arguments.rest())
        table->addItem(interpreter, column);
    return Value(table);
}

std::shared_ptr<TableObject> tableFromSchema(Vocabulary &vocabulary, Interpreter &interpreter, const schema::Table &source, const std::vector<std::string> &keys)
{
    auto table = std::make_shared<TableObject>(vocabulary, source.name, true);
    for (std::size_t i = 0; i < source.columns.size(); ++i) {
        const auto column = columnFromSchema(vocabulary, source.columns[i]);
        if (!keys.empty())
            column->key = keys[i];
        table->addColumn(interpreter, column);
    }
    for (const auto &constraint : source.constraints) {
        static const char *const classes[] = {"PrimaryKeyConstraint", "UniqueConstraint", "ForeignKeyConstraint", "CheckConstraint", "ExcludeConstraint"};
        auto object = std::make_shared<ConstraintObject>(vocabulary, classes[constraint.index()], constraint);
        object->table = Value(table);
        table->addConstraint(interpreter, object);
    }
    for (const auto &index : source.indexes) {
        // An inspector lists it, a Table does not.
        if (index.duplicatesConstraint)
            continue;
        table->addIndex(interpreter, std::make_shared<IndexObject>(vocabulary, index));
    }
    table->comment = source.comment;
    table->options = source.options;
    return table;
}

}  // namespace limbeck::sqlalchemy
