// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/reconciled_pair.h"

#include "base/error.h"
#include "sql/tokens.h"

#include <algorithm>
#include <set>

namespace limbeck::autogenerate {

namespace {

/// PostgreSQL keeps casts that a change of the column's type left behind: (c)::numeric of a numeric column is c.
std::string withoutOwnCasts(std::string form, const StoredForms::Shape &shape, const dialect::Dialect &dialect)
{
    for (const auto &[name, type] : shape) {
        const std::string column = dialect.quote(name), cast = "(" + column + ")::" + lowerCase(type.substr(0, type.find('(')));
        for (std::size_t at = form.find(cast); at != std::string::npos; at = form.find(cast, at + column.size())) {
            const std::size_t end = at + cast.size();
            const bool isWhole = end == form.size() || form[end] == ')' || form[end] == ' ' || form[end] == ',';
            if (isWhole)
                form.replace(at, cast.size(), column);
        }
    }
    return form;
}

}  // namespace

std::string lowerCase(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return text;
}

std::size_t Questions::ask(Kind kind, std::string text, std::string type)
{
    m_questions.push_back({kind, std::move(text), std::move(type)});
    return m_questions.size() - 1;
}

void Questions::answer(StoredForms &forms, const StoredForms::Shape &shape, const dialect::Dialect &dialect)
{
    if (!m_questions.empty())
        m_answers = forms.of(shape, m_questions);
    for (std::size_t i = 0; i < m_answers.size(); ++i) {
        if (!m_answers[i] || m_questions[i].kind != Kind::Expression)
            continue;
        m_answers[i]->once = withoutOwnCasts(std::move(m_answers[i]->once), shape, dialect);
        m_answers[i]->twice = withoutOwnCasts(std::move(m_answers[i]->twice), shape, dialect);
    }
    for (const auto &decide : m_decisions)
        decide();
}

std::string Questions::form(std::size_t question) const
{
    return isAnswered(question) ? m_answers[question]->once : wordsOfSql(m_questions[question].text, m_isPostgresql);
}

bool Questions::isSame(std::size_t database, std::size_t model) const
{
    if (isAnswered(database) && isAnswered(model))
        return form(database) == form(model) || form(database) == m_answers[model]->twice;
    return wordsOfSql(m_questions[database].text, m_isPostgresql) == wordsOfSql(m_questions[model].text, m_isPostgresql);
}

std::optional<std::string> ReconciledPair::typeText(const sql::Type &type) const
{
    try {
        return dialect().typeText(sql::resolveVariant(type, dialect().name()));
    } catch (const Error &) {
        return std::nullopt;
    }
}

StoredForms::Shape ReconciledPair::shape() const
{
    StoredForms::Shape shape;
    std::set<std::string> names;
    for (const schema::Table *side : {&model, &database}) {
        for (const schema::Column &column : side->columns) {
            const auto type = column.system ? std::nullopt : typeText(column.type);
            if (type && names.insert(column.name.text).second)
                shape.emplace_back(column.name, *type);
        }
    }
    return shape;
}

}  // namespace limbeck::autogenerate
