// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/items/column_object.h"
#include "sqlalchemy/items/constraint_objects.h"
#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/items/options.h"
#include "sqlalchemy/items/table_object.h"
#include "sqlalchemy/runtime/exceptions.h"

#include "sql/column_references.h"
#include "sqlalchemy/parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace limbeck::sqlalchemy {

namespace {

template<typename Constraint>
void fillDeferrability(const Arguments &arguments, Constraint &constraint)
{
    constraint.deferrable = arguments.optionalFlag("deferrable");
    constraint.initially = arguments.text("initially");
}

schema::Name nameArgument(const Arguments &arguments) { return constraintName(arguments.interpreter(), arguments.value("name"), "name of a constraint"); }

std::shared_ptr<ConstraintObject> constraintObject(Vocabulary &vocabulary, const Arguments &arguments, schema::Constraint constraint)
{
    auto object = std::make_shared<ConstraintObject>(vocabulary, arguments.function(), std::move(constraint));
    object->info = arguments.value("info");
    return object;
}

Value constraintValue(Vocabulary &vocabulary, const Arguments &arguments, schema::Constraint constraint)
{
    return Value(constraintObject(vocabulary, arguments, std::move(constraint)));
}

std::vector<std::shared_ptr<ColumnObject>> columnObjects(const std::vector<Value> &values)
{
    std::vector<std::shared_ptr<ColumnObject>> objects;
    for (const Value &value : values)
        objects.push_back(value.shared<ColumnObject>());
    return objects;
}

/// What stands over Column objects belongs to their table, or to the one that they will stand in. A name beside columns without a table leaves it where it was put.
void attachByColumns(Interpreter &interpreter, const Value &item, const std::vector<std::shared_ptr<ColumnObject>> &columns)
{
    std::vector<std::shared_ptr<ColumnObject>> free;
    std::copy_if(columns.begin(), columns.end(), std::back_inserter(free), [](const auto &column) { return column && !column->owner(); });
    if (free.empty()) {
        const auto owned = std::find_if(columns.begin(), columns.end(), [](const auto &column) { return bool(column); });
        if (owned != columns.end())
            (*owned)->owner()->addItem(interpreter, item);
    } else if (std::all_of(columns.begin(), columns.end(), [](const auto &column) { return bool(column); })) {
        for (const auto &column : free)
            column->waiting.push_back({item, {free.begin(), free.end()}});
    }
}

/// The Column objects in expressions that stand in no table yet.
std::vector<std::shared_ptr<ColumnObject>> freeColumns(Vocabulary &vocabulary, const std::vector<sql::ExpressionPtr> &elements)
{
    std::vector<std::shared_ptr<ColumnObject>> columns;
    for (const auto &element : elements) {
        sql::forEachColumn(element, [&](const sql::ColumnRef &reference) {
            const auto found = vocabulary.parts().columns.find(&reference);
            if (auto column = found != vocabulary.parts().columns.end() ? std::dynamic_pointer_cast<ColumnObject>(found->second.lock()) : nullptr)
                columns.push_back(std::move(column));
        });
    }
    return columns;
}

/// The table of the first element that names one: Index("ix", t.c.a), Index("ix", func.lower(t.c.a)).
std::shared_ptr<TableObject> tableOfElements(Vocabulary &vocabulary, const std::vector<sql::ExpressionPtr> &elements)
{
    std::shared_ptr<TableObject> table;
    for (const auto &element : elements) {
        sql::forEachColumn(element, [&](const sql::ColumnRef &reference) {
            const auto found = table || !reference.table ? vocabulary.parts().tables.end() : vocabulary.parts().tables.find(reference.table.get());
            if (found != vocabulary.parts().tables.end())
                table = found->second.lock();
        });
    }
    return table;
}

struct Target {
    sql::QualifiedName table;
    sql::Identifier column;
};

/// "tbl.col" or "schema.tbl.col": all before the last two parts is the schema (operations.md §2.2). "tbl" alone leaves the column empty.
Target parseTarget(const std::string &text)
{
    Target target;
    const auto lastDot = text.rfind('.');
    if (lastDot == std::string::npos) {
        target.table.name = sql::Identifier(text);
        return target;
    }
    target.column = sql::Identifier(text.substr(lastDot + 1));
    const std::string table = text.substr(0, lastDot);
    const auto tableDot = table.rfind('.');
    if (tableDot == std::string::npos) {
        target.table.name = sql::Identifier(table);
    } else {
        target.table.schema = sql::Identifier(table.substr(0, tableDot));
        target.table.name = sql::Identifier(table.substr(tableDot + 1));
    }
    return target;
}

Target targetOf(Interpreter &interpreter, const Value &value)
{
    if (const auto *column = value.as<ColumnObject>()) {
        Target target;
        target.column = column->spec.column.name;
        if (const auto owner = column->owner())
            target.table = owner->name();
        return target;
    }
    return parseTarget(textOf(interpreter, value, "target of a foreign key"));
}

}  // namespace

