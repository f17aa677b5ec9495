// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/types/type_object.h"

#include "python/state.h"
#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/types/compiler_object.h"
#include "sqlalchemy/types/project_types.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

using sql::TypeId;

namespace {

Value optionalNumber(const std::optional<std::int64_t> &number) { return number ? Value(*number) : Value(); }
Value optionalText(const std::optional<std::string> &text) { return text ? Value::text(*text) : Value(); }

Value textList(const std::vector<std::string> &texts)
{
    std::vector<Value> items;
    for (const std::string &text : texts)
        items.push_back(Value::text(text));
    return Value(python::makeList(std::move(items)));
}

/// with_variant(type, *dialect_names): added before what was there, the first match wins.
Value withVariant(TypeObject &self, Interpreter &interpreter, const Arguments &arguments)
{
    sql::Type type = self.type();
    const auto variant = std::make_shared<const sql::Type>(typeFrom(self.vocabulary(), interpreter, arguments.value("type_")));
    if (arguments.rest().empty())
        raise(self.vocabulary(), interpreter, "ArgumentError", "At least one dialect name is required");
    auto at = type.variants.begin();
    for (const Value &dialect : arguments.rest())
        at = std::next(type.variants.emplace(at, textOf(interpreter, dialect, "dialect name"), variant));
    auto result = std::make_shared<TypeObject>(self.vocabulary(), std::move(type), self.entry());
    result->enumClass = self.enumClass;
    result->itemValue = self.itemValue;
    result->asDecimal = self.asDecimal;
    return Value(result);
}

/// Enum.create() and .drop(): types of their own exist on PostgreSQL only (operations.md §8).
Value emitTypeOperation(TypeObject &self, Interpreter &interpreter, const Arguments &arguments, bool create)
{
    World &world = requireWorld(self.vocabulary(), interpreter, create ? "creating a type" : "dropping a type");
    const sql::Type type = sql::resolveVariant(self.type(), world.dialect().name());
    const bool checkFirst = arguments.flag("checkfirst", type.id != TypeId::Enum);
    operation::Operation operation;
    operation.position = arguments.position();
    if (create)
        operation.node = operation::CreateType{type, checkFirst};
    else
        operation.node = operation::DropType{type, checkFirst};
    acrossTheBorder(self.vocabulary(), interpreter, [&] { world.emit(operation); });
    return {};
}

Value compiledText(TypeObject &self, Interpreter &interpreter, const Arguments &arguments)
{
    const Value dialect = arguments.value("dialect");
    std::string name = self.vocabulary().world() ? self.vocabulary().world()->dialect().name() : "postgresql";
    if (!dialect.isNone())
        name = interpreter.str(interpreter.getAttribute(dialect, "name"));
    return Value::text(acrossTheBorder(self.vocabulary(), interpreter, [&] { return dialect::dialectByName(name).typeText(self.type()); }));
}

const MethodTable<TypeObject> &typeMethods()
{
    static const MethodTable<TypeObject> table{
        {"with_variant", "type_, *dialect_names", [](TypeObject &self, Interpreter &in, const Arguments &a) { return withVariant(self, in, a); }},
        {"create", "bind=, checkfirst=", [](TypeObject &self, Interpreter &in, const Arguments &a) { return emitTypeOperation(self, in, a, true); }},
        {"drop", "bind=, checkfirst=", [](TypeObject &self, Interpreter &in, const Arguments &a) { return emitTypeOperation(self, in, a, false); }},
        {"compile", "dialect=", [](TypeObject &self, Interpreter &in, const Arguments &a) { return compiledText(self, in, a); }},
        {"evaluates_none", "", [](TypeObject &self, Interpreter &, const Arguments &) { return Value(self.shared_from_this()); }},
        {"as_generic", "allow_nulltype=", [](TypeObject &self, Interpreter &, const Arguments &) { return Value(self.shared_from_this()); }},
        {"copy", "**kw", [](TypeObject &self, Interpreter &, const Arguments &) { return Value(self.shared_from_this()); }},
        {"dialect_impl", "dialect", [](TypeObject &self, Interpreter &, const Arguments &) { return Value(self.shared_from_this()); }},
        {"load_dialect_impl", "dialect", [](TypeObject &self, Interpreter &, const Arguments &) { return Value(self.shared_from_this()); }},
    };
    return table;
}

/// An Enum is as long as its longest label.
std::int64_t longestLabel(const sql::EnumFacts &enumeration)
{
    std::int64_t longest = 0;
    for (const std::string &label : enumeration.labels)
        longest = std::max(longest, std::int64_t(Value::text(label).asText()->length()));
    return longest;
}

/// str() of a type is its text in SQLAlchemy's default dialect: where that is not the run's own. Empty: it is.
std::string textOfNoDialect(const sql::Type &type, std::string_view className)
{
    static const std::map<TypeId, std::string> kTexts{{TypeId::DateTime, "DATETIME"}, {TypeId::Interval, "DATETIME"}, {TypeId::Time, "TIME"}, {TypeId::UpperTime, "TIME"}, {TypeId::PgTime, "TIME"},
                                                      {TypeId::UpperTimestamp, "TIMESTAMP"}, {TypeId::PgTimestamp, "TIMESTAMP"}, {TypeId::Array, "ARRAY"}, {TypeId::Double, "DOUBLE"},
                                                      {TypeId::LargeBinary, "BLOB"}, {TypeId::PickleType, "BLOB"}};
    if (const auto found = kTexts.find(type.id); found != kTexts.end())
        return found->second;
    if (type.id == TypeId::Uuid && className == "Uuid")
        return "CHAR(32)";
    if ((type.id == TypeId::Enum || type.id == TypeId::PgEnum) && type.enumeration)
        return fmt::format("VARCHAR({})", type.length ? std::int64_t(*type.length) : longestLabel(*type.enumeration));
    return {};
}

/// A C++ member as Python sees it: nullopt when the type has no such attribute.
std::optional<Value> memberOf(const TypeObject &object, std::string_view name)
{
    const sql::Type &type = object.type();
    const bool isEnum = type.id == TypeId::Enum || type.id == TypeId::PgEnum;
    if (name == "length" && type.enumeration && !type.length)
        return Value(longestLabel(*type.enumeration));
    if (name == "length")
        return optionalNumber(type.length);
    if (name == "precision")
        return optionalNumber(type.precision);
    if (name == "scale")
        return optionalNumber(type.scale);
    if (name == "asdecimal" && sql::affinityOf(type) == sql::Affinity::Numeric)
        return Value(object.asDecimal.value_or(type.id == TypeId::Numeric || type.id == TypeId::UpperNumeric || type.id == TypeId::UpperDecimal));
    if (name == "dimensions")
        return optionalNumber(type.dimensions);
    if (name == "timezone")
        return Value(type.timezone);
    if (name == "collation")
        return optionalText(type.collation);
    if (name == "schema")
        return optionalText(type.schema);
    if (name == "as_uuid")
        return Value(type.asUuid);
    if (name == "none_as_null")
        return Value(type.noneAsNull);
    if (name == "create_constraint")
        return Value(type.createConstraint);
    if (name == "name")
        return isEnum || type.id == TypeId::PgDomain ? (type.name.empty() ? Value() : Value::text(type.name)) : optionalText(type.constraintName);
    if (name == "item_type" && type.id == TypeId::Array)
        return object.itemValue;
    if (name == "enums" && isEnum && type.enumeration)
        return textList(type.enumeration->labels);
    if (name == "native_enum" && isEnum && type.enumeration)
        return Value(type.enumeration->nativeEnum);
    if (name == "create_type" && type.enumeration)
        return Value(type.enumeration->createType);
    if (name == "enum_class" && isEnum)
        return object.enumClass ? Value(object.enumClass) : Value();
    return std::nullopt;
}

std::string reprArguments(const sql::Type &type)
{
    std::vector<std::string> parts;
    if (type.enumeration) {
        for (const std::string &label : type.enumeration->labels)
            parts.push_back("'" + label + "'");
        if (!type.name.empty())
            parts.push_back("name='" + type.name + "'");
    }
    if (type.length)
        parts.push_back(fmt::format("length={}", *type.length));
    if (type.timezone)
        parts.emplace_back("timezone=True");
    if (type.precision)
        parts.push_back(fmt::format("precision={}", *type.precision));
    if (type.scale)
        parts.push_back(fmt::format("scale={}", *type.scale));
    return fmt::format("{}", fmt::join(parts, ", "));
}

/// The name of the Python type that `.python_type` answers, with its module; empty: it has none.
const char *pythonTypeName(const sql::Type &type)
{
    switch (sql::affinityOf(type)) {
    case sql::Affinity::Integer:
        return "int";
    case sql::Affinity::String:
        return "str";
    case sql::Affinity::Boolean:
        return "bool";
    case sql::Affinity::Binary:
        return "bytes";
    case sql::Affinity::Json:
        return "dict";
    case sql::Affinity::Array:
        return "list";
    case sql::Affinity::Numeric:
        return type.id == TypeId::Numeric || type.id == TypeId::UpperNumeric || type.id == TypeId::UpperDecimal ? "decimal.Decimal" : "float";
    case sql::Affinity::Date:
        return "datetime.date";
    case sql::Affinity::DateTime:
        return "datetime.datetime";
    case sql::Affinity::Time:
        return "datetime.time";
    case sql::Affinity::Interval:
        return "datetime.timedelta";
    case sql::Affinity::Uuid:
        return type.asUuid ? "uuid.UUID" : "str";
    case sql::Affinity::None:
        return "";
    }
    return "";
}

}  // namespace

