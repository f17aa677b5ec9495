// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/builtins/builtins.h"
#include "python/numbers.h"
#include "python/scalars.h"
#include "python/unicode.h"

#include <cmath>

namespace limbeck::python {

Truth isInstanceOf(Interpreter &in, const Value &value, const Value &type)
{
    if (const auto *tuple = type.as<Tuple>()) {
        Truth answer = Truth::False;
        for (const Value &one : tuple->items) {
            const Truth truth = isInstanceOf(in, value, one);
            if (truth == Truth::True)
                return truth;
            if (truth == Truth::Unknown)
                answer = truth;
        }
        return answer;
    }
    if (type.isNone())
        return fromBool(value.isNone());
    const std::optional<Truth> answer = type.asObject() ? type.asObject()->isInstance(in, value) : std::nullopt;
    if (!answer)
        in.raise("TypeError", "isinstance() arg 2 must be a type, a tuple of types, or a union");
    return *answer;
}

namespace {

bool isSubclassOfAny(Interpreter &in, const Value &cls, const Value &type)
{
    if (const auto *tuple = type.as<Tuple>())
        return std::any_of(tuple->items.begin(), tuple->items.end(), [&](const Value &one) { return isSubclassOfAny(in, cls, one); });
    const std::optional<bool> answer = type.asObject() ? type.asObject()->isSubclass(in, cls) : std::nullopt;
    if (!answer)
        in.raise("TypeError", "issubclass() arg 2 must be a class, a tuple of classes, or a union");
    return *answer;
}

Value print(Interpreter &in, Arguments &arguments)
{
    const auto text = [&](const char *name, const char *otherwise) {
        const Value value = arguments.keyword(name).value_or(Value());
        return value.isNone() ? std::string(otherwise) : in.str(value);
    };
    const std::string separator = text("sep", " ");
    const std::string end = text("end", "\n");
    const Value file = arguments.keyword("file").value_or(Value());
    arguments.keyword("flush");
    std::string out;
    bool first = true;
    for (const Value &value : arguments.rest()) {
        out += first ? "" : separator;
        first = false;
        try {
            out += in.str(value);
        } catch (const UnknownMet &unknown) {
            out += fmt::format("<not known: {}>", *unknown.value().asUnknown()->why);
        }
    }
    out += end;
    if (!file.isNone() && in.findAttribute(file, "getvalue"))
        in.call(in.getAttribute(file, "write"), {Value::text(out)});
    else
        in.host().print(out);
    return {};
}

Value length(Interpreter &in, Arguments &arguments)
{
    const Value value = arguments.required("obj");
    known(in, value);
    if (const Text *text = value.asText())
        return Value(text->length());
    const std::optional<std::int64_t> size = value.asObject() ? value.asObject()->length(in) : std::nullopt;
    if (!size)
        in.raise("TypeError", fmt::format("object of type '{}' has no len()", in.typeName(value)));
    return Value(*size);
}

Value roundValue(Interpreter &in, Arguments &arguments)
{
    const Value value = arguments.required("number");
    const Value digits = arguments.valueOr("ndigits", Value());
    known(in, value);
    if (const double *number = plain(value).asFloat()) {
        if (!digits.isNone())
            return Value(roundFloat(*number, int(asIndex(in, digits))));
        if (!std::isfinite(*number))
            in.raise(std::isnan(*number) ? "ValueError" : "OverflowError", std::isnan(*number) ? "cannot convert float NaN to integer" : "cannot convert float infinity to integer");
        return makeInt(BigInteger(std::nearbyint(*number)));
    }
    if (const std::optional<BigInteger> number = bigInteger(value)) {
        const std::int64_t places = digits.isNone() ? 0 : asIndex(in, digits);
        if (places >= 0)
            return makeInt(*number);
        const BigInteger scale = boost::multiprecision::pow(BigInteger(10), unsigned(-places));
        BigInteger quotient = *number / scale, remainder = *number % scale;
        if (remainder < 0) {
            remainder += scale;
            quotient -= 1;
        }
        if (remainder * 2 > scale || (remainder * 2 == scale && quotient % 2 != 0))
            quotient += 1;
        return makeInt(quotient * scale);
    }
    if (const std::optional<Value> method = value.asObject() ? in.findAttribute(value, "__round__") : std::nullopt)
        return in.call(*method, digits.isNone() ? std::vector<Value>() : std::vector<Value>{digits});
    in.raise("TypeError", fmt::format("type {} doesn't define __round__ method", in.typeName(value)));
}

Value absolute(Interpreter &in, Arguments &arguments)
{
    const Value value = arguments.required("x");
    known(in, value);
    if (const double *number = plain(value).asFloat())
        return Value(std::fabs(*number));
    if (const std::optional<BigInteger> number = bigInteger(value))
        return makeInt(abs(*number));
    if (const std::optional<Value> method = value.asObject() ? in.findAttribute(value, "__abs__") : std::nullopt)
        return in.call(*method, std::vector<Value>());
    in.raise("TypeError", fmt::format("bad operand type for abs(): '{}'", in.typeName(value)));
}

Value power(Interpreter &in, Arguments &arguments)
{
    const Value base = arguments.required("base");
    const Value exponent = arguments.required("exp");
    const Value modulus = arguments.valueOr("mod", Value());
    if (modulus.isNone())
        return in.binary(syntax::BinaryOp::Power, base, exponent);
    const std::optional<BigInteger> m = bigInteger(known(in, modulus)), b = bigInteger(known(in, base)), e = bigInteger(known(in, exponent));
    if (!m || !b || !e || *m == 0 || *e < 0)
        in.raise("ValueError", "pow() 3rd argument needs integers, a non-zero modulus and a non-negative exponent here");
    BigInteger result = boost::multiprecision::powm(*b, *e, abs(*m));
    if (*m < 0 && result != 0)
        result += *m;
    return makeInt(result);
}

/// globals(), and locals() of a module or a class body: what is written and deleted goes to the scope.
class ScopeDict : public Dict {
public:
    explicit ScopeDict(std::shared_ptr<Scope> scope) : m_scope(std::move(scope))
    {
        for (const auto &[name, value] : m_scope->entries())
            insert(name, value);
    }
    void setItem(Interpreter &in, const Value &key, Value value) override
    {
        if (const Text *name = key.asText())
            m_scope->set(in, name->utf8(), value);
        Dict::setItem(in, key, std::move(value));
    }
    void deleteItem(Interpreter &in, const Value &key) override
    {
        Dict::deleteItem(in, key);
        if (const Text *name = key.asText())
            m_scope->erase(in, name->utf8());
    }

private:
    std::shared_ptr<Scope> m_scope;
};

Value vars(Interpreter &in, Arguments &arguments)
{
    const std::optional<Value> given = arguments.optional("object");
    const Scope *scope = nullptr;
    if (!given) {
        const Frame &frame = *in.state().frame;
        if (frame.classBody || !frame.scope->module)
            return Value(std::make_shared<ScopeDict>(frame.scope));
        scope = frame.scope.get();
    } else if (const auto *module = given->as<Module>(); module && module->scope) {
        scope = module->scope.get();
    } else {
        return in.getAttribute(*given, "__dict__");
    }
    auto dict = makeDict();
    for (const auto &[name, value] : scope->entries())
        dict->insert(name, value);
    return Value(dict);
}

Value dir(Interpreter &in, Arguments &arguments)
{
    const std::optional<Value> given = arguments.optional("object");
    std::vector<std::string> names;
    const auto add = [&names](const auto &entries) {
        for (const auto &[name, value] : entries)
            names.push_back(name);
    };
    if (!given) {
        add(in.state().frame->scope->entries());
    } else if (const auto *module = given->as<Module>()) {
        if (module->scope)
            add(module->scope->entries());
        else
            names = module->publicNames();
    } else {
        if (const auto *instance = given->as<Instance>())
            add(instance->attributes);
        const auto cls = given->as<Class>() ? given->shared<Class>() : in.classOf(*given);
        for (const auto &base : cls->linearization)
            add(base->attributes);
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::vector<Value> values;
    for (const std::string &name : names)
        values.push_back(Value::text(name));
    return Value(makeList(std::move(values)));
}

std::string prefixed(Interpreter &in, Arguments &arguments, int base, const char *prefix)
{
    const Value value = arguments.required("number");
    const std::optional<BigInteger> number = bigInteger(known(in, value));
    if (!number)
        in.raise("TypeError", fmt::format("'{}' object cannot be interpreted as an integer", in.typeName(value)));
    return (*number < 0 ? "-" : "") + std::string(prefix) + toBase(abs(*number), base);
}

void installObjects(Interpreter &in)
{
    define(in, "isinstance", [](Interpreter &inner, Arguments &arguments) {
        const Value value = arguments.required("obj");
        const Truth truth = isInstanceOf(inner, value, arguments.required("class_or_tuple"));
        return truth == Truth::Unknown ? (value.isUnknown() ? value : Value::unknown("the type of an opaque value")) : Value(truth == Truth::True);
    });
    define(in, "issubclass", [](Interpreter &inner, Arguments &arguments) {
        const Value cls = arguments.required("cls");
        if (!cls.asObject())
            inner.raise("TypeError", "issubclass() arg 1 must be a class");
        return Value(isSubclassOfAny(inner, cls, arguments.required("class_or_tuple")));
    });
    define(in, "getattr", [](Interpreter &inner, Arguments &arguments) {
        const Value object = arguments.required("object");
        const std::string name = arguments.text("name").utf8();
        const std::optional<Value> otherwise = arguments.optional("default");
        if (!otherwise)
            return inner.getAttribute(object, name);
        try {
            return inner.findAttribute(object, name).value_or(*otherwise);
        } catch (const Raised &raised) {
            if (inner.classOf(raised.exception())->derivesFrom(*inner.builtinClass("AttributeError")))
                return *otherwise;
            throw;
        }
    });
    define(in, "hasattr", [](Interpreter &inner, Arguments &arguments) {
        const Value object = arguments.required("object");
        const std::string name = arguments.text("name").utf8();
        if (object.isUnknown())
            return object;
        try {
            return Value(inner.findAttribute(object, name).has_value());
        } catch (const Raised &raised) {
            if (inner.classOf(raised.exception())->derivesFrom(*inner.builtinClass("AttributeError")))
                return Value(false);
            throw;
        }
    });
    define(in, "setattr", [](Interpreter &inner, Arguments &arguments) {
        const Value object = arguments.required("object");
        const std::string name = arguments.text("name").utf8();
        inner.setAttribute(object, name, arguments.required("value"));
        return Value();
    });
    define(in, "delattr", [](Interpreter &inner, Arguments &arguments) {
        const Value object = arguments.required("object");
        inner.deleteAttribute(object, arguments.text("name").utf8());
        return Value();
    });
    define(in, "callable", [](Interpreter &inner, Arguments &arguments) {
        const Value value = arguments.required("object");
        const Object *object = value.asObject();
        const auto *instance = value.as<Instance>();
        if (value.isUnknown() || (instance == nullptr && object == nullptr))
            return value.isUnknown() ? value : Value(false);
        if (instance)
            return Value(specialMethod(inner, *instance, "__call__").has_value());
        const bool isData = dynamic_cast<const List *>(object) || dynamic_cast<const Tuple *>(object) || dynamic_cast<const Dict *>(object) || dynamic_cast<const Set *>(object) || dynamic_cast<const Bytes *>(object)
                            || dynamic_cast<const Module *>(object) || dynamic_cast<const EnumMember *>(object) || dynamic_cast<const IteratorObject *>(object) || dynamic_cast<const RangeObject *>(object) || dynamic_cast<const BigInt *>(object);
        return Value(!isData);
    });
    define(in, "id", [](Interpreter &inner, Arguments &arguments) {
        const Value value = arguments.required("object");
        return Value(std::int64_t(value.asObject() ? reinterpret_cast<std::uintptr_t>(value.asObject()) : inner.hash(value).value_or(0)));
    });
    define(in, "hash", [](Interpreter &inner, Arguments &arguments) {
        const Value value = arguments.required("object");
        const std::optional<std::size_t> hash = inner.hash(value);
        if (!hash)
            inner.raise("TypeError", fmt::format("unhashable type: '{}'", inner.typeName(value)));
        return Value(std::int64_t(*hash));
    });
    define(in, "vars", vars);
    define(in, "locals", vars);
    define(in, "dir", dir);
    define(in, "globals", [](Interpreter &inner, Arguments &) {
        const auto scope = inner.state().frame->scope;
        return Value(std::make_shared<ScopeDict>(scope->module ? scope->module : scope));
    });
}

void installText(Interpreter &in)
{
    define(in, "repr", [](Interpreter &inner, Arguments &arguments) { return Value::text(inner.repr(arguments.required("object"))); });
    define(in, "ascii", [](Interpreter &inner, Arguments &arguments) { return Value::text(asciiRepr(inner, arguments.required("object"))); });
    define(in, "format", [](Interpreter &inner, Arguments &arguments) {
        const Value value = arguments.required("value");
        return Value::text(inner.format(value, arguments.valueOr("format_spec", Value::text("")).asText()->utf8()));
    });
    define(in, "chr", [](Interpreter &inner, Arguments &arguments) {
        const std::int64_t code = arguments.integer("i");
        if (code < 0 || code > 0x10FFFF)
            inner.raise("ValueError", "chr() arg not in range(0x110000)");
        std::string out;
        unicode::append(out, char32_t(code));
        return Value::text(out);
    });
    define(in, "ord", [](Interpreter &inner, Arguments &arguments) {
        const Value value = arguments.required("c");
        if (const auto *bytes = known(inner, value).as<Bytes>(); bytes && bytes->data.size() == 1)
            return Value(std::int64_t(static_cast<unsigned char>(bytes->data[0])));
        const std::u32string points = unicode::decode(asText(inner, value, "ord() expected string of length 1, but").utf8());
        if (points.size() != 1)
            inner.raise("TypeError", fmt::format("ord() expected a character, but string of length {} found", points.size()));
        return Value(std::int64_t(points[0]));
    });
    define(in, "hex", [](Interpreter &inner, Arguments &arguments) { return Value::text(prefixed(inner, arguments, 16, "0x")); });
    define(in, "oct", [](Interpreter &inner, Arguments &arguments) { return Value::text(prefixed(inner, arguments, 8, "0o")); });
    define(in, "bin", [](Interpreter &inner, Arguments &arguments) { return Value::text(prefixed(inner, arguments, 2, "0b")); });
}

void refuse(Interpreter &in, const std::string &name, const std::string &hint)
{
    in.state().builtins.insert_or_assign(name, makeFunction(name, [name, hint](Interpreter &inner, CallArguments arguments) -> Value {
                                             throw Unsupported(fmt::format("{}() is not supported.", name), arguments.position.isKnown() ? arguments.position : inner.position(), hint);
                                         }));
}

}  // namespace

Value openFile(Interpreter &in, Arguments &arguments);

void installFunctions(Interpreter &in)
{
    auto &builtins = in.state().builtins;
    const auto object = in.builtinClass("object");
    for (const auto &[name, type] : {std::pair{"NotImplemented", "NotImplementedType"}, std::pair{"Ellipsis", "ellipsis"}}) {
        auto cls = in.builtinClass(type);
        auto instance = std::make_shared<Instance>(cls);
        addMethod(*cls, "__repr__", [text = std::string(name)](Interpreter &, Arguments &arguments) {
            arguments.required("self");
            return Value::text(text);
        });
        builtins.insert_or_assign(name, Value(instance));
    }
    builtins.insert_or_assign("__debug__", Value(true));
    builtins.insert_or_assign("__name__", Value::text("builtins"));
    define(in, "print", print);
    define(in, "len", length);
    define(in, "round", roundValue);
    define(in, "abs", absolute);
    define(in, "pow", power);
    define(in, "divmod", [](Interpreter &inner, Arguments &arguments) {
        const Value a = arguments.required("x");
        const Value b = arguments.required("y");
        return Value(makeTuple({inner.binary(syntax::BinaryOp::FloorDivide, a, b), inner.binary(syntax::BinaryOp::Modulo, a, b)}));
    });
    define(in, "open", openFile);
    // The package itself, as `import a.b` binds it; with names to be taken from it the module.
    define(in, "__import__", [](Interpreter &inner, Arguments &arguments) {
        const Value given = arguments.required("name");
        (void)arguments.valueOr("globals", Value());
        (void)arguments.valueOr("locals", Value());
        const Value from = arguments.valueOr("fromlist", Value());
        const Value level = arguments.valueOr("level", Value());
        if (!given.asText())
            inner.raise("TypeError", "__import__() argument 1 must be str, not " + inner.typeName(given));
        const std::string name = given.asText()->utf8();
        if (level.asInt() && *level.asInt() != 0)
            throw Unsupported("__import__() relative to a package", inner.position(), "Use importlib.import_module().");
        const Value module = inner.importModule(name, inner.position());
        return inner.truth(from) == Truth::True ? module : inner.importModule(name.substr(0, name.find('.')), inner.position());
    });
    installObjects(in);
    installText(in);
    refuse(in, "input", "Nobody can answer while a migration runs; read an environment variable or an -x argument instead.");
    for (const char *name : {"exec", "eval", "compile", "breakpoint"})
        refuse(in, name, "Write the code out, or run this revision with the project's own Python.");
}

PrintGuard::PrintGuard(Interpreter &in, const Object &object) : m_interpreter(in)
{
    auto &printing = in.state().printing;
    m_recursive = std::any_of(printing.begin(), printing.end(), [&object](const Object *one) { return one == &object; });
    if (printing.size() > 300)
        in.raise("RecursionError", "maximum recursion depth exceeded while getting the repr of an object");
    printing.push_back(&object);
}

PrintGuard::~PrintGuard()
{
    m_interpreter.state().printing.pop_back();
}

}  // namespace limbeck::python