std::vector<sql::Identifier> columnNames(Interpreter &interpreter, const std::vector<Value> &values)
{
    std::vector<sql::Identifier> names;
    for (const Value &value : values)
        names.push_back(columnName(interpreter, value));
    return names;
}

void checkReferentialAction(Vocabulary &vocabulary, Interpreter &interpreter, const std::optional<std::string> &action, std::string_view which)
{
    if (!action || *action == kUnknownName)
        return;
    std::string upper;
    for (char c : *action)
        upper += c >= 'a' && c <= 'z' ? char(c - 32) : c;
    static const char *const words[] = {"RESTRICT", "CASCADE", "SET NULL", "NO ACTION", "SET DEFAULT"};
    for (const char *word : words) {
        const bool columnsFollow = which == "ON DELETE" && (upper.starts_with("SET NULL (") || upper.starts_with("SET DEFAULT (") || upper.starts_with("SET NULL(") || upper.starts_with("SET DEFAULT("));
        if (upper == word || columnsFollow)
            return;
    }
    raise(vocabulary, interpreter, "CompileError", fmt::format("Unexpected SQL phrase: '{}' for {}: one of RESTRICT, CASCADE, SET NULL, NO ACTION, SET DEFAULT is expected", *action, which));
}

Value makePrimaryKey(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call)
{
    static const Signature signature("PrimaryKeyConstraint", "*columns, name=, deferrable=, initially=, info=, comment=, _implicit_generated=, **kw");
    const Arguments arguments = signature.bind(interpreter, std::move(call));
    schema::PrimaryKey key;
    key.name = nameArgument(arguments);
    key.columns = columnNames(interpreter, arguments.rest());
    fillDeferrability(arguments, key);
    key.options = optionsFrom(vocabulary, arguments, arguments.extras());
    auto object = constraintObject(vocabulary, arguments, std::move(key));
    object->columnObjects = columnObjects(arguments.rest());
    attachByColumns(interpreter, Value(object), object->columnObjects);
    return Value(object);
}

Value makeUnique(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call)
{
    static const Signature signature("UniqueConstraint", "*columns, name=, deferrable=, initially=, info=, comment=, _autoattach=, _column_flag=, **kw");
    const Arguments arguments = signature.bind(interpreter, std::move(call));
    schema::Unique unique;
    unique.name = nameArgument(arguments);
    unique.columns = columnNames(interpreter, arguments.rest());
    fillDeferrability(arguments, unique);
    unique.options = optionsFrom(vocabulary, arguments, arguments.extras());
    auto object = constraintObject(vocabulary, arguments, std::move(unique));
    object->columnObjects = columnObjects(arguments.rest());
    attachByColumns(interpreter, Value(object), object->columnObjects);
    return Value(object);
}

