// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/file_changes.h"
#include "python/modules/library.h"
#include "python/state.h"
#include "python/unicode.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <QtEndian>
#include <QFloat16>

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>

#include <zlib.h>

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

/// hashlib.pbkdf2_hmac(), RFC 8018.
Value pbkdf2(Interpreter &in, Arguments &arguments)
{
    const std::string name = arguments.text("name").utf8();
    const QByteArray password = QByteArray::fromStdString(bytesOf(in, arguments.required("password")));
    const QByteArray salt = QByteArray::fromStdString(bytesOf(in, arguments.required("salt")));
    const std::int64_t iterations = arguments.integer("iterations"), length = arguments.integer("length");
    const auto kind = algorithm(name, 64);
    if (iterations < 1)
        in.raise("ValueError", "iteration value must be greater than 0.");
    if (length < 1)
        in.raise("ValueError", "key length must be greater than 0.");
    if (!kind)
        throw Unsupported(fmt::format("The hash '{}' is not supported here.", name), in.position(), "Use sha256 or sha512.");
    QMessageAuthenticationCode code(*kind, password);
    const auto sum = [&code](const QByteArray &data) {
        code.reset();
        code.addData(data);
        return code.result();
    };
    QByteArray key;
    for (quint32 block = 1; key.size() < length; ++block) {
        QByteArray next = sum(salt + QByteArray::fromHex(QByteArray::number(block, 16).rightJustified(8, '0'))), mixed = next;
        for (std::int64_t i = 1; i < iterations; ++i) {
            if (i % 1000 == 0)
                in.step();   // where a stop is noticed
            next = sum(next);
            std::transform(mixed.cbegin(), mixed.cend(), next.cbegin(), mixed.begin(), std::bit_xor<char>());
        }
        key += mixed;
    }
    return makeBytes(key.left(length));
}

/// The place that matters is in the script, not in the library.
SourcePosition placeInScript(Interpreter &in)
{
    SourcePosition at = in.position();
    for (const Frame *frame = in.state().frame; frame && frame->file && frame->file->path.starts_with("<library"); frame = frame->caller)
        at = frame->caller ? frame->caller->position() : at;
    return at;
}

/// What a value prints, or a note where that is not known.
std::string textOrNote(Interpreter &in, const Value &value, const char *note)
{
    try {
        return in.str(value);
    } catch (const UnknownMet &) {
        return note;
    }
}

