// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/orm/relationship_criteria.h"
#include "sqlalchemy/orm/model_class.h"
#include "sqlalchemy/orm/mapping_events.h"
#include "sqlalchemy/orm/relationships.h"

#include "python/state.h"
#include "sqlalchemy/orm/model_instance.h"
#include "sqlalchemy/orm/unread_models.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/types/project_types.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

Value opaque(Interpreter &interpreter, std::string name) { return Value(std::make_shared<python::Opaque>(std::move(name), interpreter.position())); }

bool haveRoot(const std::vector<Value> &bases)
{
    return std::any_of(bases.begin(), bases.end(), [](const Value &base) {
        const auto *model = base.as<ModelClass>();
        return model && model->isRoot;
    });
}

/// `registry = registry(…)`, `metadata = MetaData(…)`, `type_annotation_map = {…}` in the body of a DeclarativeBase.
std::shared_ptr<RegistryObject> registryOfBase(Vocabulary &vocabulary, const ModelClass &cls)
{
    const auto inherited = [&](std::string_view name) {
        const Value *value = cls.findInherited(name);
        return value ? *value : Value();
    };
    auto registry = inherited("registry").shared<RegistryObject>();
    if (!registry)
        registry = makeRegistry(vocabulary, inherited("metadata"));
    if (const Value map = inherited("type_annotation_map"); !map.isNone())
        registry->typeMaps.push_back(map);
    return registry;
}

/// SQLModel: class Base(SQLModel, registry=registry(…)).
std::shared_ptr<RegistryObject> registryKeyword(const python::ClassDefinition &definition)
{
    for (const auto &[name, value] : definition.keywords) {
        if (name == "registry")
            return value.shared<RegistryObject>();
    }
    return nullptr;
}

/// `__init_subclass__` of the bases, before the class is mapped.
void callSubclassHook(Interpreter &interpreter, ModelClass &cls)
{
    for (std::size_t i = 1; i < cls.linearization.size(); ++i) {
        const Value *hook = cls.linearization[i]->findOwn("__init_subclass__");
        if (!hook)
            continue;
        const auto *method = hook->as<python::ClassMethod>();
        CallArguments arguments{{Value(cls.shared_from_this())}, {}, cls.position};
        for (const auto &[name, value] : cls.keywords) {
            if (name != "metaclass" && name != "table" && name != "registry")
                arguments.keywords.emplace_back(name, value);
        }
        interpreter.call(method ? method->function : *hook, std::move(arguments));
        return;
    }
}

/// Flask-SQLAlchemy: CamelCase to snake_case, for a class that has no name and no table above to share.
std::string snakeCase(const std::string &name)
{
    std::string result;
    const auto isUpper = [](char c) { return c >= 'A' && c <= 'Z'; };
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool afterSmall = i > 0 && !isUpper(name[i - 1]) && name[i - 1] != '_' && std::isalnum(static_cast<unsigned char>(name[i - 1]));
        const bool beforeSmall = i > 0 && i + 1 < name.size() && name[i + 1] >= 'a' && name[i + 1] <= 'z';
        if (isUpper(name[i]) && (afterSmall || beforeSmall))
            result += '_';
        result += isUpper(name[i]) ? char(name[i] + 32) : name[i];
    }
    return result.substr(std::min(result.find_first_not_of('_'), result.size()));
}

bool isAbstract(const python::Class &cls)
{
    const Value *flag = cls.findOwn("__abstract__");
    return flag && flag->asBool() && *flag->asBool();
}

/// Flask-SQLAlchemy: models of another database (__bind_key__) have a MetaData of their own.
void useBindMetadata(ModelClass &cls)
{
    const Value *key = cls.findInherited("__bind_key__");
    if (!key || !key->asText() || cls.findOwn("metadata") || cls.findOwn("__table__"))
        return;
    auto &metadata = cls.registry()->bindMetadata[key->asText()->utf8()];
    if (!metadata)
        metadata = std::make_shared<MetaDataObject>(cls.vocabulary());
    cls.put("metadata", Value(metadata));
}

/// SQLModel keeps the relationships of a class's own body for the hooks of its subclasses, which change and hand them on.
void keepRelationships(ModelClass &cls)
{
    auto own = python::makeDict();
    for (const auto &[name, value] : cls.attributes) {
        if (const auto *declared = value.as<DeclaredAttribute>(); declared && declared->function() == "Relationship")
            own->insert(name, value);
    }
    cls.put("__sqlmodel_relationships__", Value(own));
}

