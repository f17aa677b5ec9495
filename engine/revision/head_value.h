// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "revision/head_tokens.h"

#include <map>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace limbeck::revision {

struct HeadValue;
struct HeadUnknown {
    bool operator==(const HeadUnknown &) const = default;
};
struct HeadNone {
    bool operator==(const HeadNone &) const = default;
};
/// A tuple, list or set; which of them matters only for concatenation.
struct HeadSequence {
    enum class Kind { Tuple, List, Set };
    Kind kind = Kind::Tuple;
    std::vector<HeadValue> items;
    bool operator==(const HeadSequence &) const;
};

/// What an expression in a script's head evaluates to. Unknown: the fast reader cannot tell, and says so.
struct HeadValue {
    std::variant<HeadUnknown, HeadNone, long long, std::string, HeadSequence> data;
    bool isUnknown() const { return std::holds_alternative<HeadUnknown>(data); }
    bool operator==(const HeadValue &) const = default;
};

using HeadNames = std::map<std::string, HeadValue, std::less<>>;

/// Evaluates literals, tuples, lists, sets, parentheses, implicit concatenation, `+` of strings and sequences, `*` by an
/// integer, and names bound before. Anything else is Unknown.
HeadValue evaluateHead(std::span<const HeadToken> tokens, const HeadNames &names);

}  // namespace limbeck::revision
