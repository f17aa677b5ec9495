// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The stored text is one that SQLite itself accepted, so the parser does not check: it reads by SQLite's grammar, and what it does not
// know it steps over, a parenthesis at a time. Column and table constraints differ only in where their columns stand, so both go
// through the same clauses.
#include "dialect/sqlite/create_table_parser.h"

#include "dialect/sqlite/token_cursor.h"

namespace limbeck::dialect::sqlite_catalog {

namespace {

class TableParser {
public:
    explicit TableParser(std::string_view text) : m_cursor(text) {}

    std::optional<ParsedTable> run()
    {
        if (!enterBody())
            return std::nullopt;
        do {
            if (m_cursor.sees(')'))
                break;
            if (isTableConstraint())
                tableConstraints();
            else
                column();
        } while (m_cursor.accept(','));
        m_cursor.accept(')');
        options();
        return std::move(m_table);
    }

private:
    bool enterBody()
    {
        if (!m_cursor.acceptWords({"CREATE"}))
            return false;
        if (m_cursor.seesAnyWord({"TEMP", "TEMPORARY"}))
            m_cursor.advance();
        if (!m_cursor.acceptWords({"TABLE"}))
            return false;
        m_cursor.acceptWords({"IF", "NOT", "EXISTS"});
        m_cursor.takeName();
        if (m_cursor.accept('.'))
            m_cursor.takeName();
        return m_cursor.accept('(');
    }

    bool isTableConstraint() const { return m_cursor.seesAnyWord({"CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"}); }

    /// SQLite takes several table constraints without commas between.
    void tableConstraints()
    {
        while (!m_cursor.atEnd() && !m_cursor.sees(',') && !m_cursor.sees(')')) {
            const std::optional<std::string> name = constraintName();
            if (m_cursor.acceptWords({"PRIMARY", "KEY"})) {
                ParsedPrimaryKey key{name, elementList(), {}, false, false};
                key.autoincrement = m_cursor.acceptWords({"AUTOINCREMENT"});
                key.onConflict = conflictClause();
                m_table.primaryKey = std::move(key);
            } else if (m_cursor.acceptWords({"UNIQUE"})) {
                ParsedUnique unique{name, elementList(), {}, false};
                unique.onConflict = conflictClause();
                m_table.uniques.push_back(std::move(unique));
            } else if (m_cursor.acceptWords({"CHECK"})) {
                m_table.checks.push_back({name, m_cursor.takeParenthesized(), {}});
                conflictClause();
            } else if (m_cursor.acceptWords({"FOREIGN", "KEY"})) {
                std::vector<std::string> columns = nameList();
                m_cursor.acceptWords({"REFERENCES"});
                m_table.foreignKeys.push_back(foreignKey(name, std::move(columns), false));
            } else if (!name) {
                m_cursor.skipBalanced();
            }
        }
    }

    void column()
    {
        ParsedColumn column;
        column.name = m_cursor.takeName();
        column.type = typeText();
        while (!m_cursor.atEnd() && !m_cursor.sees(',') && !m_cursor.sees(')'))
            columnConstraint(column);
        m_table.columns.push_back(std::move(column));
    }

    std::string typeText()
    {
        const std::size_t first = m_cursor.index();
        while (!m_cursor.atEnd() && !m_cursor.sees(',') && !m_cursor.sees(')')
               && !m_cursor.seesAnyWord({"CONSTRAINT", "PRIMARY", "NOT", "NULL", "UNIQUE", "CHECK", "DEFAULT", "COLLATE", "REFERENCES", "AS"})
               && !(m_cursor.seesWord("GENERATED") && m_cursor.seesWord("ALWAYS", 1)))
            m_cursor.skipBalanced();
        return m_cursor.textBetween(first, m_cursor.index());
    }

