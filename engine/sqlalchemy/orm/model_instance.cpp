// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/orm/model_instance.h"

#include "sqlalchemy/items/table_object.h"
#include "sqlalchemy/orm/mutable_types.h"
#include "sqlalchemy/orm/relationships.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

/// Where an instance has its session (packages/limbeck_relations.py).
constexpr std::string_view kSession = "_sa_instance_state";

std::shared_ptr<ModelClass> modelOf(const Value &value) { return std::dynamic_pointer_cast<ModelClass>(value.shared<python::Class>()); }

std::shared_ptr<ModelClass> requireModel(const Arguments &arguments)
{
    auto model = modelOf(arguments.value("cls"));
    if (!model || !model->table)
        arguments.interpreter().raise("TypeError", "a mapped class is expected, got " + arguments.interpreter().repr(arguments.value("cls")));
    return model;
}

/// The attribute that stands for a column: its own name, or the key under which the class has it.
std::string attributeOf(const ModelClass &cls, const ColumnObject &column)
{
    for (const auto &base : cls.linearization) {
        for (const auto &[name, value] : base->attributes) {
            if (value.as<ColumnObject>() == &column)
                return name;
        }
    }
    return column.key;
}

/// [(attribute, column)] in the order of the table.
Value modelColumns(const Arguments &arguments)
{
    const auto model = requireModel(arguments);
    std::vector<Value> items;
    for (const auto &column : model->table->columns())
        items.emplace_back(python::makeTuple({Value::text(attributeOf(*model, *column)), Value(column)}));
    return Value(python::makeList(std::move(items)));
}

/// association_proxy("tags", "name"): the attribute of what the relationship holds. To be read only.
Value proxiedValue(Interpreter &interpreter, const Value &instance, const CallArguments &proxy)
{
    const Value held = interpreter.getAttribute(instance, interpreter.str(proxy.positional[0]));
    const std::string name = interpreter.str(proxy.positional[1]);
    if (held.isNone() || held.isUnknown())
        return held;
    if (!held.as<python::List>())
        return interpreter.getAttribute(held, name);
    std::vector<Value> values;
    for (const Value &one : interpreter.toVector(held))
        values.push_back(interpreter.getAttribute(one, name));
    return Value(python::makeTuple(std::move(values)));
}

bool isUnknown(const Value &value)
{
    if (value.isUnknown())
        return true;
    const python::Object *object = value.asObject();
    return object && object->unknownContent();
}

}  // namespace

std::optional<Value> ModelInstance::attribute(Interpreter &interpreter, std::string_view name)
{
    if (findOwn(name))
        return Instance::attribute(interpreter, name);
    auto *model = dynamic_cast<ModelClass *>(cls.get());
    if (model && model->table && !name.starts_with("__") && hasRelationship(interpreter, *model, name))
        return relatedValue(interpreter, *model, Value(shared_from_this()), name);
    if (const Value *declared = cls->findInherited(name)) {
        if (declared->as<ColumnObject>())
            return Value();
        if (const auto *hybrid = declared->as<HybridProperty>())
            return interpreter.call(hybrid->function, std::vector<Value>{Value(shared_from_this())});
        if (const auto *attribute = declared->as<DeclaredAttribute>(); attribute && attribute->function() == "association_proxy" && attribute->arguments().positional.size() == 2)
            return proxiedValue(interpreter, Value(shared_from_this()), attribute->arguments());
        if (const auto *attribute = declared->as<DeclaredAttribute>())
            throw Unsupported(fmt::format("{}.{}: a {}() of the ORM", cls->name, name, attribute->function()), interpreter.position(),
                              "Query the other class by its columns, or run this step with the project's own Python.");
    }
    return Instance::attribute(interpreter, name);
}

void ModelInstance::setAttribute(Interpreter &interpreter, std::string_view name, Value value)
{
    auto *model = dynamic_cast<ModelClass *>(cls.get());
    if (model) {
        const auto &validators = model->validators(interpreter);
        if (const auto found = validators.find(name); found != validators.end())
            value = interpreter.call(found->second, {Value(shared_from_this()), Value::text(std::string(name)), std::move(value)});
    }
    const Value assigned = value;
    Instance::setAttribute(interpreter, name, std::move(value));
    if (name != kSession)
        tellSession(interpreter);
    if (model && model->table && hasRelationship(interpreter, *model, name))
        noteRelatedAssigned(interpreter, *model, Value(shared_from_this()), name, assigned);
}

