// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/types/type_object.h"

#include "python/numbers.h"
#include "sqlalchemy/items/constraint_objects.h"
#include "sqlalchemy/types/dialect_arguments.h"
#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/runtime/exceptions.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace limbeck::sqlalchemy {

using sql::TypeId;

namespace {

std::optional<int> small(const std::optional<std::int64_t> &number)
{
    return number ? std::optional<int>(int(*number)) : std::nullopt;
}

/// A length, precision or scale. SQLAlchemy writes it out as it is, so that digits in quotes are as good: String("50"), Float(precision="53").
std::optional<std::int64_t> sizeOf(const Arguments &arguments, std::string_view name)
{
    const Value given = arguments.value(name);
    if (const python::Text *digits = given.asText()) {
        if (digits->utf8() == "max")
            return std::nullopt;   // SQL Server
        if (const auto number = python::parseInt(digits->utf8(), 10); number && number->asInt())
            return *number->asInt();
    }
    return arguments.integer(name);
}

/// An empty text is no schema.
std::optional<std::string> schemaText(const Arguments &arguments)
{
    auto schema = arguments.text("schema");
    if (schema && schema->empty())
        schema.reset();
    return schema;
}

void fillLengths(const TypeEntry &entry, const Arguments &arguments, sql::Type &type)
{
    // LargeBinary(length=1e7): neither PostgreSQL nor SQLite has a length for it, but a script repeats it.
    const Value length = arguments.value("length");
    if (type.id == TypeId::LargeBinary && length.asFloat())
        type.python = sql::Type::PythonIdentity{{}, fmt::format("length={}", arguments.interpreter().repr(length))};
    else if (arguments.has("length"))
        type.length = sizeOf(arguments, "length");
    if (arguments.has("collation"))
        type.collation = arguments.text("collation");
    const bool isInterval = entry.id == TypeId::Interval;
    const bool isTemporal = isInterval || arguments.has("timezone");
    if (const auto precision = isTemporal ? small(arguments.integer(isInterval ? "second_precision" : "precision")) : small(sizeOf(arguments, "precision")))
        type.precision = precision;
    if (arguments.has("scale"))
        type.scale = small(sizeOf(arguments, "scale"));
    if (arguments.has("dimensions"))
        type.dimensions = small(sizeOf(arguments, "dimensions"));
    if (const auto fields = arguments.text("fields"))
        type.fields = *fields;
}

void fillFlags(const Arguments &arguments, sql::Type &type)
{
    type.timezone = arguments.flag("timezone");
    type.varying = arguments.flag("varying");
    type.native = arguments.flag("native", true) && arguments.flag("native_uuid", true);
    type.asUuid = arguments.flag("as_uuid", true);
    type.noneAsNull = arguments.flag("none_as_null");
    type.createConstraint = arguments.flag("create_constraint");
}

/// sqlite.DATETIME(storage_format="%(year)04d%(month)02d…"): digits only makes it a …_CHAR (types.md §3.2).
bool isDigitsOnlyFormat(const std::string &format)
{
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (format[i] == '%') {
            const auto close = format.find(')', i);
            const auto end = close == std::string::npos ? std::string::npos : format.find('d', close);
            if (end == std::string::npos)
                return false;
            i = end;
        } else if (format[i] < '0' || format[i] > '9') {
            return false;
        }
    }
    return true;
}

void fillSqliteStorage(const Arguments &arguments, sql::Type &type)
{
    const auto format = arguments.text("storage_format");
    if (!format || !isDigitsOnlyFormat(*format))
        return;
    auto variant = type;
    variant.id = type.id == TypeId::Date ? TypeId::SqliteDateChar : type.id == TypeId::Time ? TypeId::SqliteTimeChar : TypeId::SqliteDatetimeChar;
    type.variants.emplace_back("sqlite", std::make_shared<const sql::Type>(variant));
}

/// Labels of Enum(PyEnumClass), through values_callable when given.
std::vector<std::string> classLabels(Interpreter &interpreter, const Arguments &arguments, const std::shared_ptr<python::Class> &cls)
{
    std::vector<std::string> labels;
    const Value callable = arguments.value("values_callable");
    if (!callable.isNone()) {
        for (const Value &label : interpreter.toVector(interpreter.call(callable, std::vector<Value>{Value(cls)})))
            labels.push_back(textOf(interpreter, label, "label of an Enum"));
        return labels;
    }
    for (const auto &member : python::enumMembers(*cls))
        labels.push_back(member->name);
    return labels;
}

std::string lowered(std::string text)
{
    for (char &c : text)
        c = c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    return text;
}

