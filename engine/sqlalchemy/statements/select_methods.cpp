// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/statements/select_methods.h"

#include "dialect/expression_compiler.h"
#include "sqlalchemy/expressions/unknown_attribute.h"
#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/items/table_object.h"
#include "sqlalchemy/orm/relationships.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/statements/compiled_object.h"

#include <algorithm>

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

std::vector<sql::ExpressionPtr> criteria(SelectObject &self, const Arguments &arguments)
{
    std::vector<sql::ExpressionPtr> result;
    for (const Value &value : arguments.rest())
        result.push_back(textOrExpression(self.vocabulary(), arguments.interpreter(), value));
    return result;
}

/// ORDER BY and GROUP BY: a string names a column or label; None clears.
std::vector<sql::ExpressionPtr> sortItems(SelectObject &self, const Arguments &arguments)
{
    std::vector<sql::ExpressionPtr> result;
    for (const Value &value : arguments.rest()) {
        if (!value.isNone() && !value.asBool())
            result.push_back(columnOrExpression(self.vocabulary(), arguments.interpreter(), value));
    }
    return result;
}

void append(std::vector<sql::ExpressionPtr> &target, std::vector<sql::ExpressionPtr> more) { target.insert(target.end(), more.begin(), more.end()); }

sql::ExpressionPtr rowCount(SelectObject &self, const Arguments &arguments, std::string_view name)
{
    const Value value = arguments.value(name);
    if (value.isNone())
        return nullptr;
    return toExpression(self.vocabulary(), arguments.interpreter(), value, sql::makeType(sql::TypeId::Integer));
}

Value rebuilt(SelectObject &self, sql::Select select)
{
    auto result = self.with(std::move(select));
    result->joinPoint = self.joinPoint;
    return Value(result);
}

/// A column of the table that the first selected column belongs to; null if there is none.
sql::ExpressionPtr columnOfFirstTable(const SelectObject &self, const std::string &name)
{
    for (const auto &[key, candidate] : self.columns()) {
        const auto *reference = std::get_if<sql::ColumnRef>(&candidate->expression()->node);
        const auto *table = reference && reference->table ? std::get_if<sql::TableSource>(&reference->table->node) : nullptr;
        if (!table)
            continue;
        for (const auto &column : table->columns) {
            if ((column.key.empty() ? column.name.text : column.key) == name)
                return sql::makeExpression(sql::ColumnRef{column.name, reference->table}, column.type);
        }
        return nullptr;
    }
    return nullptr;
}

Value filterBy(SelectObject &self, const Arguments &arguments)
{
    sql::Select select = self.value();
    for (const auto &[name, value] : arguments.extras()) {
        sql::ExpressionPtr column;
        for (const auto &[key, candidate] : self.columns()) {
            if (key == name)
                column = candidate->expression();
        }
        if (!column)
            column = columnOfFirstTable(self, name);
        if (!column)
            raise(self.vocabulary(), arguments.interpreter(), "InvalidRequestError", fmt::format("Entity has no property '{}'", name));
        select.where.push_back(comparison(self.vocabulary(), arguments.interpreter(), "=", column, value));
    }
    return rebuilt(self, std::move(select));
}

/// A FROM item that only expressions name: what select(func.max(a.c.x)).join(b, …) joins from.
class NamedByColumns : public FromObject {
public:
    NamedByColumns(Vocabulary &vocabulary, sql::FromPtr item) : FromObject(vocabulary), m_item(std::move(item)) {}
    sql::FromPtr from() const override { return m_item; }
    std::vector<std::pair<std::string, std::shared_ptr<ExpressionObject>>> columnExpressions() const override { return {}; }
    std::string typeName() const override { return "FromClause"; }

private:
    sql::FromPtr m_item;
};

void addFroms(const sql::ExpressionPtr &expression, std::vector<sql::FromPtr> &into)
{
    std::vector<sql::FromPtr> found;
    dialect::ExpressionCompiler::collectFroms(expression, found);
    for (const auto &item : found) {
        if (std::ranges::find(into, item) == into.end())
            into.push_back(item);
    }
}

