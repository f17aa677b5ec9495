// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/native.h"
#include "python/numbers.h"
#include "python/state.h"
#include "python/unicode.h"

/// Enum classes: made by makeClass when a base derives from enum.Enum.
namespace limbeck::python {

using syntax::BinaryOp;
using syntax::CompareOp;

namespace {

bool derives(Interpreter &in, const Class &cls, std::string_view name)
{
    const auto found = in.state().classes.find(name);
    return found != in.state().classes.end() && cls.derivesFrom(*found->second);
}

bool isMemberName(std::string_view name, const Value &value)
{
    if (name.starts_with("__") || (name.starts_with("_") && name.ends_with("_")))
        return false;
    return !value.as<Function>() && !value.as<NativeMethod>() && !value.as<Property>() && !value.as<StaticMethod>() && !value.as<ClassMethod>() && !value.as<CachedProperty>() && !value.as<Class>();
}

bool isAuto(Interpreter &in, const Value &value)
{
    const auto *instance = value.as<Instance>();
    return instance && instance->cls == in.state().classes["enum.auto"];
}

Value autoValue(Interpreter &in, const Class &cls, const std::string &name)
{
    if (const Value *generate = cls.findInherited("_generate_next_value_")) {
        std::vector<Value> last;
        for (const auto &member : cls.members)
            last.push_back(member->value);
        const auto *wrapped = generate->as<StaticMethod>();
        return in.call(wrapped ? wrapped->function : *generate, {Value::text(name), Value(1), Value(std::int64_t(cls.members.size())), Value(makeList(last))});
    }
    if (derives(in, cls, "enum.StrEnum"))
        return Value::text(unicode::toLower(name));
    std::int64_t highest = 0;
    for (const auto &member : cls.members)
        highest = std::max(highest, smallInteger(member->value).value_or(0));
    if (!isFlagClass(in, cls))
        return Value(highest + 1);
    std::int64_t bit = 1;
    while (bit <= highest)
        bit <<= 1;
    return Value(bit);
}

void runInit(Interpreter &in, const std::shared_ptr<Class> &cls, const std::shared_ptr<EnumMember> &member, const Value &given)
{
    const Value *init = cls->findInherited("__init__");
    if (!init)
        return;
    std::vector<Value> arguments{Value(member)};
    if (const auto *tuple = given.as<Tuple>())
        arguments.insert(arguments.end(), tuple->items.begin(), tuple->items.end());
    else
        arguments.push_back(given);
    in.call(*init, std::move(arguments));
}

std::shared_ptr<EnumMember> makeMember(Interpreter &in, const std::shared_ptr<Class> &cls, const std::string &name, Value value)
{
    auto member = std::make_shared<EnumMember>();
    member->cls = cls;
    member->className = cls->name;
    member->name = name;
    member->isString = derives(in, *cls, "str");
    member->isInteger = derives(in, *cls, "int") || isFlagClass(in, *cls);
    if (member->isString && !value.asText() && !value.isUnknown())
        value = Value::text(in.str(value));
    member->value = std::move(value);
    return member;
}

void addMember(Interpreter &in, const std::shared_ptr<Class> &cls, const std::string &name, Value value)
{
    if (isAuto(in, value))
        value = autoValue(in, *cls, name);
    // A __new__ that takes (value, label, …) and keeps the first as _value_ and the others by their names: the one use of it in enums that is met.
    const Value *maker = cls->findInherited("__new__");
    const auto *function = maker ? maker->as<Function>() : nullptr;
    const Value given = value;
    const auto *parts = function ? given.as<Tuple>() : nullptr;
    if (parts && !parts->items.empty())
        value = parts->items.front();
    for (const auto &other : cls->members) {
        if (in.equals(other->value, value)) {
            cls->put(name, Value(other));
            return;
        }
    }
    auto member = makeMember(in, cls, name, value);
    runInit(in, cls, member, value);
    for (std::size_t i = 0; parts && i < parts->items.size() && i + 1 < function->parameters->size(); ++i) {
        const std::string &attribute = (*function->parameters)[i + 1].name;
        if (attribute != "value")
            member->attributes.emplace_back(attribute, parts->items[i]);
    }
    cls->members.push_back(member);
    cls->put(name, Value(member));
}

std::shared_ptr<EnumMember> flagCombination(Interpreter &in, const std::shared_ptr<Class> &cls, std::int64_t value)
{
    for (const auto &member : cls->members) {
        if (smallInteger(member->value) == value)
            return member;
    }
    std::string name;
    for (const auto &member : cls->members) {
        const std::int64_t bit = smallInteger(member->value).value_or(0);
        if (bit != 0 && (value & bit) == bit)
            name += (name.empty() ? "" : "|") + member->name;
    }
    return makeMember(in, cls, name, Value(value));
}

}  // namespace

bool isFlagClass(Interpreter &in, const Class &cls)
{
    return derives(in, cls, "enum.Flag");
}

Value makeEnumClass(Interpreter &in, ClassDefinition definition, const std::vector<std::shared_ptr<Class>> &bases)
{
    auto cls = std::make_shared<Class>();
    cls->name = definition.name;
    const Value *module = definition.attribute("__module__");
    cls->module = module && module->asText() ? module->asText()->utf8() : "__main__";
    cls->bases.assign(bases.begin(), bases.end());
    cls->isEnum = true;
    cls->file = definition.file;
    cls->position = definition.position;
    cls->scope = definition.scope;
    cls->linearization = linearize(in, cls);
    in.state().allClasses.push_back(cls);
    for (const std::shared_ptr<Class> &base : bases) {
        if (base->isEnum && !base->members.empty())
            in.raise("TypeError", fmt::format("<enum '{}'> cannot extend <enum '{}'>", definition.name, base->name));
    }
    for (const auto &[name, value] : definition.attributes) {
        if (!isMemberName(name, value))
            cls->put(name, value);
    }
    for (auto &[name, value] : definition.attributes) {
        if (isMemberName(name, value))
            addMember(in, cls, name, value);
    }
    return Value(cls);
}

/// Enum("Name", "A B") and the like.
Value functionalEnum(Interpreter &in, Class &base, CallArguments arguments)
{
    Arguments reader(in, "Enum", arguments);
    ClassDefinition definition;
    definition.name = reader.text("value").utf8();
    definition.bases.push_back(Value(base.shared_from_this()));
    const Value names = reader.required("names");
    reader.restKeywords();
    std::vector<Value> items;
    if (const Text *text = names.asText()) {
        std::string list = text->utf8();
        std::replace(list.begin(), list.end(), ',', ' ');
        items = in.toVector(in.call(in.getAttribute(Value::text(list), "split"), std::vector<Value>()));
    } else if (const auto *dict = names.as<Dict>()) {
        for (const auto &[key, value] : dict->entries())
            items.push_back(Value(makeTuple({key, value})));
    } else {
        items = in.toVector(names);
    }
    std::int64_t next = 1;
    for (const Value &item : items) {
        const auto *pair = item.as<Tuple>();
        const auto *pairList = item.as<List>();
        if (pair || pairList)
            definition.attributes.emplace_back(in.str(pair ? pair->items[0] : pairList->items[0]), pair ? pair->items[1] : pairList->items[1]);
        else
            definition.attributes.emplace_back(in.str(item), derives(in, base, "enum.StrEnum") ? item : Value(next));
        ++next;
    }
    return makeClass(in, std::move(definition));
}

Value enumLookup(Interpreter &in, Class &cls, CallArguments arguments)
{
    Arguments reader(in, "Enum", arguments);
    const Value value = reader.required("value");
    reader.done();
    if (value.isUnknown())
        return value;
    for (const auto &member : cls.members) {
        if (value.asObject() == member.get() || in.equals(member->value, value))
            return Value(member);
    }
    if (isFlagClass(in, cls)) {
        if (const std::optional<std::int64_t> bits = smallInteger(value))
            return Value(flagCombination(in, std::static_pointer_cast<Class>(cls.shared_from_this()), *bits));
    }
    if (const Value *missing = cls.findInherited("_missing_")) {
        const auto *method = missing->as<ClassMethod>();
        Value found = in.call(method ? method->function : *missing, {Value(cls.shared_from_this()), value});
        if (!found.isNone())
            return found;
    }
    in.raise("ValueError", fmt::format("{} is not a valid {}", in.repr(value), cls.name));
}

std::vector<std::shared_ptr<EnumMember>> enumMembers(const Class &cls)
{
    return cls.members;
}

// ---------------------------------------------------------------- members

std::optional<Value> EnumMember::attribute(Interpreter &in, std::string_view attributeName)
{
    const std::shared_ptr<Class> owner = cls.lock();
    for (const auto &[key, attributeValue] : attributes) {
        if (key == attributeName)
            return attributeValue;
    }
    if (attributeName == "name" || attributeName == "_name_")
        return name.empty() ? Value() : Value::text(name);
    if (attributeName == "_value_")
        return value;
    const Value *found = owner ? owner->findInherited(attributeName) : nullptr;
    if (attributeName == "value" && (!found || !found->as<Property>()))
        return value;
    if (found)
        return bindAttribute(in, *found, Value(shared_from_this()), owner);
    if (isString || isInteger)
        return in.findAttribute(value, attributeName);
    return std::nullopt;
}

void EnumMember::setAttribute(Interpreter &, std::string_view attributeName, Value newValue)
{
    if (attributeName == "_value_")
        value = std::move(newValue);
    else
        attributes.emplace_back(std::string(attributeName), std::move(newValue));
}

Value EnumMember::call(Interpreter &in, CallArguments arguments)
{
    if (const std::shared_ptr<Class> owner = cls.lock()) {
        if (const Value *method = owner->findInherited("__call__"))
            return in.call(bindAttribute(in, *method, Value(shared_from_this()), owner), std::move(arguments));
    }
    return Object::call(in, std::move(arguments));
}

Value EnumMember::item(Interpreter &in, const Value &key)
{
    return isString ? in.getItem(value, key) : Object::item(in, key);
}

std::unique_ptr<Iterator> EnumMember::iterate(Interpreter &in)
{
    return isString ? in.iterate(value) : Object::iterate(in);
}

std::optional<std::int64_t> EnumMember::length(Interpreter &)
{
    return isString ? std::optional(value.asText()->length()) : std::nullopt;
}

std::optional<Value> EnumMember::contains(Interpreter &in, const Value &part)
{
    if (isString)
        return in.compare(CompareOp::In, part, value);
    const auto *other = part.as<EnumMember>();
    if (!isInteger || !other)
        return std::nullopt;
    const std::int64_t bits = smallInteger(other->value).value_or(0);
    return Value((smallInteger(value).value_or(0) & bits) == bits);
}

Truth EnumMember::truth(Interpreter &in)
{
    return isString || isInteger ? in.truth(value) : Truth::True;
}

std::optional<Value> EnumMember::compare(Interpreter &in, CompareOp op, const Value &other)
{
    if (const std::shared_ptr<Class> owner = cls.lock()) {
        static constexpr std::string_view kNames[] = {"__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__", "", "", "", ""};
        if (const Value *method = owner->findInherited(kNames[std::size_t(op)]))
            return in.call(bindAttribute(in, *method, Value(shared_from_this()), owner), {other});
    }
    if (other.asObject() == this && (op == CompareOp::Equal || op == CompareOp::NotEqual))
        return Value(op == CompareOp::Equal);
    return std::nullopt;
}

std::optional<Value> EnumMember::binary(Interpreter &in, BinaryOp op, const Value &other, bool reflected)
{
    const std::shared_ptr<Class> owner = cls.lock();
    if (!owner || !isFlagClass(in, *owner) || reflected || (op != BinaryOp::And && op != BinaryOp::Or && op != BinaryOp::Xor))
        return std::nullopt;
    const std::optional<std::int64_t> right = smallInteger(other);
    const std::optional<Value> bits = right ? arithmetic(in, op, value, Value(*right)) : std::nullopt;
    return bits ? std::optional(Value(flagCombination(in, owner, *smallInteger(*bits)))) : std::nullopt;
}

std::optional<Value> EnumMember::unary(Interpreter &in, syntax::UnaryOp op)
{
    const std::shared_ptr<Class> owner = cls.lock();
    if (!owner || !isFlagClass(in, *owner) || op != syntax::UnaryOp::Invert)
        return std::nullopt;
    std::int64_t all = 0;
    for (const auto &member : owner->members)
        all |= smallInteger(member->value).value_or(0);
    return Value(flagCombination(in, owner, all & ~smallInteger(value).value_or(0)));
}

std::string EnumMember::str(Interpreter &in)
{
    const std::shared_ptr<Class> owner = cls.lock();
    if (const Value *method = owner ? owner->findInherited("__str__") : nullptr)
        return in.str(in.call(bindAttribute(in, *method, Value(shared_from_this()), owner), std::vector<Value>()));
    if (owner && (derives(in, *owner, "enum.StrEnum") || derives(in, *owner, "enum.IntEnum") || derives(in, *owner, "enum.IntFlag")))
        return in.str(value);
    return className + "." + name;
}

std::string EnumMember::repr(Interpreter &in)
{
    const std::shared_ptr<Class> owner = cls.lock();
    if (const Value *method = owner ? owner->findInherited("__repr__") : nullptr)
        return in.str(in.call(bindAttribute(in, *method, Value(shared_from_this()), owner), std::vector<Value>()));
    return name.empty() ? fmt::format("<{}: {}>", className, in.repr(value)) : fmt::format("<{}.{}: {}>", className, name, in.repr(value));
}

std::optional<std::size_t> EnumMember::hash(Interpreter &in)
{
    if (isString || isInteger)
        return in.hash(value);
    return std::hash<std::string>()(name);
}

}  // namespace limbeck::python
