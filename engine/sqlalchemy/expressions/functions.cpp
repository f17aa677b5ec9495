// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/expressions/functions.h"

#include "dialect/value_text.h"
#include "sqlalchemy/expressions/from_objects.h"
#include "sqlalchemy/expressions/json_methods.h"
#include "sqlalchemy/items/column_object.h"
#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/statements/dml_objects.h"
#include "sqlalchemy/statements/select_object.h"
#include "sqlalchemy/statements/text_object.h"
#include "sqlalchemy/types/type_object.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

struct Call {
    Vocabulary &vocabulary;
    const Arguments &arguments;
    Interpreter &interpreter() const { return arguments.interpreter(); }
    Value wrap(sql::ExpressionPtr expression, Value typeValue = {}) const { return makeExpressionValue(vocabulary, std::move(expression), std::move(typeValue)); }
    sql::ExpressionPtr expression(std::string_view name) const { return toExpression(vocabulary, interpreter(), arguments.value(name)); }
    /// A column's name or an expression.
    sql::ExpressionPtr column(std::string_view name) const { return columnOrExpression(vocabulary, interpreter(), arguments.value(name)); }
    std::vector<sql::ExpressionPtr> all() const
    {
        std::vector<sql::ExpressionPtr> result;
        for (const Value &value : arguments.rest())
            result.push_back(textOrExpression(vocabulary, interpreter(), value));
        return result;
    }
    std::pair<sql::Type, Value> type(std::string_view name) const
    {
        const Value given = arguments.value(name);
        if (given.isNone())
            return {};
        const Value instance = typeInstance(vocabulary, interpreter(), given);
        return {typeFrom(vocabulary, interpreter(), instance), instance};
    }
};

Value makeJunction(const Call &call, bool isAnd)
{
    std::vector<sql::ExpressionPtr> members = call.all();
    return call.wrap(junction(isAnd, std::move(members)));
}

Value makeCast(const Call &call, bool tryCast)
{
    const auto [type, typeValue] = call.type("type_");
    const auto operand = toExpression(call.vocabulary, call.interpreter(), call.arguments.value("expression"), type);
    return call.wrap(sql::makeExpression(sql::Cast{operand, type, tryCast}, type), typeValue);
}

Value makeTypeCoerce(const Call &call)
{
    const auto [type, typeValue] = call.type("type_");
    const auto operand = toExpression(call.vocabulary, call.interpreter(), call.arguments.value("expression"), type);
    return call.wrap(sql::makeExpression(sql::TypeCoerce{operand}, type), typeValue);
}

Value makeLiteral(const Call &call)
{
    const auto [type, typeValue] = call.type("type_");
    const Value value = call.arguments.value("value");
    sql::ExpressionPtr literal = value.isNone() ? bindLiteral(call.vocabulary, call.interpreter(), value, type) : toExpression(call.vocabulary, call.interpreter(), value, type);
    // A date in a row of SQLite is text: the type of the value reads it.
    const auto *bind = std::get_if<sql::BindParameter>(&literal->node);
    if (bind && bind->value && sql::isNullType(bind->type))
        literal = sql::makeExpression(*bind, dialect::typeOfValue(*bind->value));
    return call.wrap(literal, typeValue);
}

Value makeLiteralColumn(const Call &call)
{
    const auto [type, typeValue] = call.type("type_");
    return call.wrap(sql::makeExpression(sql::LiteralColumn{call.arguments.requiredText("text")}, type), typeValue);
}

/// column("a", Integer): part of a table() or bare.
Value makeLightColumn(const Call &call)
{
    const auto [type, typeValue] = call.type("type_");
    operation::ColumnSpec spec;
    spec.column.name = identifierOf(call.interpreter(), call.arguments.value("text"), "name of a column()");
    spec.column.type = type;
    if (call.arguments.flag("is_literal"))
        return call.wrap(sql::makeExpression(sql::LiteralColumn{spec.column.name.text}, type), typeValue);
    auto column = std::make_shared<ColumnObject>(call.vocabulary, std::move(spec), typeValue);
    column->isLight = true;
    return Value(std::move(column));
}