/// Whether foreign keys say how the two are joined.
bool canJoin(Vocabulary &vocabulary, Interpreter &interpreter, const FromObject &left, const FromObject &right)
{
    try {
        return deriveJoin(vocabulary, interpreter, left, right) != nullptr;
    } catch (const python::Raised &) {
        return false;
    }
}

/// The item that a join without a left side starts from, as SQLAlchemy infers it: of those that columns and criteria name, the one that the condition (or else a foreign key) links.
std::shared_ptr<FromObject> inferredLeft(SelectObject &self, Interpreter &interpreter, const FromObject &right, const Value &on)
{
    std::vector<sql::FromPtr> candidates;
    for (const auto &[key, column] : self.columns())
        addFroms(column->expression(), candidates);
    for (const auto &criterion : self.value().where)
        addFroms(criterion, candidates);
    std::erase(candidates, right.from());
    const auto tableOf = [&](const sql::FromPtr &item) -> std::shared_ptr<FromObject> {
        for (const auto &[key, column] : self.columns()) {
            if (const auto *object = dynamic_cast<const ColumnObject *>(column.get()); object && object->owner() && object->owner()->from() == item)
                return object->owner();
        }
        return std::make_shared<NamedByColumns>(self.vocabulary(), item);
    };
    std::vector<sql::FromPtr> fitting = candidates;
    if (candidates.size() > 1 && !on.isNone()) {
        std::vector<sql::FromPtr> named;
        addFroms(toExpression(self.vocabulary(), interpreter, on), named);
        std::erase_if(fitting, [&](const sql::FromPtr &item) { return !std::ranges::all_of(named, [&](const sql::FromPtr &other) { return other == item || other == right.from(); }); });
        if (fitting.empty())
            fitting = candidates;
    } else if (candidates.size() > 1) {
        std::erase_if(fitting, [&](const sql::FromPtr &item) { return !canJoin(self.vocabulary(), interpreter, *tableOf(item), right); });
    }
    if (fitting.size() == 1)
        return tableOf(fitting.front());
    raise(self.vocabulary(), interpreter, "InvalidRequestError",
          fitting.empty() ? "Don't know how to join: give the left side with select_from() or join_from(), and the condition."
                          : "Can't determine which FROM clause to join from, there are several that can be joined: give the left side with select_from() or join_from().");
}

/// select(a.c.x).join(b, on): joins onto the FROM item so far.
/// select(User).join(User.posts): the mapper knows the tables and what joins them.
Value joinAlong(SelectObject &self, Interpreter &interpreter, const Value &target, const Value &on, bool outer, bool full)
{
    const Value module = *self.vocabulary().importModule(interpreter, "limbeck_query");
    return interpreter.call(interpreter.getAttribute(module, "join_along"), std::vector<Value>{Value(self.shared_from_this()), target, on, Value(outer), Value(full)});
}

/// Whether a value names a relationship: User.posts, User.posts.of_type(…), User.posts.and_(…).
bool isAlongRelationship(const Value &value)
{
    const auto *instance = value.as<python::Instance>();
    const auto *attribute = value.as<DeclaredAttribute>();
    return (attribute && isRelationship(*attribute)) || (instance && instance->cls->name == "Along" && instance->cls->module == "limbeck_query");
}

Value join(SelectObject &self, Interpreter &interpreter, const Value &leftGiven, const Value &right, const Value &on, bool outer, bool full)
{
    if (isAlongRelationship(right) || isAlongRelationship(on))
        return joinAlong(self, interpreter, right, on, outer, full);
    sql::Select select = self.value();
    std::shared_ptr<FromObject> left = self.joinPoint;
    if (!leftGiven.isNone())
        left = requireFrom(self.vocabulary(), interpreter, leftGiven);
    const auto target = requireFrom(self.vocabulary(), interpreter, right);
    if (!left)
        left = inferredLeft(self, interpreter, *target, on);
    const Value joined = makeJoin(self.vocabulary(), interpreter, Value(left), Value(target), on, outer, full);
    std::erase_if(select.from, [&](const sql::FromPtr &item) { return item == left->from(); });
    select.from.push_back(joined.as<FromObject>()->from());
    auto result = self.with(std::move(select));
    result->joinPoint = joined.shared<FromObject>();
    return Value(result);
}

