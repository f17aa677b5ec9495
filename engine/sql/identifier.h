// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <optional>
#include <string>

namespace limbeck::sql {

/// A name as the script gives it. `quote`: quoted_name(…, True/False) or quote=; absent: the dialect's rule (operations.md §2.1).
struct Identifier {
    std::string text;
    std::optional<bool> quote;

    Identifier() = default;
    Identifier(std::string t, std::optional<bool> q = {}) : text(std::move(t)), quote(q) {}
    Identifier(const char *t) : text(t) {}
    bool empty() const { return text.empty(); }
    /// Equality and order go by the text alone.
    bool operator==(const Identifier &other) const { return text == other.text; }
    auto operator<=>(const Identifier &other) const { return text <=> other.text; }
};

/// A table, index, type or sequence with its schema (absent: the connection's default).
struct QualifiedName {
    std::optional<Identifier> schema;
    Identifier name;

    bool operator==(const QualifiedName &) const = default;
    auto operator<=>(const QualifiedName &) const = default;
    /// "schema.name" or "name", unquoted, for messages and keys.
    std::string toString() const { return schema ? schema->text + "." + name.text : name.text; }
};

}  // namespace limbeck::sql