/// case((cond, v), …, else_=w); 1.x: case([(cond, v)], else_=w); case({key: v}, value=x)
Value makeCase(const Call &call)
{
    Interpreter &interpreter = call.interpreter();
    sql::Case node;
    std::vector<Value> whens = call.arguments.rest();
    if (const Value old = call.arguments.value("whens"); !old.isNone())
        whens = {old};
    if (whens.size() == 1 && whens.front().as<python::List>())
        whens = interpreter.toVector(whens.front());
    if (const Value subject = call.arguments.value("value"); !subject.isNone())
        node.subject = toExpression(call.vocabulary, interpreter, subject);
    std::vector<std::pair<Value, Value>> pairs;
    for (const Value &when : whens) {
        if (const auto *dict = when.as<python::Dict>()) {
            for (auto &entry : dict->entries())
                pairs.push_back(entry);
            continue;
        }
        const std::vector<Value> parts = interpreter.toVector(when);
        if (parts.size() != 2)
            raise(call.vocabulary, interpreter, "ArgumentError", "case() expects pairs of condition and value");
        pairs.emplace_back(parts[0], parts[1]);
    }
    sql::Type type;
    for (const auto &[condition, result] : pairs) {
        auto value = toExpression(call.vocabulary, interpreter, result);
        if (sql::isNullType(type))
            type = value->type;
        const auto when = node.subject ? toExpression(call.vocabulary, interpreter, condition, node.subject->type) : textOrExpression(call.vocabulary, interpreter, condition);
        node.branches.emplace_back(when, std::move(value));
    }
    if (const Value *otherwise = call.arguments.find("else_"); otherwise && !otherwise->isNone())
        node.otherwise = toExpression(call.vocabulary, interpreter, *otherwise);
    return call.wrap(sql::makeExpression(std::move(node), type));
}

Value makePostfix(const Call &call, const char *word)
{
    // A name is no column to SQLAlchemy: an index on desc("name") is one by expression.
    const auto name = isTextLike(call.arguments.value("column")) ? call.arguments.text("column") : std::nullopt;
    const auto operand = name ? sql::makeExpression(sql::LiteralColumn{*name}, {}) : call.column("column");
    return call.wrap(sql::makeExpression(sql::Postfix{operand, word}, operand->type));
}

Value makeKeyword(const Call &call, sql::Keyword::Which which, sql::Type type) { return call.wrap(sql::makeExpression(sql::Keyword{which}, std::move(type))); }

Value makeTuple(const Call &call) { return call.wrap(sql::makeExpression(sql::Tuple{call.all()})); }

Value makeExtract(const Call &call)
{
    return call.wrap(sql::makeExpression(sql::Extract{call.arguments.requiredText("field"), call.expression("expr")}, sql::makeType(sql::TypeId::Integer)));
}

Value makeQuantified(const Call &call, const char *word) { return call.wrap(sql::makeExpression(sql::Quantified{word, call.expression("expr")})); }

Value makeDistinct(const Call &call)
{
    const auto operand = call.expression("expr");
    return call.wrap(sql::makeExpression(sql::Unary{"DISTINCT", operand}, operand->type));
}

Value makeCollate(const Call &call) { return call.wrap(collated(call.expression("expression"), call.arguments.requiredText("collation"))); }

Value makeBetween(const Call &call)
{
    const auto operand = call.expression("expr");
    const auto side = [&](const char *name) { return toExpression(call.vocabulary, call.interpreter(), call.arguments.value(name), operand->type); };
    return call.wrap(sql::makeExpression(sql::Between{operand, side("lower_bound"), side("upper_bound"), false, call.arguments.flag("symmetric")}, booleanType()));
}

Value makeOver(const Call &call)
{
    CallArguments forwarded;
    for (const char *name : {"partition_by", "order_by", "range_", "rows", "groups"}) {
        if (call.arguments.has(name))
            forwarded.keywords.emplace_back(name, call.arguments.value(name));
    }
    return call.interpreter().call(call.interpreter().getAttribute(call.arguments.value("element"), "over"), std::move(forwarded));
}

Value makeLabel(const Call &call)
{
    return call.interpreter().call(call.interpreter().getAttribute(call.arguments.value("element"), "label"), std::vector<Value>{call.arguments.value("name")});
}

Value makeArray(const Call &call)
{
    sql::ArrayLiteral array;
    const auto [given, typeValue] = call.type("type_");
    sql::Type item = given;
    for (const Value &value : call.interpreter().toVector(call.arguments.value("clauses"))) {
        array.items.push_back(toExpression(call.vocabulary, call.interpreter(), value, given));
        if (sql::isNullType(item))
            item = array.items.back()->type;
    }
    sql::Type type = sql::makeType(sql::TypeId::Array);
    type.item = std::make_shared<const sql::Type>(item);
    return call.wrap(sql::makeExpression(std::move(array), type));
}