Value selectFrom(SelectObject &self, const Arguments &arguments)
{
    sql::Select select = self.value();
    std::shared_ptr<FromObject> last;
    for (const Value &value : arguments.rest()) {
        if (isTextLike(value) || (value.as<ExpressionObject>() && !value.as<FromObject>())) {
            const auto expression = textOrExpression(self.vocabulary(), arguments.interpreter(), value);
            if (const auto *text = std::get_if<sql::TextClause>(&expression->node))
                select.from.push_back(std::make_shared<const sql::FromItem>(sql::FromItem{*text}));
            else
                select.from.push_back(std::make_shared<const sql::FromItem>(sql::FromItem{sql::FunctionSource{expression, {}, {}}}));
            continue;
        }
        last = requireFrom(self.vocabulary(), arguments.interpreter(), value);
        select.from.push_back(last->from());
    }
    auto result = self.with(std::move(select));
    result->joinPoint = last ? last : self.joinPoint;
    return Value(result);
}

Value addColumns(SelectObject &self, const Arguments &arguments, bool replace)
{
    sql::Select select = self.value();
    SelectObject::Columns columns = replace ? SelectObject::Columns{} : self.columns();
    for (auto &column : selectColumns(self.vocabulary(), arguments.interpreter(), arguments.rest()))
        columns.push_back(std::move(column));
    select.columns = expressionsOf(columns);
    auto result = std::make_shared<SelectObject>(self.vocabulary(), std::move(select), std::move(columns));
    result->joinPoint = self.joinPoint;
    return Value(result);
}

Value distinct(SelectObject &self, const Arguments &arguments)
{
    sql::Select select = self.value();
    select.distinct = true;
    append(select.distinctOn, sortItems(self, arguments));
    return rebuilt(self, std::move(select));
}

Value withForUpdate(SelectObject &self, const Arguments &arguments)
{
    sql::Select select = self.value();
    const bool read = arguments.flag("read"), keyShare = arguments.flag("key_share");
    select.forUpdate = read ? (keyShare ? "FOR KEY SHARE" : "FOR SHARE") : (keyShare ? "FOR NO KEY UPDATE" : "FOR UPDATE");
    if (arguments.flag("nowait"))
        select.forUpdate += " NOWAIT";
    if (arguments.flag("skip_locked"))
        select.forUpdate += " SKIP LOCKED";
    return rebuilt(self, std::move(select));
}

Value slice(SelectObject &self, const Arguments &arguments)
{
    sql::Select select = self.value();
    const sql::Type integer = sql::makeType(sql::TypeId::Integer);
    const long long start = arguments.integer("start").value_or(0), stop = arguments.integer("stop").value_or(0);
    select.offset = toExpression(self.vocabulary(), arguments.interpreter(), Value(std::int64_t(start)), integer);
    select.limit = toExpression(self.vocabulary(), arguments.interpreter(), Value(std::int64_t(stop - start)), integer);
    return rebuilt(self, std::move(select));
}

Value compound(SelectObject &self, const Arguments &arguments, const char *word)
{
    std::vector<Value> parts{Value(self.shared_from_this())};
    parts.insert(parts.end(), arguments.rest().begin(), arguments.rest().end());
    return makeCompound(self.vocabulary(), arguments.interpreter(), word, parts);
}

Value correlate(SelectObject &self, const Arguments &arguments)
{
    sql::Select select = self.value();
    for (const Value &value : arguments.rest()) {
        if (!value.isNone())
            select.correlate.push_back(requireFrom(self.vocabulary(), arguments.interpreter(), value)->from());
    }
    return rebuilt(self, std::move(select));
}