void nameFlaskTable(Interpreter &interpreter, ModelClass &cls)
{
    if (isAbstract(cls))
        return;
    for (const auto &base : cls.linearization) {
        const Value *name = base->findOwn("__tablename__");
        if (!name)
            continue;
        if (name->as<DeclaredFunction>())
            return;
        const bool isModel = dynamic_cast<const ModelClass *>(base.get()) != nullptr;
        if (base.get() == &cls || isAbstract(*base) || !isModel)
            return;
        break;
    }
    interpreter.touch(cls);
    cls.put("__tablename__", Value::text(snakeCase(cls.name)));
}

}  // namespace

std::shared_ptr<ModelClass> makeModelBase(Vocabulary &vocabulary, Interpreter &interpreter, std::string name, std::shared_ptr<RegistryObject> registry, ModelClass::Family family, std::vector<Value> bases)
{
    auto cls = std::make_shared<ModelClass>(vocabulary, std::move(registry), family);
    cls->name = std::move(name);
    cls->module = family == ModelClass::Family::SqlModel ? "sqlmodel.main" : "sqlalchemy.orm";
    cls->bases = std::move(bases);
    if (cls->bases.empty())
        cls->bases.push_back(Value(interpreter.builtinClass("object")));
    cls->linearization = python::linearize(interpreter, cls);
    cls->put("__abstract__", Value(true));
    if (family != ModelClass::Family::SqlModel)
        python::setMetaclass(*cls, Value(declarativeMetaclass(interpreter, "DeclarativeMeta")));
    interpreter.state().allClasses.push_back(cls);
    return cls;
}

std::shared_ptr<python::Class> declarativeMetaclass(Interpreter &interpreter, const std::string &name)
{
    const std::string module = "sqlalchemy.orm.decl_api";
    const auto &classes = interpreter.state().classes;
    const auto known = classes.find(module + "." + name);
    return known != classes.end() ? known->second : python::addClass(interpreter, name, module, {interpreter.builtinClass("type")}, {});
}

std::shared_ptr<MetaDataObject> ModelClass::metadata() const
{
    const Value *own = findInherited("metadata");
    if (auto metadata = own ? own->shared<MetaDataObject>() : nullptr)
        return metadata;
    return m_registry->metadata();
}

std::shared_ptr<ModelClass> ModelClass::mappedParent() const
{
    for (std::size_t i = 1; i < linearization.size(); ++i) {
        if (auto model = std::dynamic_pointer_cast<ModelClass>(linearization[i]); model && model->isMapped)
            return model;
    }
    return nullptr;
}

/// A hybrid asked of the class; what cannot be computed is opaque.
Value ModelClass::hybridValue(Interpreter &interpreter, const HybridProperty &hybrid, std::string_view attributeName)
{
    const Value function = hybrid.expression.isNone() ? hybrid.function : hybrid.expression;
    try {
        return interpreter.call(function, {Value(shared_from_this())});
    } catch (const python::Raised &) {
        return opaque(interpreter, name + "." + std::string(attributeName));
    } catch (const Unsupported &) {
        return opaque(interpreter, name + "." + std::string(attributeName));
    }
}

std::optional<Value> ModelClass::attribute(Interpreter &interpreter, std::string_view attributeName)
{
    const Value *found = findInherited(attributeName);
    if (found) {
        if (const auto *declared = found->as<DeclaredFunction>()) {
            if (const auto known = declaredValues.find(attributeName); isBeingMapped && known != declaredValues.end())
                return known->second;
            const Value function = declared->function;
            const Value value = interpreter.call(function, {Value(shared_from_this())});
            if (isBeingMapped)
                declaredValues[std::string(attributeName)] = value;
            return value;
        }
        if (const auto *hybrid = found->as<HybridProperty>())
            return hybridValue(interpreter, *hybrid, attributeName);
    }
    if (!found) {
        if (attributeName == "metadata")
            return Value(m_registry->metadata());
        if (attributeName == "registry" || attributeName == "_sa_registry")
            return Value(m_registry);
        if (attributeName == "__table__")
            return table ? std::optional(Value(table)) : std::nullopt;
        if (attributeName == "__mapper__" && isMapped && table)
            return mapperOf(interpreter, *this);
        if (auto backref = backrefAttribute(interpreter, *this, attributeName))
            return backref;
        for (const char *known : {"__mapper__", "query", "query_class", "session", "model_fields", "__fields__", "model_config", "__mapper_args__", "__pydantic_fields__"}) {
            if (attributeName == known && interpreter.isLenient() && (attributeName != "__mapper_args__" || isMapped))
                return opaque(interpreter, name + "." + known);
        }
    }
    return Class::attribute(interpreter, attributeName);
}

