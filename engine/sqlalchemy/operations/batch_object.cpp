// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/operations/batch_object.h"

#include "sqlalchemy/items/column_reflect.h"
#include "sqlalchemy/items/metadata_object.h"
#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/items/options.h"
#include "sqlalchemy/operations/op_module.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/statements/ddl_objects.h"
#include "sqlalchemy/types/type_object.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

void BatchObject::queue(Interpreter &interpreter, operation::Operation operation)
{
    interpreter.touch(*this);
    m_batch.queue.push_back(std::move(operation));
}

namespace {

Value queuedDirective(const std::shared_ptr<BatchObject> &batch, const Directive &directive)
{
    return nativeFunction(directive.name, directive.batchSignature, [batch, &directive](Interpreter &interpreter, const Arguments &arguments) -> Value {
        const DirectiveCall call{batch->vocabulary(), arguments, &batch->table()};
        batch->queue(interpreter, operation::Operation{directive.body(call), arguments.position()});
        return {};
    });
}

}  // namespace

std::optional<Value> BatchObject::attribute(Interpreter &, std::string_view name)
{
    if (name == "create_table" || name == "drop_table" || name == "rename_table" || name == "bulk_insert" || name == "batch_alter_table")
        return std::nullopt;
    if (const Directive *directive = findDirective(name); directive && directive->batchSignature)
        return queuedDirective(std::static_pointer_cast<BatchObject>(shared_from_this()), *directive);
    if (name == "impl")
        throw Unsupported("batch_op.impl");
    return commonDirective(vocabulary(), name);
}

Value BatchObject::enter(Interpreter &) { return Value(shared_from_this()); }

bool BatchObject::exit(Interpreter &interpreter, const Value &exception)
{
    if (exception.isNone())
        flush(interpreter);
    return false;
}

void BatchObject::flush(Interpreter &interpreter)
{
    if (m_batch.queue.empty() && m_batch.recreate == operation::Recreate::Auto)
        return;
    if (!m_listeners.empty())
        m_batch.listenerColumns = runColumnListeners(vocabulary(), interpreter, m_batch.table, m_listeners);
    World &world = requireWorld(vocabulary(), interpreter, "batch_alter_table()");
    if (!m_conditionalWhy.empty())
        world.enterConditional(m_conditionalWhy);
    emitNode(vocabulary(), interpreter, m_batch, m_position);
    if (!m_conditionalWhy.empty())
        world.leaveConditional();
}

namespace {
struct SavedBatch {
    std::vector<operation::Operation> queue;
    std::string why;
};
}  // namespace

std::shared_ptr<void> BatchObject::saveState() const { return std::make_shared<SavedBatch>(SavedBatch{m_batch.queue, m_conditionalWhy}); }

void BatchObject::loadState(const std::shared_ptr<void> &state)
{
    const auto &saved = *std::static_pointer_cast<SavedBatch>(state);
    m_batch.queue = saved.queue;
    m_conditionalWhy = saved.why;
}

void BatchObject::mergeStates(Interpreter &, const std::shared_ptr<void> &a, const std::shared_ptr<void> &b, const std::string &why)
{
    const auto &first = std::static_pointer_cast<SavedBatch>(a)->queue;
    const auto &second = std::static_pointer_cast<SavedBatch>(b)->queue;
    std::size_t common = 0;
    while (common < first.size() && common < second.size() && first[common] == second[common])
        ++common;
    m_batch.queue = first;
    m_batch.queue.insert(m_batch.queue.end(), second.begin() + std::ptrdiff_t(common), second.end());
    if (first != second)
        m_conditionalWhy = why;
}

// ---------------------------------------------------------------- listeners

std::vector<schema::Column> runColumnListeners(Vocabulary &vocabulary, Interpreter &interpreter, const sql::QualifiedName &table, const std::vector<Value> &listeners)
{
    World &world = requireWorld(vocabulary, interpreter, "batch_alter_table()");
    dialect::ReflectScope scope;
    if (table.schema)
        scope.schema = table.schema->text;
    scope.tables = {table.name.text};
    const auto schema = world.isOffline() ? std::nullopt : acrossTheBorder(vocabulary, interpreter, [&] { return world.inspect(scope); });
    std::vector<schema::Column> changed;
    if (!schema)
        return changed;
    for (const auto &[name, reflected] : schema->tables) {
        if (name.name != table.name)
            continue;
        const Value tableValue(tableFromSchema(vocabulary, interpreter, reflected));
        for (const schema::Column &column : reflected.columns) {
            schema::Column result = tellReflected(vocabulary, interpreter, tableValue, column, listeners).column;
            if (!(result == column))
                changed.push_back(std::move(result));
        }
    }
    return changed;
}

