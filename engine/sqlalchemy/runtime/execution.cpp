// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/bound_text.h"
#include "sql/column_references.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/connection_object.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/runtime/python_defaults.h"
#include "sqlalchemy/runtime/result_object.h"
#include "sqlalchemy/runtime/value_conversion.h"
#include "sqlalchemy/statements/ddl_objects.h"
#include "sqlalchemy/statements/dml_objects.h"
#include "sqlalchemy/statements/text_object.h"
#include "sqlalchemy/types/compiler_object.h"

#include <algorithm>
#include <fmt/format.h>

/// From what a script hands to execute() to a statement of the world and back.
namespace limbeck::sqlalchemy {

namespace {

/// The type of the bindparam() of this name in a condition or a value of the statement; none if there is no such parameter.
std::optional<sql::Type> placedParameterType(const sql::Executable &executable, const std::string &name)
{
    std::optional<sql::Type> found;
    const auto look = [&](const sql::ExpressionPtr &expression) {
        sql::forEachExpression(expression, [&](const sql::Expression &part) {
            const auto *bind = std::get_if<sql::BindParameter>(&part.node);
            if (bind && !bind->value && bind->name == name && !found)
                found = bind->type;
        });
    };
    const auto lookAll = [&](const auto &expressions) { std::for_each(expressions.begin(), expressions.end(), look); };
    const auto lookSet = [&](const sql::Assignments &assignments) {
        for (const auto &[column, value] : assignments)
            look(value);
    };
    if (const auto *insert = std::get_if<sql::Insert>(&executable.node)) {
        for (const auto &row : insert->rows)
            lookSet(row);
    } else if (const auto *update = std::get_if<sql::Update>(&executable.node)) {
        lookSet(update->set);
        lookAll(update->where);
    } else if (const auto *deletion = std::get_if<sql::Delete>(&executable.node)) {
        lookAll(deletion->where);
    } else if (const auto *select = std::get_if<sql::Select>(&executable.node)) {
        lookAll(select->where);
    }
    return found;
}

/// The type that a parameter of this name gets: declared in the text, that of its place in the statement, or the table's column.
sql::Type parameterType(const sql::Executable &executable, const std::string &name)
{
    if (const auto *text = std::get_if<sql::TextClause>(&executable.node)) {
        for (const auto &parameter : text->parameters) {
            if (parameter.name == name)
                return parameter.type;
        }
        return {};
    }
    if (auto placed = placedParameterType(executable, name))
        return *placed;
    sql::FromPtr table;
    if (const auto *insert = std::get_if<sql::Insert>(&executable.node))
        table = insert->table;
    else if (const auto *update = std::get_if<sql::Update>(&executable.node))
        table = update->table;
    const auto *source = table ? std::get_if<sql::TableSource>(&table->node) : nullptr;
    if (!source)
        return {};
    for (const auto &column : source->columns) {
        if (column.key == name)
            return column.type;
    }
    return {};
}

/// A tuple bound into a text is written as a parenthesised list (`IN :ids`), as psycopg2 does.
void markTuples(sql::Executable &executable, const std::string &name, const Value &value)
{
    auto *text = std::get_if<sql::TextClause>(&executable.node);
    if (!text || !value.as<python::Tuple>())
        return;
    for (auto &parameter : text->parameters) {
        if (parameter.name == name) {
            parameter.expanding = true;
            return;
        }
    }
    sql::BindParameter parameter;
    parameter.name = name;
    parameter.expanding = true;
    text->parameters.push_back(std::move(parameter));
}

dialect::Parameters parameterSet(Vocabulary &vocabulary, Interpreter &interpreter, sql::Executable &executable, const Value &value)
{
    dialect::Parameters set;
    const auto *dict = value.as<python::Dict>();
    std::vector<std::pair<Value, Value>> entries;
    if (dict) {
        entries = dict->entries();
    } else if (const auto keys = interpreter.findAttribute(value, "keys"); keys && value.asObject()) {
        for (const Value &key : interpreter.toVector(interpreter.call(*keys, std::vector<Value>{})))
            entries.emplace_back(key, interpreter.getItem(value, key));
    } else {
        raise(vocabulary, interpreter, "ArgumentError", fmt::format("List argument must consist only of dictionaries, got {}", interpreter.repr(value)));
    }
    for (const auto &[key, item] : entries) {
        const std::string name = columnName(interpreter, key).text;
        markTuples(executable, name, item);
        set.emplace_back(name, toSql(vocabulary, interpreter, item, parameterType(executable, name)));
    }
    return set;
}

std::vector<dialect::Parameters> parameterSets(Vocabulary &vocabulary, Interpreter &interpreter, sql::Executable &executable, const Value &given, const Arguments::Keywords &keywords)
{
    std::vector<dialect::Parameters> sets;
    const auto *list = given.as<python::List>();
    const auto *tuple = given.as<python::Tuple>();
    if (list || tuple) {
        for (const Value &item : list ? list->items : tuple->items)
            sets.push_back(parameterSet(vocabulary, interpreter, executable, item));
    } else if (!given.isNone() && !given.isUnknown()) {
        sets.push_back(parameterSet(vocabulary, interpreter, executable, given));
    }
    if (!keywords.empty()) {
        auto dict = python::makeDict();
        for (const auto &[name, value] : keywords)
            dict->insert(name, value);
        sets.push_back(parameterSet(vocabulary, interpreter, executable, Value(dict)));
    }
    return sets;
}

/// One set of the driver's own parameters: names of a dictionary, or nameless ones in order.
dialect::Parameters driverParameters(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value)
{
    dialect::Parameters set;
    if (const auto *dict = value.as<python::Dict>()) {
        for (const auto &[key, item] : dict->entries())
            set.emplace_back(interpreter.str(key), toSql(vocabulary, interpreter, item, {}));
        return set;
    }
    for (const Value &item : interpreter.toVector(value))
        set.emplace_back(std::string(), toSql(vocabulary, interpreter, item, {}));
    return set;
}

/// exec_driver_sql("… %s", (1,)) and 1.x's execute("raw string"): the text in the driver's style, one set of parameters or a list of them.
std::vector<dialect::Parameters> driverParameterSets(Vocabulary &vocabulary, Interpreter &interpreter, const Value &given)
{
    std::vector<dialect::Parameters> sets;
    if (given.isNone() || given.isUnknown())
        return sets;
    const auto *list = given.as<python::List>();
    const bool isMany = list && !list->items.empty() && (list->items.front().as<python::Tuple>() || list->items.front().as<python::Dict>() || list->items.front().as<python::List>());
    if (!isMany)
        return {driverParameters(vocabulary, interpreter, given)};
    for (const Value &item : list->items)
        sets.push_back(driverParameters(vocabulary, interpreter, item));
    return sets;
}

/// Without parameters psycopg2 still halves %% (SQLAlchemy hands it an empty set); SQLite's driver leaves the text alone.
std::string driverText(Vocabulary &vocabulary, std::string text)
{
    if (!vocabulary.world() || vocabulary.world()->dialect().name() != "postgresql")
        return text;
    for (std::size_t at = text.find("%%"); at != std::string::npos; at = text.find("%%", at + 1))
        text.erase(at, 1);
    return text;
}

/// `SELECT`, `WITH`, `SHOW`, … or anything with RETURNING: only for text, where no statement object tells.
Value resultOf(Vocabulary &vocabulary, ExecuteResult result, std::vector<ResultColumnType> types)
{
    if (const auto *unknown = std::get_if<UnknownResult>(&result))
        return Value::unknown(unknown->why);
    if (std::holds_alternative<NoResult>(result))
        return {};
    return Value(std::make_shared<ResultObject>(vocabulary, std::make_shared<const sql::Rows>(std::get<sql::Rows>(std::move(result))), std::move(types)));
}

/// One set of parameters as the driver gets it: PostgreSQL's by name, SQLite's in order.
Value sentParameters(Interpreter &interpreter, const dialect::Parameters &parameters, bool isByName)
{
    if (isByName) {
        auto dict = python::makeDict();
        for (const auto &[name, value] : parameters)
            dict->insert(name, fromSql(interpreter, value));
        return Value(dict);
    }
    std::vector<Value> values;
    for (const auto &[name, value] : parameters)
        values.push_back(fromSql(interpreter, value));
    return Value(python::makeTuple(std::move(values)));
}

}  // namespace

SentStatement sentStatement(Interpreter &interpreter, const dialect::Dialect &dialect, const sql::Executable &executable, const std::vector<dialect::Parameters> &sets)
{
    const auto bound = [&](const dialect::Parameters *set) { return dialect::boundText(dialect, executable, set, dialect::BindStyle::PyFormat, dialect::BoundStage::Sent); };
    const bool isByName = dialect.name() == "postgresql";
    const dialect::BoundText first = bound(sets.empty() ? nullptr : &sets.front());
    if (sets.size() < 2)
        return {first.text, sentParameters(interpreter, first.parameters, isByName)};
    std::vector<Value> all;
    for (const dialect::Parameters &set : sets)
        all.push_back(sentParameters(interpreter, bound(&set).parameters, isByName));
    return {first.text, listOf(std::move(all))};
}

namespace {

Value runInWorld(Vocabulary &vocabulary, Interpreter &interpreter, sql::Executable executable, const Value &parameters, const Arguments::Keywords &keywords, const SourcePosition &position,
                 std::vector<ResultColumnType> types)
{
    World &world = requireWorld(vocabulary, interpreter, "execute()");
    auto sets = parameterSets(vocabulary, interpreter, executable, parameters, keywords);
    const bool isEmptyMany = sets.empty() && (parameters.as<python::List>() != nullptr) && parameters.as<python::List>()->items.empty();
    (void)isEmptyMany;   // execute(stmt, []) runs once without parameters, as SQLAlchemy does
    if (auto *insert = std::get_if<sql::Insert>(&executable.node))
        executable.node = withDefaults(vocabulary, interpreter, std::move(*insert), sets);
    return acrossTheBorder(
        vocabulary, interpreter, [&] { return resultOf(vocabulary, world.execute(executable, sets, position), std::move(types)); },
        [&] { return sentStatement(interpreter, world.dialect(), executable, sets); });
}

/// Those of the statement itself, under what is given. Lists of parameters stand for themselves.
Value withBoundParameters(Interpreter &interpreter, const ExecutableObject &executable, const Value &given)
{
    const Value bound = executable.boundParameters();
    const auto *own = bound.as<python::Dict>();
    const auto *over = given.as<python::Dict>();
    if (!own || (!over && !given.isNone()))
        return given;
    auto all = python::makeDict();
    for (const auto *part : {own, over}) {
        if (!part)
            continue;
        for (const auto &[name, value] : part->entries())
            all->setItem(interpreter, name, value);
    }
    return Value(all);
}

/// The primary key that an INSERT of one row names itself, in the order of the table's columns; empty if a part is left to the database.
std::vector<Value> keyOfInsert(Interpreter &interpreter, const sql::Executable &executable, const Value &parameters)
{
    const auto *insert = std::get_if<sql::Insert>(&executable.node);
    const auto *table = insert ? std::get_if<sql::TableSource>(&insert->table->node) : nullptr;
    if (!table || insert->rows.size() > 1 || insert->select)
        return {};
    const auto *given = parameters.as<python::Dict>();
    std::vector<Value> key;
    for (const auto &column : table->columns) {
        if (!column.primaryKey)
            continue;
        std::optional<Value> part = given ? given->find(column.key.empty() ? column.name.text : column.key) : std::nullopt;
        for (const auto &[name, value] : insert->rows.empty() ? sql::Assignments() : insert->rows.front()) {
            const auto *bind = value && name == column.name ? std::get_if<sql::BindParameter>(&value->node) : nullptr;
            if (!part && bind && bind->value)
                part = fromSql(interpreter, *bind->value);
        }
        if (!part || part->isNone())
            return {};
        key.push_back(*part);
    }
    return key;
}

}  // namespace

Value executeStatement(Vocabulary &vocabulary, Interpreter &interpreter, const Value &statement, const Value &parameters, const Arguments::Keywords &keywords, const SourcePosition &position,
                       bool driverSql)
{
    // 1.x: connection.execute("raw string") goes to the driver as it is (operations.md §2.4).
    if (isTextLike(statement)) {
        const std::string text = textOf(interpreter, statement, "statement");
        if (!keywords.empty())
            return runInWorld(vocabulary, interpreter, sql::Executable{sql::RawSql{text}}, parameters, keywords, position, {});
        const auto sets = driverParameterSets(vocabulary, interpreter, parameters);
        World &world = requireWorld(vocabulary, interpreter, "execute()");
        const sql::Executable raw{sql::RawSql{sets.empty() ? driverText(vocabulary, text) : text}};
        return acrossTheBorder(
            vocabulary, interpreter, [&] { return resultOf(vocabulary, world.execute(raw, sets, position), {}); },
            [&] { return SentStatement{text, sets.empty() ? sentParameters(interpreter, {}, world.dialect().name() == "postgresql") : parameters}; });
    }
    if (statement.isUnknown())
        return runInWorld(vocabulary, interpreter, sql::Executable{sql::RawSql{kUnknownName}}, {}, {}, position, {});
    if (driverSql)
        interpreter.raise("TypeError", "exec_driver_sql() expects a string");
    if (const auto *directive = statement.as<DirectiveObject>()) {
        emitNode(vocabulary, interpreter, directive->node(), position);
        return {};
    }
    if (const auto *executable = statement.as<ExecutableObject>()) {
        const auto node = executable->executable();
        sql::Executable statementNode = *node;
        const auto *dml = statement.as<DmlObject>();
        if (auto *update = std::get_if<sql::Update>(&statementNode.node); update && dml)
            statementNode.node = withOnUpdates(vocabulary, interpreter, std::move(*update), *dml->table(), parameters);
        Value result = runInWorld(vocabulary, interpreter, std::move(statementNode), withBoundParameters(interpreter, *executable, parameters), keywords, position, executable->resultTypes());
        if (auto *rows = result.as<ResultObject>())
            rows->givenKey = keyOfInsert(interpreter, *node, parameters);
        return result;
    }
    if (const auto *expression = statement.as<ExpressionObject>()) {
        // connection.execute(func.now()), connection.scalar(seq.next_value()): SELECT of it.
        sql::Select select;
        select.columns = {expression->expression()};
        return runInWorld(vocabulary, interpreter, sql::Executable{std::move(select)}, parameters, keywords, position, {{expression->sqlType(), expression->typeValue()}});
    }
    if (const auto *sequence = statement.as<SequenceObject>()) {
        sql::Select select;
        select.columns = {sql::makeExpression(sql::SequenceNext{sequence->facts.name}, sql::makeType(sql::TypeId::Integer))};
        const Value result = runInWorld(vocabulary, interpreter, sql::Executable{std::move(select)}, parameters, keywords, position, {});
        auto *rows = result.as<ResultObject>();
        const auto row = rows ? rows->next(interpreter) : std::nullopt;
        return row ? interpreter.getItem(*row, Value(std::int64_t(0))) : result;
    }
    // An element or statement of the project's own, with its @compiles function.
    if (auto text = elementText(vocabulary, interpreter, statement))
        return runInWorld(vocabulary, interpreter, sql::Executable{sql::RawSql{std::move(*text)}}, parameters, keywords, position, {});
    raise(vocabulary, interpreter, "ObjectNotExecutableError", fmt::format("Not an executable object: {}", interpreter.repr(statement)));
}

void executeDirective(Vocabulary &vocabulary, Interpreter &interpreter, const Value &statement, const SourcePosition &position)
{
    sql::TextClause clause;
    if (isTextLike(statement) || statement.isUnknown())
        clause.text = textOf(interpreter, statement, "execute()");
    else if (const auto *text = statement.as<TextObject>())
        clause = text->clause();
    else {
        executeStatement(vocabulary, interpreter, statement, {}, {}, position, false);
        return;
    }
    operation::ExecuteSql execute;
    execute.statement = std::make_shared<const sql::Executable>(sql::Executable{std::move(clause)});
    emitNode(vocabulary, interpreter, std::move(execute), position);
}

}  // namespace limbeck::sqlalchemy
