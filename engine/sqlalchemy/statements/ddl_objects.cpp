// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/statements/ddl_objects.h"

#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/connection_object.h"
#include "sqlalchemy/runtime/engine_object.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/statements/compiled_object.h"
#include "sqlalchemy/types/type_object.h"

#include <algorithm>
#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

sql::Executable insertOfRow(const operation::BulkInsert &bulk, std::size_t index)
{
    sql::Insert insert;
    insert.table = bulk.table;
    insert.inlineValues = true;
    insert.rows.emplace_back();
    for (const auto &[key, value] : bulk.rows[index])
        insert.rows.back().emplace_back(sql::Identifier(key), value);
    return sql::Executable{std::move(insert)};
}

SentStatement bulkInsertStatement(Interpreter &interpreter, const dialect::Dialect &dialect, const operation::BulkInsert &bulk)
{
    SentStatement sent = sentStatement(interpreter, dialect, insertOfRow(bulk, 0), {});
    if (bulk.rows.size() < 2)
        return sent;
    std::vector<Value> sets{sent.parameters};
    for (std::size_t i = 1; i < bulk.rows.size(); ++i)
        sets.push_back(sentStatement(interpreter, dialect, insertOfRow(bulk, i), {}).parameters);
    return {sent.text, listOf(std::move(sets))};
}

/// Directives that have parameters; none for the others.
DescribeStatement describeData(Interpreter &interpreter, const dialect::Dialect &dialect, const operation::Operation &operation)
{
    if (const auto *execute = std::get_if<operation::ExecuteSql>(&operation.node))
        return [&interpreter, &dialect, execute] { return sentStatement(interpreter, dialect, *execute->statement, {}); };
    const auto *bulk = std::get_if<operation::BulkInsert>(&operation.node);
    if (bulk && !bulk->rows.empty())
        return [&interpreter, &dialect, bulk] { return bulkInsertStatement(interpreter, dialect, *bulk); };
    return {};
}

}  // namespace

void emitNode(Vocabulary &vocabulary, Interpreter &interpreter, operation::Operation::Node node, const SourcePosition &position)
{
    operation::Operation operation{std::move(node), position};
    World &world = requireWorld(vocabulary, interpreter, operation::directiveName(operation));
    acrossTheBorder(vocabulary, interpreter, [&] { world.emit(operation); }, describeData(interpreter, world.dialect(), operation));
}