Value makeForeignKeyConstraint(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call)
{
    static const Signature signature("ForeignKeyConstraint",
                                     "columns, refcolumns, name=, onupdate=, ondelete=, deferrable=, initially=, use_alter=, link_to_name=, match=, table=, info=, comment=, **kw");
    const Arguments arguments = signature.bind(interpreter, std::move(call));
    schema::ForeignKey key;
    key.name = nameArgument(arguments);
    const std::vector<Value> columns = interpreter.toVector(arguments.value("columns")), references = interpreter.toVector(arguments.value("refcolumns"));
    key.columns = columnNames(interpreter, columns);
    for (const Value &reference : references) {
        Target target = targetOf(interpreter, reference);
        key.referredTable = target.table;
        if (!target.column.empty() || reference.as<ColumnObject>())
            key.referredColumns.push_back(target.column);
    }
    if (key.referredColumns.size() != key.columns.size())
        raise(vocabulary, interpreter, "ArgumentError",
              fmt::format("ForeignKeyConstraint number of constrained columns must match the number of referenced columns ({} and {})", key.columns.size(), key.referredColumns.size()));
    key.onDelete = arguments.text("ondelete");
    key.onUpdate = arguments.text("onupdate");
    key.match = arguments.text("match");
    key.useAlter = arguments.flag("use_alter");
    checkReferentialAction(vocabulary, interpreter, key.onDelete, "ON DELETE");
    checkReferentialAction(vocabulary, interpreter, key.onUpdate, "ON UPDATE");
    fillDeferrability(arguments, key);
    key.options = optionsFrom(vocabulary, arguments, arguments.extras());
    auto object = constraintObject(vocabulary, arguments, std::move(key));
    object->columnObjects = columnObjects(columns);
    object->referredObjects = columnObjects(references);
    attachByColumns(interpreter, Value(object), object->columnObjects);
    return Value(object);
}

Value makeCheck(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call)
{
    static const Signature signature("CheckConstraint", "sqltext, name=, deferrable=, initially=, table=, info=, comment=, _create_rule=, _autoattach=, _type_bound=, **kw");
    const Arguments arguments = signature.bind(interpreter, std::move(call));
    schema::Check check;
    check.name = nameArgument(arguments);
    check.condition = textOrExpression(vocabulary, interpreter, arguments.value("sqltext"));
    fillDeferrability(arguments, check);
    check.options = optionsFrom(vocabulary, arguments, arguments.extras());
    const auto condition = check.condition;
    const Value made = constraintValue(vocabulary, arguments, std::move(check));
    // CheckConstraint(table.c.a > 5) outside a table belongs to the one of its columns.
    if (const auto table = tableOfElements(vocabulary, {condition}))
        table->addItem(interpreter, made);
    else
        attachByColumns(interpreter, made, freeColumns(vocabulary, {condition}));
    return made;
}

schema::Exclude::Element excludeElement(Vocabulary &vocabulary, Interpreter &interpreter, const Value &pair, const Value &ops)
{
    const std::vector<Value> parts = interpreter.toVector(pair);
    if (parts.size() != 2)
        raise(vocabulary, interpreter, "ArgumentError", "an element of an exclusion constraint is a pair (column, operator)");
    schema::Exclude::Element element;
    element.expression = columnOrExpression(vocabulary, interpreter, parts[0]);
    element.op = textOf(interpreter, parts[1], "operator of an exclusion constraint");
    if (auto *classes = ops.as<python::Dict>()) {
        if (const auto *column = std::get_if<sql::ColumnRef>(&element.expression->node)) {
            if (const auto opClass = classes->find(column->name.text))
                element.opClass = textOf(interpreter, *opClass, "operator class");
        }
    }
    return element;
}

