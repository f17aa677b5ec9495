// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/native.h"
#include "python/state.h"

namespace limbeck::python {

namespace {

Value newNamedTuple(Interpreter &in, const std::shared_ptr<Class> &cls, CallArguments arguments)
{
    std::vector<Value> items;
    Arguments reader(in, "__new__", arguments);
    const Value *defaults = cls->findInherited("_field_defaults");
    for (const std::string &field : cls->tupleFields) {
        std::optional<Value> value = reader.optional(field);
        if (!value && defaults)
            value = defaults->as<Dict>()->find(field);
        if (!value)
            in.raise("TypeError", fmt::format("{}.__new__() missing 1 required positional argument: '{}'", cls->name, field));
        items.push_back(std::move(*value));
    }
    reader.done();
    auto tuple = makeTuple(std::move(items));
    tuple->fieldNames = cls->tupleFields;
    tuple->tupleName = cls->name;
    tuple->cls = cls;
    return Value(tuple);
}

bool isFilledByInit(const Class &base)
{
    return base.name == "list" || base.name == "dict" || base.name == "set" || base.name == "defaultdict" || base.name == "OrderedDict";
}

void checkAbstract(Interpreter &in, const Class &cls)
{
    const auto isAbc = std::any_of(cls.linearization.begin(), cls.linearization.end(), [](const auto &base) { return base->name == "ABC" || base->findOwn("__abstract_meta__"); });
    if (!isAbc)
        return;
    std::vector<std::string> missing;
    for (const auto &base : cls.linearization) {
        for (const auto &[name, value] : base->attributes) {
            const Value *effective = cls.findInherited(name);
            const auto *property = effective->as<Property>();
            const auto *function = property ? property->getter.as<Function>() : effective->as<Function>();
            if (function && function->attributes.contains("__isabstractmethod__") && std::find(missing.begin(), missing.end(), name) == missing.end())
                missing.push_back(name);
        }
    }
    std::sort(missing.begin(), missing.end());
    if (!missing.empty())
        in.raise("TypeError", fmt::format("Can't instantiate abstract class {} with abstract method{} {}", cls.name, missing.size() == 1 ? "" : "s", fmt::join(missing, ", ")));
}

}  // namespace

Value newInstance(Interpreter &in, const std::shared_ptr<Class> &cls, CallArguments arguments)
{
    if (!cls->tupleFields.empty())
        return newNamedTuple(in, cls, std::move(arguments));
    auto instance = std::make_shared<Instance>(cls);
    const std::shared_ptr<Class> base = builtinBase(*cls);
    if (cls->derivesFrom(*in.builtinClass("BaseException"))) {
        instance->put("args", Value(makeTuple(std::move(arguments.positional))));
    } else if (base && base->name != "object") {
        const bool empty = isFilledByInit(*base) && cls->findInherited("__init__");
        instance->payload = base->constructor(in, empty ? CallArguments() : std::move(arguments));
    }
    return Value(instance);
}

Value instantiate(Interpreter &in, const std::shared_ptr<Class> &cls, CallArguments arguments)
{
    if (cls->isEnum && !cls->members.empty())
        return enumLookup(in, *cls, std::move(arguments));
    if (cls->isEnum)
        return functionalEnum(in, *cls, std::move(arguments));
    if (cls->constructor)
        return cls->constructor(in, std::move(arguments));
    if (cls->derivesFrom(*in.builtinClass("type")))
        return callMetaclass(in, cls, arguments);
    checkAbstract(in, *cls);
    Value made;
    if (const Value *maker = cls->findInherited("__new__")) {
        CallArguments forNew = arguments;
        forNew.positional.insert(forNew.positional.begin(), Value(cls));
        const auto *wrapped = maker->as<StaticMethod>();
        made = in.call(wrapped ? wrapped->function : *maker, std::move(forNew));
        if (!made.as<Instance>() || !made.as<Instance>()->cls->derivesFrom(*cls))
            return made;
    } else {
        made = newInstance(in, cls, arguments);
        if (!made.as<Instance>())
            return made;
    }
    if (const Value *init = cls->findInherited("__init__")) {
        in.call(bindAttribute(in, *init, made, cls), std::move(arguments));
        return made;
    }
    const auto base = builtinBase(*cls);
    const bool takesArguments = (base && base->name != "object") || cls->derivesFrom(*in.builtinClass("BaseException")) || hasForeignBase(*cls) || cls->findInherited("__new__");
    if (!takesArguments && (!arguments.positional.empty() || !arguments.keywords.empty()))
        in.raise("TypeError", fmt::format("{}() takes no arguments", cls->name));
    return made;
}

}  // namespace limbeck::python
