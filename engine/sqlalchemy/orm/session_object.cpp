// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/orm/session_object.h"

#include "sqlalchemy/runtime/connection_object.h"

#include <algorithm>
#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

using Self = SessionObject;

Value nothing(Self &, Interpreter &, const Arguments &) { return {}; }

Value forwarded(Self &self, Interpreter &interpreter, std::string_view name)
{
    return interpreter.getAttribute(self.vocabulary().connection(interpreter), name);
}

const MethodTable<Self> &methods()
{
    static const MethodTable<Self> table{
        {"commit", "", nothing},
        {"flush", "objects=", nothing},
        {"close", "", nothing},
        {"expunge_all", "", nothing},
        {"expire_all", "", nothing},
        {"get_bind", "mapper=, **kw", [](Self &s, Interpreter &in, const Arguments &) { return s.vocabulary().connection(in); }},
        {"connection", "**kw", [](Self &s, Interpreter &in, const Arguments &) { return s.vocabulary().connection(in); }},
        {"remove", "", nothing},
    };
    return table;
}

constexpr const char *kForwarded[] = {"execute", "scalar", "scalars", "begin_nested", "rollback", "run_sync"};

}  // namespace

std::optional<Value> SessionObject::attribute(Interpreter &interpreter, std::string_view name)
{
    if (auto method = methods().bind(*this, name))
        return method;
    if (std::find(std::begin(kForwarded), std::end(kForwarded), name) != std::end(kForwarded))
        return forwarded(*this, interpreter, name);
    if (name == "exec")
        return forwarded(*this, interpreter, "execute");
    if (name == "bind")
        return vocabulary().connection(interpreter);
    if (name == "begin") {
        auto keep = shared_from_this();
        return nativeFunction("begin", "**kw", [keep](Interpreter &, const Arguments &) { return Value(keep); });
    }
    if (name == "is_active")
        return Value(true);
    if (name.starts_with("_"))
        return std::nullopt;
    throw Unsupported(fmt::format("Session.{}: the ORM's unit of work is not run natively", name), interpreter.position(),
                      "Use Core statements on op.get_bind(), or run this step with the project's own Python.");
}

}  // namespace limbeck::sqlalchemy
