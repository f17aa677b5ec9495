// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/native.h"
#include "python/state.h"

/// Metaclasses that a project writes: their __new__ and __init__ run when a class is made, their __call__ when it is called, and their methods and properties are found through the class.
/// A class remembers its metaclass under a name of ours, which classes below it inherit. Bases that are no classes of ours (models) make their classes in type.__new__, and may have more to do
/// when type.__init__ is called. In imported modules a metaclass that cannot be run is left out, as if the class had none; __prepare__ always is.
namespace limbeck::python {

namespace {

constexpr std::string_view kMetaclass = "__limbeck_metaclass__";
constexpr std::string_view kCompletion = "__limbeck_completion__";

bool isFromProject(const Class &cls) { return cls.file && !cls.file->path.starts_with("<library"); }

/// Has something of the project's own to say.
bool saysSomething(const Class &metaclass)
{
    return std::any_of(metaclass.linearization.begin(), metaclass.linearization.end(), [](const auto &one) { return isFromProject(*one); });
}

std::shared_ptr<Class> metaclassFor(Interpreter &in, const ClassDefinition &definition)
{
    std::shared_ptr<Class> metaclass;
    const auto consider = [&](const Value *candidate) {
        auto cls = candidate ? candidate->shared<Class>() : nullptr;
        if (cls && cls->derivesFrom(*in.builtinClass("type")) && saysSomething(*cls) && (!metaclass || cls->derivesFrom(*metaclass)))
            metaclass = std::move(cls);
    };
    for (const auto &[name, value] : definition.keywords) {
        if (name == "metaclass")
            consider(&value);
    }
    for (const Value &base : definition.bases)
        consider(base.as<Class>() ? base.as<Class>()->findInherited(kMetaclass) : nullptr);
    return metaclass;
}

/// What the project wrote, not what `type` has.
const Value *ownAttribute(const Class &metaclass, std::string_view name)
{
    for (const auto &cls : metaclass.linearization) {
        if (const Value *found = isFromProject(*cls) ? cls->findOwn(name) : nullptr)
            return found;
    }
    return nullptr;
}

CallArguments argumentsOf(const ClassDefinition &definition)
{
    auto names = makeDict();
    for (const auto &[name, value] : definition.attributes)
        names->insert(name, value);
    CallArguments arguments{{Value::text(definition.name), Value(makeTuple(definition.bases)), Value(names)}, {}, definition.position};
    for (const auto &keyword : definition.keywords) {
        if (keyword.first != "metaclass")
            arguments.keywords.push_back(keyword);
    }
    return arguments;
}

CallArguments withFirst(const CallArguments &arguments, Value first)
{
    CallArguments all = arguments;
    all.positional.insert(all.positional.begin(), std::move(first));
    return all;
}

/// type.__new__(metaclass, name, bases, namespace, **keywords)
Value newClass(Interpreter &in, CallArguments arguments)
{
    Arguments reader(in, "__new__", arguments);
    const Value metaclass = reader.required("metaclass");
    ClassDefinition definition;
    definition.name = reader.text("name").utf8();
    definition.bases = in.toVector(reader.required("bases"));
    const Value names = reader.required("namespace");
    definition.keywords = reader.restKeywords();
    definition.position = in.position();
    std::vector<const ClassDefinition *> &pending = in.state().classesBeingMade;
    if (!pending.empty() && pending.back() && pending.back()->name == definition.name) {
        const ClassDefinition &statement = *std::exchange(pending.back(), nullptr);
        definition.annotations = statement.annotations;
        definition.scope = statement.scope;
        definition.file = statement.file;
        definition.position = statement.position;
        definition.docstring = statement.docstring;
    }
    if (const auto *dict = names.as<Dict>()) {
        for (const auto &[key, value] : dict->entries())
            definition.attributes.emplace_back(in.str(key), value);
    }
    in.state().mappingWaits = true;
    Value made = makePlainClass(in, std::move(definition));
    in.state().mappingWaits = false;
    if (auto *cls = made.as<Class>())
        setMetaclass(*cls, metaclass);
    return made;
}

void complete(Interpreter &in, Class &cls)
{
    const Value *found = cls.findOwn(kCompletion);
    if (!found)
        return;
    const Value function = *found;
    std::erase_if(cls.attributes, [](const auto &attribute) { return attribute.first == kCompletion; });
    in.call(function, std::vector<Value>());
}

}  // namespace

Value callMetaclass(Interpreter &in, const std::shared_ptr<Class> &metaclass, const CallArguments &arguments)
{
    const Value *maker = metaclass->findInherited("__new__");
    const auto *wrapped = maker ? maker->as<StaticMethod>() : nullptr;
    Value made = in.call(wrapped ? wrapped->function : *maker, withFirst(arguments, Value(metaclass)));
    const Value *init = made.as<Class>() ? ownAttribute(*metaclass, "__init__") : nullptr;
    if (init)
        in.call(*init, withFirst(arguments, made));
    if (auto *cls = made.as<Class>())
        complete(in, *cls);
    return made;
}

std::optional<Value> makeByMetaclass(Interpreter &in, const ClassDefinition &definition)
{
    const std::shared_ptr<Class> metaclass = metaclassFor(in, definition);
    if (!metaclass)
        return std::nullopt;
    Interpreter::State &state = in.state();
    Frame *const frame = state.frame;
    state.classesBeingMade.push_back(&definition);
    const std::size_t depth = state.classesBeingMade.size();
    const auto leave = [&] { state.classesBeingMade.resize(depth - 1); };
    try {
        Value made = callMetaclass(in, metaclass, argumentsOf(definition));
        leave();
        return made;
    } catch (const Raised &) {
        leave();
        if (!in.isLenient())
            throw;
    } catch (const Unsupported &) {
        leave();
        if (!in.isLenient())
            throw;
    } catch (...) {
        leave();
        throw;
    }
    state.frame = frame;
    in.host().notRun(fmt::format("the metaclass {} of class {}", metaclass->name, definition.name), definition.position);
    return std::nullopt;
}

void setMetaclass(Class &cls, const Value &metaclass) { cls.put(kMetaclass, metaclass); }

bool isMadeByMetaclass(const Class &cls) { return cls.findOwn(kMetaclass); }

void setCompletion(Class &cls, Value function) { cls.put(kCompletion, std::move(function)); }

std::shared_ptr<Class> metaclassOf(const Class &cls)
{
    const Value *found = cls.findInherited(kMetaclass);
    return found ? found->shared<Class>() : nullptr;
}

std::optional<Value> metaclassAttribute(Interpreter &in, const std::shared_ptr<Class> &cls, std::string_view name)
{
    const std::shared_ptr<Class> metaclass = metaclassOf(*cls);
    const Value *found = metaclass && name != kMetaclass ? ownAttribute(*metaclass, name) : nullptr;
    if (!found)
        return std::nullopt;
    return bindAttribute(in, *found, Value(cls), metaclass);
}

void installMetaclasses(Interpreter &in)
{
    const auto type = in.builtinClass("type");
    type->put("__new__", Value(std::make_shared<StaticMethod>(makeFunction("__new__", newClass))));
    type->put("__init__", Value(std::make_shared<NativeMethod>("__init__", [](Interpreter &inner, CallArguments arguments) {
                  if (auto *cls = arguments.positional.empty() ? nullptr : arguments.positional.front().as<Class>())
                      complete(inner, *cls);
                  return Value();
              })));
    type->put("__call__", Value(std::make_shared<NativeMethod>("__call__", [](Interpreter &inner, CallArguments arguments) {
                  const auto cls = arguments.positional.empty() ? nullptr : arguments.positional.front().shared<Class>();
                  if (!cls)
                      inner.raise("TypeError", "descriptor '__call__' of 'type' object needs an argument");
                  arguments.positional.erase(arguments.positional.begin());
                  return instantiate(inner, cls, std::move(arguments));
              })));
}

}  // namespace limbeck::python