std::optional<Value> TypeObject::attribute(Interpreter &interpreter, std::string_view name)
{
    if (auto method = typeMethods().bind(*this, name))
        return method;
    if (name == "__class__")
        return Value(typeClass(vocabulary(), m_entry->package, m_entry->name));
    if (name == "__visit_name__")
        return Value::text(std::string(m_entry->name));
    if (name == "impl" || name == "comparator" || name == "base_type")
        return Value(shared_from_this());
    if (name == "python_type") {
        const std::string known = pythonTypeName(m_type);
        if (known.empty())
            throw Unsupported("python_type of " + std::string(m_entry->name), interpreter.position());
        const auto dot = known.find('.');
        if (dot == std::string::npos)
            return Value(interpreter.builtinClass(known));
        return interpreter.getAttribute(interpreter.importModule(known.substr(0, dot), interpreter.position()), known.substr(dot + 1));
    }
    return memberOf(*this, name);
}

void TypeObject::setAttribute(Interpreter &interpreter, std::string_view name, Value value)
{
    interpreter.touch(*this);
    if (name == "create_type" && m_type.enumeration)
        m_type.enumeration->createType = interpreter.isTrue(value, name);
    else if (name == "name" && m_type.enumeration)
        m_type.name = textOf(interpreter, value, name);
    else if (name == "schema")
        m_type.schema = value.isNone() ? std::nullopt : std::optional(textOf(interpreter, value, name));
    else if (name == "length")
        m_type.length = value.asInt() ? std::optional<std::int64_t>(*value.asInt()) : std::nullopt;
    else if (name == "collation")
        m_type.collation = value.isNone() ? std::nullopt : std::optional(textOf(interpreter, value, name));
    else
        throw Unsupported(fmt::format("setting attribute '{}' of a {} type", name, m_entry->name), interpreter.position());
}

