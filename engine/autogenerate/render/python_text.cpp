// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/render/python_text.h"

#include "python/unicode.h"

#include <fmt/format.h>

namespace limbeck::autogenerate {

namespace {

std::string quotedItems(const std::vector<std::string> &texts)
{
    std::string out;
    for (const std::string &text : texts)
        out += (out.empty() ? "" : ", ") + pythonText(text);
    return out;
}

}  // namespace

std::string pythonText(const std::string &utf8)
{
    const char quote = utf8.find('\'') != std::string::npos && utf8.find('"') == std::string::npos ? '"' : '\'';
    std::string out(1, quote);
    for (const char32_t c : python::unicode::decode(utf8)) {
        if (c == U'\\' || c == static_cast<char32_t>(quote))
            out += std::string("\\") + static_cast<char>(c);
        else if (c == U'\n')
            out += "\\n";
        else if (c == U'\r')
            out += "\\r";
        else if (c == U'\t')
            out += "\\t";
        else if (c < 0x20 || c == 0x7f)
            out += fmt::format("\\x{:02x}", std::uint32_t(c));
        else if (c < 0x7f || python::unicode::isPrintable(c))
            python::unicode::append(out, c);
        else if (c <= 0xff)
            out += fmt::format("\\x{:02x}", std::uint32_t(c));
        else if (c <= 0xffff)
            out += fmt::format("\\u{:04x}", std::uint32_t(c));
        else
            out += fmt::format("\\U{:08x}", std::uint32_t(c));
    }
    return out + quote;
}

std::string pythonList(const std::vector<std::string> &texts) { return "[" + quotedItems(texts) + "]"; }

std::string pythonTuple(const std::vector<std::string> &texts) { return "(" + quotedItems(texts) + (texts.size() == 1 ? ",)" : ")"); }

std::string pythonArguments(const std::vector<std::string> &arguments, const char *separator)
{
    std::string text;
    for (const std::string &argument : arguments)
        text += (text.empty() ? "" : separator) + argument;
    return text;
}

std::string pythonList(const std::vector<sql::Identifier> &names)
{
    std::vector<std::string> texts;
    for (const sql::Identifier &name : names)
        texts.push_back(name.text);
    return pythonList(texts);
}

}  // namespace limbeck::autogenerate
