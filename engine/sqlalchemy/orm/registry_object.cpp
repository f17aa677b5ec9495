// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/orm/registry_object.h"

#include "python/state.h"

#include "sqlalchemy/host_class.h"
#include "sqlalchemy/orm/mapping_events.h"
#include "sqlalchemy/orm/model_class.h"

namespace limbeck::sqlalchemy {

namespace {

std::shared_ptr<RegistryObject> shared(RegistryObject &self) { return std::static_pointer_cast<RegistryObject>(self.shared_from_this()); }

/// cls=: a class or a tuple of classes.
std::vector<Value> baseClasses(const Value &cls)
{
    if (cls.isNone())
        return {};
    if (const auto *tuple = cls.as<python::Tuple>())
        return tuple->items;
    return {cls};
}

/// @mapped, @mapped_as_dataclass and the same with arguments.
Value mappingDecorator(RegistryObject &self, Interpreter &interpreter, const Arguments &arguments)
{
    if (const Value cls = arguments.value("cls"); !cls.isNone())
        return mapPlainClass(self.vocabulary(), interpreter, shared(self), cls);
    auto keep = shared(self);
    return nativeFunction("mapped", "cls", [keep](Interpreter &in, const Arguments &a) { return mapPlainClass(keep->vocabulary(), in, keep, a.value("cls")); });
}

/// map_imperatively(Class, table): the class shows the table's columns.
Value mapImperatively(RegistryObject &, Interpreter &interpreter, const Arguments &arguments)
{
    auto *cls = arguments.value("class_").as<python::Class>();
    const auto table = arguments.value("local_table").shared<TableObject>();
    if (cls && table) {
        interpreter.touch(*cls);
        cls->put("__table__", Value(table));
        for (const auto &column : table->columns())
            cls->put(column->key, Value(column));
    }
    return Value(std::make_shared<python::Opaque>("sqlalchemy.orm.Mapper", interpreter.position()));
}

/// The base's own metadata: `metadata = None` of the given class does not count.
Value generatedBase(Interpreter &interpreter, std::string name, const std::shared_ptr<RegistryObject> &registry, std::vector<Value> bases, const Value &metaclass)
{
    const auto base = makeModelBase(registry->vocabulary(), interpreter, std::move(name), registry, ModelClass::Family::SqlAlchemy, std::move(bases));
    if (metaclass.as<python::Class>())
        python::setMetaclass(*base, metaclass);
    base->put("metadata", Value(registry->metadata()));
    return Value(base);
}

/// as_declarative: the class becomes the base.
Value baseFrom(Interpreter &interpreter, const std::shared_ptr<RegistryObject> &registry, const Value &given, const Value &metaclass = {})
{
    const auto *cls = given.as<python::Class>();
    return generatedBase(interpreter, cls ? cls->name : "Base", registry, {given}, metaclass);
}

Value generateBase(RegistryObject &self, Interpreter &interpreter, const Arguments &arguments)
{
    return generatedBase(interpreter, arguments.text("name").value_or("Base"), shared(self), baseClasses(arguments.value("cls")), arguments.value("metaclass"));
}

const MethodTable<RegistryObject> &registryMethods()
{
    static const MethodTable<RegistryObject> table{
        {"generate_base", "mapper=, cls=, name=, metaclass=", generateBase},
        {"as_declarative_base", "**kw", [](RegistryObject &self, Interpreter &, const Arguments &) {
             auto keep = shared(self);
             return nativeFunction("as_declarative_base", "cls", [keep](Interpreter &in, const Arguments &a) { return baseFrom(in, keep, a.value("cls")); });
         }},
        {"mapped", "cls=, **kw", mappingDecorator},
        {"mapped_as_dataclass", "cls=, **kw", mappingDecorator},
        {"map_imperatively", "class_, local_table=, **kw", mapImperatively},
        {"map_declaratively", "cls", [](RegistryObject &self, Interpreter &in, const Arguments &a) { return mapPlainClass(self.vocabulary(), in, shared(self), a.value("cls")); }},
        {"update_type_annotation_map", "type_annotation_map", [](RegistryObject &self, Interpreter &, const Arguments &a) {
             self.typeMaps.push_back(a.value("type_annotation_map"));
             return Value();
         }},
        {"configure", "cascade=", [](RegistryObject &, Interpreter &, const Arguments &) { return Value(); }},
        {"dispose", "cascade=", [](RegistryObject &, Interpreter &, const Arguments &) { return Value(); }},
    };
    return table;
}

}  // namespace

std::optional<Value> RegistryObject::attribute(Interpreter &interpreter, std::string_view name)
{
    if (name == "metadata")
        return Value(m_metadata);
    if (name == "type_annotation_map") {
        auto all = python::makeDict();
        for (const Value &map : typeMaps) {
            if (const auto *dict = map.as<python::Dict>()) {
                for (const auto &[key, type] : dict->entries())
                    all->insert(interpreter, key, type);
            }
        }
        return Value(all);
    }
    if (name == "_class_registry")
        return Value(classes);
    if (name == "mappers" && interpreter.isLenient()) {
        auto mappers = std::make_shared<python::Set>();
        mappers->frozen = true;
        for (const auto &[key, cls] : classes->entries())
            mappers->add(interpreter, mapperOf(interpreter, *cls.as<ModelClass>()));
        return Value(std::move(mappers));
    }
    if (name == "mappers")
        return Value(std::make_shared<python::Opaque>("sqlalchemy.orm.registry.mappers", interpreter.position()));
    return registryMethods().bind(*this, name);
}

std::shared_ptr<RegistryObject> makeRegistry(Vocabulary &vocabulary, const Value &metadata, const Value &typeMap)
{
    auto given = metadata.shared<MetaDataObject>();
    auto registry = std::make_shared<RegistryObject>(vocabulary, given ? given : std::make_shared<MetaDataObject>(vocabulary));
    if (!typeMap.isNone())
        registry->typeMaps.push_back(typeMap);
    return registry;
}

Value makeRegistryClass(Vocabulary &vocabulary)
{
    return Value(makeHostClass<RegistryObject>("registry", [&vocabulary](Interpreter &in, CallArguments call) {
        static const Signature signature("registry", "*, metadata=, class_registry=, type_annotation_map=, constructor=");
        const Arguments arguments = signature.bind(in, std::move(call));
        return Value(makeRegistry(vocabulary, arguments.value("metadata"), arguments.value("type_annotation_map")));
    }));
}

Value declarativeBase(Vocabulary &vocabulary, Interpreter &interpreter, const Arguments &arguments)
{
    return generatedBase(interpreter, arguments.text("name").value_or("Base"), makeRegistry(vocabulary, arguments.value("metadata"), arguments.value("type_annotation_map")),
                         baseClasses(arguments.value("cls")), arguments.value("metaclass"));
}

Value asDeclarative(Vocabulary &vocabulary, const Arguments &arguments)
{
    const auto registry = makeRegistry(vocabulary, arguments.value("metadata"), {});
    return nativeFunction("as_declarative", "cls", [registry, metaclass = arguments.value("metaclass")](Interpreter &in, const Arguments &a) { return baseFrom(in, registry, a.value("cls"), metaclass); });
}

}  // namespace limbeck::sqlalchemy
