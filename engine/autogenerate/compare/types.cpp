// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/compare/table_pair.h"

#include "base/error.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace limbeck::autogenerate {

namespace {

/// A type's DDL text cut up (spec/autogenerate.md §6).
struct TypeWords {
    std::vector<std::string> words;
    std::vector<std::string> arguments;
};

bool isWordByte(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-' || static_cast<unsigned char>(c) >= 0x80; }

std::string trimmed(const std::string &text)
{
    const auto first = text.find_first_not_of(" \t");
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

void splitArguments(const std::string &group, std::vector<std::string> &into)
{
    into.clear();
    std::string part;
    const auto end = [&] {
        if (!part.empty() && part.find('=') == std::string::npos)
            into.push_back(trimmed(part));
        part.clear();
    };
    for (const char c : group) {
        if (c == '(' || c == ')' || c == ',')
            end();
        else
            part += c;
    }
    end();
}

TypeWords wordsOf(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    TypeWords result;
    for (std::size_t i = 0; i < text.size();) {
        if (isWordByte(text[i])) {
            std::size_t end = i;
            while (end < text.size() && isWordByte(text[end]))
                ++end;
            result.words.push_back(text.substr(i, end - i));
            i = end;
        } else if (text[i] == '(' && text.find(')', i + 2) != std::string::npos) {
            const std::size_t end = text.find(')', i + 2) + 1;
            splitArguments(text.substr(i, end - i), result.arguments);
            i = end;
        } else {
            ++i;
        }
    }
    return result;
}

std::string joinedWords(const std::vector<std::string> &words)
{
    std::string text;
    for (const std::string &word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

bool isSameFamily(const TypeWords &a, const TypeWords &b, const std::string &dialectName)
{
    if (a.words[0] == b.words[0])
        return true;
    std::vector<std::set<std::string>> synonyms{{"numeric", "decimal"}};
    if (dialectName == "postgresql")
        synonyms.push_back({"float", "double precision"});
    const std::string allOfA = joinedWords(a.words), allOfB = joinedWords(b.words);
    return std::any_of(synonyms.begin(), synonyms.end(), [&](const std::set<std::string> &set) {
        return (set.contains(allOfA) && set.contains(allOfB)) || (set.contains(a.words[0]) && set.contains(b.words[0]));
    });
}

std::string textOf(const sql::Type &type, const dialect::Dialect &dialect)
{
    return type.variants.empty() ? dialect.typeText(type) : dialect.typeText(sql::resolveVariant(type, dialect.name()));
}

}  // namespace

std::optional<bool> typesDiffer(const dialect::Dialect &dialect, const sql::Type &database, const sql::Type &model)
{
    std::string textOfDatabase, textOfModel;
    try {
        textOfDatabase = textOf(database, dialect);
        textOfModel = textOf(model, dialect);
    } catch (const Error &) {
        return std::nullopt;  // a type of another database or one that could not be read: it has no text to compare
    }
    if (textOfDatabase == textOfModel && std::any_of(textOfModel.begin(), textOfModel.end(), isWordByte))
        return false;
    const TypeWords a = wordsOf(std::move(textOfDatabase)), b = wordsOf(std::move(textOfModel));
    if (a.words.empty() || b.words.empty())
        return std::nullopt;
    if (!isSameFamily(a, b, dialect.name()))
        return true;
    if (a.words.size() == b.words.size() && !std::equal(a.words.begin() + 1, a.words.end(), b.words.begin() + 1))
        return true;
    return a.arguments.size() == b.arguments.size() && a.arguments != b.arguments;
}

}  // namespace limbeck::autogenerate