const std::map<std::string, Value, std::less<>> &ModelClass::validators(Interpreter &interpreter)
{
    if (m_validators)
        return *m_validators;
    m_validators.emplace();
    for (const auto &base : linearization) {
        for (const auto &[key, member] : base->attributes) {
            const auto *function = member.as<python::Function>();
            if (!function || !function->attributes.contains(kValidatedNames))
                continue;
            for (const Value &attribute : interpreter.toVector(function->attributes.at(kValidatedNames)))
                m_validators->emplace(interpreter.str(attribute), member);
        }
    }
    return *m_validators;
}

void ModelInstance::tellSession(Interpreter &interpreter)
{
    const Value *state = findOwn(kSession);
    const auto *session = state ? state->as<python::Instance>() : nullptr;
    const Value *touched = session ? session->findOwn("_touched") : nullptr;
    if (auto *dict = touched ? touched->as<python::Dict>() : nullptr)
        dict->setItem(interpreter, Value(shared_from_this()), Value(true));
}

Value makeModelInstance(Interpreter &interpreter, const std::shared_ptr<ModelClass> &cls, CallArguments arguments)
{
    const Value instance(std::make_shared<ModelInstance>(cls));
    const Value *constructor = cls->findInherited("__init__");
    arguments.positional.insert(arguments.positional.begin(), instance);
    interpreter.call(constructor ? *constructor : declarativeConstructor(), std::move(arguments));
    return instance;
}

Value declarativeConstructor()
{
    return python::makeFunction("__init__", [](Interpreter &interpreter, CallArguments call) -> Value {
        auto *instance = call.positional.empty() ? nullptr : call.positional.front().as<ModelInstance>();
        if (!instance || call.positional.size() > 1)
            interpreter.raise("TypeError", fmt::format("__init__() takes 1 positional argument but {} were given", call.positional.size()));
        for (auto &[name, value] : call.keywords) {
            const auto *model = dynamic_cast<const ModelClass *>(instance->cls.get());
            if (!instance->cls->findInherited(name) && !(model && model->table && hasRelationship(interpreter, *model, name)))
                interpreter.raise("TypeError", fmt::format("'{}' is an invalid keyword argument for {}", name, instance->cls->name));
            interpreter.setAttribute(call.positional.front(), name, std::move(value));
        }
        return {};
    });
}

Names sessionHelpers(Vocabulary &)
{
    Names names;
    names["is_model"] = nativeFunction("is_model", "value", [](Interpreter &, const Arguments &a) {
        const auto model = modelOf(a.value("value"));
        return Value(model && model->table);
    });
    names["is_unknown"] = nativeFunction("is_unknown", "value", [](Interpreter &, const Arguments &a) { return Value(isUnknown(a.value("value"))); });
    names["model_columns"] = nativeFunction("model_columns", "cls", [](Interpreter &, const Arguments &a) { return modelColumns(a); });
    // The attributes whose values as_mutable() tracks.
    names["tracked_names"] = nativeFunction("tracked_names", "cls", [](Interpreter &, const Arguments &a) {
        const auto model = requireModel(a);
        std::vector<Value> items;
        for (const auto &column : model->table->columns()) {
            if (tracksChanges(column->typeValue()))
                items.push_back(Value::text(attributeOf(*model, *column)));
        }
        return Value(python::makeList(std::move(items)));
    });
    // An instance as a row gives it: no constructor is called.
    names["load_instance"] = nativeFunction("load_instance", "cls, values", [](Interpreter &interpreter, const Arguments &a) {
        const Value instance(std::make_shared<ModelInstance>(requireModel(a)));
        for (const Value &name : interpreter.toVector(a.value("values")))
            instance.as<ModelInstance>()->put(interpreter.str(name), interpreter.getItem(a.value("values"), name));
        return instance;
    });
    // What a row gives an instance that was loaded before: no assignment, no validator.
    names["refresh_instance"] = nativeFunction("refresh_instance", "instance, values", [](Interpreter &interpreter, const Arguments &a) {
        auto *instance = a.value("instance").as<python::Instance>();
        for (const Value &name : interpreter.toVector(a.value("values"))) {
            interpreter.touch(*instance);
            instance->put(interpreter.str(name), interpreter.getItem(a.value("values"), name));
        }
        return Value();
    });
    addRelationshipHelpers(names);
    return names;
}

}  // namespace limbeck::sqlalchemy