    void columnConstraint(ParsedColumn &column)
    {
        const std::optional<std::string> name = constraintName();
        if (m_cursor.acceptWords({"PRIMARY", "KEY"}))
            inlinePrimaryKey(name, column);
        else if (m_cursor.acceptWords({"NOT", "NULL"}))
            column.notNull = true, column.notNullConflict = conflictClause();
        else if (m_cursor.acceptWords({"NULL"}))
            conflictClause();
        else if (m_cursor.acceptWords({"UNIQUE"}))
            m_table.uniques.push_back({name, {{column.name, column.name, {}, false}}, conflictClause(), true});
        else if (m_cursor.acceptWords({"CHECK"}))
            m_table.checks.push_back({name, m_cursor.takeParenthesized(), column.name});
        else if (m_cursor.acceptWords({"DEFAULT"}))
            column.defaultText = defaultText();
        else if (m_cursor.acceptWords({"COLLATE"}))
            column.collation = m_cursor.takeName();
        else if (m_cursor.acceptWords({"REFERENCES"}))
            m_table.foreignKeys.push_back(foreignKey(name, {column.name}, true));
        else if (m_cursor.acceptWords({"GENERATED", "ALWAYS", "AS"}) || m_cursor.acceptWords({"AS"}))
            generated(column);
        else if (!name)
            m_cursor.skipBalanced();
    }

    std::optional<std::string> constraintName()
    {
        if (!m_cursor.acceptWords({"CONSTRAINT"}))
            return std::nullopt;
        return m_cursor.takeName();
    }

    void inlinePrimaryKey(const std::optional<std::string> &name, const ParsedColumn &column)
    {
        ParsedPrimaryKey key{name, {{column.name, column.name, {}, false}}, {}, false, true};
        key.columns.front().descending = acceptOrder();
        key.onConflict = conflictClause();
        key.autoincrement = m_cursor.acceptWords({"AUTOINCREMENT"});
        m_table.primaryKey = std::move(key);
    }

    void generated(ParsedColumn &column)
    {
        column.generated = m_cursor.takeParenthesized();
        column.isStored = m_cursor.acceptWords({"STORED"});
        if (!column.isStored)
            m_cursor.acceptWords({"VIRTUAL"});
    }

    std::string defaultText()
    {
        const std::size_t first = m_cursor.index();
        if (m_cursor.sees('-') || m_cursor.sees('+'))
            m_cursor.advance();
        const bool isBlob = m_cursor.seesWord("X") && m_cursor.token(1).kind == sql::Token::Kind::String && m_cursor.token(1).begin == m_cursor.token().end;
        m_cursor.skipBalanced();
        if (isBlob)
            m_cursor.advance();
        return m_cursor.textBetween(first, m_cursor.index());
    }

    ParsedForeignKey foreignKey(std::optional<std::string> name, std::vector<std::string> columns, bool isInline)
    {
        ParsedForeignKey key;
        key.name = std::move(name);
        key.columns = std::move(columns);
        key.isInline = isInline;
        key.table = m_cursor.takeName();
        if (m_cursor.sees('('))
            key.referredColumns = nameList();
        while (foreignKeyOption(key)) {}
        return key;
    }

    bool foreignKeyOption(ParsedForeignKey &key)
    {
        if (m_cursor.acceptWords({"ON", "DELETE"}))
            key.onDelete = action();
        else if (m_cursor.acceptWords({"ON", "UPDATE"}))
            key.onUpdate = action();
        else if (m_cursor.acceptWords({"MATCH"}))
            key.match = sql::upperAscii(m_cursor.takeName());
        else if (m_cursor.acceptWords({"NOT", "DEFERRABLE"}))
            key.deferrable = false;
        else if (m_cursor.acceptWords({"DEFERRABLE"}))
            key.deferrable = true;
        else if (m_cursor.acceptWords({"INITIALLY"}))
            key.initially = sql::upperAscii(m_cursor.takeName());
        else
            return false;
        return true;
    }

