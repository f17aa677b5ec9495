// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/host_object.h"

namespace limbeck::sqlalchemy {

/// Session(bind=op.get_bind()): statements run on the migration's connection. Its commit does not end the migration's transaction (python-subset.md §7).
class SessionObject : public HostObject {
public:
    using HostObject::HostObject;
    std::string typeName() const override { return "Session"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    Value enter(Interpreter &) override { return Value(shared_from_this()); }
    bool exit(Interpreter &, const Value &) override { return false; }
};

}  // namespace limbeck::sqlalchemy