/// Models: labels that another package or a failed computation gave, and what to call the type then.
std::optional<std::string> unreadEnum(const Arguments &arguments)
{
    Interpreter &interpreter = arguments.interpreter();
    const auto isUnread = [](const Value &value) { return value.isUnknown() || value.as<python::Opaque>(); };
    const std::vector<Value> &given = arguments.rest();
    if (!interpreter.isLenient() || given.empty())
        return std::nullopt;
    const bool isList = given.size() == 1 && (given[0].as<python::List>() || given[0].as<python::Tuple>());
    const std::vector<Value> labels = isList ? interpreter.toVector(given[0]) : given;
    const auto found = std::find_if(labels.begin(), labels.end(), isUnread);
    if (found == labels.end())
        return std::nullopt;
    const auto *opaque = found->as<python::Opaque>();
    return fmt::format("Enum({})", opaque ? opaque->dottedName() : kUnknownName);
}

void fillEnum(Vocabulary &vocabulary, const Arguments &arguments, TypeObject &object, sql::Type &type)
{
    Interpreter &interpreter = arguments.interpreter();
    sql::EnumFacts facts;
    const auto &enums = arguments.rest();
    if (auto cls = enums.size() == 1 ? enums[0].shared<python::Class>() : nullptr) {
        facts.pythonClass = cls->name;
        facts.labels = classLabels(interpreter, arguments, cls);
        type.name = lowered(cls->name);
        object.enumClass = cls;
    } else if (enums.size() == 1 && !isTextLike(enums[0]) && (enums[0].as<python::List>() || enums[0].as<python::Tuple>())) {
        for (const Value &label : interpreter.toVector(enums[0]))
            facts.labels.push_back(textOf(interpreter, label, "label of an Enum"));
    } else if (enums.size() == 1 && enums[0].as<python::Opaque>()) {
        throw Unsupported(fmt::format("Enum of {}: the class is not defined in the project, its members are not known", enums[0].as<python::Opaque>()->dottedName()),
                          arguments.position(), "Write the labels into the script: sa.Enum('a', 'b', name='…').");
    } else {
        for (const Value &label : enums)
            facts.labels.push_back(textOf(interpreter, label, "label of an Enum"));
    }
    if (const auto name = arguments.text("name"))
        type.name = *name;
    type.constraintNameIsFinal = arguments.value("name").as<NameObject>() && arguments.value("name").as<NameObject>()->isFinal();
    type.schema = schemaText(arguments);
    facts.nativeEnum = arguments.flag("native_enum", true);
    facts.createType = arguments.flag("create_type", true);
    facts.inheritSchema = arguments.flag("inherit_schema");
    facts.boundToMetadata = !arguments.value("metadata").isNone();
    if (type.id == TypeId::PgEnum && (!facts.nativeEnum || type.createConstraint))
        raise(vocabulary, interpreter, "ArgumentError", "postgresql.ENUM is always native: native_enum=False and create_constraint are for sa.Enum");
    type.enumeration = std::move(facts);
}

void fillArray(Vocabulary &vocabulary, const Arguments &arguments, TypeObject &object, sql::Type &type)
{
    Interpreter &interpreter = arguments.interpreter();
    object.itemValue = typeInstance(vocabulary, interpreter, arguments.value("item_type"));
    type.item = std::make_shared<const sql::Type>(typeFrom(vocabulary, interpreter, object.itemValue));
}

void fillDomain(Vocabulary &vocabulary, const Arguments &arguments, sql::Type &type)
{
    Interpreter &interpreter = arguments.interpreter();
    sql::DomainFacts facts;
    type.name = arguments.requiredText("name");
    type.schema = schemaText(arguments);
    type.collation.reset();
    facts.base = typeFrom(vocabulary, interpreter, arguments.value("data_type"));
    facts.collation = arguments.text("collation");
    const auto textArgument = [&](const char *name) -> std::optional<std::string> {
        const Value value = arguments.value(name);
        if (value.isNone())
            return std::nullopt;
        return interpreter.str(value);
    };
    facts.defaultText = textArgument("default");
    facts.check = textArgument("check");
    facts.constraintName = arguments.text("constraint_name");
    facts.notNull = arguments.flag("not_null");
    type.domain = std::make_shared<const sql::DomainFacts>(std::move(facts));
    sql::EnumFacts creation;
    creation.createType = arguments.flag("create_type", true);
    creation.boundToMetadata = !arguments.value("metadata").isNone();
    if (!creation.createType || creation.boundToMetadata)
        type.enumeration = std::move(creation);
}

/// ARRAY(Integer, ForeignKey("t.id")): what was meant for the column is the type's second argument.
std::string argumentText(Interpreter &interpreter, const Value &value)
{
    const auto *key = value.as<ForeignKeyObject>();
    return key && !key->target.empty() ? "ForeignKey(" + interpreter.repr(Value::text(key->target)) + ")" : interpreter.repr(value);
}