Value makeAggregateOrderBy(const Call &call)
{
    const auto target = call.expression("target");
    return call.wrap(sql::makeExpression(sql::AggregateOrderBy{target, call.all()}, target->type));
}

/// values(column("a"), …, name="v"), with or without its rows.
class ValuesObject : public NamedFromObject {
public:
    ValuesObject(Vocabulary &vocabulary, sql::ValuesSource source, Columns columns)
        : NamedFromObject(vocabulary, "Values", std::make_shared<const sql::FromItem>(sql::FromItem{source}), columns), m_source(std::move(source)), m_columns(std::move(columns))
    {
    }

    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override
    {
        if (name != "data")
            return NamedFromObject::attribute(interpreter, name);
        auto self = std::static_pointer_cast<ValuesObject>(shared_from_this());
        return nativeFunction("data", "values", [self](Interpreter &in, const Arguments &arguments) { return self->with(in, arguments.value("values")); });
    }

private:
    Value with(Interpreter &interpreter, const Value &rows) const
    {
        sql::ValuesSource filled = m_source;
        for (const Value &row : interpreter.toVector(rows)) {
            std::vector<sql::ExpressionPtr> items;
            for (const Value &item : interpreter.toVector(row))
                items.push_back(toExpression(vocabulary(), interpreter, item, items.size() < filled.columns.size() ? filled.columns[items.size()].type : sql::Type()));
            filled.rows.push_back(std::move(items));
        }
        return Value(std::make_shared<ValuesObject>(vocabulary(), std::move(filled), m_columns));
    }

    sql::ValuesSource m_source;
    Columns m_columns;
};

/// values(column("a"), …, name="v").data([(1,), …])
Value makeValues(const Call &call)
{
    sql::ValuesSource source;
    if (const Value name = call.arguments.value("name"); !name.isNone())
        source.name = identifierOf(call.interpreter(), name, "name");
    NamedFromObject::Columns columns;
    for (const Value &value : call.arguments.rest()) {
        const auto column = requireColumn(call.vocabulary, call.interpreter(), value, "values()");
        source.columns.push_back(column->tableColumn());
        columns.emplace_back(column->key, column);
    }
    return Value(std::make_shared<ValuesObject>(call.vocabulary, std::move(source), std::move(columns)));
}

Value makeLateral(const Call &call)
{
    return call.interpreter().call(call.interpreter().getAttribute(call.arguments.value("selectable"), "lateral"), std::vector<Value>{call.arguments.value("name")});
}

Value makeAlias(const Call &call)
{
    return call.interpreter().call(call.interpreter().getAttribute(call.arguments.value("selectable"), "alias"), std::vector<Value>{call.arguments.value("name")});
}

Value makeQuotedName(const Call &call)
{
    return Value(std::make_shared<NameObject>(call.arguments.requiredText("value"), call.arguments.optionalFlag("quote"), false));
}

Value makeConv(const Call &call) { return Value(std::make_shared<NameObject>(call.arguments.requiredText("value"), std::nullopt, true)); }

struct Entry {
    const char *name;
    const char *parameters;
    Value (*body)(const Call &call);
};

