// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/shadow_database.h"

#include "base/error.h"
#include "migrate/catalog_ask.h"
#include "operation/table_operation.h"
#include "sql/tokens.h"

#include <algorithm>
#include <array>

namespace limbeck::migrate {

namespace {

const char *const kMark = "limbeck_mark";

sql::Statement statementOf(const std::string &text)
{
    sql::Statement statement;
    statement.text = text;
    return statement;
}

}  // namespace

ShadowDatabase::ShadowDatabase(const dialect::Dialect &sqlite) : m_dialect(sqlite), m_connection(database::Connection::open(database::Url::parse("sqlite://")))
{
    m_connection->setForeignKeyEnforcement(false);
}

void ShadowDatabase::tryToRun(const std::string &text)
{
    if (text.empty())
        return;
    try {
        m_connection->execute(statementOf(text));
    } catch (const DatabaseError &) {
        // Left out.
    }
}

void ShadowDatabase::add(const schema::Schema &schema)
{
    dialect::CompileState state;
    const auto make = [&](const operation::Operation &operation) {
        try {
            m_dialect.compile(operation, state, [this](const sql::Statement &statement) { tryToRun(statement.text); });
        } catch (const Error &) {
            // A type without a form on SQLite: left out.
        }
    };
    for (const auto &[name, table] : schema.tables) {
        if (name.schema)
            continue;  // an attached database
        if (table.sourceText.empty())
            make({operation::createTableOf(table), {}});
        else
            tryToRun(table.sourceText);
        for (const schema::Index &index : table.indexes) {
            if (index.sourceText.empty())
                make({operation::CreateIndex{index, false}, {}});
            else
                tryToRun(index.sourceText);
        }
    }
    for (const auto &[name, view] : schema.views)
        tryToRun(view.definition);
    for (const auto &[name, table] : schema.tables) {
        for (const schema::Dependent &dependent : table.dependents)
            tryToRun(dependent.text);
    }
}

void ShadowDatabase::add(const std::vector<std::string> &texts)
{
    for (const std::string &text : texts)
        tryToRun(text);
}

bool ShadowDatabase::concerns(const std::string &text)
{
    constexpr std::array kWords{"CREATE", "ALTER", "DROP"};
    constexpr std::size_t kBeginning = 200;  // of what may be megabytes of rows
    std::vector<sql::Token> tokens = sql::tokenize(std::string_view(text).substr(0, kBeginning));
    if (tokens.empty())
        tokens = sql::tokenize(text);
    return !tokens.empty() && std::any_of(kWords.begin(), kWords.end(), [&](const char *word) { return tokens.front().isWord(word); });
}

std::optional<std::string> ShadowDatabase::madeOfEndlessQuery(const std::string &text)
{
    const std::vector<sql::Token> tokens = sql::tokenize(text);
    std::size_t at = 1;
    while (at < tokens.size() && (tokens[at].isWord("TEMP") || tokens[at].isWord("TEMPORARY")))
        ++at;
    if (tokens.empty() || !tokens.front().isWord("CREATE") || at >= tokens.size() || !tokens[at].isWord("TABLE"))
        return std::nullopt;
    // Without rows to read, only these make a query long or large.
    constexpr std::array kEndless{"WITH", "RECURSIVE", "ZEROBLOB", "RANDOMBLOB", "PRINTF", "FORMAT"};
    const bool mayBeEndless = std::any_of(tokens.begin(), tokens.end(), [&](const sql::Token &token) {
        return std::any_of(kEndless.begin(), kEndless.end(), [&](const char *word) { return token.isWord(word); });
    });
    for (std::string name; mayBeEndless && ++at < tokens.size() && !tokens[at].is('(');) {
        if (tokens[at].isWord("AS"))
            return name;
        name = tokens[at].value;
    }
    return std::nullopt;
}

void ShadowDatabase::run(const sql::Statement &statement)
{
    if (const auto name = madeOfEndlessQuery(statement.text))
        throw Error(ErrorCode::Operation, "Table " + *name + " is made of a query: its columns are not known.");
    const bool isRebuild = statement.rebuild.has_value();
    if (isRebuild != m_connection->legacyAlterTable())
        m_connection->setLegacyAlterTable(isRebuild);
    m_connection->execute(statement);
}

void ShadowDatabase::run(const std::string &text) { run(statementOf(text)); }

void ShadowDatabase::mark()
{
    if (!m_marked)
        m_connection->begin();
    else
        m_connection->release(kMark);
    m_connection->savepoint(kMark);
    m_marked = true;
}

void ShadowDatabase::rewind() { m_connection->rollbackTo(kMark); }

dialect::Ask ShadowDatabase::ask() { return askOver(*m_connection); }

}  // namespace limbeck::migrate
