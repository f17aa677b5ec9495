// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace limbeck::operation {

/// Where added columns come to stand (batch.md §4). Names are the ones under which directives know the columns.
class BatchColumnOrder {
public:
    BatchColumnOrder(std::vector<std::string> existing, std::vector<std::vector<std::string>> partialReordering)
        : m_existing(std::move(existing)), m_partial(std::move(partialReordering))
    {
    }

    void added(const std::string &column, std::optional<std::string> before, std::optional<std::string> after);
    void dropped(const std::string &column);
    /// `columns` in dictionary order: the source's, then the additions. Throws when the wishes contradict each other.
    std::vector<std::string> sorted(const std::vector<std::string> &columns) const;

private:
    using Pair = std::pair<std::string, std::string>;  ///< first stands before second
    std::vector<Pair> pairs(const std::vector<std::string> &columns) const;
    std::optional<std::string> successorOf(const std::string &column) const;
    std::optional<std::string> predecessorOf(const std::string &column) const;

    std::vector<std::string> m_existing;
    std::vector<std::vector<std::string>> m_partial;
    std::vector<Pair> m_wishes;
};

}  // namespace limbeck::operation
