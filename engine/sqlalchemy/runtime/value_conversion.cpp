// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/runtime/value_conversion.h"

#include "python/numbers.h"
#include "sqlalchemy/expressions/expression_object.h"
#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/runtime/temporal_values.h"
#include "sqlalchemy/types/project_values.h"
#include "sqlalchemy/types/type_object.h"

#include <charconv>
#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

const sql::Type &itemType(const sql::Type &type)
{
    static const sql::Type none;
    return type.item ? *type.item : none;
}

bool isJson(const sql::Type &type) { return sql::affinityOf(type) == sql::Affinity::Json; }

/// A label of an Enum for its member: the name, or what values_callable gave in its place.
std::string enumLabel(const python::EnumMember &member, const sql::Type &type)
{
    if (!type.enumeration)
        return member.name;
    const auto &labels = type.enumeration->labels;
    const auto cls = member.cls.lock();
    const auto members = cls ? python::enumMembers(*cls) : std::vector<std::shared_ptr<python::EnumMember>>{};
    for (std::size_t i = 0; i < members.size() && i < labels.size(); ++i) {
        if (members[i]->name == member.name)
            return labels[i];
    }
    return member.name;
}

sql::Value arrayToSql(Vocabulary &vocabulary, Interpreter &interpreter, const std::vector<Value> &items, const sql::Type &type)
{
    sql::Array array;
    for (const Value &item : items) {
        const bool nested = item.as<python::List>() || item.as<python::Tuple>();
        array.items.push_back(toSql(vocabulary, interpreter, item, nested && !isJson(itemType(type)) ? type : itemType(type)));
    }
    return array;
}

sql::Value objectToSql(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value, const sql::Type &type)
{
    if (const auto *name = value.as<NameObject>())
        return name->text();
    if (const auto *member = value.as<python::EnumMember>()) {
        if (type.enumeration && !type.enumeration->pythonClass.empty())
            return enumLabel(*member, type);
        return toSql(vocabulary, interpreter, member->value, type);
    }
    if (const auto *bytes = value.as<python::Bytes>())
        return sql::Bytes{bytes->data};
    if (const auto *big = value.as<python::BigInt>())
        return sql::Decimal{big->value.str()};
    if (const auto *list = value.as<python::List>()) {
        if (list->contentUnknown)
            return sql::Unknown{"a list whose content is not known"};
        return arrayToSql(vocabulary, interpreter, list->items, type);
    }
    if (const auto *tuple = value.as<python::Tuple>())
        return arrayToSql(vocabulary, interpreter, tuple->items, type);
    if (auto temporal = temporalToSql(interpreter, value))
        return *temporal;
    if (const auto *instance = value.as<python::Instance>(); instance && instance->cls->name == "Range" && instance->cls->module == "limbeck_range")
        return sql::Range{interpreter.str(value)};
    const python::Value &behind = python::plain(value);
    if (!behind.asObject())
        return toSql(vocabulary, interpreter, behind, type);
    raise(vocabulary, interpreter, "ProgrammingError", fmt::format("can't adapt type '{}'", interpreter.typeName(value)));
}

}  // namespace

namespace {

Value pickled(Interpreter &interpreter, std::string_view function, std::vector<Value> arguments)
{
    const Value pickle = interpreter.importModule("pickle", interpreter.position());
    return interpreter.call(interpreter.getAttribute(pickle, function), std::move(arguments));
}

bool isHstore(const sql::Type &type) { return type.id == sql::TypeId::PgSimple && type.name == "HSTORE"; }

std::string hstorePart(const std::string &text)
{
    std::string quoted = "\"";
    for (const char letter : text) {
        if (letter == '"' || letter == '\\')
            quoted += '\\';
        quoted += letter;
    }
    return quoted + '"';
}

/// {"a": "1", "b": None} as PostgreSQL writes it: "a"=>"1", "b"=>NULL
std::string hstoreText(Interpreter &interpreter, const python::Dict &dict)
{
    std::string text;
    for (const auto &[key, value] : dict.entries())
        text += (text.empty() ? "" : ", ") + hstorePart(interpreter.str(key)) + "=>" + (value.isNone() ? std::string("NULL") : hstorePart(interpreter.str(value)));
    return text;
}

/// The quoted text that starts at `at`, which goes behind it.
std::string unquotedPart(const std::string &text, std::size_t &at)
{
    std::string part;
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\')
            ++at;
        part += text[at];
    }
    ++at;
    return part;
}

Value hstoreDict(const std::string &text)
{
    auto dict = python::makeDict();
    for (std::size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at)) {
        const std::string key = unquotedPart(text, at);
        at += 2;   // =>
        const bool isNull = at < text.size() && text[at] != '"';
        dict->insert(key, isNull ? Value() : Value::text(unquotedPart(text, at)));
    }
    return Value(dict);
}

/// The type that counts on the dialect of the run.
sql::Type chosenType(Vocabulary &vocabulary, const sql::Type &declared)
{
    return vocabulary.world() ? sql::resolveVariant(declared, vocabulary.world()->dialect().name()) : declared;
}

}  // namespace