const std::vector<Entry> &entries()
{
    using Which = sql::Keyword::Which;
    static const std::vector<Entry> table{
        {"and_", "*clauses", [](const Call &c) { return makeJunction(c, true); }},
        {"or_", "*clauses", [](const Call &c) { return makeJunction(c, false); }},
        {"not_", "clause", [](const Call &c) { return c.wrap(negate(c.expression("clause"))); }},
        {"cast", "expression, type_", [](const Call &c) { return makeCast(c, false); }},
        {"try_cast", "expression, type_", [](const Call &c) { return makeCast(c, true); }},
        {"type_coerce", "expression, type_", makeTypeCoerce},
        {"literal", "value, type_=, literal_execute=", makeLiteral},
        {"literal_column", "text, type_=", makeLiteralColumn},
        {"column", "text, type_=, is_literal=", makeLightColumn},
        {"case", "*whens, value=, else_=, whens=", makeCase},
        {"asc", "column", [](const Call &c) { return makePostfix(c, "ASC"); }},
        {"desc", "column", [](const Call &c) { return makePostfix(c, "DESC"); }},
        {"nulls_first", "column", [](const Call &c) { return makePostfix(c, "NULLS FIRST"); }},
        {"nullsfirst", "column", [](const Call &c) { return makePostfix(c, "NULLS FIRST"); }},
        {"nulls_last", "column", [](const Call &c) { return makePostfix(c, "NULLS LAST"); }},
        {"nullslast", "column", [](const Call &c) { return makePostfix(c, "NULLS LAST"); }},
        {"true", "", [](const Call &c) { return makeKeyword(c, Which::True, booleanType()); }},
        {"false", "", [](const Call &c) { return makeKeyword(c, Which::False, booleanType()); }},
        {"null", "", [](const Call &c) { return makeKeyword(c, Which::Null, {}); }},
        {"True_", "", [](const Call &c) { return makeKeyword(c, Which::True, booleanType()); }},
        {"False_", "", [](const Call &c) { return makeKeyword(c, Which::False, booleanType()); }},
        {"Null", "", [](const Call &c) { return makeKeyword(c, Which::Null, {}); }},
        {"tuple_", "*clauses, types=", makeTuple},
        {"extract", "field, expr", makeExtract},
        {"any_", "expr", [](const Call &c) { return makeQuantified(c, "ANY"); }},
        {"all_", "expr", [](const Call &c) { return makeQuantified(c, "ALL"); }},
        {"distinct", "expr", makeDistinct},
        {"collate", "expression, collation", makeCollate},
        {"between", "expr, lower_bound, upper_bound, symmetric=", makeBetween},
        {"over", "element, partition_by=, order_by=, range_=, rows=, groups=", makeOver},
        {"label", "name, element, type_=", makeLabel},
        {"array", "clauses, *, type_=", makeArray},
        {"aggregate_order_by", "target, *order_by", makeAggregateOrderBy},
        {"values", "*columns, name=, literal_binds=", makeValues},
        {"lateral", "selectable, name=", makeLateral},
        {"alias", "selectable, name=, flat=", makeAlias},
        {"quoted_name", "value, quote=", makeQuotedName},
        {"conv", "value, quote=", makeConv},
        {"union", "*selects", [](const Call &c) { return makeCompound(c.vocabulary, c.interpreter(), "UNION", c.arguments.rest()); }},
        {"union_all", "*selects", [](const Call &c) { return makeCompound(c.vocabulary, c.interpreter(), "UNION ALL", c.arguments.rest()); }},
        {"intersect", "*selects", [](const Call &c) { return makeCompound(c.vocabulary, c.interpreter(), "INTERSECT", c.arguments.rest()); }},
        {"except_", "*selects", [](const Call &c) { return makeCompound(c.vocabulary, c.interpreter(), "EXCEPT", c.arguments.rest()); }},
        {"insert", "table, values=, inline=, **kw", [](const Call &c) { return makeInsert(c.vocabulary, c.interpreter(), c.arguments.value("table"), c.arguments.value("values")); }},
        {"update", "table, whereclause=, values=, **kw",
         [](const Call &c) { return makeUpdate(c.vocabulary, c.interpreter(), c.arguments.value("table"), c.arguments.value("whereclause"), c.arguments.value("values")); }},
        {"delete", "table, whereclause=, **kw", [](const Call &c) { return makeDelete(c.vocabulary, c.interpreter(), c.arguments.value("table"), c.arguments.value("whereclause")); }},
        {"join", "left, right, onclause=, isouter=, full=",
         [](const Call &c) { return makeJoin(c.vocabulary, c.interpreter(), c.arguments.value("left"), c.arguments.value("right"), c.arguments.value("onclause"), c.arguments.flag("isouter"), c.arguments.flag("full")); }},
        {"outerjoin", "left, right, onclause=, full=",
         [](const Call &c) { return makeJoin(c.vocabulary, c.interpreter(), c.arguments.value("left"), c.arguments.value("right"), c.arguments.value("onclause"), true, c.arguments.flag("full")); }},
    };
    return table;
}

}  // namespace

std::vector<std::string> expressionFunctionNames()
{
    std::vector<std::string> names;
    for (const Entry &entry : entries())
        names.emplace_back(entry.name);
    return names;
}

std::optional<Value> expressionFunction(Vocabulary &vocabulary, std::string_view name)
{
    for (const Entry &entry : entries()) {
        if (name == entry.name) {
            return nativeFunction(entry.name, entry.parameters, [&vocabulary, body = entry.body](Interpreter &, const Arguments &arguments) { return body(Call{vocabulary, arguments}); });
        }
    }
    return std::nullopt;
}

}  // namespace limbeck::sqlalchemy
