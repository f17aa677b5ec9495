// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/modules/uuid_objects.h"

#include "python/modules/library.h"
#include "python/numbers.h"
#include "python/state.h"

#include <QByteArray>
#include <QCryptographicHash>

namespace limbeck::python {

namespace {

using Bytes16 = std::array<std::uint8_t, 16>;

BigInteger asNumber(const Bytes16 &bytes)
{
    BigInteger value = 0;
    for (const std::uint8_t byte : bytes)
        value = (value << 8) + byte;
    return value;
}

Bytes16 fromNumber(BigInteger value)
{
    Bytes16 bytes{};
    for (std::size_t i = 16; i > 0; --i) {
        bytes[i - 1] = static_cast<std::uint8_t>(static_cast<unsigned>(value & 0xFF));
        value >>= 8;
    }
    return bytes;
}

Bytes16 withVersion(Bytes16 bytes, int version)
{
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0F) | (version << 4));
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);
    return bytes;
}

Value fieldOf(const Uuid &uuid, std::size_t from, std::size_t count)
{
    std::int64_t value = 0;
    for (std::size_t i = from; i < from + count; ++i)
        value = (value << 8) + uuid.bytes[i];
    return Value(value);
}

std::string raw(const Bytes16 &bytes)
{
    return std::string(reinterpret_cast<const char *>(bytes.data()), bytes.size());
}

Value named(Interpreter &in, Arguments &arguments, QCryptographicHash::Algorithm algorithm, int version)
{
    const Value space = arguments.required("namespace");
    const Value name = arguments.required("name");
    const auto *uuid = space.as<Uuid>();
    if (!uuid)
        in.raise("AttributeError", fmt::format("'{}' object has no attribute 'bytes'", in.typeName(space)));
    const std::string text = name.as<limbeck::python::Bytes>() ? name.as<limbeck::python::Bytes>()->data : asText(in, name, "name").utf8();
    const QByteArray digest = QCryptographicHash::hash(QByteArray::fromStdString(raw(uuid->bytes) + text), algorithm);
    Bytes16 bytes{};
    std::copy_n(digest.begin(), 16, reinterpret_cast<char *>(bytes.data()));
    return makeUuid(withVersion(bytes, version));
}

Value construct(Interpreter &in, Arguments &arguments)
{
    const Value hex = arguments.valueOr("hex", Value());
    const Value bytes = arguments.keyword("bytes").value_or(Value());
    const Value number = arguments.keyword("int").value_or(Value());
    const Value version = arguments.keyword("version").value_or(Value());
    std::optional<Bytes16> made;
    if (!hex.isNone()) {
        if (hex.as<Uuid>())
            in.raise("AttributeError", "'UUID' object has no attribute 'replace'");
        known(in, hex);
        if (!plain(hex).asText())
            in.raise("AttributeError", fmt::format("'{}' object has no attribute 'replace'", in.typeName(hex)));
        made = parseUuid(plain(hex).asText()->utf8());
        if (!made)
            in.raise("ValueError", "badly formed hexadecimal UUID string");
    } else if (const auto *data = bytes.as<limbeck::python::Bytes>()) {
        if (data->data.size() != 16)
            in.raise("ValueError", "bytes is not a 16-char string");
        made.emplace();
        std::copy(data->data.begin(), data->data.end(), reinterpret_cast<char *>(made->data()));
    } else if (const std::optional<BigInteger> value = bigInteger(number)) {
        if (*value < 0 || *value >> 128 != 0)
            in.raise("ValueError", "int is out of range (need a 128-bit value)");
        made = fromNumber(*value);
    } else {
        in.raise("TypeError", "one of the hex, bytes, bytes_le, fields, or int arguments must be given");
    }
    return makeUuid(version.isNone() ? *made : withVersion(*made, int(asIndex(in, version))));
}

}  // namespace

std::string Uuid::hex() const
{
    std::string out;
    for (const std::uint8_t byte : bytes)
        out += fmt::format("{:02x}", byte);
    return out;
}