    std::string action()
    {
        if (m_cursor.acceptWords({"SET", "NULL"}))
            return "SET NULL";
        if (m_cursor.acceptWords({"SET", "DEFAULT"}))
            return "SET DEFAULT";
        if (m_cursor.acceptWords({"NO", "ACTION"}))
            return "NO ACTION";
        return sql::upperAscii(m_cursor.takeName());
    }

    std::string conflictClause() { return m_cursor.acceptWords({"ON", "CONFLICT"}) ? sql::upperAscii(m_cursor.takeName()) : std::string(); }

    /// ASC or DESC; true for DESC
    bool acceptOrder()
    {
        if (m_cursor.acceptWords({"DESC"}))
            return true;
        m_cursor.acceptWords({"ASC"});
        return false;
    }

    std::vector<std::string> nameList()
    {
        std::vector<std::string> names;
        m_cursor.accept('(');
        while (!m_cursor.atEnd() && !m_cursor.sees(')')) {
            names.push_back(m_cursor.takeName());
            m_cursor.accept(',');
        }
        m_cursor.accept(')');
        return names;
    }

    std::vector<ParsedElement> elementList()
    {
        std::vector<ParsedElement> elements;
        m_cursor.accept('(');
        while (!m_cursor.atEnd() && !m_cursor.sees(')')) {
            elements.push_back(element());
            m_cursor.accept(',');
        }
        m_cursor.accept(')');
        return elements;
    }

    ParsedElement element()
    {
        ParsedElement element;
        const sql::Token start = m_cursor.token();
        const std::size_t first = m_cursor.index();
        while (!m_cursor.atEnd() && !m_cursor.sees(',') && !m_cursor.sees(')') && !m_cursor.seesAnyWord({"COLLATE", "ASC", "DESC"}))
            m_cursor.skipBalanced();
        element.text = m_cursor.textBetween(first, m_cursor.index());
        if (m_cursor.index() == first + 1 && (start.isName() || start.kind == sql::Token::Kind::String))
            element.name = start.value;
        if (m_cursor.acceptWords({"COLLATE"}))
            element.collation = m_cursor.takeName();
        element.descending = acceptOrder();
        return element;
    }

    void options()
    {
        while (!m_cursor.atEnd()) {
            if (m_cursor.acceptWords({"WITHOUT", "ROWID"}))
                m_table.withoutRowid = true;
            else if (m_cursor.acceptWords({"STRICT"}))
                m_table.strict = true;
            else
                m_cursor.advance();
        }
    }

    friend class IndexParser;
    TokenCursor m_cursor;
    ParsedTable m_table;
};

class IndexParser {
public:
    explicit IndexParser(std::string_view text) : m_parser(text), m_text(text) {}

    std::optional<ParsedIndex> run()
    {
        TokenCursor &cursor = m_parser.m_cursor;
        ParsedIndex index;
        if (!cursor.acceptWords({"CREATE"}))
            return std::nullopt;
        index.unique = cursor.acceptWords({"UNIQUE"});
        while (!cursor.atEnd() && !cursor.sees('('))
            cursor.advance();
        if (cursor.atEnd())
            return std::nullopt;
        index.elements = m_parser.elementList();
        if (cursor.seesWord("WHERE"))
            index.where = std::string(sql::trimmed(m_text.substr(cursor.token().end)));
        return index;
    }

private:
    TableParser m_parser;
    std::string_view m_text;
};

}  // namespace

const ParsedColumn *ParsedTable::findColumn(std::string_view name) const
{
    for (const ParsedColumn &column : columns) {
        if (sql::sameNameIgnoringCase(column.name, name))
            return &column;
    }
    return nullptr;
}

std::optional<ParsedTable> parseCreateTable(std::string_view text) { return TableParser(text).run(); }

std::optional<ParsedIndex> parseCreateIndex(std::string_view text) { return IndexParser(text).run(); }

}  // namespace limbeck::dialect::sqlite_catalog
