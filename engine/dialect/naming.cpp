// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/naming.h"

#include "base/error.h"
#include "dialect/directive_error.h"
#include "dialect/type_text.h"

#include <QCryptographicHash>

#include <cctype>
#include <fmt/format.h>

namespace limbeck::dialect {

namespace {

constexpr int kDigitsOfHash = 4;
constexpr int kCutForHash = 8;

/// Which part of a column a token asks for.
enum class Part { Name, Label };

std::string partOf(const Identifier &column, Part part, const QualifiedName &table)
{
    if (part == Part::Name)
        return column.text;
    return (table.schema ? table.schema->text + "_" : std::string()) + table.name.text + "_" + column.text;
}

std::optional<Part> partByWord(const std::string &word)
{
    if (word == "name" || word == "key")
        return Part::Name;
    if (word == "label")
        return Part::Label;
    return std::nullopt;
}

/// column_0_name, column_0N_name, column_0_N_name and so on; nullopt: another token.
std::optional<std::string> columnToken(const std::string &token, const std::vector<Identifier> &columns, const QualifiedName &table)
{
    constexpr std::string_view kPrefix = "column_";
    if (!token.starts_with(kPrefix))
        return std::nullopt;
    size_t at = kPrefix.size();
    size_t index = 0;
    const size_t digits = at;
    while (at < token.size() && std::isdigit(static_cast<unsigned char>(token[at])))
        index = index * 10 + static_cast<size_t>(token[at++] - '0');
    if (at == digits)
        return std::nullopt;
    std::optional<std::string> joint;
    if (token.compare(at, 2, "N_") == 0) {
        joint = "";
        at += 1;
    } else if (token.compare(at, 3, "_N_") == 0) {
        joint = "_";
        at += 2;
    }
    const std::optional<Part> part = at < token.size() && token[at] == '_' ? partByWord(token.substr(at + 1)) : std::nullopt;
    if (!part)
        return std::nullopt;
    std::string text;
    if (!joint)
        return index < columns.size() ? partOf(columns[index], *part, table) : text;
    for (size_t i = index; i < columns.size(); ++i)
        text += (i > index ? *joint : std::string()) + partOf(columns[i], *part, table);
    return text;
}

std::string tokenText(const std::string &token, const std::string &kind, const std::optional<Identifier> &explicitName, const NamingFacts &facts)
{
    if (token == "table_name")
        return facts.table.name.text;
    if (token == "constraint_name") {
        if (!explicitName)
            throw DirectiveError("InvalidRequestError",
                                 fmt::format("The naming convention for \"{}\" contains %(constraint_name)s, but the constraint on table '{}' has no name.", kind, facts.table.toString()),
                                 "Name it in the script, or wrap the final name in op.f().");
        return explicitName->text;
    }
    if (token == "referred_table_name" && facts.referredTable)
        return facts.referredTable->name.text;
    if (token.starts_with("referred_") && facts.referredTable) {
        if (std::optional<std::string> text = columnToken(token.substr(9), facts.referredColumns, *facts.referredTable))
            return *text;
    }
    if (token.starts_with("referred_"))
        throw Error(ErrorCode::Operation, fmt::format("The naming convention for \"{}\" uses %({})s, but the referred table is not known here.", kind, token),
                    {}, "Write the constraint's name in the script.");
    if (std::optional<std::string> text = columnToken(token, facts.columns, facts.table))
        return *text;
    throw Error(ErrorCode::Operation, fmt::format("The naming convention for \"{}\" uses %({})s, which is not one of SQLAlchemy's tokens.", kind, token), {},
                "Tokens that are Python functions cannot be evaluated here: name the constraint in the script with op.f().");
}

/// Python's % formatting of a template whose values come from `tokenText`.
std::string filled(const std::string &pattern, const std::string &kind, const std::optional<Identifier> &explicitName, const NamingFacts &facts)
{
    std::string text;
    for (size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '%') {
            text += pattern[i];
        } else if (pattern.compare(i, 2, "%%") == 0) {
            text += '%';
            ++i;
        } else {
            const size_t close = pattern.find(")s", i);
            if (pattern.compare(i, 2, "%(") != 0 || close == std::string::npos)
                throw Error(ErrorCode::Operation, fmt::format("The naming convention \"{}\" cannot be read: after % it needs (token)s.", pattern));
            text += tokenText(pattern.substr(i + 2, close - i - 2), kind, explicitName, facts);
            i = close + 1;
        }
    }
    return text;
}

std::string charactersOf(const std::string &utf8, int count)
{
    size_t at = 0;
    while (at < utf8.size()) {
        if ((static_cast<unsigned char>(utf8[at]) & 0xc0) != 0x80 && count-- == 0)
            break;
        ++at;
    }
    return utf8.substr(0, at);
}

}  // namespace

std::string truncatedName(const std::string &name, int maxLength)
{
    if (characterCount(name) <= maxLength)
        return name;
    const QByteArray digest = QCryptographicHash::hash(QByteArray::fromStdString(name), QCryptographicHash::Md5).toHex();
    return charactersOf(name, maxLength - kCutForHash) + "_" + digest.right(kDigitsOfHash).toStdString();
}

std::optional<Identifier> conventionName(const schema::Name &name, const std::string &kind, const schema::NamingConvention &naming, const QualifiedName &table,
                                         const std::vector<Identifier> &columns, const std::optional<QualifiedName> &referredTable,
                                         const std::vector<Identifier> &referredColumns, int maxLength)
{
    const auto found = naming.templates.find(kind);
    const bool hasPattern = found != naming.templates.end();
    const bool fed = hasPattern && !name.isFinal && (!name.text || found->second.find("%(constraint_name)s") != std::string::npos);
    if (fed) {
        const std::string text = filled(found->second, kind, name.text, {table, columns, referredTable, referredColumns});
        return Identifier(truncatedName(text, maxLength), name.text ? name.text->quote : std::nullopt);
    }
    if (!name.text)
        return std::nullopt;
    if (name.isFinal)
        return Identifier(truncatedName(name.text->text, maxLength), name.text->quote);
    if (characterCount(name.text->text) > maxLength)
        throw Error(ErrorCode::Operation,
                    fmt::format("The name '{}' has {} characters; the database takes {}.", name.text->text, characterCount(name.text->text), maxLength), {},
                    "Shorten it, or wrap it in op.f(): then it is cut in a stable way.");
    return name.text;
}

}  // namespace limbeck::dialect
