// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/interpreter.h"

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Binding of a call's arguments to declared parameters, with Python's own errors.
namespace limbeck::sqlalchemy {

using python::CallArguments;
using python::Interpreter;
using python::Value;

/// What stands where a preview does not know a name (a table's, a column's). A statement whose text contains it is of Certainty::Unknown: worlds look for it.
inline constexpr const char *kUnknownName = "\u27e8unknown\u27e9";

class Arguments;

/// A parameter list as Python writes it, without values: "table_name, *columns, schema=, if_not_exists=, **kw". `name=` is optional (absent when not
/// given), `*` starts the keyword-only ones, `/` ends the positional-only ones.
class Signature {
public:
    Signature(std::string function, std::string_view parameters);
    /// Throws Raised(TypeError) as Python would: unexpected or missing or doubled arguments.
    Arguments bind(Interpreter &interpreter, CallArguments call) const;
    const std::string &function() const { return m_function; }

private:
    friend class Arguments;
    struct Parameter {
        std::string name;
        bool required = false, keywordOnly = false, positionalOnly = false;
    };
    std::optional<std::size_t> indexOf(std::string_view name) const;
    void checkMissing(Interpreter &interpreter, const Arguments &arguments) const;

    std::string m_function;
    std::vector<Parameter> m_parameters;
    bool m_takesRest = false, m_takesExtras = false;
};

/// The bound arguments of one call.
class Arguments {
public:
    using Keywords = std::vector<std::pair<std::string, Value>>;

    Interpreter &interpreter() const { return *m_interpreter; }
    const std::string &function() const { return m_signature->m_function; }
    const SourcePosition &position() const { return m_position; }

    /// The argument, or null when it was not given.
    const Value *find(std::string_view name) const;
    bool has(std::string_view name) const { return find(name) != nullptr; }
    /// None when it was not given.
    Value value(std::string_view name) const;
    /// None and absent: nullopt. Text may be a quoted_name or op.f(); an unknown one is kUnknownName.
    std::optional<std::string> text(std::string_view name) const;
    std::string requiredText(std::string_view name) const;
    bool flag(std::string_view name, bool fallback = false) const;
    std::optional<bool> optionalFlag(std::string_view name) const;
    std::optional<long long> integer(std::string_view name) const;
    std::vector<std::string> texts(std::string_view name) const;

    /// *args
    const std::vector<Value> &rest() const { return m_rest; }
    /// **kwargs
    const Keywords &extras() const { return m_extras; }

private:
    friend class Signature;
    Interpreter *m_interpreter = nullptr;
    const Signature *m_signature = nullptr;
    SourcePosition m_position;
    std::vector<std::optional<Value>> m_values;
    std::vector<Value> m_rest;
    Keywords m_extras;
};

/// Text of a str, quoted_name, op.f() or str-valued enum member; kUnknownName when unknown; TypeError else. `what` names it for people.
std::string textOf(Interpreter &interpreter, const Value &value, std::string_view what);
bool isTextLike(const Value &value);

}  // namespace limbeck::sqlalchemy