sql::Value toSql(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value, const sql::Type &type)
{
    if (const auto *unknown = value.asUnknown())
        return sql::Unknown{unknown->why ? *unknown->why : ""};
    if (const auto bound = boundByProject(vocabulary, interpreter, value, type)) {
        sql::Type behind = chosenType(vocabulary, type);
        if (type.variants.empty() || (behind.python && behind.python->module == type.python->module && behind.python->repr == type.python->repr))
            behind.python.reset();
        return toSql(vocabulary, interpreter, *bound, behind);
    }
    if (!type.variants.empty() && vocabulary.world())
        return toSql(vocabulary, interpreter, value, chosenType(vocabulary, type));
    if (const auto *dict = value.as<python::Dict>(); dict && isHstore(type))
        return hstoreText(interpreter, *dict);
    if (type.id == sql::TypeId::PickleType && !value.isNone())
        return objectToSql(vocabulary, interpreter, pickled(interpreter, "dumps", {value, Value(std::int64_t(-1))}), {});
    if (isJson(type)) {
        if (value.isNone())
            return type.noneAsNull ? sql::Value(sql::Null{}) : sql::Value(sql::Json{"null"});
        if (const auto *expression = value.as<ExpressionObject>(); expression && std::holds_alternative<sql::Keyword>(expression->expression()->node))
            return sql::Null{};   // sa.null() in a row: SQL's NULL, where None is JSON's
        return sql::Json{jsonText(interpreter, value)};
    }
    if (value.isNone())
        return sql::Null{};
    if (const auto *boolean = value.asBool())
        return *boolean;
    if (const auto *number = value.asInt())
        return *number;
    if (const auto *real = value.asFloat())
        return *real;
    if (const auto *text = value.asText()) {
        if (sql::affinityOf(type) == sql::Affinity::Uuid && type.asUuid == false) {
            // What is none goes to the database as it is: it is the one to refuse it.
            if (sql::Uuid uuid = uuidFromText(text->utf8()); uuid.hex.size() == 32)
                return uuid;
        }
        return text->utf8();
    }
    return objectToSql(vocabulary, interpreter, value, type);
}

std::string jsonText(Interpreter &interpreter, const Value &value)
{
    const Value json = interpreter.importModule("json", interpreter.position());
    return interpreter.str(interpreter.call(interpreter.getAttribute(json, "dumps"), std::vector<Value>{value}));
}

Value parseJson(Interpreter &interpreter, const std::string &text)
{
    const Value json = interpreter.importModule("json", interpreter.position());
    return interpreter.call(interpreter.getAttribute(json, "loads"), std::vector<Value>{Value::text(text)});
}

Value fromSql(Interpreter &interpreter, const sql::Value &value)
{
    struct Visitor {
        Interpreter &in;
        Value operator()(const sql::Null &) const { return {}; }
        Value operator()(bool v) const { return v; }
        Value operator()(std::int64_t v) const { return v; }
        Value operator()(double v) const { return v; }
        Value operator()(const std::string &v) const { return Value::text(v); }
        Value operator()(const sql::Decimal &v) const { return decimalObject(in, v.digits); }
        Value operator()(const sql::Bytes &v) const { return Value(std::make_shared<python::Bytes>(v.data)); }
        Value operator()(const sql::Date &v) const { return dateObject(in, v); }
        Value operator()(const sql::Time &v) const { return timeObject(in, v); }
        Value operator()(const sql::DateTime &v) const { return dateTimeObject(in, v); }
        Value operator()(const sql::Interval &v) const { return intervalObject(in, v); }
        Value operator()(const sql::Uuid &v) const { return uuidObject(in, v); }
        Value operator()(const sql::Json &v) const { return parseJson(in, v.text); }
        Value operator()(const sql::Range &v) const { return rangeObject(in, v); }
        Value operator()(const sql::Array &v) const
        {
            std::vector<Value> items;
            for (const sql::Value &item : v.items)
                items.push_back(fromSql(in, item));
            return Value(python::makeList(std::move(items)));
        }
        Value operator()(const sql::Unknown &v) const { return Value::unknown(v.why); }
    };
    return std::visit(Visitor{interpreter}, value.data);
}