namespace {

operation::Recreate recreateOf(Interpreter &interpreter, const Arguments &arguments)
{
    const std::string word = arguments.text("recreate").value_or("auto");
    if (word == "auto")
        return operation::Recreate::Auto;
    if (word == "always")
        return operation::Recreate::Always;
    if (word == "never")
        return operation::Recreate::Never;
    interpreter.raise("ValueError", "recreate may be one of 'auto', 'always', or 'never'.");
}

schema::NamingConvention conventionFrom(Interpreter &interpreter, const Value &value)
{
    schema::NamingConvention convention;
    if (value.isNone())
        return convention;
    auto *dict = value.as<python::Dict>();
    if (!dict)
        interpreter.raise("TypeError", "naming_convention= expects a dictionary");
    for (const auto &[key, text] : dict->entries())
        convention.templates[interpreter.str(key)] = textOf(interpreter, text, "naming_convention");
    return convention;
}

/// reflect_kwargs={"listeners": [("column_reflect", fn)]}
std::vector<Value> listenersFrom(Interpreter &interpreter, const Value &value)
{
    auto *dict = value.as<python::Dict>();
    const auto listeners = dict ? dict->find("listeners") : std::nullopt;
    return reflectListeners(interpreter, listeners.value_or(Value()));
}

void addItems(Vocabulary &vocabulary, Interpreter &interpreter, const Value &items, operation::BatchAlter &batch)
{
    if (items.isNone())
        return;
    for (const Value &item : interpreter.toVector(items)) {
        if (const auto *column = item.as<ColumnObject>())
            batch.reflectColumns.push_back(column->spec);
        else if (const auto *constraint = item.as<ConstraintObject>())
            batch.tableConstraints.push_back(constraint->constraint);
        else
            raise(vocabulary, interpreter, "ArgumentError", "reflect_args= and table_args= take Columns and constraints");
    }
}

void addOptions(Vocabulary &vocabulary, const Arguments &arguments, operation::BatchAlter &batch)
{
    auto *dict = arguments.value("table_kwargs").as<python::Dict>();
    if (!dict)
        return;
    Arguments::Keywords keywords;
    for (const auto &[key, value] : dict->entries())
        keywords.emplace_back(arguments.interpreter().str(key), value);
    batch.tableOptions = optionsFrom(vocabulary, arguments, keywords);
}

Value makeBatch(Vocabulary &vocabulary, Interpreter &interpreter, const Arguments &arguments)
{
    operation::BatchAlter batch;
    batch.table = qualifiedName(interpreter, arguments.value("table_name"), arguments.value("schema"), "table name");
    batch.recreate = recreateOf(interpreter, arguments);
    if (const Value ordering = arguments.value("partial_reordering"); !ordering.isNone()) {
        for (const Value &group : interpreter.toVector(ordering)) {
            std::vector<std::string> names;
            for (const Value &name : interpreter.toVector(group))
                names.push_back(textOf(interpreter, name, "partial_reordering"));
            batch.partialReordering.push_back(std::move(names));
        }
    }
    if (const Value source = arguments.value("copy_from"); !source.isNone()) {
        const auto *table = source.as<TableObject>();
        if (!table)
            raise(vocabulary, interpreter, "ArgumentError", "copy_from= expects a Table");
        batch.copyFrom = table->toSchema();
    }
    addItems(vocabulary, interpreter, arguments.value("reflect_args"), batch);
    addItems(vocabulary, interpreter, arguments.value("table_args"), batch);
    addOptions(vocabulary, arguments, batch);
    batch.namingConvention = conventionFrom(interpreter, arguments.value("naming_convention"));
    auto listeners = listenersFrom(interpreter, arguments.value("reflect_kwargs"));
    return Value(std::make_shared<BatchObject>(vocabulary, std::move(batch), std::move(listeners), arguments.position()));
}

}  // namespace

Value makeBatchDirective(Vocabulary &vocabulary)
{
    return nativeFunction("batch_alter_table",
                          "table_name, schema=, recreate=, partial_reordering=, copy_from=, table_args=, table_kwargs=, reflect_args=, reflect_kwargs=, naming_convention=",
                          [&vocabulary](Interpreter &interpreter, const Arguments &arguments) { return makeBatch(vocabulary, interpreter, arguments); });
}

}  // namespace limbeck::sqlalchemy
