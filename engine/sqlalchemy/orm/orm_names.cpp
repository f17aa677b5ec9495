// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/modules/typing_objects.h"
#include "python/state.h"
#include "sqlalchemy/host_class.h"
#include "sqlalchemy/modules/vocabulary_module.h"
#include "sqlalchemy/orm/mapping_events.h"
#include "sqlalchemy/orm/model_class.h"
#include "sqlalchemy/orm/mutable_types.h"
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

/// The session classes of packages/limbeck_orm.py.
void addSessionNames(Vocabulary &vocabulary, Interpreter &interpreter, Names &names)
{
    const Value module = *vocabulary.importModule(interpreter, "limbeck_orm");
    for (const char *name : {"Session", "Query", "aliased", "object_session"})
        names[name] = interpreter.getAttribute(module, name);
    const Value sessions = *vocabulary.importModule(interpreter, "limbeck_sessions");
    for (const char *name : {"sessionmaker", "scoped_session", "flag_modified"})
        names[name] = interpreter.getAttribute(sessions, name);
    names["Bundle"] = interpreter.getAttribute(*vocabulary.importModule(interpreter, "limbeck_query"), "Bundle");
    const Value loading = *vocabulary.importModule(interpreter, "limbeck_loading");
    for (const char *name : {"load_only", "defer", "undefer"})
        names[name] = interpreter.getAttribute(loading, name);
    names["async_sessionmaker"] = names["sessionmaker"];
    names["async_scoped_session"] = names["scoped_session"];
}

/// A base class like MappedAsDataclass: deriving from it changes nothing here.
Value mixinClass(const std::string &name)
{
    return Value(makeHostClass(name, nullptr, [](const Value &) { return false; }));
}

/// declared_attr, declared_attr.directive, declared_attr.cascading: decorators of functions of the class.
Value declaredAttr()
{
    const auto decorator = [](bool cascades) {
        return [cascades](Interpreter &, CallArguments call) -> Value {
            Value function = call.positional.empty() ? Value() : call.positional.front();
            if (const auto *method = function.as<python::ClassMethod>())
                function = method->function;
            return Value(std::make_shared<DeclaredFunction>(std::move(function), cascades));
        };
    };
    auto cls = makeHostClass("declared_attr", decorator(false), [](const Value &value) { return value.as<DeclaredFunction>() != nullptr; });
    cls->define("directive", python::makeFunction("directive", decorator(false)));
    cls->define("cascading", python::makeFunction("cascading", decorator(true)));
    return Value(cls);
}

Value passThroughDecorator(const std::string &name)
{
    return python::makeFunction(name, [name](Interpreter &, CallArguments call) -> Value {
        if (call.positional.size() == 1 && call.keywords.empty() && !call.positional.front().asText() && !call.positional.front().as<ExpressionObject>())
            return call.positional.front();
        return python::makeFunction(name, [](Interpreter &, CallArguments inner) -> Value { return inner.positional.empty() ? Value() : inner.positional.front(); });
    });
}

}  // namespace