namespace {

/// SQLite stores text where PostgreSQL has types: the typed result parses it.
std::optional<Value> fromText(Interpreter &interpreter, const std::string &text, const sql::Type &type)
{
    switch (sql::affinityOf(type)) {
    case sql::Affinity::Json:
        return parseJson(interpreter, text);
    case sql::Affinity::Uuid:
        if (type.asUuid)
            return uuidObject(interpreter, uuidFromText(text));
        // CHAR(32) holds the digits without dashes, sa.Uuid(as_uuid=False) gives the text with them
        return type.id == sql::TypeId::Uuid && text.size() == 32 ? Value::text(interpreter.str(uuidObject(interpreter, uuidFromText(text)))) : Value::text(text);
    case sql::Affinity::Date:
        return dateFromText(interpreter, text);
    case sql::Affinity::DateTime:
        return dateTimeFromText(interpreter, text);
    case sql::Affinity::Time:
        return timeFromText(interpreter, text);
    case sql::Affinity::Interval:
        return intervalFromText(interpreter, text);
    case sql::Affinity::Numeric:
        return decimalObject(interpreter, text);
    case sql::Affinity::None:
    case sql::Affinity::Integer:
    case sql::Affinity::String:
    case sql::Affinity::Boolean:
    case sql::Affinity::Binary:
    case sql::Affinity::Array:
        return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Value> enumMemberFor(const std::string &label, const sql::Type &type, const Value &typeValue)
{
    const auto cls = enumClassOf(typeValue);
    if (!cls || !type.enumeration)
        return std::nullopt;
    const auto members = python::enumMembers(*cls);
    const auto &labels = type.enumeration->labels;
    for (std::size_t i = 0; i < members.size(); ++i) {
        if ((i < labels.size() && labels[i] == label) || members[i]->name == label)
            return Value(members[i]);
    }
    return std::nullopt;
}

bool isDecimalType(const sql::Type &type)
{
    return type.id == sql::TypeId::Numeric || type.id == sql::TypeId::UpperNumeric || type.id == sql::TypeId::UpperDecimal;
}

}  // namespace

namespace {

/// The built-in conversion of a type, without the project's own code.
Value fromSqlBuiltIn(Interpreter &interpreter, const sql::Value &value, const sql::Type &type, const Value &typeValue)
{
    if (const auto *text = std::get_if<std::string>(&value.data)) {
        if (isHstore(type))
            return hstoreDict(*text);
        if (auto member = enumMemberFor(*text, type, typeValue))
            return *member;
        if (auto parsed = fromText(interpreter, *text, type))
            return *parsed;
    }
    if (const auto *uuid = std::get_if<sql::Uuid>(&value.data); uuid && type.asUuid == false && sql::affinityOf(type) == sql::Affinity::Uuid)
        return Value::text(interpreter.str(uuidObject(interpreter, *uuid)));
    if (const auto *range = std::get_if<sql::Range>(&value.data); range && type.name == "NUMRANGE")
        return rangeObject(interpreter, *range, true);
    if (type.id == sql::TypeId::PickleType && std::holds_alternative<sql::Bytes>(value.data))
        return pickled(interpreter, "loads", {fromSql(interpreter, value)});
    const bool isBoolean = sql::affinityOf(type) == sql::Affinity::Boolean;
    if (const auto *number = std::get_if<std::int64_t>(&value.data)) {
        if (isBoolean)
            return *number != 0;
        if (isDecimalType(type))
            return decimalObject(interpreter, std::to_string(*number) + (type.scale == 0 ? "" : "." + std::string(std::size_t(type.scale.value_or(10)), '0')));
    }
    if (const auto *real = std::get_if<double>(&value.data); real && isDecimalType(type))
        return decimalObject(interpreter, fmt::format("{:.{}f}", *real, type.scale.value_or(10)));
    if (const auto *decimal = std::get_if<sql::Decimal>(&value.data); decimal && sql::affinityOf(type) == sql::Affinity::Numeric && !isDecimalType(type)) {
        double number = 0;
        std::from_chars(decimal->digits.data(), decimal->digits.data() + decimal->digits.size(), number);
        return number;
    }
    return fromSql(interpreter, value);
}

}  // namespace

namespace {

/// Numeric(asdecimal=False) gives floats, Float(asdecimal=True) decimals.
Value asDecimalOrFloat(Interpreter &interpreter, const Value &number, const Value &typeValue)
{
    const auto *type = typeValue.as<TypeObject>();
    if (!type || !type->asDecimal)
        return number;
    if (const auto *real = number.asFloat(); real && *type->asDecimal)
        return decimalObject(interpreter, fmt::format("{:.10f}", *real));
    const bool isNumber = !number.isNone() && !number.asFloat();
    return isNumber && !*type->asDecimal ? interpreter.call(Value(interpreter.builtinClass("float")), std::vector<Value>{number}) : number;
}

}  // namespace

Value fromSqlTyped(Vocabulary &vocabulary, Interpreter &interpreter, const sql::Value &value, const sql::Type &declared, const Value &typeValue)
{
    const sql::Type type = chosenType(vocabulary, declared);
    Value result = fromSqlBuiltIn(interpreter, value, type, typeValue);
    if (result.isUnknown())
        return result;
    result = asDecimalOrFloat(interpreter, result, typeValue);
    const bool sameType = type.python && declared.python && type.python->module == declared.python->module && type.python->repr == declared.python->repr;
    if (auto read = sameType ? std::nullopt : readByProject(vocabulary, interpreter, result, type))
        result = *read;
    if (auto read = readByProject(vocabulary, interpreter, result, declared))
        result = *read;
    return result;
}

}  // namespace limbeck::sqlalchemy
