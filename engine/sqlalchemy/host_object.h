// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/argument_binding.h"
#include "sqlalchemy/vocabulary.h"

#include <map>
#include <memory>
#include <string_view>

namespace limbeck::sqlalchemy {

/// An object of the vocabulary. Lives shorter than its vocabulary.
class HostObject : public python::Object {
public:
    explicit HostObject(Vocabulary &vocabulary) : m_vocabulary(vocabulary) {}
    Vocabulary &vocabulary() const { return m_vocabulary; }

private:
    Vocabulary &m_vocabulary;
};

/// The methods of a class of host objects: name, parameters, body. One static table a class.
template<typename Self>
class MethodTable {
public:
    using Body = Value (*)(Self &, Interpreter &, const Arguments &);
    struct Entry {
        const char *name;
        const char *parameters;
        Body body;
    };
    MethodTable(std::initializer_list<Entry> entries)
    {
        for (const Entry &entry : entries)
            m_methods.emplace(entry.name, Method{Signature(entry.name, entry.parameters), entry.body});
    }
    /// The method bound to `self`; nullopt when there is none of that name.
    std::optional<Value> bind(Self &self, std::string_view name) const
    {
        const auto found = m_methods.find(name);
        if (found == m_methods.end())
            return std::nullopt;
        const Method *method = &found->second;
        auto keep = std::static_pointer_cast<Self>(self.shared_from_this());
        return python::makeFunction(method->signature.function(), [keep, method](Interpreter &interpreter, CallArguments call) {
            return method->body(*keep, interpreter, method->signature.bind(interpreter, std::move(call)));
        });
    }

private:
    struct Method {
        Signature signature;
        Body body;
    };
    std::map<std::string_view, Method> m_methods;
};

/// A free function of the vocabulary with a declared signature.
template<typename Body>
Value nativeFunction(const std::string &name, std::string_view parameters, Body body)
{
    auto signature = std::make_shared<const Signature>(name, parameters);
    return python::makeFunction(name, [signature, body](Interpreter &interpreter, CallArguments call) -> Value {
        return body(interpreter, signature->bind(interpreter, std::move(call)));
    });
}

}  // namespace limbeck::sqlalchemy
