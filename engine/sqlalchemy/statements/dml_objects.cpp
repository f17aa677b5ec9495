// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/statements/dml_objects.h"

#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/items/table_object.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/runtime/value_conversion.h"
#include "sqlalchemy/statements/compiled_object.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

using Pairs = std::vector<std::pair<Value, Value>>;

sql::Identifier assignedName(Interpreter &interpreter, const Value &key) { return columnName(interpreter, key); }

/// {"a": 1}, [("a", 1)], keywords: as pairs.
Pairs pairsOf(Interpreter &interpreter, const Value &value)
{
    Pairs pairs;
    if (const auto *dict = value.as<python::Dict>()) {
        for (auto &entry : dict->entries())
            pairs.push_back(entry);
        return pairs;
    }
    for (const Value &item : interpreter.toVector(value)) {
        const std::vector<Value> parts = interpreter.toVector(item);
        if (parts.size() != 2)
            interpreter.raise("TypeError", "values() expects a dictionary or pairs");
        pairs.emplace_back(parts[0], parts[1]);
    }
    return pairs;
}

bool isRowTuple(const Value &value) { return value.as<python::Tuple>() && !value.as<python::Tuple>()->items.empty() && !value.as<python::Tuple>()->items.front().as<python::Tuple>(); }

/// (1, 2): in the order of the table's columns.
Pairs positionalRow(Interpreter &interpreter, const FromObject &table, const Value &row)
{
    const auto columns = table.columnExpressions();
    const std::vector<Value> items = interpreter.toVector(row);
    Pairs pairs;
    for (std::size_t i = 0; i < items.size() && i < columns.size(); ++i)
        pairs.emplace_back(Value::text(columns[i].first), items[i]);
    return pairs;
}

Pairs rowPairs(Interpreter &interpreter, const FromObject &table, const Value &row)
{
    return isRowTuple(row) ? positionalRow(interpreter, table, row) : pairsOf(interpreter, row);
}

const sql::TableColumn *findTableColumn(const FromObject &table, std::string_view name)
{
    const auto item = table.from();
    const auto *source = std::get_if<sql::TableSource>(&item->node);
    if (!source)
        return nullptr;
    for (const auto &column : source->columns) {
        if (column.key == name || column.name.text == name)
            return &column;
    }
    return nullptr;
}

/// {t.c.tags[1]: …}: what is set is part of a column's value. Null when the key names a column.
sql::ExpressionPtr elementOf(const Value &key)
{
    const auto *expression = key.as<ExpressionObject>();
    if (!expression)
        return nullptr;
    const sql::Expression::Node &node = expression->expression()->node;
    return std::holds_alternative<sql::Subscript>(node) || std::holds_alternative<sql::JsonIndex>(node) ? expression->expression() : nullptr;
}

sql::Assignments::value_type elementAssignment(Vocabulary &vocabulary, Interpreter &interpreter, const sql::ExpressionPtr &element, const Value &value)
{
    return {sql::Identifier(), sql::makeExpression(sql::Binary{"=", element, toExpression(vocabulary, interpreter, value, element->type), {}, false})};
}

}  // namespace

sql::Assignments assignmentsFrom(Vocabulary &vocabulary, Interpreter &interpreter, const FromObject &table, const Pairs &pairs)
{
    sql::Assignments given;
    for (const auto &[key, value] : pairs) {
        if (const auto element = elementOf(key)) {
            given.push_back(elementAssignment(vocabulary, interpreter, element, value));
            continue;
        }
        const sql::Identifier name = assignedName(interpreter, key);
        const auto *column = findTableColumn(table, name.text);
        const auto item = table.from();
        const auto *source = std::get_if<sql::TableSource>(&item->node);
        if (source && !source->columns.empty() && !column && name.text != kUnknownName)
            raise(vocabulary, interpreter, "CompileError", fmt::format("Unconsumed column names: {}", name.text));
        const sql::Type type = column ? column->type : sql::Type();
        const bool isJsonNull = value.isNone() && column && sql::affinityOf(type) == sql::Affinity::Json;
        sql::ExpressionPtr expression = value.isNone() && !isJsonNull ? sql::makeExpression(sql::Keyword{sql::Keyword::Which::Null}, type)
            : isJsonNull                                              ? bindLiteral(vocabulary, interpreter, value, type, name.text)
                                                                      : toExpression(vocabulary, interpreter, value, type, name.text);
        given.emplace_back(column ? column->name : name, std::move(expression));
    }
    // The table's column order decides, not the dictionary's (operations.md §9).
    sql::Assignments ordered;
    const auto item = table.from();
    if (const auto *source = std::get_if<sql::TableSource>(&item->node)) {
        for (const auto &column : source->columns) {
            for (auto &assignment : given) {
                if (assignment.second && assignment.first == column.name) {
                    ordered.push_back(std::move(assignment));
                    assignment.second.reset();
                }
            }
        }
    }
    for (auto &assignment : given) {
        if (assignment.second)
            ordered.push_back(std::move(assignment));
    }
    return ordered;
}

