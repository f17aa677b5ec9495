// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/output_encoding.h"

#include "base/error.h"

#include <algorithm>
#include <cctype>
#include <cerrno>

#include <iconv.h>

namespace limbeck::autogenerate {

namespace {

/// Python's names without signs and case; iconv wants its own spelling of a few.
std::string iconvName(const std::string &codec)
{
    std::string plain;
    for (const char c : codec) {
        if (std::isalnum(static_cast<unsigned char>(c)))
            plain += char(std::tolower(static_cast<unsigned char>(c)));
    }
    if (plain == "latin1" || plain == "iso88591" || plain == "l1")
        return "ISO-8859-1";
    if (plain == "ascii" || plain == "usascii")
        return "ASCII";
    if (plain.starts_with("iso8859") && plain.size() > 7)
        return "ISO-8859-" + plain.substr(7);
    std::string name = codec;
    std::replace(name.begin(), name.end(), '_', '-');
    return name;
}

}  // namespace

std::string encodeText(const std::string &utf8, const std::string &codec)
{
    std::string plain;
    for (const char c : codec) {
        if (std::isalnum(static_cast<unsigned char>(c)))
            plain += char(std::tolower(static_cast<unsigned char>(c)));
    }
    if (plain == "utf8" || plain == "u8" || plain.empty())
        return utf8;
    if (plain == "utf8sig")
        return "\xEF\xBB\xBF" + utf8;
    const iconv_t converter = ::iconv_open(iconvName(codec).c_str(), "UTF-8");
    if (converter == reinterpret_cast<iconv_t>(-1))
        throw Error(ErrorCode::ConfigCrash, "output_encoding: unknown encoding: " + codec);
    std::string out(utf8.size() * 4 + 16, '\0');
    char *from = const_cast<char *>(utf8.data());
    char *to = out.data();
    std::size_t left = utf8.size(), room = out.size();
    const bool failed = ::iconv(converter, &from, &left, &to, &room) == static_cast<std::size_t>(-1) || ::iconv(converter, nullptr, nullptr, &to, &room) == static_cast<std::size_t>(-1);
    ::iconv_close(converter);
    if (failed) {
        const auto line = 1 + std::count(utf8.data(), static_cast<const char *>(from), '\n');
        throw Error(ErrorCode::ConfigCrash, "output_encoding: the script holds a character that " + codec + " does not have (line " + std::to_string(line) + " of the script).");
    }
    out.resize(out.size() - room);
    return out;
}

}  // namespace limbeck::autogenerate