void ModelClass::setAttribute(Interpreter &interpreter, std::string_view attributeName, Value value)
{
    if (auto column = value.shared<ColumnObject>(); column && isMapped && table && !column->owner()) {
        column->nameAfter(std::string(attributeName));
        table->addColumn(interpreter, column);
    } else if (value.as<python::Opaque>() && isMapped && !attributeName.starts_with('_')) {
        noteUnread(*this, std::string(attributeName), "what is assigned to it is not known: " + interpreter.repr(value), interpreter.position());
    }
    Class::setAttribute(interpreter, attributeName, std::move(value));
}

Value ModelClass::call(Interpreter &interpreter, CallArguments arguments)
{
    if (interpreter.isLenient())
        return opaque(interpreter, name + "()");
    return makeModelInstance(interpreter, std::static_pointer_cast<ModelClass>(std::static_pointer_cast<python::Class>(shared_from_this())), std::move(arguments));
}

namespace {

/// What stops the mapping is told; the class stays.
template<typename Work>
void orNote(Interpreter &interpreter, ModelClass &cls, const Work &work)
{
    try {
        work();
    } catch (const python::Raised &raised) {
        noteUnread(cls, std::nullopt, python::scriptError(interpreter, raised).message(), cls.position);
    } catch (const Cancelled &) {
        throw;
    } catch (const Error &error) {
        if (error.code() == ErrorCode::Internal || error.code() == ErrorCode::Budget)
            throw;
        noteUnread(cls, std::nullopt, error.message(), error.position().isKnown() ? error.position() : cls.position, error.hint());
    }
    settleUnread(cls);
}

void mapByFamily(Interpreter &interpreter, ModelClass &cls)
{
    if (cls.family() == ModelClass::Family::Flask)
        nameFlaskTable(interpreter, cls);
    if (cls.family() == ModelClass::Family::SqlModel)
        addFieldColumns(interpreter, cls);
    else
        mapDeclaratively(interpreter, cls);
}

/// Below DeclarativeBase, __init_subclass__ maps; else the __init__ of the metaclass does.
bool isMappedByMetaclass(const ModelClass &cls)
{
    return std::none_of(cls.linearization.begin(), cls.linearization.end(), [](const auto &one) {
        const auto *model = dynamic_cast<const ModelClass *>(one.get());
        return model && model->isRoot;
    });
}

}  // namespace

std::optional<Value> ModelClass::subclass(Interpreter &interpreter, python::ClassDefinition &given)
{
    const bool waits = std::exchange(interpreter.state().mappingWaits, false);
    auto cls = std::make_shared<ModelClass>(m_vocabulary, m_registry, m_family);
    defineClass(*cls, cls, given);
    // What super() in its methods means, some of which are called while it is mapped.
    if (cls->scope && cls->scope->kind == python::Scope::Kind::Class)
        cls->scope->set(interpreter, "__class__", Value(cls));
    cls->keywords = given.keywords;
    cls->linearization = python::linearize(interpreter, cls);
    interpreter.state().allClasses.push_back(cls);
    // The class may have a family that another base knows better: class T(Mixin, db.Model).
    for (const Value &base : given.bases) {
        if (const auto *model = base.as<ModelClass>(); model && model->m_family != Family::SqlAlchemy)
            cls->m_family = model->m_family;
    }
    if (waits)
        python::setMetaclass(*cls, Value(python::metaclassOf(*cls)));
    const bool isBase = haveRoot(given.bases);
    if (isBase)
        cls->m_registry = registryOfBase(m_vocabulary, *cls);
    if (auto registry = registryKeyword(given)) {
        cls->m_registry = registry;
        cls->put("metadata", Value(registry->metadata()));
        cls->put("__abstract__", Value(true));
    }
    if (cls->m_family == Family::Flask)
        useBindMetadata(*cls);
    if (cls->m_family == Family::SqlModel)
        keepRelationships(*cls);
    orNote(interpreter, *cls, [&] {
        callSubclassHook(interpreter, *cls);
        if (isBase || isAbstract(*cls) || cls->isMappedByHook)
            return;
        if (!waits || !isMappedByMetaclass(*cls)) {
            mapByFamily(interpreter, *cls);
            return;
        }
        python::setCompletion(*cls, python::makeFunction("map", [weak = std::weak_ptr<ModelClass>(cls)](Interpreter &in, CallArguments) {
            if (const auto self = weak.lock(); self && !isAbstract(*self))
                orNote(in, *self, [&] { mapByFamily(in, *self); });
            return Value();
        }));
    });
    return Value(cls);
}

