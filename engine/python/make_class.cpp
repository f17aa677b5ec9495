// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/native.h"
#include "python/state.h"

namespace limbeck::python {

namespace {

bool derives(Interpreter &in, const Class &cls, std::string_view name)
{
    const auto found = in.state().classes.find(name);
    return found != in.state().classes.end() && cls.derivesFrom(*found->second);
}

bool isBase(Interpreter &in, const ClassDefinition &definition, std::string_view name)
{
    return std::any_of(definition.bases.begin(), definition.bases.end(), [&](const Value &base) { return base.as<Class>() && derives(in, *base.as<Class>(), name); });
}

/// NamedTuple with annotations.
Value namedTupleFrom(Interpreter &in, const ClassDefinition &definition)
{
    std::vector<std::string> fields;
    std::vector<Value> defaults;
    for (const ClassDefinition::Annotation &annotation : definition.annotations) {
        fields.push_back(annotation.name);
        if (const Value *value = definition.attribute(annotation.name))
            defaults.push_back(*value);
    }
    const Value made = makeNamedTupleClass(in, definition.name, fields, defaults, "");
    auto &cls = *made.as<Class>();
    for (const auto &[name, value] : definition.attributes) {
        if (std::find(fields.begin(), fields.end(), name) == fields.end())
            cls.put(name, value);
    }
    cls.annotations = definition.annotations;
    cls.scope = definition.scope;
    cls.file = definition.file;
    return made;
}

void tellAttributes(Interpreter &in, const std::shared_ptr<Class> &cls)
{
    for (const auto &[name, value] : std::vector(cls->attributes)) {
        if (const auto *instance = value.as<Instance>()) {
            if (const std::optional<Value> method = specialMethod(in, *instance, "__set_name__"))
                in.call(*method, {Value(cls), Value::text(name)});
        }
    }
}

void tellParent(Interpreter &in, const std::shared_ptr<Class> &cls, const ClassDefinition &definition)
{
    for (std::size_t i = 1; i < cls->linearization.size(); ++i) {
        const Value *hook = cls->linearization[i]->findOwn("__init_subclass__");
        if (!hook)
            continue;
        const auto *method = hook->as<ClassMethod>();
        CallArguments arguments{{Value(cls)}, {}, definition.position};
        for (const auto &keyword : definition.keywords) {
            if (keyword.first != "metaclass")
                arguments.keywords.push_back(keyword);
        }
        in.call(method ? method->function : *hook, std::move(arguments));
        return;
    }
}

std::vector<std::shared_ptr<Class>> classBases(Interpreter &in, ClassDefinition &definition)
{
    std::vector<std::shared_ptr<Class>> classes;
    for (const Value &base : definition.bases) {
        if (auto cls = base.shared<Class>())
            classes.push_back(cls);
        else if (!base.asObject() && !base.isUnknown())
            in.raise("TypeError", fmt::format("{}() takes no keyword arguments", in.typeName(base)));
    }
    if (classes.empty()) {
        classes.push_back(in.builtinClass("object"));
        definition.bases.push_back(Value(classes.back()));
    }
    return classes;
}

/// Bases that are no classes of ours make the class themselves.
std::optional<Value> makeForBase(Interpreter &in, ClassDefinition &definition)
{
    for (const Value &base : std::vector(definition.bases)) {
        Object *object = base.asObject();
        if (std::optional<Value> made = object ? object->subclass(in, definition) : std::nullopt)
            return made;
    }
    return std::nullopt;
}

}  // namespace

Value makeClass(Interpreter &in, ClassDefinition definition)
{
    if (std::optional<Value> made = makeByMetaclass(in, definition))
        return *made;
    return makePlainClass(in, std::move(definition));
}

Value makePlainClass(Interpreter &in, ClassDefinition definition)
{
    if (std::optional<Value> made = makeForBase(in, definition))
        return *made;
    in.state().mappingWaits = false;
    const std::vector<std::shared_ptr<Class>> bases = classBases(in, definition);
    if (isBase(in, definition, "enum.Enum"))
        return makeEnumClass(in, std::move(definition), bases);
    for (const std::shared_ptr<Class> &base : bases) {
        if (base->name == "NamedTuple" && base->module == "typing")
            return namedTupleFrom(in, definition);
    }

    auto cls = std::make_shared<Class>();
    cls->name = definition.name;
    const Value *module = definition.attribute("__module__");
    cls->module = module && module->asText() ? module->asText()->utf8() : "__main__";
    cls->bases = definition.bases;
    cls->attributes = definition.attributes;
    cls->annotations = definition.annotations;
    cls->scope = definition.scope;
    cls->file = definition.file;
    cls->position = definition.position;
    cls->linearization = linearize(in, cls);
    in.state().allClasses.push_back(cls);
    for (const std::shared_ptr<Class> &base : bases) {
        if (!base->tupleFields.empty())
            cls->tupleFields = base->tupleFields;
    }
    for (const auto &[name, value] : definition.keywords) {
        if (name == "metaclass" && value.as<Class>() && value.as<Class>()->name == "ABCMeta")
            cls->put("__abstract_meta__", Value(true));
    }
    for (const auto &[name, value] : cls->attributes) {
        if (auto function = value.shared<Function>())
            function->owner = cls;
    }
    // What super() in its methods means, which the hooks below may call.
    if (cls->scope && cls->scope->kind == Scope::Kind::Class)
        cls->scope->set(in, "__class__", Value(cls));
    tellAttributes(in, cls);
    tellParent(in, cls, definition);
    return Value(cls);
}

Value makeNamedTupleClass(Interpreter &in, const std::string &name, std::vector<std::string> fields, std::vector<Value> defaults, const std::string &module)
{
    auto cls = std::make_shared<Class>();
    cls->name = name;
    cls->module = module.empty() ? "__main__" : module;
    const auto tuple = in.builtinClass("tuple");
    cls->bases = {Value(tuple)};
    cls->linearization = linearize(in, cls);
    in.state().allClasses.push_back(cls);
    auto defaultDict = makeDict();
    for (std::size_t i = 0; i < defaults.size(); ++i)
        defaultDict->insert(fields[fields.size() - defaults.size() + i], defaults[i]);
    cls->tupleFields = std::move(fields);
    cls->put("_field_defaults", Value(defaultDict));
    auto make = std::make_shared<ClassMethod>(native("_make", [](Interpreter &inner, Arguments &arguments) {
        const Value target = arguments.required("cls");
        return inner.call(target, inner.toVector(arguments.required("iterable")));
    }));
    cls->put("_make", Value(make));
    return Value(cls);
}

std::shared_ptr<Class> addClass(Interpreter &in, const std::string &name, const std::string &module, std::vector<std::shared_ptr<Class>> bases, NativeFunction::Body constructor)
{
    auto cls = std::make_shared<Class>();
    cls->name = name;
    cls->module = module;
    cls->bases.assign(bases.begin(), bases.end());
    cls->constructor = std::move(constructor);
    cls->linearization = linearize(in, cls);
    in.state().allClasses.push_back(cls);
    in.state().classes[module.empty() ? name : module + "." + name] = cls;
    return cls;
}

void addMethod(Class &cls, std::string name, NativeBody body)
{
    std::string copy = name;
    cls.put(name, Value(std::make_shared<NativeMethod>(copy, [copy, body = std::move(body)](Interpreter &in, CallArguments arguments) {
                Arguments reader(in, copy, arguments);
                try {
                    Value result = body(in, reader);
                    reader.done();
                    return result;
                } catch (const UnknownMet &unknown) {
                    return unknown.value();
                }
            })));
}

std::vector<std::shared_ptr<Class>> linearize(Interpreter &in, const std::shared_ptr<Class> &cls)
{
    std::vector<std::vector<std::shared_ptr<Class>>> lists;
    std::vector<std::shared_ptr<Class>> direct;
    for (const Value &base : cls->bases) {
        if (auto baseClass = base.shared<Class>()) {
            lists.push_back(baseClass->linearization);
            direct.push_back(baseClass);
        }
    }
    lists.push_back(direct);
    std::vector<std::shared_ptr<Class>> order{cls};
    while (true) {
        std::erase_if(lists, [](const auto &list) { return list.empty(); });
        if (lists.empty())
            return order;
        const auto isInTail = [&lists](const std::shared_ptr<Class> &candidate) {
            return std::any_of(lists.begin(), lists.end(), [&](const auto &list) { return std::find(list.begin() + 1, list.end(), candidate) != list.end(); });
        };
        const auto good = std::find_if(lists.begin(), lists.end(), [&](const auto &list) { return !isInTail(list.front()); });
        if (good == lists.end())
            in.raise("TypeError", fmt::format("Cannot create a consistent method resolution order (MRO) for bases of {}", cls->name));
        const std::shared_ptr<Class> next = good->front();
        order.push_back(next);
        for (auto &list : lists) {
            if (list.front() == next)
                list.erase(list.begin());
        }
    }
}

}  // namespace limbeck::python