namespace {

operation::DropIndex dropIndex(const schema::Index &index, bool ifExists)
{
    operation::DropIndex drop;
    drop.name = index.name;
    drop.table = index.table;
    drop.schema = index.table.schema;
    drop.ifExists = ifExists;
    return drop;
}

/// The table that a constraint stands in: it may say so itself, or its columns do. Null: none.
const TableObject *tableOf(const ConstraintObject &constraint)
{
    if (const auto *table = constraint.table.as<TableObject>())
        return table;
    for (const auto &column : constraint.columnObjects) {
        if (const auto owner = column ? column->owner() : nullptr)
            return owner.get();
    }
    return nullptr;
}

std::optional<operation::Operation::Node> nodeFor(std::string_view name, const Value &item, const Arguments &arguments)
{
    const bool ifNotExists = arguments.flag("if_not_exists"), ifExists = arguments.flag("if_exists");
    if (const auto *table = item.as<TableObject>()) {
        if (name == "DropTable")
            return operation::DropTable{table->name(), ifExists};
        auto create = table->createTable();
        create.ifNotExists = create.ifNotExists || ifNotExists;
        create.indexes.clear();   // CreateTable(t) is the table alone
        for (auto &column : create.columns)
            column.index = false;
        return create;
    }
    if (const auto *type = item.as<TypeObject>()) {
        if (name == "CreateEnumType")
            return operation::CreateType{type->type(), false};
        if (name == "DropEnumType")
            return operation::DropType{type->type(), false};
        return std::nullopt;
    }
    if (const auto *index = item.as<IndexObject>()) {
        if (name == "DropIndex")
            return dropIndex(index->index, ifExists);
        return operation::CreateIndex{index->index, ifNotExists};
    }
    if (const auto *constraint = item.as<ConstraintObject>()) {
        const TableObject *table = tableOf(*constraint);
        if (!table)
            return std::nullopt;
        if (name == "DropConstraint")
            return operation::DropConstraint{table->name(), schema::nameOf(constraint->constraint), operation::ConstraintKind::Unknown, ifExists};
        return operation::AddConstraint{table->name(), constraint->constraint};
    }
    return std::nullopt;
}

std::optional<sql::Executable> statementFor(std::string_view name, const Value &item, const Arguments &arguments)
{
    const bool ifNotExists = arguments.flag("if_not_exists"), ifExists = arguments.flag("if_exists");
    if (const auto *sequence = item.as<SequenceObject>()) {
        if (name == "DropSequence")
            return sql::Executable{sql::DropSequence{sequence->facts.name, ifExists}};
        return sql::Executable{sql::CreateSequence{sequence->facts, ifNotExists}};
    }
    if (name == "CreateSchema")
        return sql::Executable{sql::CreateSchema{identifierOf(arguments.interpreter(), item, "name of a schema"), ifNotExists}};
    if (name == "DropSchema")
        return sql::Executable{sql::DropSchema{identifierOf(arguments.interpreter(), item, "name of a schema"), ifExists, arguments.flag("cascade")}};
    return std::nullopt;
}

Value makeDdlObject(Vocabulary &vocabulary, const Arguments &arguments)
{
    const std::string &name = arguments.function();
    const Value item = arguments.value("element");
    if (auto node = nodeFor(name, item, arguments))
        return Value(std::make_shared<DirectiveObject>(vocabulary, name, std::move(*node)));
    if (auto statement = statementFor(name, item, arguments))
        return Value(std::make_shared<StatementObject>(vocabulary, name, std::move(*statement)));
    raise(vocabulary, arguments.interpreter(), "ArgumentError", fmt::format("{}() cannot be made of {}", name, arguments.interpreter().repr(item)));
}

void runSequenceMethod(Interpreter &interpreter, SequenceObject &object, bool create, bool checkFirst, const SourcePosition &position)
{
    World &world = requireWorld(object.vocabulary(), interpreter, "a sequence");
    sql::Executable executable;
    if (create)
        executable.node = sql::CreateSequence{object.facts, checkFirst};
    else
        executable.node = sql::DropSequence{object.facts.name, checkFirst};
    acrossTheBorder(object.vocabulary(), interpreter, [&] { return world.execute(executable, {}, position); });
}

/// Table.create() and drop() take the sequences of Column(…, Sequence("s")) with them where there are sequences.
void runSequencesOf(Interpreter &interpreter, const TableObject &table, bool create, bool checkFirst, const SourcePosition &position)
{
    if (requireWorld(table.vocabulary(), interpreter, "a sequence").dialect().name() != "postgresql")
        return;
    for (const auto &column : table.columns()) {
        if (auto *sequence = column->pythonDefault.as<SequenceObject>())
            runSequenceMethod(interpreter, *sequence, create, checkFirst, position);
    }
}

/// One table with its indexes; existing ones are left alone.
void createTableChecked(Interpreter &interpreter, TableObject &table, bool checkFirst, const SourcePosition &position)
{
    if (checkFirst) {
        const python::Truth exists = interpreter.truth(tableExists(table.vocabulary(), interpreter, table.name()));
        if (exists == python::Truth::True)
            return;
        if (exists == python::Truth::Unknown) {
            auto create = table.createTable();
            create.ifNotExists = true;
            World &world = requireWorld(table.vocabulary(), interpreter, "create_table");
            world.enterConditional(fmt::format("whether table {} exists", table.name().toString()));
            emitNode(table.vocabulary(), interpreter, std::move(create), position);
            world.leaveConditional();
            return;
        }
    }
    runSequencesOf(interpreter, table, true, checkFirst, position);
    emitNode(table.vocabulary(), interpreter, table.createTable(), position);
}

void dropTableChecked(Interpreter &interpreter, TableObject &table, bool checkFirst, const SourcePosition &position)
{
    if (checkFirst && interpreter.truth(tableExists(table.vocabulary(), interpreter, table.name())) == python::Truth::False)
        return;
    emitNode(table.vocabulary(), interpreter, operation::DropTable{table.name(), false}, position);
    runSequencesOf(interpreter, table, false, checkFirst, position);
}

/// Whether an index of this name is on the table already; nullopt when it cannot be known.
std::optional<bool> indexExists(Interpreter &interpreter, IndexObject &object)
{
    World &world = requireWorld(object.vocabulary(), interpreter, "asking for an index");
    dialect::ReflectScope scope;
    if (object.index.table.schema)
        scope.schema = object.index.table.schema->text;
    scope.tables = {object.index.table.name.text};
    const auto schema = acrossTheBorder(object.vocabulary(), interpreter, [&] { return world.inspect(scope); });
    if (!schema)
        return std::nullopt;
    world.noteInspected();
    for (const auto &[name, table] : schema->tables) {
        if (name.name != object.index.table.name)
            continue;
        for (const auto &index : table.indexes) {
            if (index.name.text && object.index.name.text && *index.name.text == *object.index.name.text)
                return true;
        }
    }
    return false;
}

void runIndexMethod(Interpreter &interpreter, IndexObject &object, bool create, bool checkFirst, const SourcePosition &position)
{
    const auto exists = checkFirst ? indexExists(interpreter, object) : std::optional<bool>();
    if (exists && *exists == create)
        return;
    if (create)
        emitNode(object.vocabulary(), interpreter, operation::CreateIndex{object.index, checkFirst && !exists}, position);
    else
        emitNode(object.vocabulary(), interpreter, dropIndex(object.index, checkFirst && !exists), position);
}

std::vector<std::shared_ptr<TableObject>> chosenTables(MetaDataObject &metadata, const Arguments &arguments)
{
    auto tables = metadata.sortedTables();
    const Value only = arguments.value("tables");
    if (only.isNone())
        return tables;
    const std::vector<Value> wanted = arguments.interpreter().toVector(only);
    std::erase_if(tables, [&](const auto &table) { return std::none_of(wanted.begin(), wanted.end(), [&](const Value &value) { return value.asObject() == table.get(); }); });
    return tables;
}

constexpr const char *kCompileParameters = "bind=, dialect=, compile_kwargs=, **kw";

}  // namespace

