// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/dict_methods.h"
#include "python/modules/library.h"
#include "python/state.h"

namespace limbeck::python {

namespace {

Value makeDefaultDict(Interpreter &in, Arguments &arguments)
{
    auto dict = makeDict();
    dict->flavour = Dict::Flavour::DefaultDict;
    dict->defaultFactory = arguments.left() > 0 ? arguments.required("default_factory") : Value();
    const std::optional<Value> source = arguments.left() > 0 ? arguments.optional("mapping") : std::nullopt;
    updateDict(in, *dict, source, arguments.restKeywords());
    return Value(dict);
}

template<Dict::Flavour flavour>
Value makeFlavour(Interpreter &in, CallArguments given)
{
    Arguments arguments(in, "dict", given);
    if (flavour == Dict::Flavour::DefaultDict)
        return makeDefaultDict(in, arguments);
    auto dict = makeDict();
    dict->flavour = flavour;
    const std::optional<Value> source = arguments.left() > 0 ? arguments.optional("mapping") : std::nullopt;
    if (source && source->isNone())
        return Value(dict);
    updateDict(in, *dict, source, arguments.restKeywords());
    return Value(dict);
}

Value namedTuple(Interpreter &in, Arguments &arguments)
{
    const std::string name = arguments.text("typename").utf8();
    const Value given = arguments.required("field_names");
    const Value defaults = arguments.keyword("defaults").value_or(Value());
    const bool rename = in.isTrue(arguments.keyword("rename").value_or(Value(false)), "rename");
    arguments.keyword("module");
    std::vector<Value> names;
    if (const Text *text = given.asText()) {
        std::string list = text->utf8();
        std::replace(list.begin(), list.end(), ',', ' ');
        names = in.toVector(in.call(in.getAttribute(Value::text(list), "split"), std::vector<Value>()));
    } else {
        names = in.toVector(given);
    }
    std::vector<std::string> fields;
    for (const Value &field : names) {
        std::string text = in.str(field);
        if (text.starts_with('_')) {
            if (!rename)
                in.raise("ValueError", fmt::format("Field names cannot start with an underscore: {}", quotedRepr(text)));
            text = fmt::format("_{}", fields.size());
        }
        fields.push_back(text);
    }
    return makeNamedTupleClass(in, name, fields, defaults.isNone() ? std::vector<Value>() : in.toVector(defaults), "");
}

}  // namespace

void fill_collections(Interpreter &in, Module &module)
{
    const auto take = [&](const char *name, NativeFunction::Body constructor) {
        const auto cls = in.builtinClass(name);
        cls->constructor = std::move(constructor);
        module.define(name, Value(cls));
    };
    take("defaultdict", makeFlavour<Dict::Flavour::DefaultDict>);
    take("OrderedDict", makeFlavour<Dict::Flavour::OrderedDict>);
    take("Counter", makeFlavour<Dict::Flavour::Counter>);
    module.define("namedtuple", native("namedtuple", namedTuple));
    module.define("abc", in.importModule("collections.abc", {}));
}

}  // namespace limbeck::python
