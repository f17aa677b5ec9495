// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/types/type_object.h"

/// Types that a project defines: subclasses of TypeDecorator, UserDefinedType or a built-in type (types.md §3.6).
namespace limbeck::sqlalchemy {

class ProjectTypeClass : public python::Class {
public:
    ProjectTypeClass(Vocabulary &vocabulary, python::ClassDefinition &definition);
    Vocabulary &vocabulary() const { return m_vocabulary; }
    /// The vocabulary's class that it comes from, nearest first.
    std::shared_ptr<TypeClass> root() const;
    Value call(Interpreter &interpreter, CallArguments arguments) override;
    std::optional<Value> subclass(Interpreter &interpreter, python::ClassDefinition &definition) override;

private:
    Vocabulary &m_vocabulary;
};

class ProjectTypeInstance : public python::Instance {
public:
    ProjectTypeInstance(Vocabulary &vocabulary, std::shared_ptr<python::Class> of) : Instance(std::move(of)), m_vocabulary(vocabulary) {}
    Vocabulary &vocabulary() const { return m_vocabulary; }
    CallArguments implArguments;   ///< what reached the built-in constructor
    std::vector<std::pair<std::string, std::shared_ptr<const sql::Type>>> variants;
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    /// As in a script: "Email(length=50)".
    std::string repr(Interpreter &interpreter) override;

private:
    Vocabulary &m_vocabulary;
};

/// Whether the project wrote the class attribute as a method (static and class methods count), not one of the built-in classes. `method` may be null.
bool isWrittenMethod(const Value *method);
/// DDL meaning of the type on both dialects, asking load_dialect_impl and get_col_spec through the interpreter.
sql::Type resolveProjectType(Interpreter &interpreter, ProjectTypeInstance &instance);
/// `impl` of a TypeDecorator with the arguments that reached its constructor.
Value implOf(Interpreter &interpreter, ProjectTypeInstance &instance);
/// Fills a class from its definition: names, bases, method resolution order.
void defineClass(python::Class &cls, const std::shared_ptr<python::Class> &self, python::ClassDefinition &definition);

}  // namespace limbeck::sqlalchemy
