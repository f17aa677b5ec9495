// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace limbeck::revision {

/// An identifier of the form `[label@][symbol]±digits…` (spec: revisions §5). What follows the digits is ignored.
struct RelativeIdentifier {
    std::optional<std::string> label;
    std::optional<std::string> symbol;
    std::string text;    ///< sign and digits as typed
    std::string number;  ///< digits without sign and leading zeros: "0", "12"
    int steps = 0;       ///< signed; clamped to the range of int

    bool operator==(const RelativeIdentifier &) const = default;
};
std::optional<RelativeIdentifier> parseRelative(std::string_view identifier);

/// The value of `text` if Python's int() reads it as a negative number.
std::optional<int> parseNegativeInteger(std::string_view text);

}  // namespace limbeck::revision
