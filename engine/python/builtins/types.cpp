// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/builtins/builtins.h"
#include "python/dict_methods.h"
#include "python/exceptions.h"
#include "python/numbers.h"
#include "python/scalars.h"
#include "python/unicode.h"

#include <cmath>

namespace limbeck::python {

namespace {

using Construct = Value (*)(Interpreter &, Arguments &);

std::shared_ptr<Class> addType(Interpreter &in, const std::string &name, std::shared_ptr<Class> base, Construct construct, Value sample = {})
{
    NativeFunction::Body constructor;
    if (construct) {
        constructor = [construct, name](Interpreter &inner, CallArguments arguments) {
            Arguments reader(inner, name, arguments);
            try {
                Value value = construct(inner, reader);
                reader.done();
                return value;
            } catch (const UnknownMet &unknown) {
                return unknown.value();
            }
        };
    }
    auto cls = addClass(in, name, "", base ? std::vector{base} : std::vector<std::shared_ptr<Class>>{}, std::move(constructor));
    in.state().builtins.insert_or_assign(name, Value(cls));
    if (!sample.isNone())
        in.state().samples.emplace(name, std::move(sample));
    return cls;
}

Value intFromFloat(Interpreter &in, double number)
{
    if (std::isnan(number))
        in.raise("ValueError", "cannot convert float NaN to integer");
    if (std::isinf(number))
        in.raise("OverflowError", "cannot convert float infinity to integer");
    return makeInt(BigInteger(std::trunc(number)));
}

Value makeIntValue(Interpreter &in, Arguments &arguments)
{
    const std::optional<Value> given = arguments.optional("x");
    const std::optional<Value> base = arguments.optional("base");
    if (!given)
        return Value(0);
    known(in, *given);
    const Value &value = plain(*given);
    if (const double *number = value.asFloat())
        return intFromFloat(in, *number);
    if (const std::optional<BigInteger> number = bigInteger(value)) {
        if (base)
            in.raise("TypeError", "int() can't convert non-string with explicit base");
        return makeInt(*number);
    }
    const auto *bytes = value.as<Bytes>();
    if (value.asText() || bytes) {
        const std::int64_t radix = base ? asIndex(in, *base) : 10;
        if (const std::optional<Value> number = parseInt(bytes ? bytes->data : value.asText()->utf8(), int(radix)))
            return *number;
        in.raise("ValueError", fmt::format("invalid literal for int() with base {}: {}", radix, in.repr(value)));
    }
    for (const std::string_view name : {"__int__", "__index__", "__trunc__"}) {
        if (const std::optional<Value> method = value.asObject() ? in.findAttribute(value, name) : std::nullopt)
            return in.call(*method, std::vector<Value>());
    }
    in.raise("TypeError", fmt::format("int() argument must be a string, a bytes-like object or a real number, not '{}'", in.typeName(value)));
}

Value makeFloat(Interpreter &in, Arguments &arguments)
{
    const std::optional<Value> given = arguments.optional("x");
    if (!given)
        return Value(0.0);
    known(in, *given);
    if (const Text *text = plain(*given).asText()) {
        if (const std::optional<double> number = parseFloat(text->utf8()))
            return Value(*number);
        in.raise("ValueError", fmt::format("could not convert string to float: {}", in.repr(*given)));
    }
    if (!realNumber(*given) && !(given->asObject() && in.findAttribute(*given, "__float__")))
        in.raise("TypeError", fmt::format("float() argument must be a string or a real number, not '{}'", in.typeName(*given)));
    return Value(asReal(in, *given));
}

Value makeStr(Interpreter &in, Arguments &arguments)
{
    const std::optional<Value> given = arguments.optional("object");
    const std::optional<Value> encoding = arguments.optional("encoding");
    const Value errors = arguments.valueOr("errors", Value::text("strict"));
    if (!given)
        return Value::text("");
    if (const auto *bytes = given->as<Bytes>(); bytes && encoding)
        return Value::text(decodeBytes(in, bytes->data, encoding->asText()->utf8(), errors.asText()->utf8()));
    return Value::text(in.str(*given));
}

Value makeBool(Interpreter &in, Arguments &arguments)
{
    const std::optional<Value> given = arguments.optional("x");
    if (!given)
        return Value(false);
    const Truth truth = in.truth(*given);
    if (truth == Truth::Unknown) {
        if (given->isUnknown())
            return *given;
        const auto why = given->asObject() ? given->asObject()->unknownContent() : nullptr;
        return Value::unknown(why ? *why : "the truth of an object");
    }
    return Value(truth == Truth::True);
}

Value makeBytesValue(Interpreter &in, Arguments &arguments)
{
    const std::optional<Value> given = arguments.optional("source");
    const Value encoding = arguments.valueOr("encoding", Value());
    arguments.optional("errors");
    if (!given)
        return Value(std::make_shared<Bytes>(""));
    known(in, *given);
    if (const Text *text = given->asText()) {
        if (encoding.isNone())
            in.raise("TypeError", "string argument without an encoding");
        return Value(std::make_shared<Bytes>(encodeText(in, text->utf8(), encoding.asText()->utf8(), "strict")));
    }
    if (const auto *bytes = given->as<Bytes>())
        return Value(std::make_shared<Bytes>(bytes->data));
    if (isInteger(*given)) {
        checkTextSize(in, std::size_t(asIndex(in, *given)));
        return Value(std::make_shared<Bytes>(std::string(std::size_t(asIndex(in, *given)), '\0')));
    }
    std::string data;
    for (const Value &item : in.toVector(*given)) {
        const std::int64_t byte = asIndex(in, item);
        if (byte < 0 || byte > 255)
            in.raise("ValueError", "bytes must be in range(0, 256)");
        data += static_cast<char>(byte);
    }
    return Value(std::make_shared<Bytes>(std::move(data)));
}

Value makeListValue(Interpreter &in, Arguments &arguments)
{
    const std::optional<Value> given = arguments.optional("iterable");
    return Value(makeList(given ? in.toVector(*given) : std::vector<Value>()));
}

Value makeTupleValue(Interpreter &in, Arguments &arguments)
{
    const std::optional<Value> given = arguments.optional("iterable");
    return Value(makeTuple(given ? in.toVector(*given) : std::vector<Value>()));
}

template<bool frozen>
Value makeSet(Interpreter &in, Arguments &arguments)
{
    auto set = std::make_shared<Set>();
    if (const std::optional<Value> given = arguments.optional("iterable")) {
        for (const Value &value : in.toVector(*given))
            set->add(in, value);
    }
    set->frozen = frozen;
    return Value(set);
}

Value makeDictValue(Interpreter &in, Arguments &arguments)
{
    auto dict = makeDict();
    const std::optional<Value> source = arguments.left() > 0 ? arguments.optional("mapping") : std::nullopt;
    updateDict(in, *dict, source, arguments.restKeywords());
    return Value(dict);
}

Value makeSlice(Interpreter &, Arguments &arguments)
{
    const Value first = arguments.required("start");
    if (arguments.left() == 0)
        return Value(std::make_shared<SliceObject>(Value(), first, Value()));
    const Value second = arguments.required("stop");
    return Value(std::make_shared<SliceObject>(first, second, arguments.valueOr("step", Value())));
}

Value makeTypeValue(Interpreter &in, Arguments &arguments)
{
    const Value first = arguments.required("object");
    if (first.isUnknown())
        return first;
    if (arguments.left() == 0)
        return Value(in.classOf(first));
    ClassDefinition definition;
    definition.name = asText(in, first, "type() argument 1").utf8();
    definition.bases = in.toVector(arguments.required("bases"));
    const Value names = arguments.required("dict");
    if (const auto *dict = names.as<Dict>()) {
        for (const auto &[key, value] : dict->entries())
            definition.attributes.emplace_back(in.str(key), value);
    }
    definition.keywords = arguments.restKeywords();
    definition.position = in.position();
    return makeClass(in, std::move(definition));
}

void addClassMethods(Interpreter &in)
{
    auto fromKeys = native("fromkeys", [](Interpreter &inner, Arguments &arguments) {
        arguments.required("cls");
        auto dict = makeDict();
        const Value keys = arguments.required("iterable");
        const Value value = arguments.valueOr("value", Value());
        for (const Value &key : inner.toVector(keys))
            dict->insert(inner, key, value);
        return Value(dict);
    });
    in.builtinClass("dict")->put("fromkeys", Value(std::make_shared<ClassMethod>(fromKeys)));
    const auto fromHex = native("fromhex", [](Interpreter &inner, Arguments &arguments) {
        arguments.required("cls");
        std::string data;
        std::string digits = arguments.text("string").utf8();
        std::erase_if(digits, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
        for (std::size_t i = 0; i < digits.size(); i += 2) {
            const std::optional<Value> byte = i + 1 < digits.size() ? parseInt(digits.substr(i, 2), 16) : std::nullopt;
            if (!byte)
                inner.raise("ValueError", fmt::format("non-hexadecimal number found in fromhex() arg at position {}", i));
            data += static_cast<char>(*byte->asInt());
        }
        return Value(std::make_shared<Bytes>(std::move(data)));
    });
    in.builtinClass("bytes")->put("fromhex", Value(std::make_shared<ClassMethod>(fromHex)));
    for (const auto &[type, method, sample] : {std::tuple{"str", "maketrans", Value::text("")}, std::tuple{"int", "from_bytes", Value(0)}}) {
        const auto function = in.getAttribute(sample, method);
        in.builtinClass(type)->put(method, Value(std::make_shared<StaticMethod>(function)));
    }
}

}  // namespace

void installTypes(Interpreter &in)
{
    const auto object = addType(in, "object", nullptr, nullptr);
    object->constructor = [weak = std::weak_ptr(object)](Interpreter &, CallArguments) { return Value(std::make_shared<Instance>(weak.lock())); };
    const auto integer = addType(in, "int", object, makeIntValue, Value(0));
    addType(in, "bool", integer, makeBool, Value(true));
    addType(in, "float", object, makeFloat, Value(0.0));
    addType(in, "str", object, makeStr, Value::text(""));
    addType(in, "bytes", object, makeBytesValue, Value(std::make_shared<Bytes>("")));
    addType(in, "bytearray", object, makeBytesValue, Value(std::make_shared<Bytes>("")));
    addType(in, "memoryview", object, [](Interpreter &inner, Arguments &arguments) {
        auto bytes = std::make_shared<Bytes>(arguments.required("object").as<Bytes>() ? arguments.raw().positional[0].as<Bytes>()->data : inner.str(arguments.raw().positional[0]));
        bytes->isMemoryView = true;
        return Value(bytes);
    });
    addType(in, "list", object, makeListValue, Value(makeList({})));
    addType(in, "tuple", object, makeTupleValue, Value(makeTuple({})));
    const auto dict = addType(in, "dict", object, makeDictValue, Value(makeDict()));
    addType(in, "set", object, makeSet<false>, Value(std::make_shared<Set>()));
    addType(in, "frozenset", object, makeSet<true>, Value(std::make_shared<Set>()));
    addType(in, "slice", object, makeSlice);
    addType(in, "type", object, makeTypeValue);
    for (const char *name : {"NoneType", "function", "method", "builtin_function_or_method", "module", "generator", "ellipsis", "NotImplementedType", "complex", "dict_keys", "dict_values", "dict_items", "mappingproxy", "unknown", "opaque", "coroutine"})
        addClass(in, name, "", {object}, {});
    addClass(in, "EnumType", "", {in.builtinClass("type")}, {});
    for (const char *name : {"defaultdict", "OrderedDict", "Counter"})
        addClass(in, name, "collections", {dict}, {});
    for (const char *name : {"defaultdict", "OrderedDict", "Counter"})
        in.state().classes[name] = in.state().classes[std::string("collections.") + name];
    addClassMethods(in);
    installMetaclasses(in);
    installExceptions(in);
}

void installBuiltins(Interpreter &in)
{
    installTypes(in);
    installDescriptors(in);
    installIteration(in);
    installFunctions(in);
}

}  // namespace limbeck::python
