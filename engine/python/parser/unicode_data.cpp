// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/unicode_data.h"

#include "python/parser/refused.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <memory>

namespace limbeck::python::parser::unicode_data {

namespace {

using Utf16 = std::u16string;

Utf16 toUtf16(std::string_view utf8)
{
    Utf16 out(utf8.size(), u'\0');
    int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(out.data(), static_cast<int32_t>(out.size()), &length, utf8.data(), static_cast<int32_t>(utf8.size()), &status);
    out.resize(static_cast<std::size_t>(length));
    return out;
}

std::string toUtf8(const Utf16 &utf16)
{
    std::string out(utf16.size() * 3, '\0');
    int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8(out.data(), static_cast<int32_t>(out.size()), &length, utf16.data(), static_cast<int32_t>(utf16.size()), &status);
    out.resize(static_cast<std::size_t>(length));
    return out;
}

/// Nothing for overlong forms, surrogates, values beyond Unicode and cut sequences.
std::optional<CodePoint> strictCodePoint(std::string_view text, std::uint32_t at)
{
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80)
        return CodePoint{lead, at + 1};
    const std::uint32_t extra = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4 || at + extra >= text.size())
        return std::nullopt;
    char32_t value = lead & (0x3Fu >> extra);
    for (std::uint32_t i = 1; i <= extra; ++i) {
        const auto byte = static_cast<unsigned char>(text[at + i]);
        if ((byte & 0xC0) != 0x80)
            return std::nullopt;
        value = value << 6 | (byte & 0x3Fu);
    }
    constexpr char32_t kSmallest[] = {0, 0x80, 0x800, 0x10000};
    if (value < kSmallest[extra] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000))
        return std::nullopt;
    return CodePoint{value, at + extra + 1};
}

}  // namespace

CodePoint codePointAt(std::string_view text, std::uint32_t at)
{
    const auto found = strictCodePoint(text, at);
    return found ? *found : CodePoint{U'\uFFFD', at + 1};
}

std::optional<std::uint32_t> firstMalformedByte(std::string_view text)
{
    for (std::uint32_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const auto found = strictCodePoint(text, at);
        if (!found)
            return at;
        at = found->end;
    }
    return std::nullopt;
}

std::string convertToUtf8(const std::string &bytes, const std::string &encoding, const std::string &converterName)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(converterName.c_str(), &status), &ucnv_close);
    const bool isPlausible = !converterName.empty() && converterName.front() >= 'a';
    if (U_FAILURE(status) || !isPlausible)
        throw Refused{0, "unknown encoding: " + encoding, "Save the file as UTF-8 and remove its coding line."};
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    Utf16 wide(bytes.size() * 2 + 16, u'\0');
    const int32_t length = ucnv_toUChars(converter.get(), wide.data(), static_cast<int32_t>(wide.size()), bytes.data(), static_cast<int32_t>(bytes.size()), &status);
    if (U_FAILURE(status))
        throw Refused{0, "encoding problem: the bytes of the file are not " + encoding, "Save the file as UTF-8 and remove its coding line."};
    wide.resize(static_cast<std::size_t>(length));
    return toUtf8(wide);
}

bool startsIdentifier(char32_t c)
{
    return c == U'_' || u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_XID_START);
}

bool continuesIdentifier(char32_t c)
{
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_XID_CONTINUE);
}

bool isPrintable(char32_t c)
{
    return c == U' ' || (u_isprint(static_cast<UChar32>(c)) && !u_isspace(static_cast<UChar32>(c)));
}

std::string normalizedIdentifier(std::string_view name)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&status);
    const Utf16 in = toUtf16(name);
    Utf16 out(in.size() * 18 + 1, u'\0');
    const int32_t length = unorm2_normalize(nfkc, in.data(), static_cast<int32_t>(in.size()), out.data(), static_cast<int32_t>(out.size()), &status);
    if (U_FAILURE(status))
        return std::string(name);
    out.resize(static_cast<std::size_t>(length));
    return toUtf8(out);
}

std::optional<char32_t> characterByName(std::string_view name)
{
    const std::string wanted(name);
    const bool isPlain = !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [](char c) { return c >= ' ' && c < 0x7F && c != '<'; });
    if (!isPlain)
        return std::nullopt;
    for (const UCharNameChoice choice : {U_UNICODE_CHAR_NAME, U_CHAR_NAME_ALIAS}) {
        UErrorCode status = U_ZERO_ERROR;
        const UChar32 c = u_charFromName(choice, wanted.c_str(), &status);
        if (U_SUCCESS(status))
            return static_cast<char32_t>(c);
    }
    return std::nullopt;
}

}  // namespace limbeck::python::parser::unicode_data