namespace {

void merge(sql::Assignments &target, sql::Assignments more)
{
    for (auto &assignment : more) {
        bool replaced = false;
        for (auto &existing : target) {
            if (!assignment.first.text.empty() && existing.first == assignment.first) {
                existing.second = assignment.second;
                replaced = true;
            }
        }
        if (!replaced)
            target.push_back(std::move(assignment));
    }
}

/// values(…): keywords, a dictionary, a tuple, or a list of them.
Value values(DmlObject &self, const Arguments &arguments)
{
    Interpreter &interpreter = arguments.interpreter();
    Pairs keywords;
    for (const auto &[name, value] : arguments.extras())
        keywords.emplace_back(Value::text(name), value);
    DmlObject::Node node = self.node();
    const auto apply = [&](const Pairs &pairs) {
        auto assignments = assignmentsFrom(self.vocabulary(), interpreter, *self.table(), pairs);
        if (auto *insert = std::get_if<sql::Insert>(&node)) {
            if (insert->rows.empty())
                insert->rows.emplace_back();
            merge(insert->rows.front(), std::move(assignments));
        } else if (auto *update = std::get_if<sql::Update>(&node)) {
            merge(update->set, std::move(assignments));
        }
    };
    for (const Value &given : arguments.rest()) {
        auto *insert = std::get_if<sql::Insert>(&node);
        const auto *list = given.as<python::List>();
        const bool severalRows = list && insert && !list->items.empty() && (list->items.front().as<python::Dict>() || list->items.front().as<python::Tuple>());
        if (!severalRows) {
            apply(rowPairs(interpreter, *self.table(), given));
            continue;
        }
        for (const Value &row : list->items)
            insert->rows.push_back(assignmentsFrom(self.vocabulary(), interpreter, *self.table(), rowPairs(interpreter, *self.table(), row)));
    }
    if (!keywords.empty())
        apply(keywords);
    return Value(self.with(std::move(node)));
}

/// ordered_values((column, value), …): values() with pairs.
Value orderedValues(DmlObject &self, const Arguments &arguments)
{
    Interpreter &interpreter = arguments.interpreter();
    DmlObject::Node node = self.node();
    auto *update = std::get_if<sql::Update>(&node);
    if (!update)
        interpreter.raise("AttributeError", "ordered_values is for UPDATE");
    Pairs pairs;
    for (const Value &given : arguments.rest()) {
        const std::vector<Value> pair = interpreter.toVector(given);
        if (pair.size() != 2)
            raise(self.vocabulary(), interpreter, "ArgumentError", "ordered_values() expects (column, value) tuples");
        pairs.emplace_back(pair[0], pair[1]);
    }
    merge(update->set, assignmentsFrom(self.vocabulary(), interpreter, *self.table(), pairs));
    return Value(self.with(std::move(node)));
}

Value where(DmlObject &self, const Arguments &arguments)
{
    DmlObject::Node node = self.node();
    for (const Value &value : arguments.rest()) {
        auto condition = textOrExpression(self.vocabulary(), arguments.interpreter(), value);
        if (auto *update = std::get_if<sql::Update>(&node))
            update->where.push_back(std::move(condition));
        else if (auto *deletion = std::get_if<sql::Delete>(&node))
            deletion->where.push_back(std::move(condition));
    }
    return Value(self.with(std::move(node)));
}

Value returning(DmlObject &self, const Arguments &arguments)
{
    DmlObject::Node node = self.node();
    auto columns = selectColumns(self.vocabulary(), arguments.interpreter(), arguments.rest());
    std::visit([&](auto &statement) { statement.returning = expressionsOf(columns); }, node);
    auto result = self.with(std::move(node));
    result->returning = std::move(columns);
    result->returned = listOf(arguments.rest());
    return Value(result);
}

Value fromSelect(DmlObject &self, const Arguments &arguments)
{
    DmlObject::Node node = self.node();
    auto *insert = std::get_if<sql::Insert>(&node);
    Value source = arguments.value("select");
    if (source.as<FromObject>() && !source.as<SelectObject>()) {
        CallArguments call;
        call.positional.push_back(source);
        source = makeSelect(self.vocabulary(), arguments.interpreter(), std::move(call));
    }
    const auto *select = source.as<SelectObject>();
    if (!insert || !select)
        arguments.interpreter().raise("TypeError", "from_select() expects column names and a SELECT");
    insert->selectColumns.clear();
    for (const Value &name : arguments.interpreter().toVector(arguments.value("names")))
        insert->selectColumns.push_back(columnName(arguments.interpreter(), name));
    insert->select = select->select();
    return Value(self.with(std::move(node)));
}

Value prefixWith(DmlObject &self, const Arguments &arguments)
{
    DmlObject::Node node = self.node();
    if (auto *insert = std::get_if<sql::Insert>(&node)) {
        for (const Value &prefix : arguments.rest())
            insert->prefix += (insert->prefix.empty() ? "" : " ") + arguments.interpreter().str(prefix);
    }
    return Value(self.with(std::move(node)));
}

sql::OnConflict conflictTarget(DmlObject &self, const Arguments &arguments)
{
    sql::OnConflict conflict;
    Interpreter &interpreter = arguments.interpreter();
    if (const Value elements = arguments.value("index_elements"); !elements.isNone()) {
        for (const Value &element : interpreter.toVector(elements))
            conflict.indexElements.push_back(columnOrExpression(self.vocabulary(), interpreter, element));
    }
    if (const Value condition = arguments.value("index_where"); !condition.isNone())
        conflict.indexWhere = textOrExpression(self.vocabulary(), interpreter, condition);
    if (const Value constraint = arguments.value("constraint"); !constraint.isNone()) {
        if (isTextLike(constraint)) {
            conflict.constraint = textOf(interpreter, constraint, "constraint");
        } else if (const auto *object = constraint.as<ConstraintObject>()) {
            const auto &name = schema::nameOf(object->constraint);
            if (name.text)
                conflict.constraint = name.text->text;
            for (const auto &column : schema::columnsOf(object->constraint)) {
                if (!name.text)
                    conflict.indexElements.push_back(sql::makeExpression(sql::ColumnRef{column, nullptr}));
            }
        }
    }
    return conflict;
}

Value onConflict(DmlObject &self, const Arguments &arguments, bool doNothing)
{
    DmlObject::Node node = self.node();
    auto *insert = std::get_if<sql::Insert>(&node);
    if (!insert)
        arguments.interpreter().raise("AttributeError", "on_conflict is for INSERT");
    sql::OnConflict conflict = conflictTarget(self, arguments);
    conflict.doNothing = doNothing;
    if (!doNothing) {
        conflict.set = assignmentsFrom(self.vocabulary(), arguments.interpreter(), *self.table(), pairsOf(arguments.interpreter(), arguments.value("set_")));
        if (const Value condition = arguments.value("where"); !condition.isNone())
            conflict.where = textOrExpression(self.vocabulary(), arguments.interpreter(), condition);
    }
    insert->onConflict = std::move(conflict);
    return Value(self.with(std::move(node)));
}

/// insert(t).excluded: the row that was refused.
Value excluded(const DmlObject &self)
{
    auto item = std::make_shared<const sql::FromItem>(sql::FromItem{sql::AliasSource{self.table()->from(), sql::Identifier("excluded"), false}});
    return Value(std::make_shared<ColumnCollection>(NamedFromObject(self.vocabulary(), "Alias", item, self.table()->columnExpressions()).columnExpressions()));
}

Value cte(DmlObject &self, const Arguments &arguments)
{
    sql::CteSource source;
    source.dml = self.executable();
    source.name = arguments.value("name").isNone() ? sql::Identifier() : identifierOf(arguments.interpreter(), arguments.value("name"), "name");
    auto item = std::make_shared<sql::FromItem>(sql::FromItem{std::move(source)});
    return Value(std::make_shared<NamedFromObject>(self.vocabulary(), "CTE", item, self.returning));
}

const MethodTable<DmlObject> &dmlMethods()
{
    constexpr const char *kUpdate = "index_elements=, constraint=, index_where=, set_=, where=";
    static const MethodTable<DmlObject> table{
        {"values", "*args, **kw", [](DmlObject &s, Interpreter &, const Arguments &a) { return values(s, a); }},
        {"ordered_values", "*args", [](DmlObject &s, Interpreter &, const Arguments &a) { return orderedValues(s, a); }},
        {"where", "*criteria", [](DmlObject &s, Interpreter &, const Arguments &a) { return where(s, a); }},
        {"filter", "*criteria", [](DmlObject &s, Interpreter &, const Arguments &a) { return where(s, a); }},
        {"returning", "*columns, sort_by_parameter_order=", [](DmlObject &s, Interpreter &, const Arguments &a) { return returning(s, a); }},
        {"from_select", "names, select, include_defaults=", [](DmlObject &s, Interpreter &, const Arguments &a) { return fromSelect(s, a); }},
        {"prefix_with", "*prefixes, dialect=", [](DmlObject &s, Interpreter &, const Arguments &a) { return prefixWith(s, a); }},
        {"on_conflict_do_nothing", "constraint=, index_elements=, index_where=", [](DmlObject &s, Interpreter &, const Arguments &a) { return onConflict(s, a, true); }},
        {"on_conflict_do_update", kUpdate, [](DmlObject &s, Interpreter &, const Arguments &a) { return onConflict(s, a, false); }},
        {"cte", "name=, recursive=, nesting=", [](DmlObject &s, Interpreter &, const Arguments &a) { return cte(s, a); }},
        {"execution_options", "**kw", [](DmlObject &s, Interpreter &, const Arguments &) { return Value(s.shared_from_this()); }},
        {"compile", "dialect=, compile_kwargs=, bind=, **kw", [](DmlObject &s, Interpreter &, const Arguments &a) { return compileStatement(s.vocabulary(), *s.executable(), a); }},
        {"inline", "", [](DmlObject &s, Interpreter &, const Arguments &) { return Value(s.shared_from_this()); }},
    };
    return table;
}

}  // namespace