std::string Uuid::text() const
{
    const std::string h = hex();
    return h.substr(0, 8) + "-" + h.substr(8, 4) + "-" + h.substr(12, 4) + "-" + h.substr(16, 4) + "-" + h.substr(20);
}

std::shared_ptr<Class> Uuid::classOf(Interpreter &in)
{
    in.importModule("uuid", {});
    return in.state().classes.at("uuid.UUID");
}

std::optional<Value> Uuid::attribute(Interpreter &, std::string_view name)
{
    if (name == "hex")
        return Value::text(hex());
    if (name == "bytes")
        return Value(std::make_shared<limbeck::python::Bytes>(raw(bytes)));
    if (name == "int")
        return makeInt(asNumber(bytes));
    if (name == "urn")
        return Value::text("urn:uuid:" + text());
    if (name == "version")
        return (bytes[8] & 0xC0) == 0x80 ? Value(bytes[6] >> 4) : Value();
    if (name == "variant")
        return Value::text((bytes[8] & 0xC0) == 0x80 ? "specified in RFC 4122" : "reserved for NCS compatibility");
    if (name == "time_low")
        return fieldOf(*this, 0, 4);
    if (name == "time_mid")
        return fieldOf(*this, 4, 2);
    if (name == "time_hi_version")
        return fieldOf(*this, 6, 2);
    if (name == "node")
        return fieldOf(*this, 10, 6);
    return std::nullopt;
}

std::optional<Value> Uuid::compare(Interpreter &, syntax::CompareOp op, const Value &other)
{
    const auto *uuid = other.as<Uuid>();
    return uuid ? compareNumbers(op, Value(bytes < uuid->bytes ? -1 : bytes == uuid->bytes ? 0 : 1), Value(0)) : std::nullopt;
}

std::optional<Bytes16> parseUuid(std::string_view text)
{
    std::string digits;
    for (std::string_view prefix : {"urn:", "uuid:"}) {
        if (text.starts_with(prefix))
            text.remove_prefix(prefix.size());
    }
    for (const char c : text) {
        if (c == '{' || c == '}' || c == '-')
            continue;
        if (!std::isxdigit(static_cast<unsigned char>(c)))
            return std::nullopt;
        digits += c;
    }
    if (digits.size() != 32)
        return std::nullopt;
    Bytes16 bytes{};
    for (std::size_t i = 0; i < 16; ++i)
        bytes[i] = static_cast<std::uint8_t>(std::stoi(digits.substr(i * 2, 2), nullptr, 16));
    return bytes;
}

Value makeUuid(Bytes16 bytes)
{
    return Value(std::make_shared<Uuid>(bytes));
}

void fill_uuid(Interpreter &in, Module &module)
{
    const Value function = native("UUID", construct);
    module.define("UUID", Value(addClass(in, "UUID", "uuid", {in.builtinClass("object")}, [function](Interpreter &inner, CallArguments arguments) { return inner.call(function, std::move(arguments)); })));
    for (const auto &[name, version] : {std::pair{"uuid4", 4}, std::pair{"uuid1", 1}}) {
        module.define(name, native(name, [version = version](Interpreter &inner, Arguments &arguments) {
            arguments.rest();
            Bytes16 bytes{};
            for (std::uint8_t &byte : bytes)
                byte = static_cast<std::uint8_t>(randomSource(inner)() >> 24);
            return makeUuid(withVersion(bytes, version));
        }));
    }
    module.define("uuid3", native("uuid3", [](Interpreter &inner, Arguments &arguments) { return named(inner, arguments, QCryptographicHash::Md5, 3); }));
    module.define("uuid5", native("uuid5", [](Interpreter &inner, Arguments &arguments) { return named(inner, arguments, QCryptographicHash::Sha1, 5); }));
    for (const auto &[name, byte] : {std::pair{"NAMESPACE_DNS", 0x10}, std::pair{"NAMESPACE_URL", 0x11}, std::pair{"NAMESPACE_OID", 0x12}, std::pair{"NAMESPACE_X500", 0x14}})
        module.define(name, makeUuid(*parseUuid(fmt::format("6ba7b8{:02x}-9dad-11d1-80b4-00c04fd430c8", byte))));
}

}  // namespace limbeck::python