Value makeExclude(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call)
{
    static const Signature signature("ExcludeConstraint", "*elements, name=, deferrable=, initially=, using=, where=, ops=, info=, **kw");
    const Arguments arguments = signature.bind(interpreter, std::move(call));
    schema::Exclude exclude;
    exclude.name = nameArgument(arguments);
    for (const Value &element : arguments.rest())
        exclude.elements.push_back(excludeElement(vocabulary, interpreter, element, arguments.value("ops")));
    exclude.method = arguments.text("using").value_or("gist");
    if (const Value where = arguments.value("where"); !where.isNone())
        exclude.where = textOrExpression(vocabulary, interpreter, where);
    fillDeferrability(arguments, exclude);
    optionsFrom(vocabulary, arguments, arguments.extras());
    return constraintValue(vocabulary, arguments, std::move(exclude));
}

Value makeForeignKey(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call)
{
    static const Signature signature("ForeignKey",
                                     "column, _constraint=, use_alter=, name=, onupdate=, ondelete=, deferrable=, initially=, link_to_name=, match=, info=, comment=, _unresolvable=, **kw");
    const Arguments arguments = signature.bind(interpreter, std::move(call));
    auto object = std::make_shared<ForeignKeyObject>(vocabulary);
    object->info = arguments.value("info");
    schema::ForeignKey &key = object->foreignKey;
    const Value column = arguments.value("column");
    Target target = targetOf(interpreter, column);
    object->referredColumn = column.shared<ColumnObject>();
    object->target = (target.table.toString() + "." + target.column.text);
    key.name = nameArgument(arguments);
    key.referredTable = target.table;
    if (!target.column.empty())
        key.referredColumns = {target.column};
    else if (object->referredColumn)
        key.referredColumns = {target.column};
    else if (target.table.name.text != kUnknownName)
        raise(vocabulary, interpreter, "ArgumentError", fmt::format("ForeignKey('{}') names no column: 'table.column' is expected", target.table.toString()));
    key.onDelete = arguments.text("ondelete");
    key.onUpdate = arguments.text("onupdate");
    key.match = arguments.text("match");
    key.useAlter = arguments.flag("use_alter");
    checkReferentialAction(vocabulary, interpreter, key.onDelete, "ON DELETE");
    checkReferentialAction(vocabulary, interpreter, key.onUpdate, "ON UPDATE");
    fillDeferrability(arguments, key);
    key.options = optionsFrom(vocabulary, arguments, arguments.extras());
    return Value(object);
}

std::vector<sql::ExpressionPtr> indexElements(Vocabulary &vocabulary, Interpreter &interpreter, const std::vector<Value> &values)
{
    std::vector<sql::ExpressionPtr> elements;
    for (const Value &value : values) {
        elements.push_back(columnOrExpression(vocabulary, interpreter, value));
        // Models: column("a") is not the table's column of that name, autogenerate writes it as an expression that is no more than a name.
        const auto *column = interpreter.isLenient() ? value.as<ColumnObject>() : nullptr;
        if (column && column->isLight)
            elements.back() = sql::makeExpression(sql::TypeCoerce{elements.back()}, column->spec.column.type);
    }
    return elements;
}

Value makeIndex(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call)
{
    static const Signature signature("Index", "name, *expressions, unique=, quote=, info=, _table=, _column_flag=, **kw");
    const Arguments arguments = signature.bind(interpreter, std::move(call));
    schema::Index index;
    index.name = constraintName(interpreter, arguments.value("name"), "name of an index");
    index.elements = indexElements(vocabulary, interpreter, arguments.rest());
    index.unique = arguments.flag("unique");
    index.quoteName = arguments.flag("quote");
    index.options = optionsFrom(vocabulary, arguments, arguments.extras());
    const auto table = tableOfElements(vocabulary, index.elements);
    if (table)
        index.table = table->name();
    auto object = std::make_shared<IndexObject>(vocabulary, std::move(index));
    object->info = arguments.value("info");
    if (table)
        table->addIndex(interpreter, object);
    else
        attachByColumns(interpreter, Value(object), freeColumns(vocabulary, object->index.elements));
    return Value(object);
}

}  // namespace limbeck::sqlalchemy