sql::Identifier nameArgument(const Arguments &arguments)
{
    const Value name = arguments.value("name");
    return name.isNone() ? sql::Identifier() : identifierOf(arguments.interpreter(), name, "name");
}

Value cte(SelectObject &self, const Arguments &arguments)
{
    sql::CteSource source;
    source.select = self.select();
    source.name = nameArgument(arguments);
    source.recursive = arguments.flag("recursive");
    // WITH RECURSIVE names its columns.
    if (source.recursive) {
        for (const auto &[key, expression] : self.columns()) {
            sql::TableColumn column;
            column.name = sql::Identifier(key);
            column.key = key;
            column.type = expression->sqlType();
            source.columns.push_back(std::move(column));
        }
    }
    auto item = std::make_shared<sql::FromItem>(sql::FromItem{std::move(source)});
    return Value(std::make_shared<NamedFromObject>(self.vocabulary(), "CTE", item, self.columns()));
}

Value addCte(SelectObject &self, const Arguments &arguments)
{
    sql::Select select = self.value();
    for (const Value &value : arguments.rest())
        select.ctes.push_back(requireFrom(self.vocabulary(), arguments.interpreter(), value)->from());
    return rebuilt(self, std::move(select));
}

template<typename Change>
Value changed(SelectObject &self, Change change)
{
    sql::Select select = self.value();
    change(select);
    return rebuilt(self, std::move(select));
}

Value scalarSubquery(SelectObject &self) { return makeExpressionValue(self.vocabulary(), self.scalar(), self.columns().empty() ? Value() : self.columns().front().second->typeValue()); }

Value labelled(SelectObject &self, const Arguments &arguments)
{
    const auto scalar = self.scalar();
    return makeExpressionValue(self.vocabulary(), sql::makeExpression(sql::Label{nameArgument(arguments), scalar}, scalar->type));
}

Value withOptions(SelectObject &self, const Arguments &arguments)
{
    const std::shared_ptr<SelectObject> other = self.with(self.value());
    other->joinPoint = self.joinPoint;
    other->loaderOptions.insert(other->loaderOptions.end(), arguments.rest().begin(), arguments.rest().end());
    return Value(other);
}

Value unchanged(SelectObject &self) { return Value(self.shared_from_this()); }

/// .params(x=1) or .params({"x": 1}): values of bindparam("x"), before those that execute() is given.
Value withParameters(SelectObject &self, Interpreter &interpreter, const Arguments &arguments)
{
    auto parameters = python::makeDict();
    for (const Value &given : {self.givenParameters, arguments.value("values")}) {
        if (const auto *dict = given.as<python::Dict>()) {
            for (const auto &[name, value] : dict->entries())
                parameters->setItem(interpreter, name, value);
        }
    }
    for (const auto &[name, value] : arguments.extras())
        parameters->setItem(interpreter, Value::text(name), value);
    auto result = self.with(self.value());
    result->givenParameters = Value(parameters);
    return Value(result);
}

