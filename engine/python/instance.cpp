// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/native.h"
#include "python/numbers.h"
#include "python/state.h"

#include <algorithm>

/// Instances of classes written in Python. The data model methods are looked up in the class, then the value of a built-in base answers.
namespace limbeck::python {

using syntax::BinaryOp;
using syntax::CompareOp;

Value bindAttribute(Interpreter &in, const Value &attribute, const Value &instance, const std::shared_ptr<Class> &cls)
{
    if (attribute.as<Function>() || attribute.as<NativeMethod>())
        return Value(std::make_shared<BoundMethod>(instance, attribute));
    if (const auto *method = attribute.as<ClassMethod>())
        return Value(std::make_shared<BoundMethod>(Value(cls), method->function));
    if (const auto *method = attribute.as<StaticMethod>())
        return method->function;
    if (const auto *property = attribute.as<Property>())
        return in.call(property->getter, {instance});
    if (const auto *descriptor = attribute.as<Instance>()) {
        if (const std::optional<Value> getter = specialMethod(in, *descriptor, "__get__"))
            return in.call(*getter, {instance, Value(cls)});
    }
    return attribute;
}

std::optional<Value> specialMethod(Interpreter &in, const Instance &instance, std::string_view name)
{
    const Value *found = instance.cls->findInherited(name);
    if (!found)
        return std::nullopt;
    return bindAttribute(in, *found, Value(const_cast<Instance &>(instance).shared_from_this()), instance.cls);
}

namespace {

template<typename... Args>
std::optional<Value> special(Interpreter &in, const Instance &self, std::string_view name, Args... arguments)
{
    const std::optional<Value> method = specialMethod(in, self, name);
    if (!method || method->isNone())
        return std::nullopt;
    return in.call(*method, std::vector<Value>{std::move(arguments)...});
}

bool isNotImplemented(Interpreter &in, const Value &value)
{
    return value.isIdentical(in.state().builtins.find("NotImplemented")->second);
}

std::string_view binaryName(BinaryOp op)
{
    static constexpr std::string_view kNames[] = {"add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor", "matmul"};
    return kNames[std::size_t(op)];
}

/// Methods that format(), float(), round() … look up in the class alone: __getattr__ is not asked for them.
bool isImplicitMethod(std::string_view name)
{
    static constexpr std::string_view kNames[] = {"__format__", "__float__", "__round__", "__abs__", "__next__", "__ceil__", "__floor__", "__trunc__"};
    return std::ranges::find(kNames, name) != std::end(kNames);
}

std::string_view compareName(CompareOp op)
{
    static constexpr std::string_view kNames[] = {"__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__", "", "", "", ""};
    return kNames[std::size_t(op)];
}

}  // namespace

const Value *Instance::findOwn(std::string_view name) const
{
    for (const auto &[key, value] : attributes) {
        if (key == name)
            return &value;
    }
    return nullptr;
}

void Instance::put(std::string_view name, Value value)
{
    if (const Value *present = findOwn(name))
        *const_cast<Value *>(present) = std::move(value);
    else
        attributes.emplace_back(std::string(name), std::move(value));
}

std::optional<Value> Instance::attribute(Interpreter &in, std::string_view name)
{
    const Value self(shared_from_this());
    const Value *inherited = cls->findInherited(name);
    if (inherited && inherited->as<Property>())
        return bindAttribute(in, *inherited, self, cls);
    if (const Value *own = findOwn(name))
        return *own;
    if (inherited) {
        if (const auto *cached = inherited->as<CachedProperty>()) {
            Value value = in.call(cached->function, {self});
            in.touch(*this);
            put(name, value);
            return value;
        }
        return bindAttribute(in, *inherited, self, cls);
    }
    if (name == "__dict__") {
        auto dict = makeDict();
        for (const auto &[key, value] : attributes)
            dict->insert(key, value);
        return Value(dict);
    }
    if (!payload.isNone()) {
        if (std::optional<Value> value = in.findAttribute(payload, name))
            return value;
    }
    if (name == "__module__" || name == "__doc__")
        return cls->attribute(in, name);
    if (isImplicitMethod(name))
        return foreignAttribute(in, *cls, name);
    // A proxy of a package that is not read keeps what it stands for there; its own __getattr__ asks for it.
    if (name == "__wrapped__" && hasForeignBase(*cls))
        return Value(std::make_shared<Opaque>(cls->name + ".__wrapped__", in.position()));
    if (std::optional<Value> value = special(in, *this, "__getattr__", Value::text(std::string(name))))
        return value;
    return foreignAttribute(in, *cls, name);
}

void Instance::setAttribute(Interpreter &in, std::string_view name, Value value)
{
    if (special(in, *this, "__setattr__", Value::text(std::string(name)), value))
        return;
    if (const Value *inherited = cls->findInherited(name)) {
        if (const auto *property = inherited->as<Property>()) {
            if (property->setter.isNone())
                in.raise("AttributeError", fmt::format("property '{}' of '{}' object has no setter", name, cls->name));
            in.call(property->setter, {Value(shared_from_this()), std::move(value)});
            return;
        }
        if (const auto *descriptor = inherited->as<Instance>()) {
            if (special(in, *descriptor, "__set__", Value(shared_from_this()), value))
                return;
        }
    }
    if (const Value *slots = cls->findOwn("__slots__"); slots && cls->linearization.size() == 2) {
        if (!in.isTrue(in.compare(CompareOp::In, Value::text(std::string(name)), *slots), "__slots__"))
            in.raise("AttributeError", fmt::format("'{}' object has no attribute '{}'", cls->name, name));
    }
    if (cls->linearization.size() == 1)
        in.raise("AttributeError", fmt::format("'{}' object has no attribute '{}'", cls->name, name));
    in.touch(*this);
    put(name, std::move(value));
}

void Instance::deleteAttribute(Interpreter &in, std::string_view name)
{
    if (const Value *inherited = cls->findInherited(name)) {
        if (const auto *property = inherited->as<Property>(); property && !property->deleter.isNone()) {
            in.call(property->deleter, {Value(shared_from_this())});
            return;
        }
    }
    in.touch(*this);
    if (std::erase_if(attributes, [name](const auto &entry) { return entry.first == name; }) == 0)
        in.raise("AttributeError", fmt::format("'{}' object has no attribute '{}'", cls->name, name));
}

Value Instance::call(Interpreter &in, CallArguments arguments)
{
    if (const std::optional<Value> method = specialMethod(in, *this, "__call__"))
        return in.call(*method, std::move(arguments));
    in.raise("TypeError", fmt::format("'{}' object is not callable", cls->name));
}

Value Instance::item(Interpreter &in, const Value &key)
{
    if (std::optional<Value> value = special(in, *this, "__getitem__", key))
        return *value;
    if (const auto *dict = payload.as<Dict>(); dict && cls->findInherited("__missing__") && !in.isTrue(in.compare(CompareOp::In, key, payload), "a key"))
        return *special(in, *this, "__missing__", key);
    return payload.isNone() ? Object::item(in, key) : in.getItem(payload, key);
}

void Instance::setItem(Interpreter &in, const Value &key, Value value)
{
    if (special(in, *this, "__setitem__", key, value))
        return;
    payload.isNone() ? Object::setItem(in, key, std::move(value)) : in.setItem(payload, key, std::move(value));
}

void Instance::deleteItem(Interpreter &in, const Value &key)
{
    if (special(in, *this, "__delitem__", key))
        return;
    payload.isNone() ? Object::deleteItem(in, key) : in.deleteItem(payload, key);
}

std::unique_ptr<Iterator> Instance::iterate(Interpreter &in)
{
    if (const std::optional<Value> iterator = special(in, *this, "__iter__")) {
        const auto *other = iterator->as<Instance>();
        if (!other)
            return in.iterate(*iterator);
        std::optional<Value> next = specialMethod(in, *other, "__next__");
        if (!next)
            in.raise("TypeError", fmt::format("iter() returned non-iterator of type '{}'", other->cls->name));
        return std::make_unique<FunctionIterator>([next = *next, keep = *iterator](Interpreter &inner) -> std::optional<Value> {
            try {
                return inner.call(next, std::vector<Value>());
            } catch (const Raised &raised) {
                if (inner.classOf(raised.exception())->derivesFrom(*inner.builtinClass("StopIteration")))
                    return std::nullopt;
                throw;
            }
        });
    }
    if (!payload.isNone())
        return in.iterate(payload);
    if (const std::optional<Value> getter = specialMethod(in, *this, "__getitem__")) {
        return std::make_unique<FunctionIterator>([getter = *getter, index = std::int64_t(0)](Interpreter &inner) mutable -> std::optional<Value> {
            try {
                return inner.call(getter, {Value(index++)});
            } catch (const Raised &raised) {
                if (inner.classOf(raised.exception())->derivesFrom(*inner.builtinClass("IndexError")))
                    return std::nullopt;
                throw;
            }
        });
    }
    return Object::iterate(in);
}

std::optional<Value> Instance::binary(Interpreter &in, BinaryOp op, const Value &other, bool reflected)
{
    const std::string name = fmt::format("__{}{}__", reflected ? "r" : "", binaryName(op));
    if (std::optional<Value> value = special(in, *this, name, other); value && !isNotImplemented(in, *value))
        return value;
    if (payload.asObject())
        return payload.asObject()->binary(in, op, other, reflected);
    return std::nullopt;
}

std::optional<Value> Instance::unary(Interpreter &in, syntax::UnaryOp op)
{
    static constexpr std::string_view kNames[] = {"__neg__", "__pos__", "__invert__", ""};
    return special(in, *this, kNames[std::size_t(op)]);
}

std::optional<Value> Instance::compare(Interpreter &in, CompareOp op, const Value &other)
{
    if (std::optional<Value> value = special(in, *this, compareName(op), other); value && !isNotImplemented(in, *value))
        return value;
    if (op == CompareOp::NotEqual) {
        if (std::optional<Value> value = special(in, *this, "__eq__", other); value && !isNotImplemented(in, *value))
            return in.unary(syntax::UnaryOp::Not, *value);
    }
    if (payload.asObject())
        return payload.asObject()->compare(in, op, other);
    return std::nullopt;
}

Truth Instance::truth(Interpreter &in)
{
    if (const std::optional<Value> value = special(in, *this, "__bool__"))
        return in.truth(*value);
    if (const std::optional<Value> value = special(in, *this, "__len__"))
        return in.truth(*value);
    return payload.isNone() ? Truth::True : in.truth(payload);
}

std::optional<std::int64_t> Instance::length(Interpreter &in)
{
    if (const std::optional<Value> value = special(in, *this, "__len__"))
        return asIndex(in, *value);
    if (const Text *text = payload.asText())
        return text->length();
    return payload.asObject() ? payload.asObject()->length(in) : std::nullopt;
}

std::optional<Value> Instance::contains(Interpreter &in, const Value &value)
{
    if (std::optional<Value> answer = special(in, *this, "__contains__", value))
        return in.truth(*answer) == Truth::Unknown ? *answer : Value(in.truth(*answer) == Truth::True);
    if (payload.isNone() || cls->findInherited("__iter__"))
        return std::nullopt;
    return in.compare(CompareOp::In, value, payload);
}

std::string Instance::str(Interpreter &in)
{
    if (const std::optional<Value> value = special(in, *this, "__str__"))
        return asText(in, *value, "__str__ returned non-string:").utf8();
    if (cls->derivesFrom(*in.builtinClass("BaseException")))
        return exceptionText(in, *this);
    if (payload.asText())
        return payload.asText()->utf8();
    return repr(in);
}

std::string Instance::repr(Interpreter &in)
{
    if (const std::optional<Value> value = special(in, *this, "__repr__"))
        return asText(in, *value, "__repr__ returned non-string:").utf8();
    if (cls->derivesFrom(*in.builtinClass("BaseException"))) {
        const Value *args = findOwn("args");
        const std::string inner = args ? in.repr(*args) : "()";
        const auto *tuple = args ? args->as<Tuple>() : nullptr;
        return cls->name + (tuple && tuple->items.size() == 1 ? "(" + in.repr(tuple->items[0]) + ")" : inner);
    }
    if (!payload.isNone())
        return in.repr(payload);
    return fmt::format("<{}.{} object at 0x7f{:010x}>", cls->module, cls->name, reinterpret_cast<std::uintptr_t>(this) & 0xffffffffffu);
}

std::optional<std::size_t> Instance::hash(Interpreter &in)
{
    if (const Value *method = cls->findInherited("__hash__")) {
        if (method->isNone())
            return std::nullopt;
        return std::size_t(asIndex(in, *special(in, *this, "__hash__")));
    }
    if (cls->findInherited("__eq__"))
        return std::nullopt;
    return payload.isNone() ? Object::hash(in) : in.hash(payload);
}

Value Instance::enter(Interpreter &in)
{
    for (const std::string_view name : {"__enter__", "__aenter__"}) {
        if (std::optional<Value> value = special(in, *this, name))
            return *value;
    }
    in.raise("TypeError", fmt::format("'{}' object does not support the context manager protocol", cls->name));
}

bool Instance::exit(Interpreter &in, const Value &exception)
{
    const Value type = exception.isNone() ? Value() : Value(in.classOf(exception));
    for (const std::string_view name : {"__exit__", "__aexit__"}) {
        if (const std::optional<Value> value = special(in, *this, name, type, exception, Value()))
            return in.isTrue(*value, "the result of __exit__");
    }
    in.raise("TypeError", fmt::format("'{}' object does not support the context manager protocol", cls->name));
}

std::shared_ptr<const std::string> Instance::unknownContent() const
{
    return payload.asObject() ? payload.asObject()->unknownContent() : nullptr;
}

std::shared_ptr<void> Instance::saveState() const
{
    return std::make_shared<std::vector<std::pair<std::string, Value>>>(attributes);
}

void Instance::loadState(const std::shared_ptr<void> &state)
{
    attributes = *std::static_pointer_cast<std::vector<std::pair<std::string, Value>>>(state);
}

void Instance::mergeStates(Interpreter &, const std::shared_ptr<void> &a, const std::shared_ptr<void> &b, const std::string &why)
{
    mergeAttributes(attributes, a, b, why);
}

// ---------------------------------------------------------------- properties and super

std::optional<Value> Property::attribute(Interpreter &, std::string_view name)
{
    const auto changed = [this](Value Property::*part) {
        auto self = std::static_pointer_cast<Property>(shared_from_this());
        return native("property", [self, part](Interpreter &, Arguments &arguments) {
            auto copy = std::make_shared<Property>(*self);
            (*copy).*part = arguments.required("function");
            return Value(copy);
        });
    };
    if (name == "setter")
        return changed(&Property::setter);
    if (name == "getter")
        return changed(&Property::getter);
    if (name == "deleter")
        return changed(&Property::deleter);
    if (name == "fget")
        return getter;
    return std::nullopt;
}

namespace {

/// list.__init__, dict.__init__ … of an instance derived from them.
void fillPayload(Interpreter &in, const Instance &instance, Arguments &arguments)
{
    if (instance.cls->derivesFrom(*in.builtinClass("BaseException"))) {
        const_cast<Instance &>(instance).put("args", Value(makeTuple(arguments.rest())));
        return;
    }
    const std::string_view method = instance.payload.as<List>() ? "extend" : instance.payload.as<Dict>() || instance.payload.as<Set>() ? "update" : "";
    if (!method.empty() && (arguments.left() > 0 || !arguments.raw().keywords.empty()))
        in.call(in.getAttribute(instance.payload, method), CallArguments{arguments.rest(), arguments.restKeywords(), {}});
}

}  // namespace

std::optional<Value> Super::attribute(Interpreter &in, std::string_view name)
{
    const auto *instance = self.as<Instance>();
    const auto *ofClass = self.as<Class>();
    std::shared_ptr<Class> start = ofClass ? self.shared<Class>() : in.classOf(self);
    if (ofClass && !start->derivesFrom(*after)) {   // in a method of its metaclass
        start = in.classOf(self);
        ofClass = nullptr;
    }
    const auto at = std::find(start->linearization.begin(), start->linearization.end(), after);
    for (auto it = at == start->linearization.end() ? at : at + 1; it != start->linearization.end(); ++it) {
        const Value *found = (*it)->findOwn(name);
        if (!found)
            continue;
        if (!ofClass)
            return bindAttribute(in, *found, self, start);
        if (const auto *method = found->as<ClassMethod>())
            return Value(std::make_shared<BoundMethod>(self, method->function));
        if (const auto *method = found->as<StaticMethod>())
            return method->function;
        if (found->as<Function>() && (name == "__init_subclass__" || name == "__class_getitem__"))
            return Value(std::make_shared<BoundMethod>(self, *found));   // class methods without saying so
        return *found;
    }
    if (instance && !instance->payload.isNone()) {
        if (std::optional<Value> value = in.findAttribute(instance->payload, name))
            return value;
    }
    if (name == "__init_subclass__" || name == "__init__" || name == "__enter__")
        return native(std::string(name), [target = self, isInit = name == "__init__"](Interpreter &inner, Arguments &arguments) {
            if (const auto *instance2 = target.as<Instance>(); isInit && instance2)
                fillPayload(inner, *instance2, arguments);
            arguments.rest();
            arguments.restKeywords();
            return Value();
        });
    if (const std::optional<Value> method = objectMethod(name))
        return name == "__new__" ? *method : Value(std::make_shared<BoundMethod>(self, *method));
    return foreignAttribute(in, *start, name);
}

}  // namespace limbeck::python