std::string TypeObject::str(Interpreter &interpreter)
{
    if (const std::string text = textOfNoDialect(m_type, m_entry->name); !text.empty())
        return text;
    const dialect::Dialect &dialect = vocabulary().world() ? vocabulary().world()->dialect() : dialect::postgresql();
    try {
        // A type that only PostgreSQL has is itself everywhere.
        return m_entry->package == "postgresql" ? dialect::postgresql().typeText(m_type) : dialect.typeText(m_type);
    } catch (const Error &) {
        return repr(interpreter);   // as SQLAlchemy: a type without text prints its repr
    }
}

std::string TypeObject::repr(Interpreter &) { return fmt::format("{}({})", m_entry->name, reprArguments(m_type)); }

// ---------------------------------------------------------------- classes

TypeClass::TypeClass(Vocabulary &vocabulary, const TypeEntry &entry) : m_vocabulary(vocabulary), m_entry(&entry)
{
    name = std::string(entry.name);
    module = std::string(entry.package);
}

std::shared_ptr<TypeObject> TypeClass::make(Interpreter &interpreter, CallArguments arguments)
{
    return constructType(m_vocabulary, interpreter, *m_entry, std::move(arguments));
}

Value TypeClass::call(Interpreter &interpreter, CallArguments arguments) { return Value(make(interpreter, std::move(arguments))); }

