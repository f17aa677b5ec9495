// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/stored_forms.h"

#include "sql/tokens.h"

#include <algorithm>
#include <map>

namespace limbeck::autogenerate {

namespace {

const char *const kTable = "limbeck_compared";
const char *const kPrefix = "limbeck_form_";

const char *const kRead = "select a.attname::text, case when d.oid is null then format_type(a.atttypid, a.atttypmod) else pg_get_expr(d.adbin, d.adrelid) end "
                          "from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum "
                          "where a.attrelid = 'pg_temp.limbeck_compared'::regclass and a.attnum > 0 and a.attname like 'limbeck\\_form\\_%' "
                          "union all select conname::text, pg_get_constraintdef(oid) from pg_constraint where conrelid = 'pg_temp.limbeck_compared'::regclass";

std::string textIn(const sql::Value &value)
{
    const auto *text = std::get_if<std::string>(&value.data);
    return text ? *text : std::string();
}

/// The token behind a cast that begins at `at` ("::"): type words, arguments, brackets.
std::size_t behindCast(const std::vector<sql::Token> &tokens, std::size_t at)
{
    static const std::vector<std::string> kContinued{"VARYING", "PRECISION", "WITHOUT", "WITH", "TIME", "ZONE"};
    at += 2;
    if (at < tokens.size() && tokens[at].isName())
        ++at;
    while (at + 1 < tokens.size() && tokens[at].is('.') && tokens[at + 1].isName())
        at += 2;
    const auto isContinued = [&](const sql::Token &token) {
        return std::any_of(kContinued.begin(), kContinued.end(), [&](const std::string &word) { return token.isWord(word); });
    };
    while (at < tokens.size() && isContinued(tokens[at]))
        ++at;
    if (at < tokens.size() && tokens[at].is('(')) {
        while (at < tokens.size() && !tokens[at].is(')'))
            ++at;
        ++at;
    }
    while (at < tokens.size() && isContinued(tokens[at]))
        ++at;
    while (at + 1 < tokens.size() && tokens[at].is('[') && tokens[at + 1].is(']'))
        at += 2;
    return at;
}

/// Whether the first parenthesis closes at the end.
bool isInParentheses(const std::vector<sql::Token> &tokens, std::size_t from, std::size_t to)
{
    if (to - from < 2 || !tokens[from].is('(') || !tokens[to - 1].is(')'))
        return false;
    int depth = 0;
    for (std::size_t i = from; i < to; ++i) {
        depth += tokens[i].is('(') ? 1 : tokens[i].is(')') ? -1 : 0;
        if (depth == 0 && i + 1 < to)
            return false;
    }
    return true;
}

std::string wordOf(const sql::Token &token, const std::string &source)
{
    std::string word = token.kind == sql::Token::Kind::String ? source.substr(token.begin, token.end - token.begin) : token.value;
    if (token.kind == sql::Token::Kind::Word || token.kind == sql::Token::Kind::Number)
        std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return word;
}

}  // namespace

std::string wordsOfSql(const std::string &text, bool withoutCasts)
{
    std::vector<sql::Token> tokens = sql::tokenize(text);
    if (withoutCasts) {
        std::vector<sql::Token> kept;
        for (std::size_t i = 0; i < tokens.size();) {
            if (i + 1 < tokens.size() && tokens[i].is(':') && tokens[i + 1].is(':')) {
                i = behindCast(tokens, i);
                continue;
            }
            kept.push_back(tokens[i++]);
        }
        tokens = std::move(kept);
    }
    std::size_t from = 0, to = tokens.size();
    while (isInParentheses(tokens, from, to)) {
        ++from;
        --to;
    }
    std::string words;
    for (std::size_t i = from; i < to; ++i)
        words += (words.empty() ? "" : " ") + wordOf(tokens[i], text);
    return words;
}

std::string StoredForms::clause(const Question &question, std::size_t number) const
{
    const std::string name = kPrefix + std::to_string(number);
    switch (question.kind) {
    case Kind::Type: return "ADD COLUMN " + name + " " + question.text;
    // Set apart from the column: a default that stands in ADD COLUMN is evaluated.
    case Kind::Default: return "ADD COLUMN " + name + " " + question.type + ", ALTER COLUMN " + name + " SET DEFAULT " + question.text;
    case Kind::Expression: return "ADD CONSTRAINT " + name + " CHECK ((" + question.text + ") IS NOT NULL)";
    }
    return {};
}

bool StoredForms::makeTable(const Shape &shape)
{
    std::string columns;
    for (const auto &[name, type] : shape)
        columns += (columns.empty() ? "" : ", ") + m_world.dialect().quote(name) + " " + type;
    return m_facts.ask(std::string("CREATE TEMPORARY TABLE ") + kTable + " (" + columns + ")").has_value();
}

std::vector<std::optional<std::string>> StoredForms::of(const Shape &shape, const std::vector<Question> &questions)
{
    std::vector<std::optional<std::string>> forms(questions.size());
    if (m_world.dialect().name() != "postgresql") {
        std::transform(questions.begin(), questions.end(), forms.begin(), [](const Question &question) { return std::optional(wordsOfSql(question.text)); });
        return forms;
    }
    if (questions.empty() || !m_problem.empty())
        return forms;
    m_world.beginSavepoint();
    if (!makeTable(shape)) {
        // Column by column: a type may not be there yet.
        if (!makeTable({}))
            m_problem = "Expressions are compared by their text: the database does not let this user create temporary tables.";
        for (std::size_t i = 0; i < shape.size() && m_problem.empty(); ++i)
            m_facts.ask(std::string("ALTER TABLE pg_temp.") + kTable + " ADD COLUMN " + m_world.dialect().quote(shape[i].first) + " " + shape[i].second);
    }
    std::map<std::string, std::string> read;
    if (m_problem.empty()) {
        // All at once; when one of them is refused, one by one.
        std::string all;
        for (std::size_t i = 0; i < questions.size(); ++i)
            all += (all.empty() ? "" : ", ") + clause(questions[i], i);
        const std::string start = std::string("ALTER TABLE pg_temp.") + kTable + " ";
        if (!m_facts.ask(start + all)) {
            for (std::size_t i = 0; i < questions.size(); ++i)
                m_facts.ask(start + clause(questions[i], i));
        }
        if (const auto rows = m_facts.ask(kRead)) {
            for (const sql::ValueList &row : rows->rows)
                read.emplace(textIn(row.at(0)), textIn(row.at(1)));
        }
    }
    m_world.rollbackToSavepoint();
    for (std::size_t i = 0; i < questions.size(); ++i) {
        if (const auto found = read.find(kPrefix + std::to_string(i)); found != read.end())
            forms[i] = found->second;
    }
    return forms;
}

}  // namespace limbeck::autogenerate