const MethodTable<SelectObject> &selectMethods()
{
    static const MethodTable<SelectObject> table{
        {"where", "*criteria", [](SelectObject &s, Interpreter &, const Arguments &a) { return changed(s, [&](sql::Select &x) { append(x.where, criteria(s, a)); }); }},
        {"filter", "*criteria", [](SelectObject &s, Interpreter &, const Arguments &a) { return changed(s, [&](sql::Select &x) { append(x.where, criteria(s, a)); }); }},
        {"filter_by", "**kw", [](SelectObject &s, Interpreter &, const Arguments &a) { return filterBy(s, a); }},
        {"having", "*criteria", [](SelectObject &s, Interpreter &, const Arguments &a) { return changed(s, [&](sql::Select &x) { append(x.having, criteria(s, a)); }); }},
        {"order_by", "*clauses", [](SelectObject &s, Interpreter &, const Arguments &a) { return changed(s, [&](sql::Select &x) {
             if (a.rest().size() == 1 && a.rest().front().isNone())
                 x.orderBy.clear();
             append(x.orderBy, sortItems(s, a));
         }); }},
        {"group_by", "*clauses", [](SelectObject &s, Interpreter &, const Arguments &a) { return changed(s, [&](sql::Select &x) { append(x.groupBy, sortItems(s, a)); }); }},
        {"limit", "limit", [](SelectObject &s, Interpreter &, const Arguments &a) { return changed(s, [&](sql::Select &x) { x.limit = rowCount(s, a, "limit"); }); }},
        {"fetch", "count, **kw", [](SelectObject &s, Interpreter &, const Arguments &a) { return changed(s, [&](sql::Select &x) { x.limit = rowCount(s, a, "count"); }); }},
        {"offset", "offset", [](SelectObject &s, Interpreter &, const Arguments &a) { return changed(s, [&](sql::Select &x) { x.offset = rowCount(s, a, "offset"); }); }},
        {"slice", "start, stop", [](SelectObject &s, Interpreter &, const Arguments &a) { return slice(s, a); }},
        {"distinct", "*expr", [](SelectObject &s, Interpreter &, const Arguments &a) { return distinct(s, a); }},
        {"select_from", "*froms", [](SelectObject &s, Interpreter &, const Arguments &a) { return selectFrom(s, a); }},
        {"join", "target, onclause=, *, isouter=, full=", [](SelectObject &s, Interpreter &in, const Arguments &a) { return join(s, in, {}, a.value("target"), a.value("onclause"), a.flag("isouter"), a.flag("full")); }},
        {"outerjoin", "target, onclause=, *, full=", [](SelectObject &s, Interpreter &in, const Arguments &a) { return join(s, in, {}, a.value("target"), a.value("onclause"), true, a.flag("full")); }},
        {"join_from", "from_, target, onclause=, *, isouter=, full=", [](SelectObject &s, Interpreter &in, const Arguments &a) { return join(s, in, a.value("from_"), a.value("target"), a.value("onclause"), a.flag("isouter"), a.flag("full")); }},
        {"outerjoin_from", "from_, target, onclause=, *, full=", [](SelectObject &s, Interpreter &in, const Arguments &a) { return join(s, in, a.value("from_"), a.value("target"), a.value("onclause"), true, a.flag("full")); }},
        {"add_columns", "*columns", [](SelectObject &s, Interpreter &, const Arguments &a) { return addColumns(s, a, false); }},
        {"column", "column", [](SelectObject &s, Interpreter &in, const Arguments &a) { return in.call(in.getAttribute(unchanged(s), "add_columns"), {a.value("column")}); }},
        {"with_only_columns", "*columns, maintain_column_froms=", [](SelectObject &s, Interpreter &, const Arguments &a) { return addColumns(s, a, true); }},
        {"with_for_update", "*, nowait=, read=, of=, skip_locked=, key_share=", [](SelectObject &s, Interpreter &, const Arguments &a) { return withForUpdate(s, a); }},
        {"union", "*others", [](SelectObject &s, Interpreter &, const Arguments &a) { return compound(s, a, "UNION"); }},
        {"union_all", "*others", [](SelectObject &s, Interpreter &, const Arguments &a) { return compound(s, a, "UNION ALL"); }},
        {"intersect", "*others", [](SelectObject &s, Interpreter &, const Arguments &a) { return compound(s, a, "INTERSECT"); }},
        {"except_", "*others", [](SelectObject &s, Interpreter &, const Arguments &a) { return compound(s, a, "EXCEPT"); }},
        {"correlate", "*froms", [](SelectObject &s, Interpreter &, const Arguments &a) { return correlate(s, a); }},
        {"subquery", "name=", [](SelectObject &s, Interpreter &, const Arguments &a) { return Value(s.subquery(nameArgument(a), false)); }},
        {"alias", "name=, flat=", [](SelectObject &s, Interpreter &, const Arguments &a) { return Value(s.subquery(nameArgument(a), false)); }},
        {"lateral", "name=", [](SelectObject &s, Interpreter &, const Arguments &a) { return Value(s.subquery(nameArgument(a), true)); }},
        {"cte", "name=, recursive=, nesting=", [](SelectObject &s, Interpreter &, const Arguments &a) { return cte(s, a); }},
        {"add_cte", "*ctes, nest_here=", [](SelectObject &s, Interpreter &, const Arguments &a) { return addCte(s, a); }},
        {"scalar_subquery", "", [](SelectObject &s, Interpreter &, const Arguments &) { return scalarSubquery(s); }},
        {"as_scalar", "", [](SelectObject &s, Interpreter &, const Arguments &) { return scalarSubquery(s); }},
        {"label", "name", [](SelectObject &s, Interpreter &, const Arguments &a) { return labelled(s, a); }},
        {"exists", "", [](SelectObject &s, Interpreter &in, const Arguments &) { return makeExists(s.vocabulary(), in, CallArguments{{unchanged(s)}, {}, {}}); }},
        {"execution_options", "**kw", [](SelectObject &s, Interpreter &, const Arguments &) { return unchanged(s); }},
        {"options", "*options", [](SelectObject &s, Interpreter &, const Arguments &a) { return withOptions(s, a); }},
        {"self_group", "against=", [](SelectObject &s, Interpreter &, const Arguments &) { return scalarSubquery(s); }},
        {"params", "values=, **kw", [](SelectObject &s, Interpreter &in, const Arguments &a) { return withParameters(s, in, a); }},
        {"compile", "dialect=, compile_kwargs=, bind=, **kw", [](SelectObject &s, Interpreter &, const Arguments &a) { return compileStatement(s.vocabulary(), *s.executable(), a); }},
    };
    return table;
}

}  // namespace