/// Arguments of SQLAlchemy's types that decide nothing in the database and are written back by autogenerate.
void keepFurtherArguments(Vocabulary &vocabulary, const Arguments &arguments, sql::Type &type)
{
    Interpreter &interpreter = arguments.interpreter();
    const sql::Affinity affinity = sql::affinityOf(type);
    std::string further;
    const auto add = [&further](std::string_view name, const std::string &value) { further += fmt::format("{}{}={}", further.empty() ? "" : ", ", name, value); };
    const auto addFlag = [&](const char *name, bool otherwise) {
        if (arguments.has(name) && arguments.flag(name, otherwise) != otherwise)
            add(name, otherwise ? "False" : "True");
    };
    if (affinity == sql::Affinity::Numeric) {
        static constexpr TypeId kFloats[] = {TypeId::Float, TypeId::Double, TypeId::UpperFloat, TypeId::UpperDouble, TypeId::UpperDoublePrecision, TypeId::UpperReal};
        const bool isFloat = std::find(std::begin(kFloats), std::end(kFloats), type.id) != std::end(kFloats);
        if (isFloat)
            addFlag("asdecimal", false);
        if (arguments.has("decimal_return_scale") && arguments.integer("decimal_return_scale"))
            add("decimal_return_scale", std::to_string(*arguments.integer("decimal_return_scale")));
        if (!isFloat)
            addFlag("asdecimal", true);
    } else if (affinity == sql::Affinity::Binary && arguments.has("length") && arguments.value("length").asFloat()) {
        add("length", interpreter.repr(arguments.value("length")));   // LargeBinary(1e7)
    } else if (type.id == TypeId::Array) {
        for (const char *name : {"as_tuple", "zero_indexes"}) {
            if (const Value given = arguments.value(name); !given.isNone() && !(given.asBool() && !*given.asBool()))
                add(name, argumentText(interpreter, given));
        }
    } else if (affinity == sql::Affinity::Json && arguments.has("astext_type") && !arguments.value("astext_type").isNone()) {
        const sql::Type text = typeFrom(vocabulary, interpreter, typeInstance(vocabulary, interpreter, arguments.value("astext_type")));
        if (text.id != TypeId::Text || text.length || text.collation)
            type.item = std::make_shared<const sql::Type>(text);
    }
    if (!further.empty())
        type.python = sql::Type::PythonIdentity{{}, further};
}

std::string spellingOf(const TypeEntry &entry)
{
    const std::string_view prefix = entry.package == "sqlalchemy" ? "sa" : entry.package;
    return fmt::format("{}.{}", prefix, entry.name);
}

}  // namespace

std::shared_ptr<TypeObject> constructType(Vocabulary &vocabulary, Interpreter &interpreter, const TypeEntry &entry, CallArguments call)
{
    const std::string_view ownParameters = dialectParameters(entry);
    const Signature signature(std::string(entry.name), ownParameters.empty() ? std::string_view(entry.parameters) : ownParameters);
    auto keywords = entry.id == TypeId::Enum ? call.keywords : decltype(call.keywords)();
    const Arguments arguments = signature.bind(interpreter, std::move(call));
    sql::Type type = sql::makeType(entry.id);
    type.spelling = spellingOf(entry);
    if (entry.id == TypeId::PgSimple || entry.id == TypeId::Foreign)
        type.name = entry.id == TypeId::Foreign ? fmt::format("{}.{}", entry.package, entry.name) : std::string(entry.text);
    auto object = std::make_shared<TypeObject>(vocabulary, sql::Type(), entry);
    fillLengths(entry, arguments, type);
    fillFlags(arguments, type);
    if (entry.id == TypeId::Boolean || entry.id == TypeId::UpperBoolean) {
        type.constraintName = arguments.text("name");
        const auto *name = arguments.value("name").as<NameObject>();
        type.constraintNameIsFinal = name && name->isFinal();
    }
    const bool isEnum = entry.id == TypeId::Enum || entry.id == TypeId::PgEnum;
    if (const auto unread = isEnum ? unreadEnum(arguments) : std::nullopt) {
        type = sql::makeType(TypeId::Opaque);
        type.name = type.spelling = *unread;
    } else if (isEnum)
        fillEnum(vocabulary, arguments, *object, type);
    else if (entry.id == TypeId::Array)
        fillArray(vocabulary, arguments, *object, type);
    else if (entry.id == TypeId::PgDomain)
        fillDomain(vocabulary, arguments, type);
    else if (entry.package == "sqlite")
        fillSqliteStorage(arguments, type);
    if (auto own = dialectArguments(entry, arguments)) {
        if (!own->empty())
            type.python = sql::Type::PythonIdentity{{}, std::move(*own)};
    } else {
        keepFurtherArguments(vocabulary, arguments, type);
    }
    completeThirdPartyType(interpreter, entry, arguments, type);
    auto result = std::make_shared<TypeObject>(vocabulary, std::move(type), entry);
    result->enumClass = object->enumClass;
    result->itemValue = object->itemValue;
    result->constructorKeywords = std::move(keywords);
    result->asDecimal = arguments.optionalFlag("asdecimal");
    return result;
}

std::shared_ptr<TypeObject> makeTypeObject(Vocabulary &vocabulary, sql::Type type)
{
    const TypeEntry &entry = entryOf(type);
    auto object = std::make_shared<TypeObject>(vocabulary, type, entry);
    if (type.item)
        object->itemValue = Value(makeTypeObject(vocabulary, *type.item));
    return object;
}

}  // namespace limbeck::sqlalchemy
