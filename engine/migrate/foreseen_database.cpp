// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/foreseen_database.h"

#include "base/error.h"

#include <algorithm>

namespace limbeck::migrate {

ForeseenDatabase::ForeseenDatabase(const dialect::Dialect &sqlite, std::function<void(ShadowDatabase &)> fill) : m_dialect(sqlite), m_fill(std::move(fill)) {}

void ForeseenDatabase::run(const sql::Statement &statement, std::string &doubt)
{
    try {
        m_shadow->run(statement);
    } catch (const Error &error) {
        if (doubt.empty())
            doubt = error.message();
    }
}

void ForeseenDatabase::open()
{
    if (m_shadow)
        return;
    m_shadow = std::make_unique<ShadowDatabase>(m_dialect);
    m_fill(*m_shadow);
    for (const auto &statement : m_kept)
        run(*statement, m_keptDoubt);
    m_kept.clear();
    m_shadow->mark();
}

void ForeseenDatabase::follow(const Sent &sent)
{
    const bool goesOn = m_followed.size() <= sent.size() && std::equal(m_followed.begin(), m_followed.end(), sent.begin());
    if (!goesOn) {
        m_shadow->rewind();
        m_followed.clear();
        m_doubt.clear();
    }
    for (std::size_t i = m_followed.size(); i < sent.size(); ++i)
        run(*sent[i], m_doubt);
    m_followed = sent;
}

void ForeseenDatabase::keep(const Sent &sent)
{
    if (!m_shadow) {
        m_kept.insert(m_kept.end(), sent.begin(), sent.end());
        return;
    }
    follow(sent);
    if (m_keptDoubt.empty())
        m_keptDoubt = m_doubt;
    m_shadow->mark();
    m_followed.clear();
    m_doubt.clear();
}

dialect::Ask ForeseenDatabase::after(const Sent &sent)
{
    open();
    follow(sent);
    return m_shadow->ask();
}

}  // namespace limbeck::migrate
