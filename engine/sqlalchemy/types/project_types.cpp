// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/types/project_types.h"

#include "python/state.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/dialect_object.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/types/compiler_object.h"
#include "sqlalchemy/types/project_values.h"
#include "sqlalchemy/types/type_repr.h"

#include <algorithm>
#include <fmt/format.h>

namespace limbeck::sqlalchemy {

void defineClass(python::Class &cls, const std::shared_ptr<python::Class> &self, python::ClassDefinition &definition)
{
    cls.name = definition.name;
    if (const auto module = definition.scope ? definition.scope->module ? definition.scope->module : definition.scope : nullptr) {
        if (const Value *moduleName = module->find("__name__"); moduleName && moduleName->asText())
            cls.module = moduleName->asText()->utf8();
    }
    cls.bases = definition.bases;
    cls.attributes = definition.attributes;
    cls.annotations = definition.annotations;
    cls.scope = definition.scope;
    cls.file = definition.file;
    cls.position = definition.position;
    // Depth first, the last mention of a shared base counts: C3 for the shapes that types and models have.
    std::vector<std::shared_ptr<python::Class>> order{self};
    for (const Value &base : definition.bases) {
        if (auto *baseClass = base.as<python::Class>()) {
            if (baseClass->linearization.empty())
                order.push_back(base.shared<python::Class>());
            order.insert(order.end(), baseClass->linearization.begin(), baseClass->linearization.end());
        }
    }
    for (auto it = order.begin(); it != order.end();) {
        if (std::find(it + 1, order.end(), *it) != order.end())
            it = order.erase(it);
        else
            ++it;
    }
    cls.linearization = std::move(order);
    for (const auto &[name, value] : cls.attributes) {
        if (auto function = value.shared<python::Function>())
            function->owner = self;   // for super()
    }
}

ProjectTypeClass::ProjectTypeClass(Vocabulary &vocabulary, python::ClassDefinition &) : m_vocabulary(vocabulary) {}

std::shared_ptr<TypeClass> ProjectTypeClass::root() const
{
    for (const auto &cls : linearization) {
        if (auto type = std::dynamic_pointer_cast<TypeClass>(cls))
            return type;
    }
    return nullptr;
}

Value ProjectTypeClass::call(Interpreter &interpreter, CallArguments arguments)
{
    auto instance = std::make_shared<ProjectTypeInstance>(m_vocabulary, std::static_pointer_cast<python::Class>(std::static_pointer_cast<Class>(shared_from_this())));
    const Value *init = nullptr;
    for (const auto &cls : linearization) {
        if (!init && !std::dynamic_pointer_cast<TypeClass>(cls) && cls->name != "object")
            init = cls->findOwn("__init__");
    }
    if (!init) {
        instance->implArguments = std::move(arguments);
        return Value(instance);
    }
    arguments.positional.insert(arguments.positional.begin(), Value(instance));
    interpreter.call(*init, std::move(arguments));
    return Value(instance);
}

std::optional<Value> ProjectTypeClass::subclass(Interpreter &, python::ClassDefinition &definition)
{
    auto cls = std::make_shared<ProjectTypeClass>(m_vocabulary, definition);
    defineClass(*cls, cls, definition);
    return Value(cls);
}

namespace {

/// The type that the class stands for: its impl, what get_col_spec() says, or the type of SQLAlchemy's that it derives from.
sql::Type typeBehind(Interpreter &interpreter, ProjectTypeInstance &instance);

std::shared_ptr<TypeClass> rootOf(const ProjectTypeInstance &instance);

bool hasImpl(const ProjectTypeInstance &instance) { return instance.findOwn("impl") || instance.cls->findInherited("impl"); }

/// Where attributes are looked up that the class does not have. A decorator hands on to its impl, whatever load_dialect_impl() would answer: that asks for `self.length` itself.
sql::Type typeOfAttributes(Interpreter &interpreter, ProjectTypeInstance &instance)
{
    if (rootOf(instance)->name == "TypeDecorator" && hasImpl(instance))
        return typeFrom(instance.vocabulary(), interpreter, implOf(interpreter, instance));
    return typeBehind(interpreter, instance);
}

}  // namespace

std::optional<Value> ProjectTypeInstance::attribute(Interpreter &interpreter, std::string_view name)
{
    if (name == "with_variant" || name == "create" || name == "drop" || name == "compile" || name == "evaluates_none" || name == "copy") {
        auto type = makeTypeObject(m_vocabulary, resolveProjectType(interpreter, *this));
        return type->attribute(interpreter, name);
    }
    if (auto own = Instance::attribute(interpreter, name))
        return own;
    // Without what @compiles says of the type: its functions ask for these attributes.
    return makeTypeObject(m_vocabulary, typeOfAttributes(interpreter, *this))->attribute(interpreter, name);
}

std::string ProjectTypeInstance::repr(Interpreter &interpreter)
{
    const Value *own = cls->findInherited("__repr__");
    const sql::Type type = own && own->as<python::Function>() ? sql::Type() : resolveProjectType(interpreter, *this);
    return type.python ? type.python->repr : Instance::repr(interpreter);
}

bool isWrittenMethod(const Value *method)
{
    return method && (method->as<python::Function>() || method->as<python::StaticMethod>() || method->as<python::ClassMethod>());
}

Value implOf(Interpreter &interpreter, ProjectTypeInstance &instance)
{
    const Value *impl = instance.findOwn("impl");
    if (!impl)
        impl = instance.cls->findInherited("impl");
    if (!impl)
        throw Unsupported(fmt::format("type {}: a TypeDecorator without `impl`", instance.cls->name), instance.cls->position);
    if (impl->as<TypeClass>() || impl->as<ProjectTypeClass>())
        return interpreter.call(*impl, instance.implArguments);
    return *impl;
}

namespace {

bool hasPythonMethod(const ProjectTypeInstance &instance, std::string_view name)
{
    return isWrittenMethod(instance.cls->findInherited(name));
}

/// What load_dialect_impl answers for each dialect, as variants.
void applyDialectImpl(Interpreter &interpreter, ProjectTypeInstance &instance, sql::Type &type)
{
    for (const char *dialectName : {"postgresql", "sqlite"}) {
        const Value method = interpreter.getAttribute(Value(instance.shared_from_this()), "load_dialect_impl");
        auto dialect = std::make_shared<DialectObject>(instance.vocabulary(), dialectName);
        const Value answer = interpreter.call(method, std::vector<Value>{Value(dialect)});
        type.variants.emplace_back(dialectName, std::make_shared<const sql::Type>(typeFrom(instance.vocabulary(), interpreter, answer)));
    }
}

sql::Type decoratorType(Interpreter &interpreter, ProjectTypeInstance &instance)
{
    sql::Type type;
    if (hasImpl(instance) || !hasPythonMethod(instance, "load_dialect_impl"))
        type = typeFrom(instance.vocabulary(), interpreter, implOf(interpreter, instance));
    if (hasPythonMethod(instance, "load_dialect_impl")) {
        type.variants.clear();
        applyDialectImpl(interpreter, instance, type);
    }
    return type;
}

sql::Type userDefinedType(Interpreter &interpreter, ProjectTypeInstance &instance)
{
    sql::Type type = sql::makeType(sql::TypeId::Custom);
    if (!instance.findOwn("get_col_spec") && !instance.cls->findInherited("get_col_spec")) {
        type.name = instance.cls->name;   // only @compiles can say what it is
        return type;
    }
    const Value method = interpreter.getAttribute(Value(instance.shared_from_this()), "get_col_spec");
    const std::string text = interpreter.str(interpreter.call(method, std::vector<Value>{}));
    type.customText = {{"postgresql", text}, {"sqlite", text}};
    type.name = instance.cls->name;
    return type;
}

/// A class below a type of GeoAlchemy2: repr() prints the class's own from_text and name.
sql::Type::PythonIdentity spatialIdentity(Interpreter &interpreter, const ProjectTypeInstance &instance, std::string repr)
{
    repr.replace(0, repr.find('('), instance.cls->name);
    for (const char *attribute : {"from_text", "name"}) {
        const Value *own = instance.cls->findInherited(attribute);
        const std::size_t start = repr.find(fmt::format("{}='", attribute));
        if (!own || !own->asText() || start == std::string::npos)
            continue;
        const std::size_t value = start + std::string_view(attribute).size() + 1;
        repr.replace(value, repr.find('\'', value + 1) + 1 - value, interpreter.repr(*own));
    }
    return {instance.cls->module, repr};
}

}  // namespace

namespace {

std::shared_ptr<TypeClass> rootOf(const ProjectTypeInstance &instance)
{
    const auto *cls = dynamic_cast<const ProjectTypeClass *>(instance.cls.get());
    auto root = cls ? cls->root() : nullptr;
    if (!root)
        throw Unsupported(fmt::format("type {}", instance.cls->name), instance.cls->position);
    return root;
}

sql::Type typeBehind(Interpreter &interpreter, ProjectTypeInstance &instance)
{
    const auto root = rootOf(instance);
    if (root->name == "TypeDecorator")
        return decoratorType(interpreter, instance);
    if (root->name == "UserDefinedType" || root->name == "TypeEngine")
        return userDefinedType(interpreter, instance);
    sql::Type type = typeFrom(instance.vocabulary(), interpreter, Value(root->make(interpreter, instance.implArguments)));
    if (type.variants.empty())
        return type;
    // What a package's class knows of the databases is its load_dialect_impl(), never written as with_variant().
    std::vector<std::pair<std::string, std::shared_ptr<const sql::Type>>> variants;
    for (const char *dialect : {"postgresql", "sqlite"})
        variants.emplace_back(dialect, std::make_shared<const sql::Type>(sql::resolveVariant(type, dialect)));
    type.variants = std::move(variants);
    return type;
}

}  // namespace

sql::Type resolveProjectType(Interpreter &interpreter, ProjectTypeInstance &instance)
{
    const auto *cls = dynamic_cast<const ProjectTypeClass *>(instance.cls.get());
    const auto root = rootOf(instance);
    sql::Type type = typeBehind(interpreter, instance);
    applyTypeCompilers(instance.vocabulary(), interpreter, Value(instance.shared_from_this()), *instance.cls, type);
    if (!instance.variants.empty())
        type.variants.insert(type.variants.begin(), instance.variants.begin(), instance.variants.end());
    sql::Type impl = type;
    if (root->name == "TypeDecorator" && hasImpl(instance))
        impl = typeFrom(instance.vocabulary(), interpreter, implOf(interpreter, instance));
    const bool isSpatial = type.python && type.python->module == "geoalchemy2.types";
    type.python = isSpatial ? spatialIdentity(interpreter, instance, type.python->repr) : identityOf(interpreter, instance, root->name, impl);
    type.spelling = cls->module.empty() ? cls->name : fmt::format("{}.{}", cls->module, cls->name);
    rememberValueMethods(instance, type);
    return type;
}

}  // namespace limbeck::sqlalchemy
