// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

#include <fmt/format.h>

namespace limbeck {

Error::Error(ErrorCode code, std::string message, SourcePosition position, std::string hint)
    : m_code(code), m_message(std::move(message)), m_position(std::move(position)), m_hint(std::move(hint))
{
}

Error &Error::withPosition(SourcePosition position)
{
    m_position = std::move(position);
    return *this;
}

Error &Error::withHint(std::string hint)
{
    m_hint = std::move(hint);
    return *this;
}

Error &Error::withDetail(std::string line)
{
    m_details.push_back(std::move(line));
    return *this;
}

std::string Error::toText() const
{
    std::string text = m_message;
    if (m_position.isKnown())
        text += fmt::format("\n  at {}", m_position.toString());
    for (const std::string &line : m_details)
        text += fmt::format("\n  {}", line);
    if (!m_hint.empty())
        text += fmt::format("\n  {}", m_hint);
    return text;
}

Unsupported::Unsupported(std::string construct, SourcePosition position, std::string hint)
    : Error(ErrorCode::Unsupported, std::move(construct), std::move(position), std::move(hint))
{
}

Cancelled::Cancelled() : Error(ErrorCode::Cancelled, "Stopped on request.") {}

BudgetExhausted::BudgetExhausted(std::string what, SourcePosition position)
    : Error(ErrorCode::Budget, std::move(what), std::move(position))
{
}

DatabaseError::DatabaseError(Facts facts, ErrorCode code) : Error(code, facts.primary), m_facts(std::move(facts))
{
    if (!m_facts.sqlState.empty())
        withDetail(fmt::format("SQLSTATE {}", m_facts.sqlState));
    if (!m_facts.detail.empty())
        withDetail(fmt::format("detail: {}", m_facts.detail));
    if (!m_facts.databaseHint.empty())
        withHint(m_facts.databaseHint);
}

}  // namespace limbeck