std::optional<Value> selectAttribute(SelectObject &self, Interpreter &interpreter, std::string_view name)
{
    if (name == "c" || name == "columns" || name == "selected_columns" || name == "exported_columns")
        return Value(std::make_shared<ColumnCollection>(self.columns()));
    if (auto method = selectMethods().bind(self, name))
        return method;
    return unknownAttribute(interpreter, self, name);
}

Value applyOldKeywords(SelectObject &self, const Arguments &arguments)
{
    Interpreter &interpreter = arguments.interpreter();
    Value result(self.shared_from_this());
    for (const char *name : {"order_by", "group_by", "having", "limit", "offset"}) {
        const Value value = arguments.value(name);
        if (value.isNone())
            continue;
        std::vector<Value> given{value};
        if (value.as<python::List>() || value.as<python::Tuple>())
            given = interpreter.toVector(value);
        result = interpreter.call(interpreter.getAttribute(result, name), given);
    }
    return result;
}

std::optional<Value> ExistsObject::attribute(Interpreter &interpreter, std::string_view name)
{
    const auto &exists = std::get<sql::Exists>(expression()->node);
    if (name == "where" || name == "select_from" || name == "correlate" || name == "filter") {
        auto inner = std::make_shared<SelectObject>(vocabulary(), *exists.select, SelectObject::Columns{});
        const Value method = interpreter.getAttribute(Value(inner), name);
        Vocabulary *vocabulary = &this->vocabulary();
        return python::makeFunction(std::string(name), [method, vocabulary, negated = exists.negated](Interpreter &in, CallArguments call) -> Value {
            const Value changed = in.call(method, std::move(call));
            return Value(std::make_shared<ExistsObject>(*vocabulary, sql::makeExpression(sql::Exists{changed.as<SelectObject>()->select(), negated}, booleanType())));
        });
    }
    if (name == "select") {
        auto keep = std::static_pointer_cast<ExpressionObject>(shared_from_this());
        return nativeFunction("select", "*args", [keep](Interpreter &in, const Arguments &) { return makeSelect(keep->vocabulary(), in, CallArguments{{Value(keep)}, {}, {}}); });
    }
    return ExpressionObject::attribute(interpreter, name);
}

}  // namespace limbeck::sqlalchemy
