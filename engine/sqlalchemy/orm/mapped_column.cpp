// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/modules/typing_objects.h"
#include "sqlalchemy/orm/annotation.h"
#include "sqlalchemy/orm/model_class.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/types/type_object.h"

#include <algorithm>

// mapped_column() and the way from a Python type to a column type, as SQLAlchemy's registry resolves it: the whole annotation first, then what Annotated is about; of a class
// its ancestors, but only enum classes and exact matches count.

namespace limbeck::sqlalchemy {

std::shared_ptr<ColumnObject> MappedColumn::copy() const
{
    operation::ColumnSpec empty;
    auto result = std::make_shared<MappedColumn>(vocabulary(), empty, typeValue());
    copyInto(*result);
    result->hasNullable = hasNullable;
    result->usesExisting = usesExisting;
    result->sortOrder = sortOrder;
    return result;
}

std::shared_ptr<MappedColumn> makeMappedColumn(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call)
{
    const bool hasNullable = call.keyword("nullable") != nullptr;
    const auto existing = call.takeKeyword("use_existing_column");
    const auto order = call.takeKeyword("sort_order");
    const auto factory = call.takeKeyword("default_factory");
    const auto insertDefault = call.takeKeyword("insert_default");
    // `default=` of a dataclass is the column's default too, unless insert_default says another.
    if (insertDefault) {
        call.takeKeyword("default");
        call.keywords.emplace_back("default", *insertDefault);
    }
    for (const char *ignored : {"init", "repr", "compare", "kw_only", "hash", "deferred", "deferred_group", "deferred_raiseload", "active_history", "dataclass_metadata", "insert_sentinel", "_omit_from_statements"})
        call.takeKeyword(ignored);
    const auto plain = makeColumn(vocabulary, interpreter, std::move(call));
    operation::ColumnSpec empty;
    auto column = std::make_shared<MappedColumn>(vocabulary, empty, plain->typeValue());
    column->spec = plain->spec;
    column->key = plain->key;
    column->pythonDefault = plain->pythonDefault;
    column->onUpdate = plain->onUpdate;
    column->serverDefault = plain->serverDefault;
    column->items = plain->items;
    column->info = plain->info;
    column->hasNullable = hasNullable;
    column->usesExisting = existing && existing->asBool() && *existing->asBool();
    if (order && order->asInt())
        column->sortOrder = *order->asInt();
    return column;
}

namespace {

struct BuiltinType {
    const char *python;
    const char *type;
};

constexpr BuiltinType kBuiltinTypes[] = {{"int", "Integer"}, {"float", "Float"}, {"bool", "Boolean"}, {"str", "String"}, {"bytes", "LargeBinary"}, {"decimal.Decimal", "Numeric"},
                                         {"datetime.date", "Date"}, {"datetime.datetime", "DateTime"}, {"datetime.time", "Time"}, {"datetime.timedelta", "Interval"}, {"uuid.UUID", "Uuid"}};

class TypeResolver {
public:
    TypeResolver(Vocabulary &vocabulary, Interpreter &interpreter, const RegistryObject &registry) : m_vocabulary(vocabulary), m_interpreter(interpreter), m_registry(registry) {}

    std::optional<Value> resolve(const Value &type)
    {
        if (const auto *form = type.as<python::TypingForm>(); form && form->name == "Literal")
            return literalType(type, *form);
        if (const auto *newType = type.as<python::NewTypeFunction>()) {
            if (auto own = fromMap(type))
                return own;
            return resolve(newType->supertype);
        }
        if (const auto *cls = type.as<python::Class>())
            return classType(type, *cls);
        return fromMap(type);
    }

private:
    std::optional<Value> fromMap(const Value &key) const
    {
        for (auto map = m_registry.typeMaps.rbegin(); map != m_registry.typeMaps.rend(); ++map) {
            const auto *dict = map->as<python::Dict>();
            if (!dict)
                continue;
            for (const auto &[entry, type] : dict->entries()) {
                if (isSameTypeForm(entry, key))
                    return type;
            }
        }
        return std::nullopt;
    }

    std::optional<Value> byName(std::string_view name) const
    {
        for (auto map = m_registry.typeMaps.rbegin(); map != m_registry.typeMaps.rend(); ++map) {
            const auto *dict = map->as<python::Dict>();
            for (const auto &[entry, type] : dict ? dict->entries() : std::vector<std::pair<Value, Value>>()) {
                if (className(entry) == name)
                    return type;
            }
        }
        return std::nullopt;
    }

    /// An Enum type with what a map's Enum(enum.Enum, native_enum=False) says for all.
    Value enumType(std::vector<Value> values, const std::optional<Value> &general, bool isNative)
    {
        CallArguments call;
        call.positional = std::move(values);
        if (const auto *object = general ? general->as<TypeObject>() : nullptr)
            call.keywords = object->constructorKeywords;
        if (!isNative)
            call.takeKeyword("native_enum"), call.keywords.emplace_back("native_enum", Value(false));
        return typeClass(m_vocabulary, "sqlalchemy", "Enum")->call(m_interpreter, std::move(call));
    }

    std::optional<Value> literalType(const Value &type, const python::TypingForm &form)
    {
        if (auto own = fromMap(type))
            return own;
        for (const auto &map : m_registry.typeMaps) {
            for (const auto &[entry, general] : map.as<python::Dict>() ? map.as<python::Dict>()->entries() : std::vector<std::pair<Value, Value>>()) {
                const auto *key = entry.as<python::TypingForm>();
                if (key && key->name == "Literal" && key->arguments.empty())
                    return enumType(form.arguments, general, false);
            }
        }
        const bool areTexts = std::all_of(form.arguments.begin(), form.arguments.end(), [](const Value &value) { return value.asText() != nullptr; });
        return areTexts ? std::optional(enumType(form.arguments, std::nullopt, false)) : std::nullopt;
    }

    std::optional<Value> classType(const Value &type, const python::Class &cls)
    {
        for (const auto &ancestor : cls.linearization) {
            const bool isExact = ancestor.get() == &cls;
            const auto mapped = fromMap(Value(ancestor));
            const bool isEnum = className(Value(ancestor)) == "enum.Enum" || (mapped && ancestor->isEnum);
            if (mapped) {
                const auto *object = mapped->as<TypeObject>();
                const bool isEnumType = object && object->type().enumeration;
                if (isExact)
                    return mapped;
                if (isEnumType && cls.isEnum)
                    return enumType({type}, mapped, true);
                continue;
            }
            if (isEnum && cls.isEnum)
                return enumType({type}, std::nullopt, true);
            if (isExact) {
                for (const BuiltinType &entry : kBuiltinTypes) {
                    if (className(type) == entry.python)
                        return Value(typeClass(m_vocabulary, "sqlalchemy", entry.type));
                }
            }
        }
        return std::nullopt;
    }

    Vocabulary &m_vocabulary;
    Interpreter &m_interpreter;
    const RegistryObject &m_registry;
};

}  // namespace

std::optional<Value> typeForAnnotation(Vocabulary &vocabulary, Interpreter &interpreter, const RegistryObject &registry, const AnnotatedType &annotation)
{
    TypeResolver resolver(vocabulary, interpreter, registry);
    if (!annotation.whole.isIdentical(annotation.type)) {
        if (auto type = resolver.resolve(annotation.whole))
            return type;
    }
    return resolver.resolve(annotation.type);
}

}  // namespace limbeck::sqlalchemy
