// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/modules/library.h"
#include "python/modules/typing_objects.h"
#include "python/state.h"

namespace limbeck::python {

std::optional<Value> TypingForm::attribute(Interpreter &, std::string_view attributeName)
{
    if (attributeName == "__name__" || attributeName == "_name")
        return Value::text(name);
    if (attributeName == "__args__")
        return Value(makeTuple(arguments));
    if (attributeName == "__origin__")
        return Value(std::make_shared<TypingForm>(name, std::vector<Value>()));
    return std::nullopt;
}

Value TypingForm::item(Interpreter &, const Value &key)
{
    return Value(std::make_shared<TypingForm>(name, bracketArguments(key)));
}

Value TypingForm::call(Interpreter &in, CallArguments given)
{
    if (name == "Dict" || name == "List" || name == "Set" || name == "Tuple" || name == "FrozenSet" || name == "DefaultDict" || name == "OrderedDict")
        return in.call(Value(in.builtinClass(name == "DefaultDict" ? "defaultdict" : name == "FrozenSet" ? "frozenset" : name == "OrderedDict" ? name : std::string(1, char(name[0] + 32)) + name.substr(1))), std::move(given));
    return Value(std::make_shared<TypingForm>(name, std::move(given.positional)));
}

std::optional<Value> TypingForm::binary(Interpreter &, syntax::BinaryOp op, const Value &other, bool reflected)
{
    if (op != syntax::BinaryOp::Or)
        return std::nullopt;
    const Value self(shared_from_this());
    return Value(std::make_shared<TypingForm>("Union", reflected ? std::vector{other, self} : std::vector{self, other}));
}

std::optional<Value> GenericAlias::attribute(Interpreter &in, std::string_view attributeName)
{
    if (attributeName == "__args__")
        return Value(makeTuple(arguments));
    if (attributeName == "__origin__")
        return Value(origin);
    return origin->attribute(in, attributeName);
}

std::optional<Value> GenericAlias::subclass(Interpreter &in, ClassDefinition &definition)
{
    for (Value &base : definition.bases) {
        if (const auto *alias = base.as<GenericAlias>())
            base = Value(alias->origin);
    }
    return makeClass(in, definition);
}

std::optional<Value> NewTypeFunction::attribute(Interpreter &, std::string_view attributeName)
{
    if (attributeName == "__supertype__")
        return supertype;
    if (attributeName == "__name__")
        return Value::text(name());
    return std::nullopt;
}

std::optional<Value> NewTypeFunction::binary(Interpreter &, syntax::BinaryOp op, const Value &other, bool reflected)
{
    if (op != syntax::BinaryOp::Or)
        return std::nullopt;
    const Value self(shared_from_this());
    return Value(std::make_shared<TypingForm>("Union", reflected ? std::vector{other, self} : std::vector{self, other}));
}

std::optional<Value> TypingForm::compare(Interpreter &in, syntax::CompareOp op, const Value &other)
{
    const auto *form = other.as<TypingForm>();
    if (op != syntax::CompareOp::Equal && op != syntax::CompareOp::NotEqual)
        return std::nullopt;
    const bool same = form && form->name == name && in.equals(Value(makeTuple(arguments)), Value(makeTuple(form->arguments)));
    return Value(same == (op == syntax::CompareOp::Equal));
}

std::string TypingForm::repr(Interpreter &in)
{
    std::string out = "typing." + name;
    for (std::size_t i = 0; i < arguments.size(); ++i)
        out += (i == 0 ? "[" : ", ") + (arguments[i].as<Class>() ? arguments[i].as<Class>()->name : in.repr(arguments[i]));
    return arguments.empty() ? out : out + "]";
}

namespace {

/// The built-in types that an abstract collection stands for.
std::vector<std::string_view> concreteTypes(std::string_view name)
{
    if (name == "Sequence" || name == "Reversible")
        return {"list", "tuple", "str", "bytes", "range"};
    if (name == "MutableSequence" || name == "List")
        return {"list"};
    if (name == "Mapping" || name == "MutableMapping" || name == "Dict")
        return {"dict"};
    if (name == "Set" || name == "AbstractSet" || name == "MutableSet")
        return {"set", "frozenset"};
    if (name == "Tuple")
        return {"tuple"};
    if (name == "Iterable" || name == "Collection" || name == "Container" || name == "Sized")
        return {"list", "tuple", "str", "bytes", "dict", "set", "frozenset", "range", "generator"};
    if (name == "Iterator" || name == "Generator")
        return {"generator"};
    if (name == "Hashable")
        return {"str", "int", "float", "bytes", "tuple", "frozenset", "NoneType"};
    return {};
}

}  // namespace

std::optional<Truth> TypingForm::isInstance(Interpreter &in, const Value &value)
{
    if (value.isUnknown())
        return Truth::Unknown;
    if (name == "Any")
        return Truth::True;
    if (name == "Callable")
        return fromBool(in.isTrue(in.call(in.state().builtins.find("callable")->second, {value}), "callable"));
    if (name == "Union" || name == "Optional") {
        Truth answer = fromBool(name == "Optional" && value.isNone());
        for (const Value &one : arguments) {
            const std::optional<Truth> truth = one.asObject() ? one.asObject()->isInstance(in, value) : std::optional(fromBool(value.isNone()));
            if (truth == Truth::True)
                answer = Truth::True;
        }
        return answer;
    }
    const std::shared_ptr<Class> cls = in.classOf(value);
    for (const std::string_view type : concreteTypes(name)) {
        if (cls->derivesFrom(*in.builtinClass(type)))
            return Truth::True;
    }
    const auto *instance = value.as<Instance>();
    const std::string_view needed = name == "Iterable" ? "__iter__" : name == "Iterator" ? "__next__" : name == "Sized" ? "__len__" : name == "Container" ? "__contains__" : name == "Hashable" ? "__hash__" : "";
    return fromBool(instance && !needed.empty() && instance->cls->findInherited(needed));
}

std::optional<bool> TypingForm::isSubclass(Interpreter &in, const Value &other)
{
    const auto *cls = other.as<Class>();
    for (const std::string_view type : concreteTypes(name)) {
        if (cls && cls->derivesFrom(*in.builtinClass(type)))
            return true;
    }
    return false;
}

namespace {

Value identity(const std::string &name, const std::string &argument)
{
    return native(name, [argument](Interpreter &, Arguments &arguments) {
        Value first = arguments.left() == 0 ? Value() : arguments.required(argument);
        arguments.rest();
        arguments.restKeywords();
        return first;
    });
}

void defineForms(Module &module, std::initializer_list<const char *> names)
{
    for (const char *name : names)
        module.define(name, Value(std::make_shared<TypingForm>(name, std::vector<Value>())));
}

void defineDecorators(Module &module)
{
    for (const char *name : {"final", "runtime_checkable", "no_type_check", "overload", "override"})
        module.define(name, identity(name, "function"));
    module.define("dataclass_transform", native("dataclass_transform", [](Interpreter &, Arguments &arguments) {
        arguments.rest();
        arguments.restKeywords();
        return identity("dataclass_transform", "cls");
    }));
    module.define("cast", native("cast", [](Interpreter &, Arguments &arguments) {
        arguments.required("typ");
        return arguments.required("val");
    }));
    module.define("NewType", native("NewType", [](Interpreter &, Arguments &arguments) {
        const std::string name = arguments.text("name").utf8();
        return Value(std::make_shared<NewTypeFunction>(name, arguments.required("tp")));
    }));
    for (const char *name : {"TypeVar", "ParamSpec", "TypeVarTuple"})
        module.define(name, native(name, [](Interpreter &, Arguments &arguments) {
            const std::string given = arguments.text("name").utf8();
            arguments.rest();
            arguments.restKeywords();
            return Value(std::make_shared<TypingForm>("~" + given, std::vector<Value>()));
        }));
    for (const char *name : {"assert_type", "reveal_type", "assert_never"})
        module.define(name, identity(name, "val"));
    module.define("get_type_hints", native("get_type_hints", [](Interpreter &in, Arguments &arguments) {
        const Value object = arguments.required("obj");
        arguments.rest();
        arguments.restKeywords();
        const auto *cls = object.as<Class>();
        if (!cls)
            return in.findAttribute(object, "__annotations__").value_or(Value(makeDict()));
        auto all = makeDict();
        for (auto base = cls->linearization.rbegin(); base != cls->linearization.rend(); ++base) {
            const Value own = shownAnnotations(in, **base);
            for (const auto &[name, value] : own.as<Dict>()->entries())
                all->insert(in, name, value);
        }
        return Value(all);
    }));
    module.define("get_args", native("get_args", [](Interpreter &, Arguments &arguments) {
        const Value type = arguments.required("tp");
        if (const auto *alternatives = type.as<UnionType>())
            return Value(makeTuple(alternatives->items));
        return Value(makeTuple(type.as<TypingForm>() ? type.as<TypingForm>()->arguments : std::vector<Value>()));
    }));
    module.define("get_origin", native("get_origin", [](Interpreter &, Arguments &arguments) {
        const Value type = arguments.required("tp");
        if (type.as<UnionType>())
            return Value(std::make_shared<TypingForm>("Union", std::vector<Value>()));
        const auto *form = type.as<TypingForm>();
        return form && !form->arguments.empty() ? Value(std::make_shared<TypingForm>(form->name, std::vector<Value>())) : Value();
    }));
}

Value classOfTyping(Interpreter &in, const std::string &name)
{
    auto &classes = in.state().classes;
    if (const auto found = classes.find("typing." + name); found != classes.end())
        return Value(found->second);
    return Value(addClass(in, name, "typing", {in.builtinClass("object")}, {}));
}

Value namedTuple(Interpreter &in)
{
    const Value cls = classOfTyping(in, "NamedTuple");
    cls.as<Class>()->constructor = [](Interpreter &inner, CallArguments given) {
        std::vector<std::string> fields;
        if (given.positional.size() == 1 && std::none_of(given.keywords.begin(), given.keywords.end(), [](const auto &keyword) { return keyword.first == "fields"; })) {
            for (const auto &[field, type] : given.keywords)
                fields.push_back(field);
            given.keywords.clear();
            return makeNamedTupleClass(inner, inner.str(given.positional.front()), fields, {}, "");
        }
        Arguments arguments(inner, "NamedTuple", given);
        const std::string name = arguments.text("typename").utf8();
        for (const Value &field : inner.toVector(arguments.required("fields")))
            fields.push_back(inner.str(inner.getItem(field, Value(0))));
        return makeNamedTupleClass(inner, name, fields, {}, "");
    };
    return cls;
}

Value typedDict(Interpreter &in)
{
    const auto dict = in.builtinClass("dict");
    auto &classes = in.state().classes;
    if (const auto found = classes.find("typing.TypedDict"); found != classes.end())
        return Value(found->second);
    return Value(addClass(in, "TypedDict", "typing", {dict}, [dict](Interpreter &inner, CallArguments given) {
        // TypedDict("Name", {...}) makes a class; a class derived from it makes dictionaries.
        if (!given.positional.empty() && given.positional[0].asText())
            return Value(dict);
        return inner.call(Value(dict), std::move(given));
    }));
}

}  // namespace

void fill_typing(Interpreter &in, Module &module)
{
    defineForms(module, {"Any", "AnyStr", "Union", "Optional", "List", "Dict", "Set", "FrozenSet", "Tuple", "Type", "Callable", "Literal", "LiteralString", "Final", "ClassVar", "Annotated", "Concatenate", "TypeAlias", "TypeGuard",
                         "Required", "NotRequired", "Unpack", "Self", "Never", "NoReturn", "Iterable", "Iterator", "Generator", "AsyncGenerator", "AsyncIterator", "AsyncIterable", "Awaitable", "Coroutine", "Sequence", "MutableSequence",
                         "Mapping", "MutableMapping", "AbstractSet", "MutableSet", "Collection", "Container", "Hashable", "Sized", "Reversible", "DefaultDict", "OrderedDict", "Counter", "Deque", "ChainMap", "Text", "IO", "TextIO", "BinaryIO",
                         "Pattern", "Match", "ContextManager", "AsyncContextManager", "SupportsInt", "SupportsFloat", "SupportsIndex", "SupportsAbs", "SupportsBytes", "SupportsRound", "ForwardRef", "ReadOnly"});
    module.define("Generic", classOfTyping(in, "Generic"));
    module.define("Protocol", classOfTyping(in, "Protocol"));
    module.define("NamedTuple", namedTuple(in));
    module.define("TypedDict", typedDict(in));
    module.define("TYPE_CHECKING", Value(false));
    defineDecorators(module);
}

void fill_collections_abc(Interpreter &, Module &module)
{
    defineForms(module, {"Callable", "Iterable", "Iterator", "Generator", "AsyncGenerator", "AsyncIterator", "AsyncIterable", "Awaitable", "Coroutine", "Sequence", "MutableSequence", "Mapping", "MutableMapping", "Set", "MutableSet", "Collection",
                         "Container", "Hashable", "Sized", "Reversible", "KeysView", "ValuesView", "ItemsView", "ByteString", "Buffer"});
}

}  // namespace limbeck::python