/// Whether a path names a file or a folder. That is all that is asked of what lies outside the project.
Value isOnDisk(Interpreter &in, const std::string &path, bool isFile, bool isFolder)
{
    if (in.host().listFolder(path))
        return Value(isFolder);
    try {
        return Value(in.host().readFile(path).has_value() && isFile);
    } catch (const Unsupported &) {
        std::error_code unreachable;
        const std::filesystem::file_status status = std::filesystem::status(path, unreachable);
        return Value(std::filesystem::exists(status) && (std::filesystem::is_directory(status) ? isFolder : isFile));
    }
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

/// A function of Python, also inside @classmethod, @staticmethod or bound to an object.
const Function *functionIn(Interpreter &in, const Value &value, bool &isBound)
{
    isBound = false;
    if (const auto *function = value.as<Function>())
        return function;
    const auto inner = in.findAttribute(value, "__func__");
    isBound = inner && in.findAttribute(value, "__self__");
    return inner ? inner->as<Function>() : nullptr;
}

/// The number that inspect.Parameter has for a kind.
std::int64_t kindNumber(syntax::Parameter::Kind kind)
{
    using Kind = syntax::Parameter::Kind;
    switch (kind) {
    case Kind::PositionalOnly:
        return 0;
    case Kind::Positional:
        return 1;
    case Kind::VarPositional:
        return 2;
    case Kind::KeywordOnly:
        return 3;
    case Kind::VarKeyword:
        return 4;
    }
    return 1;
}

/// parameters(function): (names that may be given by position, all names, whether it takes any keyword); None: no function of Python.
Value parameters(Interpreter &in, Arguments &arguments)
{
    bool isBound = false;
    const Function *function = functionIn(in, arguments.required("function"), isBound);
    if (!function)
        return {};
    using Kind = syntax::Parameter::Kind;
    std::vector<Value> byPosition, all;
    bool takesAny = false;
    for (const syntax::Parameter &parameter : *function->parameters) {
        takesAny = takesAny || parameter.kind == Kind::VarKeyword;
        if (parameter.kind == Kind::VarKeyword || parameter.kind == Kind::VarPositional)
            continue;
        all.push_back(Value::text(parameter.name));
        if (parameter.kind != Kind::KeywordOnly)
            byPosition.push_back(Value::text(parameter.name));
    }
    if (isBound && !byPosition.empty()) {
        byPosition.erase(byPosition.begin());
        all.erase(all.begin());
    }
    return Value(makeTuple({Value(makeList(std::move(byPosition))), Value(makeList(std::move(all))), Value(takesAny)}));
}

/// signature(function): (name, kind, (default,) or ()) of each parameter in order, without the one that is bound; None: no function of Python.
Value signature(Interpreter &in, Arguments &arguments)
{
    bool isBound = false;
    const Function *function = functionIn(in, arguments.required("function"), isBound);
    if (!function)
        return {};
    std::vector<Value> all;
    for (std::size_t i = isBound ? 1 : 0; i < function->parameters->size(); ++i) {
        const syntax::Parameter &parameter = (*function->parameters)[i];
        const auto given = i < function->defaults.size() ? function->defaults[i] : std::nullopt;
        all.push_back(Value(makeTuple({Value::text(parameter.name), Value(kindNumber(parameter.kind)), Value(given ? makeTuple({*given}) : makeTuple({}))})));
    }
    return Value(makeList(std::move(all)));
}

/// attempt(what, otherwise, function, *args): what the function gives; where it fails or does what Limbeck cannot run, that is told to the host and `otherwise` given.
Value attempt(Interpreter &in, Arguments &arguments)
{
    const std::string what = arguments.text("what").utf8();
    const Value otherwise = arguments.required("otherwise"), function = arguments.required("function");
    std::string reason;
    try {
        return in.call(function, arguments.rest());
    } catch (const Raised &raised) {
        reason = in.str(raised.exception());
    } catch (const Unsupported &unsupported) {
        reason = unsupported.message();
    }
    in.host().notRun(what + ": " + reason, placeInScript(in));
    return otherwise;
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
        in.host().log(int(level), logger, textOrNote(in, arguments.required("text"), "(a text that is not known here)"));
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
    module.define("is_file", native("is_file", [](Interpreter &in, Arguments &arguments) { return isOnDisk(in, in.str(arguments.required("path")), true, false); }));
    module.define("is_folder", native("is_folder", [](Interpreter &in, Arguments &arguments) { return isOnDisk(in, in.str(arguments.required("path")), false, true); }));
    module.define("is_on_disk", native("is_on_disk", [](Interpreter &in, Arguments &arguments) { return isOnDisk(in, in.str(arguments.required("path")), true, true); }));
    module.define("list_folder", native("list_folder", [](Interpreter &in, Arguments &arguments) {
        const auto names = in.host().listFolder(in.str(arguments.required("path")));
        std::vector<Value> items;
        for (const std::string &name : names.value_or(std::vector<std::string>()))
            items.push_back(Value::text(name));
        return names ? Value(makeList(std::move(items))) : Value();
    }));
    module.define("now", native("now", [](Interpreter &in, Arguments &) { return Value(in.host().now()); }));
    module.define("unsupported", native("unsupported", [](Interpreter &in, Arguments &arguments) -> Value {
        const std::string what = textOrNote(in, arguments.required("what"), "What is asked for here is not supported, and what it is about is not known.");
        static const char *const kHint = "Run this revision with the project's own Python.";
        const std::optional<Value> hint = arguments.optional("hint");
        throw Unsupported(what, placeInScript(in), hint ? textOrNote(in, *hint, kHint) : kHint);
    }));
    module.define("outside_change", native("outside_change", [](Interpreter &in, Arguments &arguments) {
        const std::string what = arguments.text("what").utf8();
        if (!in.isLenient())
            throw Unsupported(fmt::format("{} is not supported: it would change something outside the database.", what), placeInScript(in), "Run this revision with the project's own Python.");
        in.host().notRun(what, placeInScript(in));
        return Value();
    }));
    module.define("change_file", native("change_file", [](Interpreter &in, Arguments &arguments) {
        using Act = FileChange::Act;
        static const std::map<std::string_view, Act> acts{{"write", Act::Write}, {"append", Act::Append}, {"make_folder", Act::MakeFolder}, {"remove", Act::Remove},
                                                          {"remove_folder", Act::RemoveFolder}, {"remove_tree", Act::RemoveTree}, {"rename", Act::Rename}, {"copy", Act::Copy}};
        FileChange change{acts.at(arguments.text("act").utf8()), in.str(arguments.required("path"))};
        const std::string what = arguments.text("what").utf8();
        if (const Value other = arguments.valueOr("other", Value()); !other.isNone())
            change.other = in.str(other);
        changeFile(in, std::move(change), what, placeInScript(in));
        return Value();
    }));
    module.define("opaque", native("opaque", [](Interpreter &in, Arguments &arguments) { return Value(std::make_shared<Opaque>(arguments.text("name").utf8(), placeInScript(in))); }));
    module.define("unknown", native("unknown", [](Interpreter &, Arguments &arguments) { return Value::unknown(arguments.text("why").utf8()); }));
    module.define("is_lenient", native("is_lenient", [](Interpreter &in, Arguments &) { return Value(in.isLenient()); }));
    module.define("lost_changes", native("lost_changes", [](Interpreter &in, Arguments &) { return Value(in.state().lostChanges); }));
    module.define("script_path", native("script_path", [](Interpreter &in, Arguments &) { return Value::text(placeInScript(in).file); }));
    module.define("parameters", native("parameters", parameters));
    module.define("signature", native("signature", signature));
    module.define("attempt", native("attempt", attempt));
    module.define("random_bits", native("random_bits", [](Interpreter &in, Arguments &arguments) {
        const std::int64_t bits = arguments.integer("bits");
        return Value(std::int64_t(randomSource(in)() >> (64 - std::clamp<std::int64_t>(bits, 1, 62))));
    }));
    module.define("import_module", native("import_module", [](Interpreter &in, Arguments &arguments) { return in.importModule(arguments.text("name").utf8(), in.position()); }));
    module.define("set_up", native("set_up", setUp));
    module.define("literal", native("literal", [](Interpreter &in, Arguments &arguments) { return literalValue(in, arguments.text("text").utf8()); }));
    module.define("class_annotations", native("class_annotations", [](Interpreter &in, Arguments &arguments) {
        const Value cls = arguments.required("cls");
        std::vector<Value> names;
        if (auto *type = cls.as<Class>()) {
            settleAnnotations(in, *type);
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

/// deflate(data, level, wbits) as zlib.compress() does it; wbits says what stands around: zlib's frame, none (negative) or gzip's (above 15).
Value deflated(Interpreter &in, Arguments &arguments)
{
    std::string data = bytesOf(in, arguments.required("data"));
    const auto level = int(arguments.integer("level")), bits = int(arguments.integer("wbits"));
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        in.raise("ValueError", "Invalid initialization option");
    std::string packed(deflateBound(&stream, uLong(data.size())) + 32, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(data.data());
    stream.avail_in = uInt(data.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return Value(std::make_shared<Bytes>(std::move(packed)));
}

/// inflate(data, wbits): (bytes, None) or (None, why not).
Value inflated(Interpreter &in, Arguments &arguments)
{
    std::string data = bytesOf(in, arguments.required("data")), plain;
    z_stream stream{};
    if (inflateInit2(&stream, int(arguments.integer("wbits"))) != Z_OK)
        in.raise("ValueError", "Invalid initialization option");
    stream.next_in = reinterpret_cast<Bytef *>(data.data());
    stream.avail_in = uInt(data.size());
    std::array<char, 65536> part{};
    int state = Z_OK;
    while (state == Z_OK) {
        in.step();
        stream.next_out = reinterpret_cast<Bytef *>(part.data());
        stream.avail_out = uInt(part.size());
        state = inflate(&stream, Z_NO_FLUSH);
        plain.append(part.data(), part.size() - stream.avail_out);
    }
    const std::string why = stream.msg ? fmt::format("Error {} while decompressing data: {}", state, stream.msg) : "Error -5 while decompressing data: incomplete or truncated stream";
    inflateEnd(&stream);
    if (state != Z_STREAM_END)
        return Value(makeTuple({Value(), Value::text(why)}));
    return Value(makeTuple({Value(std::make_shared<Bytes>(std::move(plain))), Value()}));
}

template<typename Sum>
Value checksum(Interpreter &in, Arguments &arguments, Sum sum)
{
    const std::string data = bytesOf(in, arguments.required("data"));
    const auto before = uLong(arguments.integer("value"));
    return Value(std::int64_t(sum(before, reinterpret_cast<const Bytef *>(data.data()), uInt(data.size()))));
}

/// float_bytes(number, size, big_endian): IEEE 754 of 2, 4 or 8 bytes.
Value floatBytes(Interpreter &in, Arguments &arguments)
{
    const Value given = arguments.required("number");
    const double number = known(in, given).asFloat() ? *given.asFloat() : 0.0;
    const std::int64_t size = arguments.integer("size");
    QByteArray data(qsizetype(size), '\0');
    if (size == 8)
        qToLittleEndian(number, data.data());
    else if (size == 4)
        qToLittleEndian(float(number), data.data());
    else
        qToLittleEndian(qfloat16(float(number)), data.data());
    if (arguments.flag("big_endian", false))
        std::reverse(data.begin(), data.end());
    return makeBytes(data);
}

Value floatFromBytes(Interpreter &in, Arguments &arguments)
{
    QByteArray data = QByteArray::fromStdString(bytesOf(in, arguments.required("data")));
    if (arguments.flag("big_endian", false))
        std::reverse(data.begin(), data.end());
    if (data.size() == 8)
        return Value(qFromLittleEndian<double>(data.constData()));
    return Value(data.size() == 4 ? double(qFromLittleEndian<float>(data.constData())) : double(float(qFromLittleEndian<qfloat16>(data.constData()))));
}

void defineData(Module &module)
{
    module.define("deflate", native("deflate", deflated));
    module.define("inflate", native("inflate", inflated));
    module.define("crc32", native("crc32", [](Interpreter &in, Arguments &arguments) { return checksum(in, arguments, crc32); }));
    module.define("adler32", native("adler32", [](Interpreter &in, Arguments &arguments) { return checksum(in, arguments, adler32); }));
    module.define("float_bytes", native("float_bytes", floatBytes));
    module.define("float_from_bytes", native("float_from_bytes", floatFromBytes));
    module.define("digest", native("digest", digest));
    module.define("pbkdf2", native("pbkdf2", pbkdf2));
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