std::shared_ptr<DmlObject> DmlObject::with(Node node) const
{
    auto result = std::make_shared<DmlObject>(vocabulary(), std::move(node), m_table);
    result->returning = returning;
    result->returned = returned;
    return result;
}

sql::ExecutablePtr DmlObject::executable() const
{
    return std::visit([](const auto &statement) { return std::make_shared<const sql::Executable>(sql::Executable{statement}); }, m_node);
}

std::vector<ResultColumnType> DmlObject::resultTypes() const
{
    std::vector<ResultColumnType> types;
    for (const auto &[key, column] : returning)
        types.push_back({column->sqlType(), column->typeValue()});
    return types;
}

sql::FromPtr DmlObject::defaultsTable() const { return m_table->from(); }

std::string DmlObject::typeName() const
{
    static const char *const names[] = {"Insert", "Update", "Delete"};
    return names[m_node.index()];
}

std::string DmlObject::str(Interpreter &) { return statementText(vocabulary(), *executable()); }

namespace {

/// The conditions of an UPDATE or DELETE, for the session that has instances of its rows.
Value criteria(const DmlObject &self)
{
    const auto &node = self.node();
    const auto *update = std::get_if<sql::Update>(&node);
    const auto *deletion = std::get_if<sql::Delete>(&node);
    std::vector<Value> conditions;
    if (update || deletion) {
        for (const sql::ExpressionPtr &condition : update ? update->where : deletion->where)
            conditions.push_back(makeExpressionValue(self.vocabulary(), condition));
    }
    return Value(python::makeList(std::move(conditions)));
}

}  // namespace

