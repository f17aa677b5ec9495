// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/modules/vocabulary_module.h"

namespace limbeck::sqlalchemy {

namespace {

/// A class may be imported from the module that defines it (sqlalchemy.engine.x.Y), which the vocabulary does not list: its objects are known by the class's own name.
class UnknownName : public python::Opaque {
public:
    using Opaque::Opaque;
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override
    {
        const std::optional<Value> found = Opaque::attribute(interpreter, name);
        return found && found->as<Opaque>() ? Value(std::make_shared<UnknownName>(dottedName() + "." + std::string(name), importedAt())) : found;
    }
    std::optional<python::Truth> isInstance(Interpreter &interpreter, const Value &value) override
    {
        const auto object = value.asObject();
        return object && dottedName().ends_with("." + object->typeName()) ? python::Truth::True : Opaque::isInstance(interpreter, value);
    }
};

}  // namespace

std::vector<std::string> VocabularyModule::publicNames() const
{
    std::vector<std::string> names;
    for (const auto &[name, value] : *m_names)
        names.push_back(name);
    if (dottedName() == "sqlalchemy") {   // it has no __all__: its loaded submodules are names too
        for (const char *submodule : {"dialects", "engine", "event", "exc", "inspection", "log", "pool", "schema", "sql", "types", "util"})
            names.emplace_back(submodule);
    }
    return names;
}

std::optional<Value> VocabularyModule::lookup(Interpreter &interpreter, std::string_view name)
{
    if (const auto found = m_names->find(name); found != m_names->end())
        return found->second;
    if (name.starts_with("__"))
        return std::nullopt;
    const std::string child = dottedName() + "." + std::string(name);
    if (auto module = m_vocabulary.importModule(interpreter, child))
        return module;
    return Value(std::make_shared<UnknownName>(child, interpreter.position()));
}

}  // namespace limbeck::sqlalchemy
