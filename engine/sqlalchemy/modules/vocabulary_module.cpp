// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/modules/vocabulary_module.h"

namespace limbeck::sqlalchemy {

std::vector<std::string> VocabularyModule::publicNames() const
{
    std::vector<std::string> names;
    for (const auto &[name, value] : *m_names)
        names.push_back(name);
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
    return Value(std::make_shared<python::Opaque>(child, interpreter.position()));
}

}  // namespace limbeck::sqlalchemy