std::optional<Value> DmlObject::attribute(Interpreter &, std::string_view name)
{
    if (name == "excluded")
        return excluded(*this);
    if (name == "table")
        return Value(m_table);
    if (name == "_limbeck_entities" && !returned.isNone())
        return returned;
    if (name == "_limbeck_options")
        return listOf({});
    if (name == "_limbeck_criteria")
        return criteria(*this);
    return dmlMethods().bind(*this, name);
}

Value makeInsert(Vocabulary &vocabulary, Interpreter &interpreter, const Value &table, const Value &given)
{
    const auto target = requireFrom(vocabulary, interpreter, table);
    sql::Insert insert;
    insert.table = target->from();
    auto object = Value(std::make_shared<DmlObject>(vocabulary, std::move(insert), target));
    return given.isNone() ? object : interpreter.call(interpreter.getAttribute(object, "values"), std::vector<Value>{given});
}

Value makeUpdate(Vocabulary &vocabulary, Interpreter &interpreter, const Value &table, const Value &condition, const Value &given)
{
    const auto target = requireFrom(vocabulary, interpreter, table);
    sql::Update update;
    update.table = target->from();
    if (!condition.isNone())
        update.where.push_back(textOrExpression(vocabulary, interpreter, condition));
    auto object = Value(std::make_shared<DmlObject>(vocabulary, std::move(update), target));
    return given.isNone() ? object : interpreter.call(interpreter.getAttribute(object, "values"), std::vector<Value>{given});
}

Value makeDelete(Vocabulary &vocabulary, Interpreter &interpreter, const Value &table, const Value &condition)
{
    const auto target = requireFrom(vocabulary, interpreter, table);
    sql::Delete deletion;
    deletion.table = target->from();
    if (!condition.isNone())
        deletion.where.push_back(textOrExpression(vocabulary, interpreter, condition));
    return Value(std::make_shared<DmlObject>(vocabulary, std::move(deletion), target));
}

}  // namespace limbeck::sqlalchemy
