// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/modules/library.h"
#include "python/state.h"
#include "python/unicode.h"

#include <QByteArray>
#include <QCryptographicHash>

/// `_limbeck`: what the library modules written in Python need from the host and from C++. Not for scripts.
namespace limbeck::python {

namespace {

const std::string &bytesOf(Interpreter &in, const Value &value)
{
    known(in, value);
    const auto *bytes = value.as<Bytes>();
    if (!bytes)
        in.raise("TypeError", value.asText() ? "Strings must be encoded before hashing" : fmt::format("a bytes-like object is required, not '{}'", in.typeName(value)));
    return bytes->data;
}

Value makeBytes(const QByteArray &data)
{
    return Value(std::make_shared<Bytes>(data.toStdString()));
}

std::optional<QCryptographicHash::Algorithm> algorithm(std::string_view name, std::int64_t size)
{
    using Hash = QCryptographicHash;
    static const std::map<std::string_view, Hash::Algorithm> algorithms{
        {"md5", Hash::Md5},           {"sha1", Hash::Sha1},         {"sha224", Hash::Sha224},     {"sha256", Hash::Sha256},     {"sha384", Hash::Sha384},
        {"sha512", Hash::Sha512},     {"sha3_224", Hash::Sha3_224}, {"sha3_256", Hash::Sha3_256}, {"sha3_384", Hash::Sha3_384}, {"sha3_512", Hash::Sha3_512},
    };
    if (name == "blake2b")
        return size == 64 ? std::optional(Hash::Blake2b_512) : size == 48 ? std::optional(Hash::Blake2b_384) : size == 32 ? std::optional(Hash::Blake2b_256) : size == 20 ? std::optional(Hash::Blake2b_160) : std::nullopt;
    if (name == "blake2s")
        return size == 32 ? std::optional(Hash::Blake2s_256) : size == 28 ? std::optional(Hash::Blake2s_224) : size == 20 ? std::optional(Hash::Blake2s_160) : size == 16 ? std::optional(Hash::Blake2s_128) : std::nullopt;
    const auto found = algorithms.find(name);
    return found == algorithms.end() ? std::nullopt : std::optional(found->second);
}

Value digest(Interpreter &in, Arguments &arguments)
{
    const std::string name = arguments.text("name").utf8();
    const std::string data = bytesOf(in, arguments.required("data"));
    const auto kind = algorithm(name, arguments.integerOr("size", 0));
    if (!kind)
        throw Unsupported(fmt::format("The hash '{}' is not supported with this digest size.", name), in.position(), "Use sha256, md5 or another hash of fixed size.");
    return makeBytes(QCryptographicHash::hash(QByteArray::fromStdString(data), *kind));
}

/// set_up(factory, *args): calls what sets an application up; statements in it that Limbeck cannot run are passed over and told to the host.
Value setUp(Interpreter &in, Arguments &arguments)
{
    const Value factory = arguments.required("factory");
    Interpreter::State &state = in.state();
    const Object *const outer = state.factory;
    const auto leave = [&state, outer] {
        --state.lenient;
        --state.settingUp;
        state.factory = outer;
    };
    ++state.lenient;
    ++state.settingUp;
    state.factory = factory.asObject();
    try {
        const Value made = in.call(factory, arguments.rest());
        leave();
        return made;
    } catch (...) {
        leave();
        throw;
    }
}

void defineHost(Module &module)
{
    module.define("environment", native("environment", [](Interpreter &in, Arguments &) {
        auto dict = makeDict();
        for (const auto &[name, value] : in.host().environment())
            dict->insert(name, Value::text(value));
        return Value(dict);
    }));
    module.define("log", native("log", [](Interpreter &in, Arguments &arguments) {
        const std::int64_t level = arguments.integer("level");
        const std::string logger = arguments.text("logger").utf8();
        std::string text;
        try {
            text = in.str(arguments.required("text"));
        } catch (const UnknownMet &) {
            text = "(a text that is not known here)";
        }
        in.host().log(int(level), logger, text);
        return Value();
    }));
    module.define("warn", native("warn", [](Interpreter &in, Arguments &arguments) {
        in.host().warning(in.str(arguments.required("text")), in.position());
        return Value();
    }));
    module.define("read_file", native("read_file", [](Interpreter &in, Arguments &arguments) {
        const std::optional<std::string> data = in.host().readFile(in.str(arguments.required("path")));
        return data ? Value(std::make_shared<Bytes>(*data)) : Value();
    }));
    module.define("list_folder", native("list_folder", [](Interpreter &in, Arguments &arguments) {
        const auto names = in.host().listFolder(in.str(arguments.required("path")));
        std::vector<Value> items;
        for (const std::string &name : names.value_or(std::vector<std::string>()))
            items.push_back(Value::text(name));
        return names ? Value(makeList(std::move(items))) : Value();
    }));
    module.define("now", native("now", [](Interpreter &in, Arguments &) { return Value(in.host().now()); }));
    module.define("unsupported", native("unsupported", [](Interpreter &in, Arguments &arguments) -> Value {
        const std::string what = arguments.text("what").utf8();
        // The place that matters is in the script, not in the library.
        SourcePosition at = in.position();
        for (const Frame *frame = in.state().frame; frame && frame->file && frame->file->path.starts_with("<library"); frame = frame->caller)
            at = frame->caller ? frame->caller->position() : at;
        throw Unsupported(what, at, arguments.valueOr("hint", Value::text("Run this revision with the project's own Python.")).asText()->utf8());
    }));
    module.define("random_bits", native("random_bits", [](Interpreter &in, Arguments &arguments) {
        const std::int64_t bits = arguments.integer("bits");
        return Value(std::int64_t(randomSource(in)() >> (64 - std::clamp<std::int64_t>(bits, 1, 62))));
    }));
    module.define("import_module", native("import_module", [](Interpreter &in, Arguments &arguments) { return in.importModule(arguments.text("name").utf8(), in.position()); }));
    module.define("set_up", native("set_up", setUp));
    module.define("class_annotations", native("class_annotations", [](Interpreter &, Arguments &arguments) {
        const Value cls = arguments.required("cls");
        std::vector<Value> names;
        if (const auto *type = cls.as<Class>()) {
            for (const auto &annotation : type->annotations)
                names.push_back(Value::text(annotation.name));
        }
        return Value(makeList(std::move(names)));
    }));
    module.define("annotation_text", native("annotation_text", [](Interpreter &, Arguments &arguments) {
        const Value cls = arguments.required("cls");
        const std::string wanted = arguments.text("name").utf8();
        if (const auto *type = cls.as<Class>()) {
            for (const auto &annotation : type->annotations) {
                if (annotation.name == wanted && type->file)
                    return Value::text(type->file->text.substr(annotation.expression->span.startByte, annotation.expression->span.endByte - annotation.expression->span.startByte));
            }
        }
        return Value::text("");
    }));
    module.define("own_attribute", native("own_attribute", [](Interpreter &, Arguments &arguments) {
        const Value cls = arguments.required("cls");
        const std::string name = arguments.text("name").utf8();
        const Value otherwise = arguments.required("default");
        const Value *found = cls.as<Class>() ? cls.as<Class>()->findOwn(name) : nullptr;
        return found ? *found : otherwise;
    }));
    module.define("is_known", native("is_known", [](Interpreter &, Arguments &arguments) {
        const Value value = arguments.required("value");
        return Value(!value.isUnknown() && !value.as<Opaque>());
    }));
    module.define("cached_property", native("cached_property", [](Interpreter &, Arguments &arguments) { return Value(std::make_shared<CachedProperty>(arguments.required("func"))); }));
    module.define("normalize", native("normalize", [](Interpreter &, Arguments &arguments) {
        const std::string form = arguments.text("form").utf8();
        return Value::text(unicode::normalize(form, arguments.text("text").utf8()));
    }));
}

void defineData(Module &module)
{
    module.define("digest", native("digest", digest));
    module.define("b64encode", native("b64encode", [](Interpreter &in, Arguments &arguments) {
        const QByteArray data = QByteArray::fromStdString(bytesOf(in, arguments.required("data")));
        return makeBytes(data.toBase64(arguments.flag("url", false) ? QByteArray::Base64UrlEncoding : QByteArray::Base64Encoding));
    }));
    module.define("b64decode", native("b64decode", [](Interpreter &in, Arguments &arguments) {
        const QByteArray data = QByteArray::fromStdString(bytesOf(in, arguments.required("data")));
        return makeBytes(QByteArray::fromBase64(data, arguments.flag("url", false) ? QByteArray::Base64UrlEncoding : QByteArray::Base64Encoding));
    }));
}

}  // namespace

void fill__limbeck(Interpreter &, Module &module)
{
    defineHost(module);
    defineData(module);
}

}  // namespace limbeck::python
