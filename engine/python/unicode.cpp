// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/unicode.h"

#include "base/utf8.h"

#include <QChar>
#include <QString>

#include <algorithm>
#include <fmt/format.h>

namespace limbeck::python::unicode {

bool isAscii(std::string_view utf8)
{
    return std::none_of(utf8.begin(), utf8.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

std::u32string decode(std::string_view utf8) { return decodeUtf8(utf8); }

void append(std::string &utf8, char32_t c) { appendUtf8(utf8, c); }

std::string escaped(char32_t c)
{
    const auto number = std::uint32_t(c);
    return c < 0x100 ? fmt::format("\\x{:02x}", number) : c < 0x10000 ? fmt::format("\\u{:04x}", number) : fmt::format("\\U{:08x}", number);
}

std::string encode(std::u32string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (const char32_t c : text)
        append(out, c);
    return out;
}

std::int64_t length(std::string_view utf8)
{
    return std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

std::size_t offsetOf(std::string_view utf8, std::int64_t codePoint)
{
    std::size_t i = 0;
    while (i < utf8.size() && codePoint > 0) {
        ++i;
        while (i < utf8.size() && (static_cast<unsigned char>(utf8[i]) & 0xC0) == 0x80)
            ++i;
        --codePoint;
    }
    return i;
}

namespace {

QString toQt(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

bool isCased(char32_t c)
{
    return isUpper(c) || isLower(c) || QChar::category(c) == QChar::Letter_Titlecase;
}

void appendMapped(std::string &out, char32_t c, bool upper)
{
    const QString one = QString::fromUcs4(&c, 1);
    out += (upper ? one.toUpper() : one.toLower()).toStdString();
}

void appendTitled(std::string &out, char32_t c)
{
    const char32_t title = QChar::toTitleCase(c);
    if (title == c && c > 0x7F)
        appendMapped(out, c, true);
    else
        append(out, title);
}

std::string asciiMapped(std::string_view text, int (*map)(int))
{
    std::string out(text);
    for (char &c : out)
        c = static_cast<char>(map(static_cast<unsigned char>(c)));
    return out;
}

}  // namespace

std::string toLower(std::string_view utf8)
{
    return isAscii(utf8) ? asciiMapped(utf8, &::tolower) : toQt(utf8).toLower().toStdString();
}

std::string toUpper(std::string_view utf8)
{
    return isAscii(utf8) ? asciiMapped(utf8, &::toupper) : toQt(utf8).toUpper().toStdString();
}

std::string toTitle(std::string_view utf8)
{
    std::string out;
    bool inWord = false;
    for (const char32_t c : decode(utf8)) {
        if (inWord)
            appendMapped(out, c, false);
        else
            appendTitled(out, c);
        inWord = isCased(c);
    }
    return out;
}

std::string swapCase(std::string_view utf8)
{
    std::string out;
    for (const char32_t c : decode(utf8)) {
        if (isCased(c))
            appendMapped(out, c, isLower(c));
        else
            append(out, c);
    }
    return out;
}

std::string capitalize(std::string_view utf8)
{
    if (utf8.empty())
        return {};
    const std::size_t first = offsetOf(utf8, 1);
    std::string out;
    appendTitled(out, decode(utf8.substr(0, first))[0]);
    return out + toLower(utf8.substr(first));
}

std::string caseFold(std::string_view utf8)
{
    if (isAscii(utf8))
        return asciiMapped(utf8, &::tolower);
    // Qt folds one to one; the sharp s is the one letter that matters of those that fold to two.
    QString folded = toQt(utf8).toCaseFolded();
    folded.replace(QChar(0xDF), QStringLiteral("ss"));
    return folded.toStdString();
}

std::string normalize(std::string_view form, std::string_view utf8)
{
    const auto kind = form == "NFC"    ? QString::NormalizationForm_C
                      : form == "NFD"  ? QString::NormalizationForm_D
                      : form == "NFKC" ? QString::NormalizationForm_KC
                                       : QString::NormalizationForm_KD;
    return toQt(utf8).normalized(kind).toStdString();
}

bool isSpace(char32_t c)
{
    return (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x20) || c == 0x85 || (c > 0x7F && QChar::isSpace(c));
}

bool isDecimal(char32_t c)
{
    return QChar::category(c) == QChar::Number_DecimalDigit;
}

bool isDigit(char32_t c)
{
    return isDecimal(c) || (QChar::category(c) == QChar::Number_Other && QChar::digitValue(c) >= 0);
}

bool isNumeric(char32_t c)
{
    const auto category = QChar::category(c);
    return category == QChar::Number_DecimalDigit || category == QChar::Number_Letter || category == QChar::Number_Other;
}

bool isAlpha(char32_t c)
{
    const auto category = QChar::category(c);
    return category == QChar::Letter_Uppercase || category == QChar::Letter_Lowercase || category == QChar::Letter_Titlecase
           || category == QChar::Letter_Modifier || category == QChar::Letter_Other;
}

bool isUpper(char32_t c)
{
    return QChar::category(c) == QChar::Letter_Uppercase;
}

bool isLower(char32_t c)
{
    return QChar::category(c) == QChar::Letter_Lowercase || c == 0xAA || c == 0xBA;
}

bool isPrintable(char32_t c)
{
    if (c < 0x7F)
        return c >= 0x20;
    const auto category = QChar::category(c);
    return !(category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Other_Surrogate
             || category == QChar::Other_PrivateUse || category == QChar::Other_NotAssigned || category == QChar::Separator_Line
             || category == QChar::Separator_Paragraph || category == QChar::Separator_Space);
}

bool isIdentifierStart(char32_t c)
{
    return c == '_' || isAlpha(c) || QChar::category(c) == QChar::Number_Letter;
}

bool isIdentifierPart(char32_t c)
{
    const auto category = QChar::category(c);
    return isIdentifierStart(c) || isDecimal(c) || category == QChar::Mark_NonSpacing || category == QChar::Mark_SpacingCombining
           || category == QChar::Punctuation_Connector;
}

int digitValue(char32_t c)
{
    return isDecimal(c) ? QChar::digitValue(c) : -1;
}

}  // namespace limbeck::python::unicode