Names ormNames(Vocabulary &vocabulary, Interpreter &interpreter)
{
    Names names;
    for (const char *name : {"DeclarativeBase", "DeclarativeBaseNoMeta"}) {
        auto root = makeModelBase(vocabulary, interpreter, name, makeRegistry(vocabulary, {}), ModelClass::Family::SqlAlchemy);
        root->isRoot = true;
        python::setMetaclass(*root, Value(declarativeMetaclass(interpreter, "DeclarativeAttributeIntercept")));
        root->put("__init_subclass__", Value(std::make_shared<python::ClassMethod>(nativeFunction("__init_subclass__", "cls, **kw", [](Interpreter &in, const Arguments &a) {
            if (auto *cls = a.value("cls").as<ModelClass>())
                mapFromHook(in, *cls);
            return Value();
        }))));
        names[name] = Value(root);
    }
    for (const char *name : {"DeclarativeMeta", "DeclarativeAttributeIntercept"})
        names[name] = Value(declarativeMetaclass(interpreter, name));
    names["declarative_base"] = nativeFunction("declarative_base", "*, metadata=, mapper=, cls=, name=, constructor=, class_registry=, type_annotation_map=, metaclass=, bind=, **kw",
                                               [&vocabulary](Interpreter &in, const Arguments &a) { return declarativeBase(vocabulary, in, a); });
    names["automap_base"] = python::makeFunction("automap_base", [&vocabulary](Interpreter &in, CallArguments call) {
        return in.call(in.getAttribute(*vocabulary.importModule(in, "limbeck_automap"), "automap_base"), std::move(call));
    });
    names["registry"] = makeRegistryClass(vocabulary);
    names["as_declarative"] = nativeFunction("as_declarative", "*, metadata=, class_registry=, metaclass=, **kw", [&vocabulary](Interpreter &, const Arguments &a) { return asDeclarative(vocabulary, a); });
    names["mapped_column"] = Value(makeHostClass<MappedColumn>("mapped_column", [&vocabulary](Interpreter &in, CallArguments call) { return Value(makeMappedColumn(vocabulary, in, std::move(call))); }));
    names["declared_attr"] = declaredAttr();
    names["declarative_mixin"] = passThroughDecorator("declarative_mixin");
    names["hybrid_property"] = python::makeFunction("hybrid_property", [](Interpreter &, CallArguments call) { return Value(std::make_shared<HybridProperty>(call.positional.empty() ? Value() : call.positional.front())); });
    names["has_inherited_table"] = nativeFunction("has_inherited_table", "cls", [](Interpreter &, const Arguments &a) {
        const auto *model = a.value("cls").as<ModelClass>();
        return Value(model && model->mappedParent());
    });
    for (const char *name : {"mapped_as_dataclass", "unmapped_dataclass"})
        names[name] = nativeFunction(name, "registry=, **kw", [&vocabulary](Interpreter &, const Arguments &a) {
            auto registry = a.value("registry").shared<RegistryObject>();
            return nativeFunction("decorate", "cls", [&vocabulary, registry](Interpreter &in, const Arguments &inner) { return registry ? mapPlainClass(vocabulary, in, registry, inner.value("cls")) : inner.value("cls"); });
        });
    for (const char *name : {"Mapped", "DynamicMapped", "WriteOnlyMapped"})
        names[name] = Value(std::make_shared<python::TypingForm>(name, std::vector<Value>()));
    for (const char *name : {"relationship", "relation", "backref", "column_property", "synonym", "composite", "deferred", "association_proxy", "query_expression"})
        names[name] = declared(name);
    for (const char *name : kLoaderOptions)
        names[name] = declared(name);
    for (const char *name : {"foreign", "remote"})
        names[name] = nativeFunction(name, "expr", [](Interpreter &, const Arguments &a) { return a.value("expr"); });
    for (const char *name : {"hybrid_method", "reconstructor"})
        names[name] = passThroughDecorator(name);
    names["validates"] = nativeFunction("validates", "*names, include_removes=, include_backrefs=", [](Interpreter &, const Arguments &a) {
        const Value validated(python::makeTuple(a.rest()));
        return nativeFunction("wrap", "fn", [validated](Interpreter &in, const Arguments &inner) {
            in.setAttribute(inner.value("fn"), kValidatedNames, validated);
            return inner.value("fn");
        });
    });
    for (const char *name : {"MappedAsDataclass", "InstrumentedAttribute", "Mapper", "mapper", "AsyncAttrs", "AsyncSession", "AsyncConnection", "AsyncTransaction", "RelationshipProperty", "Relationship"})
        names[name] = mixinClass(name);
    // AsyncEngine(engine): every engine of ours may be waited for.
    names["AsyncEngine"] = Value(makeHostClass("AsyncEngine", [](Interpreter &, CallArguments arguments) { return arguments.positional.empty() ? Value() : arguments.positional.front(); },
                                               [](const Value &value) { return value.asObject() && value.asObject()->typeName() == "Engine"; }));
    for (const char *name : {"MutableDict", "MutableList", "MutableSet", "Mutable"})
        names[name] = mutableClass(vocabulary, name);
    addSessionNames(vocabulary, interpreter, names);
    names["compiles"] = compilesFunction(vocabulary);
    names["configure_mappers"] = nativeFunction("configure_mappers", "", [&vocabulary](Interpreter &in, const Arguments &) { configureMappers(vocabulary, in); return Value(); });
    addEngineFunctions(names, vocabulary);
    return names;
}

Names sqlModelNames(Vocabulary &vocabulary, Interpreter &interpreter)
{
    Names names;
    auto &model = vocabulary.parts().sqlModel;
    if (model.isNone()) {
        auto cls = makeModelBase(vocabulary, interpreter, "SQLModel", makeRegistry(vocabulary, {}), ModelClass::Family::SqlModel);
        cls->put("__tablename__", Value(std::make_shared<DeclaredFunction>(nativeFunction("__tablename__", "cls", [](Interpreter &, const Arguments &a) {
                                                                               std::string name = a.value("cls").as<ModelClass>()->name;
                                                                               for (char &c : name)
                                                                                   c = c >= 'A' && c <= 'Z' ? char(c + 32) : c;
                                                                               return Value::text(name);
                                                                           }),
                                                                           false)));
        model = Value(cls);
    }
    names["SQLModel"] = model;
    names["SQLModelMetaclass"] = Value(declarativeMetaclass(interpreter, "SQLModelMetaclass"));
    names["Field"] = declared("Field");
    names["Relationship"] = declared("Relationship");
    names["AutoString"] = Value(typeClass(vocabulary, "sqlmodel", "AutoString"));
    names["GUID"] = Value(typeClass(vocabulary, "sqlmodel", "GUID"));
    names["Session"] = interpreter.getAttribute(*vocabulary.importModule(interpreter, "limbeck_orm"), "Session");
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
