// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/enum_statements.h"

#include "sql/tokens.h"

#include <algorithm>

namespace limbeck::autogenerate {

namespace {

using sql::Token;

class StatementReader {
public:
    StatementReader(schema::Schema &schema, const std::string &text) : m_schema(schema), m_tokens(sql::tokenize(text)) {}

    bool apply()
    {
        if (m_tokens.empty())
            return true;
        for (const char *rows : {"SELECT", "INSERT", "UPDATE", "DELETE", "SET", "COMMENT", "ANALYZE"}) {
            if (m_tokens.front().isWord(rows))
                return true;
        }
        if (words({"CREATE", "TYPE"}))
            return createType();
        if (words({"DROP", "TYPE"}))
            return dropType();
        if (words({"ALTER", "TYPE"}))
            return alterType();
        // A column that is switched to the new form of its own enum keeps its type's name.
        return words({"ALTER", "TABLE"}) && isSwitch();
    }

private:
    bool words(std::initializer_list<const char *> wanted)
    {
        std::size_t at = m_at;
        for (const char *word : wanted) {
            if (at >= m_tokens.size() || !m_tokens[at].isWord(word))
                return false;
            ++at;
        }
        m_at = at;
        return true;
    }

    sql::QualifiedName name()
    {
        sql::QualifiedName name;
        if (m_at >= m_tokens.size())
            return name;
        name.name = sql::Identifier(m_tokens[m_at++].value);
        if (m_at + 1 < m_tokens.size() && m_tokens[m_at].is('.')) {
            name.schema = name.name;
            name.name = sql::Identifier(m_tokens[m_at + 1].value);
            m_at += 2;
        }
        return name;
    }

    std::optional<std::string> label()
    {
        if (m_at >= m_tokens.size() || m_tokens[m_at].kind != Token::Kind::String)
            return std::nullopt;
        return m_tokens[m_at++].value;
    }

    bool createType()
    {
        schema::EnumType type;
        type.name = name();
        if (!words({"AS", "ENUM"}))
            return false;
        for (; m_at < m_tokens.size(); ++m_at) {
            if (m_tokens[m_at].kind == Token::Kind::String)
                type.labels.push_back(m_tokens[m_at].value);
        }
        const sql::QualifiedName key = type.name;
        m_schema.enums[key] = std::move(type);
        return true;
    }

    bool dropType()
    {
        words({"IF", "EXISTS"});
        m_schema.enums.erase(name());
        return true;
    }

    bool alterType()
    {
        const sql::QualifiedName type = name();
        const auto found = m_schema.enums.find(type);
        if (words({"RENAME", "TO"})) {
            sql::QualifiedName to = name();
            to.schema = type.schema;
            if (found != m_schema.enums.end()) {
                schema::EnumType moved = std::move(found->second);
                m_schema.enums.erase(found);
                moved.name = to;
                m_schema.enums[to] = std::move(moved);
            }
            return true;
        }
        if (found == m_schema.enums.end())
            return true;
        if (words({"RENAME", "VALUE"}))
            return renameValue(found->second.labels);
        return words({"ADD", "VALUE"}) && addValue(found->second.labels);
    }

    bool renameValue(std::vector<std::string> &labels)
    {
        const auto from = label();
        words({"TO"});
        const auto to = label();
        if (!from || !to)
            return false;
        std::replace(labels.begin(), labels.end(), *from, *to);
        return true;
    }

    bool addValue(std::vector<std::string> &labels)
    {
        words({"IF", "NOT", "EXISTS"});
        const auto added = label();
        if (!added)
            return false;
        if (std::find(labels.begin(), labels.end(), *added) != labels.end())
            return true;
        const bool isBefore = words({"BEFORE"});
        const bool isAfter = !isBefore && words({"AFTER"});
        const auto neighbour = isBefore || isAfter ? label() : std::nullopt;
        auto place = neighbour ? std::find(labels.begin(), labels.end(), *neighbour) : labels.end();
        if (isAfter && place != labels.end())
            ++place;
        labels.insert(place, *added);
        return true;
    }

    bool isSwitch() const
    {
        const auto has = [this](const char *word) { return std::any_of(m_tokens.begin(), m_tokens.end(), [word](const Token &token) { return token.isWord(word); }); };
        return has("ALTER") && has("COLUMN") && ((has("TYPE") && has("USING")) || has("DEFAULT"));
    }

    schema::Schema &m_schema;
    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
};

}  // namespace

bool applyStatement(schema::Schema &schema, const std::string &sql) { return StatementReader(schema, sql).apply(); }

}  // namespace limbeck::autogenerate
