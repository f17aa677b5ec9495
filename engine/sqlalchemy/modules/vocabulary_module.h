// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/host_object.h"

#include <map>

namespace limbeck::sqlalchemy {

/// Names of a module, made once.
using Names = std::map<std::string, Value, std::less<>>;

/// A module of SQLAlchemy or another known package. Names that it does not know are opaque: they may be imported and held, using them is unsupported.
class VocabularyModule : public python::Module {
public:
    VocabularyModule(Vocabulary &vocabulary, std::string dottedName, std::shared_ptr<const Names> names)
        : Module(std::move(dottedName)), m_vocabulary(vocabulary), m_names(std::move(names))
    {
        isPackage = true;
    }
    std::vector<std::string> publicNames() const override;

protected:
    std::optional<Value> lookup(Interpreter &interpreter, std::string_view name) override;

private:
    Vocabulary &m_vocabulary;
    std::shared_ptr<const Names> m_names;
};

/// core_names.cpp, dialect_names.cpp, orm_names.cpp, package_names.cpp
Names coreNames(Vocabulary &vocabulary, Interpreter &interpreter);
Names exceptionModuleNames(Vocabulary &vocabulary, Interpreter &interpreter);
Names dialectNames(Vocabulary &vocabulary, Interpreter &interpreter, std::string_view dialect);
Names ormNames(Vocabulary &vocabulary, Interpreter &interpreter);
Names eventNames(Vocabulary &vocabulary, Interpreter &interpreter);
Names sqlModelNames(Vocabulary &vocabulary, Interpreter &interpreter);
Names typePackageNames(Vocabulary &vocabulary, std::string_view package);

}  // namespace limbeck::sqlalchemy
