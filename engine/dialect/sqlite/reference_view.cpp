// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The patterns care for blanks: a name counts when only spaces stand around it, a foreign key's options when nothing but spaces and
// single words stand between. So the functions here look at tokens and at the text in the gaps between them.
#include "dialect/sqlite/reference_view.h"

#include "sql/tokens.h"

namespace limbeck::dialect::sqlite_catalog {

namespace {

bool isAsciiWordCharacter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

class StoredText {
public:
    explicit StoredText(std::string_view text) : m_text(text), m_tokens(sql::tokenize(text)) {}

    std::size_t size() const { return m_tokens.size(); }
    const sql::Token &operator[](std::size_t i) const { return m_tokens[i]; }
    std::string_view raw(std::size_t i) const { return m_text.substr(m_tokens[i].begin, m_tokens[i].end - m_tokens[i].begin); }
    std::string_view text() const { return m_text; }

    bool isWord(std::size_t i, std::string_view upper) const { return i < size() && m_tokens[i].isWord(upper); }
    bool is(std::size_t i, char c) const { return i < size() && m_tokens[i].is(c); }
    /// The gap before token i consists of these characters; `least`: how many at least.
    bool gapBefore(std::size_t i, std::string_view allowed, std::size_t least) const
    {
        if (i == 0 || i >= size())
            return false;
        const std::string_view gap = m_text.substr(m_tokens[i - 1].end, m_tokens[i].begin - m_tokens[i - 1].end);
        return gap.size() >= least && gap.find_first_not_of(allowed) == std::string_view::npos;
    }
    bool isPlainWord(std::size_t i) const
    {
        const std::string_view word = raw(i);
        return (m_tokens[i].kind == sql::Token::Kind::Word || m_tokens[i].kind == sql::Token::Kind::Number)
            && std::all_of(word.begin(), word.end(), isAsciiWordCharacter);
    }
    bool isDoubleQuoted(std::size_t i) const { return m_tokens[i].kind == sql::Token::Kind::QuotedName && raw(i).front() == '"'; }

    /// The name of a `CONSTRAINT name` right before token i, bare or in double quotes, with only spaces between.
    std::optional<std::string> nameBefore(std::size_t i) const
    {
        if (i < 2 || !isWord(i - 2, "CONSTRAINT") || !gapBefore(i - 1, " ", 1) || !gapBefore(i, " ", 1))
            return std::nullopt;
        if (!isPlainWord(i - 1) && !isDoubleQuoted(i - 1))
            return std::nullopt;
        return m_tokens[i - 1].value;
    }
    /// From the parenthesis at token i to the next closing one, whatever is between.
    std::string_view untilClose(std::size_t i) const
    {
        const std::size_t begin = m_tokens[i].end;
        const std::size_t close = m_text.find(')', begin);
        return m_text.substr(begin, close == std::string_view::npos ? std::string_view::npos : close - begin);
    }

private:
    std::string_view m_text;
    std::vector<sql::Token> m_tokens;
};

/// Double-quoted names and runs of word characters, anything between them skipped.
std::vector<std::string> namesIn(std::string_view list)
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < list.size();) {
        std::size_t end = i;
        if (list[i] == '"' && (end = list.find('"', i + 2)) != std::string_view::npos) {
            names.emplace_back(list.substr(i + 1, end - i - 1));
            i = end + 1;
        } else if (isAsciiWordCharacter(list[i])) {
            for (end = i; end < list.size() && isAsciiWordCharacter(list[end]); ++end) {}
            names.emplace_back(list.substr(i, end - i));
            i = end;
        } else {
            ++i;
        }
    }
    return names;
}

/// Reads the options of a foreign key, each with single spaces inside.
class OptionReader {
public:
    explicit OptionReader(std::string_view text) : m_text(text) {}