std::optional<Value> DirectiveObject::attribute(Interpreter &, std::string_view name)
{
    if (name != "compile")
        return std::nullopt;
    auto self = std::static_pointer_cast<DirectiveObject>(shared_from_this());
    return nativeFunction("compile", kCompileParameters, [self](Interpreter &, const Arguments &arguments) { return compileDirective(self->vocabulary(), self->m_node, arguments); });
}

std::string DirectiveObject::str(Interpreter &) { return directiveText(m_node); }

std::optional<Value> StatementObject::attribute(Interpreter &, std::string_view name)
{
    if (name != "compile")
        return std::nullopt;
    auto self = std::static_pointer_cast<StatementObject>(shared_from_this());
    return nativeFunction("compile", kCompileParameters, [self](Interpreter &, const Arguments &arguments) { return compileStatement(self->vocabulary(), *self->m_executable, arguments); });
}

std::string StatementObject::str(Interpreter &) { return statementText(vocabulary(), *m_executable); }

std::optional<Value> ddlClass(Vocabulary &vocabulary, std::string_view name)
{
    static const char *const names[] = {"CreateTable", "DropTable", "CreateIndex", "DropIndex", "AddConstraint", "DropConstraint", "CreateSequence", "DropSequence", "CreateSchema", "DropSchema", "CreateEnumType", "DropEnumType"};
    if (std::find(std::begin(names), std::end(names), name) == std::end(names))
        return std::nullopt;
    return nativeFunction(std::string(name), "element, *, if_not_exists=, if_exists=, cascade=, include_foreign_key_constraints=, bind=, on=, quote=, **kw",
                          [&vocabulary](Interpreter &, const Arguments &arguments) { return makeDdlObject(vocabulary, arguments); });
}

Value ddlMethod(Vocabulary &vocabulary, Interpreter &, const Value &item, std::string_view name)
{
    const bool create = name == "create";
    return nativeFunction(std::string(name), "bind=, checkfirst=", [&vocabulary, item, create](Interpreter &interpreter, const Arguments &arguments) -> Value {
        OnBind onBind(vocabulary, arguments.value("bind"));
        const bool isSequence = item.as<SequenceObject>() != nullptr;
        const bool checkFirst = arguments.flag("checkfirst", isSequence);
        if (auto *table = item.as<TableObject>()) {
            if (create)
                createTableChecked(interpreter, *table, checkFirst, arguments.position());
            else
                dropTableChecked(interpreter, *table, checkFirst, arguments.position());
        } else if (auto *index = item.as<IndexObject>()) {
            runIndexMethod(interpreter, *index, create, checkFirst, arguments.position());
        } else if (auto *sequence = item.as<SequenceObject>()) {
            runSequenceMethod(interpreter, *sequence, create, checkFirst, arguments.position());
        }
        onBind.finish();
        return {};
    });
}

Value createAll(MetaDataObject &metadata, Interpreter &interpreter, const Arguments &arguments)
{
    OnBind onBind(metadata.vocabulary(), arguments.value("bind"));
    for (const auto &table : chosenTables(metadata, arguments))
        createTableChecked(interpreter, *table, arguments.flag("checkfirst", true), arguments.position());
    onBind.finish();
    return {};
}

Value dropAll(MetaDataObject &metadata, Interpreter &interpreter, const Arguments &arguments)
{
    OnBind onBind(metadata.vocabulary(), arguments.value("bind"));
    auto tables = chosenTables(metadata, arguments);
    std::reverse(tables.begin(), tables.end());
    for (const auto &table : tables)
        dropTableChecked(interpreter, *table, arguments.flag("checkfirst", true), arguments.position());
    onBind.finish();
    return {};
}

}  // namespace limbeck::sqlalchemy
