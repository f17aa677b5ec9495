// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/statements/select_object.h"

#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/items/table_object.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/statements/compiled_object.h"
#include "sqlalchemy/statements/select_methods.h"
#include "sqlalchemy/types/type_object.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

std::string keyOf(const ExpressionObject &column, std::size_t index)
{
    if (const auto *object = dynamic_cast<const ColumnObject *>(&column))
        return object->key;
    const auto &node = column.expression()->node;
    if (const auto *reference = std::get_if<sql::ColumnRef>(&node))
        return reference->name.text;
    if (const auto *label = std::get_if<sql::Label>(&node))
        return label->name.text;
    if (const auto *call = std::get_if<sql::FunctionCall>(&node); call && !call->name.empty())
        return call->name.back();
    if (const auto *literal = std::get_if<sql::LiteralColumn>(&node))
        return literal->text;
    return fmt::format("anon_{}", index + 1);
}

void addColumns(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value, SelectObject::Columns &columns)
{
    if (const auto *from = value.as<FromObject>()) {
        for (const auto &column : from->columnExpressions())
            columns.push_back(column);
        return;
    }
    if (value.as<python::Class>()) {
        if (const auto table = interpreter.findAttribute(value, "__table__")) {
            addColumns(vocabulary, interpreter, *table, columns);
            return;
        }
    }
    std::shared_ptr<ExpressionObject> column = value.shared<ExpressionObject>();
    if (!column && value.asText())
        column = std::make_shared<ExpressionObject>(vocabulary, sql::makeExpression(sql::TextClause{value.asText()->utf8(), {}, {}}));
    if (!column)
        column = std::make_shared<ExpressionObject>(vocabulary, toExpression(vocabulary, interpreter, value));
    columns.emplace_back(keyOf(*column, columns.size()), column);
}

}  // namespace

SelectObject::Columns selectColumns(Vocabulary &vocabulary, Interpreter &interpreter, const std::vector<Value> &values)
{
    SelectObject::Columns columns;
    for (const Value &value : values) {
        const auto *collection = value.as<ColumnCollection>();
        if (collection || value.as<python::List>() || value.as<python::Tuple>()) {
            for (const Value &item : interpreter.toVector(value))
                addColumns(vocabulary, interpreter, item, columns);
        } else {
            addColumns(vocabulary, interpreter, value, columns);
        }
    }
    return columns;
}

std::vector<sql::ExpressionPtr> expressionsOf(const SelectObject::Columns &columns)
{
    std::vector<sql::ExpressionPtr> expressions;
    for (const auto &[key, column] : columns)
        expressions.push_back(column->expression());
    return expressions;
}

namespace {

/// select(t) of a table without columns still draws on it.
void addBareTables(const std::vector<Value> &values, sql::Select &select)
{
    for (const Value &value : values) {
        if (const auto *from = value.as<FromObject>()) {
            const auto item = from->from();
            const bool isJoin = std::holds_alternative<sql::JoinSource>(item->node);
            if (isJoin || from->columnExpressions().empty())
                select.from.push_back(item);
        }
    }
}

}  // namespace

Value makeSelect(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call)
{
    static const Signature signature("select", "*columns, whereclause=, from_obj=, order_by=, group_by=, having=, distinct=, limit=, offset=, columns=, correlate=, bind=, **kw");
    const Arguments arguments = signature.bind(interpreter, std::move(call));
    sql::Select select;
    std::vector<Value> given = arguments.rest();
    // select([a, b], whereclause): the 1.x style.
    std::vector<Value> criteria;
    if (!given.empty() && given.front().as<python::List>()) {
        criteria.assign(given.begin() + 1, given.end());
        given = interpreter.toVector(given.front());
    }
    if (arguments.has("columns"))
        given = interpreter.toVector(arguments.value("columns"));
    auto columns = selectColumns(vocabulary, interpreter, given);
    select.columns = expressionsOf(columns);
    addBareTables(given, select);
    if (arguments.has("whereclause"))
        criteria.push_back(arguments.value("whereclause"));
    for (const Value &condition : criteria) {
        if (!condition.isNone())
            select.where.push_back(textOrExpression(vocabulary, interpreter, condition));
    }
    if (const Value from = arguments.value("from_obj"); !from.isNone()) {
        for (const Value &item : from.as<python::List>() ? interpreter.toVector(from) : std::vector<Value>{from})
            select.from.push_back(requireFrom(vocabulary, interpreter, item)->from());
    }
    select.distinct = arguments.flag("distinct");
    auto object = std::make_shared<SelectObject>(vocabulary, std::move(select), std::move(columns));
    object->entities = given;
    return applyOldKeywords(*object, arguments);
}

Value selectAll(FromObject &table, Interpreter &interpreter, const Value &where)
{
    const Value self(std::static_pointer_cast<FromObject>(table.shared_from_this()));
    auto object = makeSelect(table.vocabulary(), interpreter, CallArguments{{self}, {}, interpreter.position()});
    if (where.isNone())
        return object;
    return interpreter.call(interpreter.getAttribute(object, "where"), std::vector<Value>{where});
}

