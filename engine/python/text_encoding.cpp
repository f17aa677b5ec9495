// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/scalars.h"
#include "python/state.h"
#include "python/unicode.h"

namespace limbeck::python {

namespace {

std::string encodingName(std::string_view given)
{
    std::string name = unicode::toLower(given);
    std::replace(name.begin(), name.end(), '_', '-');
    if (name == "utf8" || name == "u8" || name == "utf-8-sig")
        return "utf-8";
    if (name == "latin1" || name == "iso-8859-1" || name == "latin" || name == "l1")
        return "latin-1";
    return name == "us-ascii" ? "ascii" : name;
}

[[noreturn]] void unknownEncoding(Interpreter &in, std::string_view name)
{
    in.raise("LookupError", fmt::format("unknown encoding: {}", name));
}

bool isValidUtf8At(const std::string &data, std::size_t at, std::size_t &length)
{
    const auto lead = static_cast<unsigned char>(data[at]);
    length = lead < 0x80 ? 1 : lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xC2 && lead < 0xE0 ? 2 : 0;
    if (length == 0 || at + length > data.size())
        return false;
    for (std::size_t i = 1; i < length; ++i) {
        if ((static_cast<unsigned char>(data[at + i]) & 0xC0) != 0x80)
            return false;
    }
    const auto second = length > 1 ? static_cast<unsigned char>(data[at + 1]) : 0;
    return !(lead == 0xE0 && second < 0xA0) && !(lead == 0xED && second >= 0xA0) && !(lead == 0xF0 && second < 0x90) && !(lead == 0xF4 && second >= 0x90);
}

}  // namespace

std::string decodeBytes(Interpreter &in, const std::string &data, std::string_view encoding, std::string_view errors)
{
    const std::string name = encodingName(encoding);
    if (name != "utf-8" && name != "ascii" && name != "latin-1")
        unknownEncoding(in, encoding);
    std::string out;
    for (std::size_t at = 0; at < data.size();) {
        const auto byte = static_cast<unsigned char>(data[at]);
        std::size_t length = 1;
        if (byte < 0x80 || (name == "utf-8" && isValidUtf8At(data, at, length))) {
            out.append(data, at, length);
            at += length;
        } else if (name == "latin-1") {
            unicode::append(out, byte);
            ++at;
        } else if (errors == "ignore" || errors == "replace") {
            if (errors == "replace")
                unicode::append(out, 0xFFFD);
            ++at;
        } else {
            in.raise("UnicodeDecodeError", fmt::format("'{}' codec can't decode byte 0x{:02x} in position {}: {}", name, byte, at, name == "ascii" ? "ordinal not in range(128)" : length == 0 ? "invalid start byte" : at + length > data.size() ? "unexpected end of data" : "invalid continuation byte"));
        }
    }
    return out;
}

std::string asciiRepr(Interpreter &in, const Value &value)
{
    std::string out;
    for (const char32_t c : unicode::decode(in.repr(value))) {
        if (c < 0x80)
            out += static_cast<char>(c);
        else
            out += unicode::escaped(c);
    }
    return out;
}

std::string encodeText(Interpreter &in, const std::string &utf8, std::string_view encoding, std::string_view errors)
{
    const std::string name = encodingName(encoding);
    if (name == "utf-8")
        return utf8;
    if (name != "ascii" && name != "latin-1")
        unknownEncoding(in, encoding);
    const char32_t limit = name == "ascii" ? 0x80 : 0x100;
    std::string out;
    std::int64_t position = 0;
    for (const char32_t c : unicode::decode(utf8)) {
        if (c < limit)
            out += static_cast<char>(c);
        else if (errors == "replace")
            out += '?';
        else if (errors == "xmlcharrefreplace")
            out += fmt::format("&#{};", std::uint32_t(c));
        else if (errors == "backslashreplace")
            out += unicode::escaped(c);
        else if (errors != "ignore")
            in.raise("UnicodeEncodeError", fmt::format("'{}' codec can't encode character {} in position {}: ordinal not in range({})", name, asciiRepr(in, Value::text(unicode::encode(std::u32string(1, c)))), position, std::uint32_t(limit)));
        ++position;
    }
    return out;
}

}  // namespace limbeck::python
