// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The order is a topological sort in waves: a wave holds, in dictionary order, every column of which no predecessor is still waiting.
// A pair that names an absent column blocks nobody: so a column added after one that is dropped later comes out in the first wave.
#include "operation/batch_column_order.h"

#include "base/error.h"

#include <algorithm>
#include <set>

namespace limbeck::operation {

std::optional<std::string> BatchColumnOrder::successorOf(const std::string &column) const
{
    const auto existing = std::find(m_existing.begin(), m_existing.end(), column);
    if (existing != m_existing.end())
        return existing + 1 == m_existing.end() ? std::nullopt : std::optional(*(existing + 1));
    const auto wish = std::find_if(m_wishes.rbegin(), m_wishes.rend(), [&](const Pair &pair) { return pair.first == column; });
    return wish == m_wishes.rend() ? std::nullopt : std::optional(wish->second);
}

std::optional<std::string> BatchColumnOrder::predecessorOf(const std::string &column) const
{
    const auto existing = std::find(m_existing.begin(), m_existing.end(), column);
    if (existing != m_existing.end())
        return existing == m_existing.begin() ? std::nullopt : std::optional(*(existing - 1));
    const auto wish = std::find_if(m_wishes.rbegin(), m_wishes.rend(), [&](const Pair &pair) { return pair.second == column; });
    return wish == m_wishes.rend() ? std::nullopt : std::optional(wish->first);
}

void BatchColumnOrder::added(const std::string &column, std::optional<std::string> before, std::optional<std::string> after)
{
    if (m_partial.empty()) {
        if (after && !before)
            before = successorOf(*after);
        else if (before && !after)
            after = predecessorOf(*before);
        else if (!before && !m_existing.empty())
            after = m_existing.back();
    }
    if (before)
        m_wishes.emplace_back(column, *before);
    if (after)
        m_wishes.emplace_back(*after, column);
}

void BatchColumnOrder::dropped(const std::string &column) { std::erase(m_existing, column); }

std::vector<BatchColumnOrder::Pair> BatchColumnOrder::pairs(const std::vector<std::string> &columns) const
{
    std::vector<Pair> result = m_wishes;
    for (const std::vector<std::string> &group : m_partial) {
        for (std::size_t i = 1; i < group.size(); ++i)
            result.emplace_back(group[i - 1], group[i]);
    }
    for (std::size_t i = 1; m_partial.empty() && i < m_existing.size() && i < columns.size(); ++i)
        result.emplace_back(columns[i - 1], m_existing[i]);
    std::erase_if(result, [](const Pair &pair) { return pair.first == pair.second; });
    return result;
}

std::vector<std::string> BatchColumnOrder::sorted(const std::vector<std::string> &columns) const
{
    if (m_partial.empty() && m_wishes.empty())
        return columns;
    const std::vector<Pair> before = pairs(columns);
    std::vector<std::string> waiting = columns, result;
    while (!waiting.empty()) {
        const std::set<std::string> blocked(waiting.begin(), waiting.end());
        std::vector<std::string> wave, rest;
        for (const std::string &column : waiting) {
            const bool isBlocked = std::any_of(before.begin(), before.end(), [&](const Pair &pair) { return pair.second == column && blocked.contains(pair.first); });
            (isBlocked ? rest : wave).push_back(column);
        }
        if (wave.empty())
            throw Error(ErrorCode::Operation, "The wishes for the order of columns contradict each other (around " + waiting.front() + ").", {},
                        "Check insert_before, insert_after and partial_reordering of the batch.");
        result.insert(result.end(), wave.begin(), wave.end());
        waiting = std::move(rest);
    }
    return result;
}

}  // namespace limbeck::operation