Value selectCount(FromObject &table, Interpreter &interpreter, const Value &where)
{
    sql::Select select;
    select.from = {table.from()};
    const sql::Type integer = sql::makeType(sql::TypeId::Integer);
    auto count = std::make_shared<ExpressionObject>(table.vocabulary(), sql::makeExpression(sql::Label{sql::Identifier("tbl_row_count"), sql::makeExpression(sql::FunctionCall{{"count"}, {}}, integer)}, integer));
    select.columns = {count->expression()};
    if (!where.isNone())
        select.where = {toExpression(table.vocabulary(), interpreter, where)};
    return Value(std::make_shared<SelectObject>(table.vocabulary(), std::move(select), SelectObject::Columns{{"tbl_row_count", count}}));
}

Value makeCompound(Vocabulary &vocabulary, Interpreter &interpreter, const std::string &word, const std::vector<Value> &parts)
{
    sql::Select compound;
    compound.compound = word;
    SelectObject::Columns columns;
    for (const Value &part : parts) {
        const auto *select = part.as<SelectObject>();
        if (!select)
            raise(vocabulary, interpreter, "ArgumentError", fmt::format("{} combines SELECTs, got {}", word, interpreter.repr(part)));
        if (columns.empty())
            columns = select->columns();
        compound.parts.push_back(select->select());
    }
    return Value(std::make_shared<SelectObject>(vocabulary, std::move(compound), std::move(columns)));
}

Value makeExists(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call)
{
    static const Signature signature("exists", "*arguments, **kw");
    const Arguments arguments = signature.bind(interpreter, std::move(call));
    sql::SelectPtr select;
    if (arguments.rest().size() == 1 && arguments.rest().front().as<SelectObject>()) {
        select = arguments.rest().front().as<SelectObject>()->select();
    } else {
        sql::Select own;
        own.columns = expressionsOf(selectColumns(vocabulary, interpreter, arguments.rest()));
        if (own.columns.empty())
            own.columns.push_back(sql::makeExpression(sql::Star{}));
        select = std::make_shared<const sql::Select>(std::move(own));
    }
    return Value(std::make_shared<ExistsObject>(vocabulary, sql::makeExpression(sql::Exists{select, false}, booleanType())));
}

sql::ExpressionPtr SelectObject::scalar() const
{
    const sql::Type type = m_columns.empty() ? sql::Type() : m_columns.front().second->sqlType();
    return sql::makeExpression(sql::ScalarSubquery{select()}, type);
}

std::shared_ptr<NamedFromObject> SelectObject::subquery(sql::Identifier name, bool lateral) const
{
    auto item = std::make_shared<const sql::FromItem>(sql::FromItem{sql::SubquerySource{select(), std::move(name), lateral}});
    return std::make_shared<NamedFromObject>(vocabulary(), "Subquery", item, m_columns);
}

sql::ExecutablePtr SelectObject::executable() const { return std::make_shared<const sql::Executable>(sql::Executable{m_select}); }

std::vector<ResultColumnType> SelectObject::resultTypes() const
{
    std::vector<ResultColumnType> types;
    for (const auto &[key, column] : m_columns)
        types.push_back({column->sqlType(), column->typeValue()});
    return types;
}

std::optional<Value> SelectObject::compare(Interpreter &interpreter, python::syntax::CompareOp op, const Value &other)
{
    return ExpressionObject(vocabulary(), scalar()).compare(interpreter, op, other);
}

std::string SelectObject::str(Interpreter &) { return statementText(vocabulary(), *executable()); }

std::optional<Value> SelectObject::attribute(Interpreter &interpreter, std::string_view name)
{
    if (name == "_limbeck_entities")
        return Value(python::makeList(entities));
    if (name == "_limbeck_options")
        return Value(python::makeList(loaderOptions));
    return selectAttribute(*this, interpreter, name);
}

// ---------------------------------------------------------------- CTEs

std::optional<Value> cteAttribute(NamedFromObject &self, Interpreter &, std::string_view name)
{
    const auto item = self.from();
    const auto *cte = std::get_if<sql::CteSource>(&item->node);
    if (!cte || (name != "union" && name != "union_all"))
        return std::nullopt;
    auto keep = std::static_pointer_cast<NamedFromObject>(self.shared_from_this());
    const std::string word = name == "union" ? "UNION" : "UNION ALL";
    return nativeFunction(std::string(name), "*others", [keep, word](Interpreter &in, const Arguments &arguments) -> Value {
        const auto whole = keep->from();
        const auto &old = std::get<sql::CteSource>(whole->node);
        sql::Select compound;
        compound.compound = word;
        compound.parts.push_back(old.select);
        for (const Value &other : arguments.rest()) {
            const auto *select = other.as<SelectObject>();
            if (!select)
                in.raise("TypeError", "union() of a CTE expects SELECTs");
            compound.parts.push_back(select->select());
        }
        sql::CteSource source = old;
        source.select = std::make_shared<const sql::Select>(std::move(compound));
        // The recursive part names the CTE by the object it was built from: keep its identity.
        auto *mutableItem = const_cast<sql::FromItem *>(whole.get());
        mutableItem->node = std::move(source);
        return Value(keep);
    });
}

}  // namespace limbeck::sqlalchemy