    void read(SeenForeignKey &key)
    {
        skipSpaces();
        while (onAction(key)) {}
        if (accept("NOT")) {
            skipSpaces();
            if (accept("DEFERRABLE"))
                key.deferrable = false;
        } else if (accept("DEFERRABLE")) {
            key.deferrable = true;
        }
        skipSpaces();
        if (accept("INITIALLY ")) {
            skipSpaces();
            if (accept("DEFERRED"))
                key.initially = "DEFERRED";
            else if (accept("IMMEDIATE"))
                key.initially = "IMMEDIATE";
        }
    }

private:
    bool onAction(SeenForeignKey &key)
    {
        const std::size_t start = m_at;
        const bool isDelete = accept("ON DELETE ");
        if (isDelete || accept("ON UPDATE ")) {
            for (const std::string_view action : {"SET NULL", "SET DEFAULT", "CASCADE", "RESTRICT", "NO ACTION"}) {
                if (!accept(action))
                    continue;
                if (action != "NO ACTION")
                    (isDelete ? key.onDelete : key.onUpdate) = action;
                skipSpaces();
                return true;
            }
        }
        m_at = start;
        return false;
    }
    bool accept(std::string_view words)
    {
        if (!sql::sameNameIgnoringCase(m_text.substr(m_at, words.size()), words))
            return false;
        m_at += words.size();
        return true;
    }
    void skipSpaces()
    {
        while (m_at < m_text.size() && m_text[m_at] == ' ')
            ++m_at;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

/// `REFERENCES table (columns)` after the column list; nullopt when the pattern does not fit (no column list, line breaks).
std::optional<SeenForeignKey> foreignKeyAt(const StoredText &text, std::size_t foreign)
{
    if (!text.isWord(foreign + 1, "KEY") || !text.gapBefore(foreign + 1, " ", 1) || !text.is(foreign + 2, '(') || !text.gapBefore(foreign + 2, " ", 0))
        return std::nullopt;
    const std::string_view columns = text.untilClose(foreign + 2);
    std::size_t i = foreign + 3;
    while (i < text.size() && text[i].begin < text[foreign + 2].end + columns.size())
        ++i;
    if (columns.find('\n') != std::string_view::npos || !text.isWord(i + 1, "REFERENCES") || !text.gapBefore(i + 1, " ", 1))
        return std::nullopt;
    const std::size_t table = i + 2;
    if (table >= text.size() || !text.gapBefore(table, " ", 1) || !(text.isPlainWord(table) || text.isDoubleQuoted(table)) || !text.is(table + 1, '(')
        || !text.gapBefore(table + 1, " ", 0))
        return std::nullopt;
    SeenForeignKey key;
    key.name = text.nameBefore(foreign);
    key.columns = namesIn(columns);
    key.table = text[table].value;
    const std::string_view referred = text.untilClose(table + 1);
    key.referredColumns = namesIn(referred);
    OptionReader(text.text().substr(std::min(text[table + 1].end + referred.size() + 1, text.text().size()))).read(key);
    return key;
}

/// `column words… UNIQUE` on one line, with nothing but words, spaces and tabs between.
std::optional<SeenUnique> inlineUniqueAt(const StoredText &text, std::size_t unique)
{
    std::size_t first = unique;
    while (first > 0 && text.gapBefore(first, " \t", 1) && text.isPlainWord(first - 1))
        --first;
    if (first > 0 && text.gapBefore(first, " \t", 1) && text[first - 1].kind == sql::Token::Kind::QuotedName && first < unique)
        return SeenUnique{std::nullopt, text.isDoubleQuoted(first - 1) ? std::vector{text[first - 1].value} : namesIn(text.raw(first - 1))};
    if (unique - first < 2)
        return std::nullopt;
    return SeenUnique{std::nullopt, {text[first].value}};
}

}  // namespace

std::optional<std::string> seenPrimaryKeyName(std::string_view createTable)
{
    const StoredText text(createTable);
    for (std::size_t i = 2; i < text.size(); ++i) {
        if (text.isWord(i, "PRIMARY") && text.isWord(i + 1, "KEY") && text.gapBefore(i + 1, " ", 1)) {
            if (std::optional<std::string> name = text.nameBefore(i))
                return name;
        }
    }
    return std::nullopt;
}

std::vector<SeenUnique> seenUniques(std::string_view createTable)
{
    const StoredText text(createTable);
    std::vector<SeenUnique> clauses, inlines;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!text.isWord(i, "UNIQUE"))
            continue;
        if (text.is(i + 1, '(') && text.gapBefore(i + 1, " ", 0))
            clauses.push_back({text.nameBefore(i), namesIn(text.untilClose(i + 1))});
        if (std::optional<SeenUnique> found = inlineUniqueAt(text, i))
            inlines.push_back(std::move(*found));
    }
    clauses.insert(clauses.end(), inlines.begin(), inlines.end());
    return clauses;
}

std::vector<SeenForeignKey> seenForeignKeys(std::string_view createTable)
{
    const StoredText text(createTable);
    std::vector<SeenForeignKey> keys;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!text.isWord(i, "FOREIGN"))
            continue;
        if (std::optional<SeenForeignKey> key = foreignKeyAt(text, i))
            keys.push_back(std::move(*key));
    }
    return keys;
}

}  // namespace limbeck::dialect::sqlite_catalog
