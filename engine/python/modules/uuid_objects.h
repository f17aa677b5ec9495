// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/interpreter.h"

#include <array>

namespace limbeck::python {

/// uuid.UUID
class Uuid : public Object {
public:
    const std::array<std::uint8_t, 16> bytes;
    explicit Uuid(std::array<std::uint8_t, 16> b) : bytes(b) {}
    /// 8-4-4-4-12, lower case.
    std::string text() const;
    std::string hex() const;
    std::string typeName() const override { return "uuid.UUID"; }
    std::shared_ptr<Class> classOf(Interpreter &) override;
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
    std::optional<Value> compare(Interpreter &, syntax::CompareOp op, const Value &other) override;
    std::string str(Interpreter &) override { return text(); }
    std::string repr(Interpreter &) override { return "UUID('" + text() + "')"; }
    std::optional<std::size_t> hash(Interpreter &) override { return std::hash<std::string>()(hex()); }
};
/// With or without dashes, braces, "urn:uuid:"; nullopt: malformed.
std::optional<std::array<std::uint8_t, 16>> parseUuid(std::string_view text);
Value makeUuid(std::array<std::uint8_t, 16> bytes);

}  // namespace limbeck::python
