// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/host_class.h"
#include "sqlalchemy/modules/vocabulary_module.h"
#include "sqlalchemy/orm/model_class.h"
#include "sqlalchemy/orm/session_object.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/engine_functions.h"
#include "sqlalchemy/types/compiler_object.h"
#include "sqlalchemy/types/type_object.h"

namespace limbeck::sqlalchemy {

namespace {

Value declared(const std::string &function)
{
    return python::makeFunction(function, [function](Interpreter &, CallArguments call) { return Value(std::make_shared<DeclaredAttribute>(function, std::move(call))); });
}

Value declarativeBase(Vocabulary &vocabulary, const Arguments &arguments)
{
    return Value(makeModelBase(vocabulary, arguments.text("name").value_or("Base"), arguments.value("metadata").shared<MetaDataObject>(), false));
}

/// registry(metadata=…): generate_base() and the metadata.
class RegistryObject : public HostObject {
public:
    RegistryObject(Vocabulary &vocabulary, std::shared_ptr<MetaDataObject> metadata) : HostObject(vocabulary), m_metadata(std::move(metadata)) {}
    std::string typeName() const override { return "registry"; }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override
    {
        if (name == "metadata")
            return Value(m_metadata);
        auto keep = std::static_pointer_cast<RegistryObject>(shared_from_this());
        if (name == "generate_base")
            return nativeFunction("generate_base", "**kw", [keep](Interpreter &, const Arguments &) { return Value(makeModelBase(keep->vocabulary(), "Base", keep->m_metadata, false)); });
        if (name == "mapped" || name == "mapped_as_dataclass")
            return nativeFunction(std::string(name), "cls=, **kw", [](Interpreter &, const Arguments &a) { return a.value("cls"); });
        if (name == "configure")
            return nativeFunction("configure", "**kw", [](Interpreter &, const Arguments &) { return Value(); });
        return std::nullopt;
    }

private:
    std::shared_ptr<MetaDataObject> m_metadata;
};

/// Session classes and factories all give the session on the migration's connection.
Value sessionFactory(Vocabulary &vocabulary)
{
    return nativeFunction("sessionmaker", "*args, **kw", [&vocabulary](Interpreter &, const Arguments &) {
        return nativeFunction("Session", "*args, **kw", [&vocabulary](Interpreter &, const Arguments &) { return Value(std::make_shared<SessionObject>(vocabulary)); });
    });
}

/// A base class like MappedAsDataclass: deriving from it changes nothing here.
Value mixinClass(const std::string &name)
{
    return Value(makeHostClass(name, nullptr, [](const Value &) { return false; }));
}

/// MutableDict.as_mutable(T) is T.
Value mutableClass(Vocabulary &vocabulary, const std::string &name)
{
    auto cls = makeHostClass(name, nullptr, [](const Value &) { return false; });
    cls->define("as_mutable", nativeFunction("as_mutable", "sqltype", [&vocabulary](Interpreter &in, const Arguments &a) { return typeInstance(vocabulary, in, a.value("sqltype")); }));
    return Value(cls);
}

Value passThroughDecorator(const std::string &name)
{
    return python::makeFunction(name, [name](Interpreter &, CallArguments call) -> Value {
        if (call.positional.size() == 1 && call.keywords.empty())
            return call.positional.front();
        return python::makeFunction(name, [](Interpreter &, CallArguments inner) -> Value { return inner.positional.empty() ? Value() : inner.positional.front(); });
    });
}

}  // namespace

Names ormNames(Vocabulary &vocabulary, Interpreter &)
{
    Names names;
    names["DeclarativeBase"] = Value(makeModelBase(vocabulary, "DeclarativeBase", nullptr, false));
    names["DeclarativeBaseNoMeta"] = names["DeclarativeBase"];
    for (const char *name : {"declarative_base", "automap_base"})
        names[name] = nativeFunction(name, "*, metadata=, mapper=, cls=, name=, constructor=, class_registry=, type_annotation_map=, metaclass=, bind=, **kw",
                                     [&vocabulary](Interpreter &, const Arguments &a) { return declarativeBase(vocabulary, a); });
    names["registry"] = nativeFunction("registry", "*, metadata=, class_registry=, type_annotation_map=, constructor=", [&vocabulary](Interpreter &, const Arguments &a) {
        auto metadata = a.value("metadata").shared<MetaDataObject>();
        return Value(std::make_shared<RegistryObject>(vocabulary, metadata ? metadata : std::make_shared<MetaDataObject>(vocabulary)));
    });
    for (const char *name : {"mapped_column", "relationship", "relation", "backref", "column_property", "synonym", "composite", "deferred", "association_proxy", "query_expression", "joinedload",
                             "selectinload", "lazyload", "load_only", "subqueryload", "noload", "raiseload", "defer", "undefer", "contains_eager"})
        names[name] = declared(name);
    for (const char *name : {"declared_attr", "hybrid_property", "hybrid_method", "validates", "reconstructor", "declarative_mixin", "as_declarative", "has_inherited_table"})
        names[name] = passThroughDecorator(name);
    for (const char *name : {"Mapped", "MappedAsDataclass", "DynamicMapped", "WriteOnlyMapped", "InstrumentedAttribute", "Query", "Mapper", "AsyncAttrs", "AsyncSession", "AsyncEngine", "AsyncConnection", "AsyncTransaction", "Bundle", "RelationshipProperty", "Relationship"})
        names[name] = mixinClass(name);
    for (const char *name : {"MutableDict", "MutableList", "MutableSet", "Mutable"})
        names[name] = mutableClass(vocabulary, name);
    names["Session"] = Value(makeHostClass<SessionObject>("Session", [&vocabulary](Interpreter &, CallArguments) { return Value(std::make_shared<SessionObject>(vocabulary)); }));
    for (const char *name : {"sessionmaker", "scoped_session", "async_sessionmaker", "async_scoped_session"})
        names[name] = sessionFactory(vocabulary);
    names["compiles"] = compilesFunction(vocabulary);
    names["configure_mappers"] = nativeFunction("configure_mappers", "", [](Interpreter &, const Arguments &) { return Value(); });
    addEngineFunctions(names, vocabulary);
    return names;
}

Names sqlModelNames(Vocabulary &vocabulary, Interpreter &)
{
    Names names;
    auto &metadata = vocabulary.parts().sqlModelMetadata;
    if (metadata.isNone())
        metadata = Value(std::make_shared<MetaDataObject>(vocabulary));
    names["SQLModel"] = Value(makeModelBase(vocabulary, "SQLModel", metadata.shared<MetaDataObject>(), true));
    names["Field"] = declared("Field");
    names["Relationship"] = declared("Relationship");
    names["AutoString"] = Value(typeClass(vocabulary, "sqlmodel", "AutoString"));
    names["GUID"] = Value(typeClass(vocabulary, "sqlmodel", "GUID"));
    names["Session"] = Value(makeHostClass<SessionObject>("Session", [&vocabulary](Interpreter &, CallArguments) { return Value(std::make_shared<SessionObject>(vocabulary)); }));
    return names;
}

Names typePackageNames(Vocabulary &vocabulary, std::string_view package)
{
    Names names;
    for (const TypeEntry &entry : typeCatalog()) {
        if (entry.package == package)
            names[std::string(entry.name)] = Value(typeClass(vocabulary, entry.package, entry.name));
    }
    return names;
}

}  // namespace limbeck::sqlalchemy