void mapFromHook(Interpreter &interpreter, ModelClass &cls)
{
    // Flask-SQLAlchemy and SQLModel have more to do first.
    if (cls.isMappedByHook || cls.family() != ModelClass::Family::SqlAlchemy || isAbstract(cls) || haveRoot(cls.bases))
        return;
    cls.isMappedByHook = true;
    mapDeclaratively(interpreter, cls);
}

Value mapPlainClass(Vocabulary &vocabulary, Interpreter &interpreter, const std::shared_ptr<RegistryObject> &registry, const Value &given)
{
    const auto *plain = given.as<python::Class>();
    if (!plain || given.as<ModelClass>())
        return given;
    auto cls = std::make_shared<ModelClass>(vocabulary, registry, ModelClass::Family::SqlAlchemy);
    cls->name = plain->name;
    cls->module = plain->module;
    cls->bases = plain->bases;
    cls->attributes = plain->attributes;
    cls->annotations = plain->annotations;
    cls->scope = plain->scope;
    cls->file = plain->file;
    cls->position = plain->position;
    cls->linearization = plain->linearization;
    cls->linearization.front() = cls;
    interpreter.state().allClasses.push_back(cls);
    mapDeclaratively(interpreter, *cls);
    settleUnread(*cls);
    return Value(cls);
}

// ---------------------------------------------------------------- what stands in bodies

void DeclaredAttribute::setAttribute(Interpreter &interpreter, std::string_view name, Value value)
{
    interpreter.touch(*this);
    std::erase_if(m_arguments.keywords, [name](const auto &keyword) { return keyword.first == name; });
    m_arguments.keywords.emplace_back(name, std::move(value));
}

std::optional<Value> DeclaredAttribute::attribute(Interpreter &interpreter, std::string_view name)
{
    if (name.starts_with("__"))
        return std::nullopt;
    if (auto method = relationshipMethod(interpreter, *this, name))
        return method;
    if (std::ranges::find(kLoaderOptions, m_function) != kLoaderOptions.end())
        return python::makeFunction(std::string(name), [self = Value(shared_from_this())](Interpreter &, const CallArguments &) { return self; });
    return Value(std::make_shared<python::Opaque>(m_function + "." + std::string(name), interpreter.position()));
}

std::optional<Value> DeclaredAttribute::compare(Interpreter &interpreter, python::syntax::CompareOp op, const Value &other)
{
    if (auto condition = compareRelationship(interpreter, *this, op, other))
        return condition;
    return Value(std::make_shared<python::Opaque>(m_function + "()", interpreter.position()));
}

std::optional<Value> DeclaredFunction::attribute(Interpreter &, std::string_view name)
{
    if (name == "fget" || name == "__func__")
        return function;
    return std::nullopt;
}

std::optional<Value> HybridProperty::attribute(Interpreter &, std::string_view name)
{
    for (const char *part : {"setter", "getter", "deleter", "expression", "comparator", "update_expression", "overrides", "inplace"}) {
        if (name == part) {
            const Value self(shared_from_this());
            if (name == "inplace" || name == "overrides")
                return self;
            const bool isExpression = name == "expression";
            return python::makeFunction(std::string(part), [self, isExpression](Interpreter &, CallArguments call) {
                if (isExpression && !call.positional.empty())
                    self.as<HybridProperty>()->expression = call.positional.front();
                return self;
            });
        }
    }
    return std::nullopt;
}

}  // namespace limbeck::sqlalchemy
