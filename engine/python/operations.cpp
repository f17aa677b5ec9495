// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/modules/library.h"
#include "python/numbers.h"
#include "python/scalars.h"
#include "python/state.h"

/// What the interpreter can do with any value: attributes, items, operators, comparison, truth, text.
namespace limbeck::python {

using syntax::BinaryOp;
using syntax::CompareOp;

std::string Interpreter::typeName(const Value &value)
{
    struct Visitor {
        std::string operator()(None) const { return "NoneType"; }
        std::string operator()(bool) const { return "bool"; }
        std::string operator()(std::int64_t) const { return "int"; }
        std::string operator()(double) const { return "float"; }
        std::string operator()(const Text &) const { return "str"; }
        std::string operator()(const Unknown &) const { return "unknown"; }
        std::string operator()(const ObjectPtr &object) const { return object->typeName(); }
    };
    return std::visit(Visitor(), value.storage());
}

std::shared_ptr<Class> Interpreter::classOf(const Value &value)
{
    if (Object *object = value.asObject()) {
        if (std::shared_ptr<Class> cls = object->classOf(*this))
            return cls;
        const auto *given = value.as<Class>();
        if (auto metaclass = given ? metaclassOf(*given) : nullptr)
            return metaclass;
    }
    const std::string name = typeName(value);
    const auto found = m_state->classes.find(name);
    return found != m_state->classes.end() ? found->second : addClass(*this, name, "", {builtinClass("object")}, {});
}

// ---------------------------------------------------------------- attributes

std::optional<Value> Interpreter::findAttribute(const Value &object, std::string_view name)
{
    if (object.isUnknown())
        return object;
    if (name == "__class__")
        return Value(classOf(object));
    std::optional<Value> found;
    if (Object *target = object.asObject())
        found = target->attribute(*this, name);
    else if (object.asText())
        found = textAttribute(object, name);
    else if (!object.isNone())
        found = numberAttribute(object, name);
    if (found || !name.starts_with("__"))
        return found;
    if (name == "__doc__")
        return Value();
    return std::nullopt;
}

Value Interpreter::getAttribute(const Value &object, std::string_view name)
{
    if (std::optional<Value> value = findAttribute(object, name))
        return std::move(*value);
    if (const auto *cls = object.as<Class>(); cls && cls->isEnum)
        raise("AttributeError", std::string(name));
    if (const auto *cls = object.as<Class>())
        raise("AttributeError", fmt::format("type object '{}' has no attribute '{}'", cls->name, name));
    if (const auto *module = object.as<Module>()) {
        if (std::optional<Value> child = importSubmodule(*this, *module, name))
            return std::move(*child);
    }
    if (const auto *module = object.as<Module>(); module && !module->file && (nativeModules().contains(module->dottedName()) || pythonModules().contains(module->dottedName()))) {
        if (isLenient())
            return Value(std::make_shared<Opaque>(module->dottedName() + "." + std::string(name), position()));
        throw Unsupported(fmt::format("'{}' of module '{}' is not supported.", name, module->dottedName()), position(), "Run this revision with the project's own Python, or write it another way.");
    }
    if (const auto *module = object.as<Module>())
        raise("AttributeError", fmt::format("module '{}' has no attribute '{}'", module->dottedName(), name));
    raise("AttributeError", fmt::format("'{}' object has no attribute '{}'", typeName(object), name));
}

void Interpreter::setAttribute(const Value &object, std::string_view name, Value value)
{
    if (object.isUnknown()) {
        ++m_state->lostChanges;
        return;
    }
    if (Object *target = object.asObject())
        return target->setAttribute(*this, name, std::move(value));
    raise("AttributeError", fmt::format("'{}' object has no attribute '{}'", typeName(object), name));
}

void Interpreter::deleteAttribute(const Value &object, std::string_view name)
{
    if (object.isUnknown())
        return;
    if (Object *target = object.asObject())
        return target->deleteAttribute(*this, name);
    raise("AttributeError", fmt::format("'{}' object has no attribute '{}'", typeName(object), name));
}

// ---------------------------------------------------------------- items

Value Interpreter::getItem(const Value &object, const Value &key)
{
    if (object.isUnknown())
        return object;
    if (const Text *text = object.asText())
        return key.isUnknown() ? key : textItem(*this, *text, key);
    if (Object *target = object.asObject())
        return target->item(*this, key);
    raise("TypeError", fmt::format("'{}' object is not subscriptable", typeName(object)));
}

void Interpreter::setItem(const Value &object, const Value &key, Value value)
{
    if (object.isUnknown()) {
        ++m_state->lostChanges;
        return;
    }
    if (Object *target = object.asObject())
        return target->setItem(*this, key, std::move(value));
    raise("TypeError", fmt::format("'{}' object does not support item assignment", typeName(object)));
}

void Interpreter::deleteItem(const Value &object, const Value &key)
{
    if (object.isUnknown())
        return;
    if (Object *target = object.asObject())
        return target->deleteItem(*this, key);
    raise("TypeError", fmt::format("'{}' object doesn't support item deletion", typeName(object)));
}

std::unique_ptr<Iterator> Interpreter::iterate(const Value &value)
{
    known(*this, value);
    if (const Text *text = value.asText())
        return textIterator(*text);
    if (Object *object = value.asObject())
        return object->iterate(*this);
    raise("TypeError", fmt::format("'{}' object is not iterable", typeName(value)));
}

std::vector<Value> Interpreter::toVector(const Value &iterable)
{
    if (const auto *list = iterable.as<List>(); list && !list->contentUnknown)
        return list->items;
    if (const auto *tuple = iterable.as<Tuple>())
        return tuple->items;
    std::vector<Value> values;
    const std::unique_ptr<Iterator> iterator = iterate(iterable);
    while (std::optional<Value> value = iterator->next(*this)) {
        step();
        values.push_back(std::move(*value));
    }
    return values;
}

// ---------------------------------------------------------------- truth, equality, hash

Truth Interpreter::truth(const Value &value)
{
    struct Visitor {
        Interpreter &in;
        Truth operator()(None) const { return Truth::False; }
        Truth operator()(bool flag) const { return fromBool(flag); }
        Truth operator()(std::int64_t number) const { return fromBool(number != 0); }
        Truth operator()(double number) const { return fromBool(number != 0); }
        Truth operator()(const Text &text) const { return fromBool(!text.utf8().empty()); }
        Truth operator()(const Unknown &) const { return Truth::Unknown; }
        Truth operator()(const ObjectPtr &object) const { return object->truth(in); }
    };
    return std::visit(Visitor{*this}, value.storage());
}

bool Interpreter::isTrue(const Value &value, std::string_view whatFor)
{
    const Truth result = truth(value);
    if (result != Truth::Unknown)
        return result == Truth::True;
    const Unknown *unknown = value.asUnknown();
    throw UnknownMet(unknown ? unknown->why : std::make_shared<const std::string>(std::string(whatFor)), position());
}

bool Interpreter::equals(const Value &a, const Value &b)
{
    return equalTruth(*this, a, b) == Truth::True;
}

std::optional<std::size_t> Interpreter::hash(const Value &value)
{
    struct Visitor {
        Interpreter &in;
        std::optional<std::size_t> operator()(None) const { return 0x5bd1e995; }
        std::optional<std::size_t> operator()(bool flag) const { return flag ? 1 : 0; }
        std::optional<std::size_t> operator()(std::int64_t number) const { return std::size_t(number); }
        std::optional<std::size_t> operator()(double number) const
        {
            if (number >= -9e18 && number <= 9e18 && double(std::int64_t(number)) == number)
                return std::size_t(std::int64_t(number));
            return std::hash<double>()(number);
        }
        std::optional<std::size_t> operator()(const Text &text) const { return std::hash<std::string>()(text.utf8()); }
        std::optional<std::size_t> operator()(const Unknown &unknown) const { throwUnknown(in, unknown); }
        std::optional<std::size_t> operator()(const ObjectPtr &object) const { return object->hash(in); }
    };
    return std::visit(Visitor{*this}, value.storage());
}

// ---------------------------------------------------------------- comparison

namespace {

Value containsValue(Interpreter &in, const Value &container, const Value &value)
{
    if (container.isUnknown())
        return container;
    if (const Text *text = plain(container).asText()) {
        if (value.isUnknown())
            return value;
        const Text *part = plain(value).asText();
        if (!part)
            in.raise("TypeError", fmt::format("'in <string>' requires string as left operand, not {}", in.typeName(value)));
        return Value(text->utf8().find(part->utf8()) != std::string::npos);
    }
    Object *object = container.asObject();
    if (!object)
        in.raise("TypeError", fmt::format("argument of type '{}' is not iterable", in.typeName(container)));
    if (auto why = object->unknownContent())
        return Value(Unknown{why});
    if (std::optional<Value> answer = object->contains(in, value))
        return *answer;
    const std::unique_ptr<Iterator> iterator = object->iterate(in);
    std::optional<Value> doubt;
    while (std::optional<Value> item = iterator->next(in)) {
        const Truth same = equalTruth(in, *item, value);
        if (same == Truth::True)
            return Value(true);
        if (same == Truth::Unknown && !doubt)
            doubt = item->isUnknown() ? *item : value.isUnknown() ? value : Value::unknown("a comparison");
    }
    return doubt.value_or(Value(false));
}

Value negated(Interpreter &in, const Value &value)
{
    const Truth truth = in.truth(value);
    return truth == Truth::Unknown ? value : Value(truth == Truth::False);
}

std::optional<Value> compareScalars(CompareOp op, const Value &a, const Value &b)
{
    if (const Text *x = a.asText()) {
        const Text *y = plain(b).asText();
        if (!y)
            return std::nullopt;
        const int order = x->utf8().compare(y->utf8());
        return compareNumbers(op, Value(order), Value(0));
    }
    if (a.isNone() && b.isNone() && (op == CompareOp::Equal || op == CompareOp::NotEqual))
        return Value(op == CompareOp::Equal);
    return compareNumbers(op, a, b);
}

}  // namespace

Value Interpreter::compare(CompareOp op, const Value &a, const Value &b)
{
    using enum CompareOp;
    if (op == Is || op == IsNot) {
        if (a.isUnknown() || b.isUnknown())
            return a.isUnknown() ? a : b;
        return Value(a.isIdentical(b) == (op == Is));
    }
    if (op == In)
        return containsValue(*this, b, a);
    if (op == NotIn)
        return negated(*this, containsValue(*this, b, a));

    Object *left = a.asObject();
    Object *right = b.asObject();
    if (!left && !right) {
        if (a.isUnknown() || b.isUnknown())
            return a.isUnknown() ? a : b;
        if (std::optional<Value> result = compareScalars(op, a, b))
            return *result;
    }
    if (left) {
        if (std::optional<Value> result = left->compare(*this, op, b))
            return *result;
    }
    if (right) {
        if (std::optional<Value> result = right->compare(*this, mirrored(op), a))
            return *result;
    }
    if (a.isUnknown() || b.isUnknown())
        return a.isUnknown() ? a : b;
    if (std::optional<Value> result = compareScalars(op, plain(a), plain(b)))
        return *result;
    if (op == Equal || op == NotEqual)
        return Value(a.isIdentical(b) == (op == Equal));
    raise("TypeError", fmt::format("'{}' not supported between instances of '{}' and '{}'", spelling(op), typeName(a), typeName(b)));
}

// ---------------------------------------------------------------- operators

Value Interpreter::binary(BinaryOp op, const Value &a, const Value &b)
{
    Object *left = a.asObject();
    Object *right = b.asObject();
    if (!left && !right && !a.asText() && !b.asText()) {
        if (a.isUnknown() || b.isUnknown())
            return a.isUnknown() ? a : b;
        if (std::optional<Value> result = arithmetic(*this, op, a, b))
            return *result;
    }
    if (left) {
        if (std::optional<Value> result = left->binary(*this, op, b, false))
            return *result;
    }
    const bool percent = op == BinaryOp::Modulo && a.asText();
    if (right && !percent) {
        if (std::optional<Value> result = right->binary(*this, op, a, true))
            return *result;
    }
    if (a.isUnknown() || b.isUnknown())
        return a.isUnknown() ? a : b;
    if (std::optional<Value> result = textBinary(*this, op, a, b))
        return *result;
    if (std::optional<Value> result = arithmetic(*this, op, a, b))
        return *result;
    if (op == BinaryOp::Add && plain(a).asText())
        raise("TypeError", fmt::format("can only concatenate str (not \"{}\") to str", typeName(b)));
    raise("TypeError", fmt::format("unsupported operand type(s) for {}: '{}' and '{}'", spelling(op), typeName(a), typeName(b)));
}

Value Interpreter::unary(syntax::UnaryOp op, const Value &a)
{
    if (op == syntax::UnaryOp::Not)
        return negated(*this, a);
    if (a.isUnknown())
        return a;
    if (Object *object = a.asObject()) {
        if (std::optional<Value> result = object->unary(*this, op))
            return *result;
    }
    const Value &inner = plain(a);
    if (const double *real = inner.asFloat()) {
        if (op != syntax::UnaryOp::Invert)
            return Value(op == syntax::UnaryOp::Negate ? -*real : *real);
    } else if (const std::optional<BigInteger> number = bigInteger(inner)) {
        return makeInt(op == syntax::UnaryOp::Negate ? BigInteger(-*number) : op == syntax::UnaryOp::Invert ? BigInteger(-*number - 1) : *number);
    }
    static constexpr std::string_view kNames[] = {"-", "+", "~", "not"};
    raise("TypeError", fmt::format("bad operand type for unary {}: '{}'", kNames[std::size_t(op)], typeName(a)));
}

// ---------------------------------------------------------------- text

std::string Interpreter::str(const Value &value)
{
    if (const Text *text = value.asText())
        return text->utf8();
    if (Object *object = value.asObject()) {
        if (auto why = object->unknownContent())
            throw UnknownMet(why, position());
        return object->str(*this);
    }
    return repr(value);
}

std::string Interpreter::repr(const Value &value)
{
    struct Visitor {
        Interpreter &in;
        std::string operator()(None) const { return "None"; }
        std::string operator()(bool flag) const { return flag ? "True" : "False"; }
        std::string operator()(std::int64_t number) const { return fmt::format_int(number).str(); }
        std::string operator()(double number) const { return floatRepr(number); }
        std::string operator()(const Text &text) const { return quotedRepr(text.utf8()); }
        std::string operator()(const Unknown &unknown) const { throwUnknown(in, unknown); }
        std::string operator()(const ObjectPtr &object) const
        {
            if (auto why = object->unknownContent())
                throw UnknownMet(why, in.position());
            return object->repr(in);
        }
    };
    return std::visit(Visitor{*this}, value.storage());
}

std::string Interpreter::format(const Value &value, const std::string &spec)
{
    if (value.isUnknown())
        throwUnknown(*this, *value.asUnknown());
    if (Object *object = value.asObject(); object && !dynamic_cast<BigInt *>(object)) {
        auto *member = dynamic_cast<EnumMember *>(object);
        const bool isPlainMember = member && !(member->cls.lock() && member->cls.lock()->findInherited("__format__"));
        const std::optional<Value> method = isPlainMember ? std::nullopt : findAttribute(value, "__format__");
        if (method)
            return str(call(*method, {Value::text(spec)}));
        if (member && !spec.empty()) {
            const std::string text = str(value);
            return formatScalar(*this, member->isInteger && text == str(member->value) ? member->value : Value::text(text), spec);
        }
        if (member)
            return str(value);
        if (!plain(value).asObject())
            return spec.empty() ? str(value) : formatScalar(*this, plain(value), spec);
        if (!spec.empty())
            raise("TypeError", fmt::format("unsupported format string passed to {}.__format__", typeName(value)));
        return str(value);
    }
    return spec.empty() ? str(value) : formatScalar(*this, value, spec);
}

}  // namespace limbeck::python
