// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace limbeck::database {

/// One change of the version table: no `from` is an INSERT, no `to` a DELETE, both an UPDATE (spec/revisions.md §11).
struct RowChange {
    std::optional<std::string> from;
    std::optional<std::string> to;
    bool operator==(const RowChange &) const = default;
};

}  // namespace limbeck::database
