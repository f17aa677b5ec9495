// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/modules/typing_objects.h"
#include "python/native.h"
#include "python/state.h"

namespace limbeck::python {

const Value *Class::findOwn(std::string_view attributeName) const
{
    for (const auto &[key, value] : attributes) {
        if (key == attributeName)
            return &value;
    }
    return nullptr;
}

void Class::put(std::string_view attributeName, Value value)
{
    if (const Value *present = findOwn(attributeName))
        *const_cast<Value *>(present) = std::move(value);
    else
        attributes.emplace_back(std::string(attributeName), std::move(value));
}

const Value *Class::findInherited(std::string_view attributeName) const
{
    for (const std::shared_ptr<Class> &cls : linearization) {
        if (const Value *value = cls->findOwn(attributeName))
            return value;
    }
    return nullptr;
}

bool Class::derivesFrom(const Class &other) const
{
    return std::any_of(linearization.begin(), linearization.end(), [&other](const std::shared_ptr<Class> &cls) { return cls.get() == &other; });
}

std::shared_ptr<Class> builtinBase(const Class &cls)
{
    for (const std::shared_ptr<Class> &base : cls.linearization) {
        if (base->constructor)
            return base;
    }
    return nullptr;
}

namespace {

Value classTuple(const auto &classes)
{
    std::vector<Value> values;
    for (const auto &cls : classes)
        values.push_back(Value(cls));
    return Value(makeTuple(std::move(values)));
}

/// The private attributes of enum classes that programs look at.
std::optional<Value> enumFact(Interpreter &in, const Class &cls, std::string_view name)
{
    if (name == "_member_names_") {
        std::vector<Value> names;
        for (const auto &member : cls.members)
            names.push_back(Value::text(member->name));
        return Value(makeList(std::move(names)));
    }
    if (name == "_value2member_map_") {
        auto dict = makeDict();
        for (const auto &member : cls.members)
            dict->insert(in, member->value, Value(member));
        return Value(dict);
    }
    return std::nullopt;
}

std::optional<Value> classFact(Class &cls, std::string_view name)
{
    if (name == "__name__" || name == "__qualname__")
        return Value::text(cls.name);
    if (name == "__module__")
        return Value::text(cls.module.empty() ? "builtins" : cls.module);
    if (name == "__mro__")
        return classTuple(cls.linearization);
    if (name == "__bases__")
        return classTuple(cls.bases);
    if (name == "__dict__" || ((name == "__members__" || name == "_member_map_") && cls.isEnum)) {
        auto dict = makeDict();
        dict->flavour = Dict::Flavour::MappingProxy;
        for (const auto &[key, value] : cls.attributes) {
            if (name == "__dict__" || value.as<EnumMember>())
                dict->insert(key, value);
        }
        return Value(dict);
    }
    if (name == "_fields" && !cls.tupleFields.empty()) {
        std::vector<Value> names;
        for (const std::string &field : cls.tupleFields)
            names.push_back(Value::text(field));
        return Value(makeTuple(std::move(names)));
    }
    return std::nullopt;
}

/// str.upper, list.append: a function that takes the instance first.
std::optional<Value> unboundBuiltin(Interpreter &in, const Class &cls, std::string_view name)
{
    for (const std::shared_ptr<Class> &base : cls.linearization) {
        const auto sample = in.state().samples.find(base->name);
        if (sample == in.state().samples.end() || !in.findAttribute(sample->second, name))
            continue;
        std::string method(name);
        return makeFunction(method, [method, type = base->name](Interpreter &inner, CallArguments arguments) {
            if (arguments.positional.empty())
                inner.raise("TypeError", fmt::format("unbound method {}.{}() needs an argument", type, method));
            const Value self = arguments.positional.front();
            arguments.positional.erase(arguments.positional.begin());
            return inner.call(inner.getAttribute(self, method), std::move(arguments));
        });
    }
    return std::nullopt;
}

std::optional<Value> fromForeignBase(Interpreter &in, const Class &cls, std::string_view name)
{
    for (const std::shared_ptr<Class> &base : cls.linearization) {
        for (const Value &foreign : base->bases) {
            if (foreign.as<Class>() || !foreign.asObject())
                continue;
            if (std::optional<Value> value = foreign.asObject()->attribute(in, name))
                return value;
        }
    }
    return std::nullopt;
}

/// Those that derive from it directly, in the order in which they were made.
Value subclassesOf(Interpreter &in, const Class &cls)
{
    std::vector<Value> found;
    for (const auto &one : in.state().allClasses) {
        if (std::any_of(one->bases.begin(), one->bases.end(), [&](const Value &base) { return base.asObject() == &cls; }))
            found.push_back(Value(one));
    }
    return Value(makeList(std::move(found)));
}

}  // namespace

bool hasForeignBase(const Class &cls)
{
    return std::any_of(cls.linearization.begin(), cls.linearization.end(), [](const auto &base) { return std::any_of(base->bases.begin(), base->bases.end(), [](const Value &value) { return !value.as<Class>(); }); });
}

/// What `object` itself knows, as functions that take the instance (or the class for __new__) first.
std::optional<Value> objectMethod(std::string_view name)
{
    if (name == "__new__")
        return makeFunction("__new__", [](Interpreter &in, CallArguments arguments) {
            const auto cls = arguments.positional.empty() ? nullptr : arguments.positional.front().shared<Class>();
            if (!cls)
                in.raise("TypeError", "object.__new__(): not enough arguments");
            arguments.positional.erase(arguments.positional.begin());
            return newInstance(in, cls, std::move(arguments));
        });
    if (name == "__setattr__")
        return native("__setattr__", [](Interpreter &in, Arguments &arguments) {
            const Value self = arguments.required("self");
            const Text attribute = arguments.text("name");
            if (auto *instance = self.as<Instance>()) {
                in.touch(*instance);
                instance->put(attribute.utf8(), arguments.required("value"));
            } else {
                in.setAttribute(self, attribute.utf8(), arguments.required("value"));
            }
            return Value();
        });
    if (name == "__repr__" || name == "__str__")
        return native(std::string(name), [](Interpreter &in, Arguments &arguments) {
            const Value self = arguments.required("self");
            const auto *instance = self.as<Instance>();
            if (instance && instance->cls->derivesFrom(*in.builtinClass("BaseException")))
                return Value::text(exceptionText(in, *instance));
            if (instance && !instance->payload.isNone())
                return Value::text(in.str(instance->payload));
            return Value::text(fmt::format("<{} object>", in.typeName(self)));
        });
    if (name == "__eq__")
        return native("__eq__", [](Interpreter &in, Arguments &arguments) {
            const Value self = arguments.required("self");
            return self.isIdentical(arguments.required("other")) ? Value(true) : in.state().builtins.find("NotImplemented")->second;
        });
    if (name == "__hash__")
        return native("__hash__", [](Interpreter &, Arguments &arguments) { return Value(std::int64_t(std::hash<const void *>()(arguments.required("self").asObject()) >> 4)); });
    if (name == "__init__")
        return native("__init__", [](Interpreter &, Arguments &arguments) {
            arguments.rest();
            arguments.restKeywords();
            return Value();
        });
    return std::nullopt;
}

std::optional<Value> foreignAttribute(Interpreter &in, const Class &cls, std::string_view name)
{
    return fromForeignBase(in, cls, name);
}

std::optional<Value> Class::attribute(Interpreter &in, std::string_view attributeName)
{
    auto self = std::static_pointer_cast<Class>(shared_from_this());
    if (std::optional<Value> fact = classFact(*this, attributeName))
        return fact;
    if (attributeName == "__annotations__")
        return shownAnnotations(in, *this);
    if (attributeName == "__subclasses__")
        return native("__subclasses__", [self](Interpreter &inner, Arguments &) { return subclassesOf(inner, *self); });
    if (isEnum) {
        if (std::optional<Value> fact = enumFact(in, *this, attributeName))
            return fact;
    }
    if (const Value *found = findInherited(attributeName)) {
        if (const auto *method = found->as<ClassMethod>())
            return Value(std::make_shared<BoundMethod>(Value(self), method->function));
        if (const auto *method = found->as<StaticMethod>())
            return method->function;
        if (const auto *descriptor = found->as<Instance>()) {
            if (const std::optional<Value> getter = specialMethod(in, *descriptor, "__get__"))
                return in.call(*getter, {Value(), Value(self)});
        }
        return *found;
    }
    if (std::optional<Value> ofMetaclass = metaclassAttribute(in, self, attributeName))
        return ofMetaclass;
    if (attributeName == "mro")
        return native("mro", [self](Interpreter &, Arguments &) { return classTuple(self->linearization); });
    if (std::optional<Value> method = unboundBuiltin(in, *this, attributeName))
        return method;
    if (std::optional<Value> method = objectMethod(attributeName))
        return method;
    if (std::optional<Value> value = fromForeignBase(in, *this, attributeName))
        return value;
    const std::optional<Value> asked = attributeName.starts_with("__") ? std::nullopt : metaclassAttribute(in, self, "__getattr__");
    return asked ? std::optional(in.call(*asked, {Value::text(std::string(attributeName))})) : std::nullopt;
}

void Class::setAttribute(Interpreter &in, std::string_view attributeName, Value value)
{
    in.touch(*this);
    put(attributeName, std::move(value));
}

void Class::deleteAttribute(Interpreter &in, std::string_view attributeName)
{
    in.touch(*this);
    if (std::erase_if(attributes, [attributeName](const auto &entry) { return entry.first == attributeName; }) == 0)
        in.raise("AttributeError", std::string(attributeName));
}

Value Class::call(Interpreter &in, CallArguments arguments)
{
    auto self = std::static_pointer_cast<Class>(shared_from_this());
    if (const std::optional<Value> caller = metaclassAttribute(in, self, "__call__"))
        return in.call(*caller, std::move(arguments));
    return instantiate(in, self, std::move(arguments));
}

Value Class::item(Interpreter &in, const Value &key)
{
    if (const auto method = metaclassAttribute(in, std::static_pointer_cast<Class>(shared_from_this()), "__getitem__"))
        return in.call(*method, {key});
    if (isEnum && !members.empty()) {
        if (key.isUnknown())
            return key;
        const Text *text = key.asText();
        const Value *member = text ? findOwn(text->utf8()) : nullptr;
        if (!member || !member->as<EnumMember>())
            in.raise("KeyError", text ? text->utf8() : in.repr(key));
        return *member;
    }
    auto self = std::static_pointer_cast<Class>(shared_from_this());
    if (constructor && !isEnum && derivesFrom(*in.builtinClass("object"))) {
        return Value(std::make_shared<GenericAlias>(self, bracketArguments(key)));
    }
    return Value(self);
}

std::unique_ptr<Iterator> Class::iterate(Interpreter &in)
{
    if (const auto method = metaclassAttribute(in, std::static_pointer_cast<Class>(shared_from_this()), "__iter__"))
        return in.iterate(in.call(*method, std::vector<Value>()));
    if (!isEnum)
        in.raise("TypeError", "'type' object is not iterable");
    std::vector<Value> values;
    for (const auto &member : members)
        values.push_back(Value(member));
    return std::make_unique<VectorIterator>(std::move(values));
}

std::optional<std::int64_t> Class::length(Interpreter &)
{
    return isEnum ? std::optional<std::int64_t>(std::int64_t(members.size())) : std::nullopt;
}

std::optional<Value> Class::contains(Interpreter &in, const Value &value)
{
    if (const auto method = metaclassAttribute(in, std::static_pointer_cast<Class>(shared_from_this()), "__contains__"))
        return in.call(*method, {value});
    if (!isEnum)
        return std::nullopt;
    return Value(std::any_of(members.begin(), members.end(), [&](const auto &member) { return value.asObject() == member.get() || (!value.as<EnumMember>() && in.equals(member->value, value)); }));
}

/// X | Y, as in annotations and isinstance: the alternatives as a tuple.
static Value unionOf(Interpreter &in, const Value &self, const Value &other, bool reflected)
{
    std::vector<Value> parts;
    const auto add = [&parts](const Value &value) {
        if (const auto *tuple = value.as<Tuple>())
            parts.insert(parts.end(), tuple->items.begin(), tuple->items.end());
        else
            parts.push_back(value);
    };
    const Value right = other.isNone() ? Value(in.builtinClass("NoneType")) : other;
    add(reflected ? right : self);
    add(reflected ? self : right);
    return Value(std::make_shared<UnionType>(std::move(parts)));
}

std::optional<Value> Class::binary(Interpreter &in, syntax::BinaryOp op, const Value &other, bool reflected)
{
    if (op != syntax::BinaryOp::Or)
        return std::nullopt;
    return unionOf(in, Value(shared_from_this()), other, reflected);
}

std::optional<Value> UnionType::binary(Interpreter &in, syntax::BinaryOp op, const Value &other, bool reflected)
{
    if (op != syntax::BinaryOp::Or)
        return std::nullopt;
    return unionOf(in, Value(shared_from_this()), other, reflected);
}

std::optional<Truth> Class::isInstance(Interpreter &in, const Value &value)
{
    if (value.isUnknown())
        return Truth::Unknown;
    const std::shared_ptr<Class> cls = in.classOf(value);
    return fromBool(cls->derivesFrom(*this));
}

std::optional<bool> Class::isSubclass(Interpreter &, const Value &other)
{
    const auto *cls = other.as<Class>();
    return cls ? std::optional<bool>(cls->derivesFrom(*this)) : std::optional<bool>(false);
}

std::string Class::repr(Interpreter &)
{
    if (isEnum)
        return fmt::format("<enum '{}'>", name);
    return module.empty() ? fmt::format("<class '{}'>", name) : fmt::format("<class '{}.{}'>", module, name);
}

std::shared_ptr<void> Class::saveState() const
{
    return std::make_shared<std::vector<std::pair<std::string, Value>>>(attributes);
}

void Class::loadState(const std::shared_ptr<void> &state)
{
    attributes = *std::static_pointer_cast<std::vector<std::pair<std::string, Value>>>(state);
}

void mergeAttributes(std::vector<std::pair<std::string, Value>> &target, const std::shared_ptr<void> &a, const std::shared_ptr<void> &b, const std::string &why)
{
    using Attributes = std::vector<std::pair<std::string, Value>>;
    const auto left = std::static_pointer_cast<Attributes>(a);
    target = *std::static_pointer_cast<Attributes>(b);
    const auto findIn = [](const Attributes &attributes, const std::string &name) {
        return std::find_if(attributes.begin(), attributes.end(), [&name](const auto &entry) { return entry.first == name; });
    };
    for (auto &[name, value] : target) {
        const auto found = findIn(*left, name);
        value = found == left->end() ? Value::unknown(why) : mergeValues(found->second, value, why);
    }
    for (const auto &[name, value] : *left) {
        if (findIn(target, name) == target.end())
            target.emplace_back(name, Value::unknown(why));
    }
}

void Class::mergeStates(Interpreter &, const std::shared_ptr<void> &a, const std::shared_ptr<void> &b, const std::string &why)
{
    mergeAttributes(attributes, a, b, why);
}

}  // namespace limbeck::python
