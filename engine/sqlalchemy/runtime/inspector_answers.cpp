// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/expressions/expression_object.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/inspector_object.h"
#include "sqlalchemy/types/type_object.h"

#include <algorithm>

namespace limbeck::sqlalchemy {

namespace {

Value nameValue(const schema::Name &name) { return name.text ? Value::text(name.text->text) : Value(); }
Value optionalText(const std::optional<std::string> &text) { return text ? Value::text(*text) : Value(); }

Value nameList(const std::vector<sql::Identifier> &names)
{
    std::vector<Value> items;
    for (const auto &name : names)
        items.push_back(Value::text(name.text));
    return Value(python::makeList(std::move(items)));
}

bool isOfPostgresql(const Vocabulary &vocabulary) { return vocabulary.world() && vocabulary.world()->dialect().name() == "postgresql"; }

/// SQL text of an expression as the catalog would print it.
std::string expressionText(Vocabulary &vocabulary, const sql::ExpressionPtr &expression)
{
    if (const auto *text = std::get_if<sql::TextClause>(&expression->node))
        return text->text;
    if (const auto *literal = std::get_if<sql::LiteralColumn>(&expression->node))
        return literal->text;
    const auto &dialect = vocabulary.world() ? vocabulary.world()->dialect() : dialect::postgresql();
    return dialect.expressionText(*expression, false);
}

}  // namespace

Value defaultText(Vocabulary &vocabulary, const schema::Column &column)
{
    if (!column.serverDefault)
        return {};
    if (const auto *text = std::get_if<std::string>(&column.serverDefault->data)) {
        const auto &dialect = vocabulary.world() ? vocabulary.world()->dialect() : dialect::postgresql();
        return Value::text(dialect.ddlLiteral(sql::Value(*text), sql::makeType(sql::TypeId::String)));
    }
    if (const auto *expression = std::get_if<sql::ExpressionPtr>(&column.serverDefault->data))
        return Value::text(expressionText(vocabulary, *expression));
    return {};
}

namespace {

Value identityDict(const schema::Identity &identity)
{
    auto dict = python::makeDict();
    const auto number = [](const std::optional<long long> &value, long long fallback) { return Value(std::int64_t(value.value_or(fallback))); };
    dict->insert("always", Value(identity.always));
    dict->insert("start", number(identity.start, 1));
    dict->insert("increment", number(identity.increment, 1));
    dict->insert("minvalue", number(identity.minValue, 1));
    dict->insert("maxvalue", number(identity.maxValue, 2147483647));
    dict->insert("cycle", Value(identity.cycle.value_or(false)));
    dict->insert("cache", number(identity.cache, 1));
    return Value(dict);
}

bool isInPrimaryKey(const schema::Table &table, const sql::Identifier &name)
{
    const auto *key = table.primaryKey();
    return key && std::find(key->columns.begin(), key->columns.end(), name) != key->columns.end();
}

int primaryKeyPosition(const schema::Table &table, const sql::Identifier &name)
{
    const auto *key = table.primaryKey();
    if (!key)
        return 0;
    const auto found = std::find(key->columns.begin(), key->columns.end(), name);
    return found == key->columns.end() ? 0 : int(found - key->columns.begin()) + 1;
}

Value optionToValue(const schema::OptionValue &option, Vocabulary &vocabulary)
{
    if (const auto *flag = std::get_if<bool>(&option.data))
        return Value(*flag);
    if (const auto *number = std::get_if<std::int64_t>(&option.data))
        return Value(*number);
    if (const auto *text = std::get_if<std::string>(&option.data))
        return Value::text(*text);
    if (const auto *expression = std::get_if<sql::ExpressionPtr>(&option.data))
        return Value::text(expressionText(vocabulary, *expression));
    if (const auto *names = std::get_if<std::vector<std::string>>(&option.data)) {
        std::vector<Value> items;
        for (const auto &name : *names)
            items.push_back(Value::text(name));
        return Value(python::makeList(std::move(items)));
    }
    if (const auto *pairs = std::get_if<std::vector<std::pair<std::string, std::string>>>(&option.data)) {
        auto dict = python::makeDict();
        for (const auto &[name, text] : *pairs)
            dict->insert(name, Value::text(text));
        return Value(dict);
    }
    return {};
}

const char *const kInclude = "postgresql_include";

/// The options that SQLAlchemy shows; what is kept for ourselves has another prefix.
std::shared_ptr<python::Dict> shownOptions(Vocabulary &vocabulary, const schema::Options &options)
{
    auto dict = python::makeDict();
    for (const auto &[name, value] : options) {
        if (!name.starts_with("limbeck_"))
            dict->insert(name, optionToValue(value, vocabulary));
    }
    return dict;
}

const schema::OptionValue *findOption(const schema::Options &options, const std::string &wanted)
{
    const auto found = std::find_if(options.begin(), options.end(), [&wanted](const auto &option) { return option.first == wanted; });
    return found == options.end() ? nullptr : &found->second;
}

/// An element of an index without its order, which goes into `sorting` in SQLAlchemy's words.
sql::ExpressionPtr withoutOrder(const sql::ExpressionPtr &element, std::vector<Value> &sorting)
{
    const auto *postfix = std::get_if<sql::Postfix>(&element->node);
    if (!postfix)
        return element;
    sql::ExpressionPtr operand = withoutOrder(postfix->operand, sorting);
    for (const auto &[sqlText, word] : {std::pair{"DESC", "desc"}, {"NULLS LAST", "nulls_last"}, {"NULLS FIRST", "nulls_first"}}) {
        if (postfix->op == sqlText)
            sorting.push_back(Value::text(word));
    }
    return operand;
}

/// PostgreSQL's key constraints carry the columns of INCLUDE and, when unique, the treatment of NULL.
void insertKeyOptions(Vocabulary &vocabulary, python::Dict &dict, const schema::Options &options, bool isUnique)
{
    dict.insert("comment", Value());
    auto shown = shownOptions(vocabulary, options);
    if (!shown->find(kInclude))
        shown->insert(kInclude, Value(python::makeList({})));
    if (isUnique && !shown->find("postgresql_nulls_not_distinct"))
        shown->insert("postgresql_nulls_not_distinct", Value(false));
    dict.insert("dialect_options", Value(shown));
}

}  // namespace

Value columnDict(Vocabulary &vocabulary, Interpreter &, const schema::Column &column, const schema::Table &table)
{
    const bool isPostgresql = isOfPostgresql(vocabulary);
    const bool inKey = column.primaryKey || isInPrimaryKey(table, column.name);
    auto dict = python::makeDict();
    dict->insert("name", Value::text(column.name.text));
    dict->insert("type", Value(makeTypeObject(vocabulary, column.type)));
    dict->insert("nullable", Value(column.nullable.value_or(!inKey)));
    dict->insert("default", defaultText(vocabulary, column));
    if (isPostgresql) {
        const Value text = defaultText(vocabulary, column);
        const bool isSerial = text.asText() && text.asText()->utf8().starts_with("nextval(");
        dict->insert("autoincrement", Value(isSerial || column.identity.has_value()));
        dict->insert("comment", optionalText(column.comment));
    } else {
        dict->insert("primary_key", Value(primaryKeyPosition(table, column.name)));
    }
    if (column.identity)
        dict->insert("identity", identityDict(*column.identity));
    if (column.computed) {
        auto computed = python::makeDict();
        computed->insert("sqltext", Value::text(expressionText(vocabulary, column.computed->expression)));
        computed->insert("persisted", Value(column.computed->persisted.value_or(isPostgresql)));
        dict->insert("computed", Value(computed));
    }
    return Value(dict);
}

Value indexDict(Vocabulary &vocabulary, Interpreter &interpreter, const schema::Index &index, const schema::Table &table)
{
    const bool isPostgresql = isOfPostgresql(vocabulary);
    auto dict = python::makeDict(), sortings = python::makeDict();
    std::vector<Value> names, expressions;
    bool hasExpressions = false;
    for (const auto &element : index.elements) {
        std::vector<Value> sorting;
        const sql::ExpressionPtr bare = withoutOrder(element, sorting);
        const auto *column = std::get_if<sql::ColumnRef>(&bare->node);
        hasExpressions = hasExpressions || !column;
        names.push_back(column ? Value::text(column->name.text) : Value());
        expressions.push_back(Value::text(column ? column->name.text : expressionText(vocabulary, bare)));
        if (!sorting.empty())
            sortings->insert(interpreter.str(expressions.back()), Value(python::makeTuple(std::move(sorting))));
    }
    dict->insert("name", nameValue(index.name));
    if (isPostgresql)
        dict->insert("unique", Value(index.unique));
    dict->insert("column_names", Value(python::makeList(std::move(names))));
    if (!isPostgresql)
        dict->insert("unique", Value(std::int64_t(index.unique)));   // the PRAGMA's number
    if (hasExpressions)
        dict->insert("expressions", Value(python::makeList(std::move(expressions))));
    if (isPostgresql && sortings->size() > 0)
        dict->insert("column_sorting", Value(sortings));
    for (const auto &constraint : table.constraints) {
        if (std::holds_alternative<schema::Unique>(constraint) && index.name.text && schema::nameOf(constraint) == index.name)
            dict->insert("duplicates_constraint", nameValue(index.name));
    }
    auto options = shownOptions(vocabulary, index.options);
    if (isPostgresql) {
        const auto included = options->find(kInclude);
        dict->insert("include_columns", included ? *included : Value(python::makeList({})));
    } else if (const auto where = options->find("sqlite_where"); where && where->asText()) {
        options->insert("sqlite_where", interpreter.call(interpreter.getAttribute(interpreter.importModule("sqlalchemy", interpreter.position()), "text"), {*where}));
    }
    dict->insert("dialect_options", Value(options));
    return Value(dict);
}

Value foreignKeyDict(Vocabulary &vocabulary, const schema::ForeignKey &key)
{
    auto dict = python::makeDict(), options = python::makeDict();
    dict->insert("name", nameValue(key.name));
    dict->insert("constrained_columns", nameList(key.columns));
    dict->insert("referred_schema", key.referredTable.schema ? Value::text(key.referredTable.schema->text) : Value());
    dict->insert("referred_table", Value::text(key.referredTable.name.text));
    dict->insert("referred_columns", nameList(key.referredColumns));
    if (key.onUpdate)
        options->insert("onupdate", Value::text(*key.onUpdate));
    if (key.onDelete)
        options->insert("ondelete", Value::text(*key.onDelete));
    if (key.deferrable)
        options->insert("deferrable", Value(*key.deferrable));
    if (key.initially)
        options->insert("initially", Value::text(*key.initially));
    if (key.match)
        options->insert("match", Value::text(*key.match));
    dict->insert("options", Value(options));
    if (isOfPostgresql(vocabulary))
        dict->insert("comment", Value());
    return Value(dict);
}

Value uniqueDict(Vocabulary &vocabulary, const schema::Unique &unique)
{
    auto dict = python::makeDict();
    dict->insert("name", nameValue(unique.name));
    dict->insert("column_names", nameList(unique.columns));
    if (isOfPostgresql(vocabulary))
        insertKeyOptions(vocabulary, *dict, unique.options, true);
    return Value(dict);
}

Value checkDict(Vocabulary &vocabulary, Interpreter &, const schema::Check &check)
{
    auto dict = python::makeDict();
    dict->insert("name", nameValue(check.name));
    dict->insert("sqltext", Value::text(expressionText(vocabulary, check.condition)));
    if (isOfPostgresql(vocabulary)) {
        dict->insert("comment", Value());
        auto options = python::makeDict();
        for (const char *name : {"not_valid", "no_inherit"}) {
            if (const auto *option = findOption(check.options, std::string("postgresql_") + name))
                options->insert(name, optionToValue(*option, vocabulary));
        }
        if (options->size() > 0)
            dict->insert("dialect_options", Value(options));
    }
    return Value(dict);
}

Value primaryKeyDict(Vocabulary &vocabulary, const schema::Table &table)
{
    auto dict = python::makeDict();
    std::vector<sql::Identifier> columns;
    schema::Name name;
    if (const auto *key = table.primaryKey()) {
        columns = key->columns;
        name = key->name;
    } else {
        for (const auto &column : table.columns) {
            if (column.primaryKey)
                columns.push_back(column.name);
        }
    }
    dict->insert("constrained_columns", nameList(columns));
    dict->insert("name", nameValue(name));
    if (isOfPostgresql(vocabulary)) {
        // A table without a key has SQLAlchemy's default answer.
        const auto *key = table.primaryKey();
        if (key)
            insertKeyOptions(vocabulary, *dict, key->options, false);
    }
    return Value(dict);
}

}  // namespace limbeck::sqlalchemy