std::optional<Value> TypeClass::attribute(Interpreter &interpreter, std::string_view attributeName)
{
    if (attributeName == "__name__" || attributeName == "__visit_name__")
        return Value::text(name);
    if (attributeName == "as_mutable" || attributeName == "with_variant")
        return interpreter.findAttribute(Value(make(interpreter, {})), attributeName);
    if (const Value *own = findOwn(attributeName))
        return *own;
    if (attributeName == "__module__")
        return Value::text(module);
    if (attributeName == "Comparator" || attributeName == "comparator_factory")
        return Value(interpreter.builtinClass("object"));
    return make(interpreter, {})->attribute(interpreter, attributeName);
}

std::optional<python::Truth> TypeClass::isInstance(Interpreter &, const Value &value)
{
    if (const auto *object = value.as<TypeObject>())
        return isTypeDescendant(object->entry(), m_entry->name) ? python::Truth::True : python::Truth::False;
    if (const auto *object = value.as<ProjectTypeInstance>()) {
        const auto *cls = dynamic_cast<ProjectTypeClass *>(object->cls.get());
        const auto root = cls ? cls->root() : nullptr;
        return root && isTypeDescendant(root->entry(), m_entry->name) ? python::Truth::True : python::Truth::False;
    }
    return value.isUnknown() ? python::Truth::Unknown : python::Truth::False;
}

std::optional<bool> TypeClass::isSubclass(Interpreter &, const Value &other)
{
    if (const auto *cls = other.as<TypeClass>())
        return isTypeDescendant(cls->entry(), m_entry->name);
    if (const auto *cls = other.as<ProjectTypeClass>())
        return cls->root() && isTypeDescendant(cls->root()->entry(), m_entry->name);
    return false;
}

std::optional<Value> TypeClass::subclass(Interpreter &, python::ClassDefinition &definition)
{
    auto cls = std::make_shared<ProjectTypeClass>(m_vocabulary, definition);
    defineClass(*cls, cls, definition);
    return Value(cls);
}

namespace {

/// What a project's subclass reaches through super(): the constructor, whose arguments go to `impl`, and load_dialect_impl.
void addProjectMethods(TypeClass &cls)
{
    cls.put("__init__", Value(std::make_shared<python::NativeMethod>("__init__", [](Interpreter &interpreter, CallArguments call) -> Value {
                auto *self = call.positional.empty() ? nullptr : call.positional.front().as<ProjectTypeInstance>();
                if (!self)
                    interpreter.raise("TypeError", "__init__() of a type needs an instance of it");
                call.positional.erase(call.positional.begin());
                self->implArguments = std::move(call);
                return {};
            })));
    cls.put("load_dialect_impl", Value(std::make_shared<python::NativeMethod>("load_dialect_impl", [](Interpreter &interpreter, CallArguments call) -> Value {
                auto *self = call.positional.empty() ? nullptr : call.positional.front().as<ProjectTypeInstance>();
                if (!self)
                    interpreter.raise("TypeError", "load_dialect_impl() of a type needs an instance of it");
                return implOf(interpreter, *self);
            })));
}

}  // namespace

std::shared_ptr<TypeClass> typeClass(Vocabulary &vocabulary, std::string_view package, std::string_view name)
{
    const TypeEntry *entry = findTypeEntry(package, name);
    if (!entry)
        throw Error(ErrorCode::Internal, fmt::format("no type {}.{} in the catalog", package, name));
    auto &cls = vocabulary.parts().typeClasses[entry];
    if (!cls) {
        cls = std::make_shared<TypeClass>(vocabulary, *entry);
        addProjectMethods(*cls);
        // The JSON value null, as against the absence of a value.
        if (isTypeDescendant(*entry, "JSON"))
            cls->put("NULL", makeExpressionValue(vocabulary, sql::makeExpression(sql::LiteralColumn{"'null'"}, sql::makeType(TypeId::Json))));
    }
    return cls;
}

// ---------------------------------------------------------------- type positions

bool isTypeLike(const Value &value)
{
    return value.as<TypeObject>() || value.as<TypeClass>() || value.as<ProjectTypeInstance>() || value.as<ProjectTypeClass>() || value.as<python::Opaque>()
        || value.as<python::Class>();
}

Value typeInstance(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value)
{
    if (auto *cls = value.as<TypeClass>())
        return Value(cls->make(interpreter, {}));
    // A function that gives one serves as a type, too.
    if (value.as<ProjectTypeClass>() || value.as<python::Function>())
        return interpreter.call(value, std::vector<Value>{});
    if (value.isNone())
        return Value(makeTypeObject(vocabulary, sql::Type()));
    return value;
}

namespace {

sql::Type opaqueType(std::string name)
{
    sql::Type type = sql::makeType(TypeId::Opaque);
    type.name = name;
    type.spelling = std::move(name);
    return type;
}

/// A class whose base is not known may still say what it stores: `impl = sa.String`.
sql::Type typeOfForeignClass(Vocabulary &vocabulary, Interpreter &interpreter, const python::Class &cls)
{
    if (const Value *impl = cls.findInherited("impl")) {
        sql::Type type = typeFrom(vocabulary, interpreter, *impl);
        type.spelling = cls.module + "." + cls.name;
        return type;
    }
    return opaqueType(cls.module + "." + cls.name);
}

}  // namespace

sql::Type typeFrom(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value)
{
    if (value.isNone())
        return {};
    const Value instance = typeInstance(vocabulary, interpreter, value);
    if (const auto *object = instance.as<TypeObject>()) {
        if (vocabulary.parts().compilers.empty())
            return object->type();
        sql::Type type = object->type();
        applyTypeCompilers(vocabulary, interpreter, instance, *typeClass(vocabulary, object->entry().package, object->entry().name), type);
        return type;
    }
    if (auto *object = instance.as<ProjectTypeInstance>())
        return resolveProjectType(interpreter, *object);
    if (const auto *opaque = instance.as<python::Opaque>())
        return opaqueType(opaque->dottedName());
    if (const auto *cls = instance.as<python::Class>())
        return typeOfForeignClass(vocabulary, interpreter, *cls);
    if (const auto *object = instance.as<python::Instance>())
        return typeOfForeignClass(vocabulary, interpreter, *object->cls);
    if (value.isUnknown())
        return opaqueType(kUnknownName);
    raise(vocabulary, interpreter, "ArgumentError", fmt::format("expected a type such as sa.String(50), got {}", interpreter.repr(value)));
}

std::shared_ptr<python::Class> enumClassOf(const Value &typeValue)
{
    const auto *object = typeValue.as<TypeObject>();
    if (!object)
        return nullptr;
    if (object->enumClass)
        return object->enumClass;
    return enumClassOf(object->itemValue);
}

}  // namespace limbeck::sqlalchemy
